import { conceptOf, OPENING } from '../vocabulary/concepts';
import type { Amount } from './amounts';
import { agreement, type Choice } from './pairs';

/* Finds out whether the opening float is in one of two amounts only. */

export const SIDES = ['expected', 'counted'] as const;
export type Side = (typeof SIDES)[number];

/** Cents, by number of the shift. */
export type ByShift = ReadonlyMap<number, number>;
export type Pair = Choice & { expected: Amount; counted: Amount };

const FLOAT = conceptOf('float fund fondo fond wechselgeld');

/**
 * The pairs that fit, where counted less expected is about the float in nearly every shift: one of
 * the two is with the float, the other without it. Undefined where it is not.
 */
export function offByFloat(
	first: Pair,
	rest: readonly Amount[],
	free: readonly Side[],
): Pair[] | undefined {
	const { expected, counted } = first;
	const floats = rest
		.filter(({ role, field: { words } }) => !role && (OPENING.in(words) || FLOAT.in(words)))
		.map(({ cents }) => cents);
	for (const amount of rest) {
		for (const side of SIDES) {
			const constant = amount.role === side && constantBetween(first[side].cents, amount.cents);
			if (constant) floats.push(constant);
		}
	}
	let pairs: Pair[] | undefined;
	for (const float of floats) {
		const sign = signOfFloat(less(counted.cents, expected.cents), float);
		if (sign === 0) continue;
		pairs ??= [];
		for (const side of free) {
			const more = side === 'expected' ? sign : -sign;
			for (const amount of rest) {
				if (amount.role !== side || amount.isDoubtful) continue;
				if (!isMoreBy(amount.cents, first[side].cents, float, more)) continue;
				if (pairs.some((pair) => pair[side].signature === amount.signature)) continue;
				pairs.push(inPlaceOf(first, side, amount));
			}
		}
	}
	return pairs;
}

function inPlaceOf(first: Pair, side: Side, amount: Amount): Pair {
	const pair = { ...first, [side]: amount, why: ['only with it the float is in both or in none'] };
	const { expected, counted, difference } = pair;
	const says = difference && agreement(expected, counted, difference);
	return { ...pair, difference: says === 'proven' || says === 'possible' ? difference : undefined };
}

/** What one amount is more than the other in each shift that has both. */
export const less = (some: ByShift, other: ByShift): ByShift =>
	new Map(
		[...some].flatMap(([shift, amount]): Array<[number, number]> => {
			const taken = other.get(shift);
			return taken === undefined ? [] : [[shift, amount - taken]];
		}),
	);

/** What one amount is more than the other, if that is always the same. */
function constantBetween(some: ByShift, other: ByShift): ByShift | undefined {
	const between = less(other, some);
	const different = new Set(between.values());
	return between.size > 2 && different.size === 1 && !different.has(0) ? between : undefined;
}

/** 1 where nearly all differences are about the float, -1 where they are its opposite, else 0. */
function signOfFloat(differences: ByShift, float: ByShift): 1 | -1 | 0 {
	for (const sign of [1, -1] as const) {
		let seen = 0;
		let near = 0;
		let exact = 0;
		for (const [shift, difference] of differences) {
			const amount = (float.get(shift) ?? 0) * sign;
			if (amount === 0) continue;
			seen++;
			if (Math.abs(difference - amount) * 4 <= Math.abs(amount)) near++;
			if (difference === amount) exact++;
		}
		// In a single shift it may be chance.
		if (near > 0 && near * 10 >= seen * 9 && (near > 1 || exact > 0)) return sign;
	}
	return 0;
}

/** Whether one amount is more than the other by the float, to the cent, in every shift. */
function isMoreBy(some: ByShift, own: ByShift, float: ByShift, sign: number): boolean {
	const more = less(some, own);
	return (
		more.size === own.size &&
		[...more].every(([shift, amount]) => amount === sign * (float.get(shift) ?? 0))
	);
}
