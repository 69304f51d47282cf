import type { ColumnName, Row } from '../../nodes/MapalCashrec/cashSheet/columns/names';
import { isObject, type Json } from '../../nodes/MapalCashrec/cashSheet/json';
import { readClock, readMoment } from '../../nodes/MapalCashrec/cashSheet/profile/moments';
import type { ExpectedColumns, ExpectedShift } from './payloads';
import { tableOf } from './columns';

/** What an expectation calls the columns. */
export const CALLED = {
	date: 'date',
	centreId: 'centre',
	centreName: 'centreName',
	shift: 'name',
	status: 'open',
	sales: 'sales',
	expected: 'expected',
	counted: 'counted',
	difference: 'difference',
	responsible: 'responsible',
	openedAt: 'openedAt',
	closedAt: 'closedAt',
	sheetStatus: 'sheetStatus',
	shiftId: 'id',
} as const satisfies Record<ColumnName, keyof ExpectedShift>;

const ZONE = 'Europe/Madrid';

/** How the rows of a payload differ from what is expected. */
export interface Compared {
	count: number;
	/** `column: value instead of expected`, for a value that is not the expected one. */
	wrong: string[];
	/** The columns that are null in a shift, though the response tells them for sure. */
	notFound: ColumnName[];
	/** The columns that the response tells for sure. */
	told: ColumnName[];
}

export function compare(body: unknown, expected: ExpectedColumns): Compared {
	const { centres, start, end, zone = ZONE } = expected.asked;
	const { rows, places } = tableOf(body, { centres, start, end, zone }).sheetsOf(0);
	const isAsked = (local: string) => local.slice(0, 10) >= start && local.slice(0, 10) <= end;
	const wrong: string[] = [];
	const notFound = new Set<ColumnName>();
	const told = new Set<ColumnName>();
	rows.forEach((row, index) => {
		const shift = expected.shifts[index];
		if (!shift) return;
		for (const [column, called] of Object.entries(CALLED) as Array<
			[ColumnName, keyof ExpectedShift]
		>) {
			const should = valueOf(column, shift, (value) => localOf(value, zone, isAsked));
			if (should === undefined) continue;
			const isSure = !expected.ambiguous.includes(called);
			if (should !== null && isSure) told.add(column);
			const is = row[column];
			if (is === should) continue;
			if (column === 'shiftId' && isAnotherId(row, should, places.get(row)?.element)) continue;
			if (is === null) {
				if (isSure) notFound.add(column);
			} else {
				wrong.push(`${column}: ${is} instead of ${should}`);
			}
		}
	});
	return { count: rows.length, wrong, notFound: [...notFound].sort(), told: [...told].sort() };
}

/** @returns undefined where nothing is expected of the column */
function valueOf(
	column: ColumnName,
	shift: ExpectedShift,
	local: (value: Json) => string | null,
): string | number | null | undefined {
	const value = shift[CALLED[column]] as Json | undefined;
	if (value === undefined) return undefined;
	if (column === 'status') return value === null ? null : value ? 'open' : 'closed';
	// Without a field for the date, the date is the day on which the shift opened.
	if (column === 'date') return shift.date ?? local(shift.openedAt)?.slice(0, 10) ?? null;
	if (column === 'openedAt' || column === 'closedAt') {
		const clock = readClock(value);
		return clock === undefined ? local(value) : shift.date && `${shift.date}T${clock}`;
	}
	// The node makes an ID if the response has none.
	if (column === 'shiftId') return (value as string | null) ?? undefined;
	return value as string | number | null;
}

/**
 * A moment of the response in the zone. Day and month are read in the order that fits the period.
 */
function localOf(value: Json, zone: string, isAsked: (local: string) => boolean): string | null {
	const read = (['dayFirst', 'monthFirst'] as const)
		.map((order) => readMoment(value, zone, order)?.local)
		.filter((local) => local !== undefined);
	return read.find(isAsked) ?? read[0] ?? null;
}

/**
 * Whether another ID will do: the expected number behind centre and day, or another of the shift.
 */
function isAnotherId({ shiftId }: Row, should: string | number | null, element: Json | undefined) {
	const own = isObject(element) ? Object.values(element).map(String) : [];
	return shiftId.endsWith(`/${should}`) || own.includes(shiftId);
}
