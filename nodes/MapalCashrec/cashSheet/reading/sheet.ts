import type { Json } from '../json';
import { isHollowField } from '../locate/envelope';
import { HOLDER, SHEET } from '../vocabulary/concepts';
import { isWrapper, kindOf, wordsOf } from '../vocabulary/words';
import type { Ancestor } from './groups';

/**
 * The cash sheet of shifts: the nearest record above them that is more than an envelope around
 * their list.
 */
export function sheetOf(ancestor: Ancestor | undefined): Ancestor | undefined {
	if (!ancestor) return undefined;
	if (ancestor.sheet === undefined) ancestor.sheet = findSheet(ancestor) ?? null;
	return ancestor.sheet ?? undefined;
}

function findSheet(ancestor: Ancestor): Ancestor | undefined {
	for (let at: Ancestor | undefined = ancestor; at; at = at.parent) {
		const { record, child } = at;
		if (at.isElement) {
			// `{"cursor": "x", "node": shift}` is an envelope, `{"id": 9, "data": [shift]}` is a sheet.
			const says = (key: string) => key !== child && !isHollowField(key, record[key] as Json);
			if (!isWrapper(child) || 'id' in record || Object.keys(record).some(says)) return at;
		} else if (!isWrapper(child) && saysWhatItIs(at)) {
			return at;
		}
	}
	return undefined;
}

/** A single sheet is called one, or has an ID, a date or a centre; an envelope has none of these. */
function saysWhatItIs({ record, child, name }: Ancestor): boolean {
	if (kindOf(wordsOf(name)) === SHEET) return true;
	return Object.keys(record).some((key) => {
		if (key === child || Array.isArray(record[key])) return false;
		const names = wordsOf(key);
		return SHEET.in(names) || HOLDER.in(names) || key.toLowerCase() === 'id';
	});
}
