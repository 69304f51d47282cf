import { isObject, isTime, type Json, type JsonObject } from '../json';
import { cents, notationOf, saysCents } from '../money';
import { isMoney } from '../moneyObject';
import { ID, NUMBER, SHIFT } from '../vocabulary/concepts';
import { oncePerName, wordsOf } from '../vocabulary/words';

/** A sum may be off by so many cents, as its amounts may have had more decimals. */
const ROUNDING = 1;
/** Amounts are looked for in so many levels of a row (`totals.cash.counted`). */
const DEEPEST = 5;

/** A row with a time is a shift, even if it is called Total. */
export function hasTime(row: JsonObject): boolean {
	for (const key in row) if (isTime(row[key]) && !isDayOrId(key, row[key])) return true;
	return false;
}

const DAY_ALONE =
	/^(\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})([T ]00:00(:00(\.0+)?)?)?(Z|[+-]\d\d:?\d\d)?$/;
export const isId = oncePerName((key) => ID.in(wordsOf(key)));
const isDayOrId = (key: string, value: Json | undefined) =>
	typeof value === 'string' ? DAY_ALONE.test(value) : isId(key);

/** `shiftNo`, `numTurno`, `shift` */
export const isShiftNumber = oncePerName((key) => {
	const words = wordsOf(key);
	return SHIFT.in(words) && words.every((word) => [SHIFT, NUMBER].some((set) => set.has(word)));
});

/** The third shift is no sum of the first two. */
const isNumberOfRow = oncePerName(
	(key) => isId(key) || isShiftNumber(key) || wordsOf(key).every((word) => NUMBER.has(word)),
);

/**
 * Whether so many amounts of the row, other than zero, are the sums of the same amounts of the
 * others, and no fewer than those that are not.
 */
export const addsUp = (total: JsonObject, rows: Json[], least = 1): boolean =>
	isSum(total, rows, ({ fitting, others }) => fitting.length >= least && fitting.length >= others);

/** So many different amounts that add up are no chance: in a row without a time, and with one. */
const PROOF = 2;
const PROOF_WITH_TIME = 3;

/**
 * Whether a row is the sum of the others, whatever it is called: all of its amounts add up, and
 * there are several. Beside a single shift it must have no time, as a copy of that one has.
 *
 * @param isOneOfMany whether others of its name are to be sums too: then it may be one of a single
 * shift, and fewer amounts prove it
 */
export function sumsUp(total: JsonObject, rows: Json[], isOneOfMany = false): boolean {
	const isTimed = hasTime(total);
	if (!rows.some((row) => isObject(row) && hasTime(row))) return false;
	if (isTimed && rows.length < 2 && !isOneOfMany) return false;
	const proof = isTimed && !isOneOfMany ? PROOF_WITH_TIME : PROOF;
	return isSum(
		total,
		rows,
		({ fitting, others, isOfSeveral }) =>
			others === 0 &&
			new Set(fitting).size >= proof &&
			(isOfSeveral || rows.length === 1 || isOneOfMany),
	);
}

/**
 * Whether the first amount of a row that differs from the others' is half of what all rows have of
 * it. Nearly all shifts show by it that they are no sum.
 */
export function mayBeSum(total: JsonObject, all: readonly Json[]): boolean {
	for (const name in total) {
		const value = total[name];
		if (isObject(value)) {
			for (const inner in value) {
				const half = isHalf(numberIn(value[inner], inner), all, name, inner);
				if (half !== undefined) return half;
			}
		} else {
			const half = isHalf(numberIn(value, name), all, name);
			if (half !== undefined) return half;
		}
	}
	return true;
}

const LONGEST_NUMBER = 18;
const NINE = '9'.charCodeAt(0);
const PLAIN_NUMBER = /^-?\d{1,12}([.,]\d{1,4})?$/;

/** 0 where there is no number, or one that is no amount. */
function numberIn(value: Json | undefined, name: string): number {
	if (typeof value === 'number') return isNumberOfRow(name) ? 0 : value;
	// Most texts are names and moments: how long they are, or how they end, is all there is to see.
	if (typeof value !== 'string' || value.length > LONGEST_NUMBER) return 0;
	if (!(value.charCodeAt(value.length - 1) <= NINE) || !PLAIN_NUMBER.test(value)) return 0;
	if (isNumberOfRow(name)) return 0;
	return Number(value.replace(',', '.'));
}

/** Undefined where nothing tells: there is no number, or it is the same in all rows. */
function isHalf(
	value: number,
	all: readonly Json[],
	name: string,
	inner?: string,
): boolean | undefined {
	if (value === 0) return undefined;
	let sum = 0;
	let isConstant = true;
	for (const row of all) {
		let other = isObject(row) ? row[name] : undefined;
		if (inner !== undefined) other = isObject(other) ? other[inner] : undefined;
		const number = numberIn(other, inner ?? name);
		sum += number;
		if (number !== value) isConstant = false;
	}
	// Where amounts are in cents, one is rounding.
	return isConstant ? undefined : Math.abs(sum - 2 * value) <= ROUNDING;
}

interface Sum {
	/** The amounts, other than zero, that are sums of the others'. */
	fitting: number[];
	/** How many are not. */
	others: number;
	/** Whether they are sums of more than one. */
	isOfSeveral: boolean;
}

/**
 * Compares the amounts of a row with the sums of the others. These are not read again for each
 * amount, as there may be many.
 *
 * @param judge what it takes
 */
function isSum(total: JsonObject, rows: Json[], judge: (sum: Sum) => boolean): boolean {
	const all = Array.from(amountsIn([total, ...rows]), ({ name, value }): [string, Json] => [
		name,
		value,
	]);
	const notation = notationOf(all);
	// Where no amount shows the decimal separator, both are tried.
	const signs = notation.decimal ? [notation.decimal] : (['.', ','] as const);
	return signs.some((decimal) => {
		// A sum adds up in cents as well as in major units.
		const written = { decimal, minorUnits: false };
		const read = (name: string, value: Json) => cents(value, written, saysCents(name)) || 0;
		const sums = new Map<string, { sum: number; first: number; parts: number }>();
		for (const { name, value, path } of amountsIn(rows)) {
			const amount = read(name, value);
			const known = sums.get(path);
			const part = amount === 0 ? 0 : 1;
			if (known) {
				known.sum += amount;
				known.parts += part;
			} else sums.set(path, { sum: amount, first: amount, parts: part });
		}
		const found: Sum = { fitting: [], others: 0, isOfSeveral: false };
		for (const { name, value, path } of amountsIn([total])) {
			const amount = read(name, value);
			const { sum = 0, first, parts = 0 } = sums.get(path) ?? {};
			if (amount === 0) continue;
			if (Math.abs(amount - sum) <= ROUNDING) {
				found.fitting.push(amount);
				found.isOfSeveral ||= parts > 1;
			}
			// What is the same in all rows is no amount: `centre: 101`
			else if (amount !== first) found.others++;
		}
		return judge(found);
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
			if (isNumberOfRow(name)) continue;
			if (!isObject(value) || isMoney(value)) yield { name, value, path };
			else if (depth < DEEPEST) yield* amountsIn([value], path, depth + 1);
		}
	}
}
