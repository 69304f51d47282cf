import {
	AUDIT,
	BUSINESS,
	CALENDAR,
	CASH,
	CENTRE,
	CLOSED,
	CLOSING,
	DAY,
	LABEL,
	MODIFIED,
	OPENING,
	PERSON,
	REVIEWED,
	ROW,
	SHEET,
	SHIFT,
	TILL,
	TIME,
	WRAPPER,
} from '../vocabulary/concepts';
import type { Candidate, Column, Context } from './column';
import { contradictsOpenings, countsNights, isBorneOut } from './opened';
import { dayOf, isDays, momentsOf, signatureBy } from './time';

function shareWithin(candidate: Candidate, context: Context): number {
	const { start, end } = context.asked;
	const moments = momentsOf(candidate, context)?.filled ?? [];
	const within = moments.filter((moment) => dayOf(moment) >= start && dayOf(moment) <= end);
	return within.length / moments.length;
}

/** `data`, a date in Italian and Portuguese, says nothing beside other words (`dataKey`). */
const isData = (last: string[]) =>
	last.includes('data') &&
	last.every((word) => word === 'data' || BUSINESS.has(word) || /^(di|de|do|da|del)$/.test(word));

const speaksOfDay = (last: string[]) => DAY.in(last) || isData(last);

/**
 * Whether the name says outright that it is the day of the books: `businessDate`, `fechaContable`.
 */
const namesBusinessDay = ({ field: { last, subject } }: Candidate) =>
	(speaksOfDay(last) && (BUSINESS.in(last) || BUSINESS.in(subject))) ||
	last.join(' ') === 'jornada';

/**
 * Whether the API says which day the books count shifts to, even if that can't be read, or not in
 * all of them: then the day of an opening in the night need not be that day.
 */
export const hasBusinessDay = ({ candidates }: Context): boolean =>
	candidates.some((candidate) => candidate.values.filled.length > 0 && namesBusinessDay(candidate));

const otherWords = (last: string[]) =>
	last.filter((word) => !DAY.has(word) && !BUSINESS.has(word) && !TIME.has(word));

const PLAIN = [DAY, TIME, CALENDAR, SHIFT, CLOSING, TILL, SHEET, CENTRE, CASH, LABEL, WRAPPER];

/** Whether a name has none but words that a business day may have. */
const isPlain = ({ field: { last } }: Candidate) =>
	otherWords(last).every(
		(word) => PLAIN.some((set) => set.has(word)) || /^(\d+|[a-z])$/.test(word),
	);

export const date: Column = {
	signature: signatureBy(dayOf),
	fits: (candidate, context) =>
		candidate.values.share >= 0.9 &&
		momentsOf(candidate, context)?.filled.length === candidate.values.filled.length &&
		(isDays(candidate, context) || namesBusinessDay(candidate)),
	clues: [
		{ why: 'its name is that of a business day', points: 50, holds: namesBusinessDay },
		{
			why: 'its name speaks of a day',
			points: 30,
			holds: (candidate) => speaksOfDay(candidate.field.last) && !namesBusinessDay(candidate),
		},
		{ why: 'it is the key of its record', points: 30, holds: ({ field }) => !field.steps },
		{ why: 'its values are whole days', points: 20, holds: isDays },
		{
			why: 'it is the day before for shifts that were opened in the night',
			points: 20,
			holds: countsNights,
		},
		{
			why: 'its values lie within the period that was asked for',
			points: 30,
			holds: (candidate, context) => shareWithin(candidate, context) === 1,
		},
		{
			why: 'most of its values lie within the period that was asked for',
			points: 15,
			holds: (candidate, context) => {
				const share = shareWithin(candidate, context);
				return share >= 0.5 && share < 1;
			},
		},
		{
			why: 'its values lie outside the period that was asked for',
			points: -40,
			holds: (candidate, context) => shareWithin(candidate, context) === 0,
		},
		{
			why: 'its values are not the days on which the shifts were opened',
			points: -35,
			holds: contradictsOpenings,
		},
		{
			why: 'its name has a word that narrows it down, and the openings do not bear it out',
			points: -20,
			holds: (candidate, context) => !isPlain(candidate) && !isBorneOut(candidate, context),
		},
		{
			why: 'its name says when the shift was opened or closed',
			points: -25,
			holds: ({ field: { last, subject } }) =>
				[OPENING, CLOSED].some((set) => set.in(last) || set.in(subject)),
		},
		{
			why: 'its name says when a record was written or looked at',
			points: -80,
			holds: ({ field: { last, subject } }) =>
				[MODIFIED, REVIEWED].some((set) => set.in(last) || set.in(subject)),
		},
		{
			why: 'its name says what was done afterwards',
			points: -80,
			// Shifts may stand in a list of settlements.
			holds: ({ field: { last, subject, level } }) =>
				AUDIT.in(last) || (level === 0 && AUDIT.in(subject)),
		},
		{
			why: 'its name is that of a week, a month or a period',
			points: -30,
			holds: ({ field: { last } }) => CALENDAR.in(last),
		},
		{
			why: 'its name speaks of a person or of a part of a shift',
			points: -60,
			holds: ({ field: { last, subject } }) =>
				[PERSON, ROW].some((set) => set.in(otherWords(last)) || set.in(subject)),
		},
	],
	enough: 65,
};
