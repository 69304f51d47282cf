import type { Json } from '../json';
import { isMoney } from '../money';

/** What a field's values have in common. Empty texts and null count as missing. */
export interface Values {
	/** By number of the shift; undefined where it is missing. */
	all: ReadonlyArray<Json | undefined>;
	/** Those that are there. */
	filled: Json[];
	/** The share of the shifts that have one, 0 to 1. */
	share: number;
	/** The different ones among texts and numbers, as text. */
	texts: Set<string>;
	isText: boolean;
	isNumber: boolean;
	isBoolean: boolean;
	/** Whether they are all numbers, texts with one, or amounts with a currency. */
	isAmount: boolean;
	/** The same for two fields that hold the same. */
	signature: string;
}

const AMOUNT_TEXT =
	/^[^\p{L}]{0,4}[-+(]?[\d.,' ]*\d[^\p{L}]{0,4}$|^[A-Z]{3} ?-?[\d.,' ]+$|^-?[\d.,' ]+ ?[A-Z]{3}$/u;
const LONGEST_AMOUNT = 40;

export function isMissing(value: Json | undefined): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** What the values of a field are like. */
export function formOf(values: ReadonlyArray<Json | undefined>): Values {
	// Some APIs write false for null.
	const isFalseMissing = values.some((value) => !isMissing(value) && typeof value !== 'boolean');
	const all = values.map((value) =>
		isMissing(value) || (value === false && isFalseMissing) ? undefined : value,
	);
	const filled = all.filter((value) => value !== undefined) as Json[];
	const every = (is: (value: Json) => boolean) => filled.length > 0 && filled.every(is);
	const texts = new Set<string>();
	for (const value of filled) {
		if (typeof value === 'string' || typeof value === 'number') texts.add(String(value).trim());
	}
	return {
		all,
		filled,
		share: values.length === 0 ? 0 : filled.length / values.length,
		texts,
		isText: every((value) => typeof value === 'string'),
		isNumber: every((value) => typeof value === 'number'),
		isBoolean: every((value) => typeof value === 'boolean'),
		isAmount: every(
			(value) =>
				typeof value === 'number' ||
				isMoney(value) ||
				(typeof value === 'string' && value.length <= LONGEST_AMOUNT && AMOUNT_TEXT.test(value)),
		),
		signature: JSON.stringify(all.map((value) => value ?? null)),
	};
}
