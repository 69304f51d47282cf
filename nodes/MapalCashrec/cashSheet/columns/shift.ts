import {
	BY,
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
	RESPONSIBLE,
	ROW,
	SHEET,
	SHIFT,
	STATUS,
	TILL,
	WRAPPER,
} from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import { isOfTheAnswer, textOf, type Candidate, type Column, type Context } from './column';
import { daysOf, isSameWithinDays } from './days';
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
		RESPONSIBLE,
		BY,
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

/** Words that the name or number of a shift may have, and those that other clues judge. */
const PLAIN = [SHIFT, CLOSING, LABEL, DAY, DAYPART, WRAPPER, TILL, CLOSED, ROW];

const isPlain = ({ field: { last } }: Candidate) =>
	last.every((word) => PLAIN.some((set) => set.has(word)));

/** Whether two shifts of a centre and day have different values. */
function tellsApart(candidate: Candidate, context: Context): boolean {
	const dated = context.found('date') ?? context.found('openedAt');
	return isSameWithinDays(candidate, daysOf(context.found('centreId'), dated, context)) === false;
}

/** What a shift is called. */
export const shift: Column = {
	fits: (candidate, context) =>
		candidate.field.level === 0 &&
		!isOfTheAnswer(candidate.field) &&
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
		{
			why: 'its name says more, and its values do not tell the shifts of a day apart',
			points: -30,
			holds: (candidate, context) => !isPlain(candidate) && !tellsApart(candidate, context),
		},
	],
	enough: 50,
};

/** `shiftDate` says when a shift was. A number may look like a day: `shiftNumber: 20260302`. */
const areDays = (candidate: Candidate, context: Context) =>
	momentsOf(candidate, context) !== undefined &&
	(DAY.in(candidate.field.last) || [...candidate.values.texts].some((text) => /\D/.test(text)));

/** The number of a shift in its day, for shifts without names. */
export const shiftNumber: Column = {
	fits: ({ field, values }, context) =>
		field.level === 0 &&
		values.share === 1 &&
		values.filled.every((value) => {
			const text = textOf(value);
			return text !== undefined && text.length <= 10 && !/[.,:/ ]/.test(text);
		}) &&
		!areDays({ field, values }, context),
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
			why: 'its name has a word that narrows it down',
			points: -30,
			holds: (candidate) => !isPlain(candidate) && !NUMBER.in(candidate.field.last),
		},
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
