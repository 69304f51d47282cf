import { setField } from './items';
import { isObject, jsonText, type Json, type JsonObject } from './json';

const DEEPEST = 50;

/**
 * Makes an item of scalars on one level, for spreadsheets: `{a: {b: 1}}` becomes `{a_b: 1}`. Lists
 * of scalars are joined with commas, lists with records become JSON text, empty objects null.
 */
export function flatten(item: JsonObject): JsonObject {
	const flat: JsonObject = {};
	/** The number that the next field of a name gets (`name_2`), by name. */
	const numbers = new Map<string, number>();
	const set = (name: string, value: Json) => {
		let free = name;
		if (Object.hasOwn(flat, free)) {
			let number = numbers.get(name) ?? 2;
			while (Object.hasOwn(flat, `${name}_${number}`)) number++;
			numbers.set(name, number + 1);
			free = `${name}_${number}`;
		}
		setField(flat, free, value);
	};
	const add = (record: JsonObject, prefix: string, depth: number) => {
		for (const name of Object.keys(record)) {
			const value = record[name] as Json;
			if (isObject(value) && depth < DEEPEST) {
				if (Object.keys(value).length > 0) add(value, `${prefix}${name}_`, depth + 1);
				else set(prefix + name, null);
			} else if (typeof value !== 'object' || value === null) {
				set(prefix + name, value);
			} else if (
				Array.isArray(value) &&
				value.every((part) => typeof part !== 'object' || part === null)
			) {
				set(prefix + name, value.join(', '));
			} else {
				set(prefix + name, jsonText(value));
			}
		}
	};
	add(item, '', 0);
	return flat;
}
