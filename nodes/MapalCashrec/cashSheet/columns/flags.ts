import { CASH, CLOSED, CLOSING, conceptOf, PERSON, SHIFT, TILL } from '../vocabulary/concepts';
import type { Candidate, Column } from './column';
import { isOfSheet } from './whose';

const isFlagName = ({ field }: Candidate, set: typeof CLOSED) =>
	set.in(field.last) && !PERSON.in(field.last) && !isOfSheet({ field });

const FINISHED = conceptOf(
	'finalised finalized completed finalizado finalizada terminado terminada',
);
const IS_COUNTED = conceptOf('counted contado arqueado');
export const IS = conceptOf('is es esta has was been fue sido flag already yet still ya');

/** Not `active`: this may say that a record is in use. */
const OPEN_NAME = conceptOf(
	'open opened running abierto abierta ouvert ouverte offen geoffnet geoeffnet aperto aperta aberto aberta',
);

const YES = /^(y|yes|s|si|sí|o|oui|j|ja|true|1)$/i;
const NO = /^(n|no|non|nein|nao|não|false|0)$/i;

/** Yes or no, however it is written; undefined for anything else. */
export function flagOf(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	return YES.test(text) ? true : NO.test(text) ? false : undefined;
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
