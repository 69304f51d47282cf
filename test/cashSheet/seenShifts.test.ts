import { DateTime } from 'luxon';

import { InputError } from '../../nodes/MapalCashrec/cashSheet/inputError';
import type { Json, JsonObject } from '../../nodes/MapalCashrec/cashSheet/json';
import {
	newest,
	pollPeriod,
	sightings,
	step,
	type SeenSettings,
	type SeenState,
	type Sighting,
} from '../../nodes/MapalCashrec/cashSheet/seenShifts';
import { readShifts } from '../../nodes/MapalCashrec/cashSheet/reading/reading';
import { payloads } from '../support/payloads';
import { withOddDefaults } from '../support/luxonDefaults';

const ZONE = 'Europe/Madrid';
const NOON = DateTime.fromISO('2026-03-05T12:00', { zone: ZONE });

const settings = (given: Partial<SeenSettings> = {}): SeenSettings => ({
	emit: 'newOrUpdated',
	lookbackDays: 3,
	watched: 'centre 101',
	emitExisting: false,
	...given,
});

const clone = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T;
const read = (body: Json, shiftId = '') => sightings(readShifts(clone(body)), shiftId);

/** A trigger's polls, one after another: what each emits, as `new 2` for the third shift. */
function poller(given: Partial<SeenSettings> = {}) {
	let state: SeenState | undefined;
	return {
		poll(shifts: Sighting[], now = NOON, changes: Partial<SeenSettings> = {}) {
			const { emit, nextState } = step(
				state,
				shifts,
				now,
				ZONE,
				settings({ ...given, ...changes }),
			);
			state = clone(nextState);
			return emit.map(({ index, change }) => `${change} ${index}`);
		},
		state: () => state,
	};
}

const sheet = (day: string, shifts: Json[], more: JsonObject = {}): JsonObject => ({
	id: `S-${day}`,
	businessDate: day,
	centreId: 101,
	status: 'Open',
	...more,
	shifts,
});
const shift = (id: Json, more: JsonObject = {}): JsonObject => ({
	id,
	name: `Shift ${id}`,
	openedAt: '2026-03-05T07:00:00',
	closedAt: '2026-03-05T12:00:00',
	expected: 100,
	counted: 100,
	...more,
});

describe('what a poll has to read', () => {
	const state = (since: string): SeenState => {
		const { nextState } = step(undefined, [], NOON, ZONE, settings());
		return { ...nextState, since };
	};

	it.each<[string, SeenState | undefined, Partial<SeenSettings>, string]>([
		['the first time: today', undefined, {}, '2026-03-05T00:00:00'],
		['the first time, with what exists', undefined, { emitExisting: true }, '2026-03-02T00:00:00'],
		['then, from the beginning', state('2026-03-04'), {}, '2026-03-04T00:00:00'],
		['later, as far back as it looks', state('2026-01-01'), {}, '2026-03-02T00:00:00'],
		[
			'with a longer look-back, no history',
			state('2026-03-02'),
			{ lookbackDays: 31 },
			'2026-03-02T00:00:00',
		],
		[
			'with other centres, today',
			state('2026-01-01'),
			{ watched: 'centre 102' },
			'2026-03-05T00:00:00',
		],
		['with a clock that was set back, today', state('2026-03-09'), {}, '2026-03-05T00:00:00'],
	])('%s', (_name, before, given, start) => {
		expect(pollPeriod(before, NOON, ZONE, settings(given))).toEqual({
			start,
			end: '2026-03-05T12:00:00',
		});
	});

	it('counts days in the time zone, across a change of the clock', () => {
		const now = DateTime.fromISO('2026-03-29T23:30Z');
		expect(pollPeriod(state('2026-01-01'), now, ZONE, settings({ lookbackDays: 1 }))).toEqual({
			start: '2026-03-29T00:00:00',
			end: '2026-03-30T01:30:00',
		});
	});

	it("does not depend on luxon's defaults, which other workflows change", () => {
		withOddDefaults('Asia/Tokyo', () => {
			const { nextState } = step(
				undefined,
				read([sheet('2026-03-05', [shift(7001)])]),
				NOON,
				ZONE,
				{
					...settings(),
					emitExisting: true,
				},
			);
			expect(nextState.since).toBe('2026-03-02');
			expect(Object.keys(nextState.days)).toEqual(['2026-03-05']);
		});
	});

	it('never goes back behind a day that was left behind', () => {
		const { nextState } = step(
			state('2026-01-01'),
			read([sheet('2026-03-05', [shift(1)])]),
			NOON,
			ZONE,
			settings(),
		);
		expect(nextState.since).toBe('2026-03-02');
	});
});

describe('what is emitted', () => {
	it('is each shift once, and again when it has changed', () => {
		const { poll } = poller();
		const one = [sheet('2026-03-05', [shift(91234)])];
		const two = [sheet('2026-03-05', [shift(91234), shift(91235, { counted: null })])];
		const counted = [sheet('2026-03-05', [shift(91234), shift(91235, { counted: 90 })])];
		expect(poll(read(one))).toEqual(['new 0']);
		expect(poll(read(one))).toEqual([]);
		expect(poll(read(two))).toEqual(['new 1']);
		expect(poll(read(counted))).toEqual(['updated 1']);
		expect(poll(read(counted))).toEqual([]);
	});

	it('is only what is new, where only that is asked for', () => {
		const { poll, state } = poller({ emit: 'new' });
		poll(read([sheet('2026-03-05', [shift(91234)])]));
		const before = JSON.stringify(state());
		expect(poll(read([sheet('2026-03-05', [shift(91234, { counted: 1 })])]))).toEqual([]);
		// Nothing was emitted, so nothing is to be kept.
		expect(JSON.stringify(state())).toBe(before);
	});

	it('does not depend on the order of the fields or of the shifts', () => {
		const { poll } = poller();
		const [a, b] = [shift(91234), shift(91235)];
		const turned = Object.fromEntries(Object.entries(a).reverse()) as JsonObject;
		expect(poll(read([sheet('2026-03-05', [a, b])]))).toEqual(['new 0', 'new 1']);
		expect(poll(read([sheet('2026-03-05', [b, turned])]))).toEqual([]);
	});

	it('counts a change of the sheet for each of its shifts', () => {
		const { poll } = poller();
		const shifts = [shift(91234), shift(91235)];
		poll(read([sheet('2026-03-05', shifts)]));
		expect(poll(read([sheet('2026-03-05', shifts, { status: 'Closed' })]))).toEqual([
			'updated 0',
			'updated 1',
		]);
	});

	it('takes no notice of what follows from a change of another shift', () => {
		const { poll } = poller();
		const body = (counted: number) => [
			sheet('2026-03-05', [shift(91234, { $id: `${counted}` }), shift(91235, { counted })], {
				lastModified: `2026-03-05T12:00:${counted}`,
				totals: { counted: 100 + counted },
			}),
		];
		poll(read(body(10)));
		expect(poll(read(body(20)))).toEqual(['updated 1']);
	});

	it('takes no notice of what the response says of itself', () => {
		const { poll } = poller();
		const body = (requestId: string) => ({
			generatedAt: `2026-03-05T12:00:${requestId}`,
			meta: { requestId },
			cashSheets: [sheet('2026-03-05', [shift(91234)])],
		});
		expect(poll(read(body('01')))).toEqual(['new 0']);
		expect(poll(read(body('02')))).toEqual([]);
	});

	it('is not emitted again when it was away for a while', () => {
		const { poll } = poller();
		const one = read([sheet('2026-03-05', [shift(91234)])]);
		poll(one);
		expect(poll(read([sheet('2026-03-05', [shift(95555)])]), NOON.plus({ days: 1 }))).toEqual([
			'new 0',
		]);
		expect(poll(one, NOON.plus({ days: 3 }))).toEqual([]);
	});

	it('keeps two records that are equal apart', () => {
		const { poll } = poller();
		const twin = { name: 'Lunch', openedAt: '12:00', expected: 5, counted: 5 };
		expect(poll(read({ shifts: [twin, twin] }))).toEqual(['new 0', 'new 1']);
		expect(poll(read({ shifts: [twin, twin] }))).toEqual([]);
		expect(poll(read({ shifts: [twin, twin, twin] }))).toEqual(['new 2']);
	});
});

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

	it('by something else when that does not fit any more, without emitting them anew', () => {
		const { poll, state } = poller();
		const monday = {
			shifts: [{ code: 'X1', openedAt: '2026-03-05T07:00', expected: 1, counted: 1 }],
		};
		expect(poll(read(monday))).toEqual(['new 0']);
		const before = state()?.keyedBy;
		const both = { shifts: [...monday.shifts, { ...monday.shifts[0], expected: 2 }] };
		expect(poll(read(both))).toEqual(['new 1']);
		expect(state()?.keyedBy).not.toBe(before);
		expect(poll(read(both))).toEqual([]);
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

	it.each([
		['that is nowhere', 'code', "'Shift ID' is code, but a shift has no such field"],
		['that is empty', 'empty', '\'Shift ID\' is empty, but a shift has "" there'],
		[
			'that is the same in several',
			'status',
			"'Shift ID' is status, but several shifts have the same value there",
		],
	])('not by a field %s', (_name, path, message) => {
		const body = [sheet('2026-03-05', [shift(1, { empty: '' }), shift(2, { empty: '' })])];
		expect(() => read(body, path)).toThrow(InputError);
		expect(() => read(body, path)).toThrow(message);
	});
});

describe('a difference', () => {
	const watch = (...differences: Array<string | undefined>) =>
		differences.map((difference, index): Sighting => ({
			keys: new Map([['id:id', `${index}`]]),
			content: `${difference ?? 'none'}---------`.slice(0, 10),
			...(difference !== undefined && { difference }),
		}));

	it('is emitted when it appears, when it changes, and when it comes back', () => {
		const { poll } = poller({ emit: 'difference' });
		expect(poll(watch(undefined, '-500'))).toEqual(['new 1']);
		expect(poll(watch(undefined, '-500'))).toEqual([]);
		expect(poll(watch('-100', '-500'))).toEqual(['updated 0']);
		expect(poll(watch('-100', '-200'))).toEqual(['updated 1']);
		expect(poll(watch(undefined, '-200'))).toEqual([]);
		expect(poll(watch('-100', '-200'))).toEqual(['updated 0']);
	});
});

describe('the state', () => {
	const many = (count: number) =>
		Array.from({ length: count }, (_, index): Sighting => ({
			keys: new Map([['id:id', `${index}`]]),
			content: String(index).padStart(10, '0'),
		}));

	it('holds 20,000 shifts in less than a megabyte', () => {
		const { nextState } = step(undefined, many(20_000), NOON, ZONE, settings());
		expect(JSON.stringify(nextState).length).toBeLessThan(1_000_000);
		const again = step(clone(nextState), many(20_000), NOON, ZONE, settings());
		expect(again.emit).toEqual([]);
	});

	it('holds no more, and says what to do', () => {
		expect(() => step(undefined, many(20_001), NOON, ZONE, settings())).toThrow(
			'There are 20001 shifts to watch, and the trigger can remember 20000',
		);
	});

	it('forgets what can not come back', () => {
		const { poll, state } = poller();
		for (let day = 0; day < 30; day++) {
			const now = NOON.plus({ days: day });
			poll(read([sheet(now.toFormat('yyyy-MM-dd'), [shift(1000 + day), shift(2000 + day)])]), now);
		}
		expect(Object.keys(state()?.days ?? {})).toHaveLength(5);
	});

	it('keeps what was seen when other centres are added, and begins with today for them', () => {
		const { poll, state } = poller();
		poll(read([sheet('2026-03-05', [shift(91234)])]));
		expect(
			poll(read([sheet('2026-03-05', [shift(91234), shift(99999)])]), NOON, { watched: 'more' }),
		).toEqual(['new 1']);
		expect(state()?.since).toBe('2026-03-05');
	});
});

test('the newest shifts come first, by when they began, else by their day', () => {
	const reading = readShifts([
		sheet('2026-03-05', [shift(1, { openedAt: '2026-03-05T17:00' }), shift(2)]),
		sheet('2026-03-04', [shift(3, { openedAt: '2026-03-04T17:00' })]),
	]);
	expect(newest(reading, 2, () => true)).toEqual([0, 1]);
	expect(newest(reading, 9, (index) => index > 0)).toEqual([1, 2]);
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

test.each(payloads().map(({ name, body }) => [name, body as Json]))(
	'%s: each shift is emitted once, whatever the order of its fields',
	(_name, body) => {
		const { poll } = poller();
		const { shifts } = readShifts(clone(body));
		expect(poll(read(body))).toHaveLength(shifts);
		expect(poll(read(body))).toEqual([]);
		expect(poll(read(turned(body)))).toEqual([]);
	},
);
