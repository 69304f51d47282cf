import { readingReport } from '../cashSheet/columns/report';
import { toItem, type Row } from '../cashSheet/columns/names';
import { flatten } from '../cashSheet/flatten';
import { cashSheetItems, shiftItems, sizeOfSheets } from '../cashSheet/items';
import type { Json, JsonObject } from '../cashSheet/json';
import { readSimplify } from '../fields/columns';
import { readLimit } from '../fields/limit';
import { readChoice } from '../fields/read';
import { shownFor, type Operation, type Wanted } from './operation';
import { sheetsWarning } from './warnings';

const OUTPUTS = ['shifts', 'cashSheets', 'raw', 'report'] as const;
const STATUSES = ['any', 'closed', 'open'] as const;

const { show } = shownFor('getCashSheets');

export const getCashSheets: Operation = {
	option: {
		name: 'Get Cash Sheets',
		value: 'getCashSheets',
		description: 'Get the till shifts (turnos) of a period, one item per shift',
		action: 'Get cash sheets',
	},
	fields: [
		{
			displayName: 'Output',
			name: 'output',
			type: 'options',
			options: [
				{
					name: 'One Item per Shift',
					value: 'shifts',
					description: 'Each shift with its date, centre and cash',
				},
				{
					name: 'One Item per Cash Sheet',
					value: 'cashSheets',
					description: 'Each cash sheet with the list of its shifts, as the API gives it',
				},
				{
					name: 'Raw Response',
					value: 'raw',
					description: 'What the API answers, untouched',
				},
				{
					name: 'Reading Report',
					value: 'report',
					description:
						'Which field became which column, and why. Holds no values, so that it can be shown to anybody.',
				},
			],
			default: 'shifts',
			displayOptions: { show },
		},
		{
			displayName: 'Shift Status',
			name: 'shiftStatus',
			type: 'options',
			options: [
				{ name: 'Any', value: 'any', description: 'Open and closed shifts' },
				{
					name: 'Closed',
					value: 'closed',
					description: 'Shifts that are closed, or whose cash is counted',
				},
				{ name: 'Open', value: 'open', description: 'Shifts that are not closed yet' },
			],
			default: 'any',
			displayOptions: { show: { ...show, output: ['shifts'] } },
		},
	],
	want(parameters, options): Wanted {
		const output = readChoice(parameters('output', 'shifts'), 'Output', OUTPUTS);
		const limit = output === 'raw' || output === 'report' ? Infinity : readLimit(parameters);
		const cut = (items: JsonObject[]) => (items.length > limit ? items.slice(0, limit) : items);
		const flat = (items: JsonObject[]) => (options.flatten ? items.map(flatten) : items);
		switch (output) {
			case 'raw':
				return {
					keepsRecords: true,
					raw: (bodies) => bodies.map(rawItem),
					make: () => ({ items: [] }),
				};
			case 'report':
				return {
					keepsRecords: false,
					make: (_, table) => {
						const { assignment } = table;
						return { items: readingReport(table.fields.values(), assignment) };
					},
				};
			case 'cashSheets':
				return {
					keepsRecords: true,
					enough: { limit, count: ({ sheets, shifts }) => sheets || shifts },
					make: (sheets) => ({ items: flat(cut(cashSheetItems(sheets))) }),
				};
			case 'shifts':
		}
		const status = readChoice(parameters('shiftStatus', 'any'), 'Shift Status', STATUSES);
		const simplify = readSimplify(parameters);
		const isWanted = (row: Row, isEmpty: boolean) =>
			isEmpty
				? options.includeEmptyCashSheets && status === 'any'
				: status === 'any' || row.status === status;
		// With a limit, shifts that an earlier answer gave too are told by their records.
		const keepsRecords = !simplify || limit < Infinity;
		return {
			keepsRecords,
			// Which shifts are open is known only once all answers are read.
			enough:
				status === 'any'
					? {
							limit,
							count: ({ shifts, emptySheets }) =>
								shifts + (options.includeEmptyCashSheets ? emptySheets : 0),
						}
					: undefined,
			make: (sheets) => {
				const { all, empty, places } = sheets;
				const isAll = status === 'any' && empty.size === 0;
				const rows = isAll ? all : all.filter((row) => isWanted(row, empty.has(row)));
				const wanted = rows.slice(0, limit);
				if (simplify) return { items: wanted.map(toItem) };
				const given = new Set(wanted);
				const items = flat(shiftItems(sheets, options, (row) => given.has(row)));
				const warnings = options.includeCashSheet
					? sheetsWarning(sizeOfSheets(wanted, places), items.length)
					: [];
				return { items, warnings };
			},
		};
	},
};

function rawItem(body: Json): JsonObject {
	return typeof body === 'object' && body !== null && !Array.isArray(body)
		? body
		: { response: body };
}
