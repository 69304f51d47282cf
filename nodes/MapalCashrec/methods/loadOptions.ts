import { DateTime } from 'luxon';
import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { amountFieldsOf } from '../cashSheet/amounts';
import { parseCentres } from '../cashSheet/centres';
import { isObject, type Json } from '../cashSheet/json';
import { lastDays, parseZone } from '../cashSheet/period';
import { readShifts, type Reading } from '../cashSheet/shifts';
import { getCashSheets } from '../transport/request';

/** So many days back are asked for, the second only when the first have no records. */
const LATEST_DAYS = [7, 31];
const MOST_CENTRES = 5;
const TIMEOUT_SECONDS = 30;

/** The lists in the account's own latest data, for the option "Shift List Name or ID". */
export async function getShiftLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const reading = await latestReading(this, '');
	const [best] = reading.candidates;
	const lists = reading.candidates
		// The response itself as one record can't be written as a path.
		.filter(({ path }) => path !== '')
		.map(({ path, name, records, lists: count }) => ({
			name: describe(
				name || (path === '[]' ? 'top level' : path),
				records,
				count,
				path.startsWith(`${best?.path}.`),
			),
			value: path,
			description: path,
		}));
	return [
		{ name: 'Detect Automatically', value: '', description: 'Let the node find the shifts' },
		...lists,
	];
}

/** The amounts of the account's own latest shifts, for the fields of "Choose Fields". */
export async function getAmountFields(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const path = this.getCurrentNodeParameter('options.shiftList');
	const { groups } = await latestReading(this, typeof path === 'string' ? path : '');
	const shifts = groups.flatMap(({ elements }) => elements).filter(isObject);
	return [
		{ name: 'None', value: '' },
		...amountFieldsOf(shifts).map(({ path, example }) => ({
			name: example === null ? path : `${path} (e.g. ${JSON.stringify(example)})`,
			value: path,
		})),
	];
}

/** `shifts, 3 per sheet, found in 14 sheets` */
function describe(name: string, records: number, lists: number, isInShift: boolean): string {
	if (lists === 0) return `${name}, a single record`;
	if (lists === 1) return `${name}, ${records} in one list`;
	const holder = isInShift ? 'shift' : 'sheet';
	const each = Math.round((records / lists) * 10) / 10;
	return `${name}, ${each} per ${holder}, found in ${lists} ${holder}s`;
}

async function latestReading(context: ILoadOptionsFunctions, path: string): Promise<Reading> {
	let centres: string[];
	try {
		centres = parseCentres(context.getNodeParameter('centres', '')).slice(0, MOST_CENTRES);
	} catch {
		throw new NodeOperationError(
			context.getNode(),
			"Enter 'Centre IDs' first, without an expression",
			{
				description: 'The list is loaded from the latest cash sheets of these centres',
			},
		);
	}
	const given = (name: string) => context.getCurrentNodeParameter(`options.${name}`);
	const zone = parseZone(given('timezone') || context.getTimezone());
	let body: Json = null;
	for (const days of LATEST_DAYS) {
		({ body } = await getCashSheets(context, 0, {
			period: lastDays(days, DateTime.now(), zone),
			centres,
			parameterNames: given('parameterNames') === 'pascalCase' ? 'pascalCase' : 'camelCase',
			timeoutSeconds: TIMEOUT_SECONDS,
			maxRetries: 0,
		}));
		const reading = readShifts(body, path);
		if (reading.shifts > 0) return reading;
	}
	return readShifts(body, path);
}
