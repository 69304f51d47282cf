import { DateTime } from 'luxon';
import type { INodeProperties } from 'n8n-workflow';

import { customPeriod, presetPeriod, type Period, type PeriodPreset } from '../cashSheet/period';
import { readChoice, readNumber, type Parameters } from './read';

const PERIODS = {
	yesterday: 'Yesterday',
	today: 'Today',
	lastDays: 'Last Days',
	thisWeek: 'This Week',
	lastWeek: 'Last Week',
	thisMonth: 'This Month',
	lastMonth: 'Last Month',
	thisYear: 'This Year',
	lastYear: 'Last Year',
	custom: 'Custom',
} as const;

const DAYS = 7;

export const periodFields: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{
				name: PERIODS.yesterday,
				value: 'yesterday',
				description: 'The whole day before today',
			},
			{
				name: PERIODS.today,
				value: 'today',
				description: 'Shifts that are still open have no counted amounts yet',
			},
			{
				name: PERIODS.lastDays,
				value: 'lastDays',
				description: 'So many whole days up to and including yesterday',
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
				description: 'The whole month before this one',
			},
			{
				name: PERIODS.thisYear,
				value: 'thisYear',
				description: 'From 1 January to the end of today',
			},
			{
				name: PERIODS.lastYear,
				value: 'lastYear',
				description: 'From 1 January to 31 December of the year before this one',
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
		displayName: 'Days',
		name: 'days',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: DAYS,
		displayOptions: { show: { period: ['lastDays'] } },
		description: 'How many whole days to read, up to and including yesterday',
	},
	{
		displayName: 'Start Date',
		name: 'startDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		displayOptions: { show: { period: ['custom'] } },
		description: 'The first day to read. By an expression also a moment, e.g. 2026-03-05T18:00:00.',
	},
	{
		displayName: 'End Date',
		name: 'endDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		required: true,
		default: '',
		displayOptions: { show: { period: ['custom'] } },
		description:
			'The last day to read, the whole of it. By an expression also a moment, e.g. 2026-03-06T05:59:59.',
	},
];

/** @param zone the IANA time zone in which days begin and end */
export function readPeriod(parameters: Parameters, zone: string): Period {
	const period = readChoice(
		parameters('period', 'yesterday'),
		'Period',
		Object.keys(PERIODS) as Array<PeriodPreset | 'custom'>,
	);
	if (period !== 'custom') {
		const days =
			period === 'lastDays'
				? readNumber(parameters('days', DAYS), 'Days', { min: 1, max: 3660, integer: true })
				: undefined;
		return presetPeriod(period, DateTime.now(), zone, days);
	}
	return customPeriod(parameters('startDate', ''), parameters('endDate', ''), zone);
}
