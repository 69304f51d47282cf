import { sleep } from 'n8n-workflow';

import { FIRST_WAIT_MS, LONGEST_WAIT_MS, WAIT_JITTER, WAIT_SLICE_MS } from './limits';

/** Statuses after which the same request may succeed a little later. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether the same request may succeed a little later, by the status of its answer. */
export const mayPass = (statusCode: number): boolean => PASSING.has(statusCode);

/**
 * What a Retry-After header asks for, in milliseconds: seconds or an HTTP date (RFC 9110).
 *
 * @returns undefined without a usable one
 */
export function retryAfter(header: unknown): number | undefined {
	if (typeof header !== 'string' || header.length > 100 || header.trim() === '') return undefined;
	if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
	const date = /\d\d:\d\d:\d\d/.test(header) ? Date.parse(header) : NaN;
	return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

/**
 * How long to wait before a retry, in milliseconds: 1, 2, 4 … seconds, up to a quarter more or
 * less, or what the API asks for if that is more; a minute at most.
 *
 * @param retries how many there were already
 * @param asked what the API asks for, in milliseconds
 */
export function waitBefore(retries: number, asked = 0): number {
	const jitter = 1 - WAIT_JITTER + Math.random() * 2 * WAIT_JITTER;
	return Math.min(Math.max(FIRST_WAIT_MS * 2 ** retries * jitter, asked), LONGEST_WAIT_MS);
}

/** Waits; ends soon after one of the signals is aborted. */
export async function pause(ms: number, signals: AbortSignal[]): Promise<void> {
	const until = Date.now() + ms;
	const isOver = () => signals.some(({ aborted }) => aborted);
	for (let left = ms; left > 0 && !isOver(); left = until - Date.now()) {
		await sleep(Math.min(left, WAIT_SLICE_MS));
	}
}

/** A wait in words: `17 seconds`, `5 minutes`, `3 hours`; longer ones are not worth waiting for. */
export function waitInWords(ms: number | undefined): string {
	if (ms === undefined) return 'a minute';
	const seconds = Math.max(1, Math.ceil(ms / 1000));
	for (const [unit, length, most] of [
		['second', 1, 120],
		['minute', 60, 7200],
		['hour', 3600, 24 * 3600],
	] as const) {
		const count = Math.ceil(seconds / length);
		if (seconds <= most) return `${count} ${unit}${count === 1 ? '' : 's'}`;
	}
	return 'a day or more';
}
