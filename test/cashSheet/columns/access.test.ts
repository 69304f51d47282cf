import { Access } from '../../../nodes/MapalCashrec/cashSheet/columns/access';
import type { ColumnName, Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { rowsOf, tableOf } from '../../support/columns';

/** A column that is set by hand, in the last of some shifts. */
const readLast = (column: ColumnName, path: string, shifts: JsonObject[]) =>
	rowsOf(
		tableOf(
			{ shifts: shifts.map((fields, index) => ({ shiftName: `Shift ${index + 1}`, ...fields })) },
			{ byHand: new Map([[column, path]]) },
		),
	).at(-1)?.[column];

test.each<[string, string, JsonObject[], string | null]>([
	['a field', 'note', [{ note: 'Sol' }], 'Sol'],
	['a number', 'note', [{ note: 5 }], '5'],
	['a text with blanks around it', 'note', [{ note: ' Sol ' }], 'Sol'],
	['no blank text', 'note', [{ note: 'Sol' }, { note: ' ' }], null],
	['no text that stands for nothing', 'note', [{ note: 'Sol' }, { note: ' N/A ' }], null],
	['no flag', 'note', [{ note: 'Sol' }, { note: true }], null],
	['no field that is missing', 'note', [{ note: 'Sol' }, {}], null],
	['a field of an object', 'a.note', [{ a: { note: 'Sol' } }], 'Sol'],
	['none of null', 'a.note', [{ a: { note: 'Sol' } }, { a: null }], null],
	['none of a text', 'a.length', [{ a: { length: 'Sol' } }, { a: 'Sol' }], null],
	['none of an object that is missing', 'a.note', [{ a: { note: 'Sol' } }, {}], null],
	['a field of an object in an object', 'a.b.note', [{ a: { b: { note: 'Sol' } } }], 'Sol'],
	['a part of a pair', 'a.1', [{ a: [3, 'Sol'] }], 'Sol'],
	['a row of a list', 'rows[k=A].v', [{ rows: [{ k: 'A', v: 'Sol' }] }], 'Sol'],
	['a field that is named as one of every object', 'constructor', [{ constructor: 'Sol' }], 'Sol'],
	['none of every object', 'constructor', [{ constructor: 'Sol' }, {}], null],
	[
		'a field of an object that is named so',
		'a.constructor',
		[{ a: { constructor: 'Sol' } }],
		'Sol',
	],
	[
		'none of every object in an object',
		'a.constructor',
		[{ a: { constructor: 'Sol' } }, { a: {} }],
		null,
	],
	[
		'a field of an object that is named so itself',
		'constructor.a',
		[{ constructor: { a: 'Sol' } }],
		'Sol',
	],
])('as text is read: %s', (_name, path, shifts, expected) => {
	expect(readLast('centreName', path, shifts)).toBe(expected);
});

test.each<[string, Json, number | null]>([
	['a number', 9.5, 9.5],
	['a text', '9.50', 9.5],
	['null', null, null],
	['an empty text', '', null],
	['a text without a number', 'pending', null],
	['a text that can be read in two ways', '1,812', null],
	['false, which some write for null', false, null],
])('of a count that was set by hand is read: %s', (_name, value, expected) => {
	const fields = { status: 'Closed', box: value };
	expect(readLast('counted', 'box', [{ status: 'Closed', box: 10.25 }, fields])).toBe(expected);
});

test.each(['box', 'box.amount'])('a count that was set by hand is money in cents: %s', (path) => {
	const shifts = [10025, 10050].map((amount) => ({
		status: 'Closed',
		box: { amount, currency: 'EUR' },
	}));
	expect(readLast('counted', path, shifts)).toBe(100.5);
});

test('an amount is in cents if its name says so', () => {
	expect(readLast('counted', 'boxInCents', [{ status: 'Closed', boxInCents: 1025 }])).toBe(10.25);
});

test.each<[string, Json, Row['status']]>([
	['abierta', true, 'open'],
	['abierta', false, 'closed'],
	['lista', true, 'closed'],
	['lista', false, 'open'],
	['lista', 'Abierta', 'open'],
	['abierta', 'Cerrada', 'closed'],
	['lista', 'Live', null],
	['lista', 1, null],
	['lista', null, null],
])('the status that is set by hand as "%s": %j is %s', (path, value, expected) => {
	expect(readLast('status', path, [{ [path]: value }])).toBe(expected);
});

test.each<[string, JsonObject[], Row['status']]>([
	['a state', [{ status: 'Closed' }], 'closed'],
	['a state that is missing', [{ status: 'Closed' }, { status: null }], null],
	[
		'a state that is missing, of a shift that was closed',
		[{ status: 'Closed', closedAt: '2026-03-05T17:00:00' }, { closedAt: '2026-03-05T23:00:00' }],
		'closed',
	],
	[
		'a state that is missing, of a shift that was not closed',
		[{ status: 'Closed', closedAt: '2026-03-05T17:00:00' }, { countedCash: 9.5 }],
		'open',
	],
	['a flag', [{ isClosed: true }, { isClosed: false }], 'open'],
	['a flag that is missing', [{ isClosed: true }, { isClosed: null }], null],
	['a flag beside a state', [{ status: 'Live', isClosed: true }], 'closed'],
	[
		'flags that contradict each other',
		[
			{ isOpen: false, isClosed: true },
			{ isOpen: true, isClosed: true },
		],
		'open',
	],
])('the status that is found: %s', (_name, shifts, expected) => {
	const body = shifts.map((fields, index) => ({ shiftName: `Shift ${index + 1}`, ...fields }));
	expect(rowsOf(tableOf({ shifts: body })).at(-1)?.status).toBe(expected);
});

test.each<[string, Json, string]>([
	['a moment without an offset', { openedAt: '2026-03-05T12:00:00' }, '2026-03-05T12:00:00'],
	['one with an offset', { openedAt: '2026-03-05T12:00:00Z' }, '2026-03-05T13:00:00'],
	['one whose name says UTC', { openedAtUtc: '2026-03-05T12:00:00' }, '2026-03-05T13:00:00'],
	['one in parts', { openedAt: [2026, 3, 5, 12, 30] }, '2026-03-05T12:30:00'],
	[
		'one with the month first',
		{ openedAt: '03/13/2026 12:00', closedAt: '03/13/2026 17:00' },
		'2026-03-13T12:00:00',
	],
])('as an opening is read: %s', (_name, fields, expected) => {
	const [row] = rowsOf(tableOf({ shifts: [{ shiftName: 'Lunch', ...(fields as JsonObject) }] }));
	expect(row?.openedAt).toBe(expected);
});

test.each<[Json]>([[null], [5], ['x']])('a shift that is no record has no fields: %j', (shift) => {
	const whole = { note: 'Sol', a: { note: 'Mar' }, expectedCash: 10.5, countedCash: 9.5 };
	for (const path of ['note', 'a.note']) {
		const table = tableOf({ shifts: [whole, shift] }, { byHand: new Map([['centreName', path]]) });
		expect(rowsOf(table).at(-1)?.centreName).toBeNull();
	}
});

test('a field above the shifts is that of the record above each', () => {
	const sheet = (date: string, ...names: string[]) => ({
		date,
		shifts: names.map((shiftName) => ({ shiftName, expectedCash: 10.5, countedCash: 9.5 })),
	});
	const body = { cashSheets: [sheet('2026-03-04', 'A', 'B'), sheet('2026-03-05', 'A')] };
	const rows = rowsOf(tableOf(body, { start: '2026-03-04' }));
	expect(rows.map(({ date }) => date)).toEqual(['2026-03-04', '2026-03-04', '2026-03-05']);
});

describe('what is remembered', () => {
	const remember = () => {
		const read: unknown[] = [];
		const access = new Access({ decimal: '.', minorUnits: false }, new Map(), 'Europe/Madrid');
		const get = access.once((value: unknown) => {
			read.push(value);
			return value === undefined ? undefined : [value];
		});
		return { read, get };
	};

	test('values that recur are read once', () => {
		const { read, get } = remember();
		const first = get('a');
		expect(first).toEqual(['a']);
		for (const value of ['a', 'b', 'a', undefined, undefined, null, undefined, 'b', null]) {
			expect(get(value)).toEqual(value === undefined ? undefined : [value]);
		}
		expect(get('a')).toBe(first);
		expect(read).toStrictEqual(['a', 'b', undefined, null]);
	});

	test('objects are read each time', () => {
		const { read, get } = remember();
		const list = [2026, 3, 5];
		get(list);
		get(list);
		expect(read).toEqual([list, list]);
	});
});
