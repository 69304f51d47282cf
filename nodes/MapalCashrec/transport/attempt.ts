import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
} from 'n8n-workflow';

import { isErrorBody } from '../cashSheet/errorBody';
import type { Json } from '../cashSheet/json';
import { parseJson } from '../cashSheet/parseJson';
import type { Period } from '../cashSheet/period';
import { inTheirWords, reportedWords, type Answer } from './answer';
import { badStatus } from './badStatus';
import {
	errorInDisguise,
	loginFailure,
	notAnswered,
	refusedByN8n,
	refusesToken,
	STOPPED,
	tokenRefused,
	TOO_DEEP,
	wrongKind,
	type Failure,
} from './failures';
import { CALLS_PER_TRY, FRESH_TOKENS } from './limits';
import { announce, issuedAt, type Caller as LoginCaller } from './login';
import { PARAMETER_NAMES, type ParameterNames } from './parameterNames';
import { whyPartial } from './partial';
import { checkProxy } from './proxy';
import { unreachable } from './requestToken';
import type { Run } from './run';
import { exchange, Stopped, TimedOut, withBounds, type Bounds } from './send';
import { accountOf, forgetToken, isOwnToken } from './token';

export const CREDENTIAL = 'mapalCashrecApi';
export const CASH_SHEET_PATH = '/api/v1/cashSheet';

/** Where a request may come from: a run, a dropdown of the editor, or a poll. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export interface CashSheetRequest {
	period: Period;
	centres: string[];
	/** `auto` tries the other names where the first are refused. */
	parameterNames: ParameterNames | 'auto';
	/** For each try of the request, with a login if one is due. */
	timeoutSeconds: number;
	/** How often to try again after a fault that may pass. */
	maxRetries: number;
}

/** What all tries of a request share. */
export interface Door {
	context: Caller;
	/** Its token is always the one that was sent last. */
	credential: ICredentialDataDecryptedObject;
	/** The API's, as `checkAddress` gives it. */
	address: string;
	request: CashSheetRequest;
	run: Run;
	signals: AbortSignal[];
}

export type Outcome = Failure | { body: Json; reported?: string; partial?: string };

/** One try of a request, within one deadline, with a login if one is due. Never throws. */
export async function attempt(door: Door, names: ParameterNames): Promise<Outcome> {
	const { context, credential, address, request, run, signals } = door;
	const what = askedFor(request);
	const caller: Omit<LoginCaller, 'signal'> = { since: run.since, isWaiting: false };
	try {
		return await withBounds(request.timeoutSeconds * 1000, signals, async (bounds) => {
			if (!run.checked.has(address)) {
				const exposed = await checkProxy(
					address,
					'API URL',
					async (url, { signal, left }) =>
						(await context.helpers.httpRequest({
							...plainRequest(url, { signal, left }),
							disableFollowRedirect: true,
						})) as IN8nHttpFullResponse,
				);
				if (exposed) {
					return { message: exposed.problem, description: exposed.help, isLasting: true };
				}
				run.checked.add(address);
			}
			const loginCaller = Object.assign(caller, { signal: bounds.signal });
			const { answer, token, isRefused } = await withToken(door, names, bounds, loginCaller);
			const secrets = secretsOf(credential, token);
			if (isRefused) {
				const mayPass = run.accepted.has(accountOf(credential));
				return { ...tokenRefused(answer, secrets), mayPass, isLasting: !mayPass };
			}
			run.accepted.add(accountOf(credential));
			if (answer.statusCode < 200 || answer.statusCode > 299) {
				const isAuto = request.parameterNames === 'auto';
				return badStatus(answer, secrets, {
					what,
					parameterNames: names,
					isAuto,
					haveNamesWorked: run.hasAnswered,
					tokenLength: token.length,
				});
			}
			const outcome = read(answer, secrets, what);
			if ('body' in outcome) run.hasAnswered = true;
			return outcome;
		});
	} catch (error) {
		if (error instanceof Stopped) return STOPPED;
		const { timeoutSeconds } = request;
		const late = error instanceof TimedOut && caller.isWaiting;
		return (
			loginFailure(late ? unreachable(error, timeoutSeconds) : error) ??
			refusedByN8n(error) ??
			notAnswered(error, timeoutSeconds, what)
		);
	}
}

/**
 * Sends the request, and sends it again if its token is refused: n8n then gets the newest token
 * that this process knows, or one of a fresh login.
 */
async function withToken(
	door: Door,
	names: ParameterNames,
	bounds: Bounds,
	caller: LoginCaller,
): Promise<{ answer: Answer; token: string; isRefused: boolean }> {
	const { credential } = door;
	const begun = Date.now();
	// After an edit of the credential one fresh token is enough: its fields may not belong together.
	const isEdited = credential['accessToken'] !== '' && !isOwnToken(credential);
	let left = isEdited ? 1 : FRESH_TOKENS;
	for (let calls = 1; ; calls++) {
		// The credential of this input item: by itself n8n would take the first item's.
		const data = { ...credential };
		announce(data, caller);
		const { answer, token } = await send(door, data, names, bounds);
		for (const name of ['accessToken', 'tokenFingerprint', 'tokenExpiresAt']) {
			credential[name] = data[name] ?? '';
		}
		const isRefused = refusesToken(answer);
		if (!isRefused) return { answer, token, isRefused };
		const isFresh = (issuedAt({ ...credential, accessToken: token }) ?? 0) >= begun;
		forgetToken(accountOf(credential), token);
		if (isFresh) left--;
		if (left === 0 || calls >= CALLS_PER_TRY) return { answer, token, isRefused };
	}
}

async function send(
	{ context, address, request: { period, centres } }: Door,
	data: ICredentialDataDecryptedObject,
	parameterNames: ParameterNames,
	bounds: Bounds,
): Promise<{ answer: Answer; token: string }> {
	const names = PARAMETER_NAMES[parameterNames];
	const options: IHttpRequestOptions = {
		...plainRequest(address + CASH_SHEET_PATH, bounds),
		qs: {
			[names.start]: period.start,
			[names.end]: period.end,
			[names.centres]: centres.join(','),
		},
	};
	// n8n gives a request the execution's cancel signal. This one is aborted by the deadline too.
	const stoppable = Object.create(context, {
		getExecutionCancelSignal: { value: () => bounds.signal },
	}) as Caller;
	const answer = await exchange(
		async () =>
			(await context.helpers.httpRequestWithAuthentication.call(stoppable, CREDENTIAL, options, {
				credentialsDecrypted: { id: '', name: CREDENTIAL, type: CREDENTIAL, data },
			})) as IN8nHttpFullResponse,
		bounds,
	);
	// `authenticate` has put the token there.
	const token = String(options.headers?.['Authorization'] ?? '').replace(/^Bearer /, '');
	return { answer, token };
}

/** A GET whose answer comes as a stream, whatever its status. */
const plainRequest = (url: string, { signal, left }: Bounds): IHttpRequestOptions => ({
	method: 'GET',
	url,
	headers: { Accept: 'application/json' },
	encoding: 'stream',
	timeout: Math.max(1, Math.ceil(left())),
	abortSignal: signal,
	ignoreHttpStatusErrors: true,
	returnFullResponse: true,
});

/** Ends a sentence about an answer without a body, whose status does not say that it has none. */
const EMPTY = 'it is empty';

/** Reads an answer with status 2xx. */
function read(answer: Answer, secrets: string[], what: string): Outcome {
	const text = answer.body.trim();
	if (text === '') {
		const isMeant = answer.statusCode === 204;
		return { body: null, partial: isMeant ? undefined : (whyPartial(answer, null) ?? EMPTY) };
	}
	const outer = parseJson(text);
	// Some services send their JSON as one JSON string.
	const inner = typeof outer.value === 'string' ? parseJson(outer.value) : outer;
	if ([outer, inner].some(({ flaw }) => flaw === 'nested too deeply')) return TOO_DEEP;
	const value = inner.value ?? outer.value;
	if (value === undefined || (typeof value !== 'object' && value !== null)) {
		return wrongKind(text, value, secrets);
	}
	if (isErrorBody(value)) return errorInDisguise(answer, secrets, what);
	// The text is let go before the records are read: both are large.
	answer.body = '';
	return {
		body: value,
		reported: inTheirWords(reportedWords(value, secrets)),
		partial: whyPartial(answer, value),
	};
}

/** What a request was about, for messages. */
function askedFor({ period, centres }: CashSheetRequest): string {
	const shown = centres.slice(0, 5).join(', ');
	const more = centres.length > 5 ? ` and ${centres.length - 5} more` : '';
	return `${period.start} to ${period.end}, ${centres.length === 1 ? 'centre' : 'centres'} ${shown}${more}`;
}

/** What must not be shown. */
export const secretsOf = (credential: ICredentialDataDecryptedObject, token: string): string[] => [
	...['password', 'clientSecret', 'accessToken'].map((name) => String(credential[name] ?? '')),
	token,
];
