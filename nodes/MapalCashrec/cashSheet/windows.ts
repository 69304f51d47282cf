import { DateTime } from 'luxon';

import { localTime, type Period } from './period';

/**
 * Splits a period into windows of some whole local days. They meet without a gap and without an
 * overlap: each ends one second before the next begins.
 *
 * @param days at least 1; a first day that begins late and a last one that ends early count as days
 */
export function windowsOf({ start, end }: Period, days: number): Period[] {
	const windows: Period[] = [];
	// Local times as if they were UTC: a day with a clock change is a day.
	const wall = (text: string) => DateTime.fromISO(text, { zone: 'utc' });
	for (let first = start; first <= end;) {
		const last = localTime(wall(first).startOf('day').plus({ days }).minus({ seconds: 1 }));
		windows.push({ start: first, end: last < end ? last : end });
		first = localTime(wall(last).plus({ seconds: 1 }));
	}
	return windows;
}

/** Splits a list into parts of at most `size`. */
export function batchesOf<T>(list: T[], size: number): T[][] {
	const batches: T[][] = [];
	for (let at = 0; at < list.length; at += size) batches.push(list.slice(at, at + size));
	return batches;
}
