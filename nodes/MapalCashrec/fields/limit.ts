import type { INodeProperties } from 'n8n-workflow';

import { readBoolean, readNumber, type Parameters } from './read';

export const limitFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		// A list of money that was cut in silence is worse than a long one.
		default: true,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** The greatest number of items to return for an input item; Infinity for all. */
export function readLimit(parameters: Parameters): number {
	if (readBoolean(parameters('returnAll', true), 'Return All')) {
		return Infinity;
	}
	const limit = parameters('limit', 50);
	return readNumber(limit, 'Limit', { min: 1, max: Number.MAX_SAFE_INTEGER, integer: true });
}
