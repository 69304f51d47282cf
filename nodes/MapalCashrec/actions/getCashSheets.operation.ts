import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { cashSheetItems, flatten, shiftItems } from '../cashSheet/items';
import type { Json, JsonObject } from '../cashSheet/json';
import { readParts } from '../cashSheet/reading/reading';
import { readLimit } from '../fields/limit';
import type { Options } from '../fields/options';
import { parametersOfItem, readChoice } from '../fields/read';
import type { Part } from '../transport/collect';
import type { Run } from '../transport/run';
import type { OperationResult } from './execute';
import { readCashSheets } from './read';

const OUTPUTS = ['shifts', 'cashSheets', 'raw'] as const;

export const option: INodePropertyOptions = {
	name: 'Get Cash Sheets',
	value: 'getCashSheets',
	description: 'Get the till shifts of a period, one item per shift',
	action: 'Get cash sheets',
};

export const fields: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		options: [
			{
				name: 'One Item per Shift',
				value: 'shifts',
				description: 'Each shift with the fields of its cash sheet and centre',
			},
			{
				name: 'One Item per Cash Sheet',
				value: 'cashSheets',
				description: 'Each cash sheet with the list of its shifts',
			},
			{
				name: 'Raw Response',
				value: 'raw',
				description: 'What the API answers, untouched',
			},
		],
		default: 'shifts',
		displayOptions: { show: { operation: ['getCashSheets'] } },
	},
];

/**
 * The items of one input item, and how they came about.
 *
 * @throws InputError for a field, NodeApiError from the API
 */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
	run: Run,
): Promise<OperationResult> {
	const parameters = parametersOfItem(context, itemIndex);
	const output = readChoice(parameters('output', 'shifts'), 'Output', OUTPUTS);
	const limit = output === 'raw' ? Infinity : readLimit(parameters);
	// Counted, not made: making items adds fields to the records.
	const count = (parts: Part[], { shiftList }: Options) => {
		const reading = readParts(parts, shiftList);
		return (output === 'cashSheets' && reading.sheets) || reading.shifts;
	};
	let counted = 0;
	let most = 0;
	const isEnough = (parts: Part[], given: Options) => {
		// Each answer by itself: with what two windows have in common there are fewer, never more.
		for (const part of parts.slice(counted)) most += count([part], given);
		counted = parts.length;
		return most >= limit && count(parts, given) >= limit;
	};
	const { parts, options, made } = await readCashSheets(
		context,
		itemIndex,
		run,
		limit === Infinity ? undefined : isEnough,
	);
	if (output === 'raw') return { items: parts.map(({ body }) => rawItem(body)), made };

	const reading = readParts(parts, options.shiftList);
	let items = output === 'shifts' ? shiftItems(reading, options) : cashSheetItems(reading);
	if (items.length > limit) items = items.slice(0, limit);
	if (options.flatten) items = items.map(flatten);
	return { items, reading, made };
}

function rawItem(body: Json): JsonObject {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? body
		: { response: body };
}
