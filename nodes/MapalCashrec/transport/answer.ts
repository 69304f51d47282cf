import { errorWords, type ErrorWords } from '../cashSheet/errorWords';
import { isObject, type Json } from '../cashSheet/json';

const LONGEST_QUOTE = 200;

/** An answer over HTTP, with the body as the text that came. */
export interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: string;
}

/** Brings what n8n's helpers return into one form: some give the body as undefined or parsed. */
export function toAnswer(response: {
	statusCode: number;
	headers: unknown;
	body: unknown;
}): Answer {
	const { statusCode, body } = response;
	return {
		statusCode,
		headers: (response.headers ?? {}) as Record<string, unknown>,
		body: typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body),
	};
}

/** The body as JSON; undefined when it is something else. */
export function parseJson(text: string): Json | undefined {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return undefined;
	}
}

/** The words of an answer that is an error; of a page or a text, its beginning. */
export function answerWords({ body }: Answer, secrets: string[]): ErrorWords {
	const json = parseJson(body);
	const words =
		json === undefined ? { code: undefined, message: pageTitle(body) ?? body } : errorWords(json);
	return {
		code: words.code && quote(words.code, secrets),
		message: words.message && (quote(words.message, secrets) || undefined),
	};
}

/** The words of errors and warnings that stand beside the data. */
export function reportedWords(body: Json, secrets: string[]): ErrorWords {
	const none = { code: undefined, message: undefined };
	if (!isObject(body)) return none;
	const reports = Object.entries(body).filter(([key]) => /^(errors?|warnings?)$/i.test(key));
	const { code, message } = errorWords(reports.map(([, value]) => value));
	return message === undefined ? none : { code, message: quote(message, secrets) };
}

function pageTitle(text: string): string | undefined {
	if (!/^\s*<(!doctype|html|\?xml|head|body)/i.test(text)) return undefined;
	const title = /<(title|h1)[^>]*>([^<]*)</i.exec(text)?.[2]?.trim();
	return title ? `${title} (a web page)` : text.replace(/<[^>]*>/g, ' ').trim() || 'a web page';
}

/** Somebody else's words, fit to be shown: on one line, short, without anything secret. */
export function quote(text: string, secrets: string[]): string {
	const line = redact(text, secrets)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

/** Takes out given secrets, in the forms in which a server may echo them, and whatever looks like a token. */
function redact(text: string, secrets: string[]): string {
	let clean = text;
	for (const secret of secrets) {
		// Shorter ones would be found in ordinary words.
		if (secret.length < 4) continue;
		const forms = [
			secret,
			encodeURIComponent(secret),
			new URLSearchParams({ '': secret }).toString().slice(1),
			JSON.stringify(secret).slice(1, -1),
			secret.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;'),
		];
		for (const form of forms) clean = clean.split(form).join('***');
	}
	return clean
		.replace(/\bbearer\s+[\w.~+/=-]{8,}/gi, 'Bearer ***')
		.replace(/\beyJ[\w-]{5,}(\.[\w-]*)*/g, '***');
}

/** `"Invalid parameters." (code 100)`, or '' where the answer has no words. */
export function inTheirWords({ code, message }: ErrorWords): string {
	if (message && code !== undefined) return `"${message}" (code ${code})`;
	if (message) return `"${message}"`;
	return code === undefined ? '' : `code ${code}`;
}
