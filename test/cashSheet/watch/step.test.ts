import { DateTime } from 'luxon';

import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import type { SeenState } from '../../../nodes/MapalCashrec/cashSheet/watch/state';
import {
	pollPeriod,
	step,
	type Sighting,
	type WatchSettings,
} from '../../../nodes/MapalCashrec/cashSheet/watch/step';
import { withOddDefaults } from '../../support/luxonDefaults';
import { clone, NOON, poller, read, settings, sheet, shift, ZONE, type Seen } from './polls';

describe('what a poll has to read', () => {
	const state = (since: string): SeenState => {
		const { nextState } = step(undefined, [], '', NOON, ZONE, settings());
		return { ...nextState, since };
	};

	it.each<[string, SeenState | undefined, Partial<WatchSettings>, string]>([
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
			const { shifts, by } = read([sheet('2026-03-05', [shift(7001)])]);
			const all = settings({ emitExisting: true });
			const { nextState } = step(undefined, shifts, by, NOON, ZONE, all);
			expect(nextState.since).toBe('2026-03-02');
			expect(Object.keys(nextState.days)).toEqual(['2026-03-05']);
		});
	});

	it('never goes back to a day that an earlier poll has left behind', () => {
		const { shifts, by } = read([sheet('2026-03-05', [shift(1)])]);
		const { nextState } = step(state('2026-01-01'), shifts, by, NOON, ZONE, settings());
		expect(nextState.since).toBe('2026-03-02');
	});
});

describe('what is emitted', () => {
	const two = [shift(91234), shift(91235)];

	it('is each shift once, and again when it has changed', () => {
		const { poll } = poller();
		const one = [sheet('2026-03-05', [shift(91234)])];
		const added = [sheet('2026-03-05', [shift(91234), shift(91235, { counted: null })])];
		const counted = [sheet('2026-03-05', [shift(91234), shift(91235, { counted: 90 })])];
		expect(poll(read(one))).toEqual(['new 0']);
		expect(poll(read(one))).toEqual([]);
		expect(poll(read(added))).toEqual(['new 1']);
		expect(poll(read(counted))).toEqual(['updated 1']);
		expect(poll(read(counted))).toEqual([]);
	});

	it('is only what is new, where only that is asked for', () => {
		const { poll, state } = poller({ emit: 'new' });
		poll(read([sheet('2026-03-05', [shift(91234)])]));
		const before = JSON.stringify(state());
		expect(poll(read([sheet('2026-03-05', [shift(91234, { counted: 1 })])]))).toEqual([]);
		// Nothing was emitted, so there is nothing to keep.
		expect(JSON.stringify(state())).toBe(before);
	});

	it('does not depend on the order of the fields or of the shifts', () => {
		const { poll } = poller();
		const [a, b] = [shift(91234), shift(91235)];
		const turned = Object.fromEntries(Object.entries(a).reverse()) as JsonObject;
		expect(poll(read([sheet('2026-03-05', [a, b])]))).toEqual(['new 0', 'new 1']);
		expect(poll(read([sheet('2026-03-05', [b, turned])]))).toEqual([]);
	});

	it.each<[string, (more: JsonObject) => Json]>([
		['a sheet in a list', (more) => [sheet('2026-03-05', two, more)]],
		['a sheet alone', (more) => ({ cashSheet: sheet('2026-03-05', two, more) })],
		[
			'a centre above the sheet',
			(more) => ({ centres: [{ ...more, cashSheets: [sheet('2026-03-05', two)] }] }),
		],
	])('counts a change above the shifts for each of them: %s', (_name, body) => {
		const { poll } = poller();
		poll(read(body({ remark: 'a' })));
		expect(poll(read(body({ remark: 'b' })))).toEqual(['updated 0', 'updated 1']);
	});

	it('takes no notice of what follows from a change of another shift', () => {
		const { poll } = poller();
		const body = (counted: number) => [
			sheet('2026-03-05', [shift(91234, { $id: `${counted}` }), shift(91235, { counted })], {
				lastModified: `2026-03-05T12:00:${counted}`,
				totals: { counted: 100 + counted },
				counts: [{ shift: 91235, note: `${counted}` }],
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
			message: `answer ${requestId}`,
			cashSheets: [sheet('2026-03-05', [shift(91234)])],
		});
		expect(poll(read(body('01')))).toEqual(['new 0']);
		expect(poll(read(body('02')))).toEqual([]);
	});

	it('is not emitted again when it was missing for a while', () => {
		const { poll } = poller();
		const one = read([sheet('2026-03-05', [shift(91234)])]);
		poll(one);
		expect(poll(read([sheet('2026-03-05', [shift(95555)])]), NOON.plus({ days: 1 }))).toEqual([
			'new 0',
		]);
		expect(poll(one, NOON.plus({ days: 3 }))).toEqual([]);
	});

	it('is not emitted again after a poll that has found no shifts', () => {
		const { poll } = poller();
		const both = read([sheet('2026-03-05', two)]);
		expect(poll(both)).toEqual(['new 0', 'new 1']);
		expect(poll(read([sheet('2026-03-05', [])]))).toEqual([]);
		expect(poll(both)).toEqual([]);
	});

	it('keeps two records that are equal apart', () => {
		const { poll } = poller();
		const twin = { name: 'Lunch', openedAt: '12:00', expected: 5, counted: 5 };
		expect(poll(read({ shifts: [twin, twin] }))).toEqual(['new 0', 'new 1']);
		expect(poll(read({ shifts: [twin, twin] }))).toEqual([]);
		expect(poll(read({ shifts: [twin, twin, twin] }))).toEqual(['new 2']);
	});
});

/** Shifts by their number, with a mark each. */
const marked = (marks: Array<Partial<Sighting>>): Seen => ({
	shifts: marks.map((mark, index) => ({
		key: String(index),
		content: JSON.stringify(mark).padEnd(10, '-').slice(-10),
		isClosed: false,
		difference: '',
		...mark,
	})),
	by: 'id',
});

test('a difference is emitted when it appears, when it changes, and when it comes back', () => {
	const { poll } = poller({ emit: 'difference' });
	const watch = (...differences: string[]) =>
		marked(differences.map((difference) => ({ difference })));
	expect(poll(watch('', '-500'))).toEqual(['new 1']);
	expect(poll(watch('', '-500'))).toEqual([]);
	expect(poll(watch('-100', '-500'))).toEqual(['updated 0']);
	expect(poll(watch('-100', '-200'))).toEqual(['updated 1']);
	expect(poll(watch('', '-200'))).toEqual([]);
	expect(poll(watch('-100', '-200'))).toEqual(['updated 0']);
});

describe('a closing', () => {
	const watch = (...closed: boolean[]) => marked(closed.map((isClosed) => ({ isClosed })));

	it('is emitted once, when the shift is closed, also if it was seen open before', () => {
		const { poll } = poller({ emit: 'closed' });
		expect(poll(watch(false, true))).toEqual(['new 1']);
		expect(poll(watch(false, true))).toEqual([]);
		expect(poll(watch(true, true))).toEqual(['updated 0']);
		expect(poll(watch(true, true))).toEqual([]);
	});

	it('is not emitted again when the shift was opened again meanwhile, or has changed', () => {
		const { poll } = poller({ emit: 'closed' });
		expect(poll(watch(true))).toEqual(['new 0']);
		expect(poll(watch(false))).toEqual([]);
		expect(poll(watch(true))).toEqual([]);
		expect(poll(marked([{ isClosed: true, content: 'corrected!' }]))).toEqual([]);
	});

	it('of a shift that comes back after the others is not emitted again', () => {
		const { poll } = poller({ emit: 'closed' });
		expect(poll(watch(true, true))).toEqual(['new 0', 'new 1']);
		expect(poll(watch(true), NOON.plus({ days: 1 }))).toEqual([]);
		expect(poll(watch(true, true), NOON.plus({ days: 2 }))).toEqual([]);
	});

	it('stays known when the shifts are keyed in another way', () => {
		const { poll } = poller({ emit: 'closed' });
		const one = watch(true, false);
		expect(poll(one)).toEqual(['new 0']);
		const other = {
			by: 'code',
			shifts: one.shifts.map((seen) => ({ ...seen, key: `K${seen.key}` })),
		};
		expect(poll(other)).toEqual([]);
	});
});

describe('shifts that are keyed by other fields than before', () => {
	const keyed = (by: string, ...shifts: Array<[key: string, content: string]>): Seen => ({
		by,
		shifts: shifts.map(([key, content]) => ({
			key,
			content: content.padEnd(10, '-'),
			isClosed: false,
			difference: '',
		})),
	});

	it('are told by what they hold, whatever their keys were', () => {
		const { poll } = poller();
		expect(poll(keyed('id', ['1', 'lunch'], ['2', 'dinner']))).toEqual(['new 0', 'new 1']);
		expect(poll(keyed('number', ['2', 'lunch'], ['1', 'dinner']))).toEqual([]);
		expect(poll(keyed('number', ['2', 'lunch'], ['1', 'changed']))).toEqual(['updated 1']);
	});

	it('are each known, also if two hold the same', () => {
		const { poll } = poller();
		expect(poll(keyed('id', ['1', 'lunch'], ['2', 'lunch']))).toEqual(['new 0', 'new 1']);
		const three = keyed('number', ['7', 'lunch'], ['8', 'lunch'], ['9', 'lunch']);
		expect(poll(three)).toEqual(['new 2']);
	});

	it('leave no keys behind that a later shift could be taken for', () => {
		const { poll } = poller({ emit: 'new' });
		expect(poll(keyed('id', ['1', 'lunch']))).toEqual(['new 0']);
		expect(poll(keyed('number', ['7', 'lunch']))).toEqual([]);
		expect(poll(keyed('number', ['7', 'lunch'], ['1', 'dinner']))).toEqual(['new 1']);
	});
});

describe('the state', () => {
	const many = (count: number, first = 0): Sighting[] =>
		Array.from({ length: count }, (_, index) => ({
			key: `${first + index}`,
			content: String(first + index).padStart(10, '0'),
			isClosed: true,
			difference: '',
		}));

	it('holds 20,000 shifts in less than a megabyte', () => {
		const { nextState } = step(undefined, many(20_000), 'id', NOON, ZONE, settings());
		expect(JSON.stringify(nextState).length).toBeLessThan(1_000_000);
		const again = step(clone(nextState), many(20_000), 'id', NOON, ZONE, settings());
		expect(again.emit).toEqual([]);
	});

	it('holds no more, and says what to do', () => {
		expect(() => step(undefined, many(20_001), 'id', NOON, ZONE, settings())).toThrow(
			'There are 20001 shifts to watch, and the trigger can remember 20000',
		);
	});

	it('counts those that were seen before and are missing now, and each only once', () => {
		const { nextState } = step(undefined, many(15_000), 'id', NOON, ZONE, settings());
		const next = (shifts: Sighting[]) => () =>
			step(nextState, shifts, 'id', NOON.plus({ days: 1 }), ZONE, settings());
		expect(next(many(20_000))).not.toThrow();
		expect(next(many(5_000, 15_000))).not.toThrow();
		expect(next(many(5_001, 15_000))).toThrow('There are 20001 shifts to watch');
	});

	it('does not grow with the changes of a shift', () => {
		const { poll, state } = poller();
		const one = (counted: number) => read([sheet('2026-03-05', [shift(91234, { counted })])]);
		const size = () => Object.values(state()?.days ?? {}).join('').length;
		poll(one(1));
		const before = size();
		expect(poll(one(2))).toEqual(['updated 0']);
		expect(poll(one(3), NOON.plus({ days: 1 }))).toEqual(['updated 0']);
		expect(size()).toBe(before);
	});

	it('is the very same object when there is nothing to keep', () => {
		const { nextState } = step(undefined, many(2), 'id', NOON, ZONE, settings());
		expect(step(nextState, many(2), 'id', NOON, ZONE, settings()).nextState).toBe(nextState);
		expect(step(nextState, many(3), 'id', NOON, ZONE, settings()).nextState).not.toBe(nextState);
	});

	it('keeps the fields of money that were found', () => {
		const { nextState } = step(undefined, many(1), 'id', NOON, ZONE, settings());
		const fields = { expected: 'cash.expected' };
		const { nextState: next } = step(
			{ ...nextState, fields },
			many(2),
			'id',
			NOON,
			ZONE,
			settings(),
		);
		expect(next.fields).toEqual(fields);
	});

	it('forgets what can not come back', () => {
		const { poll, state } = poller();
		for (let day = 0; day < 30; day++) {
			const now = NOON.plus({ days: day });
			const date = now.toFormat('yyyy-MM-dd');
			poll(
				read([sheet(date, [shift(1000 + day), shift(2000 + day)])], '', { start: date, end: date }),
				now,
			);
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

	it('keeps that other centres are watched, also if these have no shifts yet', () => {
		const { poll, state } = poller({ emitExisting: true });
		const one = read([sheet('2026-03-05', [shift(91234)])]);
		poll(one);
		expect(state()?.since).toBe('2026-03-02');
		expect(poll(one, NOON, { watched: 'more' })).toEqual([]);
		expect(state()?.since).toBe('2026-03-05');
	});
});
