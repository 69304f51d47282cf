import type { Json, JsonObject } from '../json';
import { isHollowField } from '../locate/envelope';
import { HOLDER, SHEET } from '../vocabulary/concepts';
import { isStateName, isWrapper, kindOf, wordsOf } from '../vocabulary/words';
import type { Ancestor } from './groups';

/**
 * The cash sheet of shifts: the nearest record above them that is more than an envelope around
 * their list.
 */
export function sheetOf(ancestor: Ancestor | undefined): Ancestor | undefined {
	const below: Ancestor[] = [];
	let at = ancestor;
	// The records above are shared: what was found from there once is not looked for again.
	for (; at && at.sheet === undefined; at = at.parent) {
		if (isSheet(at)) at.sheet = at;
		else below.push(at);
		if (at.sheet) break;
	}
	const sheet = at?.sheet ?? null;
	for (const one of below) one.sheet = sheet;
	return sheet ?? undefined;
}

function isSheet({ record, child, key, name, isElement }: Ancestor): boolean {
	if (!isElement) return !isWrapper(child) && saysWhatItIs(record, child, name);
	// What stands under the name of a state (`{"closed": [shift]}`) is only sorted.
	const isEnvelope = isWrapper(child) || (key !== undefined && isStateName(key));
	// `{"cursor": "x", "node": shift}` is an envelope, `{"id": 9, "data": [shift]}` is a sheet.
	const says = (field: string) => field !== child && !isHollowField(field, record[field] as Json);
	return !isEnvelope || 'id' in record || Object.keys(record).some(says);
}

/** A single sheet is called one, or has an ID, a date or a centre; an envelope has none of these. */
function saysWhatItIs(record: JsonObject, child: string, name: string): boolean {
	if (kindOf(wordsOf(name)) === SHEET) return true;
	return Object.keys(record).some((key) => {
		if (key === child || Array.isArray(record[key])) return false;
		const names = wordsOf(key);
		return SHEET.in(names) || HOLDER.in(names) || key.toLowerCase() === 'id';
	});
}
