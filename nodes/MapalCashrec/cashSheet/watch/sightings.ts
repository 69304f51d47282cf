import { canonical } from '../canonical';
import type { Assignment } from '../columns/assignment';
import { textOf } from '../columns/column';
import type { Row } from '../columns/names';
import type { Sheets } from '../columns/sheets';
import { differs, inCents, type Direction } from '../compare/discrepancy';
import { InputError, show } from '../inputError';
import { isObject, type Json, type JsonObject } from '../json';
import { holdsAmounts, isSheetTotal } from '../money';
import { valueOf, type Place } from '../profile/field';
import { isMissing } from '../profile/values';
import { leadsDown } from '../reading/groups';
import { sheetOf } from '../reading/sheet';
import { hashContent } from './state';
import type { Sighting } from './step';

type Records = Pick<Sheets, 'rows' | 'places'>;

/** Which differences are given by the trigger; `tolerance` in major units. */
export interface Counting {
	tolerance: number;
	direction: Direction;
}

/**
 * Whether a shift is closed and its cash is counted.
 *
 * @param hasCounted whether the shifts have a field of the counted cash; else closed is enough
 */
export const isClosedAndCounted = ({ status, counted, difference }: Row, hasCounted: boolean) =>
	status === 'closed' && (!hasCounted || counted !== null || difference !== null);

/** Returns the shifts of a poll as `step` compares them with those of earlier polls. */
export function sightings(
	{ rows, places }: Records,
	{ verdicts }: Assignment,
	{ tolerance, direction }: Counting,
): Sighting[] {
	const hasCounted = verdicts.counted.field !== undefined;
	const columns = new Set(Object.values(verdicts).map(({ field }) => field?.path));
	return rows.map((row) => ({
		key: row.shiftId,
		content: hashContent(contentOf(places.get(row) as Place, columns)),
		isClosed: isClosedAndCounted(row, hasCounted),
		difference: differs(row, tolerance, direction) ? String(inCents(row.difference ?? 0)) : '',
	}));
}

/**
 * Names the fields that the keys of the shifts come from: that of the API's IDs, or those from
 * which the node makes IDs. Only keys that come from the same fields can be compared.
 */
export function keyedBy({ rows, places }: Records, { verdicts }: Assignment): string {
	const path = (name: 'shiftId' | 'centreId' | 'date' | 'shift') =>
		verdicts[name].field?.path ?? '';
	const { field } = verdicts.shiftId;
	const isMade = rows.some(
		(row) => row.shiftId !== (field && textOf(valueOf(field, places.get(row) as Place))),
	);
	return isMade
		? JSON.stringify([path('shiftId'), path('centreId'), path('date'), path('shift')])
		: path('shiftId');
}

/**
 * Makes sure that a field which the user has set as Shift ID tells the shifts apart.
 *
 * @throws InputError when a shift has no value there, or two different shifts have the same one
 */
export function checkShiftIds({ rows, places }: Records, { verdicts }: Assignment): void {
	const { field } = verdicts.shiftId;
	if (!field) return;
	const owners = new Map<string, string>();
	for (const row of rows) {
		const place = places.get(row) as Place;
		const value = valueOf(field, place);
		if (isMissing(value) || typeof value === 'object') {
			throw new InputError(
				`'Shift ID' is ${field.path}, but a shift has ${value === undefined ? 'no such field' : `${show(value)} there`}`,
				'Write the name of a field that each shift has, e.g. id, or a path such as header.id',
			);
		}
		const content = contentOf(place);
		const other = owners.get(String(value));
		if (other !== undefined && other !== content) {
			throw new InputError(
				`'Shift ID' is ${field.path}, but several shifts have the same value there: ${show(value)}`,
				"Choose a field that is different for each shift, or leave 'Shift ID' out to let the node tell the shifts apart",
			);
		}
		owners.set(String(value), content);
	}
}

/** The positions of the newest shifts, the newest first. */
export function newest(
	rows: readonly Row[],
	count: number,
	isWanted: (row: Row) => boolean,
): number[] {
	return (
		rows
			.map((row, index) => ({ row, index, moment: row.openedAt ?? row.date ?? '' }))
			.filter(({ row }) => isWanted(row))
			// Where nothing says when they were, the last shifts of the response are the newest.
			.sort((a, b) => (a.moment < b.moment ? 1 : a.moment > b.moment ? -1 : b.index - a.index))
			.slice(0, count)
			.map(({ index }) => index)
	);
}

const above = new WeakMap<readonly unknown[], string>();

/**
 * What a shift's item holds, as text, without what changes while the shift does not: sums of the
 * sheet, times of modification, and what the response says of itself, such as when it was made.
 *
 * @param columns the paths of the fields that serve a column; these always count
 */
function contentOf(
	{ element, key, ancestors, ancestor }: Place,
	columns?: ReadonlySet<string | undefined>,
): string {
	let text = above.get(ancestors);
	if (text === undefined) {
		const sheet = sheetOf(ancestor);
		text = ancestors
			.filter((one) => one.isElement || one === sheet)
			.map((ancestor) => {
				const { record, key: name } = ancestor;
				const fields: JsonObject = {};
				for (const field in record) {
					const value = record[field] as Json;
					if (Array.isArray(value) || holdsAmounts(field, value)) continue;
					if (leadsDown(ancestor, field)) continue;
					fields[field] = value;
				}
				return canonical([name ?? null, fields]);
			})
			.join('');
		above.set(ancestors, text);
	}
	return text + canonical([key ?? null, columns ? withoutSheetTotals(element, columns) : element]);
}

/**
 * Leaves out sums of the sheet that a flat row repeats: these change with each shift of the sheet.
 */
function withoutSheetTotals(element: Json, columns: ReadonlySet<string | undefined>): Json {
	if (!isObject(element)) return element;
	const isLeft = ([name]: [string, Json]) => columns.has(name) || !isSheetTotal(name);
	return Object.fromEntries(Object.entries(element).filter(isLeft));
}
