import { createHash } from 'node:crypto';

import { jsonText, type Json } from '../json';
import type { Ancestor, Group } from './groups';

const digest = (text: string) => createHash('sha256').update(text).digest('base64');

const digests = new WeakMap<Ancestor, string>();

/** Stands for all records above the shifts. Groups share them: each is written as text once. */
function digestOf(ancestor: Ancestor | undefined): string {
	if (!ancestor) return '';
	let known = digests.get(ancestor);
	if (known === undefined) {
		const own = { ...ancestor.record, [ancestor.child]: null };
		// Lists beside the shifts may differ between two windows.
		const text = jsonText(own, (_key, value) => (Array.isArray(value) ? null : value));
		digests.set(ancestor, (known = digest(text + digestOf(ancestor.parent))));
	}
	return known;
}

/** The group without the elements that an earlier window returned; undefined if none is left. */
export function notSeen(
	group: Group,
	seen: Map<string, number>,
	inWindow: Map<string, number>,
): Group | undefined {
	const above = digestOf(group.ancestor);
	const isNew = (element: Json) => {
		const key = digest(above + jsonText(element));
		const count = (inWindow.get(key) ?? 0) + 1;
		inWindow.set(key, count);
		return count > (seen.get(key) ?? 0);
	};
	if (group.elements.length === 0) return isNew(null) ? group : undefined;
	const news = group.elements.map(isNew);
	if (news.every(Boolean)) return group;
	if (!news.some(Boolean)) return undefined;
	return {
		...group,
		elements: group.elements.filter((_, index) => news[index]),
		keys: group.keys?.filter((_, index) => news[index]),
	};
}
