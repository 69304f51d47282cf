import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { execute } from './actions/execute';
import * as getCashSheets from './actions/getCashSheets.operation';
import * as getDiscrepancies from './actions/getDiscrepancies.operation';
import { centresField } from './fields/centres';
import { limitFields } from './fields/limit';
import { optionsField } from './fields/options';
import { periodFields } from './fields/period';
import { requestsField } from './fields/requests';
import { mapalCashrecApiTest } from './methods/credentialTest';
import { getAmountFields, getShiftLists } from './methods/loadOptions';

export class MapalCashrec implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mapal Cashrec',
		name: 'mapalCashrec',
		icon: { light: 'file:mapalCashrec.svg', dark: 'file:mapalCashrec.dark.svg' },
		group: ['input'],
		version: 1,
		subtitle:
			'={{ $parameter["operation"] === "getDiscrepancies" ? "Get Discrepancies" : "Get Cash Sheets" }}',
		description: 'Get the cash sheets of restaurants, one item per till shift',
		defaults: { name: 'Mapal Cashrec' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'mapalCashrecApi', required: true, testedBy: 'mapalCashrecApiTest' }],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				options: [getCashSheets.option, getDiscrepancies.option],
				default: 'getCashSheets',
			},
			centresField,
			...periodFields,
			...getCashSheets.fields,
			...getDiscrepancies.fields,
			...limitFields,
			optionsField,
			requestsField,
		],
	};

	methods = {
		credentialTest: { mapalCashrecApiTest },
		loadOptions: { getAmountFields, getShiftLists },
	};

	execute = execute;
}
