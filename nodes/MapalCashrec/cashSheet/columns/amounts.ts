import type { Json } from '../json';
import { cents, notationOf, saysCents, type Notation } from '../money';
import { isMoney } from '../moneyObject';
import type { Field } from '../profile/field';
import { CASH, conceptOf, LABEL, OTHER_TENDER, TENDER } from '../vocabulary/concepts';
import type { Values } from '../profile/values';
import { wordsOf } from '../vocabulary/words';
import {
	isAmountName,
	isCountName,
	isSheetName,
	meaningOf,
	type Meaning,
	type Role,
} from './roles';
import { textOf, type Candidate } from './column';

/** A field of the shifts that may be an amount of money. */
export interface Amount extends Meaning {
	field: Field;
	candidate: Candidate;
	/** The amounts of closed shifts in cents, by number of the shift. */
	cents: ReadonlyMap<number, number>;
	/** Equal for two fields that hold the same amounts. */
	signature: string;
	/** Whether a value could not be read for sure. */
	isDoubtful: boolean;
}

/**
 * Finds the fields of the shifts that may be amounts, and how amounts are written.
 *
 * @param byHand what the user has set: such a field is an amount whatever its name
 */
export function amountsOf(
	candidates: readonly Candidate[],
	isOpen: (shift: number) => boolean,
	byHand: ReadonlyMap<Candidate, Role> = new Map(),
): { amounts: Amount[]; notation: Notation } {
	const possible = candidates.filter(
		(candidate) =>
			byHand.has(candidate) ||
			(candidate.field.level === 0 &&
				candidate.field.steps !== undefined &&
				!candidate.field.isSum &&
				(isAmountName(candidate.field.last) || isCountOfMoney(candidate)) &&
				areAmounts(candidate)),
	);
	const notation = notationOf(valuesOf(possible));
	const amounts = possible.map((candidate): Amount => {
		const { field, values } = candidate;
		const read = new Map<number, number>();
		const areCents = saysCents(field.path);
		let isDoubtful = field.isDoubtful;
		values.all.forEach((value, shift) => {
			const amount = cents(value, notation, areCents);
			if (amount === null) return;
			if (Number.isNaN(amount)) isDoubtful = true;
			else if (!isOpen(shift)) read.set(shift, amount);
		});
		const signature = JSON.stringify([...read]);
		const meaning = meaningOf(field);
		const role = byHand.get(candidate);
		if (role) Object.assign(meaning, { role, isWeak: false });
		return { field, candidate, ...meaning, cents: read, signature, isDoubtful };
	});
	// A field that is empty in all shifts needs a name that gives it a role.
	return {
		amounts: amounts.filter(({ role, candidate: { values } }) =>
			role ? true : values.filled.some((value) => typeof value !== 'boolean'),
		),
		notation,
	};
}

/** The values of fields with their paths, as `notationOf` takes them. */
export function* valuesOf(candidates: readonly Candidate[]): Generator<[string, Json]> {
	for (const { field, values } of candidates) {
		for (const value of values.filled) yield [field.path, value];
	}
}

/** Whether a field is called a count and holds decimals: `finalCount: 504.15` is no number of things. */
const isCountOfMoney = ({ field, values }: Candidate): boolean =>
	isCountName(field.last) &&
	meaningOf(field).medium !== 'other' &&
	values.filled.some((value) => DECIMALS.test(textOf(value) ?? ''));

const DECIMALS = /\d[.,]\d{1,2}\D*$/;

const AMOUNT =
	/^[^\p{L}]*\d[^\p{L}]*$|^[-+(]?\s*([A-Z]{3}|[A-Z]{1,2}\$)\s*[\d(+-]|\d\s*[A-Z]{3}\)?-?$/u;

/** Whether a value is a number, a text with one, or false, which some APIs write for null. */
function mayBeAmount(value: Json): boolean {
	if (isMoney(value) || value === false) return true;
	// Larger ones are moments: seconds or milliseconds since 1970.
	if (typeof value === 'number') return Math.abs(value) < 1e9;
	return typeof value === 'string' && value.length <= 40 && AMOUNT.test(value.trim());
}

/**
 * Whether a field holds amounts of the whole sheet or day, repeated in each of its shifts: its name
 * says so, and shifts of one day never differ in it.
 *
 * @param days by number of the shift: what tells its centre and day; undefined where that is unknown
 */
export function isOfTheDay(
	{ field, values }: Candidate,
	days: ReadonlyArray<string | undefined>,
): boolean {
	if (field.level > 0 || !isSheetName(field.words)) return false;
	const first = new Map<string, string>();
	let isRepeated = false;
	for (const [shift, day] of days.entries()) {
		if (day === undefined) return false;
		const value = JSON.stringify(values.all[shift] ?? null);
		const known = first.get(day);
		if (known === undefined) first.set(day, value);
		else if (known === value) isRepeated = true;
		else return false;
	}
	return isRepeated;
}

/**
 * Whether values may be amounts. A field whose name gives it a role stays in if most of them may: it
 * is in doubt then, and must not leave its role to another field.
 */
function areAmounts({ field, values: { filled } }: Candidate): boolean {
	const number = filled.filter(mayBeAmount).length;
	if (number === filled.length) return true;
	return number * 2 > filled.length && meaningOf(field).role !== undefined;
}

/**
 * Words for payments. Those for sections and the like are left out: they may stand for anything.
 */
const MEANS = conceptOf('payment tender pay pago paiement pagamento zahlung zahlungsart');

/**
 * Whether each record is a row of one means of payment:
 * `{shift: "Lunch", tender: "Card", expected: 8}`. Then amounts are not those of a whole shift, and
 * each shift has several rows.
 */
export const isRowPerTender = (candidates: readonly Candidate[]): boolean =>
	candidates.some(({ field, values }) => {
		const isOwn = field.level === 0 && field.steps?.every(({ key }) => key !== undefined);
		if (!isOwn || values.texts.size > MOST_TENDERS) return false;
		if (isTenderCode(field.words) && isCode(values)) return true;
		if (!values.isText) return false;
		const names = [...values.texts].map(wordsOf);
		return (
			names.some((words) => CASH.in(words)) &&
			names.some((words) => OTHER_TENDER.in(words)) &&
			names.every((words) => CASH.in(words) || OTHER_TENDER.in(words))
		);
	});

const MOST_TENDERS = 40;

/**
 * `paymentMethodId`, `tender_code`, `medioPago`; not `payments`, which may be how many there were.
 */
const isTenderCode = (words: string[]): boolean =>
	words.length > 1 &&
	words.some((word) => MEANS.has(word)) &&
	words.every((word) => MEANS.has(word) || LABEL.has(word) || TENDER.has(word));

/** Whether few different values recur, all of them whole numbers or texts. */
const isCode = ({ filled, texts }: Values): boolean =>
	texts.size > 1 &&
	texts.size * 2 <= filled.length &&
	filled.every((value) => Number.isSafeInteger(value) || typeof value === 'string');
