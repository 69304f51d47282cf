import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { Json } from '../cashSheet/json';
import { checkAddress } from './address';
import {
	attempt,
	CREDENTIAL,
	type Caller,
	type CashSheetRequest,
	type Door,
	type Outcome,
} from './attempt';
import { STOPPED, type Failure } from './failures';
import { RETRIES_OF_A_PAGE } from './limits';
import type { ParameterNames } from './parameterNames';
import { emptyProblem } from './requestToken';
import { pause, waitBefore } from './retry';
import { Run } from './run';

export type { Caller, CashSheetRequest };

export interface CashSheetAnswer {
	body: Json;
	/** How often the request was tried again. */
	retries: number;
	/** Errors or warnings that stand beside the data, in the API's words; '' for none. */
	reported?: string;
	/** Why the body is only a part of what was asked for, in words; undefined if nothing says so. */
	partial?: string;
	/** The parameter names that the API accepted. */
	parameterNames: ParameterNames;
}

/**
 * The one door to the API: asks for the cash sheets of a period and some centres.
 *
 * @param itemIndex the input item that asks, if there is one: expressions in the credential may
 * depend on it
 * @param run what the requests of an execution share
 * @param signals end the request when one of them is aborted, besides the run's and the execution's
 * @returns the parsed body, null for an empty one; and what the API reports beside its data
 * @throws NodeApiError with what happened, what to do and the API's own words. Its
 * `context.endsRun` is true when the login was refused: each further try would count against the
 * account. `context.isLasting` is true when it stays so until somebody changes something
 */
export async function getCashSheets(
	context: Caller,
	itemIndex: number | undefined,
	request: CashSheetRequest,
	run = new Run(),
	signals: AbortSignal[] = [],
): Promise<CashSheetAnswer> {
	const all = [...signals, run.signal, ...cancelSignals(context)];
	if (all.some(({ aborted }) => aborted)) throw toError(context, itemIndex, STOPPED);
	// Dropdowns and polls have no input items, and their contexts ignore the second argument.
	const credential = await (context as IExecuteFunctions).getCredentials(
		CREDENTIAL,
		itemIndex ?? 0,
	);
	const { address, failure } = addressOf(credential);
	if (failure) throw toError(context, itemIndex, failure);
	const door: Door = {
		context,
		credential,
		address,
		request,
		run,
		signals: all,
	};
	let retries = 0;
	const ask = async (names: ParameterNames): Promise<Outcome> => {
		const { outcome, tries } = await patiently(door, names);
		retries += tries - 1;
		return outcome;
	};

	const isAuto = request.parameterNames === 'auto';
	let names = isAuto ? run.names.current : (request.parameterNames as ParameterNames);
	let outcome = await ask(names);
	if (isAuto && 'message' in outcome && outcome.isInvalid) {
		const other = await run.names.otherThan(names, async (candidate) => {
			const found = await ask(candidate);
			return 'body' in found ? { found, candidate } : undefined;
		});
		if (other) ({ found: outcome, candidate: names } = other);
	}
	if ('message' in outcome) throw toError(context, itemIndex, outcome);
	run.names.worked(names);
	return { ...outcome, retries, parameterNames: names };
}

function addressOf(
	credential: ICredentialDataDecryptedObject,
): { address: string; failure?: undefined } | { address?: undefined; failure: Failure } {
	const empty = emptyProblem(credential);
	if (empty) {
		const { problem: message, help: description } = empty;
		return { failure: { message, description, endsRun: true } };
	}
	const { address, problem } = checkAddress(credential['baseUrl'], 'API URL');
	if (problem === undefined) return { address };
	const description = "Mapal's own is https://cashrec.api.pro.mapal-os.com";
	return { failure: { message: problem, description, isLasting: true } };
}

function toError(context: Caller, itemIndex: number | undefined, failure: Failure): NodeApiError {
	const error = new NodeApiError(
		context.getNode(),
		{ message: failure.message },
		{ ...failure, itemIndex },
	);
	if (failure.endsRun) error.context['endsRun'] = true;
	if (failure.endsRun || failure.isLasting) error.context['isLasting'] = true;
	return error;
}

const cancelSignals = (context: Caller): AbortSignal[] => {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	return signal ? [signal] : [];
};

/** Tries until there is an answer, a failure that will not pass, or no try is left. */
async function patiently(
	door: Door,
	names: ParameterNames,
): Promise<{ outcome: Outcome; tries: number }> {
	const { run, request, signals } = door;
	// The login and the request are counted apart: each has all the retries that are set.
	const failed = { login: 0, request: 0 };
	let pages = 0;
	for (let retries = 0; ; retries++) {
		const outcome = await attempt(door, names);
		const tries = retries + 1;
		if ('body' in outcome) return { outcome, tries };
		if (outcome.isPage) pages++;
		const isDoubtful = outcome.isPage && pages > RETRIES_OF_A_PAGE && !run.hasAnswered;
		const before = failed[outcome.isLogin ? 'login' : 'request']++;
		const isOver = before >= request.maxRetries || signals.some(({ aborted }) => aborted);
		if (!outcome.mayPass || isDoubtful || isOver) {
			const tried = retries > 0 && outcome !== STOPPED ? `Tried ${tries} times. ` : '';
			return { outcome: { ...outcome, description: tried + outcome.description }, tries };
		}
		await pause(waitBefore(before, outcome.retryAfter), signals);
	}
}
