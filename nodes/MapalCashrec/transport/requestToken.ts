import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { isObject } from '../cashSheet/json';
import { checkAddress } from './address';
import { answerWords, errorJson, inTheirWords, isPage, type Answer } from './answer';
import { networkFault } from './fault';
import { LOGIN_SECONDS, MOST_LOGIN_BYTES } from './limits';
import { failing, incomplete, refused, unusable } from './loginErrors';
import { checkProxy } from './proxy';
import { mayPass, retryAfter, waitInWords } from './retry';
import { exchange, Stopped, TimedOut, withBounds, type Bounds, type RawResponse } from './send';
import { emptyFields, fieldsOf, issuedToken, type Login } from './token';

/**
 * Sends a request of the login, or a plain GET if there is no form. It must not follow redirects,
 * and it must return answers of every status, with the body as a stream.
 */
export type SendForm = (
	url: string,
	form: Record<string, string> | undefined,
	bounds: Bounds,
) => Promise<RawResponse>;

const MAPAL_LOGIN = 'https://login.mapal-os.com/connect/token';

/** Names all empty fields of a credential in one message; undefined if none is empty. */
export function emptyProblem(
	credential: ICredentialDataDecryptedObject,
): { problem: string; help: string } | undefined {
	const empty = emptyFields(credential);
	const [first] = empty;
	if (first === undefined) return undefined;
	const last = empty.at(-1);
	const others = empty.slice(0, -1).join("', '");
	return {
		problem:
			empty.length === 1
				? `'${first}' is empty in the credential`
				: `'${others}' and '${last}' are empty in the credential`,
		help: empty.includes('Client Secret')
			? 'Mapal Customer Support hands out the client secret. Enter it in the credential'
			: 'Open the credential and fill it in',
	};
}

/**
 * Logs in afresh, whether or not there is a token, within LOGIN_SECONDS.
 *
 * @param signal ends the login earlier
 * @throws UserError, OperationalError; Stopped
 */
export async function requestToken(
	send: SendForm,
	credential: ICredentialDataDecryptedObject,
	signal?: AbortSignal,
): Promise<Login> {
	return await withBounds(
		LOGIN_SECONDS * 1000,
		[signal],
		async (bounds) => await askForToken(send, credential, bounds),
	).then(undefined, (error: unknown) => {
		throw error instanceof TimedOut ? unreachable(error) : error;
	});
}

async function askForToken(
	send: SendForm,
	credential: ICredentialDataDecryptedObject,
	bounds: Bounds,
): Promise<Login> {
	const empty = emptyProblem(credential);
	if (empty) throw incomplete(empty.problem, empty.help);
	const fields = fieldsOf(credential);
	const { address, problem } = checkAddress(fields.loginUrl, 'Login URL');
	if (problem !== undefined) {
		throw incomplete(problem, `Mapal's own is ${MAPAL_LOGIN}`);
	}

	const exposed = await checkProxy(
		address,
		'Login URL',
		async (url, check) => await send(url, undefined, check),
	);
	if (exposed) throw incomplete(exposed.problem, exposed.help);

	const form = {
		grant_type: 'password',
		username: fields.username,
		password: fields.password,
		client_id: fields.clientId,
		client_secret: fields.clientSecret,
	};
	let answer: Answer;
	try {
		answer = await exchange(
			async () => await send(address, form, bounds),
			bounds,
			MOST_LOGIN_BYTES,
		);
	} catch (error) {
		throw unreachable(error);
	}
	return readToken(answer, credential);
}

/** @param seconds after how many the login was given up */
export function unreachable(error: unknown, seconds = LOGIN_SECONDS): Error {
	const isOver = error instanceof TimedOut || error instanceof Stopped;
	const { what, code, mayPass: passing, isTooLarge } = networkFault(error, seconds);
	const details = code && !isOver ? ` (${code})` : '';
	const message = isTooLarge
		? 'The login at Mapal answered without a usable token'
		: `The login at Mapal ${what}`;
	return (passing ? failing : unusable)(
		message,
		`Check 'Login URL' in the credential and the network of n8n, then try again${details}`,
	);
}

function readToken(answer: Answer, credential: ICredentialDataDecryptedObject): Login {
	const { statusCode } = answer;
	const body = statusCode === 200 ? bodyOf(answer) : errorJson(answer);
	const fields = isObject(body) ? body : {};
	if (statusCode === 200 && 'access_token' in fields) {
		const token = fields['access_token'];
		// Anything else can't be sent in a header.
		if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
			throw unusable(
				'The login at Mapal answered without a usable token',
				"Try again. If it stays so, check 'Login URL' in the credential",
			);
		}
		return issuedToken(credential, token, fields['expires_in']);
	}

	const { password, clientSecret } = fieldsOf(credential);
	const error = typeof fields['error'] === 'string' ? fields['error'] : undefined;
	const said = inTheirWords(answerWords(answer, [password, clientSecret]));
	// An answer that is no error may hold a token: no word of any language is as long.
	const shown = error === undefined ? said.replace(/[\w.~+/=%-]{20,}/g, '***') : said;
	const words = shown && `. Mapal said: ${shown}`;
	const asked = retryAfter(answer.headers['retry-after']);
	if (statusCode === 429 || error === 'slow_down') {
		throw failing(
			'The login at Mapal is receiving too many requests',
			`Wait ${asked === undefined ? 'a few minutes' : waitInWords(asked)}, then try again${words}`,
			{ retryAfter: asked },
		);
	}
	if (mayPass(statusCode) || statusCode >= 500 || error === 'temporarily_unavailable') {
		throw failing(
			`The login at Mapal is not working at the moment (HTTP ${statusCode})`,
			`Try again later${words}`,
			{ retryAfter: asked },
		);
	}
	if ((statusCode === 400 || statusCode === 401) && error !== undefined) {
		throw refusal(error, password, words);
	}
	if ([301, 302, 303, 307, 308].includes(statusCode)) {
		throw unusable(
			"'Login URL' leads to another address",
			'The password is never sent on to another address. Enter the final one in the credential',
		);
	}
	if (statusCode === 200 && body === undefined && /^\s*\{/.test(answer.body.slice(0, 100))) {
		throw failing(
			'The login at Mapal broke off in the middle of its answer',
			"Try again. If it stays so, check 'Login URL' in the credential and the network of n8n",
		);
	}
	throw failing(
		`'Login URL' does not answer like a login page (HTTP ${statusCode})`,
		`Check 'Login URL' in the credential; Mapal's own is ${MAPAL_LOGIN}${words}`,
		{ kind: statusCode === 200 && isPage(answer.body) ? 'page' : 'unusable' },
	);
}

/** The parsed body of a login that worked. No usable token is too long for `errorJson`. */
function bodyOf({ body }: Answer) {
	return errorJson({ statusCode: 200, headers: {}, body: body.trim() });
}

function refusal(error: string, password: string, words: string): Error {
	if (error === 'invalid_grant') {
		const space =
			password === password.trim()
				? ''
				: '. The password begins or ends with a space: does it belong to it?';
		return refused(
			'Mapal refused the login: wrong username or password',
			`Correct 'Username' and 'Password' in the credential; several wrong tries may lock the account${space}${words}`,
		);
	}
	if (error === 'invalid_client' || error === 'unauthorized_client') {
		return refused(
			'Mapal refused the login: wrong client ID or client secret',
			`Correct 'Client ID' and 'Client Secret' in the credential; Mapal Customer Support hands out the secret${words}`,
		);
	}
	return refused('Mapal refused the login', `Check the fields of the credential${words}`);
}
