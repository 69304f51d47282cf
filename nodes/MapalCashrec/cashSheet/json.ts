import { tooDeep } from './inputError';

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[key: string]: Json;
}

/** Whether a value is an object, and neither null nor a list. */
export const isObject = (value: Json | undefined): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether the text of a time may begin so: with a digit, or a slash (`/Date(`). */
const isTimeStart = (code: number) => code >= 47 && code <= 57;

/** Whether a value looks like a date, a moment or a time of day, in any common notation. */
export const isTime = (value: Json | undefined): boolean =>
	typeof value === 'number'
		? // Larger numbers are seconds or milliseconds since 1970: no till holds so much money.
			value > 1e9
		: typeof value === 'string' &&
			// Most texts are names, and need no more than a look at how they begin.
			isTimeStart(value.charCodeAt(0)) &&
			/^\d{4}-\d\d-\d\d|^\d{1,2}:\d\d|^\/Date\(|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|^\d{8}T|^\d{10}(\d{3})?$/.test(
				value,
			);

/**
 * `JSON.stringify` with an error that users can read.
 *
 * @throws InputError for a value with thousands of levels, on which `JSON.stringify` fails
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
 * .NET writes an object in full only once, with an `$id`, and then as `{"$ref": "7"}`. Returns a
 * function that gives the object for such a reference, and every other value unchanged.
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
