import type { Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import {
	summarise,
	type Days,
	type GroupBy,
} from '../../../nodes/MapalCashrec/cashSheet/compare/summary';
import { offBy, open, rowOf } from './rows';

const MARCH: Days = { start: '2026-03-01', end: '2026-03-31' };

const of = (rows: Row[], groupBy: GroupBy = 'all', days = MARCH) =>
	summarise(rows, groupBy, days, true);

test('sums are over counted shifts only, and exact to the cent', () => {
	const rows = [
		offBy(-0.1, { sales: 10.1 }),
		offBy(-0.2, { sales: 20.2 }),
		offBy(0.7, { sales: null }),
		offBy(0),
		open({ sales: 500, expected: 500 }),
	];
	expect(of(rows)).toEqual([
		{
			from: '2026-03-01',
			to: '2026-03-31',
			shifts: 5,
			notCounted: 1,
			sales: 1030.3,
			expected: 1200,
			counted: 1200.4,
			difference: 0.4,
			shortages: 2,
			short: 0.3,
			surpluses: 1,
			over: 0.7,
		},
	]);
});

test('where the shifts have no sales, their sum is null and not 0', () => {
	expect(summarise([rowOf()], 'all', MARCH, false)).toMatchObject([{ sales: null, expected: 300 }]);
});

/** Which shifts are told apart, and what the items say of their groups. */
test.each<[GroupBy, Array<Partial<Row>>, object[]]>([
	[
		'centre',
		[{ centreId: '102' }, { centreId: '101' }, { centreId: '102', date: '2026-03-06' }],
		[
			{ centreId: '102', ...MARCH, shifts: 2 },
			{ centreId: '101', ...MARCH, shifts: 1 },
		],
	],
	[
		'day',
		[
			{ date: '2026-03-05' },
			{ date: '2026-03-06' },
			{ date: '2026-03-05', centreId: '102' },
			{ date: null },
		],
		[
			{ date: '2026-03-05', start: '2026-03-05', end: '2026-03-05', shifts: 2 },
			{ date: '2026-03-06', start: '2026-03-06', end: '2026-03-06', shifts: 1 },
			{ date: null, ...MARCH, shifts: 1 },
		],
	],
	[
		'centreAndDay',
		[
			{ centreId: '102' },
			{ centreId: '102', date: '2026-03-06' },
			{ centreId: '102' },
			{ date: null },
		],
		[
			{ centreId: '102', date: '2026-03-05', start: '2026-03-05', end: '2026-03-05', shifts: 2 },
			{ centreId: '102', date: '2026-03-06', start: '2026-03-06', end: '2026-03-06', shifts: 1 },
			{ centreId: '101', date: null, ...MARCH, shifts: 1 },
		],
	],
	[
		'shift',
		[{ shift: 'Lunch' }, { shift: 'Dinner' }, { shift: 'Lunch' }],
		[
			{ shift: 'Lunch', ...MARCH, shifts: 2 },
			{ shift: 'Dinner', ...MARCH, shifts: 1 },
		],
	],
	[
		'responsible',
		[{ responsible: 'Ana' }, { responsible: null }, { responsible: 'Ana' }],
		[
			{ responsible: 'Ana', ...MARCH, shifts: 2 },
			{ responsible: null, ...MARCH, shifts: 1 },
		],
	],
	['all', [{ shift: 'Lunch' }, { shift: 'Dinner', centreId: '102' }], [{ ...MARCH, shifts: 2 }]],
])('by %s', (groupBy, rows, expected) => {
	const items = of(
		rows.map((row) => rowOf(row)),
		groupBy,
	);
	expect(items.map(({ from, to, ...rest }) => ({ start: from, end: to, ...rest }))).toMatchObject(
		expected,
	);
	expect(items).toHaveLength(expected.length);
});

test('a centre has the name that any of its shifts gives', () => {
	const rows = [rowOf({ centreName: null }), rowOf(), rowOf({ centreName: 'Another' })];
	expect(of(rows, 'centre')).toMatchObject([{ centreName: 'Plaza Mayor' }]);
	expect(of(rows, 'all')[0]).not.toHaveProperty('centreName');
});

/** Weeks and months as the calendar has them; what was asked for may begin or end within. */
test.each<[GroupBy, string | null, Days, string | null, [from: string, to: string]]>([
	['week', '2026-03-05', MARCH, '2026-W10', ['2026-03-02', '2026-03-08']],
	['week', '2026-03-02', MARCH, '2026-W10', ['2026-03-02', '2026-03-08']],
	['week', '2026-03-08', MARCH, '2026-W10', ['2026-03-02', '2026-03-08']],
	['week', '2026-03-01', MARCH, '2026-W09', ['2026-03-01', '2026-03-01']],
	['week', '2026-03-31', MARCH, '2026-W14', ['2026-03-30', '2026-03-31']],
	['week', null, MARCH, null, ['2026-03-01', '2026-03-31']],
	// The year of a week is that of its Thursday.
	[
		'week',
		'2027-01-01',
		{ start: '2026-12-01', end: '2027-01-31' },
		'2026-W53',
		['2026-12-28', '2027-01-03'],
	],
	[
		'week',
		'2024-12-30',
		{ start: '2024-12-01', end: '2025-01-31' },
		'2025-W01',
		['2024-12-30', '2025-01-05'],
	],
	[
		'week',
		'2026-01-01',
		{ start: '2025-12-01', end: '2026-01-31' },
		'2026-W01',
		['2025-12-29', '2026-01-04'],
	],
	[
		'week',
		'2027-01-05',
		{ start: '2027-01-01', end: '2027-01-31' },
		'2027-W01',
		['2027-01-04', '2027-01-10'],
	],
	[
		'month',
		'2026-03-05',
		{ start: '2026-01-01', end: '2026-12-31' },
		'2026-03',
		['2026-03-01', '2026-03-31'],
	],
	[
		'month',
		'2028-02-05',
		{ start: '2028-01-01', end: '2028-12-31' },
		'2028-02',
		['2028-02-01', '2028-02-29'],
	],
	[
		'month',
		'2026-03-05',
		{ start: '2026-03-03', end: '2026-03-30' },
		'2026-03',
		['2026-03-03', '2026-03-30'],
	],
	['month', null, MARCH, null, ['2026-03-01', '2026-03-31']],
])('by %s: %s', (groupBy, date, days, name, [from, to]) => {
	expect(of([rowOf({ date })], groupBy, days)).toMatchObject([{ [groupBy]: name, from, to }]);
});
