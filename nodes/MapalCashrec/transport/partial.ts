import { isObject, type Json } from '../cashSheet/json';
import { parseJson } from '../cashSheet/parseJson';
import { oncePerName } from '../cashSheet/vocabulary/words';
import type { Answer } from './answer';
import { CUT, DATA, isGiven, isYes, MORE, NEXT, plain, whyOf } from './partialFields';

const LEVELS = 3;

/**
 * Why an answer is only a part of what was asked for, in words that end a sentence; undefined if
 * nothing says so. Looks at the status, the headers that tell of pages, and the fields at the
 * top of the response and in its envelopes. Upper and lower case and underscores make no
 * difference.
 */
export function whyPartial({ statusCode, headers }: Answer, body: Json): string | undefined {
	if (statusCode === 206 || statusCode === 207) return `it came with HTTP ${statusCode}`;
	let counted: number | undefined;
	// Counted once, however many fields say how many records there are.
	const records = () => (counted ??= recordsIn(body));
	const byHeader = whyByHeaders(headers, records);
	if (byHeader !== undefined) return byHeader;
	const why = isObject(body) ? whyOf(body, LEVELS, false, records) : undefined;
	if (why !== undefined) return why;
	const more = moreWithin(body, Array.isArray(body) ? LEVELS : LEVELS + 1);
	return more === undefined ? undefined : `a list in it says ${more}`;
}

function whyByHeaders(headers: Answer['headers'], records: () => number): string | undefined {
	const link = [headers['link']].flat().join(',').slice(0, 4000);
	if (/;\s*rel\s*=\s*("[^"]*\bnext\b|'?next\b)/i.test(link))
		return 'its Link header names a next page';
	const pages = parseJson(String(headers['x-pagination'] ?? '').slice(0, 4000)).value;
	const byPages = isObject(pages) ? whyOf(pages, 0, true, records) : undefined;
	if (byPages !== undefined) return `${byPages} in its header X-Pagination`;
	for (const name of ['x-total-pages', 'x-page-count']) {
		const count = Number(headers[name]);
		if (count > 1) return `its header ${name} says ${count} pages`;
	}
	// `0-49/320`, or `items 0-49/320`
	const range = /\d\/(\d+)\s*$/.exec(String(headers['content-range'] ?? '').slice(0, 200));
	for (const [name, value] of [
		['x-total-count', headers['x-total-count']],
		['content-range', range?.[1]],
	] as const) {
		const all = Number(value);
		const came = all > 0 ? records() : 0;
		if (came > 0 && all > came) return `its header ${name} says ${all}, and it has ${came}`;
	}
	for (const [name, value] of Object.entries(headers)) {
		if (!/^x-/i.test(name) || name.length > 60) continue;
		const key = plain(name.replace(/^x-(ms-)?/i, ''));
		const text = String(value).slice(0, 200);
		if ((MORE.test(key) || CUT.test(key)) && isYes(text)) return `its header ${name} says so`;
		if (NEXT.test(key) && isGiven(text)) return `its header ${name} names a next page`;
	}
	return undefined;
}

/**
 * The name of a field by which a list within a record says that it goes on:
 * `shifts: {data: […], has_more: true}`. Most shifts are not looked at, as there may be very many.
 */
function moreWithin(value: Json, levels: number): string | undefined {
	if (levels === 0) return undefined;
	if (Array.isArray(value)) {
		// Nothing lies within the last level: its elements need not be walked.
		if (levels === 1) return undefined;
		for (const part of value) {
			const within = moreWithin(part, levels - 1);
			if (within !== undefined) return within;
		}
		return undefined;
	}
	if (!isObject(value)) return undefined;
	let isAroundData = false;
	for (const name in value) {
		const part = value[name];
		if (typeof part !== 'object' || part === null) continue;
		const within = moreWithin(part, levels - 1);
		if (within !== undefined) return within;
		isAroundData ||= Array.isArray(part) && isDataName(name);
	}
	if (!isAroundData) return undefined;
	return Object.keys(value).find(
		(name) => value[name] === true && name.length <= 60 && MORE.test(plain(name)),
	);
}

const isDataName = oncePerName((name) => DATA.test(plain(name)));

/**
 * How many records a response holds: those of its longest list, or those of the lists within it if
 * they are more. The API may have counted the sheets or their shifts.
 */
function recordsIn(body: Json, levels = LEVELS): number {
	if (Array.isArray(body)) {
		let inner = 0;
		for (const element of body) {
			let most = 0;
			if (levels > 0 && isObject(element)) {
				for (const key in element) {
					const part = element[key];
					if (Array.isArray(part) && part.length > most) most = part.length;
				}
			}
			inner += most;
		}
		return Math.max(body.length, inner);
	}
	if (!isObject(body) || levels === 0) return 0;
	let most = 0;
	for (const key in body) most = Math.max(most, recordsIn(body[key] as Json, levels - 1));
	return most;
}
