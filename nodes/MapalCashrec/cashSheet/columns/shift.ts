import {
	CENTRE,
	CLOSED,
	CLOSING,
	COMPANY,
	COUNTED,
	DAY,
	DAYPART,
	DIFFERENCE,
	EXPECTED,
	ID,
	IS_CLOSED,
	IS_OPEN,
	LABEL,
	MODIFIED,
	NAME,
	NUMBER,
	OPENING,
	PERSON,
	ROW,
	SHEET,
	SHIFT,
	STATUS,
	TILL,
	TIME,
} from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import type { Values } from '../profile/values';
import { isIncidental } from '../canonical';
import { dayOf, momentsOf } from './time';
import { textOf, type Candidate, type Column, type Context } from './column';

const LONGEST_NAME = 60;
const isShiftOrClosing = (words: string[]) => SHIFT.in(words) || CLOSING.in(words);

/** `turno: "Abierto"` says how it is, not which it is. */
const areStates = ({ values }: Candidate) =>
	[...values.texts].every((text) => IS_OPEN.in(wordsOf(text)) || IS_CLOSED.in(wordsOf(text)));

/** Whether a value is called after a part of the day. */
const isDaypart = (value: unknown) => typeof value === 'string' && DAYPART.in(wordsOf(value));

/** `Shift 1`, `Turno 2`: a day's shifts, which recur on the next one. */
const isNumbered = (text: string) => SHIFT.in(wordsOf(text)) && !/\d{3}/.test(text);

const isOfOthers = ({ field: { last, subject } }: Candidate) =>
	[
		PERSON,
		TILL,
		CENTRE,
		COMPANY,
		STATUS,
		SHEET,
		EXPECTED,
		COUNTED,
		DIFFERENCE,
		MODIFIED,
		OPENING,
	].some((set) => set.in(last) || (set.in(subject) && !isShiftOrClosing(subject))) ||
	/note|nota|comment|comentario|observa|reason|motivo|remark|message|currency|moneda/.test(
		last.join(' '),
	);

/** What a shift is called. */
export const shift: Column = {
	fits: (candidate, context) =>
		candidate.field.level === 0 &&
		candidate.values.share >= 0.8 &&
		candidate.values.isText &&
		candidate.values.filled.every((value) => String(value).length <= LONGEST_NAME) &&
		[...candidate.values.texts].some((text) => /\p{L}/u.test(text)) &&
		momentsOf(candidate, context) === undefined,
	clues: [
		{
			why: 'its name is that of a shift',
			points: 60,
			holds: ({ field: { last } }) => SHIFT.in(last) && !ID.in(last) && !NUMBER.in(last),
		},
		{
			why: 'its name says what the shift is called',
			points: 55,
			holds: ({ field: { last, subject } }) =>
				last.every((word) => LABEL.has(word)) &&
				NAME.in(last) &&
				(subject.length === 0 || isShiftOrClosing(subject)),
		},
		{
			why: 'its name says that it is a name',
			points: 10,
			holds: ({ field: { last } }) => NAME.in(last),
		},
		{ why: 'it is the key of the shift', points: 55, holds: ({ field }) => !field.steps },
		{
			why: 'its values are parts of the day',
			points: 50,
			holds: ({ values }) => values.filled.filter(isDaypart).length * 2 > values.filled.length,
		},
		{
			why: 'its values are different for each shift, and hold numbers',
			points: -30,
			holds: ({ field, values }) =>
				field.steps !== undefined &&
				values.filled.length > 2 &&
				values.texts.size === values.filled.length &&
				[...values.texts].every((text) => /\d/.test(text) && !isNumbered(text)),
		},
		{ why: 'its values are states', points: -50, holds: areStates },
		{
			why: 'its name says that it is an ID',
			points: -60,
			holds: ({ field: { last } }) => ID.in(last),
		},
		{ why: 'its name speaks of something else', points: -80, holds: isOfOthers },
		{
			why: 'its name is that of a part of a shift',
			points: -40,
			holds: ({ field: { last, subject } }) => ROW.in(last) || ROW.in(subject),
		},
	],
	enough: 50,
};

/** Which shift it is, where none has a name: its number in the day. */
export const shiftNumber: Column = {
	fits: ({ field, values }) =>
		field.level === 0 &&
		values.share === 1 &&
		values.filled.every((value) => {
			const text = textOf(value);
			return text !== undefined && text.length <= 10 && !/[.,:/ ]/.test(text);
		}),
	clues: [
		{
			why: 'its name is that of a shift',
			points: 30,
			holds: ({ field: { last } }) => SHIFT.in(last) && !ID.in(last),
		},
		{
			why: 'its name says that it is a number',
			points: 15,
			holds: ({ field: { last } }) => NUMBER.in(last),
		},
		{ why: 'it is the key of the shift', points: 30, holds: ({ field }) => !field.steps },
		{ why: 'its values are states', points: -50, holds: areStates },
		{ why: 'its name speaks of something else', points: -60, holds: isOfOthers },
		{
			why: 'its name says when it was closed',
			points: -60,
			holds: ({ field: { last } }) => CLOSED.in(last) && !CLOSING.in(last),
		},
		{
			why: 'its name is that of a part of a shift',
			points: -40,
			holds: ({ field: { last, subject } }) => ROW.in(last) || ROW.in(subject),
		},
	],
	enough: 30,
};

/** A shift's name or ID that is null throughout: the rows of sheets without shifts have nothing else of one. */
export const isHollowShift = ({ field: { level, last }, values }: Candidate) =>
	level === 0 &&
	values.filled.length === 0 &&
	SHIFT.in(last) &&
	[ID, NAME, NUMBER].some((set) => set.in(last));

const TIMES = [OPENING, CLOSED, TIME, DAY, MODIFIED];

/** What tells a shift from all others. */
export const shiftId: Column = {
	fits: ({ field, values }, context) =>
		field.level === 0 &&
		values.share >= 0.6 &&
		values.filled.every((value) => textOf(value) !== undefined) &&
		tellsApart({ field, values }, context) &&
		// A serialiser numbers the objects of each answer anew (`$id`).
		!isIncidental(field.steps?.at(-1)?.key ?? '') &&
		// An ID may well look like a date: 202611161011.
		!(TIMES.some((set) => set.in(field.last)) && momentsOf({ field, values }, context)),
	clues: [
		{
			why: 'its name is that of an ID',
			points: 45,
			holds: ({ field: { last } }) => ID.in(last),
		},
		{
			why: 'its name says nothing else',
			points: 10,
			holds: ({ field: { last } }) => last.every((word) => ID.has(word)),
		},
		{
			why: 'its name is that of a shift',
			points: 15,
			holds: ({ field: { last } }) => isShiftOrClosing(last),
		},
		{
			why: 'it stands at the shift itself',
			points: 5,
			holds: ({ field: { depth } }) => depth === 0,
		},
		{
			why: 'its name says that it is a key',
			points: 25,
			holds: ({ field: { last } }) => NUMBER.in(last) && isShiftOrClosing(last),
		},
		{
			why: 'each value has at least four signs',
			points: 5,
			holds: ({ values }) => [...values.texts].every((text) => text.length >= 4),
		},
		{
			why: 'its values merely count, and those of another one do not',
			points: -20,
			holds: ({ values }, { candidates }) =>
				[...values.texts].every(isOrdinal) && hasKeyOfAll(candidates),
		},
		{ why: 'its name is that of something else', points: -60, holds: isOthersId },
		{
			why: 'it is the key of the shift',
			points: 45,
			holds: ({ field }) => !field.steps,
		},
	],
	enough: 40,
	isAnyGood: true,
};

/** Whether what has one ID is one shift: a request later, its other fields may have been edited. */
function isOneShiftEach({ values }: Pick<Candidate, 'values'>, context: Context): boolean {
	const telling = ['centreId', 'date', 'openedAt'].map((name) => context.found(name)?.values.all);
	if (!telling[2]) return false;
	const shifts = new Map<unknown, string>();
	return values.all.every((value, index) => {
		if (value === undefined) return true;
		const shift = JSON.stringify(telling.map((all) => all?.[index] ?? null));
		const known = shifts.get(value) ?? shift;
		shifts.set(value, known);
		return known === shift;
	});
}

/**
 * Whether an ID tells all shifts apart; or, where it merely counts, those of a centre and day: so that a
 * run over a day and one over a month read the same field.
 */
function tellsApart({ values }: Candidate, context: Context): boolean {
	if (values.texts.size === values.filled.length) return true;
	const dated = context.found('date') ?? context.found('openedAt');
	const moments = dated && momentsOf(dated, context)?.all;
	if (!moments) return false;
	if (![...values.texts].every(isOrdinal)) return isOneShiftEach({ values }, context);
	const centres = context.found('centreId')?.values.all;
	const seen = new Set<string>();
	return values.all.every((value, index) => {
		const moment = moments[index];
		if (value === undefined || moment === undefined) return true;
		const key = JSON.stringify([value, centres?.[index] ?? null, dayOf(moment)]);
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

const withKeyOfAll = new WeakMap<readonly Candidate[], boolean>();

function hasKeyOfAll(candidates: readonly Candidate[]): boolean {
	let known = withKeyOfAll.get(candidates);
	if (known === undefined) withKeyOfAll.set(candidates, (known = candidates.some(isKeyOfAll)));
	return known;
}

/** Whether a field is called a shift's key, and is different for each without being a mere number. */
function isKeyOfAll(candidate: Candidate): boolean {
	const { field, values } = candidate;
	return (
		field.level === 0 &&
		isShiftOrClosing(field.last) &&
		(ID.in(field.last) || NUMBER.in(field.last)) &&
		!isOthersId(candidate) &&
		values.share === 1 &&
		values.texts.size === values.filled.length &&
		![...values.texts].some(isOrdinal)
	);
}

/** `cashierId`, `centreId`, `tillId`, `cashSheetId`; not `registerCountId`. */
function isOthersId({ field: { last, subject } }: Candidate): boolean {
	if (subject.length > 0 && !isShiftOrClosing(subject)) return true;
	const nouns = last.filter((word) => !ID.has(word));
	if (isShiftOrClosing(nouns))
		return PERSON.in(nouns) || ROW.in(nouns) || nouns.includes('type') || nouns.includes('tipo');
	return (
		[PERSON, ROW, STATUS, CENTRE, COMPANY, SHEET].some((set) => set.in(nouns)) ||
		(nouns.length > 0 && nouns.every((word) => TILL.has(word))) ||
		/parent|external|previous|next|type|tipo|correlation|trace|request/.test(nouns.join(' '))
	);
}

/** Whether the values only count: what tells shifts apart then is more than these. */
export const countOnly = ({ texts }: Values): boolean => [...texts].every(isOrdinal);

/** A number or a short code that may begin anew each day: it never stands alone. */
export const isOrdinal = (id: string): boolean =>
	id.length < 4 || (id.length < 10 && id.replace(/[^\p{L}\d]/gu, '').length < 4);
