import type { Json, JsonObject } from './json';

/** What an API's answer says about what went wrong, in its own words. */
export interface ErrorWords {
	code: string | undefined;
	message: string | undefined;
}

// The Cashrec documentation speaks of a "message code" and a text, but does not name their keys.
// These are likely ones, and those of OAuth 2.0 (RFC 6749), problem details (RFC 9457), GraphQL,
// OData and ASP.NET.
const MESSAGE_KEYS = [
	'error_description',
	'detail',
	'message',
	'errormessage',
	'error_message',
	'messagetext',
	'text',
	'description',
	'title',
	'mensaje',
	'reason',
	'error',
];
const CODE_KEYS = [
	'code',
	'messagecode',
	'message_code',
	'errorcode',
	'error_code',
	'codigo',
	'error',
	'status',
];
const INNER_KEYS = [
	'error',
	'errors',
	'message',
	'messages',
	'fault',
	'exception',
	'data',
	'result',
];

/** Only so much of a text is looked at: what is shown in the end is shorter. */
const LONGEST = 2000;

const cut = (text: string): string => text.slice(0, LONGEST);

/**
 * Finds the code and the text of an error in a parsed body, nested or not. The case of the keys
 * does not matter. Long texts are cut.
 */
export function errorWords(body: Json, depth = 0): ErrorWords {
	if (typeof body === 'string') return { code: undefined, message: cut(body).trim() || undefined };
	if (typeof body !== 'object' || body === null || depth > 4) {
		return { code: undefined, message: undefined };
	}
	if (Array.isArray(body)) {
		const all = body.slice(0, 5).map((entry) => errorWords(entry, depth + 1));
		const messages = all.map(({ message }) => message).filter((message) => message !== undefined);
		return {
			code: all.find(({ code }) => code !== undefined)?.code,
			message: cut(messages.join('; ')) || undefined,
		};
	}
	const fields = new Map(Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]));
	let message = firstScalar(fields, MESSAGE_KEYS, (value) => typeof value === 'string');
	let code = firstScalar(
		fields,
		CODE_KEYS,
		(value) =>
			typeof value === 'number' || (typeof value === 'string' && /^[\w.-]{1,60}$/.test(value)),
	);
	for (const key of INNER_KEYS) {
		const value = fields.get(key);
		if (typeof value !== 'object' || value === null) continue;
		const inner = errorWords(
			// ASP.NET lists what is wrong by field: {errors: {StartDate: ["…"]}}
			key === 'errors' && !Array.isArray(value) ? Object.values(value).flat() : value,
			depth + 1,
		);
		message =
			key === 'errors' && message && inner.message
				? cut(`${message} ${inner.message}`)
				: (inner.message ?? message);
		code = inner.code ?? code;
	}
	return { code, message: message === code ? undefined : message };
}

function firstScalar(
	fields: Map<string, Json>,
	keys: string[],
	fits: (value: Json) => boolean,
): string | undefined {
	for (const key of keys) {
		const value = fields.get(key);
		if (value !== undefined && value !== '' && fits(value)) return cut(String(value));
	}
	return undefined;
}

/** Words for an answer that is no fault: `OK`, or `No records found`. */
const SAYS_NONE =
	/^\s*(ok|success\w*|done|hecho|correcto|[eé]xito)\b|\b(no|zero|0|sin|aucune?|keine?|nessun[ao]?|nenhuma?)\s(\S+\s){0,2}(data|records?|results?|sheets?|shifts?|rows?|content|datos|registros|resultados|hojas|turnos|donnees|resultats?|daten|dati|dados)\b/i;

/**
 * Whether a body that came with HTTP 200 says that it is an error: it has an error, a list of
 * errors, a mark of failure, or nothing but a message, and no data.
 */
export function isErrorBody(body: Json): body is JsonObject {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
	let failed = false;
	let hasCode = false;
	let hasText = false;
	let saysNone = false;
	let hasPlaceForData = false;
	for (const [name, value] of Object.entries(body)) {
		const key = cut(name).toLowerCase().replace(/_/g, '');
		// Not `String` on an object, which may have a field toString.
		const text = typeof value === 'object' ? '' : cut(String(value));
		if (/^(errors?|fault|exception|iserror|haserrors?)$/.test(key)) {
			failed ||= isSomething(value);
		} else if (/^(success|succeeded|ok|issuccess|isok)$/.test(key)) {
			failed ||= value === false;
		} else if (/^(message|error|status)?code$/.test(key)) {
			// 0 is the API's code for an unknown tenant.
			hasCode ||= value !== null && !/^2\d\d$/.test(text);
		} else if (/^(error)?(message|description)$|^(mensaje|title|detail|text)$/.test(key)) {
			hasText ||= isSomething(value);
			saysNone ||= SAYS_NONE.test(text);
		} else if (
			/^(type|instance|traceid|status|timestamp|path|requestid|jsonrpc|id|\$id)$/.test(key)
		) {
			failed ||= /^(error|fail|failed|failure|ko|[45]\d\d)$/i.test(text);
		} else if (isSomething(value)) {
			return false;
		} else {
			hasPlaceForData = true;
		}
	}
	return failed || (hasText && !hasPlaceForData && (hasCode || !saysNone));
}

function isSomething(value: Json): boolean {
	if (typeof value !== 'object') return value !== '' && value !== false && value !== 0;
	return value !== null && Object.keys(value).length > 0;
}
