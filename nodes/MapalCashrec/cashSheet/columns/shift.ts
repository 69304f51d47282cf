import {
	CENTRE,
	CLOSED,
	CLOSING,
	COMPANY,
	COUNTED,
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
} from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import { textOf, type Candidate, type Column } from './column';
import { momentsOf } from './time';

const LONGEST_NAME = 60;
export const isShiftOrClosing = (words: string[]) => SHIFT.in(words) || CLOSING.in(words);

/** `turno: "Abierto"` says how a shift is, not which one it is. */
const areStates = ({ values }: Candidate) =>
	[...values.texts].every((text) => IS_OPEN.in(wordsOf(text)) || IS_CLOSED.in(wordsOf(text)));

/** Whether a value has the name of a part of the day. */
const isDaypart = (value: unknown) => typeof value === 'string' && DAYPART.in(wordsOf(value));

/** `Shift 1`, `Turno 2`: names of a day's shifts, which recur every day. */
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

/** The number of a shift in its day, for shifts without names. */
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

/** Whether it is a shift's name or ID that is always null, as in rows of sheets without shifts. */
export const isHollowShift = ({ field: { level, last }, values }: Candidate) =>
	level === 0 &&
	values.filled.length === 0 &&
	SHIFT.in(last) &&
	[ID, NAME, NUMBER].some((set) => set.in(last));
