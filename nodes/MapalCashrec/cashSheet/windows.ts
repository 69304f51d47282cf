import type { Period } from './period';

const DAY_MS = 86_400_000;

/**
 * A local time in milliseconds, as if it were UTC: so a day with a clock change has 24 hours too.
 */
const wallTime = (text: string): number => Date.parse(`${text}Z`);

const dayOf = (text: string): number => Math.floor(wallTime(text) / DAY_MS);

/** `yyyy-MM-ddTHH:mm:ss` */
const written = (time: number): string => new Date(time).toISOString().slice(0, 19);

/** How many windows `windowsOf` makes. */
export const countWindows = ({ start, end }: Period, days: number): number =>
	Math.ceil((dayOf(end) - dayOf(start) + 1) / days);

/**
 * Splits a period into windows of at most `days` local days. They have no gap and no overlap: each
 * ends one second before the next begins.
 *
 * @param days at least 1; a first or last day of which the period holds only a part counts as a day
 */
export function windowsOf(period: Period, days: number): Period[] {
	const first = dayOf(period.start);
	return Array.from({ length: countWindows(period, days) }, (_, index) => {
		const day = first + index * days;
		const last = written((day + days) * DAY_MS - 1000);
		return {
			start: index === 0 ? period.start : written(day * DAY_MS),
			end: last < period.end ? last : period.end,
		};
	});
}

/** Splits a list into parts of at most `size`. */
export function batchesOf<T>(list: T[], size: number): T[][] {
	const batches: T[][] = [];
	for (let at = 0; at < list.length; at += size) batches.push(list.slice(at, at + size));
	return batches;
}

/**
 * Splits centres into batches of at most `size` centres, which take at most `characters` in a URL
 * when they are joined by commas. A single centre that takes more is a batch of its own.
 */
export function batchesWithin(centres: string[], size: number, characters: number): string[][] {
	const batches: string[][] = [];
	let batch: string[] = [];
	let length = 0;
	for (const centre of centres) {
		// A comma becomes %2C in some versions of n8n.
		const added = encodeURIComponent(centre).length + 3;
		if (batch.length > 0 && (batch.length >= size || length + added > characters)) {
			batches.push(batch);
			batch = [];
			length = 0;
		}
		batch.push(centre);
		length += added;
	}
	if (batch.length > 0) batches.push(batch);
	return batches;
}
