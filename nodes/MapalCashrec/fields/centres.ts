import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { parseCentres } from '../cashSheet/centres';

export const centresField: INodeProperties = {
	displayName: 'Centre IDs',
	name: 'centres',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 101, 102, 103',
	description:
		'The IDs of the centres (restaurants) in Mapal, separated by commas, semicolons, spaces or line breaks. An expression may also give a list.',
};

export function readCentres(context: IExecuteFunctions, itemIndex: number): string[] {
	return parseCentres(context.getNodeParameter('centres', itemIndex, ''));
}
