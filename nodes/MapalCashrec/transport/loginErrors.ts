import { OperationalError, UserError } from 'n8n-workflow';

/*
 * n8n replaces the message of an HTTP error, and answers a raw 401 with a second login, which may
 * lock the account. These two classes keep their words, and have neither `cause` nor `response`.
 */

export type LoginError = Error & { description?: string };

/**
 * What a message of the login means for the door to the API: `refused` must not be tried again and is
 * remembered, `incomplete` must not be tried again either and was never sent, `failing` may pass by itself, `page` is a web page that may pass, `unusable` does not.
 */
export interface FailureKind {
	kind: 'refused' | 'incomplete' | 'failing' | 'page' | 'unusable';
	/** How long the login asks to wait, in milliseconds. */
	retryAfter?: number;
}

/**
 * By the message, since nothing else of an error is left once n8n 1.x has wrapped it; there are some
 * twenty of them.
 */
const kinds = new Map<string, FailureKind>();

/** What an error of the login means; undefined for another error. */
export function failureKind(error: unknown): FailureKind | undefined {
	const { message } = (error ?? {}) as { message?: unknown };
	return typeof message === 'string' ? kinds.get(message) : undefined;
}

/** Each further try with the same fields would count against the account. */
export function refused(message: string, description: string): UserError {
	kinds.set(message, { kind: 'refused' });
	return new UserError(message, { description });
}

/** The fields of the credential can't be sent as they are. */
export function incomplete(message: string, description: string): UserError {
	kinds.set(message, { kind: 'incomplete' });
	return new UserError(message, { description });
}

export function unusable(message: string, description: string): OperationalError {
	kinds.set(message, { kind: 'unusable' });
	return new OperationalError(message, { description });
}

export function failing(
	message: string,
	description: string,
	{ kind = 'failing', retryAfter }: Partial<FailureKind> = {},
): OperationalError {
	kinds.set(message, { kind, retryAfter });
	return new OperationalError(message, { description });
}
