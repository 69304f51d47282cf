import type { InputError } from '../inputError';
import type { Notation } from '../money';
import type { Field } from '../profile/field';
import type { DateOrder } from '../profile/moments';
import type { Amount } from './amounts';
import type { Verdict } from './column';
import type { ColumnName } from './names';

/** Which field serves which column, and how their values are read. */
export interface Assignment {
	verdicts: Record<ColumnName, Verdict>;
	/** Who is responsible where nobody has closed the shift. */
	inCharge: Field | undefined;
	/** What says whether a shift is open. */
	state: Field | undefined;
	closedFlag: Field | undefined;
	openFlag: Field | undefined;
	/** The date of an opening or a closing that is a time of day alone. */
	openedOn: Field | undefined;
	closedOn: Field | undefined;
	/** Whether the API says which day the books count a shift to, even if that can't be read. */
	isDayKnown: boolean;
	/** When the cash was counted: without it, 0 is no count. */
	countedOn: Field | undefined;
	/** The order of day and month, by the path of the field. */
	orders: ReadonlyMap<string, DateOrder>;
	notation: Notation;
	/**
	 * The question to the user before amounts of cash are compared; undefined where these are sure.
	 */
	question: InputError | undefined;
	/** The columns that were set by hand. */
	byHand: ReadonlySet<ColumnName>;
	/** How far above the shifts their cash sheet stands. */
	sheetLevel: number | undefined;
	/** Whether the records have a shift's name or ID, filled or not. */
	namesShifts: boolean;
	/** The fields that say of some shifts that they are deleted or void. */
	deletions: string[];
	/** The currencies of the amounts if there are several; empty if not. */
	currencies: string[];
	/** All amounts of the shifts, likely ones of cash first. */
	amounts: Amount[];
}

/** The fields that the user has set by hand, by column. */
export type ByHand = ReadonlyMap<ColumnName, Field>;
