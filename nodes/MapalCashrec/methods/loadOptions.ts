import { DateTime } from 'luxon';
import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { parseCentres } from '../cashSheet/centres';
import { COLUMN_LABELS } from '../cashSheet/columns/names';
import { served } from '../cashSheet/columns/report';
import { Table } from '../cashSheet/columns/table';
import { show } from '../cashSheet/inputError';
import type { Json } from '../cashSheet/json';
import { lastDays, parseZone } from '../cashSheet/period';
import { shiftLists } from '../cashSheet/reading/reading';
import { ALL_NAMES } from '../transport/parameterNames';
import { getCashSheets } from '../transport/request';
import { Run } from '../transport/run';

/** How many days back the lists look, */
const DAYS = 7;
/** and how many if there are no shifts in those days. */
const MORE_DAYS = 31;
const MOST_CENTRES = 5;
/** How many fields are offered to choose from, at most. */
const MOST_FIELDS = 500;
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

/** The fields of the account's own latest shifts, each with an example, for "Columns". */
export async function getFields(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const path = this.getCurrentNodeParameter('options.shiftList');
	const { table } = await latest(this, typeof path === 'string' ? path : '');
	const { assignment } = table;
	return [...table.fields.values()].slice(0, MOST_FIELDS).map((field) => {
		const { path: value, values } = field;
		const example = values.find((one) => one !== null && one !== undefined && one !== '');
		const column = served(field, assignment)?.column;
		return {
			name: example === undefined ? value : `${value} (e.g. ${show(example)})`,
			value,
			...(column && { description: `Read as ${COLUMN_LABELS[column]}` }),
		};
	});
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
): Promise<{ body: Json; table: Table }> {
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
		const table = new Table(zone, path, new Map(), true);
		const { shifts } = table.add(0, { body, requests: 1, ...request });
		return { body, table, shifts };
	};
	const found = await ask(DAYS);
	return found.shifts > 0 ? found : await ask(MORE_DAYS);
}
