import { isIncidental } from './canonical';
import { isObject, type Json } from './json';

/*
 * What a record holds as one number, so that two answers can be compared without keeping either. The
 * order of fields does not count, nor do marks of a serialiser and times of modification.
 */

const FIELDS = new Map<string, number>();
const MOST_FIELDS = 20_000;

/** The same for two records that hold the same; different ones share a number once in 2^53. */
export function fingerprint(value: Json): number {
	const [high, low] = halves(value, 0);
	return (high & 0x1fffff) * 0x100000000 + (low >>> 0);
}

const DEEPEST = 60;

function halves(value: Json, depth: number): [number, number] {
	if (depth > DEEPEST) return [1, 1];
	if (Array.isArray(value)) {
		let high = 7;
		let low = 11;
		for (const part of value) {
			const [a, b] = halves(part, depth + 1);
			high = mix(high, a);
			low = mix(low, b ^ 0x5bd1e995);
		}
		return [high, low];
	}
	if (isObject(value)) {
		let high = 3;
		let low = 5;
		for (const name in value) {
			if (isIncidental(name)) continue;
			const [a, b] = halves(value[name] as Json, depth + 1);
			const key = hashOfName(name);
			// A sum does not depend on the order.
			high = (high + mix(key, a)) | 0;
			low = (low + mix(key ^ 0x2545f491, b)) | 0;
		}
		return [high, low];
	}
	const text = typeof value === 'string' ? value : `\u0000${String(value)}`;
	return [hash(text, 0x811c9dc5), hash(text, 0x1b873593)];
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
