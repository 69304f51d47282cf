import { DateTime } from 'luxon';

import { InputError } from '../../nodes/MapalCashrec/cashSheet/inputError';
import {
	customPeriod,
	lastDays,
	parseZone,
	presetPeriod,
	type PeriodPreset,
} from '../../nodes/MapalCashrec/cashSheet/period';
import { withOddDefaults } from '../support/luxonDefaults';

const days = (first: string, last = first) => ({
	start: `${first}T00:00:00`,
	end: `${last}T23:59:59`,
});

describe('presets', () => {
	// Thursday 5 March 2026, at noon in Madrid
	const thursday = '2026-03-05T12:00:00+01:00';

	test.each<[PeriodPreset, string, string, string, ReturnType<typeof days>]>([
		['today', 'is the whole day', thursday, 'Europe/Madrid', days('2026-03-05')],
		['yesterday', 'is the whole day before', thursday, 'Europe/Madrid', days('2026-03-04')],
		[
			'lastDays',
			'ends with yesterday',
			thursday,
			'Europe/Madrid',
			days('2026-02-26', '2026-03-04'),
		],
		[
			'thisYear',
			'runs from New Year to today',
			thursday,
			'Europe/Madrid',
			days('2026-01-01', '2026-03-05'),
		],
		[
			'lastYear',
			'is the whole year before',
			thursday,
			'Europe/Madrid',
			days('2025-01-01', '2025-12-31'),
		],
		[
			'thisYear',
			'on New Year is that day',
			'2026-01-01T09:00:00Z',
			'Europe/Madrid',
			days('2026-01-01'),
		],
		[
			'lastYear',
			'just after New Year in Madrid',
			'2025-12-31T23:30:00Z',
			'Europe/Madrid',
			days('2025-01-01', '2025-12-31'),
		],
		[
			'thisWeek',
			'runs from Monday to today',
			thursday,
			'Europe/Madrid',
			days('2026-03-02', '2026-03-05'),
		],
		[
			'lastWeek',
			'runs from Monday to Sunday',
			thursday,
			'Europe/Madrid',
			days('2026-02-23', '2026-03-01'),
		],
		[
			'thisMonth',
			'runs from the first to today',
			thursday,
			'Europe/Madrid',
			days('2026-03-01', '2026-03-05'),
		],
		[
			'lastMonth',
			'is the whole month before',
			thursday,
			'Europe/Madrid',
			days('2026-02-01', '2026-02-28'),
		],

		[
			'thisWeek',
			'on a Sunday still began last Monday',
			'2026-03-08T22:00:00Z',
			'Europe/Madrid',
			days('2026-03-02', '2026-03-08'),
		],
		[
			'thisWeek',
			'on a Monday is that day',
			'2026-03-09T09:00:00Z',
			'Europe/Madrid',
			days('2026-03-09'),
		],
		[
			'lastMonth',
			'in March of a leap year has 29 days',
			'2028-03-31T10:00:00Z',
			'Europe/Madrid',
			days('2028-02-01', '2028-02-29'),
		],
		[
			'lastMonth',
			'in January is December of the year before',
			'2026-01-15T10:00:00Z',
			'Europe/Madrid',
			days('2025-12-01', '2025-12-31'),
		],
		[
			'lastMonth',
			'on the 31st does not slip',
			'2026-05-31T10:00:00Z',
			'Europe/Madrid',
			days('2026-04-01', '2026-04-30'),
		],
		[
			'yesterday',
			'on 1 March of a leap year is 29 February',
			'2028-03-01T10:00:00Z',
			'Europe/Madrid',
			days('2028-02-29'),
		],

		[
			'today',
			'just before midnight UTC is the next day in Madrid',
			'2026-03-04T23:30:00Z',
			'Europe/Madrid',
			days('2026-03-05'),
		],
		[
			'today',
			'is an hour behind on the Canary Islands',
			'2026-03-04T23:30:00Z',
			'Atlantic/Canary',
			days('2026-03-04'),
		],
		[
			'today',
			'in the morning in Madrid is still yesterday in Mexico',
			'2026-03-05T04:00:00Z',
			'America/Mexico_City',
			days('2026-03-04'),
		],
		[
			'today',
			'begins at 18:15 UTC in Kathmandu',
			'2026-03-04T18:15:00Z',
			'Asia/Kathmandu',
			days('2026-03-05'),
		],
		[
			'today',
			'ends at 18:15 UTC in Kathmandu',
			'2026-03-04T18:14:59Z',
			'Asia/Kathmandu',
			days('2026-03-04'),
		],

		[
			'today',
			'is whole when the clock goes forward in Madrid',
			'2026-03-29T10:00:00Z',
			'Europe/Madrid',
			days('2026-03-29'),
		],
		[
			'yesterday',
			'is whole after the clock went back in Madrid',
			'2026-10-26T10:00:00Z',
			'Europe/Madrid',
			days('2026-10-25'),
		],
		[
			'lastDays',
			'are seven days over a clock change',
			'2026-03-31T23:30:00+02:00',
			'Europe/Madrid',
			days('2026-03-24', '2026-03-30'),
		],
		[
			'lastDays',
			'are seven days over a clock change on the Canary Islands',
			'2026-10-26T00:30:00Z',
			'Atlantic/Canary',
			days('2026-10-19', '2026-10-25'),
		],
		[
			'yesterday',
			'just after midnight on the day of the change is the day before',
			'2026-03-29T00:30:00+01:00',
			'Europe/Madrid',
			days('2026-03-28'),
		],
		[
			'today',
			'begins at 00:00:00 also where the clock skips midnight',
			'2024-03-31T12:00:00Z',
			'Asia/Beirut',
			days('2024-03-31'),
		],
	])('%s %s', (preset, _name, now, zone, expected) => {
		expect(presetPeriod(preset, DateTime.fromISO(now), zone)).toEqual(expected);
	});

	test.each([
		[1, days('2026-03-04')],
		[3, days('2026-03-02', '2026-03-04')],
		[366, days('2025-03-04', '2026-03-04')],
	])('lastDays: %i whole days, up to and including yesterday', (count, expected) => {
		const now = DateTime.fromISO(thursday);
		expect(presetPeriod('lastDays', now, 'Europe/Madrid', count)).toEqual(expected);
	});

	test.each([
		[1, days('2026-03-05')],
		[3, days('2026-03-03', '2026-03-05')],
	])('the last %i days that are shown to choose from end with today', (count, expected) => {
		expect(lastDays(count, DateTime.fromISO(thursday), 'Europe/Madrid')).toEqual(expected);
	});

	test("luxon's defaults do not matter", () => {
		withOddDefaults('America/Mexico_City', () => {
			const now = DateTime.fromISO(thursday);
			expect(presetPeriod('lastWeek', now, 'Europe/Madrid')).toEqual(
				days('2026-02-23', '2026-03-01'),
			);
			expect(customPeriod('2026-03-05T08:00:00', '2026-03-05', 'Europe/Madrid')).toEqual({
				start: '2026-03-05T08:00:00',
				end: '2026-03-05T23:59:59',
			});
		});
	});
});

describe('custom', () => {
	const madrid = 'Europe/Madrid';

	test.each<[string, unknown, unknown, string, string, string]>([
		[
			'dates without a time cover whole days',
			'2026-03-05',
			'2026-03-06',
			madrid,
			'2026-03-05T00:00:00',
			'2026-03-06T23:59:59',
		],
		[
			'days that were picked cover whole days',
			'2026-11-22T00:00:00',
			'2026-11-22T00:00:00',
			madrid,
			'2026-11-22T00:00:00',
			'2026-11-22T23:59:59',
		],
		[
			'midnight in short is a picked day too',
			'2026-11-20T00:00',
			'2026-11-22 00:00:00.000',
			madrid,
			'2026-11-20T00:00:00',
			'2026-11-22T23:59:59',
		],
		[
			'a midnight with an offset is that moment',
			'2026-11-20T00:00:00+01:00',
			'2026-11-22T00:00:00+01:00',
			madrid,
			'2026-11-20T00:00:00',
			'2026-11-22T00:00:00',
		],
		[
			'a second after midnight is that second',
			'2026-11-20T00:00:00',
			'2026-11-22T00:00:01',
			madrid,
			'2026-11-20T00:00:00',
			'2026-11-22T00:00:01',
		],
		[
			'the first and the last year',
			'2000-01-01',
			'2100-12-31',
			madrid,
			'2000-01-01T00:00:00',
			'2100-12-31T23:59:59',
		],
		[
			'the same date twice is one day',
			'2026-03-05',
			'2026-03-05',
			madrid,
			'2026-03-05T00:00:00',
			'2026-03-05T23:59:59',
		],
		[
			'text without an offset stays as it is',
			'2026-03-05T06:00:00',
			'2026-03-06T05:59:59',
			madrid,
			'2026-03-05T06:00:00',
			'2026-03-06T05:59:59',
		],
		[
			'a time with seconds missing',
			'2026-03-05T06:00',
			'2026-03-05T18:30',
			madrid,
			'2026-03-05T06:00:00',
			'2026-03-05T18:30:00',
		],
		[
			'a space for the T',
			'2026-03-05 06:00:00',
			'2026-03-05 18:30:00',
			madrid,
			'2026-03-05T06:00:00',
			'2026-03-05T18:30:00',
		],
		[
			'fractions of a second are cut',
			'2026-03-05T06:00:00.999',
			'2026-03-05T23:59:59.999',
			madrid,
			'2026-03-05T06:00:00',
			'2026-03-05T23:59:59',
		],
		[
			'spaces around a date',
			' 2026-03-05 ',
			'\t2026-03-06\n',
			madrid,
			'2026-03-05T00:00:00',
			'2026-03-06T23:59:59',
		],
		[
			'an offset is converted',
			'2026-03-05T00:00:00.000+01:00',
			'2026-03-05T23:59:59.000+01:00',
			madrid,
			'2026-03-05T00:00:00',
			'2026-03-05T23:59:59',
		],
		[
			'UTC is converted',
			'2026-03-04T23:00:00Z',
			'2026-07-05T22:00:00.000Z',
			madrid,
			'2026-03-05T00:00:00',
			'2026-07-06T00:00:00',
		],
		[
			'an offset with a time zone far away',
			'2026-03-05T00:00:00+01:00',
			'2026-03-06T00:00:00+01:00',
			'America/Mexico_City',
			'2026-03-04T17:00:00',
			'2026-03-05T17:00:00',
		],
		[
			'a luxon DateTime',
			DateTime.fromISO('2026-03-05T00:00:00', { zone: 'Asia/Kathmandu' }),
			DateTime.fromISO('2026-03-05T20:00:00', { zone: 'utc' }),
			madrid,
			'2026-03-04T19:15:00',
			'2026-03-05T21:00:00',
		],
		[
			'a JavaScript Date',
			new Date('2026-03-05T10:00:00Z'),
			new Date('2026-03-05T11:00:00Z'),
			madrid,
			'2026-03-05T11:00:00',
			'2026-03-05T12:00:00',
		],
		[
			'the hour that the clock skips is left to the API',
			'2026-03-29T02:30:00',
			'2026-03-29T03:30:00',
			madrid,
			'2026-03-29T02:30:00',
			'2026-03-29T03:30:00',
		],
		[
			'an end without a time on the day of a clock change',
			'2026-10-25',
			'2026-10-25',
			madrid,
			'2026-10-25T00:00:00',
			'2026-10-25T23:59:59',
		],
		[
			'a leap day',
			'2028-02-29',
			'2028-02-29',
			madrid,
			'2028-02-29T00:00:00',
			'2028-02-29T23:59:59',
		],
		[
			'start and end at the same second',
			'2026-03-05T06:00:00',
			'2026-03-05T06:00:00',
			madrid,
			'2026-03-05T06:00:00',
			'2026-03-05T06:00:00',
		],
	])('%s', (_name, from, to, zone, start, end) => {
		expect(customPeriod(from, to, zone)).toEqual({ start, end });
	});

	const EMPTY = 'is empty';
	const UNREAD = "which can't be read as a date";
	const YEARS = 'which is not within the years 2000 to 2100';

	test.each<[string, unknown, string]>([
		['nothing', '', EMPTY],
		['spaces', '   ', UNREAD],
		['null', null, EMPTY],
		['undefined', undefined, EMPTY],
		['a word', 'yesterday', UNREAD],
		['a date that does not exist', '2026-02-30', UNREAD],
		['29 February of an ordinary year', '2026-02-29', UNREAD],
		['day first', '05/03/2026', UNREAD],
		['a year', '2026', UNREAD],
		['a week', '2026-W10', UNREAD],
		['a time', '18:00', UNREAD],
		['a time that does not exist', '2026-03-05T25:00:00', UNREAD],
		['a time zone by name', '2026-03-05T10:00:00[Europe/Madrid]', UNREAD],
		['an offset that no place has', '2026-03-05T10:00:00+99:00', UNREAD],
		['a number', 1772668800000, UNREAD],
		['an invalid Date', new Date('x'), UNREAD],
		['an invalid DateTime', DateTime.invalid('x'), UNREAD],
		['a list', ['2026-03-05'], UNREAD],
		['an object', { date: '2026-03-05' }, UNREAD],
		['a boolean', true, UNREAD],
		['a year before the API was', '0026-03-05', YEARS],
		['the year before the first', '1999-12-31', YEARS],
		['the year after the last', '2101-01-01', YEARS],
		['an open end', '9999-12-31', YEARS],
		['an open end as a moment', '9999-12-31T23:59:59Z', YEARS],
		['the end of luxon', DateTime.fromISO('9999-12-31'), YEARS],
		['very long text', 'x'.repeat(100_000), UNREAD],
		['a time with very many digits', `2026-03-05T10:00:00.${'0'.repeat(100_000)}`, UNREAD],
	])('%s is refused by name', (_name, value, why) => {
		const thrown = [
			caught(() => customPeriod(value, '2026-03-05', madrid)),
			caught(() => customPeriod('2026-03-01', value, madrid)),
		];
		const fields = ['Start Date', 'End Date'];
		thrown.forEach(({ message }, index) => {
			expect(message).toMatch(new RegExp(`^'${fields[index]}' .*${why}$`));
		});
	});

	test('24:00 is the end of its day, not the whole of the next', () => {
		expect(customPeriod('2026-03-04', '2026-03-04T24:00:00', madrid)).toEqual({
			start: '2026-03-04T00:00:00',
			end: '2026-03-05T00:00:00',
		});
	});

	test('a message is short, whatever was typed', () => {
		const thrown = caught(() => customPeriod('x'.repeat(100_000), '2026-03-05', madrid));
		expect(thrown.message.length).toBeLessThan(150);
		expect(thrown.description).toMatch(/2026-03-05/);
	});

	test('a start after the end names both', () => {
		const thrown = caught(() => customPeriod('2026-03-06', '2026-03-05', madrid));
		expect(thrown.message).toBe(
			"'Start Date' (2026-03-06T00:00:00) is after 'End Date' (2026-03-05T23:59:59)",
		);
	});
});

describe('zones', () => {
	test.each(['Europe/Madrid', 'Atlantic/Canary', 'America/Mexico_City', 'Asia/Kathmandu', 'UTC'])(
		'%s is one',
		(zone) => {
			expect(parseZone(` ${zone} `)).toBe(zone);
		},
	);

	test.each<[unknown]>([
		['Madrid'],
		['local'],
		['system'],
		[''],
		['Mars/Olympus'],
		[2],
		[null],
		[['UTC']],
	])('%p is none', (zone) => {
		expect(() => parseZone(zone)).toThrow(/^'Timezone' holds .*, which is not a time zone$/);
	});
});

function caught(run: () => unknown): InputError {
	try {
		run();
	} catch (error) {
		if (error instanceof InputError) return error;
	}
	throw new Error('Nothing was thrown');
}
