import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	chosenAmounts,
	detectAmounts,
	type AmountFields,
	type AmountReader,
	type Discrepancy,
} from '../cashSheet/amounts';
import { flatten, shiftItems, withFirst } from '../cashSheet/items';
import { isObject, type JsonObject } from '../cashSheet/json';
import { readParts } from '../cashSheet/reading/reading';
import { amountFields, readAmountFields, readTolerance, toleranceField } from '../fields/amounts';
import { readLimit } from '../fields/limit';
import { parametersOfItem, readChoice } from '../fields/read';
import type { Run } from '../transport/run';
import type { OperationResult } from './execute';
import type { Comparison } from './hints';
import { readCashSheets } from './read';

const DIRECTIONS = ['any', 'shortage', 'surplus'] as const;

export const option: INodePropertyOptions = {
	name: 'Get Discrepancies',
	value: 'getDiscrepancies',
	description: 'Get the shifts whose counted cash is not what it should be, and by how much',
	action: 'Get discrepancies',
};

const displayOptions = { show: { operation: ['getDiscrepancies'] } };

export const fields: INodeProperties[] = [
	...amountFields(displayOptions.show),
	{ ...toleranceField, displayOptions },
	{
		displayName: 'Direction',
		name: 'direction',
		type: 'options',
		options: [
			{
				name: 'Any',
				value: 'any',
			},
			{
				name: 'Shortage',
				value: 'shortage',
				description: 'Less was counted than there should be',
			},
			{
				name: 'Surplus',
				value: 'surplus',
				description: 'More was counted than there should be',
			},
		],
		default: 'any',
		displayOptions,
	},
];

/**
 * Reads the shifts of one input item. What they give is known only when all input items are read:
 * `compare` in the result makes the items then.
 *
 * @throws InputError for a field, NodeApiError from the API
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
	run: Run,
): Promise<OperationResult> {
	const parameters = parametersOfItem(context, itemIndex);
	const chosen = readAmountFields(parameters);
	const tolerance = readTolerance(parameters('tolerance', 0));
	const direction = readChoice(parameters('direction', 'any'), 'Direction', DIRECTIONS);
	const limit = readLimit(parameters);
	const { parts, options, made } = await readCashSheets(context, itemIndex, run);

	const reading = readParts(parts, options.shiftList);
	const shifts = reading.groups.flatMap(({ elements }) => elements).filter(isObject);
	if (shifts.length === 0) return { items: [], reading, made };

	const compare: Compare = {
		shifts,
		chosen,
		finish: (reader) => {
			// Before the items are made: those have fields of the sheet too, such as its totals.
			const found = shifts.map(reader.discrepancyOf);
			const counts = ({ difference, type }: Discrepancy) =>
				Math.abs(difference ?? 0) > tolerance && (direction === 'any' || direction === type);
			let items: JsonObject[] = [];
			const all = shiftItems(reading, { ...options, includeEmptyCashSheets: false });
			let index = 0;
			for (const item of all) {
				// Shifts that are no objects have become items too, of their own.
				const discrepancy = shifts[index] === item ? found[index++] : undefined;
				if (!discrepancy || !(options.includeBalanced || counts(discrepancy))) continue;
				items.push(withFirst('discrepancy', { ...discrepancy }, item));
			}
			if (items.length > limit) items = items.slice(0, limit);
			if (options.flatten) items = items.map(flatten);
			const comparison = {
				fields: reader.fields,
				tolerance,
				differing: found.filter(counts),
				compared: found.filter(({ difference }) => difference !== null).length,
				shifts: all.length,
			};
			return { items, comparison };
		},
	};
	return { items: [], reading, made, compare };
}

/** What is left to do once the amounts of all input items are known. */
export interface Compare {
	shifts: JsonObject[];
	/** The chosen fields; undefined where they are to be detected. */
	chosen: AmountFields | undefined;
	finish: (reader: AmountReader) => { items: JsonObject[]; comparison: Comparison };
}

/**
 * Finds the amounts over all input items of a run: a field that is null in one centre's shifts may
 * show in another's.
 *
 * @returns for given input items their reader; calling it throws InputError where there is none
 */
export function amountReaders(all: Compare[]): (compare: Compare) => AmountReader {
	const readers = new Map<string, AmountReader>();
	return ({ chosen }) => {
		const key = JSON.stringify(chosen ?? null);
		let reader = readers.get(key);
		if (!reader) {
			const shifts = all
				.filter((other) => JSON.stringify(other.chosen ?? null) === key)
				.flatMap((other) => other.shifts);
			reader = chosen ? chosenAmounts(shifts, chosen) : detectAmounts(shifts);
			readers.set(key, reader);
		}
		return reader;
	};
}
