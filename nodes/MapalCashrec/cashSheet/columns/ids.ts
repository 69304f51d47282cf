import { createHash } from 'node:crypto';

import { canonical } from '../canonical';
import type { Place } from '../profile/field';
import type { Row } from './names';
import { merelyCounts } from './shiftId';

/**
 * Makes the `shiftId`: the API's ID, unless that merely counts; else centre, date and number or
 * name. Without a date, a hash of its content tells it from the same shift of another day.
 */
export function idOf(
	{ centreId, centreName, date, shift }: Row,
	id: string | null,
	place: Place,
): string {
	if (id !== null && !merelyCounts(id, centreId)) return id;
	const parts = [centreId ?? centreName, date, id ?? shift].filter((part) => part !== null);
	if (date === null) {
		parts.push(createHash('sha256').update(canonical(place.element)).digest('hex').slice(0, 12));
	}
	return parts.join('/');
}

/** Whether no two rows share an ID: then they need neither of the functions below. */
export const haveUniqueIds = (rows: readonly Row[]): boolean =>
	new Set(rows.map(({ shiftId }) => shiftId)).size === rows.length;

/**
 * Makes the IDs of the rows unique. To IDs that several rows share, it adds centre, date and shift,
 * then the opening, where these differ, and at last a number (`#2`). Changes the rows themselves.
 */
export function makeIdsUnique(rows: Row[]): void {
	const steps: Array<(row: Row) => string> = [
		({ centreId, centreName, date, shift, shiftId }) =>
			[centreId ?? centreName, date, shift]
				.filter((part) => part !== null && !shiftId.includes(part))
				.join('/'),
		({ openedAt }) => openedAt ?? '',
	];
	for (const step of steps) {
		for (const same of sharing(rows)) {
			const parts = same.map(step);
			if (new Set(parts).size === 1) continue;
			same.forEach((row, index) => {
				if (parts[index] !== '') row.shiftId += `/${parts[index]}`;
			});
		}
	}
	const all = new Set(rows.map(({ shiftId }) => shiftId));
	for (const [, ...others] of sharing(rows)) {
		let n = 2;
		for (const row of others) {
			while (all.has(`${row.shiftId}#${n}`)) n++;
			row.shiftId += `#${n}`;
			all.add(row.shiftId);
		}
	}
}

/**
 * How many rows have the ID of another row, and its centre, day, name and opening: a shift that came
 * twice, or another version of it. IDs that the node has made are no sign of this.
 */
export function countRepeated(rows: readonly Row[]): number {
	const seen = new Set<string>();
	let repeated = 0;
	for (const { shiftId, centreId, centreName, date, shift, openedAt } of rows) {
		if (date !== null && shiftId.includes(`${date}/`)) continue;
		const key = JSON.stringify([shiftId, centreId ?? centreName, date, shift, openedAt]);
		if (seen.has(key)) repeated++;
		seen.add(key);
	}
	return repeated;
}

function sharing(rows: Row[]): Row[][] {
	const first = new Map<string, Row>();
	const shared = new Map<string, Row[]>();
	for (const row of rows) {
		const other = first.get(row.shiftId);
		if (!other) first.set(row.shiftId, row);
		else if (shared.has(row.shiftId)) shared.get(row.shiftId)?.push(row);
		else shared.set(row.shiftId, [other, row]);
	}
	return [...shared.values()];
}
