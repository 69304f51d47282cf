import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import {
	readAlike,
	readShifts,
	sameList,
} from '../../../nodes/MapalCashrec/cashSheet/reading/reading';
import { fieldsOf, rowsOf, tableOf } from '../../support/columns';

const shift = (id: number, more: JsonObject = {}): JsonObject => ({
	id,
	name: `Shift ${id}`,
	openedAt: `2026-03-05T08:00:0${id}`,
	closedAt: `2026-03-05T16:00:0${id}`,
	countedCash: 100 + id,
	...more,
});
const open = (id: number): JsonObject => shift(id, { closedAt: null, countedCash: null });

const idsIn = ({ groups }: ReturnType<typeof readShifts>) =>
	groups.map(({ ancestor, elements }) => [
		ancestor?.key,
		...elements.map((element) => (element as JsonObject)['id']),
	]);

describe('shifts of other states beside the list of shifts', () => {
	test.each<[string, Json, Array<Array<string | number | undefined>>]>([
		[
			'a list',
			{ closedShifts: [shift(1), shift(2)], openShifts: [open(3)] },
			[
				['closed', 1, 2],
				['open', 3],
			],
		],
		[
			'a single record in each sheet',
			[
				{ date: '2026-03-05', currentShift: open(3), closedShifts: [shift(1), shift(2)] },
				{ date: '2026-03-06', currentShift: null, closedShifts: [shift(4)] },
				{ date: '2026-03-07', currentShift: open(5), closedShifts: [] },
				{ date: '2026-03-08', currentShift: open(6), closedShifts: null },
			],
			[
				['closed', 1, 2],
				['current', 3],
				['closed', 4],
				['current', 5],
				['current', 6],
			],
		],
		[
			'a single record beside lists that are all empty',
			[{ date: '2026-03-05', currentShift: open(3), closedShifts: [] }],
			[['current', 3]],
		],
		[
			'several lists, in Spanish',
			{
				turnosCerrados: [shift(1), shift(2)],
				turnosAbiertos: [open(3)],
				turnosRevisados: [shift(4)],
			},
			[
				['cerrado', 1, 2],
				['abierto', 3],
				['revisado', 4],
			],
		],
		[
			'one that is open, beside a list of all, and one that is in it',
			[
				{ shifts: [shift(4)] },
				{ shifts: [shift(1), shift(2)], openShift: open(3), currentShift: open(2) },
			],
			[
				[undefined, 4],
				[undefined, 1, 2, 3],
			],
		],
		[
			'lists that are called as the states are',
			[{ store: 7, turnoActual: open(3), closed: [shift(1)], live: open(2) }],
			[
				['closed', 1],
				['actual', 3],
				['live', 2],
			],
		],
		[
			'a record among the lists of an object that is keyed by state',
			{ shifts: { closed: [shift(1), shift(2)], current: open(3) } },
			[
				['closed', 1, 2],
				['current', 3],
			],
		],
		[
			'some that are in the list already',
			{
				closedShifts: [shift(1), shift(2)],
				reviewedShifts: [shift(2, { countedCash: 5 }), shift(3)],
			},
			[
				['closed', 1, 2],
				['reviewed', 3],
			],
		],
		[
			'some that come twice themselves',
			{ closedShifts: [shift(1), shift(2)], openShifts: [open(3)], currentShift: open(3) },
			[
				['closed', 1, 2],
				['open', 3],
			],
		],
	])('are read too: %s', (_name, body, expected) => {
		const read = readShifts(body);
		expect(idsIn(read)).toEqual(expected);
		const shifts = expected.flat().filter((id) => typeof id === 'number').length;
		expect(read).toMatchObject({ shifts, emptySheets: 0, tie: undefined });
	});

	test('without IDs they are told apart by all that they hold', () => {
		const [first, second] = [shift(1), open(2)];
		delete first['id'];
		delete second['id'];
		const read = readShifts({ closedShifts: [first, { ...first }], openShifts: [second, first] });
		expect(read.groups.map(({ elements }) => elements)).toEqual([[first, first], [second]]);
	});

	test.each<[string, JsonObject]>([
		['the last one, which may be of another day', { lastShift: shift(3) }],
		['those that do not count', { cancelledShifts: [shift(3)] }],
		['those that may wait for a review', { pendingShifts: [shift(3)] }],
		['all of them', { shifts: [shift(1), shift(2)] }],
		['records of another kind', { openShifts: [{ id: 3, till: 7, note: 'x' }] }],
		['numbers', { openShifts: 3 }],
		['IDs', { openShifts: [3] }],
		['records that are no shifts', { openTickets: [shift(3)] }],
	])('are not read: %s', (_name, beside) => {
		const read = readShifts({ closedShifts: [shift(1), shift(2)], ...beside });
		expect(idsIn(read)).toEqual([['closed', 1, 2]]);
	});

	test('a sheet without any has none', () => {
		const sheet = { date: '2026-03-05', closedShifts: [shift(1)], currentShift: open(2) };
		const read = readShifts([sheet, { date: '2026-03-06', closedShifts: [], currentShift: null }]);
		expect(idsIn(read)).toEqual([['closed', 1], ['current', 2], ['closed']]);
		expect(read).toMatchObject({ sheets: 2, emptySheets: 1 });
	});

	test.each<[string, JsonObject]>([
		['that is closed', { closedShift: shift(3) }],
		['without an ID', { openShift: { ...open(3), id: null } }],
		['that may be of other shifts', { latest: open(3) }],
		['of another kind', { current: { id: 3, page: 1, size: 20 } }],
	])('a record beside a list of all is not read: %s', (_name, beside) => {
		const read = readShifts({ shifts: [shift(1), shift(2)], ...beside });
		expect(idsIn(read)).toEqual([[undefined, 1, 2]]);
	});

	test('a list that is merely called current has no key', () => {
		expect(idsIn(readShifts({ current: [shift(1), shift(2)] }))).toEqual([[undefined, 1, 2]]);
	});

	test('a record is no field of the shifts of a list of all', () => {
		const { ancestor } =
			readShifts([{ id: 1, shifts: [shift(1)], openShift: null }]).groups[0] ?? {};
		expect(ancestor?.beside).toEqual(['openShift']);
	});

	test('are not read beside a list that is not named after a state', () => {
		const read = readShifts({ shifts: [shift(1), shift(2)], openShifts: [open(3)] });
		expect(idsIn(read)).toEqual([[undefined, 1, 2]]);
		expect(read.tie).toMatchObject({ path: 'openShifts[]' });
	});

	test('are not read where the user names the list', () => {
		const body = { closedShifts: [shift(1), shift(2)], openShifts: [open(3)] };
		expect(idsIn(readShifts(body, 'openShifts'))).toEqual([[undefined, 3]]);
	});

	test('the fields of an open shift are no fields of the others', () => {
		const of = (id: number, businessDate: string) => ({ ...shift(id), businessDate });
		const centres = ['101', '102'].map((centreId, at) => ({
			centreId,
			closedShifts: [of(1 + 3 * at, '2026-03-04'), of(2 + 3 * at, '2026-03-05')],
			currentShift: { ...open(3 + 3 * at), businessDate: '2026-03-05' },
		}));
		const table = tableOf(centres, { centres: ['101', '102'], start: '2026-03-04' });
		expect(fieldsOf(table).date).toBe('businessDate');
		expect([...table.fields.keys()].filter((path) => path.includes('currentShift'))).toEqual([]);
	});

	test('are read in further answers too', () => {
		const first = readShifts([{ closedShifts: [shift(1), shift(2)], currentShift: open(3) }]);
		const body = [{ closedShifts: [shift(4)], currentShift: open(5) }];
		const alike = readAlike(body, first);
		expect(alike && idsIn(alike)).toEqual([
			['closed', 4],
			['current', 5],
		]);
		const empty = [{ id: 1, closedShifts: [], currentShift: open(6) }];
		const unsure = { ...readShifts(empty), recognised: false, path: '' };
		expect(idsIn(sameList(unsure, first, empty))).toEqual([['current', 6]]);
	});

	test.each<[string, (closed: JsonObject, open: JsonObject) => Json]>([
		['lists', (closed, open) => ({ openShifts: [open], closedShifts: [closed] })],
		['a list and a record', (closed, open) => [{ currentShift: open, closedShifts: [closed] }]],
		['the record alone', (_closed, open) => [{ currentShift: open, closedShifts: [] }]],
		['keys', (closed, open) => ({ shifts: { open: [open], closed: [closed] } })],
	])('%s tell which shift is open, though its cash was counted before', (_name, body) => {
		const day = { businessDate: '2026-03-05', centreId: '101' };
		const closed = { ...day, shiftId: 'a1', expectedCash: 500, countedCash: 498.5 };
		const open = { ...day, shiftId: 'a2', expectedCash: 300, countedCash: 120 };
		const rows = new Map(rowsOf(tableOf(body(closed, open))).map((row) => [row.expected, row]));
		const ofOpen = { status: 'open', counted: null, difference: null };
		expect(rows.get(300)).toMatchObject({ ...ofOpen, sheetStatus: null });
		const ofClosed = { status: 'closed', counted: 498.5, difference: -1.5, sheetStatus: null };
		if (rows.size > 1) expect(rows.get(500)).toMatchObject(ofClosed);
	});
});
