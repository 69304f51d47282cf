import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import type { Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { readShifts } from '../../../nodes/MapalCashrec/cashSheet/reading/reading';
import {
	isClosedAndCounted,
	newest,
	type Counting,
} from '../../../nodes/MapalCashrec/cashSheet/watch/sightings';
import { tableOf } from '../../support/columns';
import { payloads, testEach } from '../../support/payloads';
import { clone, NOON, poller, read, sheet, shift } from './polls';

describe('shifts are told apart', () => {
	const days = ['2026-03-04', '2026-03-05'];
	const edited = { counted: 90 };

	it.each<[string, (more: JsonObject) => Json]>([
		['by an ID', (more) => [sheet('2026-03-05', [shift('a7f3', more), shift('b812')])]],
		[
			'by a number that begins anew each day, within the sheet',
			(more) => days.map((day) => sheet(day, [shift(1, more), shift(2)])),
		],
		[
			'by a number within centre and day, where sheets have no ID',
			(more) =>
				[101, 102].map((centreId) => ({
					centreId,
					date: '2026-03-05',
					shifts: [shift(1, more), shift(2)],
				})),
		],
		[
			'by their name within centre and day',
			(more) =>
				days.map((date) => ({
					date,
					centre: { id: 101, name: 'Jardín' },
					shifts: ['Lunch', 'Dinner'].map((name) => ({
						name,
						openedAt: '12:00',
						expected: 100,
						counted: 100,
						...(name === 'Lunch' ? more : {}),
					})),
				})),
		],
		[
			'by the key that they stand at',
			(more) =>
				days.map((date) => ({
					date,
					centreId: 101,
					shifts: {
						Lunch: { openedAt: '12:00', expected: 1, counted: 1, ...more },
						Dinner: { openedAt: '19:00', expected: 2, counted: 2 },
					},
				})),
		],
		[
			'by day and centre of their own, in a flat list',
			(more) =>
				days.flatMap((date) =>
					[101, 102].map((centreId) => ({
						date,
						centreId,
						shift: 'Lunch',
						openedAt: '12:00',
						expected: 1,
						counted: 1,
						...(centreId === 101 ? more : {}),
					})),
				),
		],
	])('%s', (_name, body) => {
		const { poll } = poller();
		const first = poll(read(body({})));
		expect(first.every((text) => text.startsWith('new'))).toBe(true);
		expect(poll(read(body({})))).toEqual([]);
		const changes = poll(read(body(edited)));
		expect(changes.length).toBeGreaterThan(0);
		expect(changes.length).toBeLessThan(first.length);
		expect(changes.every((text) => text.startsWith('updated'))).toBe(true);
	});

	it('by themselves, whether or not another one is open beside them', () => {
		const { poll } = poller();
		const day = sheet('2026-03-05', []);
		delete day['shifts'];
		const open = (id: string) => shift(id, { closedAt: null, counted: null });
		const body = (closed: Json[], currentShift: Json) => [
			{ ...day, closedShifts: closed, currentShift },
		];
		expect(poll(read(body([shift('a7')], null)))).toEqual(['new 0']);
		expect(poll(read(body([shift('a7')], open('b8'))))).toEqual(['new 1']);
		expect(poll(read(body([shift('a7')], open('b8'))))).toEqual([]);
		expect(poll(read(body([shift('a7'), shift('b8')], open('c9'))))).toEqual([
			'updated 1',
			'new 2',
		]);
		expect(poll(read(body([shift('a7'), shift('b8'), shift('c9')], null)))).toEqual(['updated 2']);
	});

	it('by all they hold, where there is nothing else: a changed one is a new one then', () => {
		const { poll } = poller();
		const body = (counted: number) => ({
			shifts: [
				{ openedAt: '12:00', expected: 5, counted },
				{ openedAt: '19:00', expected: 7, counted: 7 },
			],
		});
		expect(poll(read(body(5)))).toEqual(['new 0', 'new 1']);
		expect(poll(read(body(5)))).toEqual([]);
		expect(poll(read(body(4)))).toEqual(['new 0']);
	});

	it('by their value, where they are no records', () => {
		const { poll } = poller();
		const body = (value: Json) => ({ shifts: [shift(91234), null, value] });
		const asking = { shiftList: 'shifts[]' };
		expect(poll(read(body('a'), '', asking))).toEqual(['new 0', 'new 1', 'new 2']);
		expect(poll(read(body('a'), '', asking))).toEqual([]);
		expect(poll(read(body('b'), '', asking))).toHaveLength(1);
	});

	it('by something else once the first no longer tells them apart, without emitting them anew', () => {
		const { poll, state } = poller();
		const monday = {
			shifts: [{ id: 'X-4711', openedAt: '2026-03-05T07:00', expected: 1, counted: 1 }],
		};
		expect(poll(read(monday))).toEqual(['new 0']);
		const before = state()?.keyedBy;
		const both = { shifts: [...monday.shifts, { ...monday.shifts[0], expected: 2 }] };
		expect(poll(read(both))).toEqual(['new 1']);
		expect(state()?.keyedBy).not.toBe(before);
		expect(poll(read(both))).toEqual([]);
	});

	it('also when another shift turns up with the same ID on the same day', () => {
		const { poll } = poller();
		const first = shift(1);
		const second = shift(1, { openedAt: '2026-03-05T13:00:00', closedAt: null, counted: null });
		expect(poll(read([sheet('2026-03-05', [first])]))).toEqual(['new 0']);
		expect(poll(read([sheet('2026-03-05', [first, second])]))).toEqual(['new 1']);
		expect(poll(read([sheet('2026-03-05', [first])]))).toEqual([]);
	});

	it.each<[string, JsonObject]>([
		['a name', { name: 'Lunch' }],
		['a number', { id: 2 }],
		['the time of day', {}],
	])('not by %s, where nothing says of which day it is', (_name, own) => {
		const { poll } = poller({ emit: 'new' });
		const body = (counted: number) => ({
			shifts: [{ ...own, openedAt: '12:00', expected: 9, counted }],
		});
		expect(poll(read(body(9)))).toEqual(['new 0']);
		expect(poll(read(body(8)), NOON.plus({ days: 3 }))).toEqual(['new 0']);
	});

	it('by when it was opened, whoever opened it and with how much', () => {
		const { poll } = poller();
		const body = (more: JsonObject) => ({
			shifts: [
				{
					openedAt: '2026-03-05T07:00',
					openedBy: 'A',
					openingFloat: 100,
					expected: 9,
					counted: 9,
					...more,
				},
				{ openedAt: '2026-03-05T15:00', openedBy: 'B', openingFloat: 100, expected: 8, counted: 8 },
			],
		});
		expect(poll(read(body({})))).toEqual(['new 0', 'new 1']);
		expect(poll(read(body({ openedBy: 'B', openingFloat: 90 })))).toEqual(['updated 0']);
	});

	it.each<[string, JsonObject]>([
		['a till report', { zNumber: 7, openedAt: '2026-03-05 07:00' }],
		['a registered count', { registerCountID: '90', openTime: '2026-03-05T08:01:00' }],
		['a shift at a till', { cash_shift_id: '501', date_start: '2026-03-04 08:00:00' }],
		['a resource', { id: '17', attributes: { 'opened-at': '2026-03-04T08:00:00Z' } }],
	])('by the number of %s', (_name, own) => {
		const { poll } = poller();
		const body = (counted: number) => ({
			shifts: [
				{ ...own, closedAt: '15:00', expected: 9, counted },
				{
					...own,
					...Object.fromEntries(
						Object.entries(own)
							.slice(0, 1)
							.map(([name]) => [name, 8]),
					),
					expected: 1,
					counted: 1,
				},
			],
		});
		expect(poll(read(body(9)))).toEqual(['new 0', 'new 1']);
		expect(poll(read(body(8)))).toEqual(['updated 0']);
	});

	it('not by a small number alone, though no two have the same so far', () => {
		const { poll } = poller();
		expect(poll(read([sheet('2026-03-04', [shift(1)])]))).toEqual(['new 0']);
		const both = [sheet('2026-03-04', [shift(1, edited)]), sheet('2026-03-05', [shift(1)])];
		expect(poll(read(both))).toEqual(['updated 0', 'new 1']);
	});

	it('by the field that the user names', () => {
		const { poll } = poller();
		const body = (counted: number) => [
			sheet('2026-03-05', [
				shift(1, { header: { ref: 'R-9' }, counted }),
				shift(2, { header: { ref: 'R-8' } }),
			]),
		];
		expect(poll(read(body(1), 'header.ref'))).toEqual(['new 0', 'new 1']);
		expect(poll(read(body(2), 'header.ref'))).toEqual(['updated 0']);
	});

	it('by the field that the user names alone, whatever other fields turn up later', () => {
		const { poll } = poller();
		const times = { openedAt: '2026-03-05T07:00:00', closedAt: '2026-03-05T12:00:00' };
		const body = (more: JsonObject) => [
			sheet('2026-03-05', [{ ref: 1, ...times, expected: 100, counted: 100, ...more }]),
		];
		expect(poll(read(body({}), 'ref'))).toEqual(['new 0']);
		expect(poll(read(body({ shiftName: 'Lunch' }), 'ref'))).toEqual(['updated 0']);
	});

	it("by the API's IDs, though one of very many records has an object for its ID", () => {
		const { poll } = poller();
		const day = { date: '2026-03-05', centreId: 101 };
		const body = Array.from({ length: 400 }, (_, n) => shift(91000 + n, day));
		body[3] = { ...body[3], id: { toString: 1 } };
		expect(poll(read(body))).toHaveLength(400);
		expect(poll(read(body))).toEqual([]);
	});

	it.each([
		['that is nowhere', 'number', 'is "number", which no shift has'],
		['that is empty', 'empty', '\'Shift ID\' is empty, but a shift has "" there'],
		['that one lacks', 'code', "'Shift ID' is code, but a shift has no such field"],
		['that is an object in one', 'ref', '\'Shift ID\' is ref, but a shift has {"no":1} there'],
		[
			'that is the same in several',
			'status',
			"'Shift ID' is status, but several shifts have the same value there",
		],
	])('not by a field %s', (_name, path, message) => {
		const body = [
			sheet('2026-03-05', [
				shift(1, { empty: '', code: 'C1', ref: 'R1' }),
				shift(2, { empty: '', ref: { no: 1 } }),
			]),
		];
		expect(() => read(body, path)).toThrow(InputError);
		expect(() => read(body, path)).toThrow(message);
	});
});

describe('a flat row that repeats the sums of its sheet', () => {
	const row = (id: string, counted: number, total: string, sum: number) => ({
		ShiftId: id,
		BusinessDate: '2026-03-05',
		CenterId: 101,
		ShiftName: `Shift ${id}`,
		CashExpected: 100,
		CashCounted: counted,
		[total]: sum,
	});

	it.each(['SheetTotalCounted', 'totalHoja', 'DayTotal'])(
		'has changed only if its shift has: %s',
		(total) => {
			const { poll } = poller();
			const rows = (counted: number) => [
				row('a7f3', counted, total, counted + 100),
				row('b812', 100, total, counted + 100),
			];
			expect(poll(read(rows(100)))).toEqual(['new 0', 'new 1']);
			expect(poll(read(rows(90)))).toEqual(['updated 0']);
		},
	);

	it('has changed with a sum that is a column of its own', () => {
		const { poll } = poller();
		const rows = (counted: number) =>
			['a7f3', 'b812'].map((id) => {
				const { CashCounted, ...rest } = row(id, counted, 'SheetTotalExpected', 100);
				return { ...rest, SheetTotalCounted: id === 'a7f3' ? CashCounted : 100 };
			});
		const asking = { byHand: new Map([['counted' as const, 'SheetTotalCounted']]) };
		expect(poll(read(rows(100), '', asking))).toEqual(['new 0', 'new 1']);
		expect(poll(read(rows(90), '', asking))).toEqual(['updated 0']);
	});
});

test('the newest shifts come first, by when they began, else by their day', () => {
	const table = tableOf(
		[
			sheet('2026-03-05', [shift(1, { openedAt: '2026-03-05T17:00:00' }), shift(2)]),
			sheet('2026-03-04', [shift(3, { openedAt: '2026-03-04T17:00:00' })]),
		],
		{ start: '2026-03-04' },
	);
	const { rows } = table.sheetsOf(0);
	expect(newest(rows, 2, () => true)).toEqual([0, 1]);
	expect(newest(rows, 9, ({ shift: name }) => name !== 'Shift 1')).toEqual([1, 2]);
	const days = ['2026-03-04', '2026-03-05', null].map((date) => ({ openedAt: null, date }) as Row);
	expect(newest(days, 9, () => true)).toEqual([1, 0, 2]);
});

test('of shifts that began together, the last of the response are the newest', () => {
	const days = ['2026-03-04', '2026-03-05', null, '2026-03-04', '2026-03-05', null];
	const rows = days.map((date) => ({ openedAt: null, date }) as Row);
	expect(newest(rows, 9, () => true)).toEqual([4, 1, 3, 0, 5, 2]);
});

describe('what is compared of a shift, besides its content', () => {
	const CLOSED = { closedAt: '2026-03-05T12:00:00', counted: 100 };
	const OPEN = { closedAt: null, counted: null };
	const seen = (shifts: JsonObject[], counting?: Counting) =>
		read([sheet('2026-03-05', shifts, { status: null })], '', {}, counting).shifts;

	it('is that it is closed and counted', () => {
		const shifts = [CLOSED, OPEN, { ...CLOSED, counted: null }].map((more, index) =>
			shift(`X-${index}a`, more),
		);
		expect(seen(shifts).map(({ isClosed }) => isClosed)).toEqual([true, false, false]);
	});

	it('is that it is closed, where nothing is counted', () => {
		const shifts = [CLOSED, OPEN].map(({ closedAt }, index) => ({
			id: 91234 + index,
			name: 'Lunch',
			openedAt: '2026-03-05T07:00:00',
			closedAt,
		}));
		expect(seen(shifts).map(({ isClosed }) => isClosed)).toEqual([true, false]);
	});

	it.each<[Counting['direction'], string[]]>([
		['any', ['', '', '-101', '250']],
		['shortage', ['', '', '-101', '']],
		['surplus', ['', '', '', '250']],
	])('is its difference in cents, above the tolerance: %s', (direction, differences) => {
		const shifts = [100, 99, 98.99, 102.5].map((counted, index) =>
			shift(`X-${index}a`, { counted }),
		);
		expect(seen(shifts, { tolerance: 1, direction }).map(({ difference }) => difference)).toEqual(
			differences,
		);
	});
});

test.each<[string, Partial<Row>, boolean, boolean]>([
	['closed and counted', { status: 'closed', counted: 5 }, true, true],
	['closed and not counted', { status: 'closed' }, true, false],
	['closed, with a difference alone', { status: 'closed', difference: 0 }, true, true],
	['closed, where nothing is counted', { status: 'closed' }, false, true],
	['open and counted', { status: 'open', counted: 5 }, true, false],
	['open, where nothing is counted', { status: 'open' }, false, false],
	['without a state', { status: null, counted: 5, difference: 0 }, true, false],
])('whether a shift is closed and counted: %s', (_name, row, hasCounted, isClosed) => {
	const whole = { counted: null, difference: null, ...row } as Row;
	expect(isClosedAndCounted(whole, hasCounted)).toBe(isClosed);
});

/** The same, with the fields of each record in the opposite order. */
const turned = (value: Json): Json => {
	if (Array.isArray(value)) return value.map(turned);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([name, part]) => [name, turned(part)]),
	);
};

testEach(
	payloads(),
	'$name: each shift is emitted once, whatever the order of its fields',
	({ body }) => {
		const { poll } = poller();
		const { shifts } = readShifts(clone(body));
		expect(poll(read(body))).toHaveLength(shifts);
		expect(poll(read(body))).toEqual([]);
		expect(poll(read(turned(body)))).toEqual([]);
	},
);
