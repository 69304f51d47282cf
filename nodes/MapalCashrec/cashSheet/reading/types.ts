import { isObject, type Json } from '../json';
import { rankOf } from '../locate/evidence';
import type { Group } from './groups';

/**
 * JSON:API's `included` holds records of all types (`{"type": "shifts", "id": "1", "attributes":
 * {…}}`). Returns the group with only the records of the type whose name fits shifts best.
 */
export function withoutOtherTypes(group: Group): Group {
	if (typeOf(group.elements[0] ?? null) === undefined) return group;
	const types = group.elements.map(typeOf);
	const ranks = new Map([...new Set(types)].map((type) => [type, rankOf(type ?? '')]));
	const best = Math.max(0, ...ranks.values());
	if (ranks.has(undefined) || best === 0 || ranks.size === 1) return group;
	return {
		...group,
		elements: group.elements.filter((_, index) => ranks.get(types[index]) === best),
	};
}

const typeOf = (element: Json) =>
	isObject(element) && typeof element['type'] === 'string' && isObject(element['attributes'])
		? element['type']
		: undefined;
