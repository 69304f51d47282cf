import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import {
	readAlike,
	readShifts,
	sameList,
	shiftLists,
} from '../../../nodes/MapalCashrec/cashSheet/reading/reading';

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
		['those that are called tills', [typed('centers', 1), typed('tills', 2)], [2]],
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
		['more', ['ID', 'SHIFT', 'OPENED_AT', 4]],
		['partly null', ['ID', null, 'SHIFT']],
	])('stays as it is where its columns are %s', (_name, named) => {
		expect(elements({ columns: named, rows })).toEqual(rows);
	});

	test('may stand beside texts and other lists, and in one of several envelopes', () => {
		const body = {
			request: { id: 7 },
			result: { title: 'abc', tags: ['x'], notes: [], columns, rows },
		};
		expect(elements(body)).toEqual(records);
	});

	test.each([
		[5, records],
		[6, rows],
	])('in %d envelopes', (envelopes, expected) => {
		let body: Json = { columns, rows };
		for (let level = 0; level < envelopes; level++) body = { data: body };
		expect(elements(body)).toEqual(expected);
	});

	test.each<[string, Json]>([
		['a record', { ID: 3 }],
		['a text', 'abc'],
	])('has no rows like this: %s', (_name, other) => {
		const mixed = [...rows, other];
		expect(elements({ columns, rows: mixed })).toEqual(mixed);
	});

	test('may have a single row', () => {
		expect(elements({ columns, rows: rows.slice(0, 1) })).toEqual(records.slice(0, 1));
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
		[
			'a sheet by its name',
			{ cashSheet: { note: 'x', shifts: [shift] } },
			undefined,
			{ sheets: 1 },
		],
		['a record with an ID', { ID: 5, shifts: [shift] }, undefined, { sheets: 1 }],
		['a record with a centre', { store: 5, shifts: [shift] }, undefined, { sheets: 1 }],
		['a list of days', { days: [5], shifts: [shift] }, undefined, { sheets: 0 }],
		['shifts of a day', { note: 'x', dayShifts: [shift] }, undefined, { sheets: 0 }],
		['an envelope of a sheet', { cashSheetNo: 5, data: [shift] }, undefined, { sheets: 0 }],
		['an envelope with a cursor', [{ cursor: 'x', data: [shift] }], undefined, { sheets: 0 }],
		['an envelope with a date', [{ day: 5, data: [shift] }], undefined, { sheets: 1 }],
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

describe('what stands at a path', () => {
	const one = { id: 1 };
	const two = { id: 2 };
	const groups = (body: Json, path: string) =>
		readShifts(body, path).groups.map(({ elements: found, keys }) => keys ?? found);

	test.each<[string, Json, string, Json[][]]>([
		['a list', { shifts: [one, two] }, 'shifts[]', [[one, two]]],
		['a list, without the brackets', { shifts: [one, two] }, 'shifts', [[one, two]]],
		['a record', { shift: one }, 'shift', [[one]]],
		['a record in place of a list', { shifts: one }, 'shifts[]', [[one]]],
		['a list in place of named records', { shifts: [one, two] }, 'shifts.*', [[one, two]]],
		['named records', { shifts: { Lunch: one, Night: two } }, 'shifts.*', [['Lunch', 'Night']]],
		[
			'records in named records',
			{ a: { x: { till: one }, y: { till: two } } },
			'a.*.till',
			[[one], [two]],
		],
		[
			'lists in named records',
			{ a: { x: { b: [one] }, y: { b: [two] } } },
			'a.*.b[]',
			[[one], [two]],
		],
		['named lists', { a: { x: [one], y: [two] } }, 'a.*[]', [[one], [two]]],
		['lists of lists', [[one], [two]], '[][]', [[one], [two]]],
		[
			'a list on the way, without the brackets',
			[{ a: [one] }, { a: [two] }],
			'a[]',
			[[one], [two]],
		],
		['null in place of a list', { shifts: null }, 'shifts[]', [[]]],
		['null on the way', { sheet: null }, 'sheet.shifts[]', []],
		['no named lists', { a: {} }, 'a.*[]', []],
		['an empty list of named lists', { a: { x: [] } }, 'a.*[]', [[]]],
		['an empty list on the way', { sheets: [] }, 'sheets[].shifts[]', []],
		['null on the way to a record', { sheet: null }, 'sheet.shift', []],
		['what is no record on the way', [5, { b: [one] }], '[].b[]', [[one]]],
		[
			'a sheet without the list, in a list',
			[{ a: [{ id: 1 }, { b: [one] }] }],
			'[].a[].b[]',
			[[], [one]],
		],
		['a sheet without the list', [{ id: 1 }, { id: 2, b: [one] }], '[].b[]', [[], [one]]],
	])('%s', (_name, body, path, expected) => {
		expect(groups(body, path)).toEqual(expected);
	});

	test('knows the key of what it stands in', () => {
		const above = (body: Json, path: string) => readShifts(body, path).groups[0]?.ancestor;
		const days = { child: 'days', key: undefined, isElement: false };
		expect(above({ days: { x: [one] } }, 'days.*[]')).toMatchObject({
			key: 'x',
			name: 'days',
			isElement: true,
			parent: days,
		});
		expect(above({ days: { x: { b: [one] } } }, 'days.*.b[]')).toMatchObject({
			record: { b: [one] },
			child: 'b',
			key: 'x',
			isElement: true,
			parent: days,
		});
	});

	test('is no field that every object has', () => {
		expect(() => readShifts({ shifts: [one] }, 'constructor')).toThrow(/has nothing there/);
	});

	test('fits an empty object or list on the way, whatever else there is', () => {
		expect(readShifts({ a: {}, others: [one] }, 'a.*.shifts[]').shifts).toBe(0);
		expect(readShifts({ a: [], others: [one] }, 'a[].shifts[]').shifts).toBe(0);
		expect(readShifts({ a: null, others: [one] }, 'a[].shifts[]').shifts).toBe(0);
	});

	test("is the response's own list", () => {
		const body = { shifts: [one, two] };
		expect(readShifts(body, 'shifts[]').groups[0]?.elements).toBe(body.shifts);
		expect(readShifts(body, 'shifts[]').hasReferences).toBe(false);
	});

	test('is a copy for a reference, and the records themselves beside it', () => {
		const target = { $id: '1', id: 3 };
		const body = { first: target, shifts: [one, { $ref: '1' }] };
		const { groups: found, hasReferences } = readShifts(body, 'shifts[]');
		expect(found[0]?.elements).toEqual([one, target]);
		expect(found[0]?.elements[0]).toBe(one);
		expect(found[0]?.elements[1]).not.toBe(target);
		expect(hasReferences).toBe(true);
	});

	test('stands behind references to what holds it, too', () => {
		const body = { first: { $id: '1', shifts: [one] }, sheets: [{ $ref: '1' }] };
		expect(groups(body, 'sheets[].shifts[]')).toEqual([[one]]);
		expect(readShifts(body, 'sheets[].shifts[]').hasReferences).toBe(true);
	});

	const wrapped = (levels: number, wrap: (inner: Json) => Json, inner: Json) => {
		let body = inner;
		for (let level = 0; level < levels; level++) body = wrap(body);
		return body;
	};

	test.each<[string, (levels: number) => [Json, string]]>([
		['lists on the way', (n) => [wrapped(n - 1, (inner) => [inner], { a: [one] }), 'a[]']],
		['lists', (n) => [wrapped(n + 1, (inner) => [inner], one), '[]'.repeat(n + 1)]],
		[
			'named records',
			(n) => [wrapped(n + 1, (inner) => ({ x: inner }), one), `*${'.*'.repeat(n)}`],
		],
		['records', (n) => [wrapped(n, (inner) => ({ x: inner }), one), `x${'.x'.repeat(n - 1)}`]],
		[
			'records in lists',
			(n) => [
				wrapped(n / 2, (inner) => ({ x: [inner] }), one),
				'x[]'.repeat(n / 2).replace(/\]x/g, '].x'),
			],
		],
	])('is at most 500 levels deep: %s', (_name, at) => {
		expect(readShifts(...at(500)).shifts).toBe(1);
		expect(() => readShifts(...at(502))).toThrow(InputError);
	});
});

test('what is said under a message is read by what it holds', () => {
	const pay = (mode: string) => ({ mode_of_payment: mode, expected_amount: 9, closing_amount: 8 });
	const entry = (day: number) => ({
		posting_date: `2026-03-0${day}`,
		period_start: `2026-03-0${day}T12:00:00`,
		period_end: `2026-03-0${day}T17:00:00`,
		payment_reconciliation: [pay('Card'), pay('Cash')],
	});
	expect(readShifts({ message: [entry(2), entry(3)] })).toMatchObject({
		path: 'message[]',
		shifts: 2,
	});
});

describe('the list to read', () => {
	const shift = { shiftName: 'Lunch', openedAt: '2026-03-05T08:00:00' };
	const sheets = (count: number) =>
		Object.fromEntries(Array.from({ length: count }, (_, at) => [`list${at}`, [{ id: at }]]));

	test('is looked for where nothing is given', () => {
		expect(readShifts({ shifts: [shift] }, ' ').path).toBe('shifts[]');
	});

	test('is one of these, where nothing is at the path', () => {
		const descriptionOf = (body: Json) => {
			try {
				readShifts(body, ' turnos[] ');
			} catch (error) {
				return error instanceof InputError ? error.description : undefined;
			}
			return undefined;
		};
		expect(descriptionOf({ shifts: [shift], things: [{ id: 1 }], others: [] })).toMatch(
			/^The response holds shifts\[\] \(1\), things\[\] \(1\)\. Set/,
		);
		expect(descriptionOf([shift])).toMatch(/^The response holds \[\] \(1\)\. Set/);
		expect(descriptionOf({ id: 1, city: 'x' })).toMatch(/^The response holds \[\] \(1\)\. Set/);
		expect(descriptionOf(sheets(10))).toMatch(/list9\[\] \(1\)\. Set/);
		expect(descriptionOf(sheets(11))).toMatch(/list9\[\] \(1\), …\. Set/);
		expect(() => readShifts([shift], ' turnos[] ')).toThrow(/ is turnos\[\], but/);
	});

	test('is offered first, then others that hold something, those around shifts before rows', () => {
		const body = {
			sheets: [
				{ shifts: [shift], things: [{ id: 1 }], others: [], payments: [{ id: 1 }, { id: 2 }] },
			],
		};
		expect(shiftLists(body)).toEqual([
			{ path: 'sheets[].shifts[]', name: 'shifts', records: 1, lists: 1 },
			{ path: 'sheets[].things[]', name: 'things', records: 1, lists: 1 },
			{ path: 'sheets[]', name: 'sheets', records: 1, lists: 1 },
			{ path: 'sheets[].payments[]', name: 'payments', records: 2, lists: 1 },
		]);
		expect(shiftLists({ shifts: [] })).toMatchObject([{ path: 'shifts[]', records: 0 }]);
		expect(shiftLists(null)).toEqual([]);
		expect(shiftLists({ d: JSON.stringify(body) })).toHaveLength(4);
	});

	test('counts the lists of what is inside of elements', () => {
		const node = (id: number) => ({ node: { ...shift, id } });
		const body = [{ shifts: { edges: [node(1), node(2)] } }, { shifts: { edges: [node(3)] } }];
		expect(shiftLists(body)[0]).toMatchObject({
			path: '[].shifts.edges[].node',
			records: 3,
			lists: 2,
		});
	});

	test('is one of the first 50', () => {
		expect(shiftLists(sheets(60))).toHaveLength(50);
	});

	test('of a response without records is none', () => {
		expect(readShifts(null)).toMatchObject({
			path: '',
			recognised: false,
			groups: [],
			hasReferences: false,
			shifts: 0,
			totals: 0,
			tie: undefined,
		});
	});
});

describe('a further answer', () => {
	const shift = { shiftName: 'Lunch', openedAt: '2026-03-05T08:00:00', till: 1 };
	const sure = readShifts({ shifts: [shift] });
	const bare = readShifts([shift]);

	test('is read where the shifts were', () => {
		const body = { shifts: [{ id: 1 }, { id: 2 }], turnos: [shift] };
		expect(readAlike(body, sure)).toMatchObject({ path: 'shifts[]', shifts: 2, recognised: true });
		const inText = readShifts({ d: { shifts: [shift] } });
		expect(readAlike({ d: JSON.stringify(body) }, inText)?.shifts).toBe(2);
		expect(readAlike([{ id: 1 }], bare)).toMatchObject({ path: '', shifts: 1, recognised: true });
	});

	test.each<[string, Json, typeof sure]>([
		['where none are there', { shifts: [], turnos: [shift] }, sure],
		['where the others may be none', { things: [{ id: 1 }] }, readShifts({ things: [{ id: 1 }] })],
		[
			'where there may have been others',
			{ turnos: [shift], shifts: [shift] },
			readShifts({ turnos: [shift], shifts: [shift] }),
		],
		['where it is no list, but the other was', { shifts: [shift] }, bare],
	])('is searched: %s', (_name, body, other) => {
		expect(readAlike(body, other)).toBeUndefined();
	});

	test('without shifts is read where the fullest one has them', () => {
		const empty = { data: { days: {} } };
		const fullest = readShifts({ data: { days: { 1: { shifts: [shift] }, 2: { shifts: [] } } } });
		expect(fullest).toMatchObject({ path: 'data.days.*.shifts[]', recognised: true });
		const read = readShifts(empty);
		expect(read).toMatchObject({ path: 'data', shifts: 1, recognised: false });
		const known = { path: 'data.days.*.shifts[]', shifts: 0, recognised: true };
		expect(sameList(read, fullest, empty)).toMatchObject(known);
		const inText = { data: JSON.stringify(empty.data) };
		expect(sameList(read, fullest, inText)).toMatchObject(known);
	});

	test('whose sheets lack the list has no shifts', () => {
		const body = { sheets: [{ id: 1 }] };
		const fullest = readShifts({ sheets: [{ id: 1, shifts: [shift] }] });
		expect(sameList(readShifts(body), fullest, body)).toMatchObject({
			path: 'sheets[].shifts[]',
			shifts: 0,
			emptySheets: 1,
		});
	});

	test('is read as it was where the place of the fullest one is not in it', () => {
		const body = { notes: [{ id: 1 }] };
		const read = readShifts(body);
		expect(sameList(read, sure, body)).toBe(read);
	});

	test.each<[string, Json, Json]>([
		['it is surely of shifts', { turnos: [shift], shifts: [] }, { shifts: [shift] }],
		['the fullest one may be none', { things: [{ id: 1 }], others: [] }, { others: [{ id: 1 }] }],
	])('is read as it was where %s', (_name, body, fullest) => {
		const read = readShifts(body);
		expect(sameList(read, readShifts(fullest), body)).toBe(read);
	});

	test('that is a list is read as one', () => {
		const read = readShifts([[{ id: 1 }]]);
		expect(sameList({ ...read, recognised: false }, bare, [{ id: 1 }])).toMatchObject({
			path: '',
			shifts: 1,
		});
	});
});
