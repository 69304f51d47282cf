import type { INodeProperties } from 'n8n-workflow';

import type { ColumnPaths } from '../cashSheet/columns/byHand';
import { COLUMN_LABELS, COLUMNS, type ColumnName } from '../cashSheet/columns/names';
import { InputError, show } from '../cashSheet/inputError';
import { readBoolean, readChoice, readText, type Parameters } from './read';

const DESCRIPTIONS: Record<ColumnName, string> = {
	date: 'The business day',
	centreId: 'Which centre it is, as in Centre IDs',
	centreName: 'What the centre is called',
	shift: 'What the shift is called, or its number',
	status: 'Whether the shift is open or closed',
	sales: 'Gross sales of the shift',
	expected: 'Cash that the till should hold',
	counted: 'Cash that was counted',
	difference: 'Counted less expected cash, where the shifts do not have both',
	responsible: 'Who closed the shift, or is responsible for it',
	openedAt: 'When the shift was opened',
	closedAt: 'When the shift was closed',
	sheetStatus: "The cash sheet's state",
	shiftId: 'What tells the shift from all others',
};

/** In characters. No response has a longer path: a longer text was pasted by mistake. */
const LONGEST_PATH = 500;

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const columnsField: INodeProperties = {
	displayName: 'Columns',
	name: 'columns',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Column',
	default: {},
	description:
		'Which field a column is read from, where the node does not find it by itself or finds the wrong one',
	options: [
		{
			displayName: 'Column',
			name: 'values',
			values: [
				{
					displayName: 'Column',
					name: 'column',
					type: 'options',
					options: COLUMNS.map((value) => ({
						name: COLUMN_LABELS[value],
						value,
						description: DESCRIPTIONS[value],
					})),
					default: 'expected',
				},
				{
					displayName: 'Field Name or ID',
					name: 'field',
					type: 'options',
					typeOptions: { loadOptionsMethod: 'getFields', loadOptionsDependsOn: ['centres'] },
					default: '',
					description:
						'The field of the shifts, or of their cash sheet, that holds it. By an expression: a path such as cash.expected, or sections[section=Cash].expected for a row of a list. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
				},
			],
		},
	],
};

export const readSimplify = (parameters: Parameters): boolean =>
	readBoolean(parameters('simplify', true), 'Simplify');

/** @throws InputError for a column that is named twice, or a field that can't be a path */
export function readColumns(parameters: Parameters): ColumnPaths {
	const given = parameters('columns', {});
	const paths = new Map<ColumnName, string>();
	if (given === null || given === undefined || given === '') return paths;
	if (typeof given !== 'object') {
		throw new InputError(`'Columns' holds ${show(given)}`, 'Add the columns one by one');
	}
	const entries = (Array.isArray(given) ? given : Object.values(given).flat()) as unknown[];
	for (const entry of entries) {
		const { column, field } = (entry ?? {}) as { column?: unknown; field?: unknown };
		const name = readChoice(column, 'Column', COLUMNS);
		const path = readText(field, 'Field Name or ID');
		// An entry without a field is one that the user has not filled in yet.
		if (path === '') continue;
		if (path.length > LONGEST_PATH) {
			throw new InputError(
				`'Field Name or ID' of ${COLUMN_LABELS[name]} under 'Columns' is too long for a path`,
				'Choose the field from the list',
			);
		}
		if (paths.has(name)) {
			throw new InputError(`'Columns' sets ${COLUMN_LABELS[name]} twice`, 'Remove one of the two');
		}
		paths.set(name, path);
	}
	return paths;
}
