import { isObject, type Json, type JsonObject } from '../cashSheet/json';
import type { Answer } from './answer';

/** Objects beside the data that say how much of it came. */
const ENVELOPE =
	/^(meta|metadata|page|pages|paging|pageinfo|pager|pagination|paginator|links?|cursors?|info|resultset|resultinfo)$/;
const MORE =
	/^(has|is)?more(items|results|data|available|pages|records)?$|^hasnext(page)?$|^moreavailable$/;
const NEXT =
	/^(odata)?next(link|page|url|uri|href|cursor|token|pagetoken|pageurl|pagelink|pageuri|continuation)?$|^continuation(token|uri)?$/;
const PAGES = /^(total|num|number|count)(of)?pages?$|^pages?(count|total)$|^pages$|^lastpage$/;
/** What stands around everything. */
const WRAPPER = /^(d|data|results?|response|payload|body|content|root)$/;
const CUT = /^(is)?(truncated|partial|incomplete)(result|results|response)?$/;
const LEVELS = 3;

/**
 * Why an answer is only a part of what was asked for, in words that end a sentence; undefined where
 * nothing says so. Read are the status, the Link header, and the fields at the top of the response and
 * in the envelopes there, in any case and with or without underscores.
 */
export function whyPartial({ statusCode, headers }: Answer, body: Json): string | undefined {
	if (statusCode === 206) return 'it came with HTTP 206';
	const link = [headers['link']].flat().join(',').slice(0, 4000);
	if (/;\s*rel\s*=\s*("[^"]*\bnext\b|'?next\b)/i.test(link))
		return 'its Link header names a next page';
	return isObject(body) ? whyOf(body, LEVELS, false) : undefined;
}

function whyOf(object: JsonObject, levels: number, isEnvelope: boolean): string | undefined {
	for (const [name, value] of Object.entries(object)) {
		const key = name.length > 60 ? '' : name.toLowerCase().replace(/[^a-z]/g, '');
		if (key === '') continue;
		if (MORE.test(key) && isYes(value)) return `it says ${name}`;
		if (CUT.test(key) && isYes(value)) return `it says ${name}`;
		if (NEXT.test(key) && isGiven(value)) return `it names a next page (${name})`;
		// `pages` alone may be anything, unless it stands in an envelope.
		if (PAGES.test(key) && (isEnvelope || key !== 'pages') && Number(value) > 1) {
			if (typeof value !== 'object') return `it is one of ${Number(value)} pages (${name})`;
		}
		if (levels === 0 || !isObject(value)) continue;
		const isOne = ENVELOPE.test(key);
		const why = isOne || WRAPPER.test(key) ? whyOf(value, levels - 1, isOne) : undefined;
		if (why !== undefined) return why;
	}
	return undefined;
}

const isYes = (value: Json): boolean =>
	value === true || (typeof value === 'string' && /^(true|yes|y|1)$/i.test(value)) || value === 1;

/** Whether a next page is named: an address, a cursor, a number, or an object with an address. */
function isGiven(value: Json): boolean {
	if (isObject(value)) return Object.values(value).some((part) => !isObject(part) && isGiven(part));
	if (typeof value === 'string') return !/^\s*(|null|none|false|0)\s*$/i.test(value.slice(0, 100));
	return value === true || (typeof value === 'number' && value > 0);
}
