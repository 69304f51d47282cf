import { createHash, createHmac } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { LONGEST_LIFETIME_SECONDS, MOST_DEAD_TOKENS, TOKEN_MARGIN_SECONDS } from './limits';

/** What a login gives; n8n keeps it in the credential under these names. */
export interface Login {
	accessToken: string;
	/** Ties the token to the fields it was issued for. */
	tokenFingerprint: string;
	/** When the token stops being used, as ISO text; '' when only the API can tell. */
	tokenExpiresAt: string;
	[key: string]: string;
}

const FIELDS = {
	username: 'Username',
	password: 'Password',
	clientId: 'Client ID',
	clientSecret: 'Client Secret',
	loginUrl: 'Login URL',
	baseUrl: 'API URL',
} as const;

export type LoginFields = Record<keyof typeof FIELDS, string>;

/** The login fields, trimmed. A password is left as it is: it may begin or end with a space. */
export function fieldsOf(credential: ICredentialDataDecryptedObject): LoginFields {
	const fields = {} as LoginFields;
	for (const name of Object.keys(FIELDS) as Array<keyof LoginFields>) {
		const value = String(credential[name] ?? '');
		fields[name] = name === 'password' ? value : value.trim();
	}
	return fields;
}

/** The labels of the login fields that are empty. */
export function emptyFields(credential: ICredentialDataDecryptedObject): string[] {
	const fields = fieldsOf(credential);
	return (Object.keys(FIELDS) as Array<keyof LoginFields>)
		.filter((name) => fields[name] === '')
		.map((name) => FIELDS[name]);
}

/** A key that stands for a set of login fields; used in this process only. */
export function accountOf(credential: ICredentialDataDecryptedObject): string {
	return hash(JSON.stringify(Object.values(fieldsOf(credential))));
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64');

/**
 * A hash over the login fields. It is keyed with the token, so that nobody who gets to see it can
 * use it to try out passwords.
 */
function fingerprint(credential: ICredentialDataDecryptedObject, accessToken: string): string {
	return createHmac('sha256', accessToken)
		.update(JSON.stringify(Object.values(fieldsOf(credential))))
		.digest('base64url');
}

/** @param expiresIn the token's lifetime in seconds, as the login gives it */
export function issuedToken(
	credential: ICredentialDataDecryptedObject,
	accessToken: string,
	expiresIn: unknown,
): Login {
	return {
		accessToken,
		tokenFingerprint: fingerprint(credential, accessToken),
		tokenExpiresAt: expiry(expiresIn),
	};
}

/** When to stop using a token; '' without a usable lifetime. */
function expiry(expiresIn: unknown): string {
	const seconds = typeof expiresIn === 'string' ? Number.parseFloat(expiresIn) : expiresIn;
	if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= LONGEST_LIFETIME_SECONDS))
		return '';
	const margin = Math.min(TOKEN_MARGIN_SECONDS, seconds / 2);
	return new Date(Date.now() + (seconds - margin) * 1000).toISOString();
}

/** Tokens that the API has refused, by the account: they are not sent again. */
const deadTokens = new Map<string, Set<string>>();

/** Remembers that the API refuses a token, so that it is not used again in this process. */
export function forgetToken(account: string, accessToken: string): void {
	const dead = deadTokens.get(account) ?? new Set();
	dead.add(hash(accessToken));
	const [oldest] = dead;
	if (dead.size > MOST_DEAD_TOKENS && oldest !== undefined) dead.delete(oldest);
	deadTokens.set(account, dead);
}

/** A login may issue the very token that was refused before. Then it is sent again. */
export const reviveToken = (account: string, accessToken: string): void => {
	deadTokens.get(account)?.delete(hash(accessToken));
};

/** Forgets which tokens of an account were refused. */
export const forgetAccount = (account: string): boolean => deadTokens.delete(account);

/** Whether the credential's token was issued for its present fields. */
export function isOwnToken(credential: ICredentialDataDecryptedObject): boolean {
	const { accessToken, tokenFingerprint } = credential;
	if (typeof accessToken !== 'string' || accessToken === '') return false;
	return tokenFingerprint === fingerprint(credential, accessToken);
}

/** Whether the credential's token is for its present fields, and neither expired nor refused. */
export function hasUsableToken(credential: ICredentialDataDecryptedObject): boolean {
	const { accessToken, tokenExpiresAt } = credential;
	if (!isOwnToken(credential)) return false;
	if (deadTokens.get(accountOf(credential))?.has(hash(String(accessToken)))) return false;
	if (tokenExpiresAt === '' || tokenExpiresAt === undefined) return true;
	return Date.parse(String(tokenExpiresAt)) > Date.now();
}
