import { DateTime } from 'luxon';

import type { Counting } from '../../../nodes/MapalCashrec/cashSheet/watch/sightings';
import {
	checkShiftIds,
	keyedBy,
	sightings,
} from '../../../nodes/MapalCashrec/cashSheet/watch/sightings';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import type { SeenState } from '../../../nodes/MapalCashrec/cashSheet/watch/state';
import {
	step,
	type Sighting,
	type WatchSettings,
} from '../../../nodes/MapalCashrec/cashSheet/watch/step';
import { tableOf, type Asking } from '../../support/columns';

export const ZONE = 'Europe/Madrid';
export const NOON = DateTime.fromISO('2026-03-05T12:00', { zone: ZONE });

export const settings = (given: Partial<WatchSettings> = {}): WatchSettings => ({
	emit: 'newOrUpdated',
	lookbackDays: 3,
	watched: 'centre 101',
	emitExisting: false,
	...given,
});

export const clone = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T;

/** What a poll has read. */
export interface Seen {
	shifts: Sighting[];
	by: string;
}

const ANY: Counting = { tolerance: 0, direction: 'any' };

/** @param shiftId the option Shift ID; '' for none */
export function read(
	body: Json,
	shiftId = '',
	asking: Partial<Asking> = {},
	counting: Counting = ANY,
): Seen {
	const byHand = shiftId === '' ? new Map() : new Map([['shiftId' as const, shiftId]]);
	const table = tableOf(body, { start: '2026-03-02', end: '2026-03-05', byHand, ...asking });
	const { assignment } = table;
	const sheets = table.sheetsOf(0);
	if (shiftId !== '') checkShiftIds(sheets, assignment);
	return {
		shifts: sightings(sheets, assignment, counting),
		by: keyedBy(sheets, assignment),
	};
}

/**
 * A trigger's polls, one after another. Each gives what it emits, as `new 2` for the third shift.
 */
export function poller(given: Partial<WatchSettings> = {}) {
	let state: SeenState | undefined;
	return {
		poll({ shifts, by }: Seen, now = NOON, changes: Partial<WatchSettings> = {}) {
			const all = settings({ ...given, ...changes });
			const { emit, nextState } = step(state, shifts, by, now, ZONE, all);
			state = clone(nextState);
			return emit.map(({ index, change }) => `${change} ${index}`);
		},
		state: () => state,
	};
}

export const sheet = (day: string, shifts: Json[], more: JsonObject = {}): JsonObject => ({
	id: `S-${day}`,
	businessDate: day,
	centreId: 101,
	status: 'Open',
	...more,
	shifts,
});

export const shift = (id: Json, more: JsonObject = {}): JsonObject => ({
	id,
	name: `Shift ${id}`,
	openedAt: '2026-03-05T07:00:00',
	closedAt: '2026-03-05T12:00:00',
	expected: 100,
	counted: 100,
	...more,
});
