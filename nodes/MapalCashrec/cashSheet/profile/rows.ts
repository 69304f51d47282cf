import { isObject, type Json, type JsonObject } from '../json';
import {
	CASH,
	COUNTED,
	DIFFERENCE,
	EXPECTED,
	LABEL,
	OTHER_TENDER,
	PIECES,
	SALES,
	TENDER,
	TILL,
} from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import { fieldPath } from './fieldPath';

/*
 * Amounts often stand in rows that a label tells apart:
 * `sections: [{code: "CASH", total: 812.35}]`.
 */

/**
 * Shifts have some dozens of means of payment at most; a list with more labels is one of tickets.
 */
const MOST_LABELS = 40;
const LONGEST_LABEL = 40;

/** What tells the rows of a list apart. */
export interface RowLabel {
	/** The field with the label: `code`, or `paymentType.name` for one of an object in the row. */
	field: string;
	/** 3 if a label names cash, 2 for other means of payment, 1 if only the field's name fits. */
	rank: number;
	/** The labels whose rows are looked at. */
	names: Set<string>;
}

const BAR = /^bar$/i;

/** Learns from the rows of a list which of their fields tells them apart. */
export function learnLabel(rows: Json[], known: RowLabel | undefined): RowLabel | undefined {
	const texts = rows.filter(isObject).flatMap((row) => [...textsOf(row)]);
	let label = known;
	for (const [field, text] of texts) {
		const rank = rankOf(field, text);
		if (label?.field === field) label.rank = Math.max(label.rank, rank);
		else if (rank > (label?.rank ?? 0)) label = { field, rank, names: new Set() };
	}
	if (!label) return undefined;
	const { field, names } = label;
	for (const [of, text] of texts) {
		if (of !== field) continue;
		// Labels of other things than money are not needed, and may be many.
		const isFew = names.size < MOST_LABELS;
		if (isCash(text) || BAR.test(text) || (isFew && isMeansOfPayment(text))) names.add(text);
	}
	return label;
}

/** What the label of a row speaks of. German `Bar` is cash only beside other means of payment. */
export const wordsOfLabel = ({ names }: RowLabel, text: string): string[] =>
	BAR.test(text) && names.size > 1 ? ['cash'] : wordsOf(text);

const rankOf = (field: string, text: string) =>
	isCash(text) ? 3 : isMeansOfPayment(text) ? 2 : isLabelName(field) ? 1 : 0;

const isCash = (text: string) => CASH.in(wordsOf(text));

const isMeansOfPayment = (text: string) =>
	[OTHER_TENDER, SALES].some((set) => set.in(wordsOf(text)));

function isLabelName(field: string): boolean {
	const last = field.slice(field.lastIndexOf('.') + 1);
	return wordsOf(last).every((word) => TENDER.has(word) || LABEL.has(word));
}

/** The short texts of a row, also one level deeper: `{paymentType: {name: 'Cash'}}` */
function* textsOf(row: JsonObject): Generator<[field: string, text: string]> {
	for (const key of Object.keys(row).sort()) {
		const value = row[key];
		if (isLabelText(value)) yield [key, value];
		if (!isObject(value)) continue;
		for (const name of Object.keys(value).sort()) {
			const inner = value[name];
			if (isLabelText(inner)) yield [`${key}.${name}`, inner];
		}
	}
}

const isLabelText = (value: Json | undefined): value is string =>
	typeof value === 'string' && value !== '' && value.length <= LONGEST_LABEL;

/**
 * Notes which amounts of a record are the sum of those of the same name in the rows of one of its
 * lists: what is expected of all means of payment is not what is expected in cash.
 */
export function noteSums(
	record: JsonObject,
	path: string,
	list: string,
	sums: Map<string, boolean>,
): void {
	const rows = record[list];
	// The cash of several tills adds up to that of the shift, which is wanted.
	if (!Array.isArray(rows) || TILL.in(wordsOf(list))) return;
	const all = rows.filter(isObject);
	const [first] = all;
	// Coins and notes add up to what was counted, which is wanted too.
	if (!first || Object.keys(first).some((name) => PIECES.in(wordsOf(name)))) return;
	const note = (
		name: string,
		total: Json | undefined,
		parts: Array<Json | undefined>,
		at: string,
	) => {
		if (typeof total !== 'number' || total === 0 || !isRoleName(name)) return;
		const numbers = parts.filter((part) => typeof part === 'number');
		if (numbers.filter((number) => number !== 0).length < 2) return;
		const isSum = Math.abs(numbers.reduce((sum, number) => sum + number, 0) - total) < 0.005;
		sums.set(at, isSum && sums.get(at) !== false);
	};
	for (const name in first) {
		const total = record[name];
		const here = fieldPath(path, name);
		note(
			name,
			total,
			all.map((row) => row[name]),
			here,
		);
		if (!isObject(total)) continue;
		for (const inner in total) {
			const parts = all
				.map((row) => row[name])
				.map((part) => (isObject(part) ? part[inner] : undefined));
			note(inner, total[inner], parts, fieldPath(here, inner));
		}
	}
}

const isRoleName = (name: string) =>
	!CASH.in(wordsOf(name)) && [EXPECTED, COUNTED, DIFFERENCE].some((role) => role.in(wordsOf(name)));
