import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { InputError } from '../cashSheet/inputError';
import type { JsonObject } from '../cashSheet/json';
import type { Reading } from '../cashSheet/shifts';
import { readChoice } from '../fields/read';
import * as getCashSheets from './getCashSheets.operation';
import * as getDiscrepancies from './getDiscrepancies.operation';
import { runHints, type Comparison } from './hints';

export interface OperationResult {
	items: JsonObject[];
	/** How the shifts were read, if they were. */
	reading?: Reading;
	/** What the API reports beside its data, in its words. */
	reported?: string;
	/** What was compared, if it was. */
	comparison?: Comparison;
}

const operations = { getCashSheets, getDiscrepancies };

/**
 * Runs the operation for each input item. Linking items and On Error: Continue are dealt with here
 * alone: operations know of neither.
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const output: INodeExecutionData[] = [];
	const readings: Reading[] = [];
	const reports = new Set<string>();
	const comparisons: Comparison[] = [];
	const inputs = this.getInputData().length;

	for (let itemIndex = 0; itemIndex < inputs; itemIndex++) {
		try {
			const operation = readChoice(
				this.getNodeParameter('operation', itemIndex, 'getCashSheets'),
				'Operation',
				Object.keys(operations) as Array<keyof typeof operations>,
			);
			const result: OperationResult = await operations[operation].execute(this, itemIndex);
			const { items, reading, reported, comparison } = result;
			if (reading) readings.push(reading);
			if (reported) reports.add(reported);
			if (comparison) comparisons.push(comparison);
			for (const json of items) {
				output.push({ json: json as IDataObject, pairedItem: { item: itemIndex } });
			}
		} catch (thrown) {
			const error = readable(this, thrown, itemIndex);
			const isOver =
				error.context['endsRun'] === true || this.getExecutionCancelSignal()?.aborted === true;
			if (isOver || !this.continueOnFail()) throw error;
			// n8n takes an item with these two keys for a failed one (Continue Using Error Output).
			const json: IDataObject = { error: error.message };
			if (error.description) json['message'] = error.description;
			output.push({ json, pairedItem: { item: itemIndex } });
		}
	}

	// Older versions of n8n have no hints.
	if (typeof this.addExecutionHints === 'function') {
		this.addExecutionHints(...runHints(readings, comparisons, [...reports]));
	}
	return [output];
}

function readable(
	context: IExecuteFunctions,
	error: unknown,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	const description = error instanceof InputError ? error.description : undefined;
	return new NodeOperationError(context.getNode(), error as Error, { description, itemIndex });
}
