import type { Values } from '../profile/values';
import { conceptOf, VERDICT } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import type { Amount } from './amounts';
import type { Candidate } from './column';
import { agreement, nearest, type Choice } from './pairs';
import { isShortage, type Role } from './roles';

/*
 * What is read where expected and counted are not both there.
 */

/** Says of a difference that it is what was expected less what was counted. */
export const REVERSED = 'two amounts beside it, less the counted one, are the difference';

/**
 * Without a pair: the only difference, with what stands beside it; or the only amounts of cash.
 *
 * @param amounts all amounts of the shifts
 */
export function single(
	{ expected, counted, difference: differences }: Record<Role, Amount[]>,
	amounts: readonly Amount[],
	candidates: readonly Candidate[],
	isByHand: (amount: Amount) => boolean,
): Choice | undefined {
	const [first, ...more] = nearest(differences);
	const isCash = first && (isByHand(first) || isOfTill(first, expected, candidates));
	const difference = isCash || more.length > 0 ? first : undefined;
	// A text beside it says whether it is short or over; the amount alone does not.
	if (difference && isUnsigned(difference, candidates)) return undefined;
	if (difference && isShortage(difference.field.path) && hasBothSigns(difference)) return undefined;
	const why = ['it is the only one of its kind'];
	if (difference && more.length === 0) {
		const beside = (candidates: Amount[]) => {
			const same = candidates.filter(
				({ field, isWeak }) => field.parent === difference.field.parent && !isWeak,
			);
			return same.length === 1 ? same[0] : undefined;
		};
		const one = beside(counted);
		if (one && isReversed(difference, one, amounts)) why.push(REVERSED);
		return { expected: beside(expected), counted: one, difference, score: 0, why };
	}
	if (difference) return undefined;
	const only = (list: Amount[]) =>
		list.length === 1 && !list[0]?.isWeak && list[0]?.medium === 'cash' ? list[0] : undefined;
	const found = { expected: only(expected), counted: only(counted), difference: undefined };
	return found.expected || found.counted ? { ...found, score: 0, why } : undefined;
}

/** No real response has more amounts in one place: adding up each two would take too long. */
const MOST_ADDED = 40;

/**
 * Whether two other amounts prove that a difference is what was expected less what was counted:
 * `openingFloat` and `cashSales`, where no field holds what was expected itself.
 */
function isReversed(difference: Amount, counted: Amount, amounts: readonly Amount[]): boolean {
	const others = amounts
		.filter(
			({ field, role, cents }) =>
				role === undefined && cents.size > 0 && field.parent === counted.field.parent,
		)
		.slice(0, MOST_ADDED);
	return others.some((one, at) =>
		others.slice(at + 1).some((other) => {
			const expected = { ...one, cents: sumOf(one.cents, other.cents) };
			return (
				agreement(expected, counted, difference) === 'proven' &&
				[...difference.cents].some(
					([shift, amount]) =>
						amount !== 0 &&
						(expected.cents.get(shift) ?? NaN) - (counted.cents.get(shift) ?? NaN) === amount,
				)
			);
		}),
	);
}

function sumOf(some: Amount['cents'], others: Amount['cents']): Map<number, number> {
	const sums = new Map<number, number>();
	for (const [shift, amount] of some) {
		const other = others.get(shift);
		if (other !== undefined) sums.set(shift, amount + other);
	}
	return sums;
}

/** Differences that only a till has: `variance` may be that of sales and their budget. */
const OF_TILLS = conceptOf(
	`overshort over_short overage shortage surplus descuadre faltante sobrante manquant excedent
	ammanco quebra sobra`,
);

const isOfTill = (amount: Amount, expected: readonly Amount[], candidates: readonly Candidate[]) =>
	amount.medium !== 'plain' ||
	OF_TILLS.in(amount.field.words) ||
	expected.some(({ field }) => field.parent === amount.field.parent) ||
	verdictsIn(candidates).some(({ values }) => goTogether(amount, values));

/** Whether each verdict goes with differences of one sign. */
function goTogether({ cents }: Amount, { all }: Values): boolean {
	const signs = new Map<unknown, number>();
	for (const [shift, amount] of cents) {
		const known = signs.get(all[shift]);
		if (known !== undefined && known !== Math.sign(amount)) return false;
		signs.set(all[shift], Math.sign(amount));
	}
	return new Set(signs.values()).size > 1;
}

/** Verdicts are few: short, over, exact, none. */
const MOST_VERDICTS = 6;

/** The fields that say in words how the count came out. */
const verdictsIn = (candidates: readonly Candidate[]) =>
	candidates.filter(
		({ field, values }) =>
			field.level === 0 &&
			values.isText &&
			values.texts.size > 1 &&
			values.texts.size <= MOST_VERDICTS &&
			[...values.texts].some((text) => VERDICT.in(wordsOf(text))),
	);

const isUnsigned = ({ cents }: Amount, candidates: readonly Candidate[]) =>
	[...cents.values()].every((amount) => amount >= 0) && verdictsIn(candidates).length > 0;

const hasBothSigns = ({ cents }: Amount) =>
	[...cents.values()].some((amount) => amount > 0) &&
	[...cents.values()].some((amount) => amount < 0);
