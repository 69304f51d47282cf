import { batchesOf, windowsOf } from '../cashSheet/windows';
import { getCashSheets, type Caller, type CashSheetAnswer, type CashSheetRequest } from './request';

export interface Collection extends CashSheetRequest {
	daysPerRequest: number;
	centresPerRequest: number;
	/** How many requests may be under way at once, after the first. */
	parallelRequests: number;
}

/** The answer to one of the requests, and which window of the period it is about. */
export interface Part extends CashSheetAnswer {
	window: number;
}

/**
 * Asks for a period and centres in as many requests as their numbers per request make necessary. The
 * first runs alone: it settles the login.
 *
 * @param isEnough tells from the answers so far, in order, whether the rest is not needed; with it
 * requests run one after another, so that none is made in vain
 * @returns the answers by window, then by batch of centres, whatever finished first
 * @throws NodeApiError of the first request that fails
 */
export async function collect(
	context: Caller,
	itemIndex: number | undefined,
	{ daysPerRequest, centresPerRequest, parallelRequests, ...request }: Collection,
	isEnough?: (parts: Part[]) => boolean,
): Promise<Part[]> {
	const batches = batchesOf(request.centres, centresPerRequest);
	const requests = windowsOf(request.period, daysPerRequest).flatMap((period, window) =>
		batches.map((centres) => ({ window, request: { ...request, period, centres } })),
	);
	const parts: Part[] = [];
	let failed = false;
	const ask = async (index: number) => {
		const next = requests[index];
		if (!next) return;
		let answered = false;
		try {
			const answer = await getCashSheets(context, itemIndex, next.request);
			parts[index] = { ...answer, window: next.window };
			answered = true;
		} finally {
			failed ||= !answered;
		}
	};

	await ask(0);
	let next = 1;
	if (isEnough) {
		while (next < requests.length && !isEnough(parts)) await ask(next++);
		return parts;
	}
	const worker = async () => {
		while (next < requests.length && !failed) await ask(next++);
	};
	await Promise.all(Array.from({ length: parallelRequests }, worker));
	return parts;
}
