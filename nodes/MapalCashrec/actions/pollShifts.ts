import { DateTime } from 'luxon';
import type { IDataObject, INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { ColumnPaths } from '../cashSheet/columns/byHand';
import type { Assignment } from '../cashSheet/columns/assignment';
import type { ColumnName, Row } from '../cashSheet/columns/names';
import { Table } from '../cashSheet/columns/table';
import { differs, discrepancyOf } from '../cashSheet/compare/discrepancy';
import { need } from '../cashSheet/compare/needed';
import { flatten } from '../cashSheet/flatten';
import { shiftItems, withFirst } from '../cashSheet/items';
import type { JsonObject } from '../cashSheet/json';
import {
	checkShiftIds,
	isClosedAndCounted,
	keyedBy,
	newest,
	sightings,
} from '../cashSheet/watch/sightings';
import { readState, type SeenState } from '../cashSheet/watch/state';
import { pollPeriod, step, withSteadyKeys, type WatchSettings } from '../cashSheet/watch/step';
import { batchesOf, windowsOf } from '../cashSheet/windows';
import { readCentres } from '../fields/centres';
import { readColumns, readSimplify } from '../fields/columns';
import { readDiscrepancy } from '../fields/discrepancy';
import { parametersOfTrigger } from '../fields/read';
import { readRequests } from '../fields/requests';
import { readWatch, type Watch } from '../fields/watch';
import { collect, type Collection } from '../transport/collect';
import { logFlaws, logWarning } from './pollLog';

const SAMPLES = 10;
/** How far back Fetch Test Event looks, whatever is set: there should be something to see. */
const SAMPLE_DAYS = 31;
const EMITS = {
	closedShift: 'closed',
	newShift: 'new',
	newOrUpdatedShift: 'newOrUpdated',
	discrepancy: 'difference',
} as const;
const MONEY: readonly ColumnName[] = ['expected', 'counted', 'difference'];
/** The share of its time that a poll may spend on requests; the rest is for reading. */
const SHARE_OF_BUDGET = 0.8;
/** With less time per request there is no retry: a try takes up to 30 s, a wait up to a minute. */
const BUDGET_FOR_RETRY_MS = 120_000;

/**
 * Reads the shifts that a trigger watches, and gives the items that the trigger has to emit.
 *
 * @param isSample whether the latest shifts are wanted, whatever was seen before
 * @throws NodeApiError, InputError; the stored state is then left as it was
 */
export async function pollShifts(
	context: IPollFunctions,
	isSample: boolean,
): Promise<INodeExecutionData[]> {
	const begun = Date.now();
	const parameters = parametersOfTrigger(context);
	const watch = readWatch(parameters, context.getTimezone());
	const { event, options } = watch;
	const zone = options.timezone;
	const counting = event === 'discrepancy' ? readDiscrepancy(parameters) : ANY;
	const centres = readCentres(parameters);
	const simplify = readSimplify(parameters);
	const columns = withOption(readColumns(parameters), watch.shiftId);
	const data = context.getWorkflowStaticData('node');
	const { state, isDamaged } = readState(data);
	if (isDamaged && !isSample) {
		logWarning(context, 'what it had seen could not be read, and it begins anew with today');
	}
	const settings: WatchSettings = {
		emit: EMITS[event],
		lookbackDays: isSample ? SAMPLE_DAYS : watch.lookbackDays,
		emitExisting: watch.emitExisting || isSample,
		watched: JSON.stringify([
			// n8n keeps the state under the node's name, which may be another node's by now.
			context.getNode().id,
			await accountOf(context),
			[...centres].sort(),
			event,
			options.shiftList,
			zone,
			[...columns],
			counting,
		]),
	};

	const now = DateTime.now();
	const given = pollBudget(context);
	const budget = given !== undefined && given > 0 ? given : undefined;
	const period = pollPeriod(isSample ? undefined : state, now, zone, settings);
	const request = { ...readRequests(parameters), period, centres };
	const read = readInto(new Table(zone, options.shiftList, columns, true));
	const parts = await collect(
		context,
		undefined,
		{ ...request, ...withinBudget(budget, request) },
		{ onPart: read.add },
	);
	logFlaws(context, parts);
	let { table } = read;
	if (needsMoney(event) && table.assignment.question && state?.fields) {
		// Too few shifts to tell the amounts: take the fields that earlier polls found, if still there.
		const known = { ...state.fields } as Record<ColumnName, string>;
		const again = readInto(new Table(zone, options.shiftList, withKnown(columns, known), true));
		for (const part of parts) again.add(part);
		table = hasFields(again.table) ? again.table : table;
	}
	const { assignment } = table;
	const sheets = table.sheetsOf(0);
	const { rows } = sheets;
	if (sheets.readings.some(({ recognised, shifts }) => !recognised && shifts > 0)) {
		// Other records are no shifts to be given, and would make those seen before look new.
		throw failureOf(context, {
			message: 'Cashrec answered, but no list of shifts was recognised in its answer',
			description: "If this goes on, choose the list in the option 'Shift List Name or ID'",
		});
	}
	if (watch.shiftId !== '') checkShiftIds(sheets, assignment);
	if (event === 'discrepancy' && !assignment.verdicts.difference.field) {
		need(['expected', 'counted'], assignment, rows);
	}

	// Read before the items are made: making them adds fields of the sheet to the shifts.
	const by = keyedBy(sheets, assignment);
	const seen = withSteadyKeys(state, sightings(sheets, assignment, counting));
	seen.forEach(({ key }, index) => ((rows[index] as Row).shiftId = key));
	const itemAt = itemsOf(sheets, watch, simplify);
	if (isSample) {
		const hasCounted = assignment.verdicts.counted.field !== undefined;
		const isAbout = (row: Row) =>
			event === 'discrepancy'
				? differs(row, counting.tolerance, counting.direction)
				: event !== 'closedShift' || isClosedAndCounted(row, hasCounted);
		return newest(rows, SAMPLES, isAbout).map((index) => itemAt(index, 'new'));
	}
	const { emit, nextState } = step(state, seen, by, now, zone, settings);
	const emitted = emit.map(({ index, change }) => itemAt(index, change));
	if (budget !== undefined && Date.now() > begun + budget) {
		// n8n no longer waits for this poll: its items would be lost, yet taken for seen.
		throw failureOf(context, {
			message: 'Reading the shifts took longer than n8n lets a poll take',
			description: "Split the 'Centre IDs' over several triggers, or lower 'Look-Back Days'",
		});
	}
	// Last, and with whole values: n8n notices that a value was set, but not a change within it.
	if (nextState !== state) keep(data, { ...nextState, ...fieldsOf(assignment, state) });
	return emitted;
}

/** A failure that may have passed by the next poll. */
const failureOf = (context: IPollFunctions, words: { message: string; description: string }) =>
	new NodeApiError(context.getNode(), { message: words.message }, words);

const ANY = { tolerance: 0, direction: 'any' } as const;

const needsMoney = (event: Watch['event']) => event === 'discrepancy' || event === 'closedShift';

/** Replaces what n8n keeps for the node, also whatever a damaged state has left there. */
function keep(data: IDataObject, state: SeenState): void {
	for (const name of Object.keys(data)) if (!(name in state)) delete data[name];
	Object.assign(data, state);
}

function readInto(table: Table) {
	return { table, add: (part: Parameters<Table['add']>[1]) => void table.add(0, part) };
}

/** The option Shift ID sets the column of that name. */
function withOption(columns: ColumnPaths, shiftId: string): ColumnPaths {
	if (shiftId === '') return columns;
	return Object.assign(new Map(columns).set('shiftId', shiftId), { byOption: 'shiftId' as const });
}

const withKnown = (columns: ColumnPaths, known: Record<ColumnName, string>): ColumnPaths =>
	Object.assign(
		new Map([...(Object.entries(known) as Array<[ColumnName, string]>), ...columns]),
		columns.byOption && { byOption: columns.byOption },
	);

function hasFields(table: Table): boolean {
	try {
		return table.assignment.question === undefined;
	} catch {
		// A field that earlier polls found is gone.
		return false;
	}
}

/** The fields of the amounts, for a later poll that reads too few shifts to tell. */
function fieldsOf(
	{ verdicts, question }: Assignment,
	before: SeenState | undefined,
): Pick<SeenState, 'fields'> {
	const found = MONEY.flatMap((name) => {
		const path = verdicts[name].field?.path;
		return path === undefined ? [] : [[name, path] as const];
	});
	// While every shift is open, only some of these fields may be there.
	const isComplete =
		verdicts.difference.field ?? (verdicts.expected.field && verdicts.counted.field);
	if (question || !isComplete) return before?.fields ? { fields: before.fields } : {};
	return { fields: Object.fromEntries(found) };
}

/** Returns a function that gives the item of a shift, by the shift's position in `sheets`. */
function itemsOf(
	sheets: ReturnType<Table['sheetsOf']>,
	{ event, options }: Watch,
	simplify: boolean,
): (index: number, change: string) => INodeExecutionData {
	const whole = simplify
		? []
		: shiftItems(sheets, { includeCashSheet: false, includeEmptyCashSheets: false });
	return (index, change) => {
		const row = sheets.rows[index] as Row;
		if (simplify) {
			return { json: event === 'newOrUpdatedShift' ? { ...row, change } : { ...row } };
		}
		let json = whole[index] as JsonObject;
		if (event === 'discrepancy') json = withFirst('discrepancy', { ...discrepancyOf(row) }, json);
		if (event === 'newOrUpdatedShift') json = withFirst('change', change, json);
		return { json: (options.flatten ? flatten(json) : json) as IDataObject };
	};
}

/** Whose data are watched: with another user or API the trigger begins anew. */
async function accountOf(context: IPollFunctions): Promise<unknown[]> {
	const { baseUrl, username } = await context.getCredentials('mapalCashrecApi');
	return [baseUrl, username];
}

/** How long n8n lets a poll take, in milliseconds; undefined in older versions, which don't say. */
export function pollBudget(context: IPollFunctions): number | undefined {
	const { getPollBudgetMs } = context as { getPollBudgetMs?: () => number };
	return getPollBudgetMs?.call(context);
}

/** Timeout and retries of each request, so that the poll ends in the time that n8n gives it. */
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
