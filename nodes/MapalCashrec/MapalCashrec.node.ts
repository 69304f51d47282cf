import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { execute, operations } from './actions/execute';
import { centresField } from './fields/centres';
import { columnsField, simplifyField } from './fields/columns';
import { limitFields } from './fields/limit';
import { optionsField } from './fields/options';
import { periodFields } from './fields/period';
import { requestsField } from './fields/requests';
import { mapalCashrecApiTest } from './methods/credentialTest';
import { getFields, getShiftLists } from './methods/loadOptions';

/** Simplify, shown for the operations that give shifts. */
const shiftFields = [
	{
		...simplifyField,
		displayOptions: { show: { operation: ['getCashSheets'], output: ['shifts'] } },
	},
	{ ...simplifyField, displayOptions: { show: { operation: ['getDiscrepancies'] } } },
];

export class MapalCashrec implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mapal Cashrec',
		name: 'mapalCashrec',
		icon: { light: 'file:mapalCashrec.svg', dark: 'file:mapalCashrec.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ { getCashSheets: "Get Cash Sheets", getDiscrepancies: "Get Discrepancies", getPending: "Get Pending Cash Sheets", getSummary: "Get Summary" }[$parameter["operation"]] }}',
		description:
			'Read the cash sheets of restaurants in Mapal OS: shifts (turnos), what is short or over (descuadres), what is pending, and totals',
		defaults: { name: 'Mapal Cashrec' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'mapalCashrecApi', required: true, testedBy: 'mapalCashrecApiTest' }],
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'hidden',
				noDataExpression: true,
				// Without options here, n8n's list of nodes shows none of the operations as actions.
				options: [{ name: 'Cash Sheet', value: 'cashSheet' }],
				default: 'cashSheet',
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				// n8n describes each operation to an agent only if the operation belongs to a resource.
				displayOptions: { show: { resource: ['cashSheet'] } },
				options: Object.values(operations).map(({ option }) => option),
				default: 'getCashSheets',
			},
			centresField,
			...periodFields,
			...Object.values(operations).flatMap(({ fields }) => fields),
			...shiftFields,
			...limitFields,
			// A raw response is not read, so it has no columns.
			{ ...columnsField, displayOptions: { hide: { output: ['raw'] } } },
			optionsField,
			requestsField,
		],
	};

	methods = {
		credentialTest: { mapalCashrecApiTest },
		loadOptions: { getFields, getShiftLists },
	};

	execute = execute;
}
