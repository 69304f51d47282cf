import {
	CENTRE,
	COMPANY,
	COUNTED,
	DAY,
	DIFFERENCE,
	EXPECTED,
	ID,
	NAME,
	NUMBER,
	PERSON,
	ROW,
	SHEET,
	SHIFT,
	STATUS,
	THINGS,
	TILL,
} from '../vocabulary/concepts';
import { textOf, type Candidate, type Column, type Context } from './column';

/**
 * Whether a field is about a centre: by its name or, where that is general, that of what holds it.
 */
function isOfCentre({ field: { last, subject } }: Candidate): boolean {
	if (CENTRE.in(last)) return true;
	return (
		last.every((word) => [ID, NAME, NUMBER].some((set) => set.has(word))) && CENTRE.in(subject)
	);
}

export const isGeneral = (last: string[]) =>
	last.every((word) => [ID, NAME, NUMBER].some((set) => set.has(word)));

/** Whether the name is about something else that has IDs and names too. */
export function isOfOthers({ field: { last, subject } }: Candidate): boolean {
	const others = [PERSON, TILL, SHIFT, SHEET, STATUS, COMPANY, DAY, EXPECTED, COUNTED, DIFFERENCE];
	const nouns = CENTRE.in(last) ? last : [...subject, ...last];
	// A business unit is a centre; a business alone is a company.
	return others.some((set) =>
		nouns.some((word) => set.has(word) && !(CENTRE.in(nouns) && word === 'business')),
	);
}

const asked = new WeakMap<readonly string[], Map<string, string>>();

/** The centre that a value means, as it was asked for; undefined for one that was not asked for. */
export function askedCentre(value: unknown, centres: readonly string[]): string | undefined {
	let forms = asked.get(centres);
	if (!forms) {
		forms = new Map();
		// The exact form wins where two that were asked for are alike but for case or zeros.
		for (const centre of centres)
			for (const form of formsOf(centre)) forms.set(form, forms.get(form) ?? centre);
		for (const centre of centres) forms.set(centre, centre);
		asked.set(centres, forms);
	}
	const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
	if (text === '') return undefined;
	return (
		forms.get(text) ??
		formsOf(text)
			.map((form) => forms.get(form))
			.find((found) => found)
	);
}

/** `ES-01` and `es-01`, `0117` and `117` are one centre. */
function formsOf(text: string): string[] {
	const lower = text.toLowerCase();
	return /^0*\d+$/.test(lower) ? [lower, `#${lower.replace(/^0+(?=\d)/, '')}`] : [lower];
}

const shares = new WeakMap<Candidate, number>();

/** The share of a field's values that are centres that were asked for, 0 to 1. */
export function shareAsked(candidate: Candidate, { asked: { centres } }: Context): number {
	let share = shares.get(candidate);
	if (share === undefined) {
		const { filled, texts } = candidate.values;
		const those = new Set([...texts].filter((text) => askedCentre(text, centres) !== undefined));
		// Few fields hold any: the values of the others are not asked one by one.
		const found = those.size === 0 ? [] : filled.filter((value) => those.has(textOf(value) ?? ''));
		share = found.length / (filled.length || 1);
		shares.set(candidate, share);
	}
	return share;
}

export const centreId: Column = {
	fits: ({ values }) =>
		values.filled.every((value) => textOf(value) !== undefined) && values.share >= 0.9,
	clues: [
		{
			why: 'its values are centres that were asked for',
			points: 60,
			holds: (candidate, context) => shareAsked(candidate, context) === 1,
		},
		{
			why: 'some of its values are centres that were asked for',
			points: 40,
			holds: (candidate, context) => {
				const share = shareAsked(candidate, context);
				return share > 0 && share < 1;
			},
		},
		{
			why: 'its values are written as they were asked for',
			points: 10,
			holds: ({ values }, { asked: { centres } }) =>
				[...values.texts].every((text) => centres.includes(text)),
		},
		{
			why: 'its values are too long to be such centres by chance',
			points: 40,
			holds: (candidate, context) =>
				shareAsked(candidate, context) === 1 &&
				[...candidate.values.texts].every((text) => text.length >= 4),
		},
		{ why: 'its name speaks of a centre', points: 30, holds: isOfCentre },
		{
			why: 'its name speaks of something else',
			points: -45,
			// A key has no name of its own, but that of the records.
			holds: (candidate) =>
				isOfOthers(candidate) && !isOfCentre(candidate) && candidate.field.steps !== undefined,
		},
		{
			why: 'its name is that of another centre',
			points: -100,
			holds: ({ field: { last, subject } }) =>
				[...last, ...subject].some((word) => OTHER.test(word)),
		},
		{
			why: 'its name is that of an amount or of a part of a shift',
			points: -30,
			holds: ({ field: { last } }) =>
				ROW.in(last) ||
				THINGS.in(last) ||
				/^(version|table|type|zone|area|sequence|level)$/.test(
					last.filter((word) => !ID.has(word)).join(' '),
				),
		},
	],
	enough: 60,
};

/**
 * The centre's ID where none of its values was asked for, as some APIs give other centres too.
 * Values in another form (a GUID instead of a number) may be the very centres that were asked for,
 * and are not taken.
 */
export const otherCentreId: Column = {
	fits: (candidate, context) =>
		candidate.values.share >= 0.9 &&
		shareAsked(candidate, context) === 0 &&
		candidate.values.filled.every((value) => textOf(value) !== undefined) &&
		[...candidate.values.texts].every((text) =>
			context.asked.centres.some((centre) => isAlike(text, centre)),
		),
	clues: [
		{
			why: "its name is that of a centre's ID, though its values were not asked for",
			points: 60,
			holds: (candidate) =>
				isOfCentre(candidate) &&
				(ID.in(candidate.field.last) || NUMBER.in(candidate.field.last)) &&
				!isOfOthers(candidate),
		},
	],
	enough: 60,
};

/** Where something came from or goes to. */
const OTHER = /^(destination|destino|target|source|origin|origen|transfer|previous|next|parent)$/;

const isAlike = (text: string, other: string) =>
	text.length === other.length && /^\d+$/.test(text) === /^\d+$/.test(other);
