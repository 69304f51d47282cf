import { IANAZone } from 'luxon';

/** Other years are placeholders: 1, 1900, 1970 for a missing moment, 9999 for never. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

/** Whether a year may be that of a shift. */
export const isYear = (year: number) => year >= FIRST_YEAR && year <= LAST_YEAR;

/**
 * A moment in local time, `yyyy-MM-ddTHH:mm:ss`; undefined in a year that stands for no moment.
 *
 * @param ms since 1970
 * @param offset from UTC, in minutes
 */
export function wallClock(ms: number, offset: number): string | undefined {
	const shifted = new Date(ms + offset * 60_000);
	const year = shifted.getUTCFullYear();
	return isYear(year) ? shifted.toISOString().slice(0, 19) : undefined;
}

/**
 * Clocks change only at full quarters of an hour, so the offset of each quarter is looked up once.
 */
const QUARTER_MS = 15 * 60_000;
const MOST_OFFSETS = 50_000;
const offsets = new Map<string, Map<number, number>>();

/** How many minutes a zone is ahead of UTC at a moment; 0 for an unknown zone. */
export function zoneOffset(ms: number, zone: string): number {
	let known = offsets.get(zone);
	if (!known || known.size > MOST_OFFSETS) offsets.set(zone, (known = new Map()));
	const quarter = Math.floor(ms / QUARTER_MS);
	let offset = known.get(quarter);
	if (offset === undefined) {
		const found = IANAZone.create(zone).offset(quarter * QUARTER_MS);
		known.set(quarter, (offset = Number.isFinite(found) ? found : 0));
	}
	return offset;
}
