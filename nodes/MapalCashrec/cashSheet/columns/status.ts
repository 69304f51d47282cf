import {
	AUDIT,
	CASH,
	CLOSED,
	CLOSING,
	conceptOf,
	IS_CLOSED,
	IS_OPEN,
	MODIFIED,
	PENDING,
	PERSON,
	REVIEWED,
	SHEET,
	SHIFT,
	STATUS,
	TILL,
	TIME,
	VERDICT,
} from '../vocabulary/concepts';
import type { Field } from '../profile/field';
import { wordsOf } from '../vocabulary/words';
import type { Candidate, Column } from './column';

/** What a state says of a shift. `unknown` is neither: a vendor's own word. */
export type State = 'open' | 'closed' | 'pending' | 'unknown';

/**
 * What the text of a state says. `Reopened`, `Not closed` and `Counting` are pending: whatever the
 * times say, such a shift may change again.
 */
export function stateOf(text: string): State {
	const words = wordsOf(text);
	// Not yet reviewed: that says nothing of the till.
	if (PENDING.in(words) && REVIEWED.in(words)) return 'unknown';
	if (PENDING.in(words)) return IS_OPEN.in(words) && !IS_CLOSED.in(words) ? 'open' : 'pending';
	if (IS_OPEN.in(words)) return 'open';
	if (IS_CLOSED.in(words)) return 'closed';
	// Codes of one letter: Abierto, Cerrado, Open, Closed.
	if (/^[ao]$/i.test(text.trim())) return 'open';
	return /^c$/i.test(text.trim()) ? 'closed' : 'unknown';
}

const MOST_STATES = 12;

/** Few different short texts, and not the verdict on the count (`SHORT`, `EXACT`). */
const areStates = ({ values }: Candidate) =>
	values.isText &&
	values.texts.size <= MOST_STATES &&
	[...values.texts].every((text) => text.length <= 40 && /\p{L}/u.test(text)) &&
	![...values.texts].every(
		(text) => VERDICT.in(wordsOf(text)) || (values.texts.size > 1 && stateOf(text) === 'unknown'),
	);

const isOfSheet = ({ field: { last, subject } }: Candidate) => SHEET.in(last) || SHEET.in(subject);

/** The text that says whether a shift is open. */
export const state: Column = {
	fits: (candidate) => candidate.field.level === 0 && areStates(candidate),
	clues: [
		{
			why: 'its name is that of a state',
			points: 60,
			holds: ({ field: { last } }) => STATUS.in(last),
		},
		{
			why: 'its values say open or closed',
			points: 30,
			holds: ({ values }) => [...values.texts].some((text) => stateOf(text) !== 'unknown'),
		},
		{ why: 'its name speaks of a shift', points: 10, holds: ({ field }) => SHIFT.in(field.last) },
		{ why: 'it is that of the cash sheet', points: -80, holds: isOfSheet },
		{
			why: 'it stands within a part of the shift',
			points: -30,
			holds: ({ field: { subject } }) =>
				subject.length > 0 && !STATUS.in(subject) && !SHIFT.in(subject),
		},
	],
	enough: 60,
};

const isFlagName = ({ field: { last, subject } }: Candidate, set: typeof CLOSED) =>
	set.in(last) && !PERSON.in(last) && !isOfSheet({ field: { last, subject } } as Candidate);

const FINISHED = conceptOf(
	'finalised finalized completed finalizado finalizada terminado terminada',
);
const IS_COUNTED = conceptOf('counted contado arqueado');
const IS = conceptOf('is es esta has was been fue sido flag already yet still ya');

/** Not `active`: this may say that a record is in use. */
const OPEN_NAME = conceptOf(
	'open opened running abierto abierta ouvert ouverte offen geoffnet aperto aperta aberto aberta',
);

const YES = /^(y|yes|s|si|sí|o|oui|j|ja|true|1)$/i;
const NO = /^(n|no|non|nein|nao|não|false|0)$/i;

/** Yes or no, however it is written; undefined for anything else. */
export function flagOf(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	return YES.test(text) ? true : NO.test(text) ? false : undefined;
}

/**
 * What state and flags say together: closed only where none of them says otherwise.
 *
 * @returns undefined where none of them is there
 */
export function stateFrom(text: unknown, closed: unknown, open: unknown): State | undefined {
	const says: State[] = [];
	if (typeof text === 'string') says.push(stateOf(text));
	const isClosed = flagOf(closed);
	if (isClosed !== undefined) says.push(isClosed ? 'closed' : 'open');
	const isOpen = flagOf(open);
	if (isOpen !== undefined) says.push(isOpen ? 'open' : 'closed');
	return (
		says.find((state) => state === 'open' || state === 'pending') ??
		says.find((state) => state === 'closed') ??
		says[0]
	);
}

/** What a field says that was set as the status by hand: a state, or a flag. */
export function stateByHand(value: unknown, path: string): State | undefined {
	if (typeof value === 'boolean') return value === IS_OPEN.in(wordsOf(path)) ? 'open' : 'closed';
	return typeof value === 'string' ? stateOf(value) : undefined;
}

const ALSO = [IS_COUNTED, CASH, TILL, CLOSING, conceptOf('at count conteo recuento arqueo')];

/** `closedOnTime`, `autoClosed` and `canClose` do not say whether a shift is closed. */
const isFlag = ({ field: { level, last }, values }: Candidate) =>
	level === 0 &&
	values.filled.length > 0 &&
	values.filled.every((value) => flagOf(value) !== undefined) &&
	// 0 and 1 may be amounts as well: `countedCash`.
	last.every((word) =>
		[
			CLOSED,
			FINISHED,
			OPEN_NAME,
			IS,
			SHIFT,
			...(values.filled.some((value) => typeof value === 'number') ? [] : ALSO),
		].some((set) => set.has(word)),
	);

/** The flag that is true when the shift is closed. */
export const closedFlag: Column = {
	fits: isFlag,
	clues: [
		{
			why: 'its name says whether the shift is closed',
			points: 60,
			holds: (candidate) =>
				isFlagName(candidate, CLOSED) ||
				isFlagName(candidate, FINISHED) ||
				isFlagName(candidate, IS_COUNTED),
		},
		{
			why: 'it stands within a part of the shift',
			points: -30,
			holds: ({ field: { subject } }) => subject.length > 0,
		},
	],
	enough: 50,
};

const DELETED = conceptOf(
	`deleted removed void voided cancelled canceled eliminado eliminada borrado borrada anulado anulada
	supprime supprimee annule annulee storniert geloscht annullato annullata cancelado cancelada excluido`,
);

/** The paths of the fields by which some shifts are marked as deleted or void. */
export const deletionsIn = (fields: readonly Field[]): string[] =>
	fields
		.filter(
			({ level, depth, last, values }) =>
				level === 0 &&
				depth === 0 &&
				last.every((word) => DELETED.has(word) || IS.has(word) || TIME.has(word)) &&
				DELETED.in(last) &&
				(TIME.in(last)
					? values.some((value) => typeof value === 'string' && /[1-9]/.test(value))
					: values.some((value) => flagOf(value) === true)),
		)
		.map(({ path }) => path);

/** The flag that is true when the shift is open. */
export const openFlag: Column = {
	fits: closedFlag.fits,
	clues: [
		{
			why: 'its name says whether the shift is open',
			points: 60,
			holds: (candidate) =>
				OPEN_NAME.in(candidate.field.last) &&
				!isOfSheet(candidate) &&
				!CLOSED.in(candidate.field.last),
		},
		{
			why: 'it stands within a part of the shift',
			points: -30,
			holds: ({ field: { subject } }) => subject.length > 0,
		},
	],
	enough: 50,
};

/** The cash sheet's state, in the API's own words. */
export const sheetStatus: Column = {
	fits: (candidate, { sheetLevel }) =>
		(candidate.field.level === 0
			? isOfSheet(candidate)
			: // Sheets may stand in lists under the names of their states.
				candidate.field.level <= (sheetLevel ?? 0) + (candidate.field.steps ? 0 : 1)) &&
		candidate.values.texts.size <= MOST_STATES &&
		(candidate.values.isText || candidate.values.isNumber) &&
		!PERSON.in(candidate.field.last),
	clues: [
		{
			why: 'its name is that of a state',
			points: 60,
			holds: ({ field: { last } }) => STATUS.in(last),
		},
		{
			why: 'it is a key, and its values are states',
			points: 60,
			holds: ({ field, values }) =>
				!field.steps &&
				values.isText &&
				[...values.texts].some((text) => stateOf(text) !== 'unknown'),
		},
		{
			why: 'its values are texts',
			points: 10,
			holds: ({ values }) => values.isText && [...values.texts].some((text) => /\p{L}/u.test(text)),
		},
		{
			why: 'its name speaks of a cash sheet',
			points: 10,
			holds: isOfSheet,
		},
		{
			why: 'its name says what was done with the record',
			points: -30,
			holds: ({ field: { last } }) => [MODIFIED, AUDIT].some((set) => set.in(last)),
		},
		{
			why: 'it stands within a part of the cash sheet',
			points: -30,
			holds: ({ field: { depth } }) => depth > 0,
		},
	],
	enough: 55,
};

/** What is known of whether one shift is closed. */
export interface Signs {
	/** What its state and flags say; undefined where the shifts have none. */
	state: State | undefined;
	/** Whether the time of its closing is there; undefined where the shifts have no such field. */
	hasClosing: boolean | undefined;
	/** What was counted; undefined without such a field. In an open shift 0 may mean null. */
	counted: number | null | undefined;
	/** The state of its cash sheet. */
	sheet: State | undefined;
	/** Whether somebody closed it; undefined where the shifts have no such field. */
	hasCloser?: boolean;
	/** What was expected. */
	expected?: number | null;
}

/**
 * Whether a shift is open. One that is not known as closed, or whose state contradicts its times,
 * is open: a count that has not been made must not become a shortage.
 *
 * @returns undefined where nothing tells
 */
export function isOpenBy({
	state: says,
	hasClosing,
	counted,
	sheet,
	hasCloser,
	expected,
}: Signs): boolean | undefined {
	switch (says) {
		case 'open':
		case 'pending':
			return true;
		case 'closed':
			// Some systems give no closing time for a shift that was counted.
			return hasClosing === false && !counted;
		case 'unknown':
			if (hasClosing !== undefined) return !hasClosing;
			return counted === undefined ? undefined : !counted;
		case undefined:
	}
	if (hasClosing === true) return false;
	if (hasClosing === false || hasCloser === false) return !counted;
	// Cash is expected, 0 was counted, and nothing says that it is closed: it was not counted yet.
	if (counted === 0 && expected && sheet !== 'closed') return true;
	if (counted !== undefined) return counted === null;
	return sheet === 'closed' ? false : undefined;
}
