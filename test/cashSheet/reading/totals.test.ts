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
	['with a time, at the beginning', [row('Total', 3), row('Lunch', 1), row('Dinner', 2)], 2],
	['in the midst of the shifts', [row('Lunch', 1), row('Total', 3), row('Dinner', 2)], 3],
])('a total %s', (_name, rows, shifts) => {
	expect(readShifts({ rows }).shifts).toBe(shifts);
});

describe('sums of each day in a list of all days', () => {
	const flat = (date: string, shift: Json, sales: number, more: JsonObject = {}): JsonObject => ({
		...{ id: 101_000 + sales, centreId: 101, date, shift, sales, counted: 2 * sales },
		...more,
	});
	const days = (name: Json, more?: JsonObject): JsonObject[] =>
		['2026-03-05', '2026-03-06', '2026-03-07'].flatMap((date, day) => {
			const [lunch, dinner] = [812.25 + day, 1200.5 + 2 * day];
			return [
				flat(date, 'Lunch', lunch),
				flat(date, 'Dinner', dinner),
				flat(date, name, lunch + dinner, more),
			];
		});
	/** What the shifts among these rows add up to. */
	const sumOf = (shift: Json, rows: JsonObject[]) => {
		const shifts = rows.filter((one) => one['shift'] !== null);
		return flat(
			'2026-03-07',
			shift,
			shifts.reduce((sum, one) => sum + Number(one['sales']), 0),
		);
	};
	const centres = [days(null), days(null)].flatMap((rows) => [...rows, sumOf(null, rows)]);
	const numbered = (total: number) =>
		[5, 6, 7].flatMap((day) => {
			const of = (shiftNo: number, sales: number) => ({
				...{ date: `2026-03-0${day}`, shiftNo, sales, counted: 2 * sales },
			});
			return [of(total, 30.5 + 2 * day), of(1, 10.25 + day), of(2, 20.25 + day)];
		});
	const grand = flat('2026-03-07', null, 3 * (812.25 + 1200.5) + 9);

	test.each<[string, Json[], number, number]>([
		['without a name', days(null), 6, 3],
		['with an empty one', days(''), 6, 3],
		['called all shifts', days('All shifts'), 6, 3],
		['called the whole day', days('Todo el día'), 9, 0],
		['called totals', days('TOTAL'), 6, 3],
		['called totals, with amounts of another kind', days('Total', { sales: 1, counted: 2 }), 6, 3],
		['called totals, at a midnight', days('Total', { date: '2026-03-05T00:00:00' }), 6, 3],
		[
			'called totals, at noon',
			days('Total', { date: '2026-03-05T12:00:00', sales: 1, counted: 2 }),
			9,
			0,
		],
		['with a sum of all at the end', [...days(null), grand], 6, 4],
		['with sums of two centres and of all', [...centres, sumOf(null, centres)], 12, 9],
		['with sums of two centres, above their shifts', [...centres].reverse(), 12, 8],
		[
			'with sums of two centres, one of which does not add up',
			[...centres.slice(0, -1), flat('2026-03-07', null, 5)],
			20,
			0,
		],
		[
			'with five sums below each other',
			[...centres, ...[1, 2, 3].map(() => sumOf(null, centres))],
			23,
			0,
		],
		['numbered from 1 on, with 0 above for the sum', numbered(0), 6, 3],
		['numbered from 1 on, with another number for the sum', numbered(9), 9, 0],
		['that do not add up', days(null, { sales: 1, counted: 2 }), 9, 0],
		['of which one amount alone adds up', days(null, { counted: 2 }), 9, 0],
		['called all shifts, of which one amount alone adds up', days('All', { counted: 2 }), 6, 3],
		['one of which is missing', days(null).slice(0, -1), 8, 0],
		['of a single shift each', days(null).filter(({ shift }) => shift !== 'Lunch'), 6, 0],
	])('%s', (_name, rows, shifts, totals) => {
		expect(readShifts({ rows })).toMatchObject({ shifts, totals });
	});
});

test.each<[string, Json, Json, number]>([
	['a cent off', 10.5, 20.51, 2],
	['two cents off', 10.5, 20.52, 3],
	[
		'five levels deep',
		{ a: { b: { c: { d: { e: 10 } } } } },
		{ a: { b: { c: { d: { e: 20 } } } } },
		2,
	],
	[
		'six levels deep',
		{ a: { b: { c: { d: { e: { f: 10 } } } } } },
		{ a: { b: { c: { d: { e: { f: 20 } } } } } },
		3,
	],
])('a sum that is %s', (_name, sales, sum, shifts) => {
	const rows = [row('Lunch', sales), row('Dinner', sales === 10.5 ? 10 : sales), row('Total', sum)];
	expect(readShifts({ rows }).shifts).toBe(shifts);
});

describe('beside shifts without a time', () => {
	const lunch = { shift: 'Lunch', sales: 1, covers: 2 };
	const dinner = { shift: 'Dinner', sales: 3, covers: 4 };
	const sums = { sales: 4, covers: 6 };

	test.each<[string, Json[], number]>([
		['two sums and nothing else are a total', [lunch, dinner, sums], 2],
		['and before them, too', [sums, lunch, dinner], 2],
		['with a number in a text', [lunch, dinner, { ...sums, no: '7' }], 2],
		['one sum is none', [lunch, dinner, { sales: 4 }], 3],
		['sums of other amounts are none', [lunch, dinner, { sales: 5, covers: 7 }], 3],
		['sums with a name are none', [lunch, dinner, { ...sums, name: 'Night' }], 3],
		['sums called a total by another name', [lunch, dinner, { ...sums, name: 'Total' }], 2],
		['sums with a note are a total', [lunch, dinner, { ...sums, note: 'Night' }], 2],
		['sums with a date are a total', [lunch, dinner, { ...sums, day: '2026-03' }], 2],
		['sums beside a row that has no text are none', [lunch, { sales: 3, covers: 4 }, sums], 3],
		['what is flagged as a total is one', [lunch, dinner, { shift: 'x', isTotal: true }], 2],
		[
			'what is flagged as a total is one, even with a time',
			[lunch, dinner, { shift: 'x', isTotal: true, openedAt: '2026-03-05T09:00:00' }],
			2,
		],
		[
			'so is what has the type of a total',
			[lunch, dinner, { shift: 'x', rowType: 'dayTotal', openedAt: '2026-03-05T09:00:00' }],
			2,
		],
		[
			'but not what is called one',
			[lunch, dinner, { shift: 'Total', rowType: 'x', openedAt: '2026-03-05T09:00:00' }],
			3,
		],
		['what is flagged as none', [lunch, dinner, { shift: 'x', isTotal: false }], 3],
		['what is flagged otherwise', [lunch, dinner, { shift: 'x', isClosed: true }], 3],
		['a subtotal is a total', [lunch, dinner, { shift: ' Sub-total ', sales: 9 }], 2],
		['the total of a centre is one', [lunch, dinner, { centreName: 'Total', sales: 9 }], 2],
		['a note on a centre makes none', [lunch, dinner, { centreNote: 'Total', sales: 9 }], 3],
	])('%s', (_name, rows, shifts) => {
		expect(readShifts({ rows }).shifts).toBe(shifts);
	});
});

describe('what is the sum of the shifts, whatever it is called', () => {
	const shift = (name: string, sales: number, more: JsonObject = {}): JsonObject => ({
		...{ shift: name, openedAt: '2026-03-05T12:00:00', id: sales, shiftNo: 1, centre: 101 },
		...{ sales, cash: { expected: sales / 4, counted: sales / 4 - 1 }, ...more },
	});
	const [lunch, dinner] = [shift('Lunch', 812.4), shift('Dinner', 1200.8)];
	const day = (more: JsonObject = {}) =>
		shift('Day', 2013.2, { openedAt: null, cash: { expected: 503.3, counted: 501.3 }, ...more });
	const timed = { openedAt: '2026-03-05T12:00:00' };

	test.each<[string, Json[], number]>([
		['all amounts add up', [lunch, dinner, day()], 2],
		['the first row', [day(), lunch, dinner], 2],
		[
			'beside amounts that are the same in all rows',
			[lunch, dinner, day()].map((row) => ({ float: 150, ...row })),
			2,
		],
		[
			'as texts',
			[lunch, dinner, day()].map(({ sales, cash, ...row }) => ({
				...row,
				sales: String(sales),
				...Object.fromEntries(
					Object.entries(cash as JsonObject).map(([key, one]) => [key, String(one)]),
				),
			})),
			2,
		],
		['its times are those of the shifts', [lunch, dinner, day(timed)], 2],
		['one amount does not add up', [lunch, dinner, day({ tips: 5 })], 3],
		[
			'one amount alone',
			[
				shift('Lunch', 1, { cash: null }),
				shift('Dinner', 2, { cash: null }),
				day({ sales: 3, cash: null }),
			],
			3,
		],
		[
			'two amounts, with times',
			[
				shift('Lunch', 812.4, { cash: 1 }),
				shift('Dinner', 1200.8, { cash: 2 }),
				day({ ...timed, cash: 3 }),
			],
			3,
		],
		[
			'amounts that are one and the same',
			[
				shift('Lunch', 50, { cash: 50 }),
				shift('Dinner', 100, { cash: 100 }),
				day({ sales: 150, cash: 150 }),
			],
			3,
		],
		['the sum of one shift', [lunch, day({ sales: 812.4, cash: lunch['cash'] ?? null })], 1],
		['the same amounts as another shift', [lunch, shift('Dinner', 812.4)], 2],
		[
			'the same amounts as one of two',
			[
				lunch,
				shift('Dinner', 0, { cash: null }),
				day({ sales: 812.4, cash: lunch['cash'] ?? null }),
			],
			3,
		],
		[
			'nothing but the number of the shift adds up',
			[1, 2, 3].map((id) => ({ ...lunch, shiftNo: id })),
			3,
		],
		[
			'the third shift, which has no text of its own',
			[1, 2, 3].map((id) => ({
				...{ id, shiftNumber: id, sales: 10.5 * id + 1, closedBy: id < 3 ? 'Somebody' : null },
			})),
			3,
		],
	])('%s', (_name, rows, shifts) => {
		expect(readShifts({ rows }).shifts).toBe(shifts);
	});
});

describe('sums of one name in a list of all days', () => {
	const shift = (name: string, sales: number, counted = sales / 4): JsonObject => ({
		...{ shift: name, tillName: 'T1', openedAt: '2026-03-05T12:00:00' },
		...{ sales, expected: sales / 4, counted },
	});
	const day = (sales: number, more: JsonObject = {}) => ({ ...shift('Full day', sales), ...more });
	const days = [shift('Lunch', 800), shift('Dinner', 1200.8), day(2000.8)];
	const night = [shift('Night', 600.4), day(600.4)];

	test.each<[string, Json[], number]>([
		['each day has one', [...days, ...days], 4],
		['they stand above', [...days, ...days].reverse(), 4],
		['one is of a single shift', [...days, ...night], 3],
		['all are of single shifts', [...night, ...night], 4],
		['one does not add up', [...days, ...days.slice(0, 2), day(2000.9)], 6],
		[
			'one has an amount that does not add up',
			[...days, ...days.slice(0, 2), day(2000.8, { tips: 7 })],
			6,
		],
		['one has no shifts', [...days, day(0), ...days], 7],
		['the last row is none', [...days, ...days, shift('Night', 600.4)], 7],
		[
			'their till has a name of its own',
			[...days, ...days].map((row) =>
				row['shift'] === 'Full day' ? { ...row, shift: 'Lunch', tillName: 'All tills' } : row,
			),
			4,
		],
	])('%s', (_name, rows, shifts) => {
		expect(readShifts({ rows }).shifts).toBe(shifts);
	});
});

test('several totals are kept as a list', () => {
	const [lunch, dinner] = [row('Lunch', 1), row('Dinner', 2)];
	const subtotal = row('Subtotal', 1, { openedAt: null });
	const total = row('Total', 3, { openedAt: null });
	const { groups } = readShifts({ rows: [lunch, subtotal, dinner, total] });
	expect(groups[0]?.elements).toEqual([lunch, dinner]);
	expect(groups[0]?.ancestor?.record).toEqual({ total: [subtotal, total] });
});

describe('of shifts by name', () => {
	const named = (...names: string[]): Json => ({
		shifts: Object.fromEntries(names.map((name, at) => [name, row(name, at)])),
	});

	test('those that are called totals are none', () => {
		const { groups, shifts, totals } = readShifts(named('Lunch', 'Total', 'Night'), 'shifts.*');
		expect([shifts, totals]).toEqual([3, 0]);
		expect(groups[0]?.keys).toEqual(['Lunch', 'Total', 'Night']);
		const found = readShifts(named('Lunch', 'Total', 'Night'));
		expect([found.shifts, found.totals]).toEqual([2, 1]);
		expect(found.groups[0]).toMatchObject({
			keys: ['Lunch', 'Night'],
			elements: [{ shift: 'Lunch' }, { shift: 'Night' }],
			ancestor: { isTotal: true },
		});
		expect(found.groups[0]?.ancestor?.record).toEqual({ Total: row('Total', 1) });
	});

	test('the total of a day makes no sheet', () => {
		const reading = readShifts(named('Lunch', 'Night', 'Total día'));
		expect(reading).toMatchObject({ shifts: 2, totals: 1, sheets: 0 });
	});

	test('one that is an empty list counts as a total too', () => {
		expect(readShifts({ shifts: { Lunch: row('Lunch', 1), Total: [] } })).toMatchObject({
			shifts: 1,
			totals: 1,
		});
	});

	test('all stay where none is called so', () => {
		const { groups, totals } = readShifts(named('Lunch', 'Night'));
		expect([groups[0]?.keys, totals]).toEqual([['Lunch', 'Night'], 0]);
	});
});
