import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import { readShifts } from '../../../nodes/MapalCashrec/cashSheet/reading/reading';

const elements = (body: Json) => readShifts(body).groups.flatMap((group) => group.elements);

describe('records of several types in one list', () => {
	const typed = (type: string, id: number) => ({
		type,
		id,
		attributes: { 'opened-at': '2026-03-05T08:00:00', 'counted-cash': 1 },
	});

	test.each<[string, Json[], number[]]>([
		[
			'those that are called shifts',
			[typed('centers', 1), typed('shifts', 2), typed('cash-shifts', 3)],
			[2, 3],
		],
		['all where none is called one', [typed('centers', 1), typed('users', 2)], [1, 2]],
		['all where all are', [typed('shifts', 1), typed('shifts', 2)], [1, 2]],
		[
			'all where one has no type',
			[typed('shifts', 1), { ...typed('users', 2), type: null }],
			[1, 2],
		],
		[
			'all where the type is one field of others',
			[
				{ ...typed('shifts', 1), attributes: null, openedAt: '08:00' },
				{ ...typed('users', 2), attributes: null, openedAt: '08:00' },
			],
			[1, 2],
		],
	])('%s', (_name, included, ids) => {
		expect(elements({ included })).toMatchObject(ids.map((id) => ({ id })));
	});
});

describe('a result set', () => {
	const rows = [
		[1, 'Lunch', '2026-03-05T08:00:00'],
		[2, 'Dinner', null],
	];
	const records = [
		{ ID: 1, SHIFT: 'Lunch', OPENED_AT: '2026-03-05T08:00:00' },
		{ ID: 2, SHIFT: 'Dinner', OPENED_AT: null },
	];
	const columns = ['ID', 'SHIFT', 'OPENED_AT'];

	test.each<[string, Json]>([
		['names', columns],
		['objects with names', columns.map((name) => ({ type: 'x', name }))],
	])('has records, its columns being %s', (_name, named) => {
		const body = { result: { columns: named, rows } };
		expect(readShifts(body)).toMatchObject({ path: 'result.rows[]', recognised: true });
		expect(elements(body)).toEqual(records);
		expect(body.result.rows).toBe(rows);
	});

	test.each<[string, Json]>([
		['too few', ['ID', 'SHIFT']],
		['not told apart', ['ID', 'ID', 'SHIFT']],
		['no names', [1, 2, 3]],
		['without a name', ['ID', 'SHIFT', '']],
	])('stays as it is where its columns are %s', (_name, named) => {
		expect(elements({ columns: named, rows })).toEqual(rows);
	});
});

test('rows of different lengths are no result set', () => {
	const rows = [[1, 'Lunch'], [2]];
	expect(elements({ columns: ['ID', 'SHIFT'], rows })).toEqual(rows);
});

describe('the sheets and the groups of shifts', () => {
	const shift = { shiftName: 'Lunch', openedAt: '2026-03-05T08:00:00' };

	test.each<[string, Json, string | undefined, { sheets: number; emptySheets?: number }]>([
		['an envelope is no sheet', [{ data: [shift] }], undefined, { sheets: 0 }],
		['an ID makes it one', [{ id: 9, data: [shift] }], undefined, { sheets: 1 }],
		['a record says what it is', { cashSheetNo: 5, shifts: [shift] }, undefined, { sheets: 1 }],
		['a record that says nothing of it', { note: 'x', shifts: [shift] }, undefined, { sheets: 0 }],
		[
			'a sheet whose list is empty',
			{
				sheets: [
					{ id: 1, edges: [] },
					{ id: 2, edges: [{ node: shift }] },
				],
			},
			'sheets[].edges[].node',
			{ sheets: 2, emptySheets: 1 },
		],
		[
			'a centre without sheets is no sheet without shifts',
			{ centres: [{ id: 1 }, { id: 2, sheets: [{ id: 3, shifts: [] }] }] },
			'centres[].sheets[].shifts[]',
			{ sheets: 1, emptySheets: 1 },
		],
	])('%s', (_name, body, path, expected) => {
		expect(readShifts(body, path)).toMatchObject({ emptySheets: 0, ...expected });
	});

	test('a part of a sheet without the list is no group of its own', () => {
		const body: Json = { sheets: [{ part: { a: 1 } }, { part: { shifts: [shift] } }] };
		expect(readShifts(body, 'sheets[].part.shifts[]').groups).toHaveLength(1);
	});
});
