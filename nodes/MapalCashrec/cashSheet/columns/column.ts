import { isIncidental } from '../canonical';
import type { Json } from '../json';
import type { Field } from '../profile/field';
import { Values } from '../profile/values';

/*
 * A column is found by a table of clues: facts about a field's name and values, each with points
 * for it or against it. First `fits` rules out fields whose values can't be the column's; clues
 * decide on the rest.
 */

/** What the API was asked for. This is the best evidence: the answers must be about it. */
export interface Asked {
	centres: readonly string[];
	/** First and last day, `yyyy-MM-dd`. */
	start: string;
	end: string;
	/** The IANA time zone of the restaurants. */
	zone: string;
}

/** What is known besides the field itself while a column is looked for. */
export interface Context {
	asked: Asked;
	/** All fields, with their values. */
	candidates: readonly Candidate[];
	/** The answer in which each shift of the sample stands. */
	answers: readonly number[];
	/** How far above the shift its cash sheet stands: 1 for the record that holds the list. */
	sheetLevel: number | undefined;
	/** What was found for a column that is looked for before this one. */
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
	/** Whether a field can be the column at all. If not, its clues do not count. */
	fits: (candidate: Candidate, context: Context) => boolean;
	clues: readonly Clue[];
	/** A field needs at least so many points. */
	enough: number;
	/** Equal for two fields that say the same; where there is none, their values are compared. */
	signature?: (candidate: Candidate, context: Context) => string | undefined;
	/** Whether any field with enough points will do, as with IDs, however close the next one is. */
	isAnyGood?: boolean;
}

/** By so many points the best field has to be ahead of the next, unless both hold the same. */
export const MARGIN = 10;

export interface Verdict {
	/** The field; undefined where none is sure enough. */
	field: Field | undefined;
	/** What speaks for it and against it, in words. */
	why: string[];
	/** The fields in question, where none was taken because several would do. */
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
		// At last by path: the order of fields in the response must not matter.
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

/** Whether a field is about the answer, or the mark of a serialiser: `$id`, `__typename`. */
export const isOfTheAnswer = ({ steps }: Field): boolean => isIncidental(steps?.at(-1)?.key ?? '');

/** A text or a number as trimmed text; undefined for empty texts and for other values. */
export function textOf(value: Json | undefined): string | undefined {
	if (typeof value === 'string') return value.trim() || undefined;
	return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}
