import type { JsonObject } from '../json';
import type { ColumnName, Row } from '../columns/names';
import { inCents } from './discrepancy';

export const GROUPS = [
	'centre',
	'day',
	'centreAndDay',
	'week',
	'month',
	'shift',
	'responsible',
	'all',
] as const;

export type GroupBy = (typeof GROUPS)[number];

/** The columns that tell to which group a shift belongs. */
export const GROUP_COLUMNS: Record<GroupBy, readonly ColumnName[]> = {
	centre: ['centreId'],
	day: ['date'],
	centreAndDay: ['centreId', 'date'],
	week: ['date'],
	month: ['date'],
	shift: ['shift'],
	responsible: ['responsible'],
	all: [],
};

/** First and last day that were asked for, `yyyy-MM-dd`. */
export interface Days {
	start: string;
	end: string;
}

/**
 * Totals per group, in the order of each group's first shift. Sums are made in cents. They include
 * counted shifts only, so that in every row counted less expected is the difference.
 *
 * @param hasSales whether the shifts have sales; without them the sum of the sales is null
 */
export function summarise(
	rows: readonly Row[],
	groupBy: GroupBy,
	days: Days,
	hasSales: boolean,
): JsonObject[] {
	const groups = new Map<string, { columns: JsonObject; days: Days; rows: Row[] }>();
	for (const row of rows) {
		const { key, columns, from, to } = groupOf(row, groupBy, days);
		const group = groups.get(key);
		if (group) {
			group.rows.push(row);
			// The first shift of a centre may not name it.
			const { centreName } = columns;
			if (centreName !== undefined) group.columns['centreName'] ??= centreName;
		} else {
			groups.set(key, { columns, days: { start: from, end: to }, rows: [row] });
		}
	}
	return [...groups.values()].map((group) => ({
		from: group.days.start,
		to: group.days.end,
		...group.columns,
		...totalsOf(group.rows, hasSales),
	}));
}

function groupOf(
	{ date, centreId, centreName, shift, responsible }: Row,
	groupBy: GroupBy,
	{ start, end }: Days,
): { key: string; columns: JsonObject; from: string; to: string } {
	const within = (first: string, last: string) => ({
		from: first < start ? start : first,
		to: last > end ? end : last,
	});
	const whole = { from: start, to: end };
	switch (groupBy) {
		case 'centre':
			return { key: `${centreId}`, columns: { centreId, centreName }, ...whole };
		case 'day':
			return { key: `${date}`, columns: { date }, from: date ?? start, to: date ?? end };
		case 'centreAndDay':
			return {
				key: `${centreId}|${date}`,
				columns: { centreId, centreName, date },
				from: date ?? start,
				to: date ?? end,
			};
		case 'week': {
			const week = date === null ? null : weekOf(date);
			return {
				key: `${week?.name}`,
				columns: { week: week?.name ?? null },
				...(week ? within(week.first, week.last) : whole),
			};
		}
		case 'month': {
			const month = date?.slice(0, 7) ?? null;
			return {
				key: `${month}`,
				columns: { month },
				...(month ? within(`${month}-01`, lastOfMonth(month)) : whole),
			};
		}
		case 'shift':
			return { key: `${shift}`, columns: { shift }, ...whole };
		case 'responsible':
			return { key: `${responsible}`, columns: { responsible }, ...whole };
		case 'all':
			return { key: '', columns: {}, ...whole };
	}
}

function totalsOf(rows: Row[], hasSales: boolean): JsonObject {
	const counted = rows.filter(({ difference }) => difference !== null);
	const sum = (column: 'sales' | 'expected' | 'counted' | 'difference', of: Row[] = counted) =>
		of.reduce((total, row) => total + inCents(row[column] ?? 0), 0) / 100;
	const short = counted.filter(({ difference }) => (difference ?? 0) < 0);
	const over = counted.filter(({ difference }) => (difference ?? 0) > 0);
	return {
		shifts: rows.length,
		notCounted: rows.length - counted.length,
		sales: hasSales ? sum('sales') : null,
		expected: sum('expected'),
		counted: sum('counted'),
		difference: sum('difference'),
		shortages: short.length,
		short: Math.abs(sum('difference', short)),
		surpluses: over.length,
		over: sum('difference', over),
	};
}

const DAY_MS = 86_400_000;
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const text = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The week of a day, Monday to Sunday, named as ISO 8601 does: `2026-W47`. */
function weekOf(day: string): { name: string; first: string; last: string } {
	const ms = utc(day);
	const monday = ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY_MS;
	// The week belongs to the year of its Thursday.
	const thursday = new Date(monday + 3 * DAY_MS);
	const year = thursday.getUTCFullYear();
	const number = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * DAY_MS)) + 1;
	return {
		name: `${year}-W${String(number).padStart(2, '0')}`,
		first: text(monday),
		last: text(monday + 6 * DAY_MS),
	};
}

function lastOfMonth(month: string): string {
	const [year, number] = month.split('-').map(Number);
	return text(Date.UTC(year ?? 0, number ?? 1, 0));
}
