import { tooDeep } from './inputError';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[key: string]: Json;
}

/** Whether a value is an object, and neither null nor a list. */
export const isObject = (value: Json | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a value is a day or a time of day, however it is written. */
export const isTime = (value: Json | undefined): boolean =>
	typeof value === 'number'
		? // Seconds or milliseconds since 1970: no till holds that much.
			value > 1e9
		: typeof value === 'string' &&
			/^\d{4}-\d\d-\d\d|^\d{1,2}:\d\d|^\/Date\(|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|^\d{8}T|^\d{10}(\d{3})?$/.test(
				value,
			);

/**
 * `JSON.stringify`, which knows no limit of its own.
 *
 * @throws InputError for some thousands of levels
 */
export function jsonText(value: Json, replacer?: (key: string, value: Json) => Json): string {
	try {
		return JSON.stringify(value, replacer);
	} catch (error) {
		throw error instanceof RangeError ? tooDeep() : error;
	}
}

export type Resolve = (value: Json) => Json;

/**
 * .NET writes an object that it has written before as `{"$ref": "7"}`. Gives what stands behind one,
 * and other values as they are.
 */
export function resolverOf(body: Json): Resolve {
	let targets: Map<string, JsonObject> | undefined;
	return (value) => {
		if (!isObject(value) || typeof value['$ref'] !== 'string') return value;
		targets ??= targetsIn(body);
		return targets.get(value['$ref']) ?? value;
	};
}

function targetsIn(body: Json): Map<string, JsonObject> {
	const targets = new Map<string, JsonObject>();
	const left: Json[] = [body];
	for (let value = left.pop(); value !== undefined; value = left.pop()) {
		if (isObject(value) && typeof value['$id'] === 'string') targets.set(value['$id'], value);
		if (typeof value !== 'object' || value === null) continue;
		for (const part of Object.values(value)) {
			if (typeof part === 'object' && part !== null) left.push(part);
		}
	}
	return targets;
}
