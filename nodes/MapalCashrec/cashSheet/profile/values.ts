import type { Json } from '../json';
import { isMoney } from '../moneyObject';

const AMOUNT_TEXT =
	/^[^\p{L}]{0,4}[-+(]?[\d.,'\u2019\s]*\d[^\p{L}]{0,4}$|^([A-Z]{3}|-?[A-Z]{1,2}\$)\s?-?[\d.,'\u2019\s]+$|^-?[\d.,'\u2019\s]+\s?[A-Z]{3}$/u;
const LONGEST_AMOUNT = 40;

/** What systems write for nothing: a dash, `N/A`, `NaN`, the errors of spreadsheets. */
const NOTHING = /^(|[-\u2013\u2014]+|n\/[ad]\.?|nan|null|undefined|#(n\/a|[a-z]+([!?]|\/0!)?))$/i;
const LONGEST_NOTHING = 12;

/** Whether a value is null, an empty text, or a text that stands for nothing. */
export function isMissing(value: Json | undefined): boolean {
	if (value === undefined || value === null) return true;
	if (typeof value !== 'string' || value.length > LONGEST_NOTHING) return false;
	return NOTHING.test(value.trim());
}

/** What a field's values have in common. What `isMissing` says counts as missing. */
export class Values {
	/** The value of each shift of the sample; undefined where it is missing. */
	readonly all: ReadonlyArray<Json | undefined>;

	/** The values that are not missing. */
	readonly filled: readonly Json[];

	constructor(values: ReadonlyArray<Json | undefined>) {
		const all = values.map((value) => (isMissing(value) ? undefined : value));
		// Some APIs write false for null.
		const isFalseMissing =
			all.includes(false) && all.some((value) => value !== undefined && typeof value !== 'boolean');
		this.all = isFalseMissing ? all.map((value) => (value === false ? undefined : value)) : all;
		this.filled = this.all.filter((value) => value !== undefined);
	}

	/** The share of the shifts that have a value, 0 to 1. */
	get share(): number {
		return this.all.length === 0 ? 0 : this.filled.length / this.all.length;
	}

	/** The different texts and numbers, as text. */
	get texts(): Set<string> {
		const texts = new Set<string>();
		for (const value of this.filled) {
			if (typeof value === 'string' || typeof value === 'number') texts.add(String(value).trim());
		}
		return this.keep('texts', texts);
	}

	get isText(): boolean {
		return this.keep(
			'isText',
			this.every((value) => typeof value === 'string'),
		);
	}

	get isNumber(): boolean {
		return this.keep(
			'isNumber',
			this.every((value) => typeof value === 'number'),
		);
	}

	get isBoolean(): boolean {
		return this.keep(
			'isBoolean',
			this.every((value) => typeof value === 'boolean'),
		);
	}

	/** Whether all values are numbers, texts with one, or money objects. */
	get isAmount(): boolean {
		return this.keep('isAmount', this.every(isAmountValue));
	}

	/** Equal for two fields that hold the same values. */
	get signature(): string {
		return this.keep('signature', JSON.stringify(this.all.map((value) => value ?? null)));
	}

	private every(is: (value: Json) => boolean): boolean {
		return this.filled.length > 0 && this.filled.every(is);
	}

	/** Keeps a result on this object, so that it is worked out once. Most are never asked for. */
	private keep<T>(name: string, value: T): T {
		Object.defineProperty(this, name, { value });
		return value;
	}
}

const isAmountValue = (value: Json): boolean =>
	typeof value === 'number' ||
	isMoney(value) ||
	(typeof value === 'string' && value.length <= LONGEST_AMOUNT && AMOUNT_TEXT.test(value));
