import { need } from '../cashSheet/compare/needed';
import { GROUP_COLUMNS, GROUPS, summarise } from '../cashSheet/compare/summary';
import { readLimit } from '../fields/limit';
import { readChoice } from '../fields/read';
import { shownFor, type Operation } from './operation';

export const getSummary: Operation = {
	option: {
		name: 'Get Summary',
		value: 'getSummary',
		description:
			'Get totals of sales and cash per centre, day, week, month, shift or responsible, over counted shifts',
		action: 'Get a summary',
	},
	fields: [
		{
			displayName: 'Group By',
			name: 'groupBy',
			type: 'options',
			options: [
				{ name: 'All', value: 'all', description: 'One item for all shifts' },
				{ name: 'Centre', value: 'centre', description: 'One item per centre' },
				{
					name: 'Centre and Day',
					value: 'centreAndDay',
					description: 'One item per centre and business day',
				},
				{ name: 'Day', value: 'day', description: 'One item per business day' },
				{ name: 'Month', value: 'month', description: 'One item per calendar month' },
				{
					name: 'Responsible',
					value: 'responsible',
					description: 'One item per person who closed shifts or is responsible for them',
				},
				{ name: 'Shift', value: 'shift', description: 'One item per name of a shift, e.g. Lunch' },
				{ name: 'Week', value: 'week', description: 'One item per week, Monday to Sunday' },
			],
			default: 'centre',
			displayOptions: shownFor('getSummary'),
		},
	],
	want(parameters) {
		const groupBy = readChoice(parameters('groupBy', 'centre'), 'Group By', GROUPS);
		const limit = readLimit(parameters);
		return {
			keepsRecords: false,
			make: ({ rows, asked }, { assignment }) => {
				need(['expected', 'counted', ...GROUP_COLUMNS[groupBy]], assignment, rows);
				const hasSales = assignment.verdicts.sales.field !== undefined;
				const items = summarise(rows, groupBy, asked, hasSales);
				return { items: items.length > limit ? items.slice(0, limit) : items };
			},
		};
	},
};
