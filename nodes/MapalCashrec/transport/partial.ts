import { isObject, type Json, type JsonObject } from '../cashSheet/json';
import { parseJson } from '../cashSheet/parseJson';
import { oncePerName } from '../cashSheet/vocabulary/words';
import type { Answer } from './answer';

/** Objects beside the data that say how much of it came. */
const ENVELOPE =
	/^(meta|metadata|page|pages|paging|pageinfo|pager|pagination|paginator|paginacion|paginado|hits|links?|cursors?|info|resultset|resultinfo)$/;
const MORE =
	/^(has|is)?more(items|results|data|available|pages|records)?$|^hasnext(page)?$|^moreavailable$|^(hay|tiene)mas(resultados|registros|paginas|datos)?$/;
const NEXT =
	/^(odata)?next(link|page|url|uri|href|cursor|token|key|offset|start|pagetoken|pageurl|pagelink|pageuri|recordsurl|continuation)?$|^continuation(token|uri)?$|^skiptoken$|^(pagina)?siguiente$/;
const PAGES =
	/^(total|num|number|count)(of)?pages?$|^pages?(count|total)$|^pages$|^lastpage$|^(total|num|numero)(de)?paginas$/;
/** The number of all records, of which the list beside it may hold only some. */
const ALL =
	/^(odata)?(total|overall)?(count|records|items|results|elements|rows|entries)$|^(num|number)(of)?(records|items|results|elements|rows)$|^(records?|items?|results?|rows?)(count|total)$|^(total|num|numero)(de)?(registros|elementos|resultados|filas)$|^count(total|all)$/;
/** Fields that are false if something is missing. */
const WHOLE = /^(is)?(complete|completed|completo|done|last|lastpage|whole)$/;
const GOOD = /^(is)?(success|successful|succeeded|ok|exito)$/;
/** Names of an object around all else. */
const WRAPPER = /^(d|data|results?|response|payload|body|content|root)$/;
const DATA = /^(d|data|results?|content|items|value|records|rows|datos|elementos|registros)$/;
const PART =
	/^(offset|limit|skip|take|top|startat|maxresults|pagesize|perpage|pagenumber|desplazamiento|limite)$/;
const CUT = /^(is)?(truncated|partial|incomplete)(result|results|response)?$/;
const LEVELS = 3;

/**
 * Why an answer is only a part of what was asked for, in words that end a sentence; undefined if
 * nothing says so. Looks at the status, the headers that tell of pages, and the fields at the
 * top of the response and in its envelopes. Upper and lower case and underscores make no
 * difference.
 */
export function whyPartial({ statusCode, headers }: Answer, body: Json): string | undefined {
	if (statusCode === 206) return 'it came with HTTP 206';
	const link = [headers['link']].flat().join(',').slice(0, 4000);
	if (/;\s*rel\s*=\s*("[^"]*\bnext\b|'?next\b)/i.test(link))
		return 'its Link header names a next page';
	let counted: number | undefined;
	// Counted once, however many fields say how many records there are.
	const records = () => (counted ??= recordsIn(body));
	const pages = parseJson(String(headers['x-pagination'] ?? '').slice(0, 4000)).value;
	const byHeader = isObject(pages) ? whyOf(pages, 0, true, records) : undefined;
	if (byHeader !== undefined) return `${byHeader} in its header X-Pagination`;
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
	const why = isObject(body) ? whyOf(body, LEVELS, false, records) : undefined;
	if (why !== undefined) return why;
	const more = moreWithin(body, Array.isArray(body) ? LEVELS : LEVELS + 1);
	return more === undefined ? undefined : `a list in it says ${more}`;
}

/**
 * The name of a field by which a list within a record says that it goes on:
 * `shifts: {data: […], has_more: true}`. Most shifts are not looked at, as there may be very many.
 */
function moreWithin(value: Json, levels: number): string | undefined {
	if (levels === 0) return undefined;
	if (Array.isArray(value)) return firstOf(value, (part) => moreWithin(part, levels - 1));
	if (!isObject(value)) return undefined;
	const names = Object.keys(value);
	const within = firstOf(names, (name) => moreWithin(value[name] as Json, levels - 1));
	if (within !== undefined || !names.some((name) => isDataList(name, value[name]))) return within;
	return names.find((name) => value[name] === true && name.length <= 60 && MORE.test(plain(name)));
}

const isDataList = (name: string, value: Json | undefined): boolean =>
	Array.isArray(value) && DATA.test(plain(name));

function firstOf<T>(list: readonly T[], find: (one: T) => string | undefined): string | undefined {
	for (const one of list) {
		const found = find(one);
		if (found !== undefined) return found;
	}
	return undefined;
}

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

function whyOf(
	object: JsonObject,
	levels: number,
	isEnvelope: boolean,
	records: () => number,
): string | undefined {
	let isPage: boolean | undefined;
	let isPart: boolean | undefined;
	for (const [name, value] of Object.entries(object)) {
		const key = name.length > 60 ? '' : plain(name);
		if (key === '') continue;
		if (MORE.test(key) && isYes(value)) return `it says ${name}`;
		if (CUT.test(key) && isYes(value)) return `it says ${name}`;
		if (NEXT.test(key) && isGiven(value)) return `it names a next page (${name})`;
		// `pages` alone may be anything, unless it stands in an envelope.
		if (PAGES.test(key) && (isEnvelope || key !== 'pages') && Number(value) > 1) {
			if (typeof value !== 'object') return `it is one of ${Number(value)} pages (${name})`;
		}
		const all = numberOf(value);
		// A total alone may be an amount, unless the answer says which part of it this is.
		const isAll =
			ALL.test(key) || (key === 'total' && (isEnvelope || (isPart ??= saysWhichPart(object))));
		if (isAll && Number.isInteger(all)) {
			const came = records();
			if (came > 0 && all > came) return `it says ${name} ${all}, and has ${came}`;
		}
		// Not in a single sheet: that is not complete as long as its day goes on.
		if (isNo(value)) {
			const isOfAnswer =
				GOOD.test(key) || (WHOLE.test(key) && (isEnvelope || (isPage ??= holdsData(object))));
			if (isOfAnswer) return `it says ${name}: false`;
		}
		if (levels === 0 || !isObject(value)) continue;
		const isOne = ENVELOPE.test(key);
		const why = isOne || WRAPPER.test(key) ? whyOf(value, levels - 1, isOne, records) : undefined;
		if (why !== undefined) return why;
	}
	return undefined;
}

/** The letters of a name, without accents. */
const plain = oncePerName((name) =>
	name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z]/g, ''),
);

/** Whether an object has a field whose name can only be that of the data. */
const holdsData = (object: JsonObject): boolean =>
	Object.keys(object).some((name) => DATA.test(plain(name)));

/** Whether an object says from which record on, and how many at most. */
const saysWhichPart = (object: JsonObject): boolean =>
	Object.keys(object).some((name) => PART.test(plain(name)));

/** A number, or one within an object (`hits.total.value`). */
function numberOf(value: Json): number {
	const number = isObject(value) ? value['value'] : value;
	return typeof number === 'number' ? number : NaN;
}

const isNo = (value: Json): boolean => value === false || value === 'false';

const isYes = (value: Json): boolean =>
	value === true || (typeof value === 'string' && /^(true|yes|y|1)$/i.test(value)) || value === 1;

/** Whether a next page is named: an address, a cursor, a number, or an object with an address. */
function isGiven(value: Json): boolean {
	if (isObject(value)) return Object.values(value).some((part) => !isObject(part) && isGiven(part));
	if (typeof value === 'string') return !/^\s*(|null|none|false|0)\s*$/i.test(value.slice(0, 100));
	return value === true || (typeof value === 'number' && value > 0);
}
