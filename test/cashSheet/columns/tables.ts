import { centreId } from '../../../nodes/MapalCashrec/cashSheet/columns/centre';
import { centreName } from '../../../nodes/MapalCashrec/cashSheet/columns/centreName';
import { date } from '../../../nodes/MapalCashrec/cashSheet/columns/date';
import { POINTS } from '../../../nodes/MapalCashrec/cashSheet/columns/pairs';
import { closedFlag, openFlag } from '../../../nodes/MapalCashrec/cashSheet/columns/flags';
import { closedBy, inCharge } from '../../../nodes/MapalCashrec/cashSheet/columns/person';
import { sales } from '../../../nodes/MapalCashrec/cashSheet/columns/sales';
import { shift, shiftNumber } from '../../../nodes/MapalCashrec/cashSheet/columns/shift';
import { shiftId } from '../../../nodes/MapalCashrec/cashSheet/columns/shiftId';
import { sheetStatus } from '../../../nodes/MapalCashrec/cashSheet/columns/sheetStatus';
import { state } from '../../../nodes/MapalCashrec/cashSheet/columns/state';
import { closedAt, openedAt } from '../../../nodes/MapalCashrec/cashSheet/columns/time';

/** All lines with points, each with the name of its table. */
export const LINES: Array<{ table: string; line: { points: number; why: string } }> = [
	...Object.entries({
		centreId,
		centreName,
		date,
		openedAt,
		closedAt,
		state,
		closedFlag,
		openFlag,
		sheetStatus,
		shiftId,
		shift,
		shiftNumber,
		closedBy,
		inCharge,
		sales,
	}).flatMap(([table, { clues }]) => clues.map((line) => ({ table, line }))),
	...Object.values(POINTS).map((line) => ({ table: 'money', line })),
];
