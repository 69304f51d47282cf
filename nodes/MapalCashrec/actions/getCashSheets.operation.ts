import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { cashSheetItems, flatten, shiftItems } from '../cashSheet/items';
import type { Json, JsonObject } from '../cashSheet/json';
import { readShifts } from '../cashSheet/shifts';
import { readCentres } from '../fields/centres';
import { readLimit } from '../fields/limit';
import { readOptions } from '../fields/options';
import { readPeriod } from '../fields/period';
import { readChoice } from '../fields/read';
import { getCashSheets } from '../transport/request';
import type { OperationResult } from './execute';

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

export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<OperationResult> {
	const output = readChoice(
		context.getNodeParameter('output', itemIndex, 'shifts'),
		'Output',
		OUTPUTS,
	);
	const centres = readCentres(context, itemIndex);
	const options = readOptions(context, itemIndex);
	const period = readPeriod(context, itemIndex, options.timezone);
	const limit = output === 'raw' ? Infinity : readLimit(context, itemIndex);

	const { body, reported } = await getCashSheets(context, itemIndex, {
		period,
		centres,
		parameterNames: options.parameterNames,
		timeoutSeconds: options.timeout,
	});
	if (output === 'raw') return { items: [rawItem(body)], reported };

	const reading = readShifts(body, options.shiftList);
	let items = output === 'shifts' ? shiftItems(reading, options) : cashSheetItems(reading);
	if (items.length > limit) items = items.slice(0, limit);
	if (options.flatten) items = items.map(flatten);
	return { items, reading, reported };
}

function rawItem(body: Json): JsonObject {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? body
		: { response: body };
}
