import type { INodeProperties } from 'n8n-workflow';

import { readBoolean, readNumber, type Parameters } from './read';

const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	// A list of money that is cut without a word is worse than a long one.
	default: true,
	description: 'Whether to return all results or only up to a given limit',
};

const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	description: 'Max number of results to return',
};

/** Where these fields show. A raw response and the reading report are never cut. */
const SHOWN = [
	{ operation: ['getCashSheets'], output: ['shifts', 'cashSheets'] },
	{ operation: ['getDiscrepancies', 'getPending', 'getSummary'] },
];

export const limitFields: INodeProperties[] = SHOWN.flatMap((show) => [
	{ ...returnAll, displayOptions: { show } },
	{ ...limit, displayOptions: { show: { ...show, returnAll: [false] } } },
]);

/** The greatest number of items to return for an input item; Infinity for all. */
export function readLimit(parameters: Parameters): number {
	if (readBoolean(parameters('returnAll', true), 'Return All')) {
		return Infinity;
	}
	const limit = parameters('limit', 50);
	return readNumber(limit, 'Limit', { min: 1, max: Number.MAX_SAFE_INTEGER, integer: true });
}
