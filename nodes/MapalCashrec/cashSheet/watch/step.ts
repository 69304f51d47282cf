import type { DateTime } from 'luxon';

import { InputError } from '../inputError';
import { localTime, type Period } from '../period';
import {
	entriesIn,
	hashKey,
	hashMark,
	STATE_VERSION,
	toText,
	type Entry,
	type SeenState,
} from './state';

/*
 * Decides what a trigger emits: a shift that is new, has changed, was closed or has a difference,
 * and none of these twice.
 */

/** What is compared of a shift from poll to poll. */
export interface Sighting {
	/** Different for each shift, the same at every poll. */
	key: string;
	/** A hash of what its item holds. */
	content: string;
	isClosed: boolean;
	/** The difference in cents, where the trigger gives such differences; '' for none. */
	difference: string;
}

export type Emit = 'new' | 'newOrUpdated' | 'closed' | 'difference';

export interface WatchSettings {
	emit: Emit;
	/** How many days before today are read. */
	lookbackDays: number;
	/** Whose data, which centres and fields are watched. When it changes, reading begins today. */
	watched: string;
	/** Whether the first poll gives the shifts of the look-back days too, instead of today's only. */
	emitExisting: boolean;
}

export interface Emission {
	/** The position among the shifts. */
	index: number;
	change: 'new' | 'updated';
}

/** These make 600 kB of state, which n8n writes to its database with each emission. */
const MOST_SHIFTS = 20_000;

/**
 * The period that a poll has to read: from the beginning of a local day to this moment.
 *
 * @param zone the IANA time zone in which days begin
 */
export function pollPeriod(
	state: SeenState | undefined,
	now: DateTime,
	zone: string,
	settings: WatchSettings,
): Period {
	const since = sinceOf(state, now, zone, settings);
	return { start: `${since}T00:00:00`, end: localTime(now.setZone(zone)) };
}

/**
 * The first day to read. It never moves back, so that a longer look-back does not give old shifts.
 */
function sinceOf(
	state: SeenState | undefined,
	now: DateTime,
	zone: string,
	{ lookbackDays, watched, emitExisting }: WatchSettings,
): string {
	const local = now.setZone(zone);
	const today = dayOf(local);
	const earliest = dayOf(local.minus({ days: lookbackDays }));
	if (!state) return emitExisting ? earliest : today;
	if (state.watched !== hashKey(watched)) return today;
	// After a clock was set back, the day that was kept may lie in the future.
	return state.since > today ? today : state.since > earliest ? state.since : earliest;
}

/**
 * Compares the shifts that a poll has read with those seen before.
 *
 * @param state what the poll before has returned; undefined at the first poll
 * @param shifts all shifts of the period that `pollPeriod` returns
 * @param keyedBy the fields that their keys come from: when these change, shifts are recognised by
 * their content
 * @returns what to emit, in the order of the shifts, and the state to keep: the very same object
 * when there is nothing to keep
 * @throws InputError when there are more shifts than can be remembered
 */
export function step(
	state: SeenState | undefined,
	shifts: readonly Sighting[],
	keyedBy: string,
	now: DateTime,
	zone: string,
	settings: WatchSettings,
): { emit: Emission[]; nextState: SeenState } {
	const today = dayOf(now.setZone(zone));
	const watched = hashKey(settings.watched);
	const seen = new Map(Object.values(state?.days ?? {}).flatMap(entriesIn));
	const by = shifts.length === 0 ? (state?.keyedBy ?? '') : hashKey(keyedBy);
	const isKeyedAnew = state !== undefined && state.keyedBy !== '' && state.keyedBy !== by;
	const keys = shifts.map(({ key }) => hashKey(key));
	// A key changes when another shift with the same ID turns up, but the content stays the same.
	const present = new Set(isKeyedAnew ? [] : keys);
	const byContent = contentsOf(seen, (key) => !present.has(key));

	const emit: Emission[] = [];
	const current = new Map<string, Entry>();
	let changed = state === undefined || state.watched !== watched || state.keyedBy !== by;
	shifts.forEach((shift, index) => {
		const key = keys[index] as string;
		const known = isKeyedAnew ? undefined : seen.get(key);
		const before = known ?? byContent.get(shift.content)?.pop();
		const entry = { content: shift.content, mark: markOf(shift, settings.emit, before) };
		current.set(key, entry);
		const isMarked = entry.mark !== (before?.mark ?? '');
		const isDue = {
			new: before === undefined,
			newOrUpdated: before?.content !== entry.content,
			closed: isMarked && entry.mark !== '',
			difference: isMarked && entry.mark !== '',
		}[settings.emit];
		if (isDue) emit.push({ index, change: before === undefined ? 'new' : 'updated' });
		// That a difference is gone is not emitted, but kept: it is emitted again when it comes back.
		changed ||= isDue || isMarked;
	});
	if (state && !changed) return { emit, nextState: state };
	const kept = isKeyedAnew ? {} : (state?.days ?? {});
	const days = daysOf(kept, current, today, oldestOf(now, zone, settings));
	const since = sinceOf(state, now, zone, settings);
	const fields = state?.fields;
	return {
		emit,
		nextState: {
			version: STATE_VERSION,
			since,
			keyedBy: by,
			watched,
			days,
			...(fields && { fields }),
		},
	};
}

/**
 * Lets shifts that only a number at the end of their keys tells apart (`#2`) keep the keys that they
 * had: a new one may come first in the list, and the list may change its order.
 *
 * @param state what the poll before has returned
 * @returns the same shifts, some with each other's keys
 */
export function withSteadyKeys(
	state: SeenState | undefined,
	shifts: readonly Sighting[],
): readonly Sighting[] {
	const families = new Map<string, number[]>();
	for (const { key } of shifts) if (COPY.test(key)) families.set(key.replace(COPY, ''), []);
	if (!state || families.size === 0) return shifts;
	shifts.forEach(({ key }, index) => families.get(key.replace(COPY, ''))?.push(index));
	const seen = new Map(Object.values(state.days).flatMap(entriesIn));
	const steady = [...shifts];
	for (const members of families.values()) {
		const keys = members.map((index) => shifts[index]?.key ?? '').sort(inOrder);
		// The last key first, as they are taken from the end.
		const byContent = new Map<string, string[]>();
		for (const key of [...keys].reverse()) {
			const content = seen.get(hashKey(key))?.content;
			if (content === undefined) continue;
			const same = byContent.get(content);
			if (same) same.push(key);
			else byContent.set(content, [key]);
		}
		const kept = members.map((index) => byContent.get(shifts[index]?.content ?? '')?.pop());
		const taken = new Set(kept);
		const free = keys.filter((key) => !taken.has(key)).reverse();
		for (const [at, index] of members.entries()) {
			const key = kept[at] ?? free.pop() ?? '';
			steady[index] = { ...(shifts[index] as Sighting), key };
		}
	}
	return steady;
}

/** What `makeIdsUnique` adds to the key of a shift that nothing else tells from another one. */
const COPY = /#\d+$/;
const inOrder = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1);

function markOf({ isClosed, difference }: Sighting, emit: Emit, before: Entry | undefined): string {
	// A shift stays marked as closed: one that is opened again is given by New or Updated Shift.
	if (emit === 'closed') return isClosed || before?.mark === 'closed' ? 'closed' : '';
	return emit === 'difference' && difference !== '' ? hashMark(difference) : '';
}

/** Entries are kept for one day more than the look-back: clocks are corrected, and zones differ. */
const oldestOf = (now: DateTime, zone: string, { lookbackDays }: WatchSettings) =>
	dayOf(now.setZone(zone).minus({ days: lookbackDays + 1 }));

function daysOf(
	before: Record<string, string>,
	current: ReadonlyMap<string, Entry>,
	today: string,
	oldest: string,
): Record<string, string> {
	const days: Record<string, string> = {};
	let kept = current.size;
	for (const [day, text] of Object.entries(before)) {
		if (day < oldest) continue;
		const left = entriesIn(text).filter(([key]) => !current.has(key));
		kept += left.length;
		days[day] = left.map(([key, entry]) => toText(key, entry)).join('');
	}
	if (kept > MOST_SHIFTS) {
		throw new InputError(
			`There are ${kept} shifts to watch, and the trigger can remember ${MOST_SHIFTS}`,
			"Split the 'Centre IDs' over several triggers, or lower 'Look-Back Days'",
		);
	}
	let recorded = days[today] ?? '';
	for (const [key, entry] of current) recorded += toText(key, entry);
	days[today] = recorded;
	return days;
}

function contentsOf(
	entries: ReadonlyMap<string, Entry>,
	isWanted: (key: string) => boolean,
): Map<string, Entry[]> {
	const contents = new Map<string, Entry[]>();
	for (const [key, entry] of entries) {
		if (!isWanted(key)) continue;
		const same = contents.get(entry.content);
		if (same) same.push(entry);
		else contents.set(entry.content, [entry]);
	}
	return contents;
}

const dayOf = (local: DateTime) => localTime(local).slice(0, 10);
