import type { INodeProperties } from 'n8n-workflow';

import type { AmountFields } from '../cashSheet/amounts';
import { readChoice, readNumber, readText, type Parameters } from './read';

const FIELDS: INodeProperties[] = [
	{
		displayName: 'Amounts to Compare',
		name: 'amounts',
		type: 'options',
		options: [
			{
				name: 'Detect Automatically',
				value: 'auto',
				description: 'Find the expected and the counted cash by their names and values',
			},
			{
				name: 'Choose Fields',
				value: 'fields',
				description: 'Say which fields hold them',
			},
		],
		default: 'auto',
	},
	{
		displayName: 'Expected Field Name or ID',
		name: 'expectedField',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getAmountFields', loadOptionsDependsOn: ['centres'] },
		default: '',
		displayOptions: { show: { amounts: ['fields'] } },
		description:
			'What the till should hold. By an expression: a path such as cash.expected, or sections[section=Cash].expected for a row of a list. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Counted Field Name or ID',
		name: 'countedField',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getAmountFields', loadOptionsDependsOn: ['centres'] },
		default: '',
		displayOptions: { show: { amounts: ['fields'] } },
		description:
			'What was counted. By an expression: a path such as cash.counted, or sections[section=Cash].counted for a row of a list. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
	{
		displayName: 'Difference Field Name or ID',
		name: 'differenceField',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getAmountFields', loadOptionsDependsOn: ['centres'] },
		default: '',
		displayOptions: { show: { amounts: ['fields'] } },
		description:
			'Counted less expected, where the shifts do not have both. By an expression: a path such as cash.difference, or sections[section=Cash].difference for a row of a list. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	},
];

/** @param show when they are shown: for which operation or event */
export const amountFields = (show: Record<string, string[]>): INodeProperties[] =>
	FIELDS.map((field) => ({
		...field,
		displayOptions: { show: { ...show, ...field.displayOptions?.show } },
	}));

export const toleranceField: INodeProperties = {
	displayName: 'Tolerance',
	name: 'tolerance',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	description: 'Differences up to this amount do not count, e.g. 1.00',
};

/** In major units, e.g. 1.00. @throws InputError */
export const readTolerance = (value: unknown): number =>
	readNumber(value, 'Tolerance', { min: 0, max: 1e9, integer: false });

/** The chosen fields; undefined where they are to be detected. */
export function readAmountFields(parameters: Parameters): AmountFields | undefined {
	const amounts = parameters('amounts', 'auto');
	if (readChoice(amounts, 'Amounts to Compare', ['auto', 'fields']) === 'auto') return undefined;
	const fields: AmountFields = {};
	for (const [role, label] of [
		['expected', 'Expected Field Name or ID'],
		['counted', 'Counted Field Name or ID'],
		['difference', 'Difference Field Name or ID'],
	] as const) {
		const path = readText(parameters(`${role}Field`, ''), label);
		if (path !== '') fields[role] = path;
	}
	return fields;
}
