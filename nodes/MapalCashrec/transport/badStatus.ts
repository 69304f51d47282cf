import { answerWords, errorJson, inTheirWords, type Answer } from './answer';
import type { Failure } from './failures';
import { LONG_TOKEN } from './limits';
import { ALL_NAMES, shownNames, type ParameterNames } from './parameterNames';
import { mayPass, retryAfter, waitInWords } from './retry';

/** What was asked, for the message of a failure. */
export interface Asked {
	/** `2026-03-03T00:00:00 to 2026-03-04T23:59:59, centres 101, 102` */
	what?: string;
	parameterNames?: ParameterNames;
	/** Whether the names are found by trying. */
	isAuto?: boolean;
	/** Whether the API has accepted such names in this run. */
	haveNamesWorked?: boolean;
	/** How long the token is that was sent. */
	tokenLength?: number;
}

/** The failure of an answer whose status is not 2xx and that does not refuse the token. */
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
			`${question}Ask your Mapal administrator to give the user access to Cashrec and these centres`,
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
	// n8n replaces any message that contains the code of a network fault, such as ECONNRESET.
	const fitsMessage = said !== '' && !/E[A-Z]{4,}|GETADDRINFO/.test(said);
	const isInvalid = statusCode === 400 && words.code === '100';
	const question = asked.what === undefined ? '' : `It was asked for ${asked.what}. `;
	const others = ALL_NAMES.filter((names) => names !== asked.parameterNames);
	const names = asked.haveNamesWorked
		? 'The names of the parameters have worked in this run'
		: isInvalid && asked.isAuto
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
 * Whether an error stays until somebody changes something: its status is none that may pass, and
 * the API itself gave it, as JSON or without a body. A web page or a text comes from a proxy, and
 * may be gone the next time.
 */
function isLasting(answer: Answer): boolean {
	const { statusCode, body } = answer;
	if (mayPass(statusCode) || statusCode >= 500) return false;
	return body.trim() === '' || errorJson(answer) !== undefined;
}
