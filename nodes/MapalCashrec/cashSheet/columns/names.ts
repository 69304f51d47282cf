import type { JsonObject } from '../json';

/** The columns of a shift, the same for every account, in the order in which an item has them. */
export const COLUMNS = [
	'date',
	'centreId',
	'centreName',
	'shift',
	'status',
	'sales',
	'expected',
	'counted',
	'difference',
	'responsible',
	'openedAt',
	'closedAt',
	'sheetStatus',
	'shiftId',
] as const;

export type ColumnName = (typeof COLUMNS)[number];

/** What the interface calls them. */
export const COLUMN_LABELS: Record<ColumnName, string> = {
	date: 'Date',
	centreId: 'Centre ID',
	centreName: 'Centre Name',
	shift: 'Shift',
	status: 'Status',
	sales: 'Sales',
	expected: 'Expected',
	counted: 'Counted',
	difference: 'Difference',
	responsible: 'Responsible',
	openedAt: 'Opened At',
	closedAt: 'Closed At',
	sheetStatus: 'Sheet Status',
	shiftId: 'Shift ID',
};

/** A shift as the columns show it. Amounts in major units, moments in the restaurants' zone. */
export interface Row {
	/** `yyyy-MM-dd` */
	date: string | null;
	centreId: string | null;
	centreName: string | null;
	shift: string | null;
	status: 'open' | 'closed' | null;
	sales: number | null;
	expected: number | null;
	counted: number | null;
	/** counted − expected: negative when cash is short. */
	difference: number | null;
	responsible: string | null;
	/** `yyyy-MM-ddTHH:mm:ss` */
	openedAt: string | null;
	closedAt: string | null;
	sheetStatus: string | null;
	shiftId: string;
}

/** The row itself becomes the item: there may be very many. */
export const toItem = (row: Row): JsonObject => row as unknown as JsonObject;
