import { InputError } from './inputError';
import { isObject, isTime, type Json, type JsonObject } from './json';
import {
	cents,
	decimalsOf,
	isAmountText,
	isMoney,
	notationOf,
	saysCents,
	type Notation,
} from './money';
import { pathSteps, fieldPath, rowPath, type PathStep } from './profile/fieldPath';
import {
	conceptOf,
	concept,
	CASH,
	CLOSED,
	CLOSING,
	COUNTED,
	EXPECTED,
	INNER,
	LABEL,
	OPENING,
	OTHER_TENDER,
	PERSON,
	SHIFT,
	STATUS,
	TENDER,
	TILL,
	TIME,
	TOTAL,
	WRAPPER,
} from './vocabulary/concepts';
import { isDifference, wordsOf } from './vocabulary/words';

/*
 * Finds what a till should hold and what was counted. Names say what an amount may be; numbers decide:
 * where expected, counted and difference are all there, they must agree. Where anything is in doubt,
 * the answer is a question: a wrong amount is worse than none.
 */

/** Where the amounts are in a shift, e.g. `cash.expected` or `sections[section=Cash].declared`. */
export interface AmountFields {
	expected?: string;
	counted?: string;
	difference?: string;
}

export interface AmountField {
	path: string;
	/** A value of it, as it stands in the response. */
	example: Json;
}

export interface Discrepancy {
	/** Major units, e.g. 812.35; null where the shift has no such amount. */
	expected: number | null;
	counted: number | null;
	/** counted − expected: negative when cash is short; null for a shift that is not counted yet. */
	difference: number | null;
	type: 'shortage' | 'surplus' | 'balanced' | null;
}

/** How the amounts of a run are read. */
export interface AmountReader {
	fields: AmountFields;
	discrepancyOf: (shift: JsonObject) => Discrepancy;
}

type Role = 'expected' | 'counted' | 'difference';
type Medium = 'cash' | 'till' | 'plain' | 'total' | 'other';

interface Leaf {
	path: string;
	/** Of the field itself. */
	name: string;
	parent: string;
	role: Role | undefined;
	/** Whether the role is only likely: `closing_amount` may be what was counted. */
	weak: boolean;
	medium: Medium;
	/** What the name says besides its role. */
	rest: Set<string>;
	words: string[];
	example: Json;
	/** By number of the shift; missing where it has none. */
	values: Map<number, Json>;
	/** In cents. */
	amounts: Map<number, number>;
	/** Whether a value could not be read for sure. */
	doubtful: boolean;
}

/** Say how much is missing, as a positive number. */
const SHORTAGE_WORDS = conceptOf('shortage faltante manquant');
const ROLES = concept('expected', 'counted', 'difference');
const ROLE_WORDS = { has: (word: string) => ROLES.has(word) || /^(over|short)$/.test(word) };
const WEAK_COUNTED = concept('closed');
const NOT_AMOUNTS = conceptOf(
	'nb nbre cant reason motivo raison note comment comentario commentaire explanation percent percentage porcentaje pct id number type status quantity by user por par flag index order rate',
);
/** What may stand in the name of an amount of money that does not say cash. */
const MONEY_NEUTRAL = conceptOf(
	'taking recaudacion recette encaissement store local currency eur euro tender amt sum net gross end day dia jour',
);
const GENERIC = conceptOf(
	'amount importe monto betrag bestand montant money total balance saldo solde value final end ending closing close cash',
);

/** So many shifts are looked at: fields that are null in some show in others. */
const SAMPLE = 300;
const DEEPEST = 5;

/**
 * Finds the amounts of cash.
 *
 * @param shifts of the whole run, as they came: without inherited fields
 * @param before what was found in earlier shifts: taken where these are too few to tell
 * @throws InputError listing the amount fields found, when they can't be told with confidence
 */
export function detectAmounts(shifts: JsonObject[], before: AmountFields = {}): AmountReader {
	const sample = sampleOf(shifts);
	const isOpen = openness(shifts);
	const { leaves, notation } = leavesOf(sample, isOpen);
	const fields = choose(leaves);
	const isSure = fields && !mayBeCents(fields, leaves, shifts);
	if (isSure) return readerOf(fields, notation, isOpen);
	const paths = Object.values(before) as string[];
	const isThere = (path: string) => shifts.some((shift) => valueAt(shift, path) !== undefined);
	if (paths.length > 0 && paths.every(isThere)) return readerOf(before, notation, isOpen);
	if (fields) throw maybeCents(fields, leaves);
	// Before the first count of the day there may be no field for it.
	if (shifts.every(isOpen)) return readerOf({}, notation, isOpen);
	throw cannotTell(leaves);
}

/**
 * Reads given fields.
 *
 * @throws InputError when no shift has a field, naming near ones; or when there are too few
 */
export function chosenAmounts(shifts: JsonObject[], fields: AmountFields): AmountReader {
	const sample = sampleOf(shifts);
	const isOpen = openness(shifts);
	const { leaves, notation } = leavesOf(sample, isOpen);
	const labels = { expected: 'Expected', counted: 'Counted', difference: 'Difference' };
	for (const [role, path] of Object.entries(fields) as Array<[Role, string]>) {
		const label = `${labels[role]} Field Name or ID`;
		const found = shifts
			.map((shift) => valueAt(shift, path))
			.filter((value) => value !== undefined);
		// Before the first count of the day there may be no field for it.
		if (found.length === 0 && shifts.every(isOpen)) continue;
		if (found.length === 0) {
			throw new InputError(
				`'${label}' is ${path}, which no shift has`,
				`Near it: ${near(path, leaves)}. Choose the field from the list`,
			);
		}
		if (found.every((value) => Number.isNaN(cents(value, notation, path)))) {
			throw new InputError(
				`'${label}' is ${path}, which holds no amount that can be read for sure`,
				`Its first value is ${JSON.stringify(found[0]).slice(0, 60)}. Choose another field from the list`,
			);
		}
	}
	if (!fields.difference && !(fields.expected && fields.counted)) {
		throw new InputError(
			"'Choose Fields' needs a difference, or both an expected and a counted amount",
			"Set 'Difference Field Name or ID', or 'Expected Field Name or ID' and 'Counted Field Name or ID'",
		);
	}
	return readerOf(fields, notation, isOpen);
}

/** The fields of the shifts that may be amounts, likely ones first. */
export function amountFieldsOf(shifts: JsonObject[]): AmountField[] {
	const { leaves } = leavesOf(sampleOf(shifts), () => false);
	return ranked(leaves).map(({ path, example }) => ({ path, example }));
}

function sampleOf(shifts: JsonObject[]): JsonObject[] {
	if (shifts.length <= SAMPLE) return shifts;
	const step = shifts.length / SAMPLE;
	return Array.from(
		{ length: SAMPLE },
		(_, index) => shifts[Math.floor(index * step)] as JsonObject,
	);
}

const rank = ({ role, medium }: Leaf) =>
	(role ? 0 : 4) + { cash: 0, till: 1, plain: 1, total: 2, other: 3 }[medium];
const ranked = (leaves: Leaf[]) => [...leaves].sort((a, b) => rank(a) - rank(b));

function cannotTell(leaves: Leaf[]): InputError {
	const shown = ranked(leaves)
		.slice(0, 12)
		.map(({ path, example }) => `${path} (e.g. ${JSON.stringify(example)})`);
	return new InputError(
		"The expected and counted cash of these shifts can't be told for sure",
		shown.length > 0
			? `Set 'Amounts to Compare' to 'Choose Fields' and choose among: ${shown.join(', ')}`
			: "The shifts hold no amounts. Check the option 'Shift List Name or ID'",
	);
}

/** Below that, a whole number can't be the cents of a till. */
const LEAST_CENTS = 1000;
/** So many different amounts, all of them round in cents, are whole units of a currency without cents. */
const ENOUGH_ROUND_AMOUNTS = 4;

/**
 * Whether plain whole numbers may be cents: large ones, no decimals anywhere, no currency that has
 * none. Not if all are multiples of a hundred, which cents hardly ever are.
 */
function mayBeCents(fields: AmountFields, leaves: Leaf[], shifts: JsonObject[]): boolean {
	const chosen = new Set(Object.values(fields) as string[]);
	const amounts = new Set<number>();
	let largest = 0;
	for (const leaf of leaves) {
		if (leaf.role === undefined && leaf.medium === 'plain') continue;
		for (const value of leaf.values.values()) {
			if (isMoney(value) || saysCents(leaf.path)) {
				if (chosen.has(leaf.path)) return false;
				continue;
			}
			if (typeof value === 'string' && /[.,]\d/.test(value)) return false;
			const number = Number(value);
			if (value === null || typeof value === 'boolean' || !Number.isFinite(number)) continue;
			if (!Number.isInteger(number)) return false;
			if (number !== 0) amounts.add(Math.abs(number));
			if (chosen.has(leaf.path)) largest = Math.max(largest, Math.abs(number));
		}
	}
	if (largest < LEAST_CENTS) return false;
	if (amounts.size >= ENOUGH_ROUND_AMOUNTS && [...amounts].every((value) => value % 100 === 0))
		return false;
	const currencies = shifts
		.slice(0, SAMPLE)
		.flatMap((shift) =>
			Object.entries(shift).filter(([key]) => /currency|moneda|divisa|devise/i.test(key)),
		);
	return !currencies.some(([, code]) => decimalsOf(code) === 0);
}

function maybeCents({ expected, counted, difference }: AmountFields, leaves: Leaf[]): InputError {
	const paths = [expected, counted, difference].filter((path) => path !== undefined);
	const example = leaves.find(({ path }) => path === paths[0])?.example ?? null;
	return new InputError(
		"The amounts of these shifts are whole numbers and may be cents, which can't be told for sure",
		`Found: ${paths.join(', ')} (e.g. ${JSON.stringify(example)}). If these are not cents, set 'Amounts to Compare' to 'Choose Fields' and choose them: they are then taken as they stand`,
	);
}

function near(path: string, leaves: Leaf[]): string {
	const names = new Set(wordsOf(path));
	const shared = (leaf: Leaf) => leaf.words.filter((word) => names.has(word)).length;
	const found = [...leaves].sort((a, b) => shared(b) - shared(a) || rank(a) - rank(b));
	return (
		found
			.slice(0, 5)
			.map((leaf) => leaf.path)
			.join(', ') || 'none'
	);
}

// ---------------------------------------------------------------- what amounts there are

function leavesOf(
	shifts: JsonObject[],
	isOpen: (shift: JsonObject) => boolean,
): { leaves: Leaf[]; notation: Notation } {
	const leaves = new Map<string, Leaf>();
	const labels = rowLabels(shifts);

	const add = (keys: string[], path: string, parent: string, value: Json, shift: number) => {
		let leaf = leaves.get(path);
		if (!leaf) leaves.set(path, (leaf = newLeaf(keys, path, parent)));
		if (!leaf.example) leaf.example = value;
		// Two rows under one label: which one is meant can't be told.
		if (leaf.values.has(shift)) leaf.doubtful = true;
		leaf.values.set(shift, value);
	};
	const walk = (record: JsonObject, keys: string[], path: string, shift: number) => {
		for (const [key, value] of Object.entries(record)) {
			const here = fieldPath(path, key);
			const names = [...keys, key];
			if (isObject(value) && !isMoney(value)) {
				if (keys.length < DEEPEST) walk(value, names, here, shift);
			} else if (Array.isArray(value)) {
				const label = labels.get(key);
				if (label === undefined || keys.length >= DEEPEST) continue;
				for (const row of value) {
					const name = isObject(row) ? labelOf(row, label) : undefined;
					if (typeof name !== 'string' || !isObject(row)) continue;
					walk(row, [...names, name], rowPath(here, label, name), shift);
				}
			} else if (mayBeAmount(value)) {
				add(names, here, path, value, shift);
			}
		}
	};
	shifts.forEach((shift, index) => walk(shift, [], '', index));

	const all = [...leaves.values()].filter(({ name }) => isAmountName(wordsOf(name)));
	const notation = notationOf(valuesOf(all));
	for (const leaf of all) {
		for (const [shift, value] of leaf.values) {
			const amount = cents(value, notation, leaf.path);
			if (amount === null) continue;
			if (Number.isNaN(amount)) leaf.doubtful = true;
			else if (!isOpen(shifts[shift] as JsonObject)) leaf.amounts.set(shift, amount);
		}
	}
	// A field that is empty throughout counts by its name only.
	const readable = all.filter((leaf) =>
		leaf.role ? !isText(leaf) : leaf.values.size > 0 && hasNumber(leaf),
	);
	return { leaves: readable, notation };
}

/** `orderCount` counts orders, `countCash` is counted cash. */
const isAmountName = (names: string[]) =>
	!NOT_AMOUNTS.in(names) && !(names.length > 1 && names[names.length - 1] === 'count');

const hasNumber = ({ values }: Leaf) =>
	[...values.values()].some(
		(value) =>
			typeof value === 'number' || isMoney(value) || (typeof value === 'string' && value !== ''),
	);

/** Whether none of the values is a number. */
const isText = ({ values }: Leaf) =>
	[...values.values()].every((value) => typeof value === 'string' && !/\d/.test(value));

function* valuesOf(leaves: Leaf[]): Generator<[string, Json]> {
	for (const { path, values } of leaves) for (const value of values.values()) yield [path, value];
}

function mayBeAmount(value: Json): boolean {
	if (value === null || isMoney(value)) return true;
	// Larger ones are moments: seconds or milliseconds since 1970.
	if (typeof value === 'number') return Math.abs(value) < 1e9;
	if (value === false) return true;
	return typeof value === 'string' && (value === '' || isAmountText(value));
}

/**
 * By the name of each list in the shifts, the field that tells its rows apart: the one that names cash,
 * or else one that is called section, type, method, name …
 */
function rowLabels(shifts: JsonObject[]): Map<string, string> {
	const labels = new Map<string, { label: string; isCash: boolean }>();
	const look = (record: JsonObject, depth: number) => {
		for (const [key, value] of Object.entries(record)) {
			if (isObject(value) && depth < DEEPEST) look(value, depth + 1);
			if (!Array.isArray(value) || labels.get(key)?.isCash) continue;
			for (const row of value) {
				if (!isObject(row)) continue;
				for (const [name, text] of textsOf(row)) {
					const last = name.slice(name.lastIndexOf('.') + 1);
					if (CASH.in(wordsOf(text))) labels.set(key, { label: name, isCash: true });
					else if (
						!labels.has(key) &&
						wordsOf(last).every((word) => TENDER.has(word) || LABEL.has(word))
					) {
						labels.set(key, { label: name, isCash: false });
					}
				}
			}
		}
	};
	for (const shift of shifts) look(shift, 0);
	return new Map([...labels].map(([key, { label }]) => [key, label]));
}

/** The short texts of a row, also one level deeper: `{paymentType: {name: 'Cash'}}` */
function textsOf(row: JsonObject): Array<[name: string, text: string]> {
	return Object.entries(row).flatMap(([key, value]) => {
		const inner = isObject(value) ? Object.entries(value) : [];
		return [
			[key, value] as const,
			...inner.map(([name, part]) => [`${key}.${name}`, part] as const),
		]
			.filter((entry): entry is [string, string] => typeof entry[1] === 'string')
			.filter(([, text]) => text !== '' && text.length <= 40);
	});
}

/** What tells a row apart: its own field, or one of an object in it (`paymentType.name`). */
function labelOf(row: JsonObject, label: string): Json | undefined {
	if (Object.hasOwn(row, label)) return row[label];
	for (let dot = label.indexOf('.'); dot > 0; dot = label.indexOf('.', dot + 1)) {
		const own = label.slice(0, dot);
		const inner = Object.hasOwn(row, own) ? row[own] : undefined;
		const name = label.slice(dot + 1);
		if (isObject(inner) && Object.hasOwn(inner, name)) return inner[name];
	}
	return undefined;
}

function newLeaf(keys: string[], path: string, parent: string): Leaf {
	const words = keys.flatMap(wordsOf);
	const { role, weak } = roleOf(keys);
	return {
		path,
		name: keys[keys.length - 1] ?? '',
		parent,
		role,
		weak,
		medium: mediumOf(words),
		rest: new Set(
			words.filter(
				(word) =>
					!ROLE_WORDS.has(word) &&
					!GENERIC.has(word) &&
					!CASH.has(word) &&
					!(weak && WEAK_COUNTED.has(word)),
			),
		),
		words,
		example: null,
		values: new Map(),
		amounts: new Map(),
		doubtful: false,
	};
}

function roleOf(keys: string[]): { role: Role | undefined; weak: boolean } {
	const words = keys.flatMap(wordsOf);
	const last = wordsOf(keys[keys.length - 1] ?? '');
	const none = { role: undefined, weak: false };
	if (TIME.in(last) || PERSON.in(last)) return none;
	// `expected: {amount, count}`: how many pieces of money, or of payments.
	if (last.join() === 'count' && [EXPECTED, COUNTED].some((set) => set.in(words.slice(0, -1)))) {
		return none;
	}
	if (isDifference(words)) return { role: 'difference', weak: false };
	if (EXPECTED.in(words)) return { role: 'expected', weak: false };
	if (COUNTED.in(words)) {
		// `count` alone is as likely a number of things.
		return { role: 'counted', weak: last.join() === 'count' };
	}
	if (WEAK_COUNTED.in(last) && !OPENING.in(last)) return { role: 'counted', weak: true };
	return { role: undefined, weak: false };
}

function mediumOf(words: string[]): Medium {
	if (OTHER_TENDER.in(words)) return 'other';
	if (CASH.in(words)) return 'cash';
	// Expected and actual covers, hours, orders … are no money.
	const isNeutral = (word: string) =>
		[
			ROLE_WORDS,
			GENERIC,
			MONEY_NEUTRAL,
			WEAK_COUNTED,
			TILL,
			SHIFT,
			CLOSING,
			TOTAL,
			WRAPPER,
			INNER,
			LABEL,
		].some((set) => set.has(word)) || /^\d+$/.test(word);
	if (!words.every(isNeutral)) return 'other';
	if (TOTAL.in(words)) return 'total';
	return TILL.in(words) ? 'till' : 'plain';
}

// ---------------------------------------------------------------- which of them

interface Choice {
	expected: Leaf | undefined;
	counted: Leaf | undefined;
	difference: Leaf | undefined;
	score: number;
}

/** The amounts of cash; undefined where there are none, or more than one good choice. */
function choose(leaves: Leaf[]): AmountFields | undefined {
	const withRole = (role: Role) =>
		leaves.filter((leaf) => leaf.role === role && leaf.medium !== 'other');
	const expected = nearest(withRole('expected'));
	const strong = withRole('counted').filter(({ weak }) => !weak);
	const bestStrong = nearest(strong);
	const counted = bestStrong.length > 0 ? bestStrong : nearest(withRole('counted'));
	const differences = distinct(withRole('difference'));

	const choices: Choice[] = [];
	for (const c of counted) {
		for (const e of expected.length > 0 ? expected : unnamed(c, leaves, differences)) {
			const choice = pair(e, c, differences);
			if (choice === 'contradiction') return undefined;
			if (choice) choices.push(choice);
		}
	}
	if (choices.length === 0 && (expected.length === 0 || counted.length === 0)) {
		// Only a difference: as it stands, with what stands beside it.
		const [difference, ...more] = nearest(differences);
		if (!difference || more.length > 0) return undefined;
		const beside = (candidates: Leaf[]) => {
			const same = candidates.filter(({ parent, weak }) => parent === difference.parent && !weak);
			return same.length === 1 ? same[0] : undefined;
		};
		choices.push({ expected: beside(expected), counted: beside(counted), difference, score: 0 });
	}
	choices.sort((a, b) => b.score - a.score);
	const [best, second] = choices;
	if (!best || (second && second.score >= best.score && !sameAmounts(best, second)))
		return undefined;
	if ([best.expected, best.counted, best.difference].some((leaf) => leaf?.doubtful))
		return undefined;
	return {
		...(best.expected && { expected: best.expected.path }),
		...(best.counted && { counted: best.counted.path }),
		...(best.difference && { difference: best.difference.path }),
	};
}

/** Those that speak of cash; or else of the till, or of nothing else; or else of the total. */
function nearest(leaves: Leaf[]): Leaf[] {
	for (const media of [['cash'], ['till', 'plain'], ['total']]) {
		const found = leaves.filter(({ medium }) => media.includes(medium));
		if (found.length > 0) return distinct(found);
	}
	return [];
}

/** One of those that hold the same amounts in every shift: cash first, then what is nearest to the shift. */
function distinct(leaves: Leaf[]): Leaf[] {
	const sorted = [...leaves].sort(
		(a, b) => rank(a) - rank(b) || a.rest.size - b.rest.size || depth(a) - depth(b),
	);
	return sorted.filter(
		(leaf, index) => !sorted.slice(0, index).some((other) => equal(leaf, other)),
	);
}

const depth = ({ path }: Leaf) => path.split(/[.[]/).length;

function equal(a: Leaf, b: Leaf): boolean {
	if (a.amounts.size === 0 || a.amounts.size !== b.amounts.size) return false;
	for (const [shift, amount] of a.amounts) if (b.amounts.get(shift) !== amount) return false;
	return true;
}

function sameAmounts(a: Choice, b: Choice): boolean {
	const same = (one: Leaf | undefined, other: Leaf | undefined) =>
		one === other || (one !== undefined && other !== undefined && equal(one, other));
	return same(a.expected, b.expected) && same(a.counted, b.counted);
}

/**
 * Where no name says "expected": the field that is called as the counted one but for the word that
 * says so (`balance_end` beside `balance_end_real`), if the difference proves it.
 */
function unnamed(counted: Leaf, leaves: Leaf[], differences: Leaf[]): Leaf[] {
	const bare = counted.words.filter((word) => !COUNTED.has(word)).join(' ');
	return leaves.filter(
		(leaf) =>
			leaf !== counted &&
			leaf.parent === counted.parent &&
			leaf.words.join(' ') === bare &&
			differences.some((difference) => agreement(leaf, counted, difference) === 'proven'),
	);
}

/**
 * How well an expected and a counted amount go together, with the difference that goes with them.
 * 'contradiction' when the difference beside them says otherwise.
 */
function pair(
	expected: Leaf,
	counted: Leaf,
	differences: Leaf[],
): Choice | 'contradiction' | undefined {
	const fits = alike(expected.rest, counted.rest);
	let score = fits * 3 + (expected.parent === counted.parent ? 3 : 0) - depth(expected) / 10;
	let difference: Leaf | undefined;
	let proven = false;
	for (const leaf of differences) {
		const verdict = agreement(expected, counted, leaf);
		const belongs =
			leaf.parent === expected.parent &&
			leaf.parent === counted.parent &&
			leaf.medium === expected.medium &&
			alike(leaf.rest, expected.rest) === 1;
		if (verdict === 'refuted') {
			if (belongs) return 'contradiction';
			continue;
		}
		if (verdict === 'proven' && !proven) {
			proven = true;
			difference = leaf;
			score += 5;
		} else if (!difference && (belongs || verdict === 'possible')) {
			difference = leaf;
			score += belongs ? 2 : 1;
		}
	}
	// A closing amount is what was counted only if the numbers or the names say so.
	if (counted.weak && !proven && fits < 1) return undefined;
	return { expected, counted, difference, score };
}

/** How much of their names agrees, 0 to 1. */
function alike(a: Set<string>, b: Set<string>): number {
	if (a.size === 0 && b.size === 0) return 1;
	const shared = [...a].filter((word) => b.has(word)).length;
	return shared / (a.size + b.size - shared);
}

/** Whether the difference is counted − expected or its opposite, in all closed shifts that have all three. */
function agreement(
	expected: Leaf,
	counted: Leaf,
	difference: Leaf,
): 'proven' | 'possible' | 'refuted' | 'unknown' {
	let straight = true;
	let opposite = true;
	let seen = 0;
	let off = 0;
	for (const [shift, amount] of difference.amounts) {
		const should = expected.amounts.get(shift);
		const is = counted.amounts.get(shift);
		if (should === undefined || is === undefined) continue;
		seen++;
		if (amount !== 0) off++;
		if (Math.abs(is - should - amount) > 0) straight = false;
		if (Math.abs(should - is - amount) > 0) opposite = false;
	}
	if (seen === 0) return 'unknown';
	if (!straight && !opposite) return 'refuted';
	return off > 0 ? 'proven' : 'possible';
}

// ---------------------------------------------------------------- reading them

function readerOf(
	fields: AmountFields,
	notation: Notation,
	isOpen: (shift: JsonObject) => boolean,
): AmountReader {
	const amount = (shift: JsonObject, path: string | undefined) => {
		if (path === undefined) return null;
		const found = cents(valueAt(shift, path), notation, path);
		return found === null || Number.isNaN(found) ? null : found;
	};
	const isShortage = SHORTAGE_WORDS.in(wordsOf(fields.difference ?? ''));
	return {
		fields,
		discrepancyOf: (shift) => {
			const expected = amount(shift, fields.expected);
			const counted = amount(shift, fields.counted);
			let difference: number | null = null;
			if (fields.expected !== undefined && fields.counted !== undefined) {
				if (expected !== null && counted !== null) difference = counted - expected;
			} else if (fields.counted === undefined || counted !== null) {
				difference = amount(shift, fields.difference);
				if (difference !== null && isShortage) difference = -Math.abs(difference);
			}
			// Before the count an open till shows all of its cash as missing.
			const isCounted = difference === 0 || (difference !== null && !isOpen(shift));
			const major = (amounts: number | null) => (amounts === null ? null : amounts / 100 || 0);
			return {
				expected: major(expected),
				counted: isCounted ? major(counted) : null,
				difference: isCounted ? major(difference) : null,
				type: isCounted ? typeOf(difference ?? 0) : null,
			};
		},
	};
}

function typeOf(difference: number): Discrepancy['type'] {
	if (difference === 0) return 'balanced';
	return difference < 0 ? 'shortage' : 'surplus';
}

/** Not `String` on an object: a field of its may be called toString. */
const isNamed = (value: Json | undefined, name: string) =>
	typeof value !== 'object' && String(value) === name;

/**
 * The value at a path within a shift; undefined where there is none, or more than one row fits. A
 * field that is called as the whole path is meant too, where the path leads nowhere.
 */
export function valueAt(shift: JsonObject, path: string): Json | undefined {
	let value: Json | undefined = shift;
	for (const step of pathSteps(path)) {
		value = partAt(value, step);
		if (value === undefined) break;
	}
	return value === undefined && Object.hasOwn(shift, path) ? shift[path] : value;
}

function partAt(value: Json, { key, label, name }: PathStep): Json | undefined {
	if (key === undefined) {
		const fits = (row: Json) => isObject(row) && isNamed(labelOf(row, label), name);
		const rows = Array.isArray(value) ? value.filter(fits) : [];
		return rows.length === 1 ? rows[0] : undefined;
	}
	if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
	// A money object's amount is read with its currency.
	return isMoney(value) && /^(amount|value)$/i.test(key) ? value : value[key];
}

const OPEN_WORDS = conceptOf(
	'open opened abierto abierta ouvert ouverte active activo activa running progress curso cour encour started current',
);

/** How to tell a shift that is still open: its status says so, or the time of its closing is missing. */
function openness(shifts: JsonObject[]): (shift: JsonObject) => boolean {
	const statuses = new Set<string>();
	const closings = new Set<string>();
	for (const shift of sampleOf(shifts)) {
		for (const [key, value] of Object.entries(shift)) {
			const names = wordsOf(key);
			if (STATUS.in(names) && typeof value === 'string') statuses.add(key);
			if (!CLOSED.in(names) || OPENING.in(names) || PERSON.in(names)) continue;
			if (isTime(value) || (!value && TIME.in(names))) closings.add(key);
		}
	}
	return (shift) => {
		for (const key of statuses) {
			const status = shift[key];
			if (typeof status === 'string' && status !== '') return OPEN_WORDS.in(wordsOf(status));
		}
		for (const key of ['isOpen', 'is_open', 'open', 'abierto', 'ouvert']) {
			if (typeof shift[key] === 'boolean') return shift[key] === true;
		}
		for (const key of ['isClosed', 'is_closed', 'closed', 'cerrado', 'cloture']) {
			if (typeof shift[key] === 'boolean') return shift[key] === false;
		}
		if (closings.size === 0) return false;
		return [...closings].every((key) => !shift[key]);
	};
}
