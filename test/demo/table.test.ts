import { write } from './output';
import { COLUMNS, WIDTH, csv, plainTable, shiftSummary, shiftTable, sumOf } from './table';
import { count, dateRange, heading } from './words';

/** A shift as the node gives it with Simplify. */
const shift = (change: Record<string, unknown> = {}) => ({
	date: '2026-03-04',
	centreId: '101',
	centreName: 'Puerto 1',
	shift: 'Lunch',
	status: 'closed',
	sales: 1200.5,
	expected: 450.1,
	counted: 450.1,
	difference: 0,
	responsible: 'user12',
	openedAt: '2026-03-04T12:00:00',
	closedAt: '2026-03-04T17:00:00',
	sheetStatus: 'Reviewed',
	shiftId: '1',
	...change,
});
const open = (change: Record<string, unknown> = {}) =>
	shift({ status: 'open', counted: null, difference: null, closedAt: null, ...change });
const short = (change: Record<string, unknown> = {}) =>
	shift({ counted: 445.05, difference: -5.05, ...change });
const other = { centreId: '102', centreName: 'Jardín 2' };

test('the columns are those of an item, in their order', () => {
	expect(COLUMNS).toEqual(Object.keys(shift()));
});

describe('the table of shifts', () => {
	test('has a line per shift, a sum per centre and one of all', () => {
		expect(shiftTable([shift(), short(), open(other)])).toEqual([
			'Date        Centre     Shift     Status    Sales  Expected  Counted  Difference  Responsible',
			'──────────  ─────────  ────────  ──────  ───────  ────────  ───────  ──────────  ───────────',
			'2026-03-04  Puerto 1   Lunch     closed  1200.50    450.10   450.10        0.00  user12',
			'2026-03-04  Puerto 1   Lunch     closed  1200.50    450.10   445.05       -5.05  user12',
			'2026-03-04  Jardín 2   Lunch     open    1200.50    450.10        –           –  user12',
			'──────────  ─────────  ────────  ──────  ───────  ────────  ───────  ──────────  ───────────',
			'Sum         Puerto 1   2 shifts          2401.00    900.20   895.15       -5.05',
			'Sum         Jardín 2   1 shift                 –         –        –           –',
			'──────────  ─────────  ────────  ──────  ───────  ────────  ───────  ──────────  ───────────',
			'Total       2 centres  3 shifts          2401.00    900.20   895.15       -5.05',
		]);
	});

	test("has one sum where there is one centre: the sum of all is the centre's", () => {
		const lines = shiftTable([shift(), short()]);
		expect(lines.filter((line) => line.startsWith('Sum'))).toEqual([]);
		expect(lines.at(-1)).toMatch(/^Total +1 centre +2 shifts +2401\.00 +900\.20 +895\.15 +-5\.05$/);
	});

	test.each<[string, Record<string, unknown>, RegExp]>([
		['a centre without a name by its ID', { centreName: null }, /^2026-03-04 +101 +Lunch/],
		['what is not known as a dash', { shift: null, responsible: null }, /101? +– +closed .* –$/],
		['no amount that is not a number', { sales: { gross: 5 } }, /closed +– +450\.10/],
		['no column of another name', { grossSales: 77, name: 'Other' }, /^((?!77|Other).)*$/],
	])('writes %s', (_name, change, expected) => {
		expect(shiftTable([shift({ centreName: 'P 101', ...change })])[2]).toMatch(expected);
	});

	test('keeps centres of the same name apart', () => {
		const lines = shiftTable([shift(), shift({ centreId: '102' })]);
		expect(lines.filter((line) => line.startsWith('Sum         Puerto 1'))).toHaveLength(2);
		expect(lines.at(-1)).toContain('2 centres');
	});

	test.each<[string, Record<string, unknown>]>([
		['the sandbox', { centreName: 'Plaza Mayor 50', shift: 'Breakfast', responsible: 'Shift manager 1' }], // prettier-ignore
		['large amounts', { sales: 1234567.89, expected: 1234567.89, counted: 1234567.89 }],
		['long names', { centreName: 'C'.repeat(60), shift: 'S'.repeat(60), responsible: 'R'.repeat(60) }], // prettier-ignore
	])('fits into its width with %s', (_name, change) => {
		const lines = shiftTable([shift(change), shift()]);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(WIDTH);
		expect(lines[2]).toMatch(/^2026-03-04 /);
		expect(lines[2]).toContain(Number(change['sales'] ?? 1200.5).toFixed(2));
	});

	test('moves columns together before it shortens texts', () => {
		const names = { centreName: 'Plaza Mayor 50', shift: 'Breakfast' };
		const [, , line] = shiftTable([shift({ ...names, responsible: 'Shift manager 12345' })]);
		expect(line).toBe(
			'2026-03-04 Plaza Mayor 50 Breakfast closed 1200.50   450.10  450.10       0.00 Shift manager 12345',
		);
	});

	test('shortens texts with a sign for it, and nothing that fits', () => {
		const [, , first, second] = shiftTable([shift({ centreName: 'C'.repeat(60) }), shift()]);
		expect(first).toMatch(/^2026-03-04 +C{10,}… +Lunch +closed .* user12$/);
		expect(second).not.toContain('…');
	});

	test('is nothing without shifts', () => {
		expect(shiftTable([])).toEqual([]);
	});
});

test.each([
	['all are right', [shift(), shift()], '2 shifts; no difference'],
	['one is short', [shift(), short()], '2 shifts; 1 short by 5.05'],
	['one is over', [shift({ counted: 451, difference: 0.9 })], '1 shift; 1 over by 0.90'],
	[
		'some are both, some open',
		[short(), short(), shift({ difference: 2 }), open(), open()],
		'5 shifts; 2 short by 10.10, 1 over by 2.00\n2 are not counted yet, and not in the sums',
	],
	['one is open', [open()], '1 shift; no difference\n1 is not counted yet, and not in the sums'],
	['there is none', [], '0 shifts; no difference'],
])('below the shifts is said what matters when %s', (_name, items, expected) => {
	expect(shiftSummary(items)).toBe(expected);
	expect(shiftSummary(items, '4 March 2026')).toBe(`4 March 2026: ${expected}`);
});

test('sums are exact to the cent, over counted shifts', () => {
	const items = Array.from({ length: 10 }, () => short({ sales: 1.1, expected: 0.3, counted: 0.2, difference: -0.1 })); // prettier-ignore
	expect(sumOf([...items, open({ sales: 99 })])).toEqual({
		...{ shifts: 11, notCounted: 1, sales: 11, expected: 3, counted: 2, difference: -1 },
		...{ shortages: 10, short: 1, surpluses: 0, over: 0 },
	});
});

describe('the table of another operation', () => {
	test('has its own columns, with what is said above it and beside it left out', () => {
		expect(
			plainTable([
				{
					...{ from: '2026-03-01', to: '2026-03-07', centreId: '101', centreName: 'Puerto 1' },
					...{ shifts: 21, notCounted: 1, sales: 100, difference: -5.5 },
				},
				{
					...{ from: '2026-03-01', to: '2026-03-07', centreId: '102', centreName: 'Jardín 2' },
					...{ shifts: 7, notCounted: 0, sales: null, difference: 0 },
				},
			]),
		).toEqual([
			'Centre name  Shifts  Not counted   Sales  Difference',
			'───────────  ──────  ───────────  ──────  ──────────',
			'Puerto 1         21            1  100.00       -5.50',
			'Jardín 2          7            0       –        0.00',
		]);
	});

	test('names centres by their ID where a name is missing', () => {
		const [head] = plainTable([
			{ date: '2026-03-04', centreId: '101', centreName: 'Puerto 1', state: 'empty' },
			{ date: '2026-03-04', centreId: '102', centreName: null, state: 'missing' },
		]);
		expect(head).toBe('Date        Centre id  Centre name  State');
	});

	test('is nothing without items', () => {
		expect(plainTable([])).toEqual([]);
	});
});

describe('comma-separated values', () => {
	test('have all columns, decimals with a dot, and nothing where nothing is known', () => {
		expect(csv([open()], COLUMNS)).toBe(
			`${COLUMNS.join(',')}\r\n` +
				'2026-03-04,101,Puerto 1,Lunch,open,1200.5,450.1,,,user12,2026-03-04T12:00:00,,Reviewed,1\r\n',
		);
	});

	test.each([
		['plain text', 'a b;c', 'a b;c'],
		['a comma', 'a,b', '"a,b"'],
		['quotes', 'a "b"', '"a ""b"""'],
		['a line break', 'a\nb', '"a\nb"'],
		['a line break of Windows', 'a\r\nb', '"a\r\nb"'],
		['a negative amount', -5.05, '-5.05'],
		['nothing', null, ''],
		['no such column', undefined, ''],
	])('quote what they must: %s', (_name, value, expected) => {
		expect(csv([{ first: value, last: 1 }])).toBe(`first,last\r\n${expected},1\r\n`);
	});

	test('without items are the heading, as far as it is known', () => {
		expect(csv([], ['date', 'shift'])).toBe('date,shift\r\n');
		expect(csv([])).toBe('');
	});
});

test.each([
	['2026-11-16', '2026-11-22', '16 to 22 November 2026'],
	['2026-03-01', '2026-03-31', '1 to 31 March 2026'],
	['2026-11-30', '2026-12-06', '30 November to 6 December 2026'],
	['2025-12-29', '2026-01-04', '29 December 2025 to 4 January 2026'],
	['2025-03-04', '2026-03-04', '4 March 2025 to 4 March 2026'],
	['2026-03-04', '2026-03-04', '4 March 2026'],
])('%s to %s is written as %s', (first, last, expected) => {
	expect(dateRange(first, last)).toBe(expected);
});

test('one is singular, none and many are plural', () => {
	expect([0, 1, 2].map((number) => count(number, 'shift'))).toEqual([
		...['0 shifts', '1 shift', '2 shifts'],
	]);
	expect(['shift', 'notCounted', 'sheetStatus'].map(heading)).toEqual([
		...['Shift', 'Not counted', 'Sheet status'],
	]);
});

describe('the whole output', () => {
	const options = {
		operation: 'getCashSheets' as const,
		title: 'Cash sheets, last week',
		days: '2 to 8 March 2026',
		timezone: 'Europe/Madrid',
	};
	const run = { hint: '1 shift of 1 centre', seconds: '0.1', requests: { calls: 2, logins: 1 } };

	test('has the days in its head and its foot, and says what it cost', () => {
		const lines = write({ ...options, format: 'table' }, [short()], run).split('\n');
		expect(lines[0]).toBe('Cash sheets, last week: 2 to 8 March 2026, days as in Europe/Madrid');
		expect(lines).toContain('2 to 8 March 2026: 1 shift; 1 short by 5.05');
		expect(lines).toContain('1 shift of 1 centre');
		expect(lines).toContain('2 requests and 1 login, 0.1 s');
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(WIDTH);
	});

	test('of a login of one’s own gives no advice about the sandbox', () => {
		const text = write({ ...options, format: 'table' }, [short()], { ...run, requests: undefined });
		expect(text).toMatch(/\nTook 0\.1 s\n$/);
	});

	test('says so when nothing is found', () => {
		const text = write({ ...options, format: 'table' }, [], run);
		expect(text).toContain('Europe/Madrid\n\n2 to 8 March 2026: 0 shifts; no difference\n');
	});

	test('of another operation is a table of its own', () => {
		const items = [{ from: '2026-03-02', to: '2026-03-08', shift: 'Lunch', shifts: 7 }];
		const text = write({ ...options, operation: 'getSummary', format: 'table' }, items, run);
		expect(text).toContain('\nShift  Shifts\n─────  ──────\nLunch       7\n\n1 row\n');
	});

	test.each([
		['json', `${JSON.stringify([short()], null, '\t')}\n`],
		['csv', csv([short()], COLUMNS)],
	] as const)('as %s is that and nothing else', (format, expected) => {
		expect(write({ ...options, format }, [short()], run)).toBe(expected);
	});

	test('as values of another operation has its own columns', () => {
		const items = [{ shift: 'Lunch', shifts: 7 }];
		const text = write({ ...options, operation: 'getSummary', format: 'csv' }, items, run);
		expect(text).toBe('shift,shifts\r\nLunch,7\r\n');
	});
});
