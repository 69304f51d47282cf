import {
	cashSheetItems,
	shiftItems,
	sizeOfSheets,
	withFirst,
} from '../../nodes/MapalCashrec/cashSheet/items';
import type { Json, JsonObject } from '../../nodes/MapalCashrec/cashSheet/json';
import { tableOf } from '../support/columns';

const plain = { includeCashSheet: false, includeEmptyCashSheets: false };
const items = (body: unknown, options: Partial<typeof plain> = {}, path?: string) =>
	shiftItems(tableOf(body, { shiftList: path ?? '' }).sheetsOf(0), { ...plain, ...options });
const sheetItems = (body: unknown) => cashSheetItems(tableOf(body).sheetsOf(0));

test("a shift's own fields come first, then its ancestors' scalars and plain objects", () => {
	const centre = { id: 101, name: 'Plaza Mayor' };
	const body = {
		page: 1,
		cashSheets: [
			{
				id: 9,
				businessDate: '2026-03-05',
				centre,
				reviewed: null,
				shifts: [
					{ id: 1, name: 'Lunch' },
					{ id: 2, name: 'Dinner' },
				],
				bankDeposits: [{ amount: 5 }],
			},
		],
	};
	const found = items(body);
	const sheet = { businessDate: '2026-03-05', centre, reviewed: null, page: 1 };
	expect(found).toEqual([
		{ id: 1, name: 'Lunch', cashSheetId: 9, ...sheet },
		{ id: 2, name: 'Dinner', cashSheetId: 9, ...sheet },
	]);
	expect(Object.keys(found[0] ?? {})).toEqual([
		'id',
		'name',
		'cashSheetId',
		'businessDate',
		'centre',
		'reviewed',
		'page',
	]);
});

test.each<[string, Json, Json]>([
	['without a name for it', [{ id: 9, shifts: [{ id: 1 }] }], { id: 1, cashSheetId: 9 }],
	[
		'of a Spanish sheet',
		{ hojasCaja: [{ id: 9, turnos: [{ id: 1 }] }] },
		{ id: 1, hojasCajaId: 9 },
	],
	['in snake case', { cash_sheets: [{ id: 9, shifts: [{ id: 1 }] }] }, { id: 1, cash_sheet_id: 9 }],
	['in Pascal case', { CashSheets: [{ Id: 9, Shifts: [{ Id: 1 }] }] }, { Id: 1, CashSheetId: 9 }],
	[
		'of the envelope',
		{ id: 7, result: [{ id: 1, shiftName: 'a', status: 'open' }] },
		{ id: 1, shiftName: 'a', status: 'open', responseId: 7 },
	],
	[
		'of centre and sheet',
		{ centres: [{ id: 101, cashSheets: [{ id: 9, shifts: [{ id: 1 }] }] }] },
		{ id: 1, cashSheetId: 9, centreId: 101 },
	],
	[
		'that the shift repeats',
		{ cashSheets: [{ id: 9, shifts: [{ id: 1, cashSheetId: 9 }] }] },
		{ id: 1, cashSheetId: 9, cashSheetId2: 9 },
	],
	[
		'twice',
		{ cashSheets: [{ id: 9, cashSheetId: 8, shifts: [{ id: 1 }] }] },
		{ id: 1, cashSheetId: 9, cashSheetId2: 8 },
	],
	[
		'that shift and sheet repeat',
		{ cashSheets: [{ id: 9, cashSheetId: 8, shifts: [{ id: 1, cashSheetId: 7 }] }] },
		{ id: 1, cashSheetId: 7, cashSheetId2: 9, cashSheetId3: 8 },
	],
	[
		'that the shift repeats twice',
		{ cashSheets: [{ id: 9, shifts: [{ id: 1, cashSheetId: 8, cashSheetId2: 7 }] }] },
		{ id: 1, cashSheetId: 8, cashSheetId2: 7, cashSheetId3: 9 },
	],
	[
		'of a record without a name above the sheet',
		{ data: [{ id: 5, items: [{ id: 9, shifts: [{ id: 1 }] }] }] },
		{ id: 1, cashSheetId: 9, parentId: 5 },
	],
])('an ID %s keeps apart', (_name, body, expected) => {
	expect(items(body).map(sorted)).toEqual([sorted(expected)]);
});

test('a field that only some shifts have never takes the meaning of the sheet', () => {
	const body = [{ status: 'Closed', shifts: [{ id: 1, status: 'Open' }, { id: 2 }] }];
	expect(items(body)).toEqual([
		{ id: 1, status: 'Open', cashSheetStatus: 'Closed' },
		{ id: 2, cashSheetStatus: 'Closed' },
	]);
});

test('the keys of shifts and of what holds them are kept, unless they are values already', () => {
	const body = {
		centres: {
			'101': {
				'2026-03-05': {
					turnos: {
						Comidas: { ventas: 5, caja: 1 },
						Cenas: { ventas: 6, caja: 1, nombre: 'Cenas' },
					},
				},
			},
		},
	};
	expect(items(body)).toEqual([
		{ ventas: 5, caja: 1, shiftKey: 'Comidas', dateKey: '2026-03-05', centreKey: '101' },
		{ ventas: 6, caja: 1, nombre: 'Cenas', dateKey: '2026-03-05', centreKey: '101' },
	]);
});

test('what holds further shifts beside the list is no field of the others', () => {
	const closed = { id: 1, name: 'Lunch', closedAt: '2026-03-05T16:00:00' };
	const current = { id: 2, name: 'Dinner', closedAt: null };
	const sheet = {
		date: '2026-03-05',
		centre: '101',
		currentShift: current,
		closedShifts: [closed],
	};
	const own = { cashSheetId: 9, date: '2026-03-05', centre: '101' };
	expect(items([{ id: 9, ...sheet }])).toEqual([
		{ ...closed, ...own, shiftKey: 'closed' },
		{ ...current, ...own, shiftKey: 'current' },
	]);
	expect(items([sheet], { includeCashSheet: true })[0]?.['cashSheet']).toEqual({
		date: '2026-03-05',
		centre: '101',
	});
	expect(sheetItems([sheet])).toEqual([sheet]);
});

test.each<[string, Json]>([
	['shifts', { other: { $id: '1', name: 'Lunch' }, shifts: { $ref: '1' } }],
	[
		'shifts.$values[]',
		{ other: { $id: '1', $values: [{ name: 'Lunch' }] }, shifts: { $ref: '1' } },
	],
])('a shift behind a reference does not hold itself: %s', (path, body) => {
	const [item] = items(body, {}, path);
	expect(item).toMatchObject({ name: 'Lunch', other: { $id: '1' } });
	expect(() => JSON.stringify(item)).not.toThrow();
});

test('elements that are no objects become values', () => {
	const body = { id: 1, shifts: [{ id: 1 }, null, 5, 'x', [1]] };
	expect(items(body, {}, 'shifts[]')).toEqual([
		{ id: 1, cashSheetId: 1 },
		{ value: null, cashSheetId: 1 },
		{ value: 5, cashSheetId: 1 },
		{ value: 'x', cashSheetId: 1 },
		{ value: [1], cashSheetId: 1 },
	]);
});

test('a field of the sheet that is called value never takes the place of such a value', () => {
	expect(items({ id: 1, value: 'a', shifts: [5] }, {}, 'shifts[]')).toEqual([
		{ value: 5, id: 1, cashSheetValue: 'a' },
	]);
});

test('only the shifts that are wanted become items', () => {
	const table = tableOf([
		{
			id: 9,
			shifts: [
				{ id: 1, name: 'Lunch' },
				{ id: 2, name: 'Dinner' },
			],
		},
	]);
	expect(shiftItems(table.sheetsOf(0), plain, ({ shift }) => shift === 'Dinner')).toEqual([
		{ id: 2, name: 'Dinner', cashSheetId: 9 },
	]);
});

test('odd names are names', () => {
	const body = JSON.parse(
		'[{"__proto__": 1, "constructor": 2, "id": 9, "shifts": [{"__proto__": 3, "toString": 4, "id": 1}]}]',
	) as Json;
	const [item] = items(body);
	expect(JSON.parse(JSON.stringify(item))).toEqual(
		JSON.parse(
			'{"__proto__": 3, "toString": 4, "id": 1, "cashSheet__proto__": 1, "constructor": 2, "cashSheetId": 9}',
		),
	);
});

test('a field of the sheet with an odd name is a field of the item like any other', () => {
	const [item] = items(JSON.parse('[{"__proto__": {"a": 1}, "shifts": [{"id": 1}]}]'));
	expect(Object.getOwnPropertyDescriptor(item, '__proto__')).toEqual({
		value: { a: 1 },
		configurable: true,
		enumerable: true,
		writable: true,
	});
});

test('includeCashSheet adds the whole sheet less its shifts', () => {
	const body = { cashSheets: [{ id: 9, deposits: [{ amount: 5 }], shifts: [{ id: 1 }] }] };
	expect(items(body, { includeCashSheet: true })).toEqual([
		{ id: 1, cashSheetId: 9, cashSheet: { id: 9, deposits: [{ amount: 5 }] } },
	]);
	expect(
		items([{ id: 1, cashSheet: 'x', shiftName: 'a', status: '' }], { includeCashSheet: true }),
	).toEqual([{ id: 1, cashSheet: 'x', shiftName: 'a', status: '' }]);
});

test.each<[string, Json, number]>([
	[
		'as text, once per shift',
		[
			{ id: 9, note: 'ab', shifts: [{ id: 1 }, { id: 2 }] },
			{ id: 8, shifts: [{ id: 3 }] },
		],
		'{"id":9,"note":"ab"}{"id":9,"note":"ab"}{"id":8}'.length,
	],
	['nothing, where there are no sheets', [{ id: 1, shiftName: 'a', status: 'open' }], 0],
])('what includeCashSheet adds: %s', (_name, body, size) => {
	const { rows, places } = tableOf(body).sheetsOf(0);
	expect(sizeOfSheets(rows, places)).toBe(size);
});

test('includeEmptyCashSheets gives sheets without shifts their place in the order', () => {
	const body = [
		{ id: 1, date: '2026-03-05', shifts: [] },
		{ id: 2, date: '2026-03-06', shifts: [{ id: 7 }] },
		{ id: 3, date: '2026-03-07', deposits: [] },
	];
	expect(items(body)).toEqual([{ id: 7, cashSheetId: 2, date: '2026-03-06' }]);
	expect(items(body, { includeEmptyCashSheets: true })).toEqual([
		{ cashSheetId: 1, date: '2026-03-05' },
		{ id: 7, cashSheetId: 2, date: '2026-03-06' },
		{ cashSheetId: 3, date: '2026-03-07' },
	]);
});

describe('one item per cash sheet', () => {
	const ODD = { id: null, odd: { toString: 1 } };

	test('with its shifts and the fields above it', () => {
		const sheet = (id: number) => ({ id, shifts: [{ id: 1 }], deposits: [] });
		const body = { centres: [{ id: 101, name: 'A', cashSheets: [sheet(8), sheet(9)] }] };
		expect(sheetItems(body)).toStrictEqual([
			{ ...sheet(8), centreId: 101, name: 'A' },
			{ ...sheet(9), centreId: 101, name: 'A' },
		]);
	});

	test('also if it has no shifts', () => {
		const body = [
			{ id: 1, shifts: [] },
			{ id: 2, shifts: [{ id: 3 }] },
		];
		expect(sheetItems(body)).toEqual(body);
	});

	test.each<[string, JsonObject, JsonObject]>([
		['with the key that it stands at', {}, { cashSheetKey: '901' }],
		['with the key beside nothing, and beside odd records', ODD, { ...ODD, cashSheetKey: '901' }],
		['without the key, where it is a value too', { no: 901 }, { no: 901 }],
	])('%s', (_name, own, expected) => {
		const shifts = ['Lunch', 'Dinner'].map((shiftName) => ({ shiftName, status: 'open' }));
		const body = { cashSheets: { 901: { ...own, shifts }, 902: { ...own, shifts } } };
		expect(sheetItems(body)[0]).toEqual({ shifts, ...expected });
	});

	test('and one item per record if there are no sheets', () => {
		const body = [{ id: 1, shiftName: 'Lunch', status: 'Open' }];
		expect(sheetItems(body)).toEqual(body);
	});

	test('that of a sheet without shifts in a flat list too', () => {
		const row = (day: string, id: string | null, shift: string | null, cash: number | null) => ({
			BusinessDate: day,
			CenterId: 101,
			ShiftId: id,
			ShiftName: shift,
			CashExpected: cash,
			CashCounted: cash,
		});
		const body = [
			row('2026-03-05', 'a7f3', 'Lunch', 100),
			row('2026-03-05', 'b812', 'Dinner', 90),
			row('2026-03-06', null, null, null),
		];
		expect(tableOf(body).sheetsOf(0).empty.size).toBe(1);
		expect(sheetItems(body)).toEqual(body);
	});
});

test.each<[string, Json, string]>([
	['a number', 812.35, 'cashSheetTotal'],
	['an object of amounts', { cash: 812.35, cards: 900 }, 'cashSheetTotal'],
	['money', { amount: 81235, currency: 'EUR' }, 'cashSheetTotal'],
	['a text', '812,35', 'cashSheetTotal'],
	['a count', 3, 'cashSheetTotal'],
])("the totals of a sheet stand under the sheet's name: %s", (_name, total, name) => {
	expect(items([{ id: 9, total, shifts: [{ id: 1 }] }])).toEqual([
		{ id: 1, cashSheetId: 9, [name]: total },
	]);
});

test("a total among the shifts stands under the sheet's name too", () => {
	const [lunch, dinner, total] = ['Lunch', 'Dinner', 'Total'].map((name) => ({ name, sales: 5 }));
	expect(items([{ id: 9, shifts: [lunch, dinner, total] }])).toEqual([
		{ ...lunch, id: 9, cashSheetTotal: total },
		{ ...dinner, id: 9, cashSheetTotal: total },
	]);
});

test('a field of ours stands in front, and one of the same name keeps its value', () => {
	const item = withFirst('change', 'new', { id: 1, change: 5.5 });
	expect(item).toEqual({ change: 'new', id: 1, shiftChange: 5.5 });
	expect(Object.keys(item)[0]).toBe('change');
	expect(withFirst('change', 'new', { id: 1 })).toStrictEqual({ change: 'new', id: 1 });
	expect(withFirst('change', 'new', { change: 1, shiftChange: 2 })).toEqual({
		change: 'new',
		shiftChange: 2,
		shiftChange2: 1,
	});
});

function sorted(item: Json): Json {
	return Object.fromEntries(Object.entries(item as { [key: string]: Json }).sort());
}
