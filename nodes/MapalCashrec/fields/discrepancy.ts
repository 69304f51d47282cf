import type { INodeProperties } from 'n8n-workflow';

import type { Direction } from '../cashSheet/compare/discrepancy';
import { readChoice, readNumber, type Parameters } from './read';

const DIRECTIONS = ['any', 'shortage', 'surplus'] as const;

export const toleranceField: INodeProperties = {
	displayName: 'Tolerance',
	name: 'tolerance',
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 2 },
	default: 0,
	description: 'Differences up to this amount do not count, e.g. 1.00',
};

export const directionField: INodeProperties = {
	displayName: 'Direction',
	name: 'direction',
	type: 'options',
	options: [
		{ name: 'Any', value: 'any', description: 'Shortages and surpluses' },
		{
			name: 'Shortage',
			value: 'shortage',
			description: 'Less was counted than there should be',
		},
		{ name: 'Surplus', value: 'surplus', description: 'More was counted than there should be' },
	],
	default: 'any',
};

/** Tolerance in major units, e.g. 1.00. @throws InputError */
export function readDiscrepancy(parameters: Parameters): {
	tolerance: number;
	direction: Direction;
} {
	return {
		tolerance: readNumber(parameters('tolerance', 0), 'Tolerance', {
			min: 0,
			max: 1e9,
			integer: false,
		}),
		direction: readChoice(parameters('direction', 'any'), 'Direction', DIRECTIONS),
	};
}
