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

/** What was read from the answers for one input item. */
export interface Sheets {
	/** The shifts. */
	rows: readonly Row[];
	/** The cash sheets without shifts. */
	empty: ReadonlySet<Row>;
	/** Both, in the order of the response. */
	all: readonly Row[];
	/**
	 * The record of each row, with what stands above it. Empty where records were let go to save
	 * memory.
	 */
	places: ReadonlyMap<Row, Place>;
	asked: Asked;
	/** How each answer was read. */
	readings: Reading[];
	/** How many shifts have the ID of another one of the same centre and day. */
	repeated: number;
	/** How often a shift was left out because another request had given it already. */
	merged: number;
}
