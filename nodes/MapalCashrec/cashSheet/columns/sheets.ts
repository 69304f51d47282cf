import type { Json } from '../json';
import type { Period } from '../period';
import type { Place } from '../profile/field';
import type { Reading } from '../reading/reading';
import type { Asked } from './column';
import type { Row } from './names';

/** An answer, and what was asked. */
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
	/** What stands in the response; undefined where it was let go. */
	place: Place | undefined;
}

/** How the answers to what one input item asks were read. */
export interface Sheets {
	shifts: Shift[];
	/** Cash sheets without shifts: their columns, and where they stand. */
	empty: Shift[];
	/** In the order of the response, those without shifts among the others. */
	all: Array<Shift & { isEmpty: boolean }>;
	asked: Asked;
	/** How each answer was read. */
	readings: Reading[];
	/** How many shifts were given by several requests, and are here once. */
	merged: number;
}
