import type { INodeProperties } from 'n8n-workflow';

import { InputError, show } from '../cashSheet/inputError';
import { parseZone } from '../cashSheet/period';
import { PARAMETER_NAMES } from '../transport/request';
import { readBoolean, readChoice, readNumber, readText, type Parameters } from './read';

export interface Options {
	centresPerRequest: number;
	daysPerRequest: number;
	flatten: boolean;
	/** Get Discrepancies: every shift, not only those that differ. */
	includeBalanced: boolean;
	includeCashSheet: boolean;
	includeEmptyCashSheets: boolean;
	/** How often to try a request again. */
	maxRetries: number;
	parameterNames: keyof typeof PARAMETER_NAMES;
	/** How many requests may be under way at once. */
	parallelRequests: number;
	/** A path; '' to find the list. */
	shiftList: string;
	/** Seconds per request. */
	timeout: number;
	/** An IANA name. */
	timezone: string;
}

const CENTRES_PER_REQUEST = 50;
const DAYS_PER_REQUEST = 31;
const PARALLEL_REQUESTS = 3;
const RETRIES = 3;
const TIMEOUT = 30;

export const parameterNamesField: INodeProperties = {
	displayName: 'Parameter Names',
	name: 'parameterNames',
	type: 'options',
	options: [
		{
			name: 'startDate, endDate, centersList',
			value: 'camelCase',
		},
		{
			name: 'StartDate, EndDate, CentersList',
			value: 'pascalCase',
		},
	],
	default: 'camelCase',
	description:
		'How the API calls its parameters. Change it only when Cashrec does not accept a request that is right.',
};

export const timeoutField: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: TIMEOUT,
	description: 'How many seconds to wait for the answer to a request',
};

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

export const optionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Centres per Request',
			name: 'centresPerRequest',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: CENTRES_PER_REQUEST,
			description: 'More centres are asked for in several requests',
		},
		{
			displayName: 'Days per Request',
			name: 'daysPerRequest',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: DAYS_PER_REQUEST,
			description: 'Longer periods are asked for in several requests',
		},
		{
			displayName: 'Flatten',
			name: 'flatten',
			type: 'boolean',
			default: false,
			description:
				'Whether to turn nested fields into one level of columns for spreadsheets, e.g. cash_expected',
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
			description:
				'Whether to add the whole cash sheet to each of its shifts, with its lists but without its shifts, as cashSheet',
		},
		{
			displayName: 'Include Empty Cash Sheets',
			name: 'includeEmptyCashSheets',
			type: 'boolean',
			default: false,
			displayOptions: { show: { '/operation': ['getCashSheets'] } },
			description: 'Whether to return an item for each cash sheet that has no shifts',
		},
		{
			displayName: 'Max Retries',
			name: 'maxRetries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10 },
			default: RETRIES,
			description:
				'How often to try a request again when Cashrec is busy, fails or does not answer. The node waits 1, 2, 4 … seconds before that, or as long as Cashrec asks.',
		},
		{
			displayName: 'Parallel Requests',
			name: 'parallelRequests',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 10 },
			default: PARALLEL_REQUESTS,
			description: 'How many requests may be under way at once',
		},
		parameterNamesField,
		shiftListField,
		timeoutField,
		timezoneField,
	],
};

/** @param workflowZone for where the option Timezone is not set */
export function readOptions(parameters: Parameters, workflowZone: string): Options {
	const given = givenOptions(parameters);
	const timezone = readText(given['timezone'], 'Timezone');
	const count = (name: string, label: string, otherwise: number, max: number) =>
		readNumber(given[name] ?? otherwise, label, { min: 1, max, integer: true });
	return {
		centresPerRequest: count('centresPerRequest', 'Centres per Request', CENTRES_PER_REQUEST, 1000),
		daysPerRequest: count('daysPerRequest', 'Days per Request', DAYS_PER_REQUEST, 3660),
		parallelRequests: count('parallelRequests', 'Parallel Requests', PARALLEL_REQUESTS, 10),
		flatten: readBoolean(given['flatten'] ?? false, 'Flatten'),
		includeBalanced: readBoolean(given['includeBalanced'] ?? false, 'Include Balanced'),
		includeCashSheet: readBoolean(given['includeCashSheet'] ?? false, 'Include Cash Sheet'),
		includeEmptyCashSheets: readBoolean(
			given['includeEmptyCashSheets'] ?? false,
			'Include Empty Cash Sheets',
		),
		maxRetries: readNumber(given['maxRetries'] ?? RETRIES, 'Max Retries', {
			min: 0,
			max: 10,
			integer: true,
		}),
		parameterNames: readChoice(
			given['parameterNames'] ?? 'camelCase',
			'Parameter Names',
			Object.keys(PARAMETER_NAMES) as Array<keyof typeof PARAMETER_NAMES>,
		),
		shiftList: readText(given['shiftList'], 'Shift List Name or ID'),
		timeout: readNumber(given['timeout'] ?? TIMEOUT, 'Timeout', {
			min: 1,
			max: 3600,
			integer: false,
		}),
		// The workflow's, never the host's or luxon's default: those differ on a server.
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
