import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import {
	asUtc,
	dateOrderOf,
	isUtc,
	readClock,
	readMoment,
	type DateOrder,
} from '../../../nodes/MapalCashrec/cashSheet/profile/moments';

const ZONE = 'Europe/Madrid';

test.each<[Json, string | undefined]>([
	['2026-03-05', '2026-03-05T00:00:00'],
	['2026/03/05', '2026-03-05T00:00:00'],
	['2026-03-05T08:30:15', '2026-03-05T08:30:15'],
	['2026-03-05T08:30', '2026-03-05T08:30:00'],
	['2026-03-05 08:30:15.123', '2026-03-05T08:30:15'],
	['2026-03-05T07:30:00Z', '2026-03-05T08:30:00'],
	['2026-03-05t07:30:00z', '2026-03-05T08:30:00'],
	['2026-03-05T08:30:15+01:00', '2026-03-05T08:30:15'],
	['2026-03-05T23:30:00-05:00', '2026-03-06T05:30:00'],
	['2026-03-05T08:30:00+0530', '2026-03-05T04:00:00'],
	['2026-03-05T08:30:00+10:30', '2026-03-04T23:00:00'],
	['2026-03-05T08:30:00-03:30', '2026-03-05T13:00:00'],
	['2026-03-05T08:30:00+05', '2026-03-05T04:30:00'],
	['20260305', '2026-03-05T00:00:00'],
	['20260305T083015', '2026-03-05T08:30:15'],
	['20260305083015', '2026-03-05T08:30:15'],
	['20260305T0730Z', '2026-03-05T08:30:00'],
	['05/03/2026', '2026-03-05T00:00:00'],
	['5/3/26', '2026-03-05T00:00:00'],
	['05.03.2026 08:30', '2026-03-05T08:30:00'],
	['05-03-2026, 8:30:15', '2026-03-05T08:30:15'],
	['05/03/2026 8:30 a.m.', '2026-03-05T08:30:00'],
	['05/03/2026 8:30:15 PM', '2026-03-05T20:30:15'],
	['05/03/2026 12:30 am', '2026-03-05T00:30:00'],
	['05/03/2026 12:30 pm', '2026-03-05T12:30:00'],
	['1772695800', '2026-03-05T08:30:00'],
	['1772695800000', '2026-03-05T08:30:00'],
	['17726958000', undefined],
	['/Date(1772695800000)/', '2026-03-05T08:30:00'],
	['/Date(1772695800000+0500)/', '2026-03-05T08:30:00'],
	['Mar 5, 2026', '2026-03-05T00:00:00'],
	['December 31 2026', '2026-12-31T00:00:00'],
	['Jan. 5, 2026 8:30', '2026-01-05T08:30:00'],
	['Mar 5, 2026 8:30:15 PM', '2026-03-05T20:30:15'],
	['Mai 5, 2026', undefined],
	['Thu, 5 Mar 2026 07:30:00 GMT', '2026-03-05T08:30:00'],
	['Thu, 05 Mar 2026 07:30:00 +0500', '2026-03-05T03:30:00'],
	['5 Mar 2026 07:30:00', '2026-03-05T07:30:00'],
	[20260305, '2026-03-05T00:00:00'],
	[19900101, '1990-01-01T00:00:00'],
	[21001231, '2100-12-31T00:00:00'],
	[1_772_695_800, '2026-03-05T08:30:00'],
	[1_772_695_800_000, '2026-03-05T08:30:00'],
	[1_772_695_800.5, undefined],
	[1_000_000_000, '2001-09-09T03:46:40'],
	[999_999_999, undefined],
	[1_000_000_000_000, '2001-09-09T03:46:40'],
	[999_999_999_999, undefined],
	[[2026, 3, 5], '2026-03-05T00:00:00'],
	[[2026, 3, 5, 8], '2026-03-05T08:00:00'],
	[[2026, 3, 5, 8, 30, 15, 123], '2026-03-05T08:30:15'],
	[[2026, 3, 5, 8, 30, 15, 123, 0], undefined],
	[[2026, 3], undefined],
	[[2026, 3, 5, 8.5], undefined],
	[[1, 2, 3], undefined],
	// The end of a day, the last one of a month, and that of a leap year.
	['2026-03-05T24:00:00', '2026-03-06T00:00:00'],
	['2026-03-05T24:00:00+01:00', '2026-03-06T00:00:00'],
	['2026-02-28 24:00', '2026-03-01T00:00:00'],
	['2028-02-28T24:00:00', '2028-02-29T00:00:00'],
	['2026.03.05', '2026-03-05T00:00:00'],
	['2026.03.05 08:30:00', '2026-03-05T08:30:00'],
	['2026.3.5', undefined],
	['05-MAR-2026', '2026-03-05T00:00:00'],
	['05-Mar-26', '2026-03-05T00:00:00'],
	['5 March 2026', '2026-03-05T00:00:00'],
	['05-MAR-2026 08:30:15', '2026-03-05T08:30:15'],
	['05-MAR-2026 8:30 PM', '2026-03-05T20:30:00'],
	['05-BAR-2026', undefined],
	['31-FEB-2026', undefined],
	['2026-03-05T24:30:00', undefined],
	['2026-03-05T24:01:00', undefined],
	['2026-03-05T24:00:01', undefined],
	['2026-03-05T25:00:00', undefined],
	['2026-03-05T23:59:59', '2026-03-05T23:59:59'],
	['2026-03-05T08:60:00', undefined],
	['2026-03-05T08:30:60', undefined],
	['2026-03-00T08:30:00', undefined],
	// Days that there are, and others.
	['2026-01-31', '2026-01-31T00:00:00'],
	['2026-12-31', '2026-12-31T00:00:00'],
	['2028-02-29', '2028-02-29T00:00:00'],
	['2026-02-29', undefined],
	['2026-04-31', undefined],
	['2026-00-10', undefined],
	['2026-13-10', undefined],
	['2026-03-00', undefined],
	// Years that a shift may be of, and placeholders.
	['1990-01-01', '1990-01-01T00:00:00'],
	['1989-12-31', undefined],
	['2100-12-31', '2100-12-31T00:00:00'],
	['2101-01-01', undefined],
	['0001-01-01T00:00:00Z', undefined],
	['/Date(-62135596800000)/', undefined],
	['2026-03-05T08:30:15.12345678901234567890', '2026-03-05T08:30:15'],
	['2026-03-05T08:30:15.123456789012345678901', undefined],
	['Lunch', undefined],
	['Lunch and dinner', undefined],
	[true, undefined],
	[null, undefined],
])('%j is %s', (written, local) => {
	expect(readMoment(written, ZONE)?.local).toBe(local);
});

test('month and day are read in the order that is asked for', () => {
	expect(readMoment('05/03/2026', ZONE, 'dayFirst')?.local).toBe('2026-03-05T00:00:00');
	expect(readMoment('05/03/2026', ZONE, 'monthFirst')?.local).toBe('2026-05-03T00:00:00');
	expect(readMoment('2026-05-03', ZONE, 'monthFirst')?.local).toBe('2026-05-03T00:00:00');
});

test.each<[Json, string, string]>([
	['2026-03-29T00:59:59Z', ZONE, '2026-03-29T01:59:59'],
	['2026-03-29T01:00:00Z', ZONE, '2026-03-29T03:00:00'],
	['2026-03-05T08:30:00Z', 'Asia/Kathmandu', '2026-03-05T14:15:00'],
	['2026-03-05T08:30:00Z', 'Atlantic/Canary', '2026-03-05T08:30:00'],
	['2026-03-05T08:30:00Z', 'No/Such_Zone', '2026-03-05T08:30:00'],
])('%j in %s is %s', (written, zone, local) => {
	expect(readMoment(written, zone)?.local).toBe(local);
});

test.each<[string, Json, string | undefined]>([
	['a day', '2026-03-05', '2026-03-05'],
	['a day, month by name', 'Mar 5, 2026', '2026-03-05'],
	['a day as a number', 20260305, '2026-03-05'],
	['a midnight', '2026-03-05T00:00:00', '2026-03-05'],
	['a midnight with the offset of the restaurants', '2026-03-05T00:00:00+01:00', '2026-03-05'],
	['a midnight of the restaurants in UTC', '2026-03-04T23:00:00Z', '2026-03-05'],
	['a midnight of the restaurants in seconds', 1_772_665_200, '2026-03-05'],
	['a midnight in UTC', '2026-03-05T00:00:00Z', '2026-03-05'],
	['a midnight with another offset', '2026-03-05T00:00:00-05:00', '2026-03-05'],
	['a midnight in UTC, in seconds', 1_772_668_800, '2026-03-05'],
	['a midnight with the offset that .NET writes', '/Date(1772650800000+0500)/', '2026-03-05'],
	['the same instant without that offset', '/Date(1772650800000)/', undefined],
	['the end of a day', '2026-03-05T24:00:00', undefined],
	['an hour', '2026-03-05T01:00:00', undefined],
	['a minute after midnight', '2026-03-05T00:01:00', undefined],
	['a second after midnight', '2026-03-05T00:00:01', undefined],
	['a time in UTC', '2026-03-05T07:30:00Z', undefined],
])('whether it is a whole day: %s', (_name, written, day) => {
	expect(readMoment(written, ZONE)?.day).toBe(day);
});

test.each<[Json, string | undefined]>([
	['08:30', '08:30:00'],
	['8:30:05', '08:30:05'],
	['8.30', '08:30:00'],
	['8h30', '08:30:00'],
	[' 08:30 ', '08:30:00'],
	['08:30:05.1234567', undefined],
	['08:30:05.123456', '08:30:05'],
	['8:30 pm', '20:30:00'],
	['12:30 a.m.', '00:30:00'],
	['23:59:59', '23:59:59'],
	['24:00', undefined],
	['08:60', undefined],
	['08:30:60', undefined],
	['2026-03-05', undefined],
	[830, undefined],
])('%j as a time of day is %s', (written, clock) => {
	expect(readClock(written)).toBe(clock);
});

describe('the order of day and month', () => {
	const digits = (count: number) => '0'.repeat(count);
	const MARCH = ['2026-03-05', '2026-03-06', '2026-03-07'];

	test.each<[string, Json[], string[], DateOrder | undefined]>([
		['no values', [], MARCH, 'dayFirst'],
		['other dates', ['2026-05-03', 20260503], MARCH, 'dayFirst'],
		['a day that is no month', ['05/03/2026', '13/03/2026'], MARCH, 'dayFirst'],
		['the same the other way round', ['03/05/2026', '03/13/2026'], [], 'monthFirst'],
		['a day that was asked for', ['05/03/2026'], MARCH, 'dayFirst'],
		['the same the other way round', ['03/05/2026'], MARCH, 'monthFirst'],
		['moments of a day that was asked for', ['03/05/2026 23:30'], MARCH, 'monthFirst'],
		['a day that is the same in both orders', ['05/05/2026'], MARCH, 'dayFirst'],
		['that and one that is not', ['05/05/2026', '03/05/2026'], MARCH, 'monthFirst'],
		['days that were not asked for', ['05/03/2026'], [], undefined],
		['days that were asked for by both', ['05/03/2026'], ['2026-03-05', '2026-05-03'], undefined],
		[
			'days most of which were asked for',
			['05/03/2026', '06/03/2026', '07/03/2026'],
			[...MARCH, '2026-05-03', '2026-06-03'],
			'dayFirst',
		],
		[
			'the same the other way round',
			['03/05/2026', '03/06/2026', '03/07/2026'],
			[...MARCH, '2026-05-03', '2026-06-03'],
			'monthFirst',
		],
		['a day that is no month, beside other values', ['13/03/2026', 'soon', null], [], 'dayFirst'],
		[
			'a text that is too long',
			['13/03/2026', `13/13/2026 08:30:00.${digits(21)}`],
			[],
			'dayFirst',
		],
		['a text of 40 characters', [`03/13/2026 08:30:00.${digits(20)}`], [], 'monthFirst'],
		['days that are in neither order', ['13/03/2026', '03/13/2026'], [], undefined],
	])('%s', (_name, values, asked, order) => {
		expect(dateOrderOf(values, (day) => asked.includes(day))).toBe(order);
	});
});

test.each([
	['openedAtUtc', true],
	['gmtOpenedAt', true],
	['openedAt', false],
])('a name that says UTC: %s', (name, expected) => {
	expect(isUtc({ words: name.replace(/[A-Z]/g, ' $&').toLowerCase().split(' ') })).toBe(expected);
});

test.each<[Json, Json]>([
	['2026-03-05T07:30', '2026-03-05T07:30Z'],
	['2026-03-05 07:30:15.5', '2026-03-05 07:30:15.5Z'],
	['2026-03-05T07:30:00+01:00', '2026-03-05T07:30:00+01:00'],
	['2026-03-05', '2026-03-05'],
	[1_772_695_800, 1_772_695_800],
])('%j, said to be in UTC, is %j', (written, expected) => {
	expect(asUtc(written)).toBe(expected);
});
