import { decimalsOf, saysCents } from '../money';
import { InputError } from '../inputError';
import type { Amount } from './amounts';
import type { Candidate } from './column';

/** Where no amount is as large, they are not cents: no till holds so little. */
const LEAST_CENTS = 1000;
/** So many different multiples of a hundred are whole units of a currency without cents. */
const ENOUGH_ROUND_AMOUNTS = 4;

/**
 * Whether the chosen amounts may be cents: they are whole numbers, some large, no amount of cash
 * has decimals, and no currency is one without cents. Not where all amounts are multiples of a
 * hundred, which cents hardly ever are.
 *
 * @param all all amounts of the shifts
 * @param candidates all fields, among them that of the currency
 */
export function mayBeCents(
	chosen: readonly Amount[],
	all: readonly Amount[],
	candidates: readonly Candidate[],
): boolean {
	const fields = new Set(chosen.map(({ field }) => field));
	const amounts = new Set<number>();
	let largest = 0;
	for (const { field, role, medium, candidate } of all) {
		// Decimals in sales do not show how amounts of cash are written.
		if (role === undefined && medium !== 'cash' && !fields.has(field)) continue;
		for (const value of candidate.values.filled) {
			if (typeof value === 'object' || saysCents(field.path)) continue;
			if (typeof value === 'string' && /[.,]\d/.test(value)) return false;
			const number = Number(value);
			if (typeof value === 'boolean' || !Number.isFinite(number)) continue;
			if (!Number.isInteger(number)) return false;
			if (number !== 0) amounts.add(Math.abs(number));
			if (fields.has(field)) largest = Math.max(largest, Math.abs(number));
		}
	}
	if (largest < LEAST_CENTS) return false;
	if (amounts.size >= ENOUGH_ROUND_AMOUNTS && [...amounts].every((value) => value % 100 === 0)) {
		return false;
	}
	return !candidates.some(
		({ field, values }) =>
			/currency|moneda|divisa|devise|waehrung|wahrung|valuta|moeda/i.test(field.path) &&
			values.filled.some((code) => decimalsOf(code) === 0),
	);
}

/** The question to the user where amounts may be cents. */
export function maybeCents(chosen: readonly Amount[]): InputError {
	const paths = chosen.map(({ field }) => field.path);
	const example = chosen[0]?.candidate.values.filled.find((value) => value !== 0) ?? null;
	return new InputError(
		"The amounts of these shifts are whole numbers and may be cents, which can't be told for sure",
		`Found: ${paths.join(', ')} (e.g. ${JSON.stringify(example)}). If these are not cents, set them under 'Columns': they are then taken as they stand`,
	);
}
