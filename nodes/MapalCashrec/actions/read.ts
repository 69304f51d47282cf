import type { IExecuteFunctions } from 'n8n-workflow';

import type { Table } from '../cashSheet/columns/table';
import { fingerprint } from '../cashSheet/fingerprint';
import type { Reading } from '../cashSheet/reading/reading';
import { readCentres } from '../fields/centres';
import type { Options } from '../fields/options';
import { readPeriod } from '../fields/period';
import { parametersOfItem } from '../fields/read';
import { readRequests } from '../fields/requests';
import { collect, type Part } from '../transport/collect';
import { ALL_NAMES, shownNames } from '../transport/parameterNames';
import type { Run } from '../transport/run';
import type { Wanted } from './operation';

/** How the requests of an input item went, for the hints. */
export interface Requests {
	requests: number;
	retries: number;
	/** What the API reports beside its data, in its words. */
	reports: string[];
	/** Which requests brought only a part of what was asked for, and why. */
	partial: string[];
	/** The parameter names that were found by trying, as the interface shows them. */
	foundNames?: string;
}

/**
 * Asks for the period and the centres of an input item, and reads each answer as it comes.
 *
 * @param run what the requests of the execution share
 * @param table what the answers are read into; undefined where they are given unread
 * @returns the answers, and how the requests went
 * @throws InputError for a field, NodeApiError from the API
 */
export async function readCashSheets(
	context: IExecuteFunctions,
	itemIndex: number,
	run: Run,
	options: Options,
	{ enough }: Wanted,
	table: Table | undefined,
): Promise<{ parts: Part[]; made: Requests }> {
	const parameters = parametersOfItem(context, itemIndex);
	const centres = readCentres(parameters);
	const requests = readRequests(parameters);
	let found = 0;
	const isNew = newElements();
	const parts = await collect(
		context,
		itemIndex,
		{ period: readPeriod(parameters, options.timezone), centres, ...requests },
		{
			run,
			isEnough: enough && enough.limit < Infinity ? () => found >= enough.limit : undefined,
			onPart: (part) => {
				const reading = table?.add(itemIndex, part);
				if (reading && enough && enough.limit < Infinity) {
					found += enough.count(reading) - isNew(reading);
				}
			},
		},
	);
	const names = requests.parameterNames === 'auto' ? parts.at(-1)?.parameterNames : undefined;
	return {
		parts,
		made: {
			requests: parts.length,
			retries: parts.reduce((sum, { retries }) => sum + retries, 0),
			...flawsOf(parts),
			foundNames: names && names !== ALL_NAMES[0] ? shownNames(names) : undefined,
		},
	};
}

/** What the answers themselves say of being incomplete, each only once. */
export function flawsOf(parts: readonly Part[]): Pick<Requests, 'reports' | 'partial'> {
	const reports = parts.flatMap(({ reported }) => (reported ? [reported] : []));
	const partial = parts.flatMap(({ partial: why, period: { start, end } }) =>
		why ? [`${start} to ${end}: ${why}`] : [],
	);
	return { reports: [...new Set(reports)], partial: [...new Set(partial)] };
}

/** Returns a function that counts the shifts of an answer which an earlier answer held too. */
function newElements(): (reading: Reading) => number {
	const seen = new Set<number>();
	return ({ groups }) => {
		const prints = groups.flatMap(({ elements }) => elements.map(fingerprint));
		const again = prints.filter((print) => seen.has(print)).length;
		for (const print of prints) seen.add(print);
		return again;
	};
}
