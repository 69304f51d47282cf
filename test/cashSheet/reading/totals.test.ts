import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { readShifts } from '../../../nodes/MapalCashrec/cashSheet/reading/reading';

const row = (shift: string, sales: Json, more: JsonObject = {}): JsonObject => ({
	shift,
	openedAt: '2026-03-05T08:00:00',
	sales,
	...more,
});
const eur = (amount: Json) => ({ amount, currency: 'EUR' });
/** How the amounts of two shifts and of their sum may be written. */
const AMOUNTS: Array<[string, Json, Json, Json]> = [
	['numbers', 0.1, 0.2, 0.3],
	['text with a dot', '1000.50', '812.25', '1812.75'],
	['text with a comma and thousands', '1.000,50', '812,25', '1.812,75'],
	['text with a currency', '€1,000.50', '€812.25', '€1,812.75'],
	['thousands alone', '1.000', '812', '1.812'],
	['negative text', '-5,50', '2,25', '-3,25'],
	['money objects', eur(1000.5), eur(812.25), eur(1812.75)],
	['money objects in cents', eur(100050), eur(81225), eur(181275)],
	['money objects with text', eur('1000.50'), eur('812.25'), eur('1812.75')],
	[
		'amounts deeper inside',
		{ cash: { counted: 5 } },
		{ cash: { counted: 7 } },
		{ cash: { counted: 12 } },
	],
];

describe.each(AMOUNTS)('%s', (_name, lunch, dinner, sum) => {
	const shifts = [row('Lunch', lunch), row('Dinner', dinner)];
	const total = row('Total', sum, { openedAt: null });

	test.each([
		['at the end', [...shifts, total]],
		['at the beginning', [total, ...shifts]],
	])('a sum %s is no shift', (_where, rows) => {
		const { shifts: found, totals, groups } = readShifts({ rows });
		expect([found, totals]).toEqual([2, 1]);
		expect(groups[0]?.elements).toEqual(shifts);
		expect(groups[0]?.ancestor?.record).toEqual({ total });
	});

	test('what is called a total is one, also where its amounts are not the sum', () => {
		const rows = [...shifts, row('Total', dinner, { openedAt: null })];
		expect(readShifts({ rows })).toMatchObject({ shifts: 2, totals: 1 });
	});

	test('what opens at a time of its own and adds up nothing is a shift, whatever it is called', () => {
		const rows = [...shifts, row('Total', dinner)];
		expect(readShifts({ rows })).toMatchObject({ shifts: 3, totals: 0 });
	});

	test('what adds up and is not called a total stays', () => {
		const rows = [...shifts, row('Night', sum)];
		expect(readShifts({ rows })).toMatchObject({ shifts: 3, totals: 0 });
	});
});

test.each<[string, Json[], number]>([
	['of a single shift', [row('Lunch', '9,50'), row('Total', '9,50')], 1],
	[
		'of shifts one of which was not counted',
		[row('Lunch', '9,50'), row('Dinner', '–'), row('Total', '9,50')],
		2,
	],
	[
		'of amounts with more decimals',
		[0.333, 0.333, 0.333].map((sales) => row('Lunch', sales)).concat(row('Total', 0.999)),
		3,
	],
	[
		'that is one in a note only',
		[row('Lunch', 1), row('Dinner', 2), row('Night', 3, { notes: 'Total' })],
		3,
	],
	['of nothing', [row('Lunch', 0), row('Dinner', 0), row('Total', 0)], 3],
	['that stands alone', [row('Total', 9)], 1],
	['in the midst of the shifts', [row('Lunch', 1), row('Total', 3), row('Dinner', 2)], 3],
])('a total %s', (_name, rows, shifts) => {
	expect(readShifts({ rows }).shifts).toBe(shifts);
});
