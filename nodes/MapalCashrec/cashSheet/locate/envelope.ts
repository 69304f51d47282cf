import { isObject, type Json } from '../json';
import { conceptOf, SHEET } from '../vocabulary/concepts';
import { isWrapper, kindOf, singular, wordsOf } from '../vocabulary/words';
import type { TreeNode } from './tree';

const META = conceptOf(
	'success ok count total page size limit offset cursor next previous has more version time timestamp request id status code message error jsonrpc odata context',
);
const isMeta = (key: string) => wordsOf(key).every((word) => META.has(word));

/** Whether a field says nothing of its record: a list, an envelope, or how the call went. */
export const isHollowField = (key: string, value: Json) =>
	Array.isArray(value) || isWrapper(key) || isMeta(key);

/** Whether an object only holds lists, or only says how the call went. */
export const isHollow = (node: TreeNode): boolean =>
	[...node.fields].every(([key, value]) => isHollowField(key, value)) || holdsNoSheets(node);

/**
 * Whether sheets are keyed by name in a field that is empty:
 * `{"currency": "EUR", "cashSheets": {}}`
 */
const holdsNoSheets = ({ fields }: TreeNode): boolean =>
	[...fields].some(
		([key, value]) =>
			isObject(value) &&
			Object.keys(value).length === 0 &&
			kindOf(wordsOf(key)) === SHEET &&
			singular(key) !== key,
	);

/** `{"results": [], "totals": {…}}` is a page without records, not a record. */
export function isEmptyPage({ step, parts }: TreeNode): boolean {
	if (step === 'each' || step === 'any') return false;
	return [...parts].some(([key, { each }]) => each?.size === 0 && isWrapper(key));
}

/** `{"type": "shifts", "id": "1"}` points to a record, and is none itself (JSON:API). */
export const isReference = ({ fields }: TreeNode): boolean =>
	fields.size === 2 && fields.has('type') && fields.has('id');
