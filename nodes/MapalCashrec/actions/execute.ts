import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InputError } from '../cashSheet/inputError';
import type { JsonObject } from '../cashSheet/json';
import type { Reading } from '../cashSheet/reading/reading';
import { readChoice } from '../fields/read';
import { Run } from '../transport/run';
import * as getCashSheets from './getCashSheets.operation';
import * as getDiscrepancies from './getDiscrepancies.operation';
import { runHints, type Comparison } from './hints';
import type { Requests } from './read';

export interface OperationResult {
	items: JsonObject[];
	/** How the shifts were read, if they were. */
	reading?: Reading;
	made: Requests;
	/** What gives the items once all input items are read, for Get Discrepancies. */
	compare?: getDiscrepancies.Compare;
}

const operations = { getCashSheets, getDiscrepancies };

/**
 * Runs the operation for each input item. Linking items and On Error: Continue are dealt with here
 * alone: operations know of neither.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const readings: Reading[] = [];
	const comparisons: Comparison[] = [];
	const made: Requests[] = [];

	const run = new Run();

	/** Throws, unless the other items are to go on. */
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
		// n8n takes an item with these two keys for a failed one (Continue Using Error Output).
		const json: IDataObject = { error: error.message };
		if (error.description) json['message'] = error.description;
		output.push({ json, pairedItem: { item: itemIndex } });
	};

	// Side by side: the requests themselves wait for their turn.
	const results = await Promise.all(
		this.getInputData().map(async (_, itemIndex) => {
			try {
				const operation = readChoice(
					this.getNodeParameter('operation', itemIndex, 'getCashSheets'),
					'Operation',
					Object.keys(operations) as Array<keyof typeof operations>,
				);
				return await operations[operation].execute(this, itemIndex, run);
			} catch (thrown) {
				return tolerated(thrown, itemIndex);
			}
		}),
	);

	const readerOf = getDiscrepancies.amountReaders(
		results.flatMap((result) =>
			result instanceof Error || !result.compare ? [] : [result.compare],
		),
	);
	results.forEach((result, itemIndex) => {
		if (result instanceof Error) {
			fail(result, itemIndex);
			return;
		}
		try {
			let { items } = result;
			if (result.compare) {
				const compared = result.compare.finish(readerOf(result.compare));
				comparisons.push(compared.comparison);
				items = compared.items;
			}
			if (result.reading) readings.push(result.reading);
			made.push(result.made);
			// One for all of them: n8n replaces it where it needs another, and stores it once.
			const pairedItem = { item: itemIndex };
			for (const json of items) output.push({ json: json as IDataObject, pairedItem });
		} catch (thrown) {
			fail(tolerated(thrown, itemIndex), itemIndex);
		}
	});

	// Older versions of n8n have no hints.
	if (typeof this.addExecutionHints === 'function') {
		this.addExecutionHints(...runHints(readings, comparisons, made));
	}
	return [output];
}

/** What a user can read of anything that was thrown. */
export function readable(
	context: IExecuteFunctions | IPollFunctions,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const description = error instanceof InputError ? error.description : undefined;
	return new NodeOperationError(context.getNode(), error as Error, { description, itemIndex });
}
