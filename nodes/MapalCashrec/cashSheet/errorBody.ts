import { errorWords } from './errorWords';
import { isObject, type Json, type JsonObject } from './json';
import { saysNone, saysWell } from './noFault';

/*
 * Some services answer a fault with HTTP 200 and an empty list. What such an answer says of itself
 * tells it from one that is rightly empty. Names are compared in lower case, as letters alone.
 */

/** Fields that are only filled if something went wrong. */
const ERROR = /^(is|has)?(error|fault|exception|failure|failed)s?(list|details?|info|type|code)?$/;
/** Fields that are false if something went wrong. */
const SUCCESS = /^(is|was)?(success|successful|succeeded|ok|exito)$/;
const CODE = /^(http|api|message|response|result|return)?(status)?(code|codigo)$|^httpstatus$/;
const STATUS = /^(type|status|state|estado|result|resultado|outcome|response)$/;
/** Fields with words about how the request went. */
const TEXT =
	/^(error|fault|exception|failure|warning|response|result|return|status|user)?(message|msg|reason|mensaje|warning|aviso|notice)s?(text)?$|^(error|fault|exception|failure|response|result|return|status)(text|string|detail|description)$/;
/** Texts that may also say what the data are. */
const CAPTION = /^(title|titulo|details?|description|descripcion|text)$/;
/** Fields about the answer or the request, not about a cash sheet. */
const ASIDE =
	/^(id|instance|path|method|timestamp|jsonrpc|version|apiversion|took|elapsed|duration|environment|(odata)?(context|etag)|(trace|span|request|correlation|transaction)id)$/;
const ASKED =
	/^(start|end|from|to)(date|time)?$|^date(from|to)$|^cent(re|er)s?(list|lists|ids?)$|^cent(re|er)s$|^period$/;
const COUNT =
	/^(total|count|size|limit|offset|skip|take|top|remaining|rows|records|items)$|page|truncated|^has(more|next)|(record|item|result|row|element|entry)s?(count|total)$|^(total|num)/;
/** Objects about the answer. */
const ENVELOPE = /^(meta|metadata|headers?|status|state)$/;
const PAGING = /^(links?|paging|pagination|pageinfo|page|request|query|filters?|params)$/;
/** Objects around the data. */
const WRAPPER = /^(d|data|results?|response|payload|body|content|root|envelope|output)$/;

const FAILURE =
	/^(error|err|fail|failed|failure|fault|exception|ko|nok|not ?ok|timeout|rejected|denied|unavailable|[45]\d\d)$/i;
const NOTHING = /^\s*(|0+|2\d\d|ok|success|no|none|null|false|n\/?a|-+)\s*$/i;
const LEVELS = 4;

/** What an answer says of itself. */
interface Signs {
	/** Whether it says that something went wrong. */
	failed: boolean;
	/** Whether it says so by a 404 alone, which may mean that there is nothing to return. */
	isNotFound: boolean;
	hasCode: boolean;
	/** Whether a text says something else than that all is well, or that there is nothing. */
	hasFault: boolean;
	/** The same, of a text that may be the title of the data. */
	hasCaption: boolean;
	saysNone: boolean;
	hasPlaceForData: boolean;
}

/**
 * Whether a body that came with HTTP 200 says that it is an error: it has no records, but an error,
 * a code or mark of failure, or words that do not say that there is nothing to return.
 */
export function isErrorBody(body: Json): body is JsonObject {
	if (!isObject(body)) return false;
	const signs: Signs = {
		failed: false,
		isNotFound: false,
		hasCode: false,
		hasFault: false,
		hasCaption: false,
		saysNone: false,
		hasPlaceForData: false,
	};
	if (findRecord(body, signs, LEVELS)) return false;
	if (signs.failed || signs.hasFault) return true;
	if (signs.hasPlaceForData) return signs.isNotFound && !signs.saysNone;
	return signs.isNotFound || signs.hasCaption || (signs.saysNone && signs.hasCode);
}

/** Collects what an object says of itself; returns true as soon as there is a record. */
function findRecord(object: JsonObject, signs: Signs, levels: number, isAside = false): boolean {
	for (const name in object) {
		const value = object[name] as Json;
		const key = name.length > 60 ? '' : name.toLowerCase().replace(/[^a-z]/g, '');
		if (levels > 0 && isObject(value)) {
			const isEnvelope = ENVELOPE.test(key);
			if (isEnvelope || WRAPPER.test(key)) {
				if (!isEnvelope) signs.hasPlaceForData = true;
				if (findRecord(value, signs, levels - 1, isEnvelope)) return true;
				continue;
			}
		}
		if (noteSign(key, value, signs) || isAside) continue;
		if (isAboutRequest(key, value)) continue;
		if (holdsRecord(value, levels)) return true;
		signs.hasPlaceForData = true;
	}
	return false;
}

/** Notes what a field says of the answer; returns false for a field that says nothing of it. */
function noteSign(key: string, value: Json, signs: Signs): boolean {
	// Not `String` on an object, which may have a field toString.
	const text = typeof value === 'object' ? '' : String(value).slice(0, 200).trim();
	if (ERROR.test(key)) {
		signs.failed ||= typeof value === 'object' ? holdsRecord(value, LEVELS) : !isFine(text);
	} else if (SUCCESS.test(key)) {
		signs.failed ||= /^(false|no|0)$/i.test(text);
	} else if (CODE.test(key)) {
		// 0 is the API's code for an unknown tenant.
		signs.hasCode ||= value !== null && !/^(2\d\d|ok|success)$/i.test(text);
		if (text === '404') signs.isNotFound = true;
		else signs.failed ||= FAILURE.test(text) || /^(err|exception|timeout)/i.test(text);
	} else if (STATUS.test(key) && typeof value !== 'object') {
		if (text === '404') signs.isNotFound = true;
		else signs.failed ||= FAILURE.test(text) || (key === 'result' && value === false);
	} else if (TEXT.test(key) || CAPTION.test(key)) {
		noteText(value, CAPTION.test(key), signs);
	} else {
		return false;
	}
	return true;
}

function noteText(value: Json, isCaption: boolean, signs: Signs): void {
	const words = typeof value === 'object' ? errorWords(value).message : String(value);
	if (words === undefined || /^(|0|false|null)$/.test(words)) return;
	const isNone = saysNone(words);
	signs.saysNone ||= isNone;
	if (isNone || saysWell(words)) return;
	if (isCaption) signs.hasCaption = true;
	else signs.hasFault = true;
}

const isFine = (text: string): boolean => NOTHING.test(text) || saysNone(text) || saysWell(text);

/** Whether a field is about the answer as a whole or about what was asked, and is no record. */
function isAboutRequest(key: string, value: Json): boolean {
	if (PAGING.test(key)) return /^link/.test(key) || !holdsList(value);
	if (ASKED.test(key)) return isPlain(value) || key === 'period';
	if (!isPlain(value) || Array.isArray(value)) return false;
	return ASIDE.test(key) || (typeof value !== 'string' && COUNT.test(key));
}

const isFilled = (value: Json): boolean =>
	typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** Whether a value is a list of records, or has one in it: `page: {content: [{…}]}`. */
const holdsList = (value: Json): boolean =>
	Array.isArray(value)
		? value.some(isFilled)
		: isObject(value) &&
			Object.values(value).some((one) => Array.isArray(one) && one.some(isFilled));

/** Whether a value is a scalar, or a list of them. */
const isPlain = (value: Json): boolean =>
	Array.isArray(value) ? value.every((one) => !isFilled(one)) : typeof value !== 'object';

/** Whether there is anything but empty lists and objects, empty texts, null, false and 0. */
function holdsRecord(value: Json, levels: number): boolean {
	if (typeof value !== 'object') return value !== '' && value !== false && value !== 0;
	if (value === null) return false;
	if (Array.isArray(value)) return value.some((one) => typeof one !== 'object' || isFilled(one));
	if (levels === 0) return isFilled(value);
	for (const name in value) if (holdsRecord(value[name] as Json, levels - 1)) return true;
	return false;
}
