import type { Json } from '../cashSheet/json';
import { answerWords, inTheirWords, quote, type Answer } from './answer';
import { networkFault } from './fault';
import { loginFailures } from './login';
import { mayPass, retryAfter } from './retry';

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
	/** How long the API asks to wait before that, in milliseconds. */
	retryAfter?: number;
}

/** Reads an error that the login threw; n8n wraps it, and n8n 1.x keeps only its words. */
export function loginFailure(error: unknown): Failure | undefined {
	const { cause } = error as { cause?: unknown };
	const { message, description } = (cause instanceof Error ? cause : error) as {
		message?: unknown;
		description?: unknown;
	};
	const kind = typeof message === 'string' ? loginFailures.get(message) : undefined;
	if (kind === undefined) return undefined;
	return {
		message: String(message),
		description: typeof description === 'string' ? description : '',
		endsRun: kind === 'refused',
		mayPass: kind === 'failing',
	};
}

/** A 401 to a token that was issued a moment ago. */
export const TOKEN_REFUSED: Failure = {
	message: 'Cashrec refused the token of a fresh login',
	description:
		"The login worked, but the API does not accept it (401). Check that 'API URL' and 'Login URL' in the credential belong together, and ask Mapal Customer Support whether this user may use the Cashrec API",
	httpCode: '401',
};

/** n8n has logged in afresh and tried again when it throws a 401. */
export function refusedToken(error: unknown): Failure | undefined {
	return (error as { httpCode?: unknown }).httpCode === '401' ? TOKEN_REFUSED : undefined;
}

/** @param asked what was asked for, in words */
export function notAnswered(error: unknown, timeoutSeconds: number, asked?: string): Failure {
	const { what, code, timedOut, mayPass: passing } = networkFault(error, timeoutSeconds);
	const details = code && ` (${code})`;
	return {
		mayPass: passing,
		message: `Cashrec ${what}`,
		description:
			timedOut && asked !== undefined
				? `It was asked for ${asked}. Ask for fewer days or centres at once, or raise the option 'Timeout'${details}`
				: `Check 'API URL' in the credential and the network of n8n, then try again${details}`,
	};
}

/** An answer whose status is not 2xx, and not 401. */
export function badStatus(
	answer: Answer,
	secrets: string[],
	asked?: string,
	parameterNames?: string,
): Failure {
	const { statusCode } = answer;
	const words = answerWords(answer, secrets);
	const said = inTheirWords(words);
	const httpCode = String(statusCode);
	const passing = {
		mayPass: mayPass(statusCode),
		retryAfter: retryAfter(answer.headers['retry-after']),
	};
	// n8n replaces a message that contains the code of a network fault, whoever wrote it.
	const fitsMessage = said !== '' && !/E[A-Z]{4,}|GETADDRINFO/.test(said);
	const inMessage = fitsMessage ? `: ${said}` : '';
	const saying = said && `. Cashrec said: ${said}`;
	const question = asked === undefined ? '' : `It was asked for ${asked}. `;

	if (statusCode >= 300 && statusCode < 400) {
		return {
			message: "'API URL' leads to another address",
			description:
				'The token is never sent on to another address. Enter the final one in the credential',
			httpCode,
		};
	}
	if (statusCode === 403) {
		return {
			message: 'The Mapal user may not read these cash sheets',
			description: `Ask your Mapal administrator to give the user access to Cashrec and these centres${saying}`,
			httpCode,
		};
	}
	if (statusCode === 404 && (words.code === '0' || /tenant/i.test(words.message ?? ''))) {
		return {
			message: 'This Mapal account is not set up for Cashrec',
			description: `Ask Mapal Customer Support to set up the Cashrec API for your account${saying}`,
			httpCode,
		};
	}
	if (statusCode === 404) {
		return {
			message: "There is no Cashrec API at 'API URL'",
			description: `Check 'API URL' in the credential: it is the address without a path${saying}`,
			httpCode,
		};
	}
	if (statusCode === 429) {
		return {
			...passing,
			message: 'Cashrec is receiving too many requests',
			description: `Wait ${waitTime(answer)}, then try again; ask less often or for fewer centres at once${saying}`,
			httpCode,
		};
	}
	if (statusCode >= 500) {
		return {
			...passing,
			message: `Cashrec could not answer (HTTP ${statusCode})`,
			description: `${question}Mapal's service was not able to answer. Try again later${saying}`,
			httpCode,
		};
	}
	const otherNames =
		parameterNames === 'pascalCase'
			? 'startDate, endDate, centersList'
			: 'StartDate, EndDate, CentersList';
	return {
		message: `Cashrec did not accept the request${statusCode === 400 ? '' : ` (HTTP ${statusCode})`}${inMessage}`,
		description: `${question}Check 'Centre IDs' and the dates. If they are right, your installation may use other parameter names: set the option 'Parameter Names' to ${otherNames}${fitsMessage ? '' : saying}`,
		httpCode,
	};
}

function waitTime({ headers }: Answer): string {
	const after = retryAfter(headers['retry-after']);
	return after === undefined ? 'a minute' : `${Math.ceil(after / 1000)} seconds`;
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
export function wrongKind(text: string, body: Json | undefined, secrets: string[]): Failure {
	return {
		// JSON that breaks off may be whole the next time.
		mayPass: body === undefined && /^\s*[[{]/.test(text),
		message: `Cashrec answered with ${kindOf(text, body)} instead of cash sheets`,
		description: `Check 'API URL' in the credential. The answer begins with: ${quote(text, secrets)}`,
	};
}

function kindOf(text: string, body: Json | undefined): string {
	if (typeof body === 'boolean') return 'true or false';
	if (typeof body === 'number') return 'a number';
	if (typeof body === 'string') return 'a text';
	if (/^\s*[[{]/.test(text)) return 'incomplete or damaged JSON';
	return /^\s*</.test(text) ? 'a web page' : 'a text';
}
