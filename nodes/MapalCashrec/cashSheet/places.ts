import { isObject, isTime, type Json, type JsonObject, type Resolve } from './json';
import { formatPath, type Step } from './path';
import {
	conceptOf,
	type Concept,
	CASH,
	CLOSED,
	CLOSING,
	COUNTED,
	DIFFERENCE,
	EXPECTED,
	HOLDER,
	INNER,
	LABEL,
	OPENING,
	OTHER_TENDER,
	PERSON,
	PIECES,
	ROW,
	SHEET,
	SHIFT,
	STATUS,
	TENDER,
	TILL,
	TIME,
	WRAPPER,
} from './vocabulary/concepts';
import { isDifference, isTotalName, isWrapper, kindOf, wordsOf } from './vocabulary/words';

/*
 * Mapal's response schema is not public, so shifts are found by structure and by the vocabulary of
 * the field. Every place in the response where records stand (a list, an object keyed by name, or a
 * single object) is scored: what its name says, and whether its records look like till sessions.
 */

/** A place that could be read as the list of shifts. */
export interface Candidate {
	path: string;
	/** What its list is called in the response; '' where it has no name of its own. */
	name: string;
	records: number;
	/** In how many lists, or objects keyed by name, they stand; 0 for a single record. */
	lists: number;
}

/** Below that, records are not taken for shifts. One good name or two kinds of evidence reach it. */
const RECOGNISED = 5;
/** A good name, or nearly all that shifts have. */
const BEYOND_DOUBT = 10;
/** No real response is deeper, and what lies deeper stays in its record anyway. */
const DEEPEST = 40;
/** So many records of a place are looked at closely: fields that are null in some show in others. */
const SAMPLE = 100;
/** So many elements of a list are looked into, unless all are asked for; the others on the surface. */
const LOOKED_AT = 300;

interface Field {
	/** A value that is not null, if one was seen. */
	sample: Json;
}

/** A place in the response, with all the values that stand there. */
export interface Place {
	parent: Place | undefined;
	/** How to get here from the parent; undefined for the response itself. */
	step: Step | undefined;
	depth: number;
	objects: number;
	/** How many elements stand here, for the elements of a list or of an object keyed by name. */
	size: number;
	lists: number;
	fields: Map<string, Field>;
	/** Names of means of payment that stand in its records as values. */
	tenders: Set<'cash' | 'other'>;
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
		lists: 0,
		fields: new Map(),
		tenders: new Set(),
		parts: new Map(),
		each: undefined,
		any: undefined,
		score: 0,
	};
}

/** How it is looked at a response. */
interface Look {
	resolve: Resolve;
	/** Whether into every element of a long list. */
	intoAll: boolean;
	/** Whether it has passed over some. */
	passedOver: boolean;
}

/** All places where records stand, with their scores, the best first. */
export const survey = (body: Json, resolve: Resolve): Place[] => look(body, resolve, true).places;

/** What to read of a response. */
export interface Choice {
	best: Place;
	/** Whether it looks like shifts. */
	recognised: boolean;
	/** Another place that may hold shifts too. */
	rival: Place | undefined;
}

/**
 * The place of the shifts; undefined where nothing stands. Of long lists it looks into a part of the
 * elements, as looking into all takes longer than all the rest of reading; into all of them only where
 * anything is in doubt then.
 */
export function choosePlace(body: Json, resolve: Resolve): Choice | undefined {
	const { places, isWhole } = look(body, resolve, false);
	const chosen = choiceOf(places);
	const isClear = chosen?.recognised && !chosen.rival;
	return isWhole || isClear ? chosen : choiceOf(survey(body, resolve));
}

function choiceOf(places: Place[]): Choice | undefined {
	const best = choose(places);
	if (!best) return undefined;
	const recognised = best.score >= RECOGNISED;
	const rival = recognised ? places.find((place) => rivals(place, best)) : undefined;
	return { best, recognised, rival };
}

/**
 * @param intoAll whether to look into every element of long lists
 * @returns `isWhole` is false when elements were passed over: the numbers of records are too small
 * then, and places deep inside of records that hardly any of them has may be missing
 */
function look(
	body: Json,
	resolve: Resolve,
	intoAll: boolean,
): { places: Place[]; isWhole: boolean } {
	const root = newPlace(undefined, undefined);
	const how = { resolve, intoAll, passedOver: false };
	visit(body, root, how);
	const places = scored(root).sort((a, b) => b.score - a.score || b.size - a.size);
	return { places, isWhole: !how.passedOver };
}

/** Outer places before inner ones. */
function scored(root: Place): Place[] {
	const records: Place[] = [];
	gather(root, records, false);
	// Lists of numbers, texts or lists: no shifts, but all there is.
	if (records.every(({ size }) => size === 0)) {
		const lists: Place[] = [];
		gather(root, lists, true);
		if (lists.some(({ size }) => size > 0)) return lists.filter(({ size }) => size > 0);
	}
	// Inner places first: an outer one is no shift when it holds shifts.
	for (const place of [...records].reverse()) place.score = score(place, records);
	return records;
}

function visit(value: Json, place: Place, look: Look): void {
	if (place.depth > DEEPEST) return;
	if (Array.isArray(value)) {
		const each = (place.each ??= newPlace(place, 'each'));
		each.size += value.length;
		each.lists++;
		const stride = look.intoAll ? 1 : Math.ceil(value.length / LOOKED_AT);
		if (stride > 1) look.passedOver = true;
		let next = 0;
		for (const [at, element] of value.entries()) {
			if (typeof element !== 'object' || element === null) continue;
			if (at < next && !hasNews(element, each)) continue;
			if (at >= next) next = at + stepFrom(at, stride);
			const target = look.resolve(element);
			if (target === element) visit(element, each, look);
			// What stands behind a reference is visited where it stands: references may form a circle.
			else if (isObject(target) && ++each.objects <= SAMPLE) sampleFields(target, each);
		}
	} else if (isObject(value)) {
		const sampled = ++place.objects <= SAMPLE;
		if (place.step === undefined || typeof place.step === 'object') place.size++;
		if (isKeyedByName(value, place)) {
			const any = (place.any ??= newPlace(place, 'any'));
			any.lists++;
			for (const key in value) {
				if (isTotalName(key)) continue;
				any.size++;
				visit(value[key] as Json, any, look);
			}
			return;
		}
		if (sampled) sampleFields(value, place);
		for (const key in value) {
			const part = value[key] as Json;
			if (typeof part === 'object' && part !== null) {
				let child = place.parts.get(key);
				if (!child) place.parts.set(key, (child = newPlace(place, { key })));
				visit(part, child, look);
			}
		}
	}
}

/** Whether a value has a list, or an object keyed by name, where those before it had none. */
function hasNews(value: Json, { each, any, parts }: Place): boolean {
	if (Array.isArray(value)) return value.length > 0 && !each?.size;
	if (any) return false;
	for (const key in value as JsonObject) {
		const part = (value as JsonObject)[key] as Json;
		if (typeof part !== 'object' || part === null) continue;
		const known = parts.get(key);
		if (!known || hasNews(part, known)) return true;
	}
	return false;
}

/** `stride` on average, but never in step with a pattern in the list, such as the same centres each day. */
const stepFrom = (at: number, stride: number) =>
	stride === 1 ? 1 : 1 + ((Math.imul(at + 1, 0x9e3779b1) >>> 8) % (2 * stride - 1));

function sampleFields(record: JsonObject, { fields, tenders }: Place): void {
	for (const key in record) {
		const sample = record[key] as Json;
		const field = fields.get(key);
		if (!field) fields.set(key, { sample });
		else if (field.sample === null) field.sample = sample;
		if (typeof sample === 'string' && sample !== '' && sample.length <= 25) {
			const names = wordsOf(sample);
			if (names.length > 0 && names.every((word) => CASH.has(word))) tenders.add('cash');
			else if (names.length > 0 && names.every((word) => OTHER_TENDER.has(word)))
				tenders.add('other');
		}
	}
}

/**
 * Whether an object's keys are data (names of shifts, IDs, dates) and not field names: all values
 * are objects or lists of one kind, and the keys are not words that name fields.
 */
function isKeyedByName(value: JsonObject, place: Place): boolean {
	for (const key in value) {
		const part = value[key];
		// The usual object has a scalar among its first fields.
		if (typeof part !== 'object' || part === null) return false;
	}
	const keys = Object.keys(value).filter((key) => !isTotalName(key));
	if (keys.length === 0) return false;
	const values = keys.map((key) => value[key] as Json);
	const lists = values.filter(Array.isArray).length;
	if (lists > 0 && lists < values.length) return false;
	if (keys.every((key) => /^[\d\W_]+$|^[\da-f]{8}-[\da-f-]{20,}$/i.test(key))) return true;
	const named = typeof place.step === 'object' ? kindOf(wordsOf(place.step.key)) : undefined;
	if (keys.some((key) => isFieldName(key))) return false;
	if (named === SHIFT && lists === 0) return true;
	return values.length > 1 && alike(values);
}

function isFieldName(key: string): boolean {
	const names = wordsOf(key).filter((word) => !/^\d+$/.test(word));
	// A name of its own (`Comidas`, `shift 1`, `Turno de noche`) has a word that no field has.
	if (names.length < wordsOf(key).length && SHIFT.in(names)) return false;
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
	const lists = values.some(Array.isArray);
	const [first, ...rest] = values
		.slice(0, 5)
		.map((value) => (Array.isArray(value) ? value[0] : value))
		.filter(isObject)
		.map((value) => Object.keys(value));
	if (!first || rest.length === 0) return false;
	return rest.every((keys) => {
		const shared = keys.filter((key) => first.includes(key)).length;
		// Lists side by side may be of different kinds; of one kind, an open shift may lack some fields.
		if (lists) return shared >= 2 && shared * 1.25 >= Math.max(keys.length, first.length);
		return shared >= 2 && shared * 2 >= Math.min(keys.length, first.length);
	});
}

/** Outer places before inner ones. */
function gather(place: Place, records: Place[], anyList: boolean): void {
	if (holdsRecords(place) || (anyList && place.step === 'each')) records.push(place);
	for (const part of place.parts.values()) gather(part, records, anyList);
	if (place.each) gather(place.each, records, anyList);
	if (place.any) gather(place.any, records, anyList);
}

function holdsRecords(place: Place): boolean {
	const { parent, step } = place;
	if (step === 'each') return place.objects > 0 || place.size === 0;
	// Objects keyed by name within one keyed by name: the inner ones hold the records.
	if (step === 'any') return place.objects > 0 && !(place.any && place.fields.size === 0);
	if (place.objects === 0 || place.any || isHollow(place)) return false;
	if (step === undefined) return true;
	// GraphQL's `edges[].node`: the record is inside the element.
	if (parent?.step === 'each') return step.key === 'node';
	for (let at = parent; at; at = at.parent) {
		if (at.step === 'each' || at.step === 'any') return false;
	}
	// A single object: an envelope's content, or one that is named as a shift.
	if (isWrapper(step.key) || strength(place) > 5) return true;
	// A till may be only named (`register: {id, name}`).
	const { opens, closes, expected, counted } = appearance(place);
	return strength(place) > 0 && (opens || closes || expected || counted);
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
	// Content beats the name: a "history" of rows that open, close and are counted.
	if (own < 0 && looks.opens && looks.closes && (looks.expected || looks.counted)) points += 8;

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
	if (place.tenders.size > 1) points -= 12;
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
			strength(inner) >= own &&
			!isPartOfSession(looks, inner),
	);
	if (holdsShifts || holdsEmptyList(place)) points -= 20;
	return points;
}

/** A drawer or a count inside a record that opens and closes itself is a part of it. */
function isPartOfSession(looks: Looks, inner: Place): boolean {
	if (strength(inner) >= 10 || !looks.opens || !looks.closes) return false;
	const { opens, closes } = appearance(inner);
	return !opens || !closes;
}

/** `{"results": [], "totals": {…}}` is a page without records, not a record. */
function holdsEmptyList(place: Place): boolean {
	if (place.step === 'each' || place.step === 'any') return false;
	return [...place.parts].some(([key, { each }]) => each?.size === 0 && isWrapper(key));
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
	const inner = [...place.parts].filter(([key]) => INNER.in(wordsOf(key)));
	const fields = [place, ...inner.map(([, part]) => part)].flatMap((part) => [...part.fields]);
	for (const [key, { sample }] of fields) {
		const names = wordsOf(key);
		const only = (...sets: Concept[]) =>
			names.every((word) => /^\d+$/.test(word) || sets.some((set) => set.has(word)));
		if (OPENING.in(names) && isTime(sample)) looks.opens = true;
		if (CLOSED.in(names) && (isTime(sample) || (!sample && namesTime(names)))) {
			looks.closes = true;
		}
		if (SHIFT.in(names) && only(SHIFT, LABEL, CLOSING, TILL, CASH)) looks.shiftLabel = true;
		if (TILL.in(names) && only(TILL, LABEL, CASH)) looks.tillLabel = true;
		if (PERSON.in(names)) looks.person = true;
		if (STATUS.in(names)) looks.status = true;
		if (TENDER.in(names) && only(TENDER, LABEL) && !Array.isArray(sample)) {
			looks.tender = true;
		}
		if (PIECES.in(names) && only(PIECES)) looks.pieces = true;
		amounts(names, looks);
	}
	// `cash: {expected, counted}`
	for (const [name, part] of place.parts) {
		if (part.objects === 0 || isTotalName(name)) continue;
		for (const key of part.fields.keys()) amounts(wordsOf(key), looks);
	}
	appearances.set(place, looks);
	return looks;
}

function amounts(names: string[], looks: Looks): void {
	if (EXPECTED.in(names)) looks.expected = true;
	// `orderCount` counts orders, `countCash` is counted cash.
	if (COUNTED.in(names[names.length - 1] === 'count' ? names.slice(0, -1) : names)) {
		looks.counted = true;
	}
	if (isDifference(names)) looks.difference = true;
}

const namesTime = (names: string[]) => names.length === 1 || TIME.in(names);

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
export function choose(places: Place[]): Place | undefined {
	const [best] = places;
	if (!best || best.score >= RECOGNISED) return best;
	const rank = (place: Place) => {
		const kind = kindOf(wordsOf(nameOf(place)));
		const isList = place.step === 'each' || place.step === 'any';
		return (
			(kind === SHEET ? 4 : kind === ROW ? -4 : 0) +
			(isList ? 2 : 0) +
			(nameOf(place) === '' ? 1 : 0)
		);
	};
	return [...places].sort((a, b) => rank(b) - rank(a) || a.depth - b.depth)[0];
}

/**
 * Whether a place may hold shifts too: it looks as good as the one that is read, or beyond doubt like
 * shifts, and stands neither around that one nor in it.
 */
const rivals = (place: Place, best: Place): boolean =>
	place !== best &&
	place.size > 0 &&
	(place.score >= best.score ||
		(place.score >= BEYOND_DOUBT && !isAbove(place, best) && !isAbove(best, place)));

/** An object that is there for the lists in it, or says nothing but how the call went. */
function isHollow({ fields }: Place): boolean {
	return [...fields].every(([key, { sample }]) => isHollowField(key, sample));
}

/** Whether a field says nothing of the record that it stands in. */
export const isHollowField = (key: string, value: Json) =>
	Array.isArray(value) || isWrapper(key) || isMeta(key);

const META = conceptOf(
	'success ok count total page size limit offset cursor next previous has more version time timestamp request id status code message error jsonrpc odata context',
);
const isMeta = (key: string) => wordsOf(key).every((word) => META.has(word));

/** The way from the response to a place. */
export function stepsOf(place: Place): Step[] {
	const steps: Step[] = [];
	for (let at: Place | undefined = place; at?.step !== undefined; at = at.parent)
		steps.push(at.step);
	return steps.reverse();
}

/** A place as it is offered to the user. */
export function candidate(place: Place): Candidate {
	// The record of GraphQL's `edges[].node` is below the list's element.
	const { lists } = place.lists === 0 && place.parent?.step === 'each' ? place.parent : place;
	return { path: formatPath(stepsOf(place)), name: nameOf(place), records: place.size, lists };
}
