import { isObject, type Json, type JsonObject } from '../json';
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
	ROW,
	SHEET,
	SHIFT,
	STATUS,
	TILL,
	WRAPPER,
} from '../vocabulary/concepts';
import { isStateName, isTotalName, kindOf, wordsOf } from '../vocabulary/words';

/** Keys that are numbers, dates or UUIDs. */
const DATA = /^[\d\W_]+$|^[\da-f]{8}-[\da-f-]{20,}$/i;

/**
 * Whether an object's keys are data (names of shifts, IDs, dates) and not field names: all values
 * are objects or lists of one kind, and the keys are not words that name fields. The names of
 * states are data too, where each holds a list of records:
 * `{open: […], reviewed: […], closed: […]}`.
 *
 * @param name of the field that holds the object
 */
export function isKeyedByName(value: JsonObject, name: string | undefined): boolean {
	for (const key in value) {
		const part = value[key];
		// Ends early: most objects have a scalar among their first fields.
		if (typeof part !== 'object' || part === null) return false;
	}
	const keys = Object.keys(value).filter((key) => !isTotalName(key));
	if (keys.length === 0) return false;
	const values = keys.map((key) => value[key] as Json);
	const lists = values.filter(Array.isArray).length;
	const kind = name === undefined ? undefined : kindOf(wordsOf(name));
	if (lists > 0 && (keys.length > 1 || kind !== undefined) && keys.every(isStateName)) {
		// `{"closed": [shift, shift], "current": shift}`
		return values.every(isListOfRecords) || (lists < values.length && areAlike(values));
	}
	if (lists > 0 && lists < values.length) return false;
	if (keys.every((key) => DATA.test(key))) return true;
	if (keys.some(isFieldName)) return false;
	if (kind === SHIFT && lists === 0) return true;
	return areAlike(values);
}

/** The lists of opening hours have no records: `{"open": ["08:00"], "closed": ["16:00"]}`. */
const isListOfRecords = (value: Json) =>
	Array.isArray(value) && (value.length === 0 || isObject(value[0]));

const FIELD_WORDS = [
	SHIFT,
	CLOSING,
	TILL,
	SHEET,
	HOLDER,
	ROW,
	WRAPPER,
	CASH,
	LABEL,
	OPENING,
	CLOSED,
	PERSON,
	STATUS,
	EXPECTED,
	COUNTED,
	DIFFERENCE,
];

function isFieldName(key: string): boolean {
	const all = wordsOf(key);
	const words = all.filter((word) => !/^\d+$/.test(word));
	// The name of a shift has a number (`shift 1`), or a word that no field has (`Turno de noche`).
	if (words.length < all.length && SHIFT.in(words)) return false;
	return words.length > 0 && words.every((word) => FIELD_WORDS.some((set) => set.has(word)));
}

/** Whether there are several values, the first few of which share their fields. */
function areAlike(values: Json[]): boolean {
	const areLists = values.some(Array.isArray);
	const [first, ...rest] = values
		.slice(0, 5)
		.map((value) => (Array.isArray(value) ? value[0] : value))
		.filter(isObject)
		.map((value) => Object.keys(value));
	if (!first || rest.length === 0) return false;
	const known = new Set(first);
	return rest.every((keys) => {
		const shared = keys.filter((key) => known.has(key)).length;
		// Lists side by side may be of different kinds. Objects may be open shifts, which lack fields.
		if (areLists) return shared >= 2 && shared * 1.25 >= Math.max(keys.length, first.length);
		return shared >= 2 && shared * 2 >= Math.min(keys.length, first.length);
	});
}
