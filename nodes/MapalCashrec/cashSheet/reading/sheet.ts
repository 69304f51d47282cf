import type { Json, JsonObject } from '../json';
import { isHollowField } from '../locate/envelope';
import { HOLDER, SHEET } from '../vocabulary/concepts';
import { isStateName, isWrapper, kindOf, wordsOf } from '../vocabulary/words';
import type { Ancestor } from './groups';

/** The cash sheet of shifts: the nearest record above them that is more than an envelope. */
export function sheetOf(ancestor: Ancestor | undefined): Ancestor | undefined {
	const below: Ancestor[] = [];
	let at = ancestor;
	// Groups share the records above them: each of these keeps what was found.
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
	// A list under the name of a state (`{"closed": [shift]}`) only sorts shifts, and is no sheet.
	const isEnvelope = isWrapper(child) || (key !== undefined && isStateName(key));
	// `{"cursor": "x", "node": shift}` is an envelope, `{"id": 9, "data": [shift]}` is a sheet.
	const says = (field: string) => field !== child && !isHollowField(field, record[field] as Json);
	return !isEnvelope || 'id' in record || Object.keys(record).some(says);
}

/** A record that is in no list is a sheet if it is called one, or has an ID, a date or a centre. */
function saysWhatItIs(record: JsonObject, child: string, name: string): boolean {
	if (kindOf(wordsOf(name)) === SHEET) return true;
	return Object.keys(record).some((key) => {
		if (key === child || Array.isArray(record[key])) return false;
		const names = wordsOf(key);
		return SHEET.in(names) || HOLDER.in(names) || key.toLowerCase() === 'id';
	});
}
