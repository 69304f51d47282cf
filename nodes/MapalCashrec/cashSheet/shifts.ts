import { createHash } from 'node:crypto';

import {
	isObject,
	resolverOf,
	withEmbeddedJson,
	type Json,
	type JsonObject,
	type Resolve,
} from './json';
import { InputError } from './inputError';
import { formatPath, parsePath, type Step } from './path';
import {
	candidate,
	choose,
	choosePlace,
	isHollowField,
	stepsOf,
	survey,
	type Candidate,
} from './places';
import { HOLDER, LABEL, SHEET, SHIFT, WRAPPER } from './vocabulary/concepts';
import { isTotalName, isWrapper, kindOf, oncePerName, wordsOf } from './vocabulary/words';

/** An object above the shifts, and the way down from it. */
export interface Ancestor {
	record: JsonObject;
	/** The field that leads to the shifts. */
	child: string;
	/** What the record is called in the response: the name of the list that holds it, or ''. */
	name: string;
	/** Its key, where it stands in an object keyed by name. */
	key: string | undefined;
	/** Whether it stands in a list, or in an object keyed by name. */
	isElement: boolean;
	/** Whether it is no record of the response, but holds the sum of the shifts. */
	isTotal?: boolean;
	parent: Ancestor | undefined;
	/** What sheetOf found from here, null for nothing: it is asked for more than once. */
	sheet?: Ancestor | null;
}

/** Shifts with the same ancestors. `elements` is the response's own list wherever there is one. */
export interface Group {
	ancestor: Ancestor | undefined;
	elements: Json[];
	/** The keys of the elements, where they stand in an object keyed by name. */
	keys: string[] | undefined;
}

export interface Reading {
	/** Where the shifts were read, e.g. `cashSheets[].shifts[]`; '' for a response that is the list. */
	path: string;
	/** Whether what was read looks like till shifts, or is merely what the response holds. */
	recognised: boolean;
	/** In the order of the response. A cash sheet without shifts is a group without elements. */
	groups: Group[];
	shifts: number;
	/** 0 where the response has no records above the shifts. */
	sheets: number;
	emptySheets: number;
	/** Rows that sum up shifts; they are no shifts, and stand as `total` among the inherited fields. */
	totals: number;
	/** Another place that may hold shifts too, and was not read. */
	tie: Candidate | undefined;
}

/** So many lists at most are offered to choose from. */
const MOST_LISTS = 50;

/**
 * Finds the shifts in a response.
 *
 * @param body the parsed body of the response
 * @param path where the shifts are; without it they are looked for
 * @throws InputError when the path matches nothing, naming the lists that there are
 */
export function readShifts(body: Json, path?: string): Reading {
	body = withEmbeddedJson(body);
	const resolve = resolverOf(body);
	if (path !== undefined && path.trim() !== '') {
		const steps = parsePath(path);
		const { groups, fits } = elementsAt(body, steps, resolve);
		const held = fits ? [] : survey(body, resolve).filter(({ size }) => size > 0);
		if (held.length > 0) {
			throw new InputError(
				`'Shift List Name or ID' is ${path.trim()}, but the response has nothing there`,
				`The response holds ${list(held.map(candidate))}. Set 'Shift List Name or ID' to one of these, or leave it out to let the node find the shifts`,
			);
		}
		return reading(steps, groups, true);
	}
	const chosen = choosePlace(body, resolve);
	if (!chosen) return reading([], [], false);
	const steps = stepsOf(chosen.best);
	const groups = elementsAt(body, steps, resolve).groups.map(withoutTotals);
	return {
		...reading(steps, groups, chosen.recognised),
		totals: groups.filter(({ ancestor }) => ancestor?.isTotal).length,
		tie: chosen.rival && candidate(chosen.rival),
	};
}

/**
 * The lists that a response holds, for the user to choose from: the one that is read without a
 * choice comes first.
 */
export function shiftLists(body: Json): Candidate[] {
	body = withEmbeddedJson(body);
	const places = survey(body, resolverOf(body));
	const best = choose(places);
	const others = places.filter((place) => place !== best && place.size > 0);
	return (best ? [best, ...others] : others).slice(0, MOST_LISTS).map(candidate);
}

function list(candidates: Candidate[]): string {
	const shown = candidates
		.slice(0, 10)
		.map(({ path, records }) => `${path === '' ? '[]' : path} (${records})`);
	return shown.join(', ') + (candidates.length > shown.length ? ', …' : '');
}

function reading(steps: Step[], groups: Group[], recognised: boolean): Reading {
	const sheets = new Map<JsonObject, number>();
	let shifts = 0;
	for (const { ancestor, elements } of groups) {
		shifts += elements.length;
		const sheet = sheetOf(ancestor)?.record;
		if (sheet) sheets.set(sheet, (sheets.get(sheet) ?? 0) + elements.length);
	}
	let emptySheets = 0;
	for (const count of sheets.values()) if (count === 0) emptySheets++;
	return {
		// A response that is the list itself has the path '', as a single record has.
		path: formatPath(steps.length === 1 && steps[0] === 'each' ? [] : steps),
		recognised,
		groups,
		shifts,
		sheets: sheets.size,
		emptySheets,
		totals: 0,
		tie: undefined,
	};
}

/**
 * Reads the answers to several requests as one: the same list in each, and what two windows of the
 * period both returned once. Two equal records of one answer stay two.
 *
 * @param parts in the order in which their shifts are to stand
 * @throws InputError as readShifts
 */
export function readParts(parts: Array<{ body: Json; window: number }>, path?: string): Reading {
	const [only, ...more] = parts;
	if (only && more.length === 0) return readShifts(only.body, path);
	const readings = parts.map(({ body }) => readShifts(body, path));
	const [fullest] = [...readings].sort(
		(a, b) => Number(b.recognised) - Number(a.recognised) || b.shifts - a.shifts,
	);
	if (!fullest) return reading([], [], false);

	const seen = new Map<string, number>();
	const groups: Group[] = [];
	let totals = 0;
	let at = 0;
	while (at < parts.length) {
		// All answers of a window, before the next window is compared with them.
		const { window } = parts[at] as { window: number };
		const inWindow = new Map<string, number>();
		for (; parts[at]?.window === window; at++) {
			const one = sameList(readings[at] as Reading, fullest, parts[at]?.body ?? null, path);
			totals += one.totals;
			for (const group of one.groups) {
				const kept = notSeen(group, seen, inWindow);
				if (kept) groups.push(kept);
			}
		}
		for (const [key, count] of inWindow) seen.set(key, Math.max(count, seen.get(key) ?? 0));
	}
	const steps = fullest.path === '' ? [] : parsePath(fullest.path);
	return {
		...reading(steps, groups, fullest.recognised),
		path: fullest.path,
		totals,
		tie: fullest.tie,
	};
}

/** An answer without shifts may have been read in another way than the others: its sheets are empty. */
function sameList(one: Reading, fullest: Reading, body: Json, path: string | undefined): Reading {
	if (path || one.path === fullest.path || one.recognised || !fullest.recognised) return one;
	const steps = fullest.path === '' ? (['each'] as Step[]) : parsePath(fullest.path);
	const whole = withEmbeddedJson(body);
	const { groups } = elementsAt(whole, steps, resolverOf(whole));
	return groups.length > 0 ? reading(steps, groups, true) : one;
}

/** The group without the elements that an earlier window returned; undefined if none is left. */
function notSeen(
	group: Group,
	seen: Map<string, number>,
	inWindow: Map<string, number>,
): Group | undefined {
	let above = '';
	for (let at = group.ancestor; at; at = at.parent) {
		const own = { ...at.record, [at.child]: null };
		// Lists beside the shifts may differ between two windows.
		above += JSON.stringify(own, (_key, value: Json) => (Array.isArray(value) ? null : value));
	}
	const isNew = (element: Json) => {
		const key = createHash('sha256')
			.update(above + JSON.stringify(element))
			.digest('base64');
		const count = (inWindow.get(key) ?? 0) + 1;
		inWindow.set(key, count);
		return count > (seen.get(key) ?? 0);
	};
	if (group.elements.length === 0) return isNew(null) ? group : undefined;
	const news = group.elements.map(isNew);
	if (news.every(Boolean)) return group;
	if (!news.some(Boolean)) return undefined;
	return {
		...group,
		elements: group.elements.filter((_, index) => news[index]),
		keys: group.keys?.filter((_, index) => news[index]),
	};
}

/**
 * The cash sheet of shifts: the nearest record above them that is more than an envelope around
 * their list.
 */
export function sheetOf(ancestor: Ancestor | undefined): Ancestor | undefined {
	if (!ancestor) return undefined;
	if (ancestor.sheet === undefined) ancestor.sheet = findSheet(ancestor) ?? null;
	return ancestor.sheet ?? undefined;
}

function findSheet(ancestor: Ancestor): Ancestor | undefined {
	for (let at: Ancestor | undefined = ancestor; at; at = at.parent) {
		const { record, child } = at;
		if (at.isElement) {
			// `{"cursor": "x", "node": shift}` is an envelope, `{"id": 9, "data": [shift]}` is a sheet.
			const says = (key: string) => key !== child && !isHollowField(key, record[key] as Json);
			if (!isWrapper(child) || 'id' in record || Object.keys(record).some(says)) return at;
		} else if (!isWrapper(child) && saysWhatItIs(at)) {
			return at;
		}
	}
	return undefined;
}

/** A single sheet is called one, or has an ID, a date or a centre; an envelope has none of these. */
function saysWhatItIs({ record, child, name }: Ancestor): boolean {
	if (kindOf(wordsOf(name)) === SHEET) return true;
	return Object.keys(record).some((key) => {
		if (key === child || Array.isArray(record[key])) return false;
		const names = wordsOf(key);
		return SHEET.in(names) || HOLDER.in(names) || key.toLowerCase() === 'id';
	});
}

/**
 * Takes the sum of the shifts out of them: what is called a total in an object keyed by name, or a
 * first or last row of a list that is called a total and adds up the others. It stands beside the
 * shifts then, as `total`.
 */
function withoutTotals(group: Group): Group {
	const { elements, ancestor, keys } = group;
	if (keys) {
		const isShift = keys.map((key) => !isTotalName(key));
		if (isShift.every(Boolean) || !isShift.some(Boolean)) return group;
		const totals = elements.flatMap((element, index) =>
			isShift[index] ? [] : [[keys[index], element]],
		);
		return {
			ancestor: totalOf(Object.fromEntries(totals) as JsonObject, ancestor),
			elements: elements.filter((_, index) => isShift[index]),
			keys: keys.filter((_, index) => isShift[index]),
		};
	}
	if (elements.length < 3) return group;
	for (const index of [elements.length - 1, 0]) {
		const total = elements[index];
		if (!isObject(total) || !isCalledTotal(total)) continue;
		const shifts = elements.filter((_, at) => at !== index);
		if (addsUp(total, shifts)) {
			return { ...group, elements: shifts, ancestor: totalOf({ total }, ancestor) };
		}
	}
	return group;
}

function totalOf(record: JsonObject, parent: Ancestor | undefined): Ancestor {
	return {
		record,
		child: 'items',
		name: '',
		key: undefined,
		isElement: false,
		isTotal: true,
		parent,
	};
}

function isCalledTotal(row: JsonObject): boolean {
	for (const key in row) {
		const value = row[key];
		if (typeof value === 'string' && value.length <= 40 && isLabel(key) && isTotalName(value)) {
			return true;
		}
	}
	return false;
}

/** Whether a field says what its record is called. */
const isLabel = oncePerName((key) =>
	wordsOf(key).every((word) => [SHIFT, LABEL, WRAPPER].some((set) => set.has(word))),
);

/** A number or text with one; 0 for anything else. */
function amount(value: Json | undefined): number {
	if (typeof value !== 'number' && typeof value !== 'string') return 0;
	return Number.isFinite(Number(value)) ? Number(value) : 0;
}

/** Whether an amount of the row, not zero, is the sum of the same amounts of the others. */
function addsUp(total: JsonObject, rows: Json[]): boolean {
	return Object.entries(total).some(([key, value]) => {
		if (isObject(value)) {
			return addsUp(
				value,
				rows.map((row) => (isObject(row) ? (row[key] ?? null) : null)),
			);
		}
		const sum = amount(value);
		if (sum === 0) return false;
		let others = 0;
		for (const row of rows) others += isObject(row) ? amount(row[key]) : 0;
		return Math.abs(others - sum) < 0.005;
	});
}

/**
 * The elements at a path, with their ancestors, in the order of the response.
 *
 * @returns `fits` is false when a field of the path is missing everywhere
 */
function elementsAt(
	body: Json,
	steps: Step[],
	resolve: Resolve,
): { groups: Group[]; fits: boolean } {
	const groups: Group[] = [];
	let fits = false;
	const names = namesAlong(steps);
	const lastList = Math.max(steps.lastIndexOf('each'), steps.lastIndexOf('any'));
	const add = (ancestor: Ancestor | undefined, elements: Json[], keys?: string[]) => {
		const isReferred = (element: Json) => resolve(element) !== element;
		// A copy for each reference: the same object may be an element elsewhere.
		const copy = (element: Json) =>
			isReferred(element) ? { ...(resolve(element) as JsonObject) } : element;
		const read = elements.some(isReferred) ? elements.map(copy) : elements;
		groups.push({ ancestor, elements: read, keys });
	};

	/** `taken` is the number of steps taken; `key` is that of a value in an object keyed by name. */
	const walk = (found: Json, taken: number, above: Ancestor | undefined, key?: string) => {
		const value = resolve(found);
		const step = steps[taken];
		if (value === null) {
			fits = true;
			if (taken === lastList) add(above, []);
		} else if (step === undefined) {
			fits = true;
			// A path to a list may leave out the [] at its end.
			if (Array.isArray(value)) add(above, value);
			else add(above, [value], key === undefined ? undefined : [key]);
		} else if (typeof step === 'object') {
			if (Array.isArray(value)) {
				for (const element of value) walk(element, taken, above, key);
			} else if (isObject(value)) {
				const previous = steps[taken - 1];
				const ancestor = {
					record: value,
					child: step.key,
					name: names[taken] ?? '',
					key,
					isElement: typeof previous === 'string',
					parent: above,
				};
				const part = Object.hasOwn(value, step.key) ? value[step.key] : undefined;
				if (part !== undefined) walk(part, taken + 1, ancestor);
				// A sheet whose list is missing has no shifts.
				else if (ancestor.isElement && listsFrom(taken) === 1) add(ancestor, []);
			}
		} else {
			const keys = step === 'any' && isObject(value) ? Object.keys(value) : undefined;
			// Some serialisers leave the list out where there is one element.
			const elements: Json[] = keys ? Object.values(value) : Array.isArray(value) ? value : [value];
			if (taken === steps.length - 1 || (elements.length === 0 && taken === lastList)) {
				fits = true;
				add(above, elements, keys);
			} else {
				fits ||= elements.length === 0;
				const byKey = typeof steps[taken + 1] === 'object';
				elements.forEach((element, index) => {
					const name = keys?.[index];
					// A record keeps its key itself; a list or another object keyed by name needs a holder.
					if (name === undefined || byKey) walk(element, taken + 1, above, name);
					else walk(element, taken + 1, holder(element, name, names[taken] ?? '', above));
				});
			}
		}
	};
	const listsFrom = (taken: number) =>
		steps.slice(taken).filter((step) => typeof step === 'string').length;

	walk(body, 0, undefined);
	return { groups, fits };
}

/** Stands for the value at a key where that value is no record: `{"2026-03-05": [shift, shift]}` */
function holder(element: Json, key: string, name: string, parent: Ancestor | undefined): Ancestor {
	return { record: { shifts: element }, child: 'shifts', name, key, isElement: true, parent };
}

/** What a record is called before each step: the last name on the way that says something. */
function namesAlong(steps: Step[]): string[] {
	const names: string[] = [];
	let name = '';
	for (const step of steps) {
		names.push(name);
		if (typeof step === 'object' && !isWrapper(step.key)) name = step.key;
	}
	return names;
}
