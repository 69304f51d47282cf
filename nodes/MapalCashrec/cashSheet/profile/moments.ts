import type { Json } from '../json';
import { isYear, wallClock, zoneOffset } from './zone';

/*
 * Reads days and moments as APIs write them: ISO 8601 with or without an offset, .NET's /Date(ms)/,
 * seconds and milliseconds since 1970, 05/03/2026, 20260305, 05-MAR-2026, and times of day alone.
 */

/** In which order a field writes day and month: `05/03/2026`. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/** A day or a moment, in local time. */
export interface Moment {
	/** `yyyy-MM-ddTHH:mm:ss` in the restaurants' zone; at midnight where only a day is written. */
	local: string;
	/**
	 * The day, where the value is a day alone or a midnight, be it in the restaurants' zone or else
	 * at the offset that is written. `2026-03-04T23:00:00Z` is 5 March in Madrid.
	 */
	day: string | undefined;
}

const ISO =
	/^(\d{4})[-/.](\d\d)[-/.](\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const COMPACT =
	/^(\d{4})(\d\d)(\d\d)(?:(?:(?=[T ])|(?=\d{6}$))[T ]?(\d\d)(\d\d)(\d\d)?(?:\.\d+)? ?(Z|[+-]\d{2}:?\d\d)?)?$/i;
const NUMERIC =
	/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?:,?[T ]+(\d{1,2})[:.h](\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?([ap]\.?m\.?)?)?$/i;
const MICROSOFT = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/;
const RFC_1123 = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d (GMT|[+-]\d{4})$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** `Mar 10, 2026 4:31:07 PM` */
const NAMED =
	/^(?<month>[A-Z][a-z]{2,8})\.? (?<day>\d{1,2}),? (?<year>\d{4})(?:,? (?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?(?: ?(?<half>[ap]m))?)?$/i;
/** `04-MAR-2026`, `4 Mar 2026 16:31` */
const NAMED_DAY_FIRST =
	/^(?<day>\d{1,2})[- ](?<month>[A-Z][a-z]{2,8})\.?[- ](?<year>\d{4}|\d\d)(?:,? (?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d))?(?: ?(?<half>[ap]m))?)?$/i;
const CLOCK = /^(\d{1,2})[:.h](\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?([ap]\.?m\.?)?$/i;
const LONGEST = 40;

/**
 * Reads a value as a moment.
 *
 * @param zone the IANA time zone of the restaurants
 * @param order of day and month, in values such as `05/03/2026`
 * @returns undefined for a value that is no moment, and for placeholders such as `0001-01-01`
 */
export function readMoment(
	value: Json | undefined,
	zone: string,
	order: DateOrder = 'dayFirst',
): Moment | undefined {
	if (typeof value === 'number') return fromNumber(value, zone);
	if (isDateParts(value)) return at(value, undefined, zone);
	if (typeof value !== 'string' || value.length > LONGEST || value.length < 6) return undefined;
	const iso = ISO.exec(value) ?? COMPACT.exec(value);
	if (iso) {
		const [, year, month, day, hour, minute, second, offset] = iso as string[];
		const parts = [year, month, day, hour, minute, second].map((part) => Number(part ?? 0));
		return at(parts, offset, zone);
	}
	if (/^\d{10}$|^\d{13}$/.test(value)) return fromNumber(Number(value), zone);
	const numeric = NUMERIC.exec(value);
	if (numeric) {
		const [, a, b, years, hour, minute, second, half] = numeric as string[];
		const year = Number(years) + (years?.length === 2 ? 2000 : 0);
		const [day, month] = order === 'dayFirst' ? [Number(a), Number(b)] : [Number(b), Number(a)];
		if (hour === undefined) return wholeDay(year, month, day);
		return at(
			[year, month, day, hourOf(hour, half), Number(minute), Number(second ?? 0)],
			undefined,
			zone,
		);
	}
	const microsoft = MICROSOFT.exec(value);
	if (microsoft) {
		const [, ms, offset] = microsoft;
		return fromInstant(Number(ms), offset === undefined ? undefined : minutesOf(offset), zone);
	}
	const named = NAMED.exec(value) ?? NAMED_DAY_FIRST.exec(value);
	if (named) {
		const { day, month, hour, minute, second, half, ...written } = named.groups as Record<
			string,
			string
		>;
		const year = Number(written.year) + (written.year?.length === 2 ? 2000 : 0);
		const number = MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
		if (hour === undefined) return wholeDay(year, number, Number(day));
		const time = [hourOf(hour, half), Number(minute), Number(second ?? 0)];
		return at([year, number, Number(day), ...time], undefined, zone);
	}
	if (RFC_1123.test(value)) return fromInstant(Date.parse(value), undefined, zone);
	return undefined;
}

/**
 * Year, month, day and perhaps a time, as Java's serialisers write them: `[2026, 3, 5, 18, 30]`.
 */
export const isDateParts = (value: Json | undefined): value is number[] =>
	Array.isArray(value) &&
	value.length <= 7 &&
	value.every((part) => Number.isInteger(part)) &&
	isDate(value[0] as number, value[1] as number, value[2] as number);

/** A time of day alone, as `HH:mm:ss`; undefined for anything else. */
export function readClock(value: Json | undefined): string | undefined {
	if (typeof value !== 'string' || value.length > 15) return undefined;
	const found = CLOCK.exec(value.trim());
	if (!found) return undefined;
	const [, hour, minute, second, half] = found as string[];
	const hours = hourOf(hour as string, half);
	if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined;
	return `${two(hours)}:${minute}:${two(Number(second ?? 0))}`;
}

/**
 * The order in which days and months are written.
 *
 * @param values the values of one field
 * @param isAsked whether a day, `yyyy-MM-dd`, lies in the period that was asked for
 * @returns undefined when both orders are possible, and equally many days lie in that period by
 * both
 */
export function dateOrderOf(
	values: Iterable<Json | undefined>,
	isAsked: (day: string) => boolean,
): DateOrder | undefined {
	const possible = { dayFirst: true, monthFirst: true };
	const asked = { dayFirst: 0, monthFirst: 0 };
	let isSame = true;
	for (const value of values) {
		if (typeof value !== 'string' || value.length > LONGEST || !NUMERIC.test(value)) continue;
		const days = (['dayFirst', 'monthFirst'] as const).map((order) => {
			const local = readMoment(value, 'utc', order)?.local.slice(0, 10);
			if (local === undefined) possible[order] = false;
			else if (isAsked(local)) asked[order]++;
			return local;
		});
		if (days[0] !== days[1]) isSame = false;
	}
	if (isSame) return 'dayFirst';
	if (possible.dayFirst !== possible.monthFirst)
		return possible.dayFirst ? 'dayFirst' : 'monthFirst';
	if (asked.dayFirst === asked.monthFirst) return undefined;
	return asked.dayFirst > asked.monthFirst ? 'dayFirst' : 'monthFirst';
}

const two = (number: number) => (number < 10 ? `0${number}` : String(number));
const dayText = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`;

function hourOf(hour: string, half: string | undefined): number {
	if (half === undefined) return Number(hour);
	return (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
}

function isDate(year: number, month: number, day: number): boolean {
	if (!isYear(year) || month < 1 || month > 12 || day < 1) return false;
	return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function wholeDay(year: number, month: number, day: number): Moment | undefined {
	if (!isDate(year, month, day)) return undefined;
	const text = dayText(year, month, day);
	return { local: `${text}T00:00:00`, day: text };
}

/** @param offset as it is written; undefined for local time */
function at(
	[year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[],
	offset: string | undefined,
	zone: string,
): Moment | undefined {
	if (!isDate(year, month, day) || minute > 59 || second > 59) return undefined;
	// 24:00 is the end of a day; there is no later time in it.
	if (hour > 24 || (hour === 24 && (minute > 0 || second > 0))) return undefined;
	if (offset === undefined && hour === 24) {
		const next = new Date(Date.UTC(year, month - 1, day + 1)).toISOString();
		return { local: next.slice(0, 19), day: undefined };
	}
	if (offset === undefined) {
		const text = dayText(year, month, day);
		const isMidnight = hour === 0 && minute === 0 && second === 0;
		return {
			local: `${text}T${two(hour)}:${two(minute)}:${two(second)}`,
			day: isMidnight ? text : undefined,
		};
	}
	const minutes = minutesOf(offset);
	const ms = Date.UTC(year, month - 1, day, hour, minute, second) - minutes * 60_000;
	// Mostly the offset is that of the restaurants: then the time is local already.
	if (minutes === zoneOffset(ms, zone)) {
		return at([year, month, day, hour, minute, second], undefined, zone);
	}
	return fromInstant(ms, minutes, zone);
}

function minutesOf(offset: string): number {
	const digits = offset.replace(/\D/g, '').padEnd(4, '0');
	const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
	return offset.startsWith('-') ? -minutes : minutes;
}

function fromNumber(value: number, zone: string): Moment | undefined {
	if (!Number.isInteger(value)) return undefined;
	if (value >= 19_900_101 && value <= 21_001_231) {
		return wholeDay(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
	}
	if (value >= 1e12 && value < 5e12) return fromInstant(value, undefined, zone);
	return value >= 1e9 && value < 5e9 ? fromInstant(value * 1000, undefined, zone) : undefined;
}

/** @param written the offset in minutes that the value has; undefined for none, which is UTC */
function fromInstant(ms: number, written: number | undefined, zone: string): Moment | undefined {
	const wall = wallClock(ms, zoneOffset(ms, zone));
	if (wall === undefined) return undefined;
	if (wall.endsWith('T00:00:00')) return { local: wall, day: wall.slice(0, 10) };
	const asWritten = wallClock(ms, written ?? 0);
	return {
		local: wall,
		day: asWritten?.endsWith('T00:00:00') ? asWritten.slice(0, 10) : undefined,
	};
}

const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** Whether a name says that its moments are in UTC (`openedAtUtc`). */
export const isUtc = ({ words }: { words: readonly string[] }): boolean =>
	words.includes('utc') || words.includes('gmt');

/** Marks a moment without an offset as UTC; returns other values unchanged. */
export const asUtc = (value: Json | undefined): Json | undefined =>
	typeof value === 'string' && WITHOUT_OFFSET.test(value) ? `${value}Z` : value;
