import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';

import { customPeriod, presetPeriod, type Period, type PeriodPreset } from '../cashSheet/period';
import { readChoice, type Parameters } from './read';

const PERIODS = {
	custom: 'Custom',
	lastMonth: 'Last Month',
	lastWeek: 'Last Week',
	last7Days: 'Last 7 Days',
	thisMonth: 'This Month',
	thisWeek: 'This Week',
	today: 'Today',
	yesterday: 'Yesterday',
} as const;

export const periodFields: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{
				name: PERIODS.yesterday,
				value: 'yesterday',
			},
			{
				name: PERIODS.today,
				value: 'today',
				description: 'Shifts that are still open have no counted amounts yet',
			},
			{
				name: PERIODS.last7Days,
				value: 'last7Days',
				description: 'The seven days up to and including yesterday',
			},
			{
				name: PERIODS.thisWeek,
				value: 'thisWeek',
				description: 'From Monday to the end of today',
			},
			{
				name: PERIODS.lastWeek,
				value: 'lastWeek',
				description: 'From Monday to Sunday',
			},
			{
				name: PERIODS.thisMonth,
				value: 'thisMonth',
				description: 'From the first of the month to the end of today',
			},
			{
				name: PERIODS.lastMonth,
				value: 'lastMonth',
			},
			{
				name: PERIODS.custom,
				value: 'custom',
				description: 'Between two dates of your own',
			},
		],
		default: 'yesterday',
		description: "The days to read, in the workflow's time zone unless the option Timezone is set",
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		required: true,
		default: '',
		displayOptions: { show: { period: ['custom'] } },
		description: 'The first moment to read',
	},
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		required: true,
		default: '',
		displayOptions: { show: { period: ['custom'] } },
		description:
			'The last moment to read: pick 23:59:59 for a whole day. A date without a time, e.g. 2026-03-05, means the end of that day.',
	},
];

/** @param zone the IANA time zone in which days begin and end */
export function readPeriod(parameters: Parameters, zone: string): Period {
	const period = readChoice(
		parameters('period', 'yesterday'),
		'Period',
		Object.keys(PERIODS) as Array<PeriodPreset | 'custom'>,
	);
	if (period !== 'custom') return presetPeriod(period, DateTime.now(), zone);
	return customPeriod(parameters('startDate', ''), parameters('endDate', ''), zone);
}
