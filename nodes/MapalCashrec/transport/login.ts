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

/** Who asks for a token, where it is a request of this package. */
export interface Caller {
	/** Ends the waiting for a login, and the login itself when nobody else waits for it. */
	signal: AbortSignal;
	/** A token that was issued since then is news to the caller: its credential was read before. */
	since: number;
	/** Whether it is waiting for a login at this moment. */
	isWaiting: boolean;
}

/** By the credential's data: n8n hands these very objects on to `preAuthentication`, and nothing else. */
const callers = new WeakMap<object, Caller>();

/** Says who asks, for a login that these data may need. */
export const announce = (data: ICredentialDataDecryptedObject, caller: Caller): void => {
	callers.set(data, caller);
};

interface RunningLogin {
	result: Promise<Login>;
	controller: AbortController;
	waiting: number;
	/** Whether it took longer than somebody could wait: those who come then begin another one. */
	isHanging: boolean;
}

/** What a process knows of a set of login fields. */
interface Account {
	running?: RunningLogin;
	/** The newest token, and when its login ended. */
	newest?: Login;
	issuedAt: number;
	/** The last refusal, until when it is given without asking again. */
	refusal?: { message: string; description: string; until: number };
}

const accounts = new Map<string, Account>();

function accountFor(key: string): Account {
	const known = accounts.get(key) ?? { issuedAt: 0 };
	// The most recently used last.
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
 * A token for the credential: n8n asks for one when there is none, or when it is refused. A login for
 * the same fields that runs in this process is shared, since a server may allow one session per user.
 * A caller that was refused with an older token is given the newest, a caller that was refused with
 * the newest causes a login. Fields that were refused are not sent again for a while.
 *
 * @throws UserError when the login is refused or a field can't be used; OperationalError when there
 * is no answer of a login page
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
		// Whoever asks although the token still looks good was refused with it.
		if (own !== '') forgetToken(key, String(own));
		account.running = begin(send, credential, account);
	}
	return await joined(account, account.running, caller);
}

/** When the newest token of these fields was issued, if the given one is it. */
export function issuedAt(credential: ICredentialDataDecryptedObject): number | undefined {
	const account = accounts.get(accountOf(credential));
	return account?.newest?.accessToken === credential['accessToken'] ? account?.issuedAt : undefined;
}

/** Remembers a refusal, or that the fields are accepted: what the test of a credential finds out. */
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
	// These run before those who wait are told.
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
