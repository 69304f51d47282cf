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
