import type { Json } from '../json';
import type { Field } from '../profile/field';
import { Values } from '../profile/values';

/*
 * A column is found by a table of clues: facts about a field's name and values, each with the points that
 * speak for it, or against it. What a value must be like is asked first; the clues decide among the rest.
 */

/** What was asked of the API. It is the best evidence: what answers must be about that. */
export interface Asked {
	centres: readonly string[];
	/** First and last day, `yyyy-MM-dd`. */
	start: string;
	end: string;
	/** The IANA time zone of the restaurants. */
	zone: string;
}

/** What is known beside the field itself while a column is sought. */
export interface Context {
	asked: Asked;
	/** All fields, with their values. */
	candidates: readonly Candidate[];
	/** How many records stand between the shift and its cash sheet: 1 for the record that holds the list. */
	sheetLevel: number | undefined;
	/** What was found for a column that is sought before this one. */
	found: (column: string) => Candidate | undefined;
}

export interface Candidate {
	field: Field;
	values: Values;
}

export interface Clue {
	/** The fact, as the end of a sentence: "its values are centres that were asked for". */
	why: string;
	points: number;
	holds: (candidate: Candidate, context: Context) => boolean;
}

/** How a column is found. */
export interface Column {
	/** What its values must be like. Without it no clue counts. */
	fits: (candidate: Candidate, context: Context) => boolean;
	clues: readonly Clue[];
	/** The points from which on a field is taken. */
	enough: number;
	/** What has to be the same for two fields to hold the same, where that is not their values. */
	signature?: (candidate: Candidate, context: Context) => string;
	/** Whether every field is as good that reaches them, as with IDs; else the next best must be behind. */
	isAnyGood?: boolean;
}

/** By so many points the best field has to be ahead of the next, unless both hold the same. */
export const MARGIN = 10;

export interface Verdict {
	/** The field; undefined where none is sure enough. */
	field: Field | undefined;
	/** What speaks for it and against it, in words. */
	why: string[];
	/** What it might have been as well, where that is why none was taken. */
	doubt: Field[];
}

export const NOTHING: Verdict = { field: undefined, why: [], doubt: [] };

export const candidateOf = (field: Field, size: number): Candidate => ({
	field,
	values: new Values(Array.from({ length: size }, (_, shift) => field.values[shift])),
});

/** Judges the fields by a column's clues. */
export function judge(
	column: Column,
	candidates: readonly Candidate[],
	context: Context,
): Verdict & { candidate: Candidate | undefined } {
	const scored = candidates
		.filter((candidate) => column.fits(candidate, context))
		.map((candidate) => {
			const clues = column.clues.filter(({ holds }) => holds(candidate, context));
			return { candidate, clues, score: clues.reduce((sum, { points }) => sum + points, 0) };
		})
		.filter(({ score }) => score >= column.enough)
		// By the path at last: the order in which fields stand must not matter.
		.sort((a, b) => b.score - a.score || order(a.candidate, b.candidate));
	const [best] = scored;
	if (!best) return { ...NOTHING, candidate: undefined };
	const signature = (candidate: Candidate) =>
		column.signature?.(candidate, context) ?? candidate.values.signature;
	const rivals = column.isAnyGood
		? []
		: scored.filter(
				({ score, candidate }) =>
					candidate !== best.candidate &&
					score > best.score - MARGIN &&
					signature(candidate) !== signature(best.candidate),
			);
	if (rivals.length > 0) {
		const doubt = [best, ...rivals].map(({ candidate }) => candidate.field);
		return { field: undefined, why: [], doubt, candidate: undefined };
	}
	const why = best.clues.map(({ why: fact }) => fact);
	return { field: best.candidate.field, why, doubt: [], candidate: best.candidate };
}

/** The nearest to the shift first. */
const order = ({ field: a }: Candidate, { field: b }: Candidate) =>
	a.level - b.level || a.depth - b.depth || (a.path < b.path ? -1 : 1);

/** What a value is as text, for comparing; undefined for what is neither text nor a number. */
export function textOf(value: Json | undefined): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}
