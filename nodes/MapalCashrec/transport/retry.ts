/** Statuses after which the same request may succeed a little later. */
const PASSING = new Set([429, 500, 502, 503, 504]);
const LONGEST_WAIT_MS = 60_000;

/** Whether the same request may succeed a little later, by the status of its answer. */
export const mayPass = (statusCode: number): boolean => PASSING.has(statusCode);

/**
 * What a Retry-After header asks for, in milliseconds: seconds or an HTTP date (RFC 9110).
 *
 * @returns undefined without a usable one
 */
export function retryAfter(header: unknown): number | undefined {
	if (typeof header !== 'string' || header.trim() === '') return undefined;
	if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
	const date = /\d\d:\d\d:\d\d/.test(header) ? Date.parse(header) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/**
 * How long to wait before a retry, in milliseconds: as the API asks, or 1, 2, 4 … seconds, a quarter
 * more or less so that many clients don't come back at the same moment; a minute at most.
 *
 * @param retries how many there were already
 */
export function waitBefore(retries: number, asked: number | undefined): number {
	const wait = asked ?? 1000 * 2 ** retries * (0.75 + Math.random() / 2);
	return Math.min(wait, LONGEST_WAIT_MS);
}
