import type { Json } from './json';

/** What an API's answer says about what went wrong, in its own words. */
export interface ErrorWords {
	code: string | undefined;
	message: string | undefined;
}

// The Cashrec documentation speaks of a "message code" and a text, but does not name their keys.
// These are likely ones, and those of OAuth 2.0 (RFC 6749), problem details (RFC 9457), GraphQL,
// OData and ASP.NET.
const MESSAGE_KEYS = [
	'errordescription',
	'detail',
	'message',
	'errormessage',
	'exceptionmessage',
	'faultstring',
	'messagetext',
	'responsetext',
	'responsemessage',
	'resultmessage',
	'statusmessage',
	'msg',
	'text',
	'description',
	'title',
	'mensaje',
	'reason',
	'error',
	'warning',
];
const CODE_KEYS = [
	'code',
	'messagecode',
	'errorcode',
	'responsecode',
	'resultcode',
	'statuscode',
	'httpstatuscode',
	'httpstatus',
	'codigo',
	'error',
	'status',
	'result',
];
const INNER_KEYS = [
	'error',
	'errors',
	'message',
	'messages',
	'fault',
	'exception',
	'warnings',
	'status',
	'meta',
	'data',
	'result',
	'response',
];

/** Only so much of a text is looked at: what is shown in the end is shorter. */
const LONGEST = 2000;

const cut = (text: string): string => text.slice(0, LONGEST);

/** A name in lower case, without underscores. */
const plain = (name: string): string => cut(name).toLowerCase().replace(/_/g, '');

/**
 * Finds the code and the text of an error in a parsed body, nested or not. The case of the keys
 * and underscores in them do not matter. Long texts are cut.
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
	const fields = new Map(Object.entries(body).map(([key, value]) => [plain(key), value]));
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
