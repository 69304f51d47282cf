import { errorWords, type ErrorWords } from '../cashSheet/errorWords';
import { isObject, type Json, type JsonObject } from '../cashSheet/json';
import { saysDoubt } from '../cashSheet/noFault';
import { parseJson } from '../cashSheet/parseJson';
import { LONGEST_FOREIGN_TEXT, LONGEST_QUOTE, MOST_ERROR_BYTES } from './limits';
import { isSheet } from './partialFields';
import { redact } from './redact';

/** An answer over HTTP, with its body as text. */
export interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: string;
}

/** The body of an answer that is an error, as JSON; undefined when it is something else. */
export function errorJson({ body }: Answer): Json | undefined {
	return body.length > MOST_ERROR_BYTES ? undefined : parseJson(body).value;
}

/** The code and message of an error in JSON; else the title of a web page, or how a text begins. */
export function answerWords(answer: Answer, secrets: string[]): ErrorWords {
	const json = errorJson(answer);
	const text = beginningOf(answer.body);
	const words =
		json === undefined ? { code: undefined, message: pageTitle(text) ?? text } : errorWords(json);
	return {
		code: words.code && quote(words.code, secrets),
		message: words.message && (quote(words.message, secrets) || undefined),
	};
}

/** The code and message of errors and warnings that stand beside the data. */
export function reportedWords(body: Json, secrets: string[]): ErrorWords {
	const none = { code: undefined, message: undefined };
	if (!isObject(body)) return none;
	const reports = Object.entries(body).filter(
		([key, value]) => /^(errors?|warnings?)$/i.test(key) || isDoubt(key, value, body),
	);
	const { code, message } = errorWords(reports.map(([, value]) => value));
	return message === undefined ? none : { code, message: quote(message, secrets) };
}

/** Whether a field is a message about the answer, none of a sheet, which says that not all is well. */
const isDoubt = (key: string, value: Json, body: JsonObject): boolean =>
	/^(error_?)?(messages?|msg|mensaje)$/i.test(key) &&
	typeof value === 'string' &&
	saysDoubt(value) &&
	!isSheet(body);

/** Whether a text begins like a web page. */
export const isPage = (text: string): boolean =>
	/^[\s\ufeff]*<(!doctype|html|\?xml|head|body|!--)/i.test(beginningOf(text));

const beginningOf = (text: string): string => text.slice(0, LONGEST_FOREIGN_TEXT);

function pageTitle(text: string): string | undefined {
	if (!isPage(text)) return undefined;
	const title = /<(title|h1)[^>]*>([^<]*)</i.exec(text)?.[2]?.trim();
	return title ? `${title} (a web page)` : withoutTags(text).trim() || 'a web page';
}

/** The text between the tags. */
function withoutTags(text: string): string {
	let words = '';
	for (let at = 0; at < text.length;) {
		const tag = text.indexOf('<', at);
		const end = tag === -1 ? -1 : text.indexOf('>', tag);
		words += `${text.slice(at, tag === -1 ? undefined : tag)} `;
		if (end === -1) break;
		at = end + 1;
	}
	return words;
}

/** Somebody else's words, fit to be shown: on one line, short, without anything secret. */
export function quote(text: string, secrets: string[]): string {
	const line = redact(beginningOf(text), secrets)
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.trim();
	return line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line;
}

/** `"Invalid parameters." (code 100)`, or '' where the answer has no words. */
export function inTheirWords({ code, message }: ErrorWords): string {
	if (message && code !== undefined) return `"${message}" (code ${code})`;
	if (message) return `"${message}"`;
	return code === undefined ? '' : `code ${code}`;
}
