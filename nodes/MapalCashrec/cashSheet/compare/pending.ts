import type { Row } from '../columns/names';
import { stateOf } from '../columns/stateWords';
import type { JsonObject } from '../json';

export const PENDING_STATES = ['missing', 'empty', 'open', 'notReviewed'] as const;

export type PendingState = (typeof PENDING_STATES)[number];

/** What is known of the sheet of one centre and day. */
interface Sheet {
	centreName: string | null;
	shifts: number;
	openShifts: number;
	sheetStatus: string | null;
}

/**
 * Compares what was asked for with what came. Makes an item for each day and centre to which one of
 * the chosen states applies, with the first that does; none where the sheet is done.
 *
 * @param shifts the rows of all shifts that came
 * @param empty a row for each cash sheet without shifts
 * @param centres in the form in which they were asked for
 * @param isCounted whether the shifts have a column of what was counted
 */
export function pendingSheets(
	shifts: readonly Row[],
	empty: readonly Row[],
	{ centres, start, end }: { centres: readonly string[]; start: string; end: string },
	states: readonly PendingState[],
	isCounted: boolean,
): JsonObject[] {
	const sheets = new Map<string, Sheet>();
	const names = new Map<string, string>();
	const sheetOf = ({ date, centreId, centreName, sheetStatus }: Row) => {
		const key = `${date}|${centreId}`;
		let sheet = sheets.get(key);
		if (!sheet) sheets.set(key, (sheet = { centreName, shifts: 0, openShifts: 0, sheetStatus }));
		sheet.sheetStatus ??= sheetStatus;
		if (centreName !== null && centreId !== null) names.set(centreId, centreName);
		return sheet;
	};
	for (const row of empty) sheetOf(row);
	for (const row of shifts) {
		const sheet = sheetOf(row);
		sheet.shifts++;
		// Not counted is treated as not closed: nobody knows yet what the till held.
		if (row.status !== 'closed' || (isCounted && row.counted === null && row.difference === null)) {
			sheet.openShifts++;
		}
	}

	const items: JsonObject[] = [];
	for (const date of daysBetween(start, end)) {
		for (const centreId of centres) {
			const sheet = sheets.get(`${date}|${centreId}`);
			const state = PENDING_STATES.find((one) => states.includes(one) && applies(one, sheet));
			if (state === undefined) continue;
			items.push({
				date,
				centreId,
				centreName: sheet?.centreName ?? names.get(centreId) ?? null,
				state,
				shifts: sheet?.shifts ?? 0,
				openShifts: sheet?.openShifts ?? 0,
				sheetStatus: sheet?.sheetStatus ?? null,
			});
		}
	}
	return items;
}

function applies(state: PendingState, sheet: Sheet | undefined): boolean {
	if (sheet === undefined) return state === 'missing';
	switch (state) {
		case 'missing':
			return false;
		case 'empty':
			return sheet.shifts === 0;
		case 'open':
			return sheet.openShifts > 0;
		case 'notReviewed':
			return sheet.sheetStatus !== null && isNotReviewed(sheet.sheetStatus);
	}
}

/** Whether a status is more than a number or a letter, which say nothing. */
export const isWord = (status: string): boolean => /\p{L}{2}/u.test(status);

/** A sheet that was only handed in is not reviewed. */
function isNotReviewed(status: string): boolean {
	if (!isWord(status)) return false;
	return stateOf(status) !== 'closed' || /submit|sent|enviad|complete|count|balance/i.test(status);
}

function* daysBetween(start: string, end: string): Generator<string> {
	// Counted in UTC, where every day has 24 hours.
	for (let ms = Date.parse(`${start}T00:00:00Z`); ; ms += 86_400_000) {
		const day = new Date(ms).toISOString().slice(0, 10);
		if (day > end) return;
		yield day;
	}
}
