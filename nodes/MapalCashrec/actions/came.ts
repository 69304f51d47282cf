import { COLUMNS, type ColumnName } from '../cashSheet/columns/names';
import type { ReadItem } from './operation';

/** What was read for an input item, summed up for the hints. */
export interface Came extends ReadItem {
	/** How many shifts. */
	shifts: number;
	/** How many of them are open. */
	open: number;
	/** The centres of the shifts. */
	centres: Set<string>;
	/** These, and the centres of cash sheets without shifts. */
	allCentres: Set<string>;
	/** The first and the last day of the shifts; undefined where none has a date. */
	first: string | undefined;
	last: string | undefined;
	/** How many shifts lie outside the period that was asked for. */
	outside: number;
	/** The columns that are null in all shifts. */
	nulls: ColumnName[];
}

/** Sums up the rows of an input item, of which there may be very many. */
export function cameFor(item: ReadItem): Came {
	const { rows, empty, asked } = item.sheets;
	const centres = new Set<string>();
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
	}
	const nulls = COLUMNS.filter((name) => rows.every((row) => row[name] === null));
	const allCentres = new Set(centres);
	for (const { centreId } of empty) if (centreId !== null) allCentres.add(centreId);
	return { ...item, shifts: rows.length, open, centres, allCentres, first, last, outside, nulls };
}
