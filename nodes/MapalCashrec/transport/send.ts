import type { Answer } from './answer';
import { decoded } from './charset';
import { MOST_BYTES, MOST_ERROR_BYTES } from './limits';

/*
 * The one place that reads bytes, for the login and the API alike. n8n's helpers give the body as a
 * stream, already unpacked (gzip, deflate, br); here it is bounded in time and in size.
 */

/** What n8n's helpers return with `returnFullResponse` or `resolveWithFullResponse`. */
export interface RawResponse {
	statusCode: number;
	headers: unknown;
	/** A stream; a text or bytes where a helper does not give streams. */
	body: unknown;
}

/** A body is larger than the limit. Asking again would only load it again. */
export class TooLarge extends Error {
	override readonly name = 'TooLarge';
}

/** The time for something is over. The code is that of the network's own timeouts. */
export class TimedOut extends Error {
	readonly code = 'ETIMEDOUT';
}

/**
 * Somebody no longer wants the result: the execution was cancelled, or another request has failed.
 */
export class Stopped extends Error {
	readonly code = 'STOPPED';
}

/** Until when something may take, and what ends it earlier. */
export interface Bounds {
	/** Aborted when the time is over or somebody cancels. */
	signal: AbortSignal;
	/** Milliseconds until the time is over. */
	left: () => number;
}

/**
 * Runs something until it ends, its time is over, or one of the signals is aborted, whichever comes
 * first. `run` has to listen to the signal that it is given: otherwise its work goes on unseen.
 *
 * @throws TimedOut, Stopped; what `run` throws
 */
export async function withBounds<T>(
	milliseconds: number,
	signals: Array<AbortSignal | undefined>,
	run: (bounds: Bounds) => Promise<T>,
): Promise<T> {
	const controller = new AbortController();
	const until = Date.now() + milliseconds;
	const clock = AbortSignal.timeout(Math.ceil(milliseconds));
	const timeIsOver = () => controller.abort(new TimedOut('The time is over'));
	const stop = () => controller.abort(new Stopped('It was stopped'));
	clock.addEventListener('abort', timeIsOver);
	for (const signal of signals) {
		signal?.addEventListener('abort', stop);
		if (signal?.aborted) stop();
	}
	try {
		const { signal } = controller;
		return await orAborted(
			signal,
			async () => await run({ signal, left: () => until - Date.now() }),
		);
	} finally {
		clock.removeEventListener('abort', timeIsOver);
		for (const signal of signals) signal?.removeEventListener('abort', stop);
	}
}

/** The result of `run`, or the signal's reason as soon as it is aborted. */
export async function orAborted<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
	if (signal.aborted) throw signal.reason;
	let abort = () => {};
	const aborted = new Promise<never>((_resolve, reject) => {
		abort = () => reject(signal.reason as Error);
		signal.addEventListener('abort', abort);
	});
	try {
		return await Promise.race([run(), aborted]);
	} catch (error) {
		// After an abort its reason counts: the library that was stopped throws an error of its own.
		throw signal.aborted ? signal.reason : error;
	} finally {
		signal.removeEventListener('abort', abort);
	}
}

/**
 * Sends a request and reads its answer.
 *
 * @param send makes the request with one of n8n's helpers, as a stream
 * @param mostBytes of a body with status 2xx; with another status only the beginning is read
 * @throws TooLarge, TimedOut, Stopped; the helper's errors
 */
export async function exchange(
	send: (bounds: Bounds) => Promise<RawResponse>,
	{ signal, left }: Bounds,
	mostBytes = MOST_BYTES,
): Promise<Answer> {
	return await orAborted(signal, async () => {
		const response = await send({ signal, left });
		// n8n's older helper takes no signal: an answer that it brings too late is let go.
		if (signal.aborted) letGo(response.body);
		signal.throwIfAborted();
		const { statusCode } = response;
		const headers = { ...(response.headers as Record<string, unknown> | undefined) };
		const isGood = statusCode >= 200 && statusCode < 300;
		const most = isGood ? mostBytes : MOST_ERROR_BYTES;
		const read = await readBody(response.body, signal, isGood, most, sizeSaid(headers));
		const body = typeof read === 'string' ? read : decoded(read, headers['content-type']);
		return { statusCode, headers, body };
	});
}

/** In bytes; most answers fit. */
const FIRST_ROOM = 64 * 1024;
/** The most room that is made in advance because an answer says how large it is. */
const MOST_ROOM = 64 * 1024 * 1024;

/** How many bytes an answer says that it has; for a compressed one fewer than it unpacks to. */
const sizeSaid = (headers: Record<string, unknown>): number =>
	Number(headers['content-length']) || 0;

interface Stream extends AsyncIterable<Uint8Array | string> {
	destroy?: () => void;
	on?: (event: 'error', listener: () => void) => void;
}

const isStream = (body: unknown): body is Stream =>
	typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

function letGo(body: unknown): void {
	if (!isStream(body)) return;
	// Some versions of n8n's HTTP client report this end as an error of the stream.
	body.on?.('error', () => {});
	body.destroy?.();
}

/**
 * Reads a body. Its bytes are gathered in one buffer and decoded at once: the texts of all pieces
 * would stay in memory for longer.
 *
 * @param isWhole whether a body of more than `most` bytes is refused; if not, it is cut
 * @param said how many bytes the answer says that it has
 */
async function readBody(
	body: unknown,
	signal: AbortSignal,
	isWhole: boolean,
	most: number,
	said: number,
): Promise<string | Uint8Array> {
	if (typeof body === 'string' || body instanceof Uint8Array) return body;
	if (body === undefined || body === null) return '';
	if (!isStream(body)) return JSON.stringify(body);

	const room = Math.min(Math.max(said, FIRST_ROOM), most, MOST_ROOM);
	let bytes = Buffer.allocUnsafe(room);
	let size = 0;
	const iterator = body[Symbol.asyncIterator]();
	const stop = () => letGo(body);
	signal.addEventListener('abort', stop);
	try {
		for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
			const chunk = typeof next.value === 'string' ? Buffer.from(next.value) : next.value;
			const piece = chunk.subarray(0, most - size);
			if (size + piece.length > bytes.length) {
				const larger = Buffer.allocUnsafe(2 * (size + piece.length));
				bytes.copy(larger, 0, 0, size);
				bytes = larger;
			}
			bytes.set(piece, size);
			size += piece.length;
			if (piece.length < chunk.length) {
				letGo(body);
				if (isWhole) throw new TooLarge('The body is too large');
				break;
			}
		}
	} finally {
		signal.removeEventListener('abort', stop);
	}
	return bytes.subarray(0, size);
}
