import type { IExecuteFunctions } from 'n8n-workflow';

import { readCentres } from '../fields/centres';
import { readOptions, type Options } from '../fields/options';
import { readPeriod } from '../fields/period';
import { parametersOfItem } from '../fields/read';
import { collect, type Part } from '../transport/collect';

/** How the requests of an input item went, for the hints. */
export interface Requests {
	requests: number;
	retries: number;
	/** What the API reports beside its data, in its words. */
	reports: string[];
}

/**
 * Asks for what the fields that all operations share describe.
 *
 * @param isEnough whether the answers so far hold all that is wanted
 */
export async function readCashSheets(
	context: IExecuteFunctions,
	itemIndex: number,
	isEnough?: (parts: Part[], options: Options) => boolean,
): Promise<{ parts: Part[]; options: Options; made: Requests }> {
	const parameters = parametersOfItem(context, itemIndex);
	const centres = readCentres(parameters);
	const options = readOptions(parameters, context.getTimezone());
	const parts = await collect(
		context,
		itemIndex,
		{
			period: readPeriod(parameters, options.timezone),
			centres,
			timeoutSeconds: options.timeout,
			...options,
		},
		isEnough && ((found) => isEnough(found, options)),
	);
	return {
		parts,
		options,
		made: {
			requests: parts.length,
			retries: parts.reduce((sum, { retries }) => sum + retries, 0),
			reports: parts.flatMap(({ reported }) => (reported ? [reported] : [])),
		},
	};
}
