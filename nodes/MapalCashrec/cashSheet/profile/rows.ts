import { isObject, type Json, type JsonObject } from '../json';
import { CASH, LABEL, OTHER_TENDER, SALES, TENDER } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';

/*
 * Amounts often stand in rows that a label tells apart: `sections: [{code: "CASH", total: 812.35}]`.
 */

/** Shifts have some dozens of means of payment at most; a list with more labels is one of tickets. */
const MOST_LABELS = 40;
const LONGEST_LABEL = 40;

/** What tells the rows of a list apart. */
export interface RowLabel {
	/** The field with the label: `code`, or `paymentType.name` for one of an object in the row. */
	field: string;
	/** Whether one of the labels names cash: that is the field to go by, whatever it is called. */
	isCash: boolean;
	/** The labels whose rows are looked at. */
	names: Set<string>;
}

/** Learns from the rows of a list which of their fields tells them apart. */
export function learnLabel(rows: Json[], known: RowLabel | undefined): RowLabel | undefined {
	let label = known;
	for (const row of rows) {
		if (!isObject(row)) continue;
		for (const [field, text] of textsOf(row)) {
			const words = wordsOf(text);
			const isCash = CASH.in(words);
			const isBetter = isCash ? !label?.isCash : !label && isLabelName(field);
			if (isBetter) label = { field, isCash, names: new Set() };
			if (label?.field !== field) continue;
			// Those of other things than money are no candidates, and may be many.
			if (isCash || (label.names.size < MOST_LABELS && isMeansOfPayment(words))) {
				label.names.add(text);
			}
		}
	}
	return label;
}

const isMeansOfPayment = (words: string[]) => OTHER_TENDER.in(words) || SALES.in(words);

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
