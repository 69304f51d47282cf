import { isIncidental } from './canonical';
import { isObject, type Json } from './json';

/*
 * Makes one number of what a record holds, so that the records of two answers can be compared
 * without keeping them. The order of fields does not count, nor do incidental fields
 * (`isIncidental`).
 */

const FIELDS = new Map<string, number>();
const MOST_FIELDS = 20_000;

/**
 * The same number for two records that hold the same; others share one with a chance of 1 in 2^53.
 */
export function fingerprint(value: Json): number {
	const high = half(value, HIGH, 0);
	return (high & 0x1fffff) * 0x100000000 + (half(value, LOW, 0) >>> 0);
}

const DEEPEST = 60;

/** Start values that make the two halves of the number differ. */
interface Salt {
	list: number;
	part: number;
	record: number;
	name: number;
	text: number;
}

const HIGH: Salt = { list: 7, part: 0, record: 3, name: 0, text: 0x811c9dc5 };
const LOW: Salt = { list: 11, part: 0x5bd1e995, record: 5, name: 0x2545f491, text: 0x1b873593 };

/** Each half takes a pass of its own: returning both at once would allocate an object per value. */
function half(value: Json, salt: Salt, depth: number): number {
	if (depth > DEEPEST) return 1;
	if (Array.isArray(value)) {
		let result = salt.list;
		for (let at = 0; at < value.length; at++) {
			result = mix(result, half(value[at] as Json, salt, depth + 1) ^ salt.part);
		}
		return result;
	}
	if (isObject(value)) {
		let result = salt.record;
		for (const name in value) {
			if (isIncidental(name)) continue;
			const part = half(value[name] as Json, salt, depth + 1);
			// A sum does not depend on the order.
			result = (result + mix(hashOfName(name) ^ salt.name, part)) | 0;
		}
		return result;
	}
	return hash(typeof value === 'string' ? value : `\u0000${String(value)}`, salt.text);
}

function hashOfName(name: string): number {
	let known = FIELDS.get(name);
	if (known === undefined) {
		if (FIELDS.size >= MOST_FIELDS) FIELDS.clear();
		FIELDS.set(name, (known = hash(name, 0x9747b28c)));
	}
	return known;
}

function hash(text: string, seed: number): number {
	let result = seed;
	for (let at = 0; at < text.length; at++) {
		result = Math.imul(result ^ text.charCodeAt(at), 0x01000193);
	}
	return mix(result, text.length);
}

function mix(a: number, b: number): number {
	let mixed = Math.imul(a ^ (b + 0x9e3779b9 + (a << 6) + (a >>> 2)), 0x85ebca6b);
	mixed ^= mixed >>> 13;
	mixed = Math.imul(mixed, 0xc2b2ae35);
	return mixed ^ (mixed >>> 16);
}
