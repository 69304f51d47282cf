import type { INodeProperties } from 'n8n-workflow';

import { InputError, show } from '../cashSheet/inputError';
import { parseZone } from '../cashSheet/period';
import { readBoolean, readText, type Parameters } from './read';

export interface Options {
	flatten: boolean;
	/** Get Discrepancies: every shift, not only those that differ. */
	includeBalanced: boolean;
	includeCashSheet: boolean;
	includeEmptyCashSheets: boolean;
	/** A path; '' if the node is to find the list by itself. */
	shiftList: string;
	/** An IANA name. */
	timezone: string;
}

export const shiftListField: INodeProperties = {
	displayName: 'Shift List Name or ID',
	name: 'shiftList',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getShiftLists', loadOptionsDependsOn: ['centres'] },
	default: '',
	description:
		'Where the shifts are in the response, if the node does not find the right list by itself. By an expression: a path such as cashSheets[].shifts[], with [] after a list and * for an object whose keys are names. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

export const timezoneField: INodeProperties = {
	displayName: 'Timezone',
	name: 'timezone',
	type: 'string',
	default: '',
	placeholder: 'e.g. Europe/Madrid',
	description:
		"The time zone of the restaurants, in which days begin and end. By default the workflow's.",
};

export const flattenOption: INodeProperties = {
	displayName: 'Flatten',
	name: 'flatten',
	type: 'boolean',
	default: false,
	description:
		'Whether to turn nested fields into one level of columns for spreadsheets, e.g. cash_expected',
};

const SHIFTS = ['getCashSheets', 'getDiscrepancies'];

export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			...flattenOption,
			displayOptions: {
				show: { '/operation': SHIFTS, '/simplify': [false] },
				hide: { '/output': ['cashSheets', 'raw', 'report'] },
			},
		},
		{
			...flattenOption,
			displayOptions: { show: { '/operation': ['getCashSheets'], '/output': ['cashSheets'] } },
		},
		{
			displayName: 'Include Balanced',
			name: 'includeBalanced',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/operation': ['getDiscrepancies'] } },
			description:
				'Whether to return every shift, not only those that differ. Shifts that are not counted yet have no difference.',
		},
		{
			displayName: 'Include Cash Sheet',
			name: 'includeCashSheet',
			type: 'boolean',
			default: false,
			displayOptions: {
				show: { '/operation': SHIFTS, '/simplify': [false] },
				hide: { '/output': ['cashSheets', 'raw', 'report'] },
			},
			description:
				'Whether to add the whole cash sheet to each of its shifts, with its lists but without its shifts, as cashSheet',
		},
		{
			displayName: 'Include Empty Cash Sheets',
			name: 'includeEmptyCashSheets',
			type: 'boolean',
			default: false,
			displayOptions: {
				show: { '/operation': ['getCashSheets'], '/output': ['shifts'], '/shiftStatus': ['any'] },
			},
			description: 'Whether to return an item for each cash sheet that has no shifts',
		},
		{ ...shiftListField, displayOptions: { hide: { '/output': ['raw'] } } },
		timezoneField,
	],
};

/** @param workflowZone the workflow's time zone, used if the option Timezone is not set */
export function readOptions(parameters: Parameters, workflowZone: string): Options {
	const given = givenOptions(parameters);
	const timezone = readText(given['timezone'], 'Timezone');
	return {
		flatten: readBoolean(given['flatten'] ?? false, 'Flatten'),
		includeBalanced: readBoolean(given['includeBalanced'] ?? false, 'Include Balanced'),
		includeCashSheet: readBoolean(given['includeCashSheet'] ?? false, 'Include Cash Sheet'),
		includeEmptyCashSheets: readBoolean(
			given['includeEmptyCashSheets'] ?? false,
			'Include Empty Cash Sheets',
		),
		shiftList: readText(given['shiftList'], 'Shift List Name or ID'),
		// Never the host's zone or luxon's default: on a server these may not be the workflow's.
		timezone: parseZone(timezone || workflowZone),
	};
}

/** The options as they were given, by name. */
export function givenOptions(parameters: Parameters): Record<string, unknown> {
	const values = parameters('options', {});
	if (typeof values !== 'object' || values === null || Array.isArray(values)) {
		throw new InputError(`'Options' holds ${show(values)}`, 'Set the options one by one');
	}
	return values as Record<string, unknown>;
}
