import { InputError } from '../cashSheet/inputError';
import type { Period } from '../cashSheet/period';
import { batchesWithin, countWindows, windowsOf } from '../cashSheet/windows';
import { LONGEST_ADDRESS, LONGEST_URL, MOST_REQUESTS, URL_WITHOUT_CENTRES } from './limits';
import { getCashSheets, type Caller, type CashSheetAnswer, type CashSheetRequest } from './request';
import { Run } from './run';

export interface Collection extends CashSheetRequest {
	daysPerRequest: number;
	centresPerRequest: number;
	/** How many requests of the run may be under way at once, after the first. */
	parallelRequests: number;
}

/** The answer to one of the requests, and what it is the answer to. */
export interface Part extends CashSheetAnswer {
	/** Which window of the period it is about, counted from 0. */
	window: number;
	period: Period;
	centres: string[];
	/** How many requests there are in all. */
	requests: number;
}

export interface Following {
	/** What all requests of the execution share; a new one if not given. */
	run?: Run;
	/**
	 * Tells from the answers so far, in order, that no more are needed. If it is given, requests run
	 * one after another, so that none is made in vain.
	 */
	isEnough?: (parts: Part[]) => boolean;
	/**
	 * Called with each part, in order, as soon as this part and all before it are there. It may set
	 * `part.body` to null to free the memory: nothing else holds the body.
	 */
	onPart?: (part: Part) => void;
}

/**
 * Asks for a period and centres, in as many requests as the days and centres per request and the
 * length of a URL make necessary. The first request of a run is made alone: it settles the login.
 * When a request has failed for good, the others are stopped.
 *
 * @returns the answers, ordered by window, then by batch of centres
 * @throws InputError, before any request, if there would be too many; NodeApiError of the first
 * request that fails; what `isEnough` and `onPart` throw
 */
export async function collect(
	context: Caller,
	itemIndex: number | undefined,
	{ parallelRequests, ...collection }: Collection,
	{ run = new Run(), isEnough, onPart }: Following = {},
): Promise<Part[]> {
	const requests = requestsOf(collection, run);
	const parts: Part[] = [];
	const controller = new AbortController();
	let failure: { reason: unknown } | undefined;
	let given = 0;

	const ask = async (index: number) => {
		const next = requests[index];
		if (!next || failure) return;
		try {
			const answer = await run.slot(
				parallelRequests,
				async () => await getCashSheets(context, itemIndex, next.request, run, [controller.signal]),
			);
			const { period, centres } = next.request;
			parts[index] = { ...answer, window: next.window, period, centres, requests: requests.length };
			for (let part = parts[given]; part && !failure; part = parts[given]) {
				given++;
				onPart?.(part);
			}
		} catch (reason) {
			// The first failure is the one to tell: the requests that it stops fail after it.
			failure ??= { reason };
			controller.abort();
		}
	};

	let next = 0;
	if (isEnough) {
		while (next < requests.length && !failure && (next === 0 || !isEnough(parts))) {
			await ask(next++);
		}
	} else {
		const worker = async () => {
			while (next < requests.length && !failure) await ask(next++);
		};
		await Promise.all(Array.from({ length: parallelRequests }, worker));
	}
	if (failure) throw (failure as { reason: unknown }).reason;
	return parts;
}

function requestsOf(
	{ daysPerRequest, centresPerRequest, ...request }: Omit<Collection, 'parallelRequests'>,
	run: Run,
): Array<{ window: number; request: CashSheetRequest }> {
	const room = LONGEST_URL - LONGEST_ADDRESS - URL_WITHOUT_CENTRES;
	const batches = batchesWithin(request.centres, centresPerRequest, room);
	const count = countWindows(request.period, daysPerRequest) * batches.length;
	run.planned += count;
	if (run.planned > MOST_REQUESTS) {
		const all = run.planned > count ? `, ${run.planned} with those of other items` : '';
		throw new InputError(
			`'Period' and 'Centre IDs' would take ${count} requests${all}, which are too many`,
			`${MOST_REQUESTS} are the most. Choose a shorter period or fewer centres, or raise 'Days per Request' or 'Centres per Request' under 'Requests'`,
		);
	}
	return windowsOf(request.period, daysPerRequest).flatMap((period, window) =>
		batches.map((centres) => ({ window, request: { ...request, period, centres } })),
	);
}
