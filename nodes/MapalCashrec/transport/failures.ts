import { DEEPEST_NESTING } from '../cashSheet/parseJson';
import { answerWords, inTheirWords, isPage, quote, type Answer } from './answer';
import { networkFault } from './fault';
import { failureKind } from './loginErrors';

/*
 * What the user reads when a request fails: the message says what happened, the description what to
 * do. One of them quotes the API's own words.
 */

export interface Failure {
	message: string;
	description: string;
	/** The HTTP status, where there was one. */
	httpCode?: string;
	/** Whether no further item should be tried. */
	endsRun?: boolean;
	/** Whether it stays so until somebody changes the credential, the fields or the account. */
	isLasting?: boolean;
	/** Whether the same request may succeed a little later. */
	mayPass?: boolean;
	/** Whether a web page came: the address may be wrong, or a proxy may have answered. */
	isPage?: boolean;
	/** Whether it is the login that failed. */
	isLogin?: boolean;
	/** How long the API or the login asks to wait before a retry, in milliseconds. */
	retryAfter?: number;
	/** Whether the parameters' names may be wrong: a 400 with code 100. */
	isInvalid?: boolean;
}

/**
 * The failure of an error that the login threw; undefined for any other error. n8n wraps the error,
 * and n8n 1.x keeps only its words.
 */
export function loginFailure(error: unknown): Failure | undefined {
	const { cause } = (error ?? {}) as { cause?: unknown };
	const thrown = (cause instanceof Error ? cause : error) as {
		message?: unknown;
		description?: unknown;
	};
	const found = failureKind(thrown);
	if (found === undefined) return undefined;
	const { description } = thrown;
	return {
		message: String(thrown.message),
		description: typeof description === 'string' ? description : '',
		endsRun: found.kind === 'refused' || found.kind === 'incomplete',
		mayPass: found.kind === 'failing' || found.kind === 'page',
		isPage: found.kind === 'page',
		isLogin: true,
		retryAfter: found.retryAfter,
	};
}

/** Whether an answer refuses the token: with HTTP 401, or with a 403 whose words say so. */
export function refusesToken(answer: Answer): boolean {
	if (answer.statusCode === 401) return true;
	if (answer.statusCode !== 403 || isPage(answer.body)) return false;
	const { code = '', message = '' } = answerWords(answer, []);
	return (
		/token/i.test(`${code} ${message}`) && /expire|invalid|revoked/i.test(`${code} ${message}`)
	);
}

/** The failure when the API refuses a token that was issued a moment ago. */
export function tokenRefused(answer: Answer, secrets: string[]): Failure {
	const said = inTheirWords(answerWords(answer, secrets));
	return {
		message: 'Cashrec refused the token of a fresh login',
		description: `The login worked, but the API does not accept it (${answer.statusCode}). Check that 'API URL' and 'Login URL' in the credential belong together, and ask Mapal Customer Support whether this user may use the Cashrec API${said && `. Cashrec said: ${said}`}`,
		httpCode: String(answer.statusCode),
		isLasting: true,
	};
}

/** The same failure, when n8n ends with a 401 of its own as a fresh token could not be sent. */
export function refusedByN8n(error: unknown): Failure | undefined {
	if ((error as { httpCode?: unknown } | undefined)?.httpCode !== '401') return undefined;
	return tokenRefused({ statusCode: 401, headers: {}, body: '' }, []);
}

/** The execution was cancelled, or another request of the run has failed for good. */
export const STOPPED: Failure = {
	message: 'The request was stopped before Cashrec had answered',
	description: 'The execution was cancelled, or another request of it has failed',
};

/** @param what what was asked for, in words */
export function notAnswered(error: unknown, timeoutSeconds: number, what?: string): Failure {
	const fault = networkFault(error, timeoutSeconds);
	const details = fault.code && ` (${fault.code})`;
	const asked = what === undefined ? '' : `It was asked for ${what}. `;
	let advice = `Check 'API URL' in the credential and the network of n8n, then try again${details}`;
	if (fault.isTooLarge) advice = `${asked}Ask for fewer days or centres at once`;
	if (fault.timedOut && what !== undefined) {
		advice = `${asked}Ask for fewer days or centres at once, or raise 'Timeout (Seconds)'${details}`;
	}
	return { mayPass: fault.mayPass, message: `Cashrec ${fault.what}`, description: advice };
}

/** HTTP 200 with a body that says that something is wrong. */
export function errorInDisguise(answer: Answer, secrets: string[], asked: string): Failure {
	const words = inTheirWords(answerWords(answer, secrets));
	return {
		message: 'Cashrec reported a fault instead of cash sheets',
		description: `${words && `Cashrec said: ${words}. `}It was asked for ${asked}. If centres and dates are right, ask Mapal Customer Support about these words`,
	};
}

/** HTTP 200 with something that can't hold cash sheets. */
export function wrongKind(text: string, body: unknown, secrets: string[]): Failure {
	const isWebPage = isPage(text);
	return {
		// JSON that breaks off may be whole the next time.
		mayPass: isWebPage || (body === undefined && /^\s*[[{]/.test(text.slice(0, 100))),
		isPage: isWebPage,
		message: `Cashrec answered with ${kindOf(text, body)} instead of cash sheets`,
		description: `Check 'API URL' in the credential. The answer begins with: ${quote(text, secrets)}`,
	};
}

/** HTTP 200 with JSON that has too many levels to be read. */
export const TOO_DEEP: Failure = {
	message: 'Cashrec answered with JSON that is nested too deeply',
	description: `It has more than ${DEEPEST_NESTING} levels, which no list of cash sheets needs. Check 'API URL' in the credential`,
};

function kindOf(text: string, body: unknown): string {
	const beginning = text.slice(0, 100);
	if (typeof body === 'boolean') return 'true or false';
	if (typeof body === 'number') return 'a number';
	if (typeof body === 'string') return 'a text';
	if (/^\s*[[{]/.test(beginning)) return 'incomplete or damaged JSON';
	return /^\s*</.test(beginning) ? 'a web page' : 'a text';
}
