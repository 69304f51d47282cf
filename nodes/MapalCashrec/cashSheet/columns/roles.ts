import {
	CASH,
	CLOSED,
	CLOSING,
	conceptOf,
	COUNTED,
	DAY,
	DIFFERENCE,
	EXPECTED,
	INNER,
	LABEL,
	OPENING,
	OTHER_SCOPE,
	OTHER_TENDER,
	PERSON,
	SHEET,
	SHIFT,
	TILL,
	TIME,
	TOTAL,
	WRAPPER,
} from '../vocabulary/concepts';
import { isDifference, wordsOf } from '../vocabulary/words';
import { saysThousandths } from '../moneyObject';
import type { Field } from '../profile/field';

/*
 * What an amount may be, by its name. For money a name is needed; how the amounts go with each
 * other decides (pairs.ts).
 */

export const ROLES = ['expected', 'counted', 'difference'] as const;
export type Role = (typeof ROLES)[number];

/** What an amount is of, by its name. `plain`: the name says none of the others. */
export type Medium = 'cash' | 'till' | 'plain' | 'total' | 'other';

export interface Meaning {
	role: Role | undefined;
	/** Whether the role is only likely: `closing_amount` may be what was counted. */
	isWeak: boolean;
	medium: Medium;
	/** The other words of the name: the same for amounts that go together. */
	rest: Set<string>;
}

const ROLE_WORDS = [EXPECTED, COUNTED, DIFFERENCE];
const isRole = (word: string) =>
	ROLE_WORDS.some((set) => set.has(word)) || word === 'over' || word === 'short' || word === 'or';

/** Words in names of fields that are no amounts. */
const NOT_AMOUNTS = conceptOf(
	`nb nbre cant reason motivo raison note comment comentario commentaire explanation percent percentage
	porcentaje pct id number type status quantity by user por par flag index order rate tolerance threshold
	limit`,
);
/** Words that the name of an amount may have, even where it does not say cash. */
const NEUTRAL = conceptOf(
	'taking recaudacion recette encaissement store local currency eur euro tender amt sum net gross end day dia jour base in be on hand under cent centimo centime centavo minor',
);
const GENERIC = conceptOf(
	`amount importe monto montant betrag bestand importo money total balance saldo solde value valor final end
	ending closing close cash cent centimo centime centavo minor`,
);
const ENDING = conceptOf(
	'close closed closing end ended ending finish finished stop until final cierre fin cloture fermeture ende chiusura fechamento',
);

/** Whether a name may be that of an amount: `countCash` may, `orderCount` is a number of orders. */
export const isAmountName = (last: string[]): boolean =>
	!NOT_AMOUNTS.in(last) && !saysThousandths(last) && !isCountName(last);

/** Whether a name is that of a number of things, if its values do not tell otherwise. */
export const isCountName = (last: string[]): boolean =>
	last.length > 1 && last[last.length - 1] === 'count' && !NOT_AMOUNTS.in(last);

/** What a field's name says of it as an amount. */
export function meaningOf({ words, last }: Pick<Field, 'words' | 'last'>): Meaning {
	const { role, isWeak } = roleOf(words, last);
	return {
		role,
		isWeak,
		medium: mediumOf(words),
		rest: new Set(
			words.filter(
				(word) =>
					!isRole(word) && !GENERIC.has(word) && !CASH.has(word) && !(isWeak && ENDING.has(word)),
			),
		),
	};
}

/** In `cashOnHand`, `on` is no word of time. */
const withoutOnHand = (words: string[]) =>
	words.filter((word, at) => word !== 'on' || words[at + 1] !== 'hand');

function roleOf(words: string[], last: string[]): { role: Role | undefined; isWeak: boolean } {
	const none = { role: undefined, isWeak: false };
	if (TIME.in(withoutOnHand(last)) || PERSON.in(last)) return none;
	// The cash at the opening has no role here, even if it was counted.
	if (OPENING.in(words) && !ENDING.in(words)) return none;
	// `expected: {amount, count}`: here `count` is a number of coins or payments.
	const before = words.slice(0, -1);
	if (last.join() === 'count' && (EXPECTED.in(before) || COUNTED.in(before))) return none;
	if (isDifference(words)) return { role: 'difference', isWeak: false };
	if (EXPECTED.in(words)) return { role: 'expected', isWeak: false };
	// A field that is called just `count` may as well be a number of things.
	if (COUNTED.in(words)) return { role: 'counted', isWeak: last.join() === 'count' };
	if (CLOSED.in(last) || ENDING.in(last)) return { role: 'counted', isWeak: true };
	return none;
}

/** Whether a name is that of an amount of the sheet or the day; not `endOfDayCash`. */
export const isSheetName = (words: string[]): boolean =>
	SHEET.in(words) || (DAY.in(words) && !/\bend (of )?day\b/.test(words.join(' ')));

/** What is not cash, or cash that is no longer or not yet in the till. */
const NOT_IN_TILL = conceptOf(
	`non_cash no_cash not_cash excluding_cash excl_cash ex_cash without_cash no_efectivo sin_efectivo
	excepto_efectivo hors_espece ohne_bargeld senza_contanti
	drop pickup pick_up advance loan safe lift skim payin payout`,
);
/** `cashInExpected`, not `cashInDrawer` */
const isPaidIn = (words: string[]) =>
	words.some(
		(word, at) =>
			/^(in|out)$/.test(word) &&
			CASH.has(words[at - 1] ?? '') &&
			isRole(words[at + 1] ?? 'expected'),
	);
/** Of cash these say what is expected; of anything else, what was planned to be sold. */
const PLANNED = conceptOf('target');

/** Whether an amount is of other cash than that in the till, of other money, or of another time. */
const isOfOther = (words: string[]): boolean =>
	OTHER_TENDER.in(words) || OTHER_SCOPE.in(words) || NOT_IN_TILL.in(words) || isPaidIn(words);

function mediumOf(words: string[]): Medium {
	if (isOfOther(words)) return 'other';
	// An amount of the sheet or the day, repeated in each of its shifts.
	if (isSheetName(words)) return 'total';
	if (CASH.in(words)) return 'cash';
	if (PLANNED.in(words) && !TILL.in(words)) return 'other';
	// Expected and actual covers, hours, orders … are no money.
	const isNeutral = (word: string) =>
		isRole(word) ||
		/^\d+$/.test(word) ||
		[GENERIC, NEUTRAL, CLOSED, ENDING, TILL, SHIFT, CLOSING, TOTAL, WRAPPER, INNER, LABEL].some(
			(set) => set.has(word),
		);
	if (!words.every(isNeutral)) return 'other';
	if (TOTAL.in(words)) return 'total';
	return TILL.in(words) ? 'till' : 'plain';
}

/** Names of a difference that says how much is missing, as a positive number. */
const SHORTAGE = conceptOf('shortage faltante manquant ammanco quebra');
export const isShortage = (path: string): boolean => SHORTAGE.in(wordsOf(path));
