/** What went wrong on the way, before there was an answer. */
export interface NetworkFault {
	/** The end of a sentence that begins with whom we called. */
	what: string;
	/**
	 * The technical code, or ''. Only for descriptions: n8n replaces a message that contains one.
	 */
	code: string;
	timedOut: boolean;
	/** Whether the same request may succeed a little later. */
	mayPass: boolean;
}

const CERTIFICATE = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_(VERIFY|GET)_/;

/** Reads an error of n8n's request helpers that has no answer in it. */
export function networkFault(error: unknown, timeoutSeconds: number): NetworkFault {
	const { code, message } = lowest(error);
	if (code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT' || /timeout|timed out/i.test(message)) {
		return {
			what: `gave no answer within ${timeoutSeconds} second${timeoutSeconds === 1 ? '' : 's'}`,
			code,
			timedOut: true,
			mayPass: true,
		};
	}
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
		return {
			what: 'was not found: no such host is known',
			code,
			timedOut: false,
			mayPass: code === 'EAI_AGAIN',
		};
	}
	if (CERTIFICATE.test(code) || /certificate/i.test(message)) {
		return {
			what: 'could not be reached safely: its certificate is not valid here',
			code,
			timedOut: false,
			mayPass: false,
		};
	}
	if (code === 'ECONNRESET' || /aborted|socket hang up/i.test(message)) {
		return {
			what: 'broke off the connection before its answer was complete',
			code,
			timedOut: false,
			mayPass: true,
		};
	}
	return { what: 'could not be reached', code, timedOut: false, mayPass: true };
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
			if (typeof words === 'string') message = `${message} ${words}`;
		}
		at = fields['cause'];
	}
	return { code, message };
}
