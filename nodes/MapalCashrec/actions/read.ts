import type { IExecuteFunctions } from 'n8n-workflow';

import { readCentres } from '../fields/centres';
import { readOptions, type Options } from '../fields/options';
import { readPeriod } from '../fields/period';
import { parametersOfItem } from '../fields/read';
import { readRequests } from '../fields/requests';
import { collect, type Part } from '../transport/collect';
import { ALL_NAMES, shownNames } from '../transport/parameterNames';
import type { Run } from '../transport/run';

/** How the requests of an input item went, for the hints. */
export interface Requests {
	requests: number;
	retries: number;
	/** What the API reports beside its data, in its words. */
	reports: string[];
	/** What only a part came of, and why. */
	partial: string[];
	/** The parameter names that were found by trying, as the interface shows them. */
	foundNames?: string;
}

/**
 * Asks for what the fields that all operations share describe.
 *
 * @param run what the requests of the execution share
 * @param isEnough whether the answers so far hold all that is wanted
 */
export async function readCashSheets(
	context: IExecuteFunctions,
	itemIndex: number,
	run: Run,
	isEnough?: (parts: Part[], options: Options) => boolean,
): Promise<{ parts: Part[]; options: Options; made: Requests }> {
	const parameters = parametersOfItem(context, itemIndex);
	const centres = readCentres(parameters);
	const options = readOptions(parameters, context.getTimezone());
	const requests = readRequests(parameters);
	const parts = await collect(
		context,
		itemIndex,
		{ period: readPeriod(parameters, options.timezone), centres, ...requests },
		{ run, isEnough: isEnough && ((found) => isEnough(found, options)) },
	);
	const found = requests.parameterNames === 'auto' ? parts.at(-1)?.parameterNames : undefined;
	return {
		parts,
		options,
		made: {
			requests: parts.length,
			retries: parts.reduce((sum, { retries }) => sum + retries, 0),
			reports: parts.flatMap(({ reported }) => (reported ? [reported] : [])),
			partial: parts.flatMap(({ partial, period: { start, end } }) =>
				partial ? [`${start} to ${end}: ${partial}`] : [],
			),
			foundNames: found && found !== ALL_NAMES[0] ? shownNames(found) : undefined,
		},
	};
}
