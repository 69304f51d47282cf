import { OperationalError, UserError } from 'n8n-workflow';

/*
 * The errors of the login are UserError and OperationalError, without `cause` or `response`, as n8n
 * keeps their words. It would replace the message of an HTTP error, and answer a raw 401 with a
 * second login, which may lock the account.
 */

export type LoginError = Error & { description?: string };

/**
 * What an error of the login means for the request that needs it.
 *
 * - `refused`: Mapal refuses the fields; never tried again, and remembered
 * - `incomplete`: the fields can't be sent as they are; never tried again
 * - `failing`: may pass by itself
 * - `page`: a web page came instead, which may pass
 * - `unusable`: anything else, which does not pass by itself
 */
export interface FailureKind {
	kind: 'refused' | 'incomplete' | 'failing' | 'page' | 'unusable';
	/** How long the login asks to wait, in milliseconds. */
	retryAfter?: number;
}

/**
 * Keyed by the message, since n8n 1.x leaves nothing else of an error that it wraps. There are some
 * twenty messages.
 */
const kinds = new Map<string, FailureKind>();

/** What an error of the login means; undefined for another error. */
export function failureKind(error: unknown): FailureKind | undefined {
	const { message } = (error ?? {}) as { message?: unknown };
	return typeof message === 'string' ? kinds.get(message) : undefined;
}

/** Mapal has refused the fields: each further try with them would count against the account. */
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
