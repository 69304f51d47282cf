import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

import { InputError, show } from '../cashSheet/inputError';
import {
	CENTRES_PER_REQUEST,
	DAYS_PER_REQUEST,
	MAX_RETRIES,
	PARALLEL_REQUESTS,
	TIMEOUT_SECONDS,
} from '../transport/limits';
import { ALL_NAMES, shownNames, type ParameterNames } from '../transport/parameterNames';
import { readChoice, readNumber, type Parameters } from './read';

/** How the API is asked. */
export interface RequestSettings {
	centresPerRequest: number;
	daysPerRequest: number;
	/** How often to try a request again. */
	maxRetries: number;
	/** How many requests may be under way at once, over all input items. */
	parallelRequests: number;
	parameterNames: ParameterNames | 'auto';
	/** For each try of a request, with a login if one is due. */
	timeoutSeconds: number;
}

const MEMBERS: INodeProperties[] = [
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
		displayName: 'Max Retries',
		name: 'maxRetries',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10 },
		default: MAX_RETRIES,
		description:
			'How often to try a request again when Cashrec is busy, fails or does not answer. The node waits 1, 2, 4 … seconds before that, or as long as Cashrec asks if that is longer.',
	},
	{
		displayName: 'Parallel Requests',
		name: 'parallelRequests',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 10 },
		default: PARALLEL_REQUESTS,
		description: 'How many requests may be under way at once, over all input items',
	},
	{
		displayName: 'Parameter Names',
		name: 'parameterNames',
		type: 'options',
		options: [
			{
				name: 'Automatic',
				value: 'auto',
				description: 'Try the others where the first are not accepted',
			},
			...ALL_NAMES.map((names) => ({
				name: shownNames(names),
				value: names,
				description: 'Ask with these names only',
			})),
		],
		default: 'auto',
		description: 'How the API calls its parameters',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: TIMEOUT_SECONDS,
		description: 'How long a request may take, from connecting to the last byte of the answer',
	},
];

const collection = (options: INodeProperties[]): INodeProperties => ({
	displayName: 'Requests',
	name: 'requests',
	type: 'collection',
	placeholder: 'Add setting',
	default: {},
	description: 'How Cashrec is asked',
	options: options as Array<INodeProperties | INodePropertyCollection>,
});

/** The field Requests of the node. */
export const requestsField: INodeProperties = collection(MEMBERS);

/** The field Requests of the trigger. It has no Max Retries: what one poll can't read, the next poll reads. */
export const pollRequestsField: INodeProperties = collection(
	MEMBERS.filter(({ name }) => name !== 'maxRetries'),
);

/** @throws InputError naming the setting that can't be used */
export function readRequests(parameters: Parameters): RequestSettings {
	const values = parameters('requests', {});
	if (typeof values !== 'object' || values === null || Array.isArray(values)) {
		throw new InputError(`'Requests' holds ${show(values)}`, 'Set its members one by one');
	}
	const given = values as Record<string, unknown>;
	const read = (name: string, label: string, otherwise: number, [min, max]: [number, number]) =>
		readNumber(given[name] ?? otherwise, label, { min, max, integer: name !== 'timeout' });
	return {
		centresPerRequest: read(
			'centresPerRequest',
			'Centres per Request',
			CENTRES_PER_REQUEST,
			[1, 1000],
		),
		daysPerRequest: read('daysPerRequest', 'Days per Request', DAYS_PER_REQUEST, [1, 3660]),
		maxRetries: read('maxRetries', 'Max Retries', MAX_RETRIES, [0, 10]),
		parallelRequests: read('parallelRequests', 'Parallel Requests', PARALLEL_REQUESTS, [1, 10]),
		parameterNames: readChoice(given['parameterNames'] ?? 'auto', 'Parameter Names', [
			'auto',
			...ALL_NAMES,
		] as const),
		timeoutSeconds: read('timeout', 'Timeout (Seconds)', TIMEOUT_SECONDS, [1, 3600]),
	};
}
