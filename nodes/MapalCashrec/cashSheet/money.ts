import { isObject, type Json } from './json';
import {
	AMOUNT_KEY,
	areUnitsAndNanos,
	CURRENCY_KEY,
	isInThousandths,
	isMoney,
	moneyPart,
	scaleOf,
} from './moneyObject';
import { concept, conceptOf, DAY, SHEET, TOTAL } from './vocabulary/concepts';
import { oncePerName, wordsOf } from './vocabulary/words';

/*
 * Amounts are calculated in whole cents, so that no sum shows 0.30000000000000004.
 */

/** How the amounts of a run are written; undefined where that can't be told. */
export interface Notation {
	/** The decimal separator in texts. */
	decimal: '.' | ',' | undefined;
	/** Whether whole numbers in money objects are cents. */
	minorUnits: boolean | undefined;
}

const MINOR_WORDS = conceptOf('cent centavo centimo centime minor money');

const CENT_WORDS = conceptOf('cent centavo centimo centime minor');

/** Whether a field's name says that it holds cents: `expected_cents`. */
export const saysCents = (name: string) => CENT_WORDS.in(wordsOf(name));

const NUMBER_TEXT = /^[-+(]?\s*\d[\d.,' ]*\)?-?$/;
const CURRENCY_BEFORE = /^([-+(]?)\s?(\p{Sc}|[A-Z]{3}|[A-Z]{1,2}\$)\s?(?=[-\d])/u;
const CURRENCY_AFTER = /\s?(\p{Sc}|[A-Z]{3})(\)?-?)$/u;
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/**
 * The text of an amount without its currency (`-€12.50`, `R$ 12,50`, `GBP 12.50`, `12,50 €`);
 * undefined for other texts.
 */
function plainText(text: string): string | undefined {
	if (text.length > 40) return undefined;
	const without = (whole: string, code: string, rest: string) =>
		code.length < 3 || code.endsWith('$') || CURRENCIES.has(code) ? rest : whole;
	const plain = text
		.replace(/\s+/g, ' ')
		// The typographic minus sign and the en dash.
		.replace(/[\u2212\u2013]/g, '-')
		// The typographic apostrophe between thousands: 1’234.50.
		.replace(/\u2019/g, "'")
		.trim()
		.replace(CURRENCY_BEFORE, (whole, sign: string, code: string) => without(whole, code, sign))
		.replace(CURRENCY_AFTER, (whole, code: string, sign: string) => without(whole, code, sign));
	return NUMBER_TEXT.test(plain) ? plain : undefined;
}

/** Whether a text is a number, with a currency or without. */
export const isAmountText = (text: string): boolean => plainText(text) !== undefined;

const CURRENCY_WORDS = conceptOf('currency moneda divisa devise wahrung waehrung valuta moeda');

/**
 * The currency codes of the first field that has more than one; an empty list where none has.
 *
 * @param fields each with its name and its values
 */
export function currenciesOf(
	fields: Iterable<[name: string, values: ReadonlyArray<Json | undefined>]>,
): string[] {
	for (const [name, values] of fields) {
		const isNamed = CURRENCY_WORDS.in(wordsOf(name));
		const codes = new Set<string>();
		for (const value of values) {
			const code = isMoney(value) ? moneyPart(value, CURRENCY_KEY) : isNamed ? value : undefined;
			if (typeof code === 'string' && CURRENCIES.has(code)) codes.add(code);
		}
		if (codes.size > 1) return [...codes].sort();
	}
	return [];
}

/** Where no money object is as large, whole numbers may be whole euros: no till takes so little. */
const LEAST_MINOR = 5000;

/**
 * Finds out how amounts are written, from all values that may be amounts.
 *
 * @param values numbers, texts and money objects, each with the name of its field
 */
export function notationOf(values: Iterable<[name: string, value: Json]>): Notation {
	let dot = false;
	let comma = false;
	let minor = false;
	let major = false;
	let isLarge = false;
	for (const [name, value] of values) {
		if (typeof value === 'string') {
			const text = plainText(value);
			if (text === undefined) continue;
			// Three digits after a single separator may be thousands (`1.812`): they show nothing.
			if (/\.\d{1,2}\D*$|\d{4,}\.\d|^\D*0\.\d|,\d{3}\./.test(text)) dot = true;
			if (/,\d{1,2}\D*$|\d{4,},\d|^\D*0,\d|\.\d{3},/.test(text)) comma = true;
		} else if (isMoney(value)) {
			if (areUnitsAndNanos(value)) continue;
			const amount = moneyPart(value, AMOUNT_KEY);
			if (typeof amount === 'string' ? /[.,]\d/.test(amount) : !Number.isInteger(amount))
				major ||= amount !== null;
			else if (amount !== 0 && scaleOf(value) === undefined) {
				const isSaid = MINOR_WORDS.in(wordsOf(name));
				minor ||= isSaid || Number(amount) % 100 !== 0;
				isLarge ||=
					isSaid ||
					Math.abs(Number(amount)) >= LEAST_MINOR ||
					decimalsOf(moneyPart(value, CURRENCY_KEY)) === 0;
			}
		}
	}
	return {
		decimal: dot === comma ? undefined : dot ? '.' : ',',
		minorUnits: major ? false : minor && isLarge ? true : undefined,
	};
}

/**
 * An amount in cents.
 *
 * @param areCents whether its field holds cents, as `saysCents` tells by the name
 * @returns null where there is no amount; NaN where there is a value that can't be read for sure
 */
export function cents(
	value: Json | undefined,
	notation: Notation,
	areCents = false,
): number | null {
	// Some APIs write false for null.
	if (value === null || value === undefined || value === '' || value === false) return null;
	if (typeof value === 'number') return inCents(value, areCents);
	if (typeof value === 'string') {
		const number = fromText(value, notation);
		return number === undefined ? NaN : inCents(number, areCents);
	}
	if (!isMoney(value)) return NaN;
	if (areUnitsAndNanos(value)) {
		return inCents(Number(value['units']) + Number(value['nanos']) / 1e9, false);
	}
	const amount = moneyPart(value, AMOUNT_KEY);
	const number = typeof amount === 'string' ? fromText(amount, notation) : amount;
	if (number === null) return null;
	if (typeof number !== 'number') return NaN;
	if (number === 0) return 0;
	if (isInThousandths(value)) return NaN;
	const scale = scaleOf(value);
	// Where others have decimals, it merely says how many they have.
	if (scale !== undefined && notation.minorUnits !== false) {
		return inCents(number / 10 ** scale, false);
	}
	if (notation.minorUnits === undefined) return NaN;
	if (!notation.minorUnits) return inCents(number, false);
	return inCents(number / 10 ** decimalsOf(moneyPart(value, CURRENCY_KEY)), false);
}

function inCents(number: number, areCents: boolean): number {
	if (!Number.isFinite(number)) return NaN;
	const scaled = areCents ? number : number * 100;
	const whole = rounded(scaled);
	// What is so near to whole cents is exact: 1.1 * 100 is 110.00000000000001.
	if (Math.abs(scaled - whole) < 1e-4) return whole;
	// 1.005 * 100 is 100.49999999999999, and has to round as 100.5 does.
	return rounded(Number(scaled.toPrecision(15)));
}

/** Half a cent counts as a whole one, of a shortage as of a surplus; never −0. */
const rounded = (number: number) => Math.sign(number) * Math.round(Math.abs(number)) || 0;

/** How many decimals a currency has; 2 for an unknown one. */
export const decimalsOf = (currency: Json): number =>
	typeof currency === 'string' && currency.length <= 3 ? decimals(currency) : 2;

const decimals = oncePerName((currency): number => {
	try {
		const format = new Intl.NumberFormat('en', { style: 'currency', currency });
		return format.resolvedOptions().maximumFractionDigits ?? 2;
	} catch {
		return 2;
	}
});

function fromText(text: string, { decimal }: Notation): number | undefined {
	const plain = plainText(text);
	if (plain === undefined) return undefined;
	const negative = /^[-(]|-$/.test(plain);
	const digits = plain.replace(/[^\d.,]/g, '');
	const signs = digits.replace(/\d/g, '');
	let sign = decimal;
	if (signs === '') sign = '.';
	else if (/^(.)\1+$/.test(signs)) sign = signs.startsWith('.') ? ',' : '.';
	else if (signs.length > 1) sign = signs.endsWith('.') ? '.' : ',';
	else if (!/[.,]\d{3}$/.test(digits) || /^0[.,]|^\d{4,}[.,]/.test(digits))
		sign = signs as '.' | ',';
	// 1.812 alone is 1812 in Spain and 1.812 elsewhere.
	if (sign === undefined) return undefined;
	const number = Number(
		digits
			.split(sign === '.' ? ',' : '.')
			.join('')
			.replace(sign, '.'),
	);
	return negative ? -number : number;
}

const AMOUNT_WORDS = concept(
	'sales',
	'gross',
	'net',
	'tax',
	'expected',
	'counted',
	'difference',
	'cash',
	'total',
);

/**
 * Whether a field of a record above the shifts holds amounts. They are those of a day or a centre,
 * so nobody may take them for a shift's own and sum them once per shift.
 */
export function holdsAmounts(name: string, value: Json, depth = 0): boolean {
	if (depth > 5) return false;
	if (isMoney(value)) return true;
	if (isObject(value)) {
		const isNamed = AMOUNT_WORDS.in(wordsOf(name));
		return Object.entries(value).some(([inner, part]) =>
			isNamed && typeof part === 'number' ? true : holdsAmounts(inner, part, depth + 1),
		);
	}
	if (typeof value === 'number') return !Number.isInteger(value) || AMOUNT_WORDS.in(wordsOf(name));
	return typeof value === 'string' && isAmountText(value) && AMOUNT_WORDS.in(wordsOf(name));
}

/**
 * Whether the name of a field says that it is a sum of the sheet or the day: `SheetTotalCounted`,
 * `totalDia`. A flat row repeats such sums for each shift.
 */
export const isSheetTotal = oncePerName((name) => {
	const words = wordsOf(name);
	return TOTAL.in(words) && (SHEET.in(words) || DAY.in(words));
});
