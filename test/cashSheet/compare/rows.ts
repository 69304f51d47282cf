import type { Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';

/** A shift that is closed and balanced, but for what is given. */
export const rowOf = (given: Partial<Row> = {}): Row => ({
	date: '2026-03-05',
	centreId: '101',
	centreName: 'Plaza Mayor',
	shift: 'Lunch',
	status: 'closed',
	sales: 1000,
	expected: 300,
	counted: 300,
	difference: 0,
	responsible: 'Ana',
	openedAt: '2026-03-05T12:00:00',
	closedAt: '2026-03-05T17:00:00',
	sheetStatus: null,
	shiftId: 'S-1',
	...given,
});

/** A shift in which so much is short (negative) or over. */
export const offBy = (difference: number, given: Partial<Row> = {}): Row =>
	rowOf({ counted: 300 + difference, difference, ...given });

/** A shift that is not counted yet. */
export const open = (given: Partial<Row> = {}): Row =>
	rowOf({ status: 'open', counted: null, difference: null, closedAt: null, ...given });
