import { DateTime } from 'luxon';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import {
	chosenAmounts,
	detectAmounts,
	type AmountFields,
	type Discrepancy,
} from '../cashSheet/amounts';
import { shiftItems, withFirst } from '../cashSheet/items';
import { isObject, type JsonObject } from '../cashSheet/json';
import {
	newest,
	pollPeriod,
	sightings,
	step,
	type SeenSettings,
	type SeenState,
} from '../cashSheet/seenShifts';
import { readParts, type Reading } from '../cashSheet/reading/reading';
import { batchesOf, windowsOf } from '../cashSheet/windows';
import { readAmountFields } from '../fields/amounts';
import { readCentres } from '../fields/centres';
import { parametersOfTrigger } from '../fields/read';
import { readRequests } from '../fields/requests';
import { readWatch } from '../fields/watch';
import { collect, type Collection } from '../transport/collect';

const SAMPLES = 10;
const EMITS = {
	newShift: 'new',
	newOrUpdatedShift: 'newOrUpdated',
	discrepancy: 'difference',
} as const;
/** So much of its time a poll may spend on requests; the rest is for reading. */
const SHARE_OF_BUDGET = 0.8;
/** A second try may begin after a wait of a minute, and last half of one. */
const BUDGET_FOR_RETRY_MS = 120_000;

/**
 * Reads what a trigger watches and gives what is new in it.
 *
 * @param isSample whether the latest shifts are wanted, whatever was seen before
 * @throws NodeApiError, InputError; the state is as it was then
 */
export async function pollShifts(
	context: IPollFunctions,
	isSample: boolean,
): Promise<INodeExecutionData[]> {
	const parameters = parametersOfTrigger(context);
	const { event, lookbackDays, emitExisting, shiftId, tolerance, options } = readWatch(
		parameters,
		context.getTimezone(),
	);
	const centres = readCentres(parameters);
	const amounts = event === 'discrepancy' ? readAmountFields(parameters) : undefined;
	const zone = options.timezone;
	const now = DateTime.now();
	const data = context.getWorkflowStaticData('node');
	const state = isState(data) ? data : undefined;
	const settings: SeenSettings = {
		emit: EMITS[event],
		lookbackDays,
		emitExisting,
		watched: JSON.stringify([
			await accountOf(context),
			[...centres].sort(),
			event,
			shiftId,
			options.shiftList,
			zone,
			amounts ?? null,
			tolerance,
		]),
	};

	const begun = Date.now();
	const given = pollBudget(context);
	const budget = given !== undefined && given > 0 ? given : undefined;
	const period = isSample
		? pollPeriod(undefined, now, zone, { ...settings, emitExisting: true })
		: pollPeriod(state, now, zone, settings);
	const request = { ...readRequests(parameters), period, centres };
	const parts = await collect(context, undefined, { ...request, ...withinBudget(budget, request) });
	const reading = readParts(parts, options.shiftList);

	// Before the items are made: those have fields of the sheet too.
	const shifts = sightings(reading, shiftId);
	const compared = event === 'discrepancy' ? compare(reading, amounts, state?.amounts) : undefined;
	const discrepancies = compared?.discrepancies;
	const differs = (index: number) => Math.abs(discrepancies?.[index]?.difference ?? 0) > tolerance;
	shifts.forEach((shift, index) => {
		if (!differs(index)) return;
		shift.difference = String(Math.round((discrepancies?.[index]?.difference ?? 0) * 100));
	});
	const items = shiftItems(reading, {
		includeCashSheet: false,
		includeEmptyCashSheets: false,
	});
	const itemAt = (index: number, change: string): INodeExecutionData => {
		let json = items[index] as JsonObject;
		const found = discrepancies?.[index];
		if (found) json = withFirst('discrepancy', { ...found }, json);
		if (event === 'newOrUpdatedShift') json = withFirst('change', change, json);
		return { json: json as IDataObject };
	};

	if (isSample) {
		// Without a discrepancy shifts that are balanced: they have the same fields.
		const wanted = shifts.some((_, index) => differs(index)) ? differs : () => true;
		return newest(reading, SAMPLES, wanted).map((index) => itemAt(index, 'new'));
	}
	const { emit, nextState } = step(state, shifts, now, zone, settings);
	const emitted = emit.map(({ index, change }) => itemAt(index, change));
	if (budget !== undefined && Date.now() > begun + budget) {
		// n8n waits no longer: the items would be lost, and taken for seen.
		const failure = {
			message: 'Reading the shifts took longer than n8n lets a poll take',
			description: "Split the 'Centre IDs' over several triggers, or lower 'Look-Back Days'",
		};
		throw new NodeApiError(context.getNode(), { message: failure.message }, failure);
	}
	// Last, and as whole values: n8n does not notice a change within one.
	if (nextState !== state) Object.assign(data, nextState, compared && { amounts: compared.fields });
	return emitted;
}

function isState(data: IDataObject): data is IDataObject & SeenState {
	return typeof data['since'] === 'string' && typeof data['days'] === 'object';
}

/** Whose data it is: another user's shifts are not news of this one's. */
async function accountOf(context: IPollFunctions): Promise<unknown[]> {
	const { baseUrl, username } = await context.getCredentials('mapalCashrecApi');
	return [baseUrl, username];
}

/** What was expected and counted in each shift, by its position; undefined for one that is no record. */
function compare(
	{ groups }: Reading,
	chosen: AmountFields | undefined,
	before: AmountFields | undefined,
): { fields: AmountFields; discrepancies: Array<Discrepancy | undefined> } {
	const all = groups.flatMap(({ elements }) => elements);
	const records = all.filter(isObject);
	if (records.length === 0) return { fields: before ?? {}, discrepancies: [] };
	const reader = chosen ? chosenAmounts(records, chosen) : detectAmounts(records, before);
	// Before the first count of the day none are found.
	const isFound = Object.keys(reader.fields).length > 0;
	return {
		fields: isFound ? reader.fields : (before ?? {}),
		discrepancies: all.map((shift) => (isObject(shift) ? reader.discrepancyOf(shift) : undefined)),
	};
}

/** How long n8n lets a poll take, in milliseconds. Older versions don't say. */
export function pollBudget(context: IPollFunctions): number | undefined {
	const { getPollBudgetMs } = context as { getPollBudgetMs?: () => number };
	return getPollBudgetMs?.call(context);
}

/** How long requests may take, so that a poll ends in the time that n8n gives it. */
function withinBudget(
	budget: number | undefined,
	request: Omit<Collection, 'maxRetries'>,
): Pick<Collection, 'timeoutSeconds' | 'maxRetries'> {
	const patient = { timeoutSeconds: request.timeoutSeconds, maxRetries: 1 };
	if (budget === undefined) return patient;
	const requests =
		windowsOf(request.period, request.daysPerRequest).length *
		batchesOf(request.centres, request.centresPerRequest).length;
	const inTurn = 1 + Math.ceil((requests - 1) / request.parallelRequests);
	const share = (budget * SHARE_OF_BUDGET) / inTurn;
	return share >= BUDGET_FOR_RETRY_MS
		? patient
		: { timeoutSeconds: Math.min(request.timeoutSeconds, share / 1000), maxRetries: 0 };
}
