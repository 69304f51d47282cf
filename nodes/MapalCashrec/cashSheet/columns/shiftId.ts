import {
	CENTRE,
	CLOSED,
	COMPANY,
	DAY,
	ID,
	MODIFIED,
	NUMBER,
	OPENING,
	PERSON,
	ROW,
	SHEET,
	STATUS,
	TILL,
	TIME,
} from '../vocabulary/concepts';
import type { Json } from '../json';
import type { Values } from '../profile/values';
import { isOfTheAnswer, textOf, type Candidate, type Column, type Context } from './column';
import { daysOf } from './days';
import { isShiftOrClosing } from './shift';
import { momentsOf } from './time';

const TIMES = [OPENING, CLOSED, TIME, DAY, MODIFIED];

/** What tells a shift from all others. */
export const shiftId: Column = {
	fits: ({ field, values }, context) =>
		field.level === 0 &&
		values.share >= 0.6 &&
		values.filled.every((value) => textOf(value) !== undefined) &&
		tellsApart({ field, values }, context) &&
		// A serialiser numbers the objects of each answer anew (`$id`).
		!isOfTheAnswer(field) &&
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
			why: 'each value has at least four characters',
			points: 5,
			holds: ({ values }) => [...values.texts].every((text) => text.length >= 4),
		},
		{
			why: "its values merely count, and those of another field for the shift's ID do not",
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

/** At most so many records of an answer may repeat an ID, where no opening tells shifts apart. */
const SHARE_OF_REPEATED = 0.1;

/**
 * Whether records with one ID agree in centre, date and opening. The rest may have been edited.
 * Without openings, several shifts of a day may share an ID: then its records have to come from
 * several answers, but for a few. No two shifts share a UUID.
 */
function isOneShiftEach({ values }: Pick<Candidate, 'values'>, context: Context): boolean {
	const telling = ['centreId', 'date', 'openedAt'].map((name) => context.found(name)?.values.all);
	const openings = telling[2];
	const shifts = new Map<unknown, string>();
	const seen = new Set<string>();
	let repeated = 0;
	const agree = values.all.every((value, index) => {
		if (value === undefined) return true;
		const shift = JSON.stringify(telling.map((all) => all?.[index] ?? null));
		const known = shifts.get(value) ?? shift;
		shifts.set(value, known);
		const inAnswer = JSON.stringify([value, context.answers[index]]);
		if (seen.has(inAnswer)) repeated++;
		seen.add(inAnswer);
		return known === shift;
	});
	const isFew = repeated <= values.filled.length * SHARE_OF_REPEATED;
	return agree && (openings !== undefined || isFew || [...values.texts].every(isUuid));
}

/**
 * Whether an ID tells all shifts apart. One that merely counts only has to tell those of a centre
 * and day apart, so that a run over a day and one over a month read the same field.
 */
function tellsApart({ values }: Candidate, context: Context): boolean {
	if (values.texts.size === values.filled.length) return true;
	const dated = context.found('date') ?? context.found('openedAt');
	const centre = context.found('centreId');
	const days = daysOf(centre, dated, context);
	if (days.length === 0) return false;
	const isCount = (value: Json | undefined, index: number) =>
		value === undefined || merelyCounts(String(value), textOf(centre?.values.all[index]) ?? null);
	if (!values.all.every(isCount)) return isOneShiftEach({ values }, context);
	const seen = new Set<string>();
	return values.all.every((value, index) => {
		const day = days[index];
		if (value === undefined || day === undefined) return true;
		const key = JSON.stringify([value, day]);
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

const isUuid = (id: string) => /^\{?[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}\}?$/i.test(id);

const withKeyOfAll = new WeakMap<readonly Candidate[], boolean>();

function hasKeyOfAll(candidates: readonly Candidate[]): boolean {
	let known = withKeyOfAll.get(candidates);
	if (known === undefined) withKeyOfAll.set(candidates, (known = candidates.some(isKeyOfAll)));
	return known;
}

/** Whether a field is called a shift's key, and is different for each without merely counting. */
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

/** Whether the values merely count: then it takes centre and day too to tell shifts apart. */
export const countOnly = ({ texts }: Values): boolean => [...texts].every(isOrdinal);

// Each shift's ID is tested: the expressions are made once.
const SIGNS = /[^\p{L}\d]/gu;
const DIGIT = /\d/;
/** `SHIFT-001`, `T3` */
const WORD_AND_COUNT = /^\p{L}+[-_ ]?\d{1,3}$/u;

/**
 * Whether an ID is so short that it may merely count, and begin anew each day; or has no digit, and
 * may be a name (`Lunch`).
 */
export const isOrdinal = (id: string): boolean =>
	(id.length < 10 && id.replace(SIGNS, '').length < 4) || (id.length < 16 && !DIGIT.test(id));

/**
 * Whether an ID merely counts the shifts of a centre: `101-1`, `101-LUNCH`, `1010001`, `SHIFT-001`.
 *
 * @param centre the ID of its centre; null where it is not known
 */
export function merelyCounts(id: string, centre: string | null): boolean {
	if (isOrdinal(id) || WORD_AND_COUNT.test(id)) return true;
	if (centre === null || centre.length < 2 || !id.startsWith(centre)) return false;
	return isOrdinal(id.slice(centre.length).replace(/^[^\p{L}\d]*0*/u, ''));
}
