import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Assignment } from '../cashSheet/columns/assignment';
import type { Row } from '../cashSheet/columns/names';
import type { Sheets } from '../cashSheet/columns/sheets';
import type { Table } from '../cashSheet/columns/table';
import type { Json, JsonObject } from '../cashSheet/json';
import type { Reading } from '../cashSheet/reading/reading';
import type { Options } from '../fields/options';
import type { Parameters } from '../fields/read';

/** What a run of Get Discrepancies compared. */
export interface Comparison {
	rows: readonly Row[];
	tolerance: number;
	/** The rows that differ by more than the tolerance, in the direction that was chosen. */
	differing: readonly Row[];
}

/** What was read for an input item. */
export interface ReadItem {
	sheets: Sheets;
	assignment: Assignment;
	comparison?: Comparison;
	/** What the user should know about the items. */
	warnings?: string[];
}

/** What is to be made of the answers for one input item. */
export interface Wanted {
	/** Whether the response's own records are needed, besides the columns of the shifts. */
	keepsRecords: boolean;
	/** Makes the items of the unread bodies, instead of `make`. */
	raw?: (bodies: Json[]) => JsonObject[];
	/** How many items are enough, and how many a reading gives; undefined if all answers count. */
	enough?: { limit: number; count: (reading: Reading) => number };
	/**
	 * Makes the items, and for the hints says what was compared and what to warn of.
	 *
	 * @throws InputError when a column that is needed is not sure
	 */
	make: (
		sheets: Sheets,
		table: Table,
	) => { items: JsonObject[] } & Pick<ReadItem, 'comparison' | 'warnings'>;
}

/** An operation of the node. It knows nothing of input items, requests and On Error. */
export interface Operation {
	option: INodePropertyOptions;
	fields: INodeProperties[];
	/**
	 * Reads its own fields.
	 *
	 * @throws InputError naming a field
	 */
	want: (parameters: Parameters, options: Options) => Wanted;
}

/** For fields that are shown for some operations only. */
export const shownFor = (...operations: string[]) => ({
	show: { resource: ['cashSheet'], operation: operations },
});
