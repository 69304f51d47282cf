import { tooDeep } from '../inputError';
import { isObject, type Json, type JsonObject, type Resolve } from '../json';
import type { Step } from '../path';
import { isWrapper } from '../vocabulary/words';

/** An object above the shifts, and the field of it that leads down to them. */
export interface Ancestor {
	record: JsonObject;
	/** The field that leads to the shifts. */
	child: string;
	/** Fields beside it that hold further shifts. */
	beside?: readonly string[];
	/** What the record is called in the response: the name of the list that holds it, or ''. */
	name: string;
	/** Its key, where it stands in an object keyed by name. */
	key: string | undefined;
	/** Whether it stands in a list, or in an object keyed by name. */
	isElement: boolean;
	/** Whether it was made to hold totals of the shifts, and is no record of the response. */
	isTotal?: boolean;
	parent: Ancestor | undefined;
	/** The result of `sheetOf` from here: null for none, undefined before it is called. */
	sheet?: Ancestor | null;
}

/** Whether a field of an ancestor leads to the shifts. */
export const leadsDown = ({ child, beside }: Ancestor, name: string): boolean =>
	name === child || (beside?.includes(name) ?? false);

/** Shifts with the same ancestors. `elements` is the response's own list wherever there is one. */
export interface Group {
	ancestor: Ancestor | undefined;
	elements: Json[];
	/** The keys of the elements, where they stand in an object keyed by name. */
	keys: string[] | undefined;
}

/** More levels on the way to the elements, lists within lists included, are refused. */
const DEEPEST = 500;

/**
 * The elements at a path, with their ancestors, in the order of the response.
 *
 * @returns `fits` is false when a field of the path is missing everywhere; `hasReferences` tells
 * whether a reference (`$ref`) was followed
 * @throws InputError where they are nested too deeply
 */
export function elementsAt(
	body: Json,
	steps: Step[],
	resolve: Resolve,
): { groups: Group[]; fits: boolean; hasReferences: boolean } {
	const groups: Group[] = [];
	let fits = false;
	let hasReferences = false;
	const follow = (value: Json) => {
		const target = resolve(value);
		if (target !== value) hasReferences = true;
		return target;
	};
	const names = namesAlong(steps);
	const lists = steps.flatMap((step, at) => (typeof step === 'string' ? [at] : []));
	const [lastButOne = -1, lastList = -1] = [lists.at(-2), lists.at(-1)];
	const add = (ancestor: Ancestor | undefined, elements: Json[], keys?: string[]) => {
		const isBehind = hasReferences;
		const isReferred = (element: Json) => follow(element) !== element;
		// Behind a reference stand copies: the object itself may be an element elsewhere, or a field of
		// a record above, which it is going to inherit.
		const copy = (element: Json) => {
			const target = resolve(element);
			return isObject(target) && (isBehind || target !== element) ? { ...target } : element;
		};
		const read = elements.some(isReferred) || isBehind ? elements.map(copy) : elements;
		groups.push({ ancestor, elements: read, keys });
	};

	/** `taken` is the number of steps taken; `key` is the value's key in an object keyed by name. */
	const walk = (
		found: Json,
		taken: number,
		above: Ancestor | undefined,
		depth: number,
		key?: string,
	) => {
		if (depth > DEEPEST) throw tooDeep();
		const value = follow(found);
		const step = steps[taken];
		if (value === null) {
			fits = true;
			if (taken === lastList) add(above, []);
		} else if (step === undefined) {
			fits = true;
			// A path to a list may leave out the [] at its end.
			if (Array.isArray(value)) add(above, value);
			else add(above, [value]);
		} else if (typeof step === 'object') {
			if (Array.isArray(value)) {
				for (const element of value) walk(element, taken, above, depth + 1, key);
			} else if (isObject(value)) {
				const previous = steps[taken - 1];
				const ancestor = {
					record: value,
					child: step.key,
					name: names[taken] ?? '',
					key,
					isElement: typeof previous === 'string',
					parent: above,
					sheet: undefined,
				};
				const part = Object.hasOwn(value, step.key) ? value[step.key] : undefined;
				if (part !== undefined) walk(part, taken + 1, ancestor, depth + 1);
				// A sheet whose list is missing has no shifts.
				else if (ancestor.isElement && taken <= lastList && lastButOne < taken) add(ancestor, []);
			}
		} else {
			const keys = step === 'any' && isObject(value) ? Object.keys(value) : undefined;
			// Some serialisers write a list of one element as the element alone.
			const elements: Json[] = keys ? Object.values(value) : Array.isArray(value) ? value : [value];
			if (taken === steps.length - 1 || (elements.length === 0 && taken === lastList)) {
				fits = true;
				add(above, elements, keys);
			} else {
				fits ||= elements.length === 0;
				const byKey = typeof steps[taken + 1] === 'object';
				elements.forEach((element, index) => {
					const name = keys?.[index];
					// A record becomes an ancestor and keeps its key; any other value needs a holder for it.
					if (name === undefined || byKey) walk(element, taken + 1, above, depth + 1, name);
					else {
						const under = holder(element, name, names[taken] ?? '', above);
						walk(element, taken + 1, under, depth + 1);
					}
				});
			}
		}
	};

	walk(body, 0, undefined, 0);
	return { groups, fits, hasReferences };
}

/** Makes an ancestor of a key whose value is no record: `{"2026-03-05": [shift, shift]}` */
function holder(element: Json, key: string, name: string, parent: Ancestor | undefined): Ancestor {
	return { record: { shifts: element }, child: 'shifts', name, key, isElement: true, parent };
}

/** For each step, the name of the record that it starts from: the last one that is no wrapper's. */
function namesAlong(steps: Step[]): string[] {
	const names: string[] = [];
	let name = '';
	for (const step of steps) {
		names.push(name);
		if (typeof step === 'object' && !isWrapper(step.key)) name = step.key;
	}
	return names;
}
