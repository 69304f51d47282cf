import fc from 'fast-check';
import { DateTime } from 'luxon';

import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import type { SeenState } from '../../../nodes/MapalCashrec/cashSheet/watch/state';
import { pollPeriod, step } from '../../../nodes/MapalCashrec/cashSheet/watch/step';
import { read } from './polls';

/*
 * A trigger is compared with a model that remembers everything. Whatever people do with their
 * shifts, whatever fails, and whenever n8n is restarted, both must emit the same.
 */

const ZONE = 'Europe/Madrid';
/** The clocks change on the 29th. */
const START = DateTime.fromISO('2026-03-27T09:00', { zone: ZONE });

interface Shift {
	day: string;
	number: number;
	counted: number;
	isDeleted: boolean;
}

/** Ways in which an API may write the shifts of a day. */
const shapes: Record<string, (shift: Shift) => Json> = {
	'with an ID': ({ day, number, counted }) => ({
		id: `${day}/${number}`,
		...till,
		counted,
	}),
	'with a number of the day': ({ number, counted }) => ({ id: number, ...till, counted }),
	'with a name': ({ number, counted }) => ({ name: `Shift ${number}`, ...till, counted }),
};
const till = { openedAt: '07:00', closedAt: '12:00', expected: 100 };

type Action =
	| { do: 'add'; daysAgo: number; number: number }
	| { do: 'edit'; which: number; counted: number }
	| { do: 'delete' | 'restore'; which: number }
	| { do: 'pass'; hours: number }
	| { do: 'poll' | 'fail' | 'restart' | 'reorder' };

const which = fc.nat(20);
const action: fc.Arbitrary<Action> = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('add' as const),
			daysAgo: fc.nat(3),
			number: fc.integer({ min: 1, max: 3 }),
		}),
	},
	{
		weight: 3,
		arbitrary: fc.record({ do: fc.constant('edit' as const), which, counted: fc.nat(3) }),
	},
	fc.record({ do: fc.constantFrom('delete' as const, 'restore' as const), which }),
	// Negative hours: a wrong clock is set back, by less than a day.
	fc.record({ do: fc.constant('pass' as const), hours: fc.integer({ min: -20, max: 40 }) }),
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('poll' as const) }) },
	fc.record({
		do: fc.constantFrom('fail' as const, 'restart' as const, 'reorder' as const),
	}),
);

test.each(Object.entries(shapes))(
	'each new content of a shift is emitted once: shifts %s',
	(_name, write) => {
		fc.assert(
			fc.property(
				fc.array(action, { maxLength: 60 }),
				fc.constantFrom('new' as const, 'newOrUpdated' as const),
				fc.integer({ min: 1, max: 3 }),
				(actions, emit, lookbackDays) => {
					const settings = { emit, lookbackDays, watched: 'the same', emitExisting: false };
					let shifts: Shift[] = [];
					let now = START;
					let latest = START;
					let state: SeenState | undefined;
					let saved: SeenState | undefined;
					let isFirst = true;
					// The model: the content of each shift that was emitted last, and what survives a
					// restart.
					let known = new Map<string, number>();
					let savedKnown = new Map<string, number>();

					const poll = () => {
						const { start } = pollPeriod(state, now, ZONE, settings);
						const end = now.toFormat('yyyy-MM-dd');
						const inPeriod = shifts.filter(
							({ day, isDeleted }) => !isDeleted && day >= start.slice(0, 10) && day <= end,
						);
						const days = [...new Set(inPeriod.map(({ day }) => day))];
						const given = days.flatMap((day) => inPeriod.filter((shift) => shift.day === day));
						const body: Json = days.map((day) => ({
							businessDate: day,
							centreId: 101,
							shifts: inPeriod.filter((shift) => shift.day === day).map(write),
						}));
						const { shifts: seen, by } = read(body, '', { start: start.slice(0, 10), end });
						const result = step(state, seen, by, now, ZONE, settings);

						const expected = given.flatMap(({ day, number, counted }, index) => {
							const key = `${day}/${number}`;
							const before = known.get(key);
							const isNew = before === undefined;
							if (isNew || emit === 'newOrUpdated') known.set(key, counted);
							if (!isNew && (emit === 'new' || before === counted)) return [];
							return [{ index, change: isNew ? ('new' as const) : ('updated' as const) }];
						});
						expect(result.emit).toEqual(expected);

						state = JSON.parse(JSON.stringify(result.nextState)) as SeenState;
						if (result.emit.length > 0 || isFirst) {
							saved = state;
							savedKnown = new Map(known);
						}
						isFirst = false;
					};

					for (const act of actions) {
						const chosen = 'which' in act ? shifts[act.which % shifts.length] : undefined;
						if (act.do === 'add') {
							const day = now.minus({ days: act.daysAgo }).toFormat('yyyy-MM-dd');
							const { number } = act;
							if (!shifts.some((shift) => shift.day === day && shift.number === number)) {
								shifts.push({ day, number, counted: 0, isDeleted: false });
							}
						} else if (act.do === 'edit' && chosen) {
							chosen.counted = act.counted;
						} else if (act.do === 'delete' && chosen) {
							chosen.isDeleted = true;
						} else if (act.do === 'restore' && chosen) {
							chosen.isDeleted = false;
						} else if (act.do === 'pass') {
							now = now.plus({ hours: act.hours });
							// The clock is set back by a day at most behind the latest moment.
							if (now < latest.minus({ days: 1 })) now = latest.minus({ days: 1 });
							if (now > latest) latest = now;
						} else if (act.do === 'reorder') {
							shifts = [...shifts].reverse();
						} else if (act.do === 'restart') {
							state = saved && (JSON.parse(JSON.stringify(saved)) as SeenState);
							known = new Map(savedKnown);
							isFirst = true;
						} else if (act.do === 'poll') {
							poll();
						}
						// A poll that fails reads nothing, and leaves the state alone: there is nothing to do.
					}
					poll();
				},
			),
			{ numRuns: 300 },
		);
	},
);
