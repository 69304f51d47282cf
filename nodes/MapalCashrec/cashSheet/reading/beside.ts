import { fingerprint } from '../fingerprint';
import { isObject, type Json, type JsonObject } from '../json';
import { stateIn } from '../locate/beside';
import { ID, SHIFT } from '../vocabulary/concepts';
import { oncePerName, wordsOf } from '../vocabulary/words';
import type { Group } from './groups';

/**
 * The shifts of a group whose list is named after a state (`closedShifts`), with those that stand
 * beside it under other names (`nodesBeside`): a group for each state, with the state as the key, as
 * if they stood in an object keyed by it. A record that stands there twice is given once. Without
 * others beside it the list has its key too: a shift must not change when another one is opened.
 */
export function withBeside(group: Group, names: readonly string[]): Group[] {
	const { ancestor, keys } = group;
	if (!ancestor || keys || stateIn(ancestor.child) === '') return [group];
	const { record } = ancestor;
	const holdsShifts = (name: string) => typeof record[name] === 'object' && stateIn(name) !== '';
	const parent = { ...ancestor, beside: Object.keys(record).filter(holdsShifts) };
	const known = new Set(group.elements.filter(isObject).map(identity));
	const isNew = (record: JsonObject) => {
		const key = identity(record);
		return !known.has(key) && known.add(key);
	};
	const under = (name: string, elements: Json[]): Group => {
		const record = { shifts: elements };
		const key = stateIn(name);
		return {
			ancestor: { record, child: 'shifts', name: 'shifts', key, isElement: true, parent },
			elements,
			keys,
		};
	};
	const found = names.map((name) =>
		under(name, [ancestor.record[name] ?? []].flat().filter(isObject).filter(isNew)),
	);
	const all = [under(ancestor.child, group.elements), ...found];
	const filled = all.filter(({ elements }) => elements.length > 0);
	return filled.length > 0 ? filled : all.slice(0, 1);
}

/** A number that stands for the IDs of a record, or for all of it where it has none. */
function identity(record: JsonObject): number {
	const ids = Object.entries(record).filter(([name, id]) => isOwnId(name) && id !== null);
	return fingerprint(ids.length > 0 ? Object.fromEntries(ids) : record);
}

/** `id`, `shiftId` */
const isOwnId = oncePerName((name) => {
	const words = wordsOf(name);
	return ID.in(words) && words.every((word) => ID.has(word) || SHIFT.has(word));
});
