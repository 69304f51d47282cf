import type {
	ICredentialDataDecryptedObject,
	ICredentialTestFunctions,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
	IN8nHttpFullResponse,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeApiError, sleep } from 'n8n-workflow';

import { isErrorBody } from '../cashSheet/errorWords';
import type { Period } from '../cashSheet/period';
import type { Json } from '../cashSheet/json';
import { checkAddress } from './address';
import { inTheirWords, parseJson, reportedWords, toAnswer, type Answer } from './answer';
import {
	badStatus,
	errorInDisguise,
	loginFailure,
	notAnswered,
	refusedToken,
	TOKEN_REFUSED,
	wrongKind,
	type Failure,
} from './failures';
import { requestToken, type SendForm } from './login';
import { waitBefore } from './retry';

const CREDENTIAL = 'mapalCashrecApi';
const CASH_SHEET_PATH = '/api/v1/cashSheet';
const TEST_TIMEOUT_SECONDS = 30;

/** How the API calls its three parameters; its documentation says that installations differ. */
export const PARAMETER_NAMES = {
	camelCase: { start: 'startDate', end: 'endDate', centres: 'centersList' },
	pascalCase: { start: 'StartDate', end: 'EndDate', centres: 'CentersList' },
} as const;

/** Where a request may come from: a run, a list of the editor, or a poll. */
export type Caller = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

export interface CashSheetRequest {
	period: Period;
	centres: string[];
	parameterNames: keyof typeof PARAMETER_NAMES;
	timeoutSeconds: number;
	/** How often to try again after a fault that may pass. */
	maxRetries: number;
}

export interface CashSheetAnswer {
	body: Json;
	/** How often it was tried again. */
	retries: number;
	/** Errors or warnings that stand beside the data, in the API's words; '' for none. */
	reported?: string;
}

/**
 * The one door to the API: asks for the cash sheets of a period and some centres.
 *
 * @param itemIndex the input item that asks, if there is one; a credential may depend on it by an
 * expression
 * @returns the parsed body, null for an empty one; and what the API reports beside its data
 * @throws NodeApiError with what happened, what to do and the API's own words. Its
 * `context.endsRun` is true when the login was refused: each further try would count against the
 * account. `context.isLasting` is true when it stays so until somebody changes something
 */
export async function getCashSheets(
	context: Caller,
	itemIndex: number | undefined,
	request: CashSheetRequest,
): Promise<CashSheetAnswer> {
	const node = context.getNode();
	const fail = (failure: Failure) => {
		const error = new NodeApiError(node, { message: failure.message }, { ...failure, itemIndex });
		if (failure.endsRun) error.context['endsRun'] = true;
		const isRefusal = /^[34]/.test(failure.httpCode ?? '') && !failure.mayPass;
		if (failure.endsRun || failure.isLasting || isRefusal) error.context['isLasting'] = true;
		return error;
	};

	// A list of the editor and a poll have no items, and their contexts no such parameter.
	const credential = await (context as IExecuteFunctions).getCredentials(
		CREDENTIAL,
		itemIndex ?? 0,
	);
	const { address, problem } = checkAddress(credential['baseUrl'], 'API URL');
	if (problem !== undefined) {
		throw fail({
			message: problem,
			description: "Mapal's own is https://cashrec.api.pro.mapal-os.com",
			isLasting: true,
		});
	}

	for (let retries = 0; ; retries++) {
		const outcome = await attempt(context, credential, address, request);
		if ('body' in outcome) return { ...outcome, retries };
		const signal = cancelSignal(context);
		if (!outcome.mayPass || retries >= request.maxRetries || signal?.aborted) {
			const tried = retries > 0 ? `Tried ${retries + 1} times. ` : '';
			throw fail({ ...outcome, description: tried + outcome.description });
		}
		await pause(waitBefore(retries, outcome.retryAfter), signal);
	}
}

const cancelSignal = (context: Caller): AbortSignal | undefined =>
	'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;

/** Waits, but not on when the execution is cancelled. */
async function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
	const until = Date.now() + ms;
	// In slices: which function of n8n-workflow takes the signal differs between its versions.
	for (let left = ms; left > 0 && !signal?.aborted; left = until - Date.now()) {
		await sleep(Math.min(left, 100));
	}
}

/** One request, with a login if one is due. */
async function attempt(
	context: Caller,
	credential: ICredentialDataDecryptedObject,
	address: string,
	request: CashSheetRequest,
): Promise<Failure | { body: Json; reported?: string }> {
	const asked = askedFor(request);
	let answer: Answer;
	try {
		answer = await send(context, credential, address, request);
	} catch (error) {
		return (
			loginFailure(error) ??
			refusedToken(error) ??
			notAnswered(error, request.timeoutSeconds, asked)
		);
	}

	const secrets = secretsOf(credential);
	if (answer.statusCode < 200 || answer.statusCode > 299) {
		return badStatus(answer, secrets, asked, request.parameterNames);
	}
	const text = answer.body.trim();
	if (text === '') return { body: null };
	let body = parseJson(text);
	// Some services wrap the JSON into a text of JSON.
	if (typeof body === 'string') body = parseJson(body) ?? body;
	if (body === undefined || (typeof body !== 'object' && body !== null)) {
		return wrongKind(text, body, secrets);
	}
	if (isErrorBody(body)) return errorInDisguise(answer, secrets, asked);
	return { body, reported: inTheirWords(reportedWords(body, secrets)) };
}

async function send(
	context: Caller,
	credential: ICredentialDataDecryptedObject,
	address: string,
	{ period, centres, parameterNames, timeoutSeconds }: CashSheetRequest,
): Promise<Answer> {
	const names = PARAMETER_NAMES[parameterNames];
	// Built anew for each call: n8n changes the object that it is given.
	const options = (): IHttpRequestOptions => ({
		method: 'GET',
		url: address + CASH_SHEET_PATH,
		qs: {
			[names.start]: period.start,
			[names.end]: period.end,
			[names.centres]: centres.join(','),
		},
		headers: { Accept: 'application/json' },
		// The text as it came, to tell cut-off JSON, a web page and an empty body apart.
		encoding: 'text',
		timeout: timeoutSeconds * 1000,
		returnFullResponse: true,
	});
	// With the credential of this item: by itself n8n would take the first item's.
	const decrypted = { id: '', name: CREDENTIAL, type: CREDENTIAL, data: credential };
	const call = async (extra: Partial<IHttpRequestOptions>) =>
		(await context.helpers.httpRequestWithAuthentication.call(
			context,
			CREDENTIAL,
			{ ...options(), ...extra },
			{ credentialsDecrypted: decrypted },
		)) as IN8nHttpFullResponse;

	// 401 is left to n8n, which logs in afresh and tries again.
	let response = await call({ ignoreHttpStatusErrors: { ignore: true, except: [401] } });
	// n8n before 2.10 takes the object for `true` and hands the 401 over.
	if (response.statusCode === 401) response = await call({});
	return toAnswer(response);
}

/** What a request was about, for messages. */
function askedFor({ period, centres }: CashSheetRequest): string {
	const shown = centres.slice(0, 5).join(', ');
	const more = centres.length > 5 ? ` and ${centres.length - 5} more` : '';
	return `${period.start} to ${period.end}, ${centres.length === 1 ? 'centre' : 'centres'} ${shown}${more}`;
}

function secretsOf(credential: ICredentialDataDecryptedObject): string[] {
	return ['password', 'clientSecret', 'accessToken'].map((name) => String(credential[name] ?? ''));
}

/**
 * The test of a credential: a fresh login, so that it can't pass on a token of earlier, and a request
 * for nothing, whose 400 proves that the API accepts the token.
 *
 * @returns undefined when all works, else what is wrong and what to do (n8n shows one text only)
 */
export async function testCredential(
	{ helpers }: ICredentialTestFunctions,
	credential: ICredentialDataDecryptedObject,
): Promise<string | undefined> {
	// The context of a credential test has n8n's older helper only.
	const call = async (options: object) =>
		toAnswer(
			(await helpers.request({
				simple: false,
				resolveWithFullResponse: true,
				followRedirect: false,
				followAllRedirects: false,
				...options,
			})) as IN8nHttpFullResponse,
		);
	const text = ({ message, description }: Failure) => `${message}. ${description}`;

	let token: string;
	try {
		const send: SendForm = async (url, form, timeout) =>
			await call({ method: 'POST', url, form, headers: { Accept: 'application/json' }, timeout });
		token = (await requestToken(send, credential)).accessToken;
	} catch (error) {
		return text(loginFailure({ cause: error }) ?? notAnswered(error, TEST_TIMEOUT_SECONDS));
	}

	const { address, problem } = checkAddress(credential['baseUrl'], 'API URL');
	if (problem !== undefined) return problem;
	let answer: Answer;
	try {
		answer = await call({
			method: 'GET',
			url: address + CASH_SHEET_PATH,
			headers: { Accept: 'application/json', Authorization: `Bearer ${token}` },
			timeout: TEST_TIMEOUT_SECONDS * 1000,
		});
	} catch (error) {
		return text(notAnswered(error, TEST_TIMEOUT_SECONDS));
	}
	const secrets = [...secretsOf(credential), token];
	if (answer.statusCode === 401) return text(TOKEN_REFUSED);
	// Without centres and dates the API answers 400, in JSON: a web page says nothing of the token.
	const body = parseJson(answer.body);
	if (answer.statusCode === 400 && body !== undefined) return undefined;
	if (answer.statusCode < 200 || answer.statusCode > 299) return text(badStatus(answer, secrets));
	if (answer.body !== '' && typeof body !== 'object')
		return text(wrongKind(answer.body, body, secrets));
	return undefined;
}
