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
import { isIncidental } from '../canonical';
import { momentsOf } from './time';
import type { Values } from '../profile/values';
import { textOf, type Candidate, type Column, type Context } from './column';

const LONGEST_NAME = 60;
/** Names of shifts recur from day to day. */
const isFew = ({ values }: Candidate) => values.texts.size * 2 <= values.filled.length;

const isShiftOrClosing = (words: string[]) => SHIFT.in(words) || CLOSING.in(words);

/** Whether a value is called after a part of the day. */
const isDaypart = (value: unknown) => typeof value === 'string' && DAYPART.in(wordsOf(value));

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
		{ why: 'its values recur', points: 5, holds: isFew },
		{
			why: 'its values are different for each shift, and hold numbers',
			points: -30,
			holds: ({ field, values }) =>
				field.steps !== undefined &&
				values.filled.length > 2 &&
				values.texts.size === values.filled.length &&
				[...values.texts].every((text) => /\d/.test(text)),
		},
		{
			why: 'its values are states',
			points: -50,
			holds: ({ values }) =>
				[...values.texts].every((text) => IS_OPEN.in(wordsOf(text)) || IS_CLOSED.in(wordsOf(text))),
		},
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

const TIMES = [OPENING, CLOSED, TIME, DAY, MODIFIED];

/** What tells a shift from all others. */
export const shiftId: Column = {
	fits: ({ field, values }, context) =>
		field.level === 0 &&
		values.share >= 0.6 &&
		(values.texts.size === values.filled.length || countsAnew(values, context)) &&
		values.filled.every((value) => textOf(value) !== undefined) &&
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

/**
 * Whether the shifts of each centre and day are numbered anew: over one day such numbers look like IDs, and
 * over a month they have to be read in the same way.
 */
function countsAnew(values: Values, context: Context): boolean {
	if (!countOnly(values)) return false;
	const centres = context.found('centreId')?.values.all;
	const dates = context.found('date')?.values.all;
	const numbers = new Set(
		values.all.map((value, at) =>
			value === undefined ? at : JSON.stringify([centres?.[at], dates?.[at], String(value)]),
		),
	);
	return dates !== undefined && numbers.size === values.all.length;
}

/** A number or a short code that may begin anew each day: it never stands alone. */
export const isOrdinal = (id: string): boolean =>
	id.length < 4 || (id.length < 10 && id.replace(/[^\p{L}\d]/gu, '').length < 4);
