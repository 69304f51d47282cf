import { DEEPEST_NESTING } from '../cashSheet/parseJson';
import { answerWords, errorJson, inTheirWords, isPage, quote, type Answer } from './answer';
import { networkFault } from './fault';
import { LONG_TOKEN } from './limits';
import { failureKind } from './loginErrors';
import { ALL_NAMES, shownNames, type ParameterNames } from './parameterNames';
import { mayPass, retryAfter, waitInWords } from './retry';

/*
 * What the user reads when the API can't be read: the message says what happened, the description
 * what to do, with the API's own words in one of them.
 */

export interface Failure {
	message: string;
	description: string;
	/** The HTTP status, where there was one. */
	httpCode?: string;
	/** Whether no further item should be tried. */
	endsRun?: boolean;
	/** Whether it stays so until somebody changes something: the credential, the fields, the account. */
	isLasting?: boolean;
	/** Whether the same request may succeed a little later. */
	mayPass?: boolean;
	/** Whether it is a web page, which may be a wrong address as well as a proxy's. */
	isPage?: boolean;
	/** Whether it is the login that failed. */
	isLogin?: boolean;
	/** How long the API asks to wait before that, in milliseconds. */
	retryAfter?: number;
	/** Whether the parameters' names may be wrong: a 400 with code 100. */
	isInvalid?: boolean;
}

/** What was asked, for the words of a failure. */
export interface Asked {
	/** `2026-03-03T00:00:00 to 2026-03-04T23:59:59, centres 101, 102` */
	what?: string;
	parameterNames?: ParameterNames;
	/** Whether the names are found by trying. */
	isAuto?: boolean;
	/** How long the token is that was sent. */
	tokenLength?: number;
}

/** Reads an error that the login threw; n8n wraps it, and n8n 1.x keeps only its words. */
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

/** Whether an answer says that the token is not or no longer good. */
export function refusesToken(answer: Answer): boolean {
	if (answer.statusCode === 401) return true;
	if (answer.statusCode !== 403 || isPage(answer.body)) return false;
	const { code = '', message = '' } = answerWords(answer, []);
	return (
		/token/i.test(`${code} ${message}`) && /expire|invalid|revoked/i.test(`${code} ${message}`)
	);
}

/** A token that was issued a moment ago is refused. */
export function tokenRefused(answer: Answer, secrets: string[]): Failure {
	const said = inTheirWords(answerWords(answer, secrets));
	return {
		message: 'Cashrec refused the token of a fresh login',
		description: `The login worked, but the API does not accept it (${answer.statusCode}). Check that 'API URL' and 'Login URL' in the credential belong together, and ask Mapal Customer Support whether this user may use the Cashrec API${said && `. Cashrec said: ${said}`}`,
		httpCode: String(answer.statusCode),
		isLasting: true,
	};
}

/** n8n ends with a 401 where a token of a fresh login can't even be sent. */
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

/** An answer whose status is not 2xx and that does not refuse the token. */
export function badStatus(answer: Answer, secrets: string[], asked: Asked = {}): Failure {
	const { statusCode } = answer;
	const words = answerWords(answer, secrets);
	const said = inTheirWords(words);
	const saying = said && `. Cashrec said: ${said}`;
	const question = asked.what === undefined ? '' : `It was asked for ${asked.what}. `;
	const wait = retryAfter(answer.headers['retry-after']);
	const failure = (message: string, description: string): Failure => ({
		message,
		description: `${description}${saying}`,
		httpCode: String(statusCode),
		mayPass: mayPass(statusCode),
		retryAfter: wait,
		isLasting: isLasting(answer),
	});

	if ([301, 302, 303, 307, 308].includes(statusCode)) {
		return {
			message: "'API URL' leads to another address",
			description:
				'The token is never sent on to another address. Enter the final one in the credential',
			httpCode: String(statusCode),
			isLasting: true,
		};
	}
	if (statusCode === 407) {
		return failure(
			'The proxy between n8n and Cashrec asks for a login (HTTP 407)',
			'Ask whoever runs n8n to set the user and password of the proxy',
		);
	}
	if ((asked.tokenLength ?? 0) > LONG_TOKEN && [400, 413, 414, 431].includes(statusCode)) {
		return failure(
			`The token of the login is too long for Cashrec (HTTP ${statusCode})`,
			`It has ${asked.tokenLength} characters. Ask Mapal Customer Support for a user with fewer rights in the token`,
		);
	}
	if ([413, 414, 431].includes(statusCode)) {
		return failure(
			`The request is too long for Cashrec (HTTP ${statusCode})`,
			`${question}Lower 'Centres per Request' under 'Requests'`,
		);
	}
	if (statusCode === 403) {
		return failure(
			'The Mapal user may not read these cash sheets',
			'Ask your Mapal administrator to give the user access to Cashrec and these centres',
		);
	}
	if (statusCode === 404 && (words.code === '0' || /tenant/i.test(words.message ?? ''))) {
		return failure(
			'This Mapal account is not set up for Cashrec',
			'Ask Mapal Customer Support to set up the Cashrec API for your account',
		);
	}
	if (statusCode === 404) {
		return failure(
			"There is no Cashrec API at 'API URL'",
			"Check 'API URL' in the credential: it is the address without a path",
		);
	}
	if (statusCode === 429) {
		return failure(
			'Cashrec is receiving too many requests',
			`Wait ${waitInWords(wait)}, then try again; ask less often or for fewer centres at once`,
		);
	}
	if (statusCode >= 500 || mayPass(statusCode)) {
		return failure(
			`Cashrec could not answer (HTTP ${statusCode})`,
			`${question}Mapal's service was not able to answer. Try again later`,
		);
	}
	if (statusCode < 400) {
		return {
			...failure(
				`Cashrec gave no cash sheets (HTTP ${statusCode})`,
				"Something between n8n and Cashrec may have answered. Check 'API URL' in the credential, then try again",
			),
			isLasting: false,
		};
	}
	return { ...notAccepted(answer, words, asked), retryAfter: wait };
}

function notAccepted(
	answer: Answer,
	words: { code?: string; message?: string },
	asked: Asked,
): Failure {
	const { statusCode } = answer;
	const said = inTheirWords({ code: words.code, message: words.message });
	// n8n replaces a message that contains the code of a network fault, whoever wrote it.
	const fitsMessage = said !== '' && !/E[A-Z]{4,}|GETADDRINFO/.test(said);
	const isInvalid = statusCode === 400 && words.code === '100';
	const question = asked.what === undefined ? '' : `It was asked for ${asked.what}. `;
	const others = ALL_NAMES.filter((names) => names !== asked.parameterNames);
	const names =
		isInvalid && asked.isAuto
			? 'The other names of the parameters were not accepted either'
			: `If they are right, your installation may use other parameter names: set the option 'Parameter Names' to ${others.map(shownNames).join(' or ')}`;
	return {
		message: `Cashrec did not accept the request${statusCode === 400 ? '' : ` (HTTP ${statusCode})`}${fitsMessage ? `: ${said}` : ''}`,
		description: `${question}Check 'Centre IDs' and the dates. ${names}${said && !fitsMessage ? `. Cashrec said: ${said}` : ''}`,
		httpCode: String(statusCode),
		isInvalid,
		isLasting: isLasting(answer),
	};
}

/**
 * Whether an answer that is an error is the API's own, and not of a kind that passes. A page or a text
 * is a proxy's, which may be gone the next time; an API may also refuse without a word.
 */
function isLasting(answer: Answer): boolean {
	const { statusCode, body } = answer;
	if (mayPass(statusCode) || statusCode >= 500) return false;
	return body.trim() === '' || errorJson(answer) !== undefined;
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
