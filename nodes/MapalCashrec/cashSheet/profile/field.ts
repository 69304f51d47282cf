import { isObject, type Json, type JsonObject } from '../json';
import { AMOUNT_KEY, isMoney } from '../moneyObject';
import { pathSteps, type PathStep } from './fieldPath';
import type { Ancestor } from '../reading/groups';

/** A field of the shifts or of the records above them, as it was seen in a sample of the shifts. */
export interface Field {
	/**
	 * As it is shown, and set by hand: `cash.expected`, `sections[code=CASH].total`, `businessDate`.
	 */
	path: string;
	/** 0 for the shift itself, 1 for the record above it, and so on up. */
	level: number;
	/** The way to it within that record; undefined where it is the key of that record. */
	steps: readonly PathStep[] | undefined;
	/** The words of its own name. */
	last: string[];
	/** The words of what holds it: the object around it, or the list in which its record stands. */
	subject: string[];
	/** All words of its path within the record, the labels of rows included. */
	words: string[];
	/** The path of what holds it. */
	parent: string;
	/** How many names lead to it within its record. */
	depth: number;
	/** Whether two rows of a shift have its label, so that it can't be told which one is meant. */
	isDoubtful: boolean;
	/** Whether it is the sum of the fields of the same name in the rows of a list. */
	isSum: boolean;
	/** Its value in each shift of the sample; undefined where it is missing. */
	values: Array<Json | undefined>;
}

/** A shift with what stands around it in the response. */
export interface Place {
	element: Json;
	/** From the record that holds the shift's list up to the response. */
	ancestors: readonly Ancestor[];
	/** The nearest of them, or an ancestor that was made to hold totals (`isTotal`). */
	ancestor: Ancestor | undefined;
	/** Its key, where it stands in an object keyed by name. */
	key: string | undefined;
	/** The number of the answer that it stands in, where it is one of a sample of several. */
	answer?: number;
}

/** The records above shifts, the nearest first, without those that were made to hold totals. */
export function ancestorsOf(ancestor: Ancestor | undefined): Ancestor[] {
	const chain: Ancestor[] = [];
	for (let at = ancestor; at; at = at.parent) if (!at.isTotal) chain.push(at);
	return chain;
}

/** The value of a field for one shift; undefined where it is missing. */
export function valueOf({ level, steps }: Field, place: Place): Json | undefined {
	const ancestor = place.ancestors[level - 1];
	if (steps === undefined) return level === 0 ? place.key : ancestor?.key;
	const record = level === 0 ? place.element : ancestor?.record;
	return isObject(record) ? valueAt(record, steps) : undefined;
}

/** The value that steps lead to; undefined where there is none, or more than one row fits. */
export function valueAt(record: JsonObject, steps: readonly PathStep[]): Json | undefined {
	let value: Json | undefined = record;
	for (const step of steps) {
		if (step.key !== undefined) {
			if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step.key)) {
				return undefined;
			}
			// A path to the amount in a money object leads to that object, as its currency is needed too.
			if (!AMOUNT_KEY.test(step.key) || !isMoney(value)) value = (value as JsonObject)[step.key];
		} else {
			if (!Array.isArray(value)) return undefined;
			let only: Json | undefined;
			for (const row of value) {
				if (!isObject(row) || !isNamed(labelOf(row, step.label), step.name)) continue;
				if (only !== undefined) return undefined;
				only = row;
			}
			value = only;
		}
	}
	return value;
}

/**
 * The value at a path in a record. Where the path leads nowhere, the whole path may be the name of
 * a field (`cash.expected`).
 */
export function valueAtPath(record: JsonObject, path: string): Json | undefined {
	const found = valueAt(record, pathSteps(path));
	return found === undefined && Object.hasOwn(record, path) ? record[path] : found;
}

/** Not `String` on an object, which may have a field toString. */
const isNamed = (value: Json | undefined, name: string) =>
	typeof value !== 'object' && value !== undefined && String(value) === name;

/** The label of a row: a field of its own, or a field of an object in it (`paymentType.name`). */
export function labelOf(row: JsonObject, label: string): Json | undefined {
	if (Object.hasOwn(row, label)) return row[label];
	// The names on both sides of the dot may have dots themselves.
	for (let dot = label.indexOf('.'); dot >= 0; dot = label.indexOf('.', dot + 1)) {
		const inner = row[label.slice(0, dot)];
		const name = label.slice(dot + 1);
		if (isObject(inner) && Object.hasOwn(inner, name)) return inner[name];
	}
	return undefined;
}
