import { createHash, createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { OperationalError, UserError } from 'n8n-workflow';

import { checkAddress } from './address';
import { answerWords, inTheirWords, parseJson, type Answer } from './answer';
import { networkFault } from './fault';

/** What a login gives; n8n keeps it in the credential under these names. */
export interface Login {
	accessToken: string;
	/** Ties the token to the fields it was issued for. */
	tokenFingerprint: string;
	/** When the token stops being used, as ISO text; '' when only the API can tell. */
	tokenExpiresAt: string;
	[key: string]: string;
}

/** Sends the login form. Must not follow redirects, and return answers of every status. */
export type SendForm = (
	url: string,
	form: Record<string, string>,
	timeout: number,
) => Promise<Answer>;

const MAPAL_LOGIN = 'https://login.mapal-os.com/connect/token';
const TIMEOUT_SECONDS = 30;
/** So long before its expiry a token is no longer used, so that it does not expire on its way. */
const SAFETY_MARGIN_SECONDS = 30;
const LONGEST_LIFETIME_SECONDS = 10 * 365 * 24 * 3600;
/** So long a request may have been under way with the token that a login replaced. */
const SHARED_FOR_MS = 60_000;

const FIELDS = ['username', 'password', 'clientId', 'clientSecret', 'loginUrl', 'baseUrl'] as const;

/** The login fields as they are used. A password may begin or end with a space, the others don't. */
function fieldsOf(credential: ICredentialDataDecryptedObject): string[] {
	return FIELDS.map((name) => {
		const value = String(credential[name] ?? '');
		return name === 'password' ? value : value.trim();
	});
}

/**
 * A hash over the login fields. It is keyed with the token: the fingerprint is not kept from the
 * browser as the token is, and must not allow to try out passwords.
 */
function fingerprint(credential: ICredentialDataDecryptedObject, accessToken: string): string {
	return createHmac('sha256', accessToken)
		.update(JSON.stringify(fieldsOf(credential)))
		.digest('base64url');
}

/** Whether the credential's token was issued for its present fields. */
function isOwnToken(credential: ICredentialDataDecryptedObject): boolean {
	const { accessToken, tokenFingerprint } = credential;
	if (typeof accessToken !== 'string' || accessToken === '') return false;
	return tokenFingerprint === fingerprint(credential, accessToken);
}

/** Whether the credential's token was issued for its present fields and is not expired. */
export function hasUsableToken(credential: ICredentialDataDecryptedObject): boolean {
	const { tokenExpiresAt } = credential;
	if (!isOwnToken(credential)) return false;
	if (tokenExpiresAt === '' || tokenExpiresAt === undefined) return true;
	return Date.parse(String(tokenExpiresAt)) > Date.now();
}

interface SharedLogin {
	running: Promise<Login> | undefined;
	/** The token that the login replaces. */
	replaced: unknown;
	result: Login | undefined;
	/** Until when the result is handed to callers that still hold the replaced token. */
	until: number;
}

const sharedLogins = new Map<string, SharedLogin>();

/**
 * Logs in, or takes part in a login for the same fields that runs at this moment in this process: n8n
 * asks for one per request that finds the token expired, and a server may allow one session per user.
 * A caller that was refused with the token that was just replaced is given the new one: its request
 * was under way when another one's login began and ended.
 *
 * @throws UserError when the login is refused or a field can't be used; OperationalError when there
 * is no answer of a login page
 */
export async function login(
	send: SendForm,
	credential: ICredentialDataDecryptedObject,
): Promise<Login> {
	const now = Date.now();
	for (const [other, { running, until }] of sharedLogins) {
		if (!running && until < now) sharedLogins.delete(other);
	}
	const key = createHash('sha256')
		.update(JSON.stringify(fieldsOf(credential)))
		.digest('base64');
	const shared = sharedLogins.get(key);
	if (shared?.running) return await shared.running;
	if (
		shared?.result &&
		shared.replaced === credential['accessToken'] &&
		isOwnToken(credential) &&
		hasUsableToken({ ...credential, ...shared.result })
	) {
		return shared.result;
	}

	const begun: SharedLogin = {
		running: requestToken(send, credential),
		replaced: credential['accessToken'],
		result: undefined,
		until: 0,
	};
	sharedLogins.set(key, begun);
	try {
		begun.result = (await begun.running) as Login;
		begun.until = Date.now() + SHARED_FOR_MS;
		return begun.result;
	} finally {
		begun.running = undefined;
	}
}

/** Logs in afresh, whatever there is: for the test of a credential. */
export async function requestToken(
	send: SendForm,
	credential: ICredentialDataDecryptedObject,
): Promise<Login> {
	const [username = '', password = '', clientId = '', clientSecret = '', loginUrl = ''] =
		fieldsOf(credential);
	for (const [label, value] of Object.entries({
		Username: username,
		Password: password,
		'Client ID': clientId,
		'Client Secret': clientSecret,
	})) {
		if (value === '') {
			throw refused(
				`'${label}' is empty in the credential`,
				label === 'Client Secret'
					? 'Mapal Customer Support hands out the client secret. Enter it in the credential'
					: 'Open the credential and fill it in',
			);
		}
	}
	const { address, problem } = checkAddress(loginUrl, 'Login URL');
	if (problem !== undefined) {
		throw refused(problem, `Mapal's own is ${MAPAL_LOGIN}`);
	}

	let answer: Answer;
	try {
		answer = await send(
			address,
			{
				grant_type: 'password',
				username,
				password,
				client_id: clientId,
				client_secret: clientSecret,
			},
			TIMEOUT_SECONDS * 1000,
		);
	} catch (error) {
		const { what, code, mayPass } = networkFault(error, TIMEOUT_SECONDS);
		throw (mayPass ? failing : unusable)(
			`The login at Mapal ${what}`,
			`Check 'Login URL' in the credential and the network of n8n, then try again${code && ` (${code})`}`,
		);
	}
	return readToken(answer, credential, [password, clientSecret]);
}

function readToken(
	answer: Answer,
	credential: ICredentialDataDecryptedObject,
	secrets: string[],
): Login {
	const { statusCode } = answer;
	const body = parseJson(answer.body);
	const fields = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {};
	if (statusCode === 200 && 'access_token' in fields) {
		const token = fields['access_token'];
		// Anything else can't be sent in a header.
		if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
			throw unusable(
				'The login at Mapal answered without a usable token',
				"Try again. If it stays so, check 'Login URL' in the credential",
			);
		}
		return {
			accessToken: token,
			tokenFingerprint: fingerprint(credential, token),
			tokenExpiresAt: expiry(fields['expires_in']),
		};
	}

	const said = inTheirWords(answerWords(answer, secrets));
	const words = said && `. Mapal said: ${said}`;
	if (statusCode === 400 || statusCode === 401) {
		switch (fields['error']) {
			case 'invalid_grant':
				throw refused(
					'Mapal refused the login: wrong username or password',
					`Correct 'Username' and 'Password' in the credential; several wrong tries may lock the account${words}`,
				);
			case 'invalid_client':
			case 'unauthorized_client':
				throw refused(
					'Mapal refused the login: wrong client ID or client secret',
					`Correct 'Client ID' and 'Client Secret' in the credential; Mapal Customer Support hands out the secret${words}`,
				);
		}
		if (typeof fields['error'] === 'string') {
			throw refused('Mapal refused the login', `Check the fields of the credential${words}`);
		}
	}
	if (statusCode >= 300 && statusCode < 400) {
		throw unusable(
			"'Login URL' leads to another address",
			'The password is never sent on to another address. Enter the final one in the credential',
		);
	}
	if (statusCode === 429) {
		throw failing(
			'The login at Mapal is receiving too many requests',
			`Wait a few minutes, then try again${words}`,
		);
	}
	if (statusCode >= 500) {
		throw failing(
			`The login at Mapal is not working at the moment (HTTP ${statusCode})`,
			`Try again later${words}`,
		);
	}
	throw unusable(
		`'Login URL' does not answer like a login page (HTTP ${statusCode})`,
		`Check 'Login URL' in the credential; Mapal's own is ${MAPAL_LOGIN}${words}`,
	);
}

/** When to stop using a token; '' without a usable lifetime. */
function expiry(expiresIn: unknown): string {
	const seconds = typeof expiresIn === 'string' ? Number.parseFloat(expiresIn) : expiresIn;
	if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_LIFETIME_SECONDS))
		return '';
	const margin = Math.min(SAFETY_MARGIN_SECONDS, seconds / 2);
	return new Date(Date.now() + (seconds - margin) * 1000).toISOString();
}

/*
 * n8n replaces the message of an HTTP error, and answers a raw 401 with a second login, which may
 * lock the account. These two classes keep their words, and have neither `cause` nor `response`.
 */

/**
 * The messages that the login has thrown, and what they mean for the door to the API: `refused` must
 * not be tried again, `failing` may pass by itself, `unusable` does not. By their words, since
 * nothing else of an error is left once n8n 1.x has wrapped it; there are some twenty of them.
 */
export const loginFailures = new Map<string, 'refused' | 'failing' | 'unusable'>();

/** Each further try with the same fields would count against the account. */
function refused(message: string, description: string): UserError {
	loginFailures.set(message, 'refused');
	return new UserError(message, { description });
}

function unusable(message: string, description: string): OperationalError {
	loginFailures.set(message, 'unusable');
	return new OperationalError(message, { description });
}

function failing(message: string, description: string): OperationalError {
	loginFailures.set(message, 'failing');
	return new OperationalError(message, { description });
}
