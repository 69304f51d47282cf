import { DateTime } from 'luxon';
import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { amountFieldsOf } from '../cashSheet/amounts';
import { parseCentres } from '../cashSheet/centres';
import { isObject, type Json } from '../cashSheet/json';
import { lastDays, parseZone } from '../cashSheet/period';
import { readShifts, shiftLists, type Reading } from '../cashSheet/reading/reading';
import { ALL_NAMES } from '../transport/parameterNames';
import { getCashSheets } from '../transport/request';
import { Run } from '../transport/run';

/** So many days back are asked for, */
const DAYS = 7;
/** or so many, when those have no records. */
const MORE_DAYS = 31;
const MOST_CENTRES = 5;
const TIMEOUT_SECONDS = 30;

/** The lists in the account's own latest data, for the option "Shift List Name or ID". */
export async function getShiftLists(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const { body } = await latest(this, '');
	const found = shiftLists(body);
	const [best] = found;
	const lists = found
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
	const { reading } = await latest(this, typeof path === 'string' ? path : '');
	const shifts = reading.groups.flatMap(({ elements }) => elements).filter(isObject);
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

async function latest(
	context: ILoadOptionsFunctions,
	path: string,
): Promise<{ body: Json; reading: Reading }> {
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
	const given = (name: string) => context.getCurrentNodeParameter(name);
	const zone = parseZone(given('options.timezone') || context.getTimezone());
	const named = ALL_NAMES.find((names) => names === given('requests.parameterNames'));
	const run = new Run();
	const ask = async (days: number) => {
		const request = {
			period: lastDays(days, DateTime.now(), zone),
			centres,
			parameterNames: named ?? 'auto',
			timeoutSeconds: TIMEOUT_SECONDS,
			maxRetries: 0,
		} as const;
		const { body } = await getCashSheets(context, 0, request, run);
		return { body, reading: readShifts(body, path) };
	};
	const found = await ask(DAYS);
	return found.reading.shifts > 0 ? found : await ask(MORE_DAYS);
}
