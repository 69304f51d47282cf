import { createHash } from 'node:crypto';
import type { DateTime } from 'luxon';

import { valueAt, type AmountFields } from './amounts';
import { InputError, show } from './inputError';
import { isObject, isTime, type Json, type JsonObject } from './json';
import { localTime, type Period } from './period';
import type { Ancestor } from './reading/groups';
import type { Reading } from './reading/reading';
import { sheetOf } from './reading/sheet';
import {
	conceptOf,
	CLOSED,
	CLOSING,
	HOLDER,
	INNER,
	LABEL,
	OPENING,
	PERSON,
	ROW,
	SHEET,
	SHIFT,
	STATUS,
	TILL,
	TIME,
	TOTAL,
} from './vocabulary/concepts';
import { oncePerName, wordsOf } from './vocabulary/words';

/*
 * What a trigger has seen, so that it emits a shift when it is new or has changed, and never twice.
 * n8n keeps the state from one poll to the next, and saves it when items are emitted.
 */

/** A shift as it is compared from poll to poll. */
export interface Sighting {
	/** What tells it from others, in the ways that its record allows; best first. */
	keys: Map<string, string>;
	/**
	 * A hash of what its item holds: not what stands above its cash sheet and centre, nor what follows
	 * from other changes (a sheet's sums, times of modification).
	 */
	content: string;
	/** The difference in cents, '' for none: set where discrepancies are watched. */
	difference?: string;
}

/** What is kept between polls: plain values, to be replaced as a whole. */
export interface SeenState {
	/** The first local day to read: nothing from before it is new. */
	since: string;
	/** In which way shifts are told apart; '' while none was seen. */
	keyedBy: string;
	/** A hash of what was watched. */
	watched: string;
	/** By the local day on which they were last recorded: 30 characters for each shift. */
	days: Record<string, string>;
	/** Where amounts were found, for a poll that reads too few shifts to tell. */
	amounts?: AmountFields;
}

export interface SeenSettings {
	/** `difference`: a shift is emitted when it has one that it did not have. */
	emit: 'new' | 'newOrUpdated' | 'difference';
	/** How many days back are read. */
	lookbackDays: number;
	/** What is watched: whose data, which centres, which fields. Another text begins with today. */
	watched: string;
	/** Whether to begin with the look-back instead of today. */
	emitExisting: boolean;
}

export interface Emission {
	/** The position among the shifts. */
	index: number;
	change: 'new' | 'updated';
}

const KEY = 12;
const CONTENT = 10;
const DIFFERENCE = 8;
const ENTRY = KEY + CONTENT + DIFFERENCE;
const NO_DIFFERENCE = '-'.repeat(DIFFERENCE);
/** 600 kB of state: n8n writes it to its database with each emission. */
const MOST_SHIFTS = 20_000;

const ID_WORDS = conceptOf('id ident identifier identificador identifiant uuid guid');
/** Not the other words of LABEL: a description is edited, and a place in an order moves. */
const NAME_WORDS = conceptOf(
	'name number no nr num nombre numero nom code codigo folio z ref reference referencia label libelle title titulo titre',
);
/** Numbers up to this are likely to begin anew each day. */
const LARGEST_ORDINAL = 999;

/**
 * What a poll has to read: whole local days, up to this moment.
 *
 * @param zone the IANA time zone in which days begin
 */
export function pollPeriod(
	state: SeenState | undefined,
	now: DateTime,
	zone: string,
	settings: SeenSettings,
): Period {
	const since = sinceOf(state, now, zone, settings);
	return { start: `${since}T00:00:00`, end: localTime(now.setZone(zone)) };
}

/** The first day that counts. It only moves on, so that a longer look-back brings no history back. */
function sinceOf(
	state: SeenState | undefined,
	now: DateTime,
	zone: string,
	{ lookbackDays, watched, emitExisting }: SeenSettings,
): string {
	const local = now.setZone(zone);
	const today = dayOf(local);
	const earliest = dayOf(local.minus({ days: lookbackDays }));
	if (!state) return emitExisting ? earliest : today;
	if (state.watched !== hash(watched, KEY)) return today;
	// A clock that was set back does not lead into the future.
	return state.since > today ? today : state.since > earliest ? state.since : earliest;
}

/**
 * Compares the shifts that a poll has read with those seen before.
 *
 * @param state of the poll before; undefined at the first
 * @param shifts all that pollPeriod's period holds, from `sightings`
 * @returns what to emit, in the order of the shifts, and the state to keep: the very same object when
 * there is nothing to keep
 * @throws InputError when there are more shifts than can be remembered
 */
export function step(
	state: SeenState | undefined,
	shifts: Sighting[],
	now: DateTime,
	zone: string,
	settings: SeenSettings,
): { emit: Emission[]; nextState: SeenState } {
	const today = dayOf(now.setZone(zone));
	const since = sinceOf(state, now, zone, settings);
	const watched = hash(settings.watched, KEY);
	const { keyedBy, keys } = keysOf(shifts, state?.keyedBy ?? '');
	const seen = entriesOf(state);
	const isKeyedAnew = state !== undefined && state.keyedBy !== '' && state.keyedBy !== keyedBy;
	const byContent = isKeyedAnew ? contentsOf(seen) : undefined;

	const emit: Emission[] = [];
	const current = new Map<string, string>();
	let changed = state === undefined || isKeyedAnew || state.watched !== watched;
	shifts.forEach((shift, index) => {
		const key = keys[index] as string;
		// Told apart in another way than before, a shift is recognised by its content.
		const before = byContent ? byContent.get(shift.content)?.pop() : seen.get(key);
		const difference =
			settings.emit === 'difference' && shift.difference
				? hash(shift.difference, DIFFERENCE)
				: NO_DIFFERENCE;
		const entry = shift.content + difference;
		current.set(key, entry);
		if (before === entry) return;
		const isDifferent = difference !== (before?.slice(CONTENT) ?? NO_DIFFERENCE);
		const isDue = {
			new: before === undefined,
			newOrUpdated: before?.slice(0, CONTENT) !== shift.content,
			difference: isDifferent && difference !== NO_DIFFERENCE,
		}[settings.emit];
		if (isDue) emit.push({ index, change: before === undefined ? 'new' : 'updated' });
		// A difference that is gone is not emitted, but counts when it comes back.
		changed ||= isDue || isDifferent;
	});
	if (state && !changed) return { emit, nextState: state };

	const oldest = dayOf(
		// One day more than the look-back: clocks are corrected, and zones differ.
		now.setZone(zone).minus({ days: settings.lookbackDays + 1 }),
	);
	const days: Record<string, string> = {};
	let kept = current.size;
	for (const [day, text] of Object.entries(isKeyedAnew ? {} : (state?.days ?? {}))) {
		if (day < oldest) continue;
		const left = entriesIn(text).filter((entry) => !current.has(entry.slice(0, KEY)));
		kept += left.length;
		if (left.length > 0) days[day] = left.join('');
	}
	if (kept > MOST_SHIFTS) {
		throw new InputError(
			`There are ${kept} shifts to watch, and the trigger can remember ${MOST_SHIFTS}`,
			"Split the 'Centre IDs' over several triggers, or lower 'Look-Back Days'",
		);
	}
	let recorded = days[today] ?? '';
	for (const [key, entry] of current) recorded += key + entry;
	if (recorded !== '') days[today] = recorded;
	return { emit, nextState: { since, keyedBy, watched, days } };
}

/** What was recorded of each shift, by its key. */
function entriesOf(state: SeenState | undefined): Map<string, string> {
	const entries = Object.values(state?.days ?? {}).flatMap(entriesIn);
	return new Map(entries.map((entry) => [entry.slice(0, KEY), entry.slice(KEY)]));
}

function entriesIn(text: string): string[] {
	return Array.from({ length: Math.ceil(text.length / ENTRY) }, (_, index) =>
		text.slice(index * ENTRY, (index + 1) * ENTRY),
	);
}

function contentsOf(entries: Map<string, string>): Map<string, string[]> {
	const contents = new Map<string, string[]>();
	for (const entry of entries.values()) {
		const content = entry.slice(0, CONTENT);
		const same = contents.get(content);
		if (same) same.push(entry);
		else contents.set(content, [entry]);
	}
	return contents;
}

/**
 * The way in which the shifts can be told apart, and the key of each. The way of before is kept as
 * long as it fits: with another one every shift would look new.
 */
function keysOf(shifts: Sighting[], before: string): { keyedBy: string; keys: string[] } {
	if (shifts.length === 0) return { keyedBy: before, keys: [] };
	const ways = new Map<string, number>();
	for (const { keys } of shifts) {
		for (const way of keys.keys()) ways.set(way, (ways.get(way) ?? 0) + 1);
	}
	const all = [...ways].filter(([, count]) => count === shifts.length).map(([way]) => way);
	const rank = (way: string) => WAYS.indexOf(way.split(':')[0] ?? '');
	all.sort((a, b) => rank(a) - rank(b));
	const fits = (way: string) => {
		if ((ways.get(way) ?? 0) * 2 < shifts.length) return false;
		const contents = new Map<string, string>();
		for (const { keys, content } of shifts) {
			const key = keys.get(way);
			if (key === undefined) continue;
			// Two records that are equal stay two; with one key and two contents it is no key.
			if ((contents.get(key) ?? content) !== content) return false;
			contents.set(key, content);
		}
		return true;
	};
	const keyedBy = before !== '' && fits(before) ? before : (all.find(fits) ?? 'content');

	const counts = new Map<string, number>();
	const keys = shifts.map(({ keys: own, content }) => {
		// One that lacks it for now, an ID that is given later say, has its name instead.
		const way = own.has(keyedBy) ? keyedBy : keyedBy !== 'content' && own.has('name') ? 'name' : '';
		const value = own.get(way) ?? content;
		const count = (counts.get(`${way} ${value}`) ?? 0) + 1;
		counts.set(`${way} ${value}`, count);
		return hash(`${way} ${value} ${count}`, KEY);
	});
	return { keyedBy, keys };
}

/**
 * From the best to the last: the user's own, an ID, an ID within its sheet, its name on its day, when
 * it was opened.
 */
const WAYS = ['path', 'id', 'sheetId', 'name', 'opened'];

/**
 * What tells the shifts of a reading apart, and a hash of what each holds. To be called before items
 * are made of them: those have fields of their sheet too.
 *
 * @param shiftId the path of a field that tells shifts apart; '' to find one
 * @throws InputError when a shift has nothing at that path, or two different ones have the same
 */
export function sightings({ groups }: Reading, shiftId: string): Sighting[] {
	const all: Sighting[] = [];
	const owners = new Map<string, string>();
	for (const { ancestor, elements, keys } of groups) {
		const above = aboveOf(ancestor);
		elements.forEach((element, index) => {
			const name = keys?.[index];
			const content = hash(above.content + canonical([name ?? null, element]), CONTENT);
			if (shiftId === '') {
				all.push({ keys: foundKeys(element, name, above), content });
				return;
			}
			const key = chosenKey(element, ancestor, shiftId);
			const other = owners.get(key);
			if (other !== undefined && other !== content) {
				throw new InputError(
					`'Shift ID' is ${shiftId}, but several shifts have the same value there: ${show(key)}`,
					"Choose a field that is different for each shift, or leave 'Shift ID' out to let the node tell the shifts apart",
				);
			}
			owners.set(key, content);
			all.push({ keys: new Map([[`path:${shiftId}`, key]]), content });
		});
	}
	return all;
}

/**
 * The positions of the newest shifts, the newest first.
 *
 * @param isWanted by the position
 */
export function newest(
	{ groups }: Reading,
	count: number,
	isWanted: (index: number) => boolean,
): number[] {
	const moments = groups.flatMap(({ ancestor, elements }) =>
		elements.map((element) => momentOf(element) || momentOf(sheetOf(ancestor)?.record ?? null)),
	);
	return (
		moments
			.map((moment, index) => ({ moment, index }))
			.filter(({ index }) => isWanted(index))
			// Where nothing says when it was, the last ones of the response.
			.sort((a, b) => (a.moment < b.moment ? 1 : a.moment > b.moment ? -1 : b.index - a.index))
			.slice(0, count)
			.map(({ index }) => index)
	);
}

function momentOf(record: Json): string {
	let moment = '';
	if (!isObject(record)) return moment;
	for (const name in record) {
		const value = record[name];
		if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d/.test(value)) continue;
		const names = wordsOf(name);
		if ((isOpening(names) || isHolderName(names)) && value > moment) moment = value;
	}
	return moment;
}

function chosenKey(element: Json, ancestor: Ancestor | undefined, path: string): string {
	let value = isObject(element) ? valueAt(element, path) : undefined;
	for (let at = ancestor; at && value === undefined; at = at.parent) {
		value = valueAt(at.record, path);
	}
	if (typeof value === 'string' ? value.trim() !== '' : typeof value === 'number') {
		return String(value);
	}
	throw new InputError(
		`'Shift ID' is ${path}, but a shift has ${value === undefined ? 'no such field' : `${show(value)} there`}`,
		'Write the name of a field that each shift has, e.g. id, or a path such as header.id',
	);
}

function foundKeys(element: Json, name: string | undefined, above: Above): Map<string, string> {
	const keys = new Map<string, string>();
	const own = isObject(element) ? withInner(element) : {};
	let within = [above.identity, ...identityOf(own, false)].join('|');
	let isDated = above.isSheet || MOMENT.test(within);
	const ids: Array<[field: string, value: string | number]> = [];
	const labels: string[] = name === undefined ? [] : [name];
	const opened: string[] = [];
	for (const field of Object.keys(own).sort()) {
		const value = own[field];
		// '' and 0 stand for one that is still to come.
		const isText = typeof value === 'string' && value.trim() !== '';
		const isNumber = typeof value === 'number' && Number.isInteger(value) && value !== 0;
		if (!isText && !isNumber) continue;
		if (isIncidental(field)) continue;
		const names = wordsOf(field);
		if (isIdName(names) && SHEET.in(names)) {
			within += `|${field}=${value}`;
			isDated = true;
		} else if (isIdName(names)) ids.push([field, value]);
		else if (isLabelName(names)) labels.push(`${field}=${value}`);
		else if (isOpening(names) && isTime(value)) opened.push(`${field}=${value}`);
	}
	const day = opened.map((text) => MOMENT.exec(text)?.[0]).find((text) => text !== undefined);
	if (!isDated && day !== undefined) {
		within += `|${day}`;
		isDated = true;
	}
	// `id` before `shiftId`.
	ids.sort(([a], [b]) => wordsOf(a).length - wordsOf(b).length);
	for (const [field, value] of ids) {
		const isOrdinal = /^\d+$/.test(String(value)) && Number(value) <= LARGEST_ORDINAL;
		if (!isOrdinal) keys.set(`id:${field}`, String(value));
		if (isDated) keys.set(`sheetId:${field}`, `${within}|${value}`);
	}
	// Without a day, the Lunch of another day would be taken for the one that was seen.
	if (isDated && labels.length > 0) keys.set('name', `${within}|${labels.join('|')}`);
	if (isDated && opened.length > 0) keys.set('opened', `${within}|${opened.join('|')}`);
	return keys;
}

/** The fields of a record that JSON:API and others keep one level deeper (`attributes`) count as its own. */
function withInner(record: JsonObject): JsonObject {
	const inner = Object.keys(record).filter(
		(name) => isObject(record[name]) && wordsOf(name).every((word) => INNER.has(word)),
	);
	return inner.length === 0
		? record
		: Object.assign({}, ...inner.map((name) => record[name]), record);
}

interface Above {
	/** A hash of the sheet's and the centre's own fields. */
	content: string;
	/** What tells the sheet from others. */
	identity: string;
	/** Whether that names a cash sheet by its ID: a sheet is that of one day. */
	isSheet: boolean;
}

/** A day, however it is written: `2026-03-05`, `20260305`, `5/3/2026`, seconds since 1970. */
const MOMENT = /\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{8,}/;

/**
 * What stands above shifts, up to the outermost record of a list: not what the response says of
 * itself, such as when it was made, which is different each time.
 */
function aboveOf(ancestor: Ancestor | undefined): Above {
	const sheet = sheetOf(ancestor);
	let content = '';
	const identity: string[] = [];
	let isSheet = false;
	for (let at = ancestor; at; at = at.parent) {
		if (!at.isElement && at !== sheet) continue;
		const fields: JsonObject = {};
		for (const name in at.record) {
			const value = at.record[name] as Json;
			if (name === at.child || Array.isArray(value) || TOTAL.in(wordsOf(name))) continue;
			fields[name] = value;
		}
		content += canonical([at.key ?? null, fields]);
		if (at.key !== undefined) identity.push(at.key);
		identity.push(...identityOf(fields, true));
		const isNamed = SHEET.in(wordsOf(at.name));
		isSheet ||= Object.keys(fields).some((name) => {
			const names = wordsOf(name);
			return isIdName(names) && (isNamed || SHEET.in(names));
		});
	}
	return {
		content: content === '' ? '' : hash(content, KEY),
		identity: identity.join('|'),
		isSheet,
	};
}

/** The fields that say of which centre and day a record is, and for one above the shifts which it is. */
function identityOf(record: JsonObject, isAbove: boolean): string[] {
	return Object.keys(record)
		.sort()
		.flatMap((name) => {
			const value = record[name] as Json;
			const names = wordsOf(name);
			if (isIncidental(name)) return [];
			const isOwn = isAbove && (isIdName(names) || isLabelName(names));
			if (!isHolderName(names) && !isOwn) return [];
			if (!isObject(value)) return Array.isArray(value) ? [] : [`${name}=${value}`];
			const ids = Object.keys(value).filter((inner) => isIdName(wordsOf(inner)));
			return [`${name}=${canonical(ids.length > 0 ? ids.map((id) => value[id] as Json) : value)}`];
		});
}

/** `openedAt`; not `openedBy`, nor `openEnd`. An `openingFloat` is told by its value. */
const isOpening = (names: string[]) => OPENING.in(names) && !PERSON.in(names) && !CLOSED.in(names);

/** `id`, `shiftId`, `registerCountId`; not `cashierId`, `centreId` or `tillId`, which are others'. */
function isIdName(names: string[]): boolean {
	if (!ID_WORDS.in(names)) return false;
	const nouns = names.filter((word) => !ID_WORDS.has(word));
	if (nouns.some((word) => [PERSON, ROW, STATUS, HOLDER].some((set) => set.has(word))))
		return false;
	return nouns.length === 0 || nouns.some((word) => !TILL.has(word));
}

const isLabelName = (names: string[]) =>
	names.length > 0 &&
	names.every((word) => [NAME_WORDS, SHIFT, CLOSING, TILL].some((set) => set.has(word))) &&
	// `closing` and `caja` alone may be amounts.
	(NAME_WORDS.in(names) || SHIFT.in(names));

const isHolderName = (names: string[]) =>
	HOLDER.in(names) &&
	names.every((word) => [HOLDER, LABEL, TIME, SHEET].some((set) => set.has(word)));

const MODIFIED = conceptOf(
	'last modified modification updated update changed change synced modificado modificada modificacion actualizado actualizada actualizacion ultima ultimo modifie modifiee derniere',
);

/**
 * Whether a field is different without a change that matters: when the record was modified, and the
 * marks of a serialiser, which may number the objects of a response.
 */
const isIncidental = oncePerName(
	(name) =>
		/^\$|^@|^__/.test(name) ||
		(MODIFIED.in(wordsOf(name)) &&
			wordsOf(name).every((word) =>
				[MODIFIED, TIME, HOLDER, SHEET, SHIFT].some((set) => set.has(word)),
			)),
);

/** JSON whose text is the same whatever the order of the fields, without incidental ones. */
function canonical(value: Json): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (!isObject(value)) return JSON.stringify(value);
	const fields = Object.keys(value)
		.filter((name) => !isIncidental(name))
		.sort();
	return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json)}`).join()}}`;
}

const hash = (text: string, length: number) =>
	createHash('sha256').update(text).digest('base64').slice(0, length);

const dayOf = (local: DateTime) => localTime(local).slice(0, 10);
