import { decimalsOf, isMoney, saysCents } from '../money';
import { InputError } from '../inputError';
import type { Amount } from './amounts';
import type { Candidate } from './column';

/** Below that, a whole number can't be the cents of a till. */
const LEAST_CENTS = 1000;
/** So many different amounts, all of them round in cents, are whole units of a currency without cents. */
const ENOUGH_ROUND_AMOUNTS = 4;

/**
 * Whether plain whole numbers may be cents: large ones, no decimals anywhere, no currency that has none.
 * Not if all are multiples of a hundred, which cents hardly ever are.
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
		// Sales with decimals say nothing of cash without.
		if (role === undefined && medium !== 'cash' && !fields.has(field)) continue;
		for (const value of candidate.values.filled) {
			if (isMoney(value) || saysCents(field.path)) continue;
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

/** What the user is asked then. */
export function maybeCents(chosen: readonly Amount[]): InputError {
	const paths = chosen.map(({ field }) => field.path);
	const example = chosen[0]?.candidate.values.filled.find((value) => value !== 0) ?? null;
	return new InputError(
		"The amounts of these shifts are whole numbers and may be cents, which can't be told for sure",
		`Found: ${paths.join(', ')} (e.g. ${JSON.stringify(example)}). If these are not cents, set them under 'Columns': they are then taken as they stand`,
	);
}
