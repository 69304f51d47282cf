import { COLUMNS, type ColumnName } from '../cashSheet/columns/names';
import type { Sheets } from '../cashSheet/columns/sheets';

/** What came for an input item, for the hints. */
export interface Came {
	/** How many shifts. */
	shifts: number;
	/** How many of them are open. */
	open: number;
	/** The centres of the shifts. */
	centres: Set<string>;
	/** The centres of cash sheets without shifts. */
	centresOfEmpty: Set<string>;
	/** The first and the last day of the shifts; undefined where none has a date. */
	first: string | undefined;
	last: string | undefined;
	/** How many shifts lie outside the period that was asked for. */
	outside: number;
	/** The columns that are null in all shifts. */
	nulls: ColumnName[];
}

/** Sums up the rows of an input item, in one pass as there may be very many. */
export function cameFor({ rows, empty, asked }: Sheets): Came {
	const centres = new Set<string>();
	let nulls: ColumnName[] = [...COLUMNS];
	let [first, last]: Array<string | undefined> = [];
	let [open, outside, isOutside] = [0, 0, false];
	let [day, centre]: Array<string | null> = [null, null];
	for (const row of rows) {
		if (row.status === 'open') open++;
		// Neighbouring shifts often share their centre and their day.
		if (row.centreId !== centre && row.centreId !== null) centres.add((centre = row.centreId));
		if (row.date !== day) {
			day = row.date;
			isOutside = day !== null && (day < asked.start || day > asked.end);
			if (day !== null && (first === undefined || day < first)) first = day;
			if (day !== null && (last === undefined || day > last)) last = day;
		}
		if (isOutside) outside++;
		for (const name of nulls) {
			if (row[name] === null) continue;
			nulls = nulls.filter((other) => row[other] === null);
			break;
		}
	}
	const ofEmpty = [...empty].flatMap(({ centreId }) => (centreId === null ? [] : [centreId]));
	const centresOfEmpty = new Set(ofEmpty);
	return { shifts: rows.length, open, centres, centresOfEmpty, first, last, outside, nulls };
}
