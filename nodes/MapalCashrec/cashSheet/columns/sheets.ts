import type { Json } from '../json';
import type { Period } from '../period';
import type { Place } from '../profile/field';
import type { Reading } from '../reading/reading';
import type { Asked } from './column';
import type { Row } from './names';

/** An answer, and what its request asked for. */
export interface Part {
	body: Json;
	/** How many requests ask for what the input item wants; more than one may give a shift twice. */
	requests: number;
	centres: string[];
	period: Period;
}

/** A shift as it was read. */
export interface Shift {
	row: Row;
	/** Its record, with what stands above it; undefined where it was let go to save memory. */
	place: Place | undefined;
	/** Whether it is a cash sheet without shifts. */
	isEmpty: boolean;
}

/** What was read from the answers for one input item. */
export interface Sheets {
	shifts: Shift[];
	/** Cash sheets without shifts: their columns, and where they stand. */
	empty: Shift[];
	/** `shifts` and `empty` together, in the order of the response. */
	all: Shift[];
	asked: Asked;
	/** How each answer was read. */
	readings: Reading[];
	/** How many shifts have the ID of another one of the same centre and day. */
	repeated: number;
	/** How often a shift was left out because another request had given it already. */
	merged: number;
}
