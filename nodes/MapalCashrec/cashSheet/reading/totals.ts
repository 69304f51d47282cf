import { isObject, type Json, type JsonObject } from '../json';
import { CENTRE, conceptOf, DAY, LABEL, SHIFT, TILL, WRAPPER } from '../vocabulary/concepts';
import { isTotalName, oncePerName, wordsOf } from '../vocabulary/words';
import type { Ancestor, Group } from './groups';
import { addsUp, hasTime, isId, isShiftNumber, mayBeSum, sumsUp } from './sums';

/**
 * Takes the totals out of the shifts of a group. In an object keyed by name these are the values
 * whose key is called a total. In a list they are the rows that say they are one, or else rows
 * without a name that add up those above them, or a first or last row that adds up the others and is
 * called a total or not called anything. The totals become an ancestor of the shifts, so that items
 * inherit them as `total`.
 */
export function withoutTotals(group: Group): Group {
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
	if (elements.length < 2) return group;
	const called = elements.filter((row): row is JsonObject => saysSum(row, namesRow));
	const named = called.filter((row) => saysSum(row, isType) || !hasTime(row));
	const byName = named.length > 0 && named.length < elements.length;
	const sums = byName ? named : sumsOfParts(elements);
	if (sums.length > 0) {
		const totals = new Set(sums);
		return {
			...group,
			elements: elements.filter((element) => !totals.has(element)),
			ancestor: totalOf({ total: sums.length === 1 ? (sums[0] ?? null) : sums }, ancestor),
		};
	}
	for (let index = elements.length - 1; index >= 0; index -= elements.length - 1) {
		const total = elements[index];
		if (!isObject(total)) continue;
		// Few rows are called anything like a sum: the others need no second look.
		const isCalled = (called.length > 0 && isCalledTotal(total)) || saysNothing(total, elements);
		if (!isCalled && !mayBeSum(total, elements)) continue;
		const shifts = elements.filter((_, at) => at !== index);
		if (isCalled ? addsUp(total, shifts) : sumsUp(total, shifts)) {
			return { ...group, elements: shifts, ancestor: totalOf({ total }, ancestor) };
		}
	}
	return group;
}

/** The sums of parts of a list: those without a name, or with one of their own. */
function sumsOfParts(elements: Json[]): Json[] {
	const unnamed = subtotalsIn(elements);
	if (unnamed.length > 0) return unnamed;
	const below = sumsOfName(elements, false);
	return below.length > 0 ? below : sumsOfName(elements, true);
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
		if (typeof value === 'string' && isLabel(key) && isTotalName(value)) {
			return true;
		}
	}
	return false;
}

/**
 * Whether a field of a row says outright that it sums up others: a flag, or a text.
 *
 * @param tells whether a text in a field of this name can say so
 */
function saysSum(row: Json, tells: (key: string) => boolean): boolean {
	if (!isObject(row)) return false;
	for (const key in row) {
		const value = row[key];
		if (value === true && IS_TOTAL.test(key)) return true;
		if (typeof value === 'string' && tells(key) && isTotalText(value)) return true;
	}
	return false;
}

/** `rowType`, `tipoLinea`; not `type` within a longer name */
const isType = oncePerName(
	(key) => namesRow(key) && wordsOf(key).some((word) => /^(type|tipo|typ|kind)$/.test(word)),
);

/** Sums right below each other: of a day, of a centre, of all. */
const MOST_LEVELS = 4;

/** The rows of a list that sum up those above them or, if there are none, those below them. */
function subtotalsIn(elements: Json[]): Json[] {
	const [first, last] = [elements[0], elements[elements.length - 1]];
	if (elements.length < 3 || !isObject(first) || !isObject(last)) return [];
	const below = labelBefore(last, first);
	const above = labelBefore(first, last);
	if ((below ?? above) === undefined || !elements.every(isObject)) return [];
	const sums = below === undefined ? [] : sumsBelow(elements, below);
	if (sums.length > 0 || above === undefined) return sums;
	return sumsBelow([...elements].reverse(), above);
}

/**
 * The rows of a list that have the same name as the one at its end, such as `Full day`, where each
 * of them is the sum of those before it, up to the one before. Shifts of one name never all are that.
 *
 * @param isReversed whether the list is read from its end: then the sums stand above
 */
function sumsOfName(rows: readonly Json[], isReversed: boolean): JsonObject[] {
	const end = rows[isReversed ? 0 : rows.length - 1];
	// Two sums and two shifts are the least.
	if (rows.length < 4 || !isObject(end)) return [];
	for (const label in end) {
		const name = end[label];
		if (typeof name !== 'string' || !namesRow(label)) continue;
		const named = rows.filter((row) => isObject(row) && row[label] === name).length;
		if (named < 2 || named * 2 > rows.length) continue;
		const sums = sumsCalled(name, label, isReversed ? [...rows].reverse() : rows);
		if (sums.length > 0) return sums;
	}
	return [];
}

function sumsCalled(name: string, label: string, rows: readonly Json[]): JsonObject[] {
	const sums: JsonObject[] = [];
	let shifts: Json[] = [];
	let isOfSeveral = false;
	for (const row of rows) {
		if (!isObject(row) || row[label] !== name) {
			shifts.push(row);
			continue;
		}
		if (shifts.length === 0 || !mayBeSum(row, [row, ...shifts]) || !sumsUp(row, shifts, true)) {
			return [];
		}
		isOfSeveral ||= shifts.length > 1;
		sums.push(row);
		shifts = [];
	}
	return isOfSeveral ? sums : [];
}

/** The label of the row at the other end of a list, if a row without it may be a sum. */
function labelBefore(sum: JsonObject, other: JsonObject): string | undefined {
	const label = labelOf(other);
	return label !== undefined && isUnnamed(sum, label) ? label : undefined;
}

/**
 * The rows that sum up those above them, up to the one before: each has no name where the first row
 * has one, or is called `All shifts`. The list has to end with one. A sum right below another one
 * sums up more: all shifts since the last sum of its level.
 */
function sumsBelow(rows: readonly JsonObject[], label: string): JsonObject[] {
	const sums: JsonObject[] = [];
	const shifts: JsonObject[] = [];
	/** For each level, where the shifts begin that its next sum is of. */
	const from = Array.from({ length: MOST_LEVELS }, () => 0);
	let level = 0;
	for (const row of rows) {
		if (!isUnnamed(row, label)) {
			shifts.push(row);
			level = 0;
			continue;
		}
		const of = shifts.slice(from[level]);
		if (level >= MOST_LEVELS || of.length === 0) return [];
		if (!addsUp(row, of, row[label] ? 1 : 2)) return [];
		sums.push(row);
		from.fill(shifts.length, 0, ++level);
	}
	// One sum for each shift would prove nothing.
	return sums.length < shifts.length ? sums : [];
}

/** The field that says what a row is called, or which number it has. */
function labelOf(row: JsonObject): string | undefined {
	let number: string | undefined;
	for (const key in row) {
		const value = row[key];
		if (typeof value === 'string' && value !== '' && isLabel(key)) return key;
		if (typeof value === 'number' && value > 0 && isShiftNumber(key)) number ??= key;
	}
	return number;
}

const ALL = conceptOf('all todo todos todas tous toute alle tutti tutte');

/** Whether a row has no name, or one that speaks of all shifts. */
function isUnnamed(row: JsonObject, label: string): boolean {
	if (!saysAll(row[label])) return false;
	for (const key in row) {
		const value = row[key];
		const isName = typeof value === 'string' && isLabel(key) && !isId(key);
		if (isName && !saysAll(value)) return false;
	}
	return true;
}

function saysAll(value: Json | undefined): boolean {
	// Where shifts are numbered from 1 on, 0 may stand for all of them.
	if (value === undefined || value === null || value === '' || value === 0) return true;
	if (typeof value !== 'string' || value.length > 40) return false;
	if (isTotalText(value)) return true;
	const words = wordsOf(value);
	return ALL.in(words) && words.every((word) => [ALL, SHIFT, DAY].some((set) => set.has(word)));
}

const IS_TOTAL = /^(is|es)_?(sub)?total$/i;
const SUBTOTAL = /^\s*sub-?total(es)?\s*$/i;
const isTotalText = (text: string) => isTotalName(text) || SUBTOTAL.test(text);
/** Whether a field says what its record is called, or which centre or till it is of. */
const namesRow = oncePerName((key) => {
	const words = wordsOf(key);
	return isLabel(key) || words.every((word) => [CENTRE, TILL, LABEL].some((set) => set.has(word)));
});

/** Whether a row has numbers and no text, while all other rows have text. */
function saysNothing(row: JsonObject, all: Json[]): boolean {
	return (
		!hasText(row) &&
		Object.values(row).filter((value) => typeof value === 'number').length > 1 &&
		all.every((other) => other === row || (isObject(other) && hasText(other)))
	);
}

const LETTER_OR_DASH = /\p{L}|-/u;

function hasText(record: JsonObject): boolean {
	for (const key in record) {
		const value = record[key];
		if (typeof value === 'string' && LETTER_OR_DASH.test(value)) return true;
	}
	return false;
}

/** Whether a field says what its record is called. */
const isLabel = oncePerName((key) =>
	wordsOf(key).every((word) => [SHIFT, LABEL, WRAPPER].some((set) => set.has(word))),
);
