import { isObject, type Json } from './json';
import { CALENDAR, DAY, MODIFIED, SHEET, SHIFT, TIME } from './vocabulary/concepts';
import { oncePerName, wordsOf } from './vocabulary/words';

/** What says where in an answer a record stands, or when and for which request it was fetched. */
const OF_THE_ANSWER =
	/^((row|line|record|item)_?(number|no|nr|num|index|idx)|rownum|rn|index|idx|(fetch|retriev|request|serv|synchroni[sz]|generat|export|extract|queri|download)ed_?(at|on|time|date|day|for)?|read_?at|(last_?)?sync(ed)?_?(at|on|time|date)?|(server|response|request)_?(time|date|timestamp|id|day)|trace_?id|correlation_?id)$/i;

/**
 * Whether a field may change while its record stays the same: times of modification, what the
 * answer says of itself, and the marks of a serialiser (`$id`), which may number the objects of
 * each response anew.
 */
export const isIncidental = oncePerName(
	(name) =>
		/^\$|^@|^__/.test(name) ||
		OF_THE_ANSWER.test(name) ||
		(MODIFIED.in(wordsOf(name)) &&
			wordsOf(name).every((word) =>
				[MODIFIED, TIME, DAY, CALENDAR, SHEET, SHIFT].some((set) => set.has(word)),
			)),
);

/** Responses with more levels are refused (`DEEPEST_NESTING`). */
const DEEPEST = 200;

/**
 * Returns a value as JSON that does not depend on the order of fields, nor on that of the records
 * in a list. Incidental fields are left out.
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
