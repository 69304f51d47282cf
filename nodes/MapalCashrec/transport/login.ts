import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { MOST_ACCOUNTS, REFUSED_FOR_MS } from './limits';
import { failureKind, refused, type LoginError } from './loginErrors';
import { requestToken, type SendForm } from './requestToken';
import { orAborted, TimedOut } from './send';
import {
	accountOf,
	forgetAccount,
	forgetToken,
	hasUsableToken,
	isOwnToken,
	reviveToken,
	type Login,
} from './token';

/** A request of this package that asks for a token. */
export interface Caller {
	/** Ends the wait for a login, and the login itself if nobody else waits for it. */
	signal: AbortSignal;
	/** When the credential was read, in milliseconds since 1970: it has no token issued later. */
	since: number;
	/** Whether it is waiting for a login at this moment. */
	isWaiting: boolean;
}

/** By the object with the credential's data: n8n hands `preAuthentication` this object alone. */
const callers = new WeakMap<object, Caller>();

/** Notes who asks, for the case that these data need a login. */
export const announce = (data: ICredentialDataDecryptedObject, caller: Caller): void => {
	callers.set(data, caller);
};

interface RunningLogin {
	result: Promise<Login>;
	controller: AbortController;
	waiting: number;
	/** Whether a caller's time ran out while waiting. Later callers then begin another login. */
	isHanging: boolean;
}

/** What a process knows of a set of login fields. */
interface Account {
	running?: RunningLogin;
	/** The newest token. */
	newest?: Login;
	/** When the login for it ended; 0 for none. */
	issuedAt: number;
	/** The last refusal. Until `until`, callers get it without another login. */
	refusal?: { message: string; description: string; until: number };
}

const accounts = new Map<string, Account>();

function accountFor(key: string): Account {
	const known = accounts.get(key) ?? { issuedAt: 0 };
	// Makes it the last, as the most recently used.
	accounts.delete(key);
	accounts.set(key, known);
	if (accounts.size > MOST_ACCOUNTS) {
		for (const [other, { running }] of accounts) {
			if (running) continue;
			accounts.delete(other);
			forgetAccount(other);
			break;
		}
	}
	return known;
}

/**
 * A token for the credential: n8n asks for one when there is none, or when the token is refused. A
 * login for the same fields that runs in this process is shared, since a server may allow one
 * session per user. A caller whose older token was refused is given the newest; a caller whose
 * newest token was refused causes a login. Fields that were refused are not sent again for a while.
 *
 * @throws UserError when the login is refused or a field can't be used; OperationalError when no
 * login answers
 */
export async function login(
	send: SendForm,
	credential: ICredentialDataDecryptedObject,
): Promise<Login> {
	const key = accountOf(credential);
	const account = accountFor(key);
	const caller = callers.get(credential);
	const { refusal, newest } = account;
	if (refusal && refusal.until > Date.now()) throw refused(refusal.message, refusal.description);

	if (!account.running) {
		const own = isOwnToken(credential) ? credential['accessToken'] : '';
		const isNews =
			own === ''
				? caller !== undefined && account.issuedAt >= caller.since
				: own !== newest?.accessToken;
		if (newest && isNews && hasUsableToken({ ...credential, ...newest })) return newest;
		// n8n asks although the token still looks good: then the API has refused it.
		if (own !== '') forgetToken(key, String(own));
		account.running = begin(send, credential, account);
	}
	return await joined(account, account.running, caller);
}

/** When the credential's token was issued, if it is the newest of these fields; else undefined. */
export function issuedAt(credential: ICredentialDataDecryptedObject): number | undefined {
	const account = accounts.get(accountOf(credential));
	return account?.newest?.accessToken === credential['accessToken'] ? account?.issuedAt : undefined;
}

/**
 * Remembers how a login with these fields ended. Any outcome but a refusal makes an earlier refusal
 * forgotten.
 *
 * @param error what the login threw, if it failed
 */
export function remember(credential: ICredentialDataDecryptedObject, error?: unknown): void {
	const account = accountFor(accountOf(credential));
	delete account.refusal;
	if (failureKind(error)?.kind !== 'refused') return;
	const { message, description } = error as LoginError;
	account.refusal = { message, description: description ?? '', until: Date.now() + REFUSED_FOR_MS };
}

function begin(
	send: SendForm,
	credential: ICredentialDataDecryptedObject,
	account: Account,
): RunningLogin {
	const controller = new AbortController();
	const result = requestToken(send, credential, controller.signal);
	const running = { result, controller, waiting: 0, isHanging: false };
	// Attached first, so that these run before the callers that wait get the result.
	result.then(
		(found) => {
			remember(credential);
			reviveToken(accountOf(credential), found.accessToken);
			if (running.isHanging) return;
			delete account.running;
			account.newest = found;
			account.issuedAt = Date.now();
		},
		(error: unknown) => {
			remember(credential, error);
			if (!running.isHanging) delete account.running;
		},
	);
	return running;
}

async function joined(
	account: Account,
	running: RunningLogin,
	caller: Caller | undefined,
): Promise<Login> {
	running.waiting++;
	if (caller) caller.isWaiting = true;
	try {
		return caller
			? await orAborted(caller.signal, async () => await running.result)
			: await running.result;
	} finally {
		if (caller && !caller.signal.aborted) caller.isWaiting = false;
		if (caller?.signal.reason instanceof TimedOut && account.running === running) {
			running.isHanging = true;
			delete account.running;
		}
		running.waiting--;
		if (running.waiting === 0) running.controller.abort();
	}
}
