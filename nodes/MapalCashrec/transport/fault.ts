import { TooLarge } from './send';

/** What went wrong on the way, before there was an answer. */
export interface NetworkFault {
	/** The end of a sentence that begins with the service, e.g. with "Cashrec". */
	what: string;
	/**
	 * The technical code, or ''. Only for descriptions: n8n replaces a message that contains a code.
	 */
	code: string;
	timedOut: boolean;
	/** Whether the same request may succeed a little later. */
	mayPass: boolean;
	/** Whether the answer was larger than the node reads. */
	isTooLarge?: boolean;
}

const CERTIFICATE = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)_/;
/** Codes and words of the libraries that unpack gzip, deflate and br. */
const DAMAGED =
	/^(Z_|ERR_?_?BROTLI|ERR_ZLIB|ERR_PADDING)|incorrect header check|unexpected end of file|invalid (stored|block|distance|code|literal|bit)|Decompression failed/i;

/** Tells what happened from an error of n8n's request helpers, one without an answer in it. */
export function networkFault(error: unknown, timeoutSeconds: number): NetworkFault {
	const { code, message } = lowest(error);
	const fault = (what: string, mayPass: boolean, timedOut = false): NetworkFault => ({
		what,
		code,
		timedOut,
		mayPass,
	});
	if (error instanceof TooLarge) {
		return { ...fault('sent more than 256 MB in one answer', false), isTooLarge: true };
	}
	if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT' || /timeout|timed out/i.test(message)) {
		const seconds = Math.round(timeoutSeconds * 10) / 10;
		return fault(`gave no answer within ${seconds} second${seconds === 1 ? '' : 's'}`, true, true);
	}
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
		return fault('was not found: no such host is known', code === 'EAI_AGAIN');
	}
	if (DAMAGED.test(code) || DAMAGED.test(message.trim())) {
		return fault('sent a compressed answer that is damaged', true);
	}
	if (code === 'HPE_HEADER_OVERFLOW') {
		return fault('sent headers that are too long to be read', false);
	}
	if (code.startsWith('HPE_')) {
		return fault('sent an answer that is not HTTP', true);
	}
	if (CERTIFICATE.test(code) || /certificate/i.test(message)) {
		return fault('could not be reached safely: its certificate is not valid here', false);
	}
	if (
		code === 'ECONNRESET' ||
		code === 'EPIPE' ||
		code === 'ERR_STREAM_PREMATURE_CLOSE' ||
		/aborted|socket hang up|premature close/i.test(message)
	) {
		return fault('broke off the connection before its answer was complete', true);
	}
	return fault('could not be reached', true);
}

/** n8n wraps the request library's error, sometimes twice; the innermost one has the code. */
function lowest(error: unknown): { code: string; message: string } {
	let code = '';
	let message = '';
	let at = error;
	for (let depth = 0; depth < 5 && typeof at === 'object' && at !== null; depth++) {
		const fields = at as Record<string, unknown>;
		// n8n 1.x drops the cause, and keeps its code and its words here.
		for (const name of [fields['httpCode'], fields['code']]) {
			if (typeof name === 'string' && /^[A-Z_]+$/.test(name)) code = name;
		}
		for (const words of [fields['message'], fields['messages']].flat()) {
			if (typeof words === 'string') message = `${message} ${words.slice(0, 1000)}`;
		}
		at = fields['cause'];
	}
	return { code, message };
}
