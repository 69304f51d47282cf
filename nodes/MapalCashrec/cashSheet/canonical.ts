import { isObject, type Json } from './json';
import { CALENDAR, DAY, MODIFIED, SHEET, SHIFT, TIME } from './vocabulary/concepts';
import { oncePerName, wordsOf } from './vocabulary/words';

/**
 * Whether a field is different without a change that matters: when the record was modified, and the
 * marks of a serialiser, which may number the objects of a response.
 */
export const isIncidental = oncePerName(
	(name) =>
		/^\$|^@|^__/.test(name) ||
		(MODIFIED.in(wordsOf(name)) &&
			wordsOf(name).every((word) =>
				[MODIFIED, TIME, DAY, CALENDAR, SHEET, SHIFT].some((set) => set.has(word)),
			)),
);

/** No response that is read is deeper. */
const DEEPEST = 200;

/**
 * JSON whose text is the same whatever the order of the fields, and of the records in a list; without
 * incidental fields.
 */
export function canonical(value: Json, depth = 0): string {
	if (depth > DEEPEST) return '';
	if (Array.isArray(value)) {
		const parts = value.map((part) => canonical(part, depth + 1));
		return `[${(value.some(isObject) ? parts.sort() : parts).join()}]`;
	}
	if (!isObject(value)) return JSON.stringify(value);
	const fields = Object.keys(value)
		.filter((name) => !isIncidental(name))
		.sort();
	return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name] as Json, depth + 1)}`).join()}}`;
}
