import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { chosenAmounts, detectAmounts, type Discrepancy } from '../cashSheet/amounts';
import { flatten, shiftItems } from '../cashSheet/items';
import { isObject, type JsonObject } from '../cashSheet/json';
import { readShifts } from '../cashSheet/shifts';
import { amountFields, readAmountFields } from '../fields/amounts';
import { readLimit } from '../fields/limit';
import { readChoice, readNumber } from '../fields/read';
import type { OperationResult } from './execute';
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
	...amountFields.map((field) => ({
		...field,
		displayOptions: { show: { ...displayOptions.show, ...field.displayOptions?.show } },
	})),
	{
		displayName: 'Tolerance',
		name: 'tolerance',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0,
		displayOptions,
		description: 'Differences up to this amount do not count, e.g. 1.00',
	},
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

export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<OperationResult> {
	const chosen = readAmountFields(context, itemIndex);
	const tolerance = readNumber(context.getNodeParameter('tolerance', itemIndex, 0), 'Tolerance', {
		min: 0,
		max: 1e9,
		integer: false,
	});
	const given = context.getNodeParameter('direction', itemIndex, 'any');
	const direction = readChoice(given, 'Direction', DIRECTIONS);
	const limit = readLimit(context, itemIndex);
	const { body, reported, options } = await readCashSheets(context, itemIndex);

	const reading = readShifts(body, options.shiftList);
	const shifts = reading.groups.flatMap(({ elements }) => elements).filter(isObject);
	if (shifts.length === 0) return { items: [], reading, reported };
	// Before the items are made: those have fields of the sheet too, such as its totals.
	const reader = chosen ? chosenAmounts(shifts, chosen) : detectAmounts(shifts);
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
		// The API may call a field of its own so.
		if ('discrepancy' in item) item['shiftDiscrepancy'] = item['discrepancy'];
		item['discrepancy'] = { ...discrepancy };
		items.push(item);
	}
	const comparison = {
		fields: reader.fields,
		tolerance,
		differing: found.filter(counts),
		compared: found.filter(({ difference }) => difference !== null).length,
		shifts: all.length,
	};
	if (items.length > limit) items = items.slice(0, limit);
	if (options.flatten) items = items.map(flatten);
	return { items, reading, reported, comparison };
}
