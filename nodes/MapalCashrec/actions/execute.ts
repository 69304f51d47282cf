import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { Table } from '../cashSheet/columns/table';
import { InputError } from '../cashSheet/inputError';
import type { JsonObject } from '../cashSheet/json';
import { readColumns } from '../fields/columns';
import { readOptions } from '../fields/options';
import { parametersOfItem, readChoice } from '../fields/read';
import { Run } from '../transport/run';
import { getCashSheets } from './getCashSheets.operation';
import { getDiscrepancies } from './getDiscrepancies.operation';
import { getPending } from './getPending.operation';
import { getSummary } from './getSummary.operation';
import { runHints } from './hints';
import type { Operation, ReadItem, Wanted } from './operation';
import { readCashSheets, type Requests } from './read';

export const operations = {
	getCashSheets,
	getDiscrepancies,
	getPending,
	getSummary,
} satisfies Record<string, Operation>;

/** What was read for an input item, and what is to be made of it. */
interface Answered {
	wanted: Wanted;
	table: Table | undefined;
	items: JsonObject[];
	made: Requests;
}

/**
 * Runs the operation for each input item. The data of all input items are read first, so that a
 * field which one centre's shifts don't show may be found in another's; then the items are made.
 * Only this function links items and handles On Error: operations know of neither.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const run = new Run();
	const tables = new Map<string, Table>();

	/** Gives the error if the other items are to go on, and throws it if not. */
	const tolerated = (thrown: unknown, itemIndex: number) => {
		const error = readable(this, thrown, itemIndex);
		const isOver =
			error.context['endsRun'] === true || this.getExecutionCancelSignal()?.aborted === true;
		if (isOver || !this.continueOnFail()) {
			run.stop();
			throw error;
		}
		return error;
	};
	const fail = (error: NodeApiError | NodeOperationError, itemIndex: number) => {
		// By these two keys n8n tells a failed item (Continue Using Error Output).
		const json: IDataObject = { error: error.message };
		if (error.description) json['message'] = error.description;
		output.push({ json, pairedItem: { item: itemIndex } });
	};

	const answer = async (itemIndex: number): Promise<Answered> => {
		const parameters = parametersOfItem(this, itemIndex);
		const name = readChoice(
			parameters('operation', 'getCashSheets'),
			'Operation',
			Object.keys(operations) as Array<keyof typeof operations>,
		);
		const options = readOptions(parameters, this.getTimezone());
		const wanted = operations[name].want(parameters, options);
		const columns = readColumns(parameters);
		const key = JSON.stringify([
			options.timezone,
			options.shiftList,
			[...columns],
			wanted.keepsRecords,
		]);
		let table = tables.get(key);
		if (!table && !wanted.raw) {
			table = new Table(options.timezone, options.shiftList, columns, wanted.keepsRecords);
			tables.set(key, table);
		}
		const { parts, made } = await readCashSheets(this, itemIndex, run, options, wanted, table);
		return { wanted, table, made, items: wanted.raw?.(parts.map(({ body }) => body)) ?? [] };
	};
	// All input items at once: their requests wait for their turn (`Run.slot`).
	const answers = await Promise.all(
		this.getInputData().map(async (_, itemIndex) => {
			try {
				return await answer(itemIndex);
			} catch (thrown) {
				return tolerated(thrown, itemIndex);
			}
		}),
	);

	const read: ReadItem[] = [];
	const made: Requests[] = [];
	answers.forEach((result, itemIndex) => {
		if (result instanceof Error) {
			fail(result, itemIndex);
			return;
		}
		const { table, wanted } = result;
		made.push(result.made);
		try {
			let { items } = result;
			if (table) {
				const sheets = table.sheetsOf(itemIndex);
				const one: ReadItem = { sheets, assignment: table.assignment };
				read.push(one);
				const { items: own, ...found } = wanted.make(sheets, table);
				Object.assign(one, found);
				items = own;
			}
			// One object for all items: n8n stores it once, and never changes it in place.
			const pairedItem = { item: itemIndex };
			for (const json of items) output.push({ json: json as IDataObject, pairedItem });
		} catch (thrown) {
			fail(tolerated(thrown, itemIndex), itemIndex);
		}
	});

	// Older versions of n8n have no hints.
	if (typeof this.addExecutionHints === 'function') {
		this.addExecutionHints(...runHints(read, made));
	}
	return [output];
}

/** Turns anything that was thrown into an error with a message for the user. */
export function readable(
	context: IExecuteFunctions | IPollFunctions,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const description = error instanceof InputError ? error.description : undefined;
	return new NodeOperationError(context.getNode(), error as Error, { description, itemIndex });
}
