import {
	BY,
	CENTRE,
	CLOSED,
	CLOSING,
	COMPANY,
	conceptOf,
	DAY,
	ID,
	LABEL,
	MODIFIED,
	NAME,
	NUMBER,
	OPENING,
	OTHER_TENDER,
	PERSON,
	RESPONSIBLE,
	REVIEWED,
	ROW,
	SHIFT,
} from '../vocabulary/concepts';
import { wordsOf as splitWords } from '../vocabulary/words';
import type { Candidate, Clue, Column, Context } from './column';
import { momentsOf } from './time';

const LONGEST_NAME = 80;
const FAMILY = conceptOf('last family surname apellido cognome nachname sobrenome patronyme');

/**
 * The words of its own name and of the object around it (`cashier.name`), or of all around it where
 * that says no more than by (`closed.by.name`).
 */
const wordsOf = ({ field: { last, subject, words } }: Candidate) =>
	subject.length > 0 && subject.every((word) => BY.has(word)) ? words : [...subject, ...last];

const namesPerson = (candidate: Candidate) => {
	const words = wordsOf(candidate);
	return PERSON.in(words) || RESPONSIBLE.in(words) || BY.in(words);
};

/** No real response has more fields for a family name. */
const MOST_FAMILIES = 20;

const families = new WeakMap<
	readonly Candidate[],
	ReadonlyArray<{ parent: string; words: string[] }>
>();

/** The fields of family names, each with the other words of its name. */
function familiesIn(candidates: readonly Candidate[]) {
	let known = families.get(candidates);
	if (!known) {
		known = candidates
			.filter((candidate) => wordsOf(candidate).some((word) => FAMILY.has(word)))
			.slice(0, MOST_FAMILIES)
			.map((candidate) => ({
				parent: candidate.field.parent,
				words: wordsOf(candidate).filter((word) => !FAMILY.has(word)),
			}));
		families.set(candidates, known);
	}
	return known;
}

const fits = (candidate: Candidate, context: Context) =>
	candidate.field.level === 0 &&
	candidate.values.isText &&
	namesPerson(candidate) &&
	candidate.values.filled.every(
		(value) => String(value).length <= LONGEST_NAME && /\p{L}|^-$/u.test(String(value)),
	) &&
	momentsOf(candidate, context) === undefined;

/** Words of whoever was there for the whole shift, and those that other clues judge. */
const PLAIN = [
	...[PERSON, RESPONSIBLE, BY, CLOSED, CLOSING, SHIFT, LABEL, DAY],
	...[OPENING, MODIFIED, REVIEWED],
];

const isPlain = (word: string) =>
	PLAIN.some((set) => set.has(word)) ||
	/^(full|display|complete|completo|complet|duty|on|in|charge|contact|login|username|alias)$/.test(
		word,
	);

/** Programs that log in like persons: `api-user`, `SYSTEM`. */
const PROGRAM = conceptOf(
	'api system sistema systeme sync integration integracion interface import export batch bot robot auto automatic automatico',
);
const isProgram = (text: string) => PROGRAM.in(splitWords(text));

/** Whether it is the same at two centres or more: the user who asked, and not who was there. */
function isSameEverywhere({ values }: Candidate, context: Context): boolean {
	const centres = context.found('centreId')?.values.texts.size ?? 0;
	return centres > 1 && values.texts.size === 1 && values.share === 1;
}

const against: readonly Clue[] = [
	{
		why: 'its name says who opened the shift',
		points: -60,
		holds: (candidate) => OPENING.in(wordsOf(candidate)),
	},
	{
		why: 'its name says who wrote the record or looked at it',
		points: -100,
		holds: (candidate) => [MODIFIED, REVIEWED].some((set) => set.in(wordsOf(candidate))),
	},
	{
		why: 'its name is that of a number or an ID',
		points: -50,
		holds: ({ field: { last } }) => ID.in(last) || NUMBER.in(last),
	},
	{
		why: 'its name is that of a login',
		points: -10,
		holds: ({ field: { last, subject } }) =>
			(PERSON.in(subject) || BY.in(subject)) &&
			/\b(user|login|nick|alias|username)\b/.test(last.join(' ')),
	},
	{
		why: 'a family name stands beside it',
		points: -60,
		holds: (candidate, { candidates }) => {
			const words = wordsOf(candidate);
			return familiesIn(candidates).some(
				(family) =>
					family.parent === candidate.field.parent &&
					family.words.every((word) => NAME.has(word) || words.includes(word)),
			);
		},
	},
	{
		why: 'its name has a word that narrows it down',
		points: -30,
		holds: ({ field: { last } }) => !last.every(isPlain),
	},
	{
		why: 'its name speaks of something else',
		points: -60,
		holds: (candidate) =>
			// The manager of the restaurant stands somewhere within it: `businessUnit.manager.name`.
			CENTRE.in(candidate.field.words) ||
			[COMPANY, OTHER_TENDER].some((set) => set.in(wordsOf(candidate))) ||
			ROW.in(wordsOf(candidate).filter((word) => !PERSON.has(word))) ||
			/\b(region(al)?|area|district|zona)\b|mail|phone|telefono|role|type|position|count|declared|counted|contado|first|last|given|family|surname|apellido|prenom|vorname|nachname/.test(
				wordsOf(candidate).join(' '),
			),
	},
];

export const CLOSED_IT = 'its name says who closed the shift';

/** Who closed the shift. */
export const closedBy: Column = {
	fits,
	clues: [
		{
			why: CLOSED_IT,
			points: 60,
			holds: (candidate) =>
				(CLOSED.in(wordsOf(candidate)) || CLOSING.in(wordsOf(candidate))) && namesPerson(candidate),
		},
		...against,
	],
	enough: 50,
};

/** Who is responsible for the shift. */
export const inCharge: Column = {
	fits,
	clues: [
		{
			why: 'its name says who is responsible',
			points: 75,
			holds: (candidate) => RESPONSIBLE.in(wordsOf(candidate)),
		},
		{
			why: 'its name says who worked at the till',
			points: 60,
			holds: (candidate) => PERSON.in(wordsOf(candidate)) && !RESPONSIBLE.in(wordsOf(candidate)),
		},
		{
			why: 'its values are names of programs',
			points: -60,
			holds: ({ values }) => [...values.texts].every(isProgram),
		},
		{ why: 'it is the same at every centre', points: -20, holds: isSameEverywhere },
		...against,
	],
	enough: 50,
};
