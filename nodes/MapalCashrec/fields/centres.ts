import type { INodeProperties } from 'n8n-workflow';

import { parseCentres } from '../cashSheet/centres';
import type { Parameters } from './read';

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

/** The centre IDs, each once, in the order given. @throws InputError */
export function readCentres(parameters: Parameters): string[] {
	return parseCentres(parameters('centres', ''));
}
