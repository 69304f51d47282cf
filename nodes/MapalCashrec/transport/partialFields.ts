import { isObject, type Json, type JsonObject } from '../cashSheet/json';
import { CENTRE, DAY, SHEET, SHIFT } from '../cashSheet/vocabulary/concepts';
import { oncePerName, wordsOf } from '../cashSheet/vocabulary/words';

/** Objects beside the data that say how much of it came. */
const ENVELOPE =
	/^(meta|metadata|page|pages|paging|pageinfo|pager|pagination|paginator|paginacion|paginado|hits|links?|cursors?|info|resultset|resultinfo)$/;
export const MORE =
	/^(has|is)?more(items|results|data|available|pages|records)?$|^hasnext(page)?$|^moreavailable$|^(hay|tiene)mas(resultados|registros|paginas|datos)?$/;
export const NEXT =
	/^(odata)?next(link|page|url|uri|href|cursor|token|key|offset|start|pagetoken|pageurl|pagelink|pageuri|recordsurl|continuation)?$|^continuation(token|uri)?$|^skiptoken$|^(pagina)?siguiente$/;
const PAGES =
	/^(total|num|number|count)(of)?pages?$|^pages?(count|total)$|^pages$|^lastpage$|^(total|num|numero)(de)?paginas$/;
/** The number of all records, of which the list beside it may hold only some. */
const ALL =
	/^(odata)?(total|overall)?(count|records|items|results|elements|rows|entries)$|^(num|number)(of)?(records|items|results|elements|rows)$|^(records?|items?|results?|rows?)(count|total)$|^(total|num|numero)(de)?(registros|elementos|resultados|filas)$|^count(total|all)$/;
/** Fields that are false if something is missing. */
const WHOLE = /^(is)?(complete|completed|completo|done|last|lastpage|finalpage|whole)$/;
const GOOD = /^(is)?(success|successful|succeeded|ok|exito)$/;
/** Fields that say that all was not given as it would have been too much. */
const LIMIT =
	/(limit|max|record|result|row|limite|maximo)\w*(reached|exceeded|hit|alcanzado|superado)$/;
const REMAINING =
	/^(remaining|restantes?)(count|items|records|results|rows|pages|registros)?$|^(items|records|results|rows|pages|registros)(remaining|left|restantes)$/;
const STATUS = /^(response|result)?(status|state|result|outcome|estado|resultado)$/;
const PARTLY =
	/^\s*(partial|partially|parcial|truncated)([ _-]?(success|content|results?|complete))?\s*$/i;
/** `1 of 4`, `1/4` */
const PAGE = /^(current)?(page|pagina)(number|num)?$/;
const PAGE_OF = /^\s*(?:p[aá]g(?:e|ina) )?\d{1,6}\s*(?:of|de|sur|von|di|\/)\s*(\d{1,6})\s*$/i;
const LINKS = /^links?$/;
/** Words of fields that are about the question or the answer. */
const OF_ANSWER =
	/^(start|end|from|to|list|server|request|requested|response|generated|count|total)$/;
/** Lists of what could not be read: `failedCentres`, `skippedDays`. */
const FAILED =
	/^(failed|failing|skipped|omitted|unavailable|unreachable|errored|fallid[oa]|omitid[oa]|error)$/;
/** Names of an object around all else. */
const WRAPPER = /^(d|data|results?|response|payload|body|content|root)$/;
export const DATA =
	/^(d|data|results?|content|items|value|records|rows|datos|elementos|registros)$/;
const PART =
	/^(offset|limit|skip|take|top|startat|maxresults|pagesize|perpage|pagenumber|desplazamiento|limite)$/;
/** How many records came. */
const CAME =
	/^(count|to|size|returned|shown|length)$|^(returned|shown|page)?(count|size|records|items|results)$/;
export const CUT = /^(is)?(truncated|partial|incomplete)(result|results|response)?$/;

/**
 * Why an object of an answer says that only a part came, by its fields and those of its envelopes.
 *
 * @param levels how many levels of envelopes are looked into
 * @param records counts the records that came
 */
export function whyOf(
	object: JsonObject,
	levels: number,
	isEnvelope: boolean,
	records: () => number,
): string | undefined {
	let isAnswer: boolean | undefined;
	const isOfAnswer = () => isEnvelope || (isAnswer ??= isAroundList(object) && !isSheet(object));
	let part: boolean | undefined;
	const isPart = () => (part ??= saysWhichPart(object, records, isOfAnswer));
	for (const [name, value] of Object.entries(object)) {
		const key = name.length > 60 ? '' : plain(name);
		if (key === '') continue;
		const why =
			whyNamed(key, name, value) ??
			whyCounted(key, name, value, records, isEnvelope, isPart) ??
			(isOwn(key, name, value) && isOfAnswer() ? ownWords(name, value) : undefined);
		if (why !== undefined) return why;
		if (isNo(value) && WHOLE.test(key) && holdsData(object)) return ownWords(name, value);
		if (levels === 0 || !isObject(value)) continue;
		const isOne = ENVELOPE.test(key);
		const within =
			isOne || WRAPPER.test(key) ? whyOf(value, levels - 1, isOne, records) : undefined;
		if (within !== undefined) return within;
	}
	return undefined;
}

/** By a field that can be about nothing else. */
function whyNamed(key: string, name: string, value: Json): string | undefined {
	if ((MORE.test(key) || CUT.test(key)) && isYes(value)) return `it says ${name}`;
	if (NEXT.test(key) && isGiven(value)) return `it names a next page (${name})`;
	if (LINKS.test(key) && Array.isArray(value) && value.some(isNextLink)) {
		return `it names a next page (${name})`;
	}
	if (key !== 'pages' && PAGES.test(key) && isMany(value)) return pagesWords(name, value);
	return GOOD.test(key) && isNo(value) ? ownWords(name, value) : undefined;
}

const isMany = (value: Json): boolean => typeof value !== 'object' && Number(value) > 1;

const pagesWords = (name: string, value: Json): string =>
	`it is one of ${Number(value)} pages (${name})`;

/** By the number of all records. `total` alone may be an amount. */
function whyCounted(
	key: string,
	name: string,
	value: Json,
	records: () => number,
	isEnvelope: boolean,
	isPart: () => boolean,
): string | undefined {
	const all = numberOf(value);
	if (!Number.isInteger(all)) return undefined;
	if (!ALL.test(key) && !(key === 'total' && (isEnvelope || isPart()))) return undefined;
	const came = records();
	return came > 0 && all > came ? `it says ${name} ${all}, and has ${came}` : undefined;
}

/** Whether a field says that a part came, but may also be a sheet's own field of that name. */
function isOwn(key: string, name: string, value: Json): boolean {
	if (isNo(value)) return WHOLE.test(key);
	if (isYes(value) && LIMIT.test(key)) return true;
	if (key === 'pages') return isMany(value);
	if (typeof value === 'number' && REMAINING.test(key)) return value > 0 && Number.isInteger(value);
	if (typeof value === 'string') {
		if (PAGE.test(key)) return Number(PAGE_OF.exec(value.slice(0, 60))?.[1]) > 1;
		return STATUS.test(key) && PARTLY.test(value.slice(0, 60));
	}
	return (
		isFailed(name) &&
		(Array.isArray(value) ? value.length > 0 : typeof value === 'number' && value > 0)
	);
}

/** `it says complete: false`, `it says page 1 of 4`, `it says failedCentres` */
function ownWords(name: string, value: Json): string {
	if (plain(name) === 'pages') return pagesWords(name, value);
	if (isNo(value)) return `it says ${name}: false`;
	const isShort = typeof value === 'number' || (typeof value === 'string' && value.length <= 30);
	return isShort ? `it says ${name} ${String(value).trim()}` : `it says ${name}`;
}

/** Whether a name is that of a list of what could not be read: `failedCentres`, `skippedDays`. */
function isFailed(name: string): boolean {
	const words = wordsOf(name);
	return (
		words.some((word) => FAILED.test(word)) &&
		words.some((word) => [CENTRE, DAY, SHEET, SHIFT].some((set) => set.has(word)))
	);
}

/** `{rel: 'next', href: '…'}` */
const isNextLink = (link: Json): boolean =>
	isObject(link) &&
	[link['rel'], link['relation'], link['name']].some(
		(rel) => typeof rel === 'string' && /^(next|siguiente)$/i.test(rel),
	) &&
	[link['href'], link['url'], link['uri'], link['link']].some(
		(address) => address !== undefined && isGiven(address),
	);

/** Whether an object has a list, as one around all the data does. */
const isAroundList = (object: JsonObject): boolean => Object.values(object).some(Array.isArray);

/** Whether an object is a sheet or a shift, with a day, a centre or an ID of its own. */
export const isSheet = (object: JsonObject): boolean =>
	Object.keys(object).some((name) => !Array.isArray(object[name]) && isOfSheet(name));

const isOfSheet = oncePerName((name) => {
	const words = wordsOf(name);
	if (words.length === 1 && words[0] === 'id') return true;
	// What was asked for is repeated by some: `startDate`, `centersList`.
	if (words.some((word) => OF_ANSWER.test(word) || FAILED.test(word))) return false;
	return words.some((word) => [CENTRE, DAY, SHIFT].some((set) => set.has(word)));
});

/** The letters of a name, without accents. */
export const plain = oncePerName((name) =>
	name
		.normalize('NFD')
		.toLowerCase()
		.replace(/[^a-z]/g, ''),
);

/** Whether an object has a field whose name can only be that of the data. */
const holdsData = (object: JsonObject): boolean =>
	Object.keys(object).some((name) => DATA.test(plain(name)));

/**
 * Whether an object says from which record on, and how many at most, or how many there are besides
 * the total.
 */
function saysWhichPart(
	object: JsonObject,
	records: () => number,
	isOfAnswer: () => boolean,
): boolean {
	const keys = Object.keys(object).map((name) => ({ key: plain(name), value: object[name] }));
	return (
		keys.some(({ key }) => PART.test(key)) ||
		(isOfAnswer() && keys.some(({ key, value }) => CAME.test(key) && value === records()))
	);
}

/** A number, or one within an object (`hits.total.value`). */
function numberOf(value: Json): number {
	const number = isObject(value) ? value['value'] : value;
	return typeof number === 'number' ? number : NaN;
}

const isNo = (value: Json): boolean => value === false || value === 'false';

export const isYes = (value: Json): boolean =>
	value === true || (typeof value === 'string' && /^(true|yes|y|1)$/i.test(value)) || value === 1;

/** Whether a next page is named: an address, a cursor, a number, or an object with an address. */
export function isGiven(value: Json): boolean {
	if (isObject(value)) return Object.values(value).some((part) => !isObject(part) && isGiven(part));
	if (typeof value === 'string') return !/^\s*(|null|none|false|0)\s*$/i.test(value.slice(0, 100));
	return value === true || (typeof value === 'number' && value > 0);
}
