import { formatPath, parsePath, type Step } from './path';
import { InputError } from './inputError';
import {
	CASH,
	CLOSED,
	CLOSING,
	COUNTED,
	DIFFERENCE,
	EXPECTED,
	HOLDER,
	LABEL,
	OPENING,
	PERSON,
	PIECES,
	ROW,
	SHEET,
	SHIFT,
	STATUS,
	TENDER,
	TILL,
	WRAPPER,
	hasWord,
	kindOf,
	wordsOf,
} from './words';

/*
 * Mapal's response schema is not public, so shifts are found by structure and by the vocabulary of
 * the field. Every place in the response where records stand (a list, an object keyed by name, or a
 * single object) is scored: what its name says, and whether its records look like till sessions.
 */

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[key: string]: Json;
}

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
	parent: Ancestor | undefined;
}

/** Shifts with the same ancestors. `elements` is the response's own list wherever there is one. */
export interface Group {
	ancestor: Ancestor | undefined;
	elements: Json[];
	/** The keys of the elements, where they stand in an object keyed by name. */
	keys: string[] | undefined;
}

/** A place that could be read as the list of shifts. */
export interface Candidate {
	path: string;
	records: number;
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
	/** The other places with records, best first. */
	others: Candidate[];
	/** Another place that looks as good as the one that was read. */
	tie: Candidate | undefined;
}

/** Below that, records are not taken for shifts. One good name or two kinds of evidence reach it. */
const RECOGNISED = 5;
/** No real response is deeper, and what lies deeper stays in its record anyway. */
const DEEPEST = 40;
/** So many records of a place are looked at closely: fields that are null in some show in others. */
const SAMPLE = 100;

/**
 * Finds the shifts in a response.
 *
 * @param body the parsed body of the response
 * @param path where the shifts are; without it they are looked for
 * @throws InputError when the path matches nothing, naming the lists that there are
 */
export function readShifts(body: Json, path?: string): Reading {
	const found = survey(body).sort((a, b) => b.score - a.score);
	if (path !== undefined && path.trim() !== '') {
		const steps = parsePath(path);
		const { groups, fits } = collect(body, steps);
		const held = found.filter(({ size }) => size > 0);
		if (!fits && held.length > 0) {
			throw new InputError(
				`'Shift List' is ${path.trim()}, but the response has nothing there`,
				`The response holds ${list(held.map(candidate))}. Set 'Shift List' to one of these, or leave it out to let the node find the shifts`,
			);
		}
		return reading(steps, groups, true);
	}
	const best = choose(found);
	if (!best) return reading([], [], false);
	const steps = stepsOf(best);
	const recognised = best.score >= RECOGNISED;
	const others = found.filter((place) => place !== best && place.size > 0);
	const tie = recognised ? others.find(({ score }) => score >= best.score) : undefined;
	return {
		...reading(steps, collect(body, steps).groups, recognised),
		others: others.slice(0, 20).map(candidate),
		tie: tie && candidate(tie),
	};
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
		others: [],
		tie: undefined,
	};
}

/**
 * The cash sheet of shifts: the nearest record above them that is more than an envelope around
 * their list.
 */
export function sheetOf(ancestor: Ancestor | undefined): Ancestor | undefined {
	for (let at = ancestor; at; at = at.parent) {
		if (!isWrapper(at.child) && (at.isElement || saysWhatItIs(at))) return at;
	}
	return undefined;
}

/** A single sheet is called one, or has an ID, a date or a centre; an envelope has none of these. */
function saysWhatItIs({ record, child, name }: Ancestor): boolean {
	if (kindOf(wordsOf(name)) === SHEET) return true;
	return Object.keys(record).some((key) => {
		if (key === child || Array.isArray(record[key])) return false;
		const names = wordsOf(key);
		return hasWord(names, SHEET) || hasWord(names, HOLDER) || key.toLowerCase() === 'id';
	});
}

const isObject = (value: Json | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isWrapper = (key: string) => {
	const names = wordsOf(key);
	return names.length > 0 && names.every((word) => WRAPPER.has(word));
};

// ---------------------------------------------------------------- what there is

interface Field {
	/** A value that is not null, if one was seen. */
	sample: Json;
}

/** A place in the response, with all the values that stand there. */
interface Place {
	parent: Place | undefined;
	/** How to get here from the parent; undefined for the response itself. */
	step: Step | undefined;
	depth: number;
	objects: number;
	/** How many elements stand here, for the elements of a list or of an object keyed by name. */
	size: number;
	fields: Map<string, Field>;
	parts: Map<string, Place>;
	each: Place | undefined;
	any: Place | undefined;
	score: number;
}

function newPlace(parent: Place | undefined, step: Step | undefined): Place {
	return {
		parent,
		step,
		depth: parent ? parent.depth + 1 : 0,
		objects: 0,
		size: 0,
		fields: new Map(),
		parts: new Map(),
		each: undefined,
		any: undefined,
		score: 0,
	};
}

/** All places where records stand, with their scores, outer before inner. */
function survey(body: Json): Place[] {
	const root = newPlace(undefined, undefined);
	visit(body, root);
	const records: Place[] = [];
	gather(root, records);
	// Inner places first: an outer one is no shift when it holds shifts.
	for (const place of [...records].reverse()) place.score = score(place, records);
	return records;
}

function visit(value: Json, place: Place): void {
	if (place.depth > DEEPEST) return;
	if (Array.isArray(value)) {
		const each = (place.each ??= newPlace(place, 'each'));
		each.size += value.length;
		for (const element of value) {
			if (typeof element === 'object' && element !== null) visit(element, each);
		}
	} else if (isObject(value)) {
		const sampled = ++place.objects <= SAMPLE;
		if (place.step === undefined || typeof place.step === 'object') place.size++;
		if (isKeyedByName(value, place)) {
			const any = (place.any ??= newPlace(place, 'any'));
			for (const key in value) {
				any.size++;
				visit(value[key] as Json, any);
			}
			return;
		}
		for (const key in value) {
			const part = value[key] as Json;
			if (sampled) {
				const field = place.fields.get(key);
				if (!field) place.fields.set(key, { sample: part });
				else if (field.sample === null) field.sample = part;
			}
			if (typeof part === 'object' && part !== null) {
				let child = place.parts.get(key);
				if (!child) place.parts.set(key, (child = newPlace(place, { key })));
				visit(part, child);
			}
		}
	}
}

/**
 * Whether an object's keys are data (names of shifts, IDs, dates) and not field names: all values
 * are objects or lists of one kind, and the keys are not words that name fields.
 */
function isKeyedByName(value: JsonObject, place: Place): boolean {
	const values: Json[] = [];
	for (const key in value) {
		const part = value[key] as Json;
		// The usual object has a scalar among its first fields.
		if (typeof part !== 'object' || part === null) return false;
		values.push(part);
	}
	if (values.length === 0) return false;
	const lists = values.filter(Array.isArray).length;
	if (lists > 0 && lists < values.length) return false;
	const keys = Object.keys(value);
	if (keys.every((key) => /^[\d\W_]+$|^[\da-f]{8}-[\da-f-]{20,}$/i.test(key))) return true;
	const named = typeof place.step === 'object' ? kindOf(wordsOf(place.step.key)) : undefined;
	if (keys.some((key) => isFieldName(key))) return false;
	if (named === SHIFT && lists === 0) return true;
	return values.length > 1 && alike(values);
}

function isFieldName(key: string): boolean {
	const names = wordsOf(key).filter((word) => !/^\d+$/.test(word));
	// A name of its own (`Comidas`, `shift 1`, `Turno de noche`) has a word that no field has.
	if (names.length < wordsOf(key).length && hasWord(names, SHIFT)) return false;
	return (
		names.length > 0 &&
		names.every(
			(word) =>
				[SHIFT, CLOSING, TILL, SHEET, HOLDER, ROW, WRAPPER, CASH, LABEL].some((set) =>
					set.has(word),
				) ||
				[OPENING, CLOSED, PERSON, STATUS, EXPECTED, COUNTED, DIFFERENCE].some((set) =>
					set.has(word),
				),
		)
	);
}

function alike(values: Json[]): boolean {
	const [first, ...rest] = values
		.slice(0, 5)
		.map((value) => (Array.isArray(value) ? value[0] : value))
		.filter(isObject)
		.map((value) => Object.keys(value));
	if (!first || rest.length === 0) return false;
	return rest.every((keys) => {
		const shared = keys.filter((key) => first.includes(key)).length;
		return shared >= 2 && shared * 2 >= Math.min(keys.length, first.length);
	});
}

/** Outer places before inner ones. */
function gather(place: Place, records: Place[]): void {
	if (holdsRecords(place)) records.push(place);
	for (const part of place.parts.values()) gather(part, records);
	if (place.each) gather(place.each, records);
	if (place.any) gather(place.any, records);
}

function holdsRecords(place: Place): boolean {
	const { parent, step } = place;
	if (step === 'each') return place.objects > 0 || place.size === 0;
	if (step === 'any') return place.objects > 0;
	if (place.objects === 0 || place.any || isHollow(place)) return false;
	if (step === undefined) return true;
	// GraphQL's `edges[].node`: the record is inside the element.
	if (parent?.step === 'each') return step.key === 'node';
	for (let at = parent; at; at = at.parent) {
		if (at.step === 'each' || at.step === 'any') return false;
	}
	// A single object: an envelope's content, or one that is named as a shift.
	return isWrapper(step.key) || strength(place) > 0;
}

// ---------------------------------------------------------------- what it looks like

/** The name of the records at a place, past the envelopes around them (`shifts.edges[].node`). */
function nameOf(place: Place): string {
	let at: Place | undefined = place;
	if (typeof at.step === 'object' && at.parent?.step === 'each') at = at.parent;
	if (at.step === 'each') at = at.parent;
	if (at?.step === 'any') at = at.parent;
	while (at && typeof at.step === 'object' && isWrapper(at.step.key)) at = at.parent;
	return at && typeof at.step === 'object' ? at.step.key : '';
}

function strength(place: Place): number {
	const kind = kindOf(wordsOf(nameOf(place)));
	if (kind === SHIFT) return 10;
	if (kind === CLOSING) return 8;
	if (kind === TILL) return 5;
	return kind === ROW ? -10 : 0;
}

function score(place: Place, records: Place[]): number {
	const looks = appearance(place);
	const own = strength(place);
	let points = own;

	if (looks.opens && looks.closes) points += 4;
	else if (looks.opens || looks.closes) points += 2;
	if (looks.shiftLabel) points += 4;
	if (looks.tillLabel) points += 1;
	if (looks.person) points += 1;
	if (looks.status) points += 1;
	if (looks.expected) points += 2;
	if (looks.counted) points += 2;
	if (looks.difference) points += 2;
	if ([...place.parts.values()].some((part) => (part.each?.objects ?? 0) > 0)) points += 2;

	// Rows of a section, by what tells them apart.
	if (looks.tender) points -= 8;
	if (looks.pieces) points -= 6;
	const above = recordAbove(place);
	if (above && own < 10 && !looks.opens && !looks.closes && !looks.shiftLabel) {
		const holder = appearance(above);
		if (holder.opens && holder.closes) points -= 8;
	}

	const holdsShifts = records.some(
		(inner) =>
			inner !== place &&
			inner.score >= RECOGNISED &&
			isAbove(place, inner) &&
			strength(inner) > 0 &&
			strength(inner) >= own,
	);
	return holdsShifts ? points - 20 : points;
}

interface Looks {
	opens: boolean;
	closes: boolean;
	shiftLabel: boolean;
	tillLabel: boolean;
	person: boolean;
	status: boolean;
	expected: boolean;
	counted: boolean;
	difference: boolean;
	tender: boolean;
	pieces: boolean;
}

const appearances = new WeakMap<Place, Looks>();

function appearance(place: Place): Looks {
	const known = appearances.get(place);
	if (known) return known;
	const looks: Looks = {
		opens: false,
		closes: false,
		shiftLabel: false,
		tillLabel: false,
		person: false,
		status: false,
		expected: false,
		counted: false,
		difference: false,
		tender: false,
		pieces: false,
	};
	for (const [key, { sample }] of place.fields) {
		const names = wordsOf(key);
		const only = (...sets: Array<Set<string>>) =>
			names.every((word) => /^\d+$/.test(word) || sets.some((set) => set.has(word)));
		if (hasWord(names, OPENING) && isTime(sample)) looks.opens = true;
		if (hasWord(names, CLOSED) && (isTime(sample) || (!sample && namesTime(names)))) {
			looks.closes = true;
		}
		if (hasWord(names, SHIFT) && only(SHIFT, LABEL, CLOSING, TILL, CASH)) looks.shiftLabel = true;
		if (hasWord(names, TILL) && only(TILL, LABEL, CASH)) looks.tillLabel = true;
		if (hasWord(names, PERSON)) looks.person = true;
		if (hasWord(names, STATUS)) looks.status = true;
		if (hasWord(names, TENDER) && only(TENDER, LABEL)) looks.tender = true;
		if (hasWord(names, PIECES) && only(PIECES)) looks.pieces = true;
		amounts(names, looks);
	}
	// `cash: {expected, counted}`
	for (const part of place.parts.values()) {
		if (part.objects > 0) for (const key of part.fields.keys()) amounts(wordsOf(key), looks);
	}
	appearances.set(place, looks);
	return looks;
}

function amounts(names: string[], looks: Looks): void {
	if (hasWord(names, EXPECTED)) looks.expected = true;
	// `orderCount` counts orders, `countCash` is counted cash.
	if (hasWord(names[names.length - 1] === 'count' ? names.slice(0, -1) : names, COUNTED)) {
		looks.counted = true;
	}
	if (hasWord(names, DIFFERENCE)) looks.difference = true;
}

function isTime(value: Json): boolean {
	// Seconds or milliseconds since 1970: no till holds that much.
	if (typeof value === 'number') return value > 1e9;
	return (
		typeof value === 'string' &&
		/^\d{4}-\d\d-\d\d|^\d{1,2}:\d\d|^\/Date\(|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|^\d{8}T/.test(value)
	);
}

const TIME_WORDS = new Set('at time date datetime hora fecha heure hour timestamp le'.split(' '));
const namesTime = (names: string[]) => names.length === 1 || hasWord(names, TIME_WORDS);

function recordAbove(place: Place): Place | undefined {
	for (let at = place.parent; at; at = at.parent) {
		if (at.objects > 0 && (at.step === undefined || typeof at.step === 'string')) return at;
		if (at.objects > 0 && typeof at.step === 'object' && isWrapper(at.step.key)) return at;
	}
	return undefined;
}

function isAbove(outer: Place, inner: Place): boolean {
	for (let at = inner.parent; at; at = at.parent) if (at === outer) return true;
	return false;
}

/**
 * The best of the places (they come best first); where nothing looks like shifts, the outermost
 * records, sheets before others and lists before the objects around them.
 */
function choose(places: Place[]): Place | undefined {
	const [best] = places;
	if (!best || best.score >= RECOGNISED) return best;
	const rank = (place: Place) => {
		const kind = kindOf(wordsOf(nameOf(place)));
		const isList = place.step === 'each' || place.step === 'any';
		return (kind === SHEET ? 4 : kind === ROW ? -4 : 0) + (isList ? 2 : 0);
	};
	return [...places].sort((a, b) => rank(b) - rank(a) || a.depth - b.depth)[0];
}

/** An object that is there for what is in it, or says nothing but how the call went. */
function isHollow({ fields }: Place): boolean {
	return [...fields.keys()].every((key) => isWrapper(key) || isMeta(key));
}

const META = new Set(
	'success ok count total page size limit offset cursor next previous has more version time timestamp request id status code message error jsonrpc odata context'.split(
		' ',
	),
);
const isMeta = (key: string) => wordsOf(key).every((word) => META.has(word));

function stepsOf(place: Place): Step[] {
	const steps: Step[] = [];
	for (let at: Place | undefined = place; at?.step !== undefined; at = at.parent)
		steps.push(at.step);
	return steps.reverse();
}

function candidate(place: Place): Candidate {
	return { path: formatPath(stepsOf(place)), records: place.size };
}

// ---------------------------------------------------------------- reading it

/**
 * The elements at a path, with their ancestors, in the order of the response.
 *
 * @returns `fits` is false when a field of the path is missing everywhere
 */
function collect(body: Json, steps: Step[]): { groups: Group[]; fits: boolean } {
	const groups: Group[] = [];
	let fits = false;
	const names = namesAlong(steps);
	const lastList = Math.max(steps.lastIndexOf('each'), steps.lastIndexOf('any'));
	const add = (ancestor: Ancestor | undefined, elements: Json[], keys?: string[]) => {
		groups.push({ ancestor, elements, keys });
	};

	/** `taken` is the number of steps taken; `key` is that of a value in an object keyed by name. */
	const walk = (value: Json, taken: number, above: Ancestor | undefined, key?: string) => {
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
