import { isObject, isTime, type Json, type JsonObject } from '../json';
import { CENTRE, LABEL, SHIFT, TILL, WRAPPER } from '../vocabulary/concepts';
import { isTotalName, oncePerName, wordsOf } from '../vocabulary/words';
import { cents, isMoney, notationOf } from '../money';
import type { Ancestor, Group } from './groups';

/** Cents by which a sum may differ where its amounts had more decimals. */
const ROUNDING = 1;
/** Amounts stand no deeper in a row (`totals.cash.counted`). */
const DEEPEST = 5;

/**
 * Takes the sum of the shifts out of them: what is called a total in an object keyed by name, or a
 * first or last row of a list that is called a total and adds up the others. It stands beside the
 * shifts then, as `total`.
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
	if (elements.some(isSumByName) && !elements.every(isSumByName)) {
		const totals = elements.filter(isSumByName);
		return {
			...group,
			elements: elements.filter((element) => !isSumByName(element)),
			ancestor: totalOf({ total: totals.length === 1 ? (totals[0] ?? null) : totals }, ancestor),
		};
	}
	for (let index = elements.length - 1; index >= 0; index -= elements.length - 1) {
		const total = elements[index];
		if (!isObject(total) || !(isCalledTotal(total) || saysNothing(total, elements))) continue;
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
		if (typeof value === 'string' && isLabel(key) && isTotalName(value)) {
			return true;
		}
	}
	return false;
}

/** Whether a field of a row says outright that it sums up others: a flag, or its name. */
function isSumByName(row: Json): boolean {
	if (!isObject(row)) return false;
	let isSum = false;
	for (const key in row) {
		const value = row[key];
		// A shift has a time of its own; what is called Total then is called so.
		if (isTime(value)) return false;
		if (value === true && IS_TOTAL.test(key)) isSum = true;
		if (typeof value === 'string' && (isLabel(key) || isPlace(key)) && isTotalText(value))
			isSum = true;
	}
	return isSum;
}

const IS_TOTAL = /^(is|es)_?(sub)?total$/i;
const isTotalText = (text: string) => isTotalName(text) || /^sub-?total(es)?$/i.test(text.trim());
const isPlace = oncePerName((key) => {
	const words = wordsOf(key);
	return words.every((word) => [CENTRE, TILL, LABEL].some((set) => set.has(word)));
});

/** Whether a row has amounts only, where the others say what they are. */
function saysNothing(row: JsonObject, all: Json[]): boolean {
	return (
		!hasText(row) &&
		Object.values(row).filter((value) => typeof value === 'number').length > 1 &&
		all.every((other) => other === row || (isObject(other) && hasText(other)))
	);
}

function hasText(record: JsonObject): boolean {
	for (const key in record) {
		const value = record[key];
		if (typeof value === 'string' && /\p{L}|-/u.test(value)) return true;
	}
	return false;
}

/** Whether a field says what its record is called. */
const isLabel = oncePerName((key) =>
	wordsOf(key).every((word) => [SHIFT, LABEL, WRAPPER].some((set) => set.has(word))),
);

/**
 * Whether an amount of the row, not zero, is the sum of the same amounts of the others. It takes one
 * pass over all of them, however many amounts there are.
 */
function addsUp(total: JsonObject, rows: Json[]): boolean {
	const all = Array.from(amountsIn([total, ...rows]), ({ name, value }): [string, Json] => [
		name,
		value,
	]);
	const notation = notationOf(all);
	// Where no amount tells which sign stands before the decimals, either may.
	const signs = notation.decimal ? [notation.decimal] : (['.', ','] as const);
	return signs.some((decimal) => {
		// A sum is one in cents as in euros.
		const written = { decimal, minorUnits: false };
		const sums = new Map<string, number>();
		for (const { name, value, path } of amountsIn(rows)) {
			sums.set(path, (sums.get(path) ?? 0) + (cents(value, written, name) || 0));
		}
		return [...amountsIn([total])].some(({ name, value, path }) => {
			const sum = cents(value, written, name);
			return !!sum && Math.abs(sum - (sums.get(path) ?? 0)) <= ROUNDING;
		});
	});
}

/** Each value of the records that may be an amount, with its name and the way to it. */
function* amountsIn(
	values: Json[],
	parent = '',
	depth = 0,
): Generator<{ name: string; value: Json; path: string }> {
	for (const record of values) {
		if (!isObject(record)) continue;
		for (const name in record) {
			const value = record[name] as Json;
			const path = `${parent}\n${name}`;
			if (!isObject(value) || isMoney(value)) yield { name, value, path };
			else if (depth < DEEPEST) yield* amountsIn([value], path, depth + 1);
		}
	}
}
