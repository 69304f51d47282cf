import { DateTime, IANAZone } from 'luxon';

import { InputError, show } from './inputError';

/**
 * The first and last second to ask for, as `yyyy-MM-ddTHH:mm:ss` in the restaurants' local time.
 */
export interface Period {
	start: string;
	end: string;
}

export type PeriodPreset =
	| 'yesterday'
	| 'today'
	| 'lastDays'
	| 'thisWeek'
	| 'lastWeek'
	| 'thisMonth'
	| 'lastMonth'
	| 'thisYear'
	| 'lastYear';

/** A date outside of these years is refused: it is an open end such as 9999-12-31, or mistyped. */
const YEARS = { first: 2000, last: 2100 };

const DATE_HELP = 'Pick a date, or give one as text, e.g. 2026-03-05 or 2026-03-05T18:00:00';

/**
 * Checks the name of a time zone.
 *
 * @throws InputError when it is not one of the IANA time zone database
 */
export function parseZone(value: unknown): string {
	// Not `isValidZone`: `create` remembers the zones that it has checked.
	if (typeof value === 'string' && IANAZone.create(value.trim()).isValid) return value.trim();
	throw new InputError(
		`'Timezone' holds ${show(value)}, which is not a time zone`,
		'Enter a name such as Europe/Madrid, or leave the option out to use the time zone of the workflow',
	);
}

/**
 * A preset as whole local days, 00:00:00 to 23:59:59. Weeks start on Monday; `lastDays` ends with
 * yesterday; `thisWeek`, `thisMonth` and `thisYear` end with today.
 *
 * @param now the moment that decides which day is today
 * @param zone the IANA time zone of the local days
 * @param days the number of days of `lastDays`
 */
export function presetPeriod(preset: PeriodPreset, now: DateTime, zone: string, days = 7): Period {
	const today = wallClock(now, zone).startOf('day');
	switch (preset) {
		case 'today':
			return wholeDays(today, today);
		case 'yesterday':
			return wholeDays(today.minus({ days: 1 }), today.minus({ days: 1 }));
		case 'lastDays':
			return wholeDays(today.minus({ days }), today.minus({ days: 1 }));
		case 'thisWeek':
			return wholeDays(today.startOf('week'), today);
		case 'lastWeek': {
			const monday = today.startOf('week').minus({ weeks: 1 });
			return wholeDays(monday, monday.plus({ days: 6 }));
		}
		case 'thisMonth':
			return wholeDays(today.startOf('month'), today);
		case 'lastMonth': {
			const first = today.startOf('month').minus({ months: 1 });
			return wholeDays(first, first.endOf('month'));
		}
		case 'thisYear':
			return wholeDays(today.startOf('year'), today);
		case 'lastYear': {
			const first = today.startOf('year').minus({ years: 1 });
			return wholeDays(first, first.endOf('year'));
		}
	}
}

/** A period of so many whole local days, the last of which is today. */
export function lastDays(days: number, now: DateTime, zone: string): Period {
	const today = wallClock(now, zone).startOf('day');
	return wholeDays(today.minus({ days: days - 1 }), today);
}

/**
 * The period of the fields "Start Date" and "End Date". Each is text without an offset, which is
 * taken as local time, or a moment (ISO text with an offset, a luxon DateTime, a JavaScript Date),
 * which is converted to the zone. An end without a time of day means the whole of that day, and so
 * does text with 00:00:00 and no offset: the editor writes a day that was picked so.
 *
 * @throws InputError naming the field that can't be read, or when the start is after the end
 */
export function customPeriod(start: unknown, end: unknown, zone: string): Period {
	const from = parseDate(start, 'Start Date', zone);
	const to = parseDate(end, 'End Date', zone);
	const last = to.hasTime ? to.at : to.at.endOf('day');
	if (from.at > last) {
		throw new InputError(
			`'Start Date' (${localTime(from.at)}) is after 'End Date' (${localTime(last)})`,
			"Set 'End Date' to the same day as 'Start Date' or a later one",
		);
	}
	return { start: localTime(from.at), end: localTime(last) };
}

function parseDate(
	value: unknown,
	field: string,
	zone: string,
): { at: DateTime; hasTime: boolean } {
	// Not `instanceof`: n8n may hand over a DateTime of its own copy of luxon, or a Date made in the
	// sandbox that runs expressions.
	if (DateTime.isDateTime(value) || Object.prototype.toString.call(value) === '[object Date]') {
		const at = DateTime.fromMillis(Number(value));
		if (at.isValid) return { at: checked(wallClock(at, zone), value, field), hasTime: true };
	}
	if (value === '' || value === null || value === undefined) {
		throw new InputError(`'${field}' is empty`, DATE_HELP);
	}
	const given = typeof value === 'string' ? value.trim() : '';
	const text = given.replace(/^(\S+) (?=\d)/, '$1T');
	const form =
		/^\d{4}-\d{2}-\d{2}(?:T(?<time>\d{2}:?\d{2}[\d:.,]*)(?<offset>Z|[+-](?:0\d|1[0-4])(?::?[0-5]\d)?)?)?$/i;
	const groups = form.exec(text)?.groups;
	if (groups) {
		const at = groups['offset']
			? wallClock(DateTime.fromISO(text, { zone: 'utc' }), zone)
			: DateTime.fromISO(text, { zone: 'utc' });
		if (at.isValid) {
			// The editor writes a day that was picked as its midnight.
			const isMidnight =
				!groups['offset'] && !groups['time']?.startsWith('24') && +at === +at.startOf('day');
			const hasTime = groups['time'] !== undefined && !isMidnight;
			return { at: checked(at, value, field), hasTime };
		}
	}
	throw new InputError(`'${field}' holds ${show(value)}, which can't be read as a date`, DATE_HELP);
}

function checked(at: DateTime, value: unknown, field: string): DateTime {
	if (at.year >= YEARS.first && at.year <= YEARS.last) return at;
	throw new InputError(
		`'${field}' holds ${show(value)}, which is not within the years ${YEARS.first} to ${YEARS.last}`,
		'Enter the first and the last day that you need',
	);
}

/**
 * The local time of a moment in the zone, kept as if it were UTC. In UTC every day has 24 hours, so
 * days can be counted across a clock change, even where the clock skips midnight.
 */
function wallClock(moment: DateTime, zone: string): DateTime {
	return moment.setZone(zone).setZone('utc', { keepLocalTime: true });
}

function wholeDays(first: DateTime, last: DateTime): Period {
	return { start: localTime(first.startOf('day')), end: localTime(last.endOf('day')) };
}

/** `yyyy-MM-ddTHH:mm:ss`. Not `toFormat`, which writes the digits of luxon's default locale. */
export function localTime(at: DateTime): string {
	return (at as DateTime<true>)
		.startOf('second')
		.toISO({ includeOffset: false, suppressMilliseconds: true });
}
