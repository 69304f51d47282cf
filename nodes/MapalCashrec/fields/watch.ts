import type { INodeProperties } from 'n8n-workflow';

import {
	givenOptions,
	readOptions,
	shiftListField,
	timezoneField,
	flattenOption,
	type Options,
} from './options';
import { readBoolean, readChoice, readNumber, readText, type Parameters } from './read';

const EVENTS = ['closedShift', 'newShift', 'newOrUpdatedShift', 'discrepancy'] as const;

export const eventField: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	options: [
		{
			name: 'Shift Closed',
			value: 'closedShift',
			description: 'Once, when a shift is closed and its cash is counted',
		},
		{
			name: 'New Shift',
			value: 'newShift',
			description: 'When a shift appears in its cash sheet, open or closed',
		},
		{
			name: 'New or Updated Shift',
			value: 'newOrUpdatedShift',
			description:
				'Also when a shift that was seen before has changed, e.g. was counted or corrected',
		},
		{
			name: 'Discrepancy',
			value: 'discrepancy',
			description:
				'When the counted cash of a shift is not what it should be, and again when the difference changes',
		},
	],
	default: 'closedShift',
};

export const lookbackField: INodeProperties = {
	displayName: 'Look-Back Days',
	name: 'lookbackDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 31 },
	default: 3,
	description: 'So many days back, a shift is still watched for changes and for being entered late',
};

export const watchOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Emit Existing',
			name: 'emitExisting',
			type: 'boolean',
			default: false,
			description:
				'Whether to begin with the shifts of all the Look-Back Days. By default it begins with those of today.',
		},
		{ ...flattenOption, displayOptions: { show: { '/simplify': [false] } } },
		{
			displayName: 'Shift ID',
			name: 'shiftId',
			type: 'string',
			default: '',
			placeholder: 'e.g. shiftNumber',
			description:
				'The field that tells one shift from another, if the node takes a changed shift for a new one: its name, or a path such as header.number',
		},
		shiftListField,
		timezoneField,
	],
};

export interface Watch {
	event: (typeof EVENTS)[number];
	lookbackDays: number;
	emitExisting: boolean;
	/** A path; '' if the node is to find by itself what tells shifts apart. */
	shiftId: string;
	options: Options;
}

/** @param workflowZone the workflow's time zone, used if the option Timezone is not set */
export function readWatch(parameters: Parameters, workflowZone: string): Watch {
	const given = givenOptions(parameters);
	return {
		event: readChoice(parameters('event', 'closedShift'), 'Trigger On', EVENTS),
		lookbackDays: readNumber(parameters('lookbackDays', 3), 'Look-Back Days', {
			min: 1,
			max: 31,
			integer: true,
		}),
		emitExisting: readBoolean(given['emitExisting'] ?? false, 'Emit Existing'),
		shiftId: readText(given['shiftId'], 'Shift ID'),
		options: readOptions(parameters, workflowZone),
	};
}
