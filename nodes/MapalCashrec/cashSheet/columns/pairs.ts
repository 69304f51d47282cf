import { COUNTED, OTHER_SCOPE, OTHER_TENDER } from '../vocabulary/concepts';
import type { Amount } from './amounts';

/*
 * Which expected, counted and difference go together. Numbers decide: where all three are there,
 * counted less expected is the difference, or its opposite.
 */

/** An expected and a counted amount, with the difference that goes with them. */
export interface Choice {
	expected: Amount | undefined;
	counted: Amount | undefined;
	difference: Amount | undefined;
	score: number;
	why: string[];
}

/** What speaks for a pair. The best pair wins; where two are equally good, the user is asked. */
export const POINTS = {
	proven: { points: 5, why: 'counted less expected is the difference in every closed shift' },
	belongs: { points: 2, why: 'a difference of the same name stands beside them' },
	possible: { points: 1, why: 'a difference does not contradict them' },
	sameName: { points: 3, why: 'their names agree apart from the words for expected and counted' },
	samePlace: { points: 3, why: 'they stand in the same place' },
	perLevel: { points: -0.1, why: 'nearer to the shift' },
} satisfies Record<string, { points: number; why: string }>;

/** Whether a difference proves a pair. */
export const isProven = ({ why }: Choice): boolean => why.includes(POINTS.proven.why);

/** How the three go together in closed shifts. If every difference is 0: `possible`. */
export type Agreement = 'proven' | 'possible' | 'refuted' | 'unknown';

export function agreement(expected: Amount, counted: Amount, difference: Amount): Agreement {
	let isStraight = true;
	let isOpposite = true;
	let seen = 0;
	let off = 0;
	let unexplained = 0;
	for (const [shift, amount] of difference.cents) {
		const should = expected.cents.get(shift);
		const is = counted.cents.get(shift);
		if (should === undefined || is === undefined) {
			// Before the count, nothing may be shown as the difference, or all that is expected.
			if (amount !== 0 && Math.abs(amount) !== should) unexplained++;
			continue;
		}
		seen++;
		if (amount !== 0) off++;
		if (is - should !== amount) isStraight = false;
		if (should - is !== amount) isOpposite = false;
	}
	if (seen === 0) return 'unknown';
	if (!isStraight && !isOpposite) return 'refuted';
	// Where more than a tenth differ without a word of it, another amount is what was counted.
	if (unexplained > 1 && unexplained * 10 > seen) return 'refuted';
	return off > 0 ? 'proven' : 'possible';
}

/**
 * Judges an expected and a counted amount, and finds the difference that goes with them.
 *
 * @returns 'contradiction' when the difference that stands beside them says otherwise; undefined
 * when nothing says that they go together
 */
export function pair(
	expected: Amount,
	counted: Amount,
	differences: readonly Amount[],
): Choice | 'contradiction' | undefined {
	const names = alike(expected.rest, counted.rest);
	const why: string[] = [];
	let score = names * POINTS.sameName.points + expected.field.depth * POINTS.perLevel.points;
	if (names === 1) why.push(POINTS.sameName.why);
	const isSamePlace = expected.field.parent === counted.field.parent;
	if (isSamePlace) {
		score += POINTS.samePlace.points;
		why.push(POINTS.samePlace.why);
	}
	let difference: Amount | undefined;
	let isProven = false;
	let isRefuted = false;
	let isContradicted = false;
	let best: { points: number; why: string } | undefined;
	for (const amount of differences) {
		const verdict = agreement(expected, counted, amount);
		const isBeside =
			amount.field.parent === expected.field.parent &&
			(amount.medium === expected.medium || amount.medium === 'plain') &&
			alike(amount.rest, expected.rest) === 1;
		const belongs = isSamePlace && isBeside;
		if (verdict === 'refuted') {
			isRefuted ||= isBeside;
			isContradicted ||= belongs;
		} else if (verdict === 'proven' && !isProven) {
			isProven = true;
			difference = amount;
			best = POINTS.proven;
		} else if (!difference && (belongs || verdict === 'possible')) {
			difference = amount;
			best = belongs ? POINTS.belongs : POINTS.possible;
		}
	}
	if (isRefuted && !isProven) return isContradicted ? 'contradiction' : undefined;
	if (best) {
		score += best.points;
		why.push(best.why);
	}
	// What all means of payment should be is not what the cash should be.
	const media = new Set([expected.medium, counted.medium]);
	if (media.has('cash') && media.has('total') && !isProven) return undefined;
	// A closing amount is what was counted only if the numbers or the names say so.
	if (counted.isWeak && !isProven && names < 1) return undefined;
	return { expected, counted, difference, score, why };
}

/** How much of their names agrees, 0 to 1. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
	if (a.size === 0 && b.size === 0) return 1;
	const shared = [...a].filter((word) => b.has(word)).length;
	return shared / (a.size + b.size - shared);
}

/**
 * Where no name says "expected": the field that has the name of the counted one without the word
 * for counted (`balance_end` beside `balance_end_real`), or the amount beside the counted one and
 * the difference (`{posCash, countedCash, cashDifference}`), if a difference proves it. Without it
 * nothing would tell whether a difference above zero is a surplus or a shortage.
 */
export function unnamedExpected(
	counted: Amount,
	amounts: readonly Amount[],
	differences: readonly Amount[],
): Amount[] {
	const bare = counted.field.words.filter((word) => !COUNTED.has(word)).join(' ');
	return amounts.filter((amount) => {
		const proves = (difference: Amount) => agreement(amount, counted, difference) === 'proven';
		const isNamesake =
			amount !== counted &&
			amount.field.parent === counted.field.parent &&
			amount.field.words.join(' ') === bare;
		return isNamesake
			? differences.some(proves)
			: isProvenBeside(amount, counted, differences, proves);
	});
}

/**
 * Where no name says "counted": the amount beside the expected one and the difference, if the
 * numbers prove it (`{expected, total, difference}` in the row of cash).
 */
export const unnamedCounted = (
	expected: Amount,
	amounts: readonly Amount[],
	differences: readonly Amount[],
): Amount[] =>
	amounts.filter((amount) =>
		isProvenBeside(
			amount,
			expected,
			differences,
			(difference) => agreement(expected, amount, difference) === 'proven',
		),
	);

/** Whether an amount without a role stands beside a known one and a difference that proves it. */
const isProvenBeside = (
	amount: Amount,
	known: Amount,
	differences: readonly Amount[],
	proves: (difference: Amount) => boolean,
): boolean =>
	amount !== known &&
	amount.role === undefined &&
	!OTHER_SCOPE.in(amount.field.words) &&
	amount.field.parent === known.field.parent &&
	differences.some(
		(difference) => difference.field.parent === known.field.parent && proves(difference),
	);

/**
 * The amounts of cash; if there are none, those of the till or without such a word; else totals.
 */
export function nearest(amounts: readonly Amount[]): Amount[] {
	// A total is not cash alone where there are amounts of cards too.
	const isMixed = amounts.some(
		({ medium, field }) => medium === 'other' && OTHER_TENDER.in(field.words),
	);
	for (const media of [['cash'], ['till', 'plain'], ...(isMixed ? [] : [['total']])]) {
		const found = amounts.filter(({ medium }) => media.includes(medium));
		if (found.length > 0) return distinct(found);
	}
	return [];
}

const MEDIA = ['cash', 'till', 'plain', 'total', 'other'];

/**
 * Amounts with a role first, then those of cash, then the nearest to the shift; at last by path.
 */
export function byRank(a: Amount, b: Amount): number {
	const rank = ({ role, medium }: Amount) => (role ? 0 : 10) + MEDIA.indexOf(medium);
	return (
		rank(a) - rank(b) ||
		a.rest.size - b.rest.size ||
		a.field.depth - b.field.depth ||
		(a.field.path < b.field.path ? -1 : 1)
	);
}

/** Leaves out amounts that are the same as another field's in every shift. */
export function distinct(amounts: readonly Amount[]): Amount[] {
	const seen = new Set<string>();
	return [...amounts].sort(byRank).filter(({ cents, signature }) => {
		if (cents.size === 0) return true;
		if (seen.has(signature)) return false;
		seen.add(signature);
		return true;
	});
}
