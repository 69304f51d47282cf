import { isObject, type Json, type JsonObject } from './json';
import { isWrapper } from './vocabulary/words';

/**
 * JSON with more levels is refused, as the functions that read it call themselves once per level.
 * Real responses have about ten levels.
 */
export const DEEPEST_NESTING = 200;

export type Parsed =
	{ value: Json; flaw?: undefined } | { value?: undefined; flaw: 'damaged' | 'nested too deeply' };

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
	const found = { isInexact: false };
	const parsed = parseOnce(text, deepest, found);
	const exact = found.isInexact ? withExactNumbers(text) : text;
	return exact === text ? parsed : parseOnce(exact, deepest, found);
}

function parseOnce(text: string, deepest: number, found: Found): Parsed {
	try {
		const whole = [JSON.parse(text) as Json];
		const isTidy = tidyList(whole, deepest + 1, found);
		return isTidy ? { value: whole[0] ?? null } : { flaw: 'nested too deeply' };
	} catch {
		return { flaw: 'damaged' };
	}
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

interface Found {
	isInexact: boolean;
}

/*
 * The two functions below make numbers that are not finite null, and note whether a number is beyond
 * those that are exact. They return whether there are at most so many levels of lists and objects.
 * Lists and objects have one each: it runs for millions of values, and takes half the time so.
 */

function tidyList(list: Json[], levels: number, found: Found): boolean {
	if (levels === 0) return false;
	for (let index = 0; index < list.length; index++) {
		const part = list[index];
		if (typeof part === 'number') {
			if (isInexact(part)) list[index] = tidyNumber(part, found);
		} else if (typeof part === 'object' && part !== null) {
			if (!tidyPart(part, levels - 1, found)) return false;
		}
	}
	return true;
}

function tidyObject(object: JsonObject, levels: number, found: Found): boolean {
	if (levels === 0) return false;
	for (const key in object) {
		const part = object[key];
		// Most values are texts.
		if (typeof part === 'string') continue;
		if (typeof part === 'number') {
			if (isInexact(part)) object[key] = tidyNumber(part, found);
		} else if (typeof part === 'object' && part !== null) {
			if (!tidyPart(part, levels - 1, found)) return false;
		}
	}
	return true;
}

const tidyPart = (part: Json[] | JsonObject, levels: number, found: Found): boolean =>
	Array.isArray(part) ? tidyList(part, levels, found) : tidyObject(part, levels, found);

const isInexact = (number: number) =>
	number > Number.MAX_SAFE_INTEGER || number < Number.MIN_SAFE_INTEGER;

/** `JSON.parse` makes Infinity of 1e400. */
function tidyNumber(number: number, found: Found): number | null {
	found.isInexact = true;
	return Number.isFinite(number) ? number : null;
}

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
