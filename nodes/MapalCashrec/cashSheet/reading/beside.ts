import { fingerprint } from '../fingerprint';
import { isObject, type Json, type JsonObject } from '../json';
import { isShiftOfState, stateIn } from '../locate/beside';
import { ID, SHIFT } from '../vocabulary/concepts';
import { oncePerName, wordsOf } from '../vocabulary/words';
import type { Ancestor, Group } from './groups';

/**
 * The shifts of groups with those that stand beside their list under other names (`nodesBeside`). A
 * record that stands there twice is given once.
 *
 * Where the list is named after a state (`closedShifts`), there is a group for each state, with the
 * state as the key, as if they stood in an object keyed by it; also where nothing stands beside it,
 * as a shift must not change when another one is opened.
 */
export function withBeside(groups: Group[], names: readonly string[]): Group[] {
	// All stand in fields of the same name.
	const [first] = groups;
	if (!first?.ancestor || first.keys) return groups;
	const { child } = first.ancestor;
	const isSorted = stateIn(child) !== '' && (names.length > 0 || isShiftOfState(child));
	const isAlone = names.length === 0 && fieldsBeside(first.ancestor, names).length === 0;
	if (!isSorted && isAlone) return groups;
	return groups.flatMap((group) => {
		const { ancestor } = group;
		if (!ancestor) return group;
		const parent = { ...ancestor, beside: fieldsBeside(ancestor, names) };
		return isSorted ? sorted(group, parent, names) : [withOpen(group, parent, names)];
	});
}

/** The fields of a record that hold further shifts, or will when there are any. */
const fieldsBeside = ({ record, child }: Ancestor, names: readonly string[]): string[] =>
	Object.keys(record).filter(
		(name) =>
			names.includes(name) ||
			(name !== child && typeof record[name] === 'object' && isShiftOfState(name)),
	);

function sorted(group: Group, parent: Ancestor, names: readonly string[]): Group[] {
	const isNew = newTo(group.elements);
	const under = (name: string, elements: Json[]): Group => {
		const record = { shifts: elements };
		const key = stateIn(name);
		const ancestor = { record, child: 'shifts', name: 'shifts', key, isElement: true, parent };
		return { ancestor, elements, keys: undefined };
	};
	const found = names.map((name) => under(name, recordsIn(parent, name).filter(isNew)));
	const all = [under(parent.child, group.elements), ...found];
	const filled = all.filter(({ elements }) => elements.length > 0);
	return filled.length > 0 ? filled : all.slice(0, 1);
}

/** Without an ID of its own a record may be one of the list again. */
function withOpen(group: Group, parent: Ancestor, names: readonly string[]): Group {
	const isNew = newTo(group.elements);
	const open = names
		.flatMap((name) => recordsIn(parent, name))
		.filter((record) => idsOf(record).length > 0 && isNew(record));
	const elements = open.length > 0 ? [...group.elements, ...open] : group.elements;
	return { ...group, ancestor: parent, elements };
}

const recordsIn = ({ record }: Ancestor, name: string): JsonObject[] =>
	[record[name] ?? []].flat().filter(isObject);

/** Returns a function that tells whether a record is neither one of these nor was asked for before. */
function newTo(elements: readonly Json[]): (record: JsonObject) => boolean {
	let known: Set<number> | undefined;
	return (record) => {
		// Most sheets have nothing beside their list: then it is not gone through.
		known ??= new Set(elements.filter(isObject).map(identity));
		const key = identity(record);
		const isNew = !known.has(key);
		known.add(key);
		return isNew;
	};
}

/** A number that stands for the IDs of a record, or for all of it where it has none. */
function identity(record: JsonObject): number {
	const ids = idsOf(record);
	return fingerprint(ids.length > 0 ? Object.fromEntries(ids) : record);
}

const idsOf = (record: JsonObject): Array<[string, Json]> =>
	Object.entries(record).filter(([name, id]) => isOwnId(name) && id !== null);

/** `id`, `shiftId` */
const isOwnId = oncePerName((name) => {
	const words = wordsOf(name);
	return ID.in(words) && words.every((word) => ID.has(word) || SHIFT.has(word));
});
