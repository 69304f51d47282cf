import { InputError } from '../inputError';
import type { Notation } from '../money';
import { CASH, SALES } from '../vocabulary/concepts';
import { amountsOf, isRowPerTender, type Amount } from './amounts';
import { reconsider, type Doubts } from './doubts';
import { mayBeCents, maybeCents } from './minorUnits';
import {
	isProven,
	byRank,
	distinct,
	nearest,
	pair,
	unnamedCounted,
	unnamedExpected,
	type Choice,
} from './pairs';
import type { Candidate } from './column';
import type { Role } from './roles';
import { single } from './single';

/*
 * Finds what a till should hold, what was counted, and the difference. Where anything is in doubt,
 * the user is asked: a wrong amount is worse than none.
 */

/** No real response has more candidates for one amount: pairing them would take too long. */
const MOST_CANDIDATES = 40;

export interface Money {
	/** The fields that are sure. */
	fields: Partial<Record<Role, Amount>>;
	why: string[];
	/** The amounts in question, for each role that is not sure. */
	doubt: Partial<Record<Role, Amount[]>>;
	/** The question to the user, where neither the difference nor both other amounts are sure. */
	question: InputError | undefined;
	notation: Notation;
	/** All amounts, likely ones first. */
	amounts: Amount[];
}

/**
 * Finds the fields of expected, counted and difference.
 *
 * @param candidates all fields that serve no other column
 * @param isOpen by number of the shift in the sample
 * @param shifts how many the sample has
 * @param byHand the amounts that the user has set: facts, beside which the others are looked for
 */
export function findMoney(
	candidates: readonly Candidate[],
	isOpen: (shift: number) => boolean,
	shifts: number,
	byHand: ReadonlyMap<Candidate, Role> = new Map(),
): Money {
	const { amounts, notation } = amountsOf(candidates, isOpen, byHand);
	const isByHand = ({ candidate }: Amount) => byHand.has(candidate);
	withoutSales(amounts, isByHand);
	amounts.sort(byRank);
	const of = (role: Role, select: (all: Amount[]) => Amount[]) => {
		const all = amounts.filter((a) => a.role === role);
		const set = all.filter(isByHand);
		return set.length > 0 ? set : select(all);
	};
	const none = { fields: {}, why: [], notation, amounts };
	const doubt = {
		expected: of('expected', nearest),
		counted: of('counted', countedOf),
		difference: of('difference', distinct),
	};
	// While all shifts are open, the field for the count may be missing: no reason to ask.
	const isAnyClosed = Array.from({ length: shifts }).some((_, shift) => !isOpen(shift));
	const isTooMany = Object.values(doubt).some((list) => list.length > MOST_CANDIDATES);
	const first =
		isTooMany || isRowPerTender(candidates)
			? undefined
			: choose(amounts, doubt, candidates, isByHand);
	if (first === undefined || !goesWith(first, doubt.difference, isByHand)) {
		return { ...none, doubt, question: isAnyClosed ? cannotTell(amounts) : undefined };
	}
	const { choice, doubts } = reconsider(first, amounts, isByHand);
	const chosen = [choice.expected, choice.counted, choice.difference].filter(
		(a) => a !== undefined,
	);
	if (mayBeCents(chosen, amounts, candidates)) {
		return { ...none, doubt: byRole(choice, (a) => [a]), question: maybeCents(chosen) };
	}
	const sure = withoutDoubts(choice, doubts);
	const isComplete = sure.difference ?? (sure.expected && sure.counted);
	return {
		fields: byRole(sure, (a) => a),
		why: sure.why,
		doubt: isComplete ? doubts : { ...doubt, ...doubts },
		question: isComplete || !isAnyClosed ? undefined : cannotTell(amounts),
		notation,
		amounts,
	};
}

/** So many shifts whose expected amount is what they have sold are no chance. */
const ENOUGH_SOLD = 3;

/**
 * Where what should be there, or what is there, is what was sold in each shift, it is the takings in
 * cash, cards and all else, and so are the amounts beside it. Those that are called cash are not
 * meant: a shift may have sold for cash alone.
 */
function withoutSales(amounts: readonly Amount[], isByHand: (amount: Amount) => boolean): void {
	const sold = new Set(
		amounts
			.filter(
				({ field: { words }, role }) => role === undefined && SALES.in(words) && !CASH.in(words),
			)
			.filter(({ cents }) => new Set(cents.values()).size >= ENOUGH_SOLD)
			.map(({ signature }) => signature),
	);
	const ofAll = (amount: Amount) => amount.medium !== 'cash' && !isByHand(amount);
	const places = new Set(
		amounts
			.filter((amount) => amount.role && ofAll(amount) && sold.has(amount.signature))
			.map(({ field }) => field.parent),
	);
	for (const amount of amounts) {
		if (places.has(amount.field.parent) && ofAll(amount)) amount.medium = 'other';
	}
}

/** Whether a choice goes with the difference, if this was set by hand. */
const goesWith = (
	choice: Choice,
	[difference]: Amount[],
	isByHand: (amount: Amount) => boolean,
): boolean => !difference || !isByHand(difference) || choice.difference === difference;

function withoutDoubts(choice: Choice, doubts: Doubts): Choice {
	const { expected, counted, difference } = choice;
	const isPairDoubtful = expected && counted && Object.keys(doubts).length > 0;
	return {
		...choice,
		expected: doubts.expected ? undefined : expected,
		counted: doubts.counted ? undefined : counted,
		// The difference is as doubtful as the pair that it goes with.
		difference: isPairDoubtful ? undefined : difference,
	};
}

function byRole<T>(choice: Choice, make: (amount: Amount) => T): Partial<Record<Role, T>> {
	return {
		...(choice.expected && { expected: make(choice.expected) }),
		...(choice.counted && { counted: make(choice.counted) }),
		...(choice.difference && { difference: make(choice.difference) }),
	};
}

function countedOf(all: Amount[]): Amount[] {
	const strong = nearest(all.filter(({ isWeak }) => !isWeak));
	return strong.length > 0 ? strong : nearest(all);
}

interface Candidates {
	expected: Amount[];
	counted: Amount[];
	difference: Amount[];
}

/** The amounts of cash; undefined where there are none, or more than one good choice. */
function choose(
	amounts: Amount[],
	{ expected, counted, difference }: Candidates,
	candidates: readonly Candidate[],
	isByHand: (amount: Amount) => boolean,
): Choice | undefined {
	const choices: Choice[] = [];
	let isContradicted = false;
	const pairs: Array<readonly [Amount, Amount]> = counted.flatMap((c) =>
		(expected.length > 0 ? expected : unnamedExpected(c, amounts, difference)).map(
			(e) => [e, c] as const,
		),
	);
	for (const e of expected) {
		// A mere closing amount, or a count somewhere else, must not keep out an amount without a role
		// that the numbers prove.
		if (counted.some(({ isWeak, field }) => !isWeak && field.parent === e.field.parent)) continue;
		for (const c of unnamedCounted(e, amounts, difference)) pairs.push([e, c]);
	}
	for (const [e, c] of pairs) {
		const choice = pair(e, c, difference);
		if (choice === 'contradiction') isContradicted = true;
		else if (choice) choices.push(choice);
	}
	// The difference beside a pair contradicts it, and proves no other pair.
	if (isContradicted && !choices.some(isProven)) return undefined;
	if (choices.length === 0 && (expected.length === 0 || counted.length === 0)) {
		const alone = single({ expected, counted, difference }, amounts, candidates, isByHand);
		if (alone) choices.push(alone);
	}
	// Beside totals of all means of payment, an amount of cash stands alone.
	const ofCash = (list: Amount[]) => list.filter(({ medium }) => medium === 'cash');
	const [cashExpected, cashCounted] = [ofCash(expected), ofCash(counted)];
	if (
		choices.length === 0 &&
		difference.length === 0 &&
		cashExpected.length !== cashCounted.length
	) {
		const cash = { expected: cashExpected, counted: cashCounted, difference };
		const alone = single(cash, amounts, candidates, isByHand);
		if (alone) choices.push(alone);
	}
	choices.sort((a, b) => b.score - a.score);
	const [best, second] = choices;
	if (!best || (second && second.score >= best.score && !isSame(best, second))) return undefined;
	const isDoubtful = [best.expected, best.counted, best.difference].some(
		(a) => a?.isDoubtful && !isByHand(a),
	);
	return isDoubtful ? undefined : best;
}

function isSame(a: Choice, b: Choice): boolean {
	const same = (one: Amount | undefined, other: Amount | undefined) =>
		one === other ||
		(one !== undefined && one.cents.size > 0 && one.signature === other?.signature);
	return same(a.expected, b.expected) && same(a.counted, b.counted);
}

function cannotTell(amounts: readonly Amount[]): InputError {
	const shown = amounts
		.slice(0, 12)
		.map(
			({ field, candidate }) =>
				`${field.path} (e.g. ${JSON.stringify(candidate.values.filled[0] ?? null)})`,
		);
	return new InputError(
		"The expected and counted cash of these shifts can't be told for sure",
		shown.length > 0
			? `Set Expected, Counted or Difference under 'Columns' and choose among: ${shown.join(', ')}`
			: "The shifts hold no amounts. Check the option 'Shift List Name or ID'",
	);
}
