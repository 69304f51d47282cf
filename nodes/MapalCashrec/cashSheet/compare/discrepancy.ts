import type { Row } from '../columns/names';

/** What was expected and counted in a shift. Amounts in major units; null where there is none. */
export interface Discrepancy {
	expected: number | null;
	counted: number | null;
	/** counted − expected: negative when cash is short; null for a shift that is not counted yet. */
	difference: number | null;
	type: 'shortage' | 'surplus' | 'balanced' | null;
}

export type Direction = 'any' | 'shortage' | 'surplus';

export function discrepancyOf({ expected, counted, difference }: Row): Discrepancy {
	return { expected, counted, difference, type: typeOf(difference) };
}

function typeOf(difference: number | null): Discrepancy['type'] {
	if (difference === null) return null;
	if (difference === 0) return 'balanced';
	return difference < 0 ? 'shortage' : 'surplus';
}

/**
 * Whether a shift has a difference that counts.
 *
 * @param tolerance in major units; differences up to this amount do not count
 */
export function differs(row: Row, tolerance: number, direction: Direction): boolean {
	if (row.difference === null || Math.abs(row.difference) <= tolerance) return false;
	return direction === 'any' || direction === typeOf(row.difference);
}

/** From major units to cents, in which sums are exact. */
export const inCents = (amount: number): number => Math.round(amount * 100);

/** How much is short and over in all, in major units, both positive. */
export function shortAndOver(rows: readonly Row[]): { short: number; over: number } {
	let short = 0;
	let over = 0;
	for (const { difference } of rows) {
		if (difference === null) continue;
		if (difference < 0) short -= inCents(difference);
		else over += inCents(difference);
	}
	return { short: short / 100, over: over / 100 };
}
