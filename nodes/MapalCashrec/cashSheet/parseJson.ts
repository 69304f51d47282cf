import { isObject, type Json } from './json';
import { isWrapper } from './vocabulary/words';

/**
 * JSON with more levels is refused, as the functions that read it call themselves once per level.
 * Real responses have about ten levels.
 */
export const DEEPEST_NESTING = 200;

export type Parsed =
	{ value: Json; flaw?: undefined } | { value?: undefined; flaw: 'damaged' | 'nested too deeply' };

/** Whole numbers with fewer digits are below 2^53. */
const LONG = 16;

/**
 * Whether a text has a run of at least 16 digits. Looks at every 16th character only: one of them
 * lies within any such run.
 */
function hasLongNumber(text: string): boolean {
	const isDigit = (at: number) => {
		const code = text.charCodeAt(at);
		return code >= 48 && code <= 57;
	};
	for (let at = LONG - 1; at < text.length; at += LONG) {
		if (!isDigit(at)) continue;
		let start = at;
		while (start > 0 && isDigit(start - 1)) start--;
		let end = at + 1;
		while (end < text.length && isDigit(end)) end++;
		if (end - start >= LONG) return true;
	}
	return false;
}

const LONG_NUMBER = /\d{16}/g;
const NUMBER_CHARACTER = /[\d+\-.eE]/;
const WHOLE_NUMBER = /^-?[1-9]\d*$/;

/**
 * Parses JSON without losing digits: a whole number beyond 2^53 (an ID of 64 bits) becomes text, a
 * number that is not finite, such as 1e400, becomes null. All else is as `JSON.parse` returns it.
 * The time it takes is in proportion to the length of the text, whatever the text holds.
 *
 * @returns the value, or what is wrong with the text
 */
export function parseJson(text: string, deepest = DEEPEST_NESTING): Parsed {
	let value: Json;
	try {
		value = JSON.parse(hasLongNumber(text) ? withExactNumbers(text) : text) as Json;
	} catch {
		return { flaw: 'damaged' };
	}
	if (isInfinite(value)) return { value: null };
	return tidy(value, deepest) ? { value } : { flaw: 'nested too deeply' };
}

/** Replaces the numbers that `JSON.parse` would change. Text in quotes stays as it is. */
function withExactNumbers(text: string): string {
	const pieces: string[] = [];
	let copied = 0;
	/** A position outside of any string: everything before it has been looked at. */
	let at = 0;
	let quote = text.indexOf('"');
	LONG_NUMBER.lastIndex = 0;
	for (let found = LONG_NUMBER.exec(text); found; found = LONG_NUMBER.exec(text)) {
		while (quote !== -1 && quote < found.index) {
			at = endOfString(text, quote);
			quote = text.indexOf('"', at);
		}
		if (found.index < at) {
			LONG_NUMBER.lastIndex = at;
			continue;
		}
		let start = found.index;
		while (start > at && NUMBER_CHARACTER.test(text[start - 1] ?? '')) start--;
		let end = found.index + found[0].length;
		while (end < text.length && NUMBER_CHARACTER.test(text[end] ?? '')) end++;
		LONG_NUMBER.lastIndex = end;
		at = end;
		const written = text.slice(start, end);
		const exact = exactly(written);
		if (exact === written) continue;
		pieces.push(text.slice(copied, start), exact);
		copied = end;
	}
	return copied === 0 ? text : pieces.join('') + text.slice(copied);
}

/** A whole number that a number can't hold as text; others as they are written. */
const exactly = (written: string): string =>
	WHOLE_NUMBER.test(written) && !Number.isSafeInteger(Number(written)) ? `"${written}"` : written;

/** The position after the string that begins at a quotation mark. */
function endOfString(text: string, start: number): number {
	for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
		let backslash = end - 1;
		while (text[backslash] === '\\') backslash--;
		if ((end - backslash) % 2 === 1) return end + 1;
	}
	return text.length;
}

/**
 * Makes numbers that are not finite null.
 *
 * @returns whether a value has at most `levels` levels of lists and objects
 */
function tidy(value: Json, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (levels === 0) return false;
	// By index and by key: `Object.values` would make a list for each of millions of values.
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index++) {
			const part = value[index];
			if (typeof part === 'object') {
				if (part !== null && !tidy(part, levels - 1)) return false;
			} else if (isInfinite(part)) value[index] = null;
		}
		return true;
	}
	for (const key in value) {
		const part = value[key];
		if (typeof part === 'object') {
			if (part !== null && !tidy(part, levels - 1)) return false;
		} else if (isInfinite(part)) value[key] = null;
	}
	return true;
}

/** `JSON.parse` makes Infinity of 1e400. */
const isInfinite = (value: Json | undefined) => value === Infinity || value === -Infinity;

/**
 * ASP.NET services may send JSON as a text within JSON: `{"d": "[{…}]"}`. Returns such a body with
 * the text parsed, and any other body unchanged.
 */
export function withEmbeddedJson(body: Json): Json {
	if (!isObject(body)) return body;
	const [entry, ...others] = Object.entries(body);
	const [key, text] = entry ?? [];
	if (key === undefined || others.length > 0 || typeof text !== 'string') return body;
	if (!isWrapper(key) || !/^\s*[[{]/.test(text)) return body;
	const { value } = parseJson(text);
	return value === undefined ? body : { [key]: value };
}
