import { createHash } from 'node:crypto';

import type { Json } from '../json';
import type { Group } from './groups';

/** The group without the elements that an earlier window returned; undefined if none is left. */
export function notSeen(
	group: Group,
	seen: Map<string, number>,
	inWindow: Map<string, number>,
): Group | undefined {
	let above = '';
	for (let at = group.ancestor; at; at = at.parent) {
		const own = { ...at.record, [at.child]: null };
		// Lists beside the shifts may differ between two windows.
		above += JSON.stringify(own, (_key, value: Json) => (Array.isArray(value) ? null : value));
	}
	const isNew = (element: Json) => {
		const key = createHash('sha256')
			.update(above + JSON.stringify(element))
			.digest('base64');
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
