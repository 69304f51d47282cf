import {
	CASH,
	conceptOf,
	OPENING,
	OTHER_SCOPE,
	OTHER_TENDER,
	REVIEWED,
	SALES,
} from '../vocabulary/concepts';
import type { Amount } from './amounts';
import { less, offByFloat, SIDES, type ByShift, type Pair, type Side } from './float';
import { distinct, isProven, type Choice } from './pairs';

/*
 * What speaks against amounts that were chosen by their names and places: the other amounts of the
 * shifts. An amount in doubt is not read, but for those that the user has set.
 */

/** By side in doubt: the amounts in question. */
export type Doubts = Partial<Record<Side, Amount[]>>;

const isPair = (choice: Choice): choice is Pair => Boolean(choice.expected && choice.counted);

/**
 * Looks at what was chosen once more, with all other amounts.
 *
 * @param isByHand whether the user has set an amount: then it is a fact
 * @returns the choice, or the pair that fits instead of it, and what is in doubt of it
 */
export function reconsider(
	first: Choice,
	amounts: readonly Amount[],
	isByHand: (amount: Amount) => boolean,
): { choice: Choice; doubts: Doubts } {
	const free = SIDES.filter((side) => first[side] && !isByHand(first[side]));
	const doubts: Doubts = {};
	const add = (side: Side, ...others: Amount[]) => {
		const own = first[side];
		if (own && free.includes(side)) {
			doubts[side] = distinct([...new Set([...(doubts[side] ?? [own]), ...others])]);
		}
	};
	const rest = amounts.filter((amount) => amount !== first.expected && amount !== first.counted);

	if (isPair(first) && !isProven(first)) {
		const fitting = offByFloat(first, rest, free);
		if (fitting?.length === 1 && fitting[0]) return { choice: fitting[0], doubts };
		for (const side of SIDES) {
			if (fitting) add(side, ...fitting.map((choice) => choice[side]));
			const closer = rest.filter((amount) => isCloser(amount, side, first));
			if (closer.length > 0) for (const both of SIDES) add(both, ...(both === side ? closer : []));
		}
	}
	if (isPair(first) && isOfAllTenders(first, rest)) SIDES.forEach((side) => add(side));
	for (const side of free) {
		const own = first[side];
		const others = rest.filter(
			(amount) =>
				own && (standsIn(amount, own, side) || (!isProven(first) && mayCorrect(amount, own, side))),
		);
		if (others.length > 0) add(side, ...others);
	}
	return { choice: first, doubts };
}

const isOfElse = ({ field: { words } }: Amount) => OTHER_TENDER.in(words) || OTHER_SCOPE.in(words);
const isOfCash = ({ medium }: Amount) => ['cash', 'till', 'plain'].includes(medium);

const CORRECTED = conceptOf(
	`corrected adjusted amended revised rectified recount recounted corregido corregida ajustado ajustada
	rectificado rectificada recontado corrige corrigee ajuste ajustee rectifie recompte korrigiert
	angepasst berichtigt nachgezahlt corretto rettificato ricontato corrigido corrigida recontada`,
);

/**
 * Whether an amount may be the corrected one: it is called so, or as the other is, and is a little
 * different from it in some shifts.
 */
function mayCorrect(amount: Amount, own: Amount, side: Side): boolean {
	const { role, isWeak, medium, field } = amount;
	const isNamed = role === side && !isWeak;
	// An amount that is not called expected is taken for a count.
	const isAlike = isNamed || (side === 'counted' && (role === undefined || isWeak));
	const isCorrection = CORRECTED.in(field.words) || REVIEWED.in(field.words);
	if (medium === 'total' || isOfElse(amount)) return false;
	return (
		((isNamed && isOfCash(amount)) || (isAlike && isCorrection)) &&
		differALittle(amount.cents, own.cents)
	);
}

function differALittle(some: ByShift, own: ByShift): boolean {
	let shared = 0;
	let different = 0;
	let near = 0;
	for (const [shift, amount] of some) {
		const other = own.get(shift);
		if (other === undefined) continue;
		shared++;
		if (amount !== other) different++;
		if (Math.abs(amount - other) * 4 <= Math.abs(other)) near++;
	}
	return different > 0 && near * 5 >= shared * 4;
}

/**
 * Whether an amount stands where the other is missing: the records have two forms, or the other is
 * filled here and there only.
 */
function standsIn(amount: Amount, { cents: own }: Amount, side: Side): boolean {
	if (amount.role !== side || amount.isWeak || !isOfCash(amount)) return false;
	const alone = [...amount.cents.keys()].filter((shift) => !own.has(shift)).length;
	const isNeverBoth = alone === amount.cents.size;
	return alone > 0 && (isNeverBoth || alone * 10 >= own.size + alone);
}

/** Whether another amount of the same name is far closer to the other side. */
function isCloser(amount: Amount, side: Side, { expected, counted }: Pair): boolean {
	if (amount.role !== side || amount.isWeak || isOfElse(amount)) return false;
	const own = less(counted.cents, expected.cents);
	const other =
		side === 'expected' ? less(counted.cents, amount.cents) : less(amount.cents, expected.cents);
	return other.size > 2 && other.size >= own.size && median(other) * 4 < median(own);
}

function median(amounts: ByShift): number {
	const sorted = [...amounts.values()].map(Math.abs).sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Words of `OTHER_TENDER` that are no means of payment. */
const NOT_PAID_WITH = conceptOf(
	`ticket point tip tax deposit expense movement refund withdrawal float fund fleet loyalty propina
	deposito gasto movimiento retiro retirada fondo depense mouvement retrait fond pourboire`,
);

/** Words beside that for cash in the name of all that was paid in cash. */
const SAYS_NO_MORE = conceptOf(
	`sale venta vente vendita venda umsatz total totale amount importe montant importo payment pago
	paiement pagamento tender gross taking`,
);

/** Whether a pair whose name does not say cash is about the sum of all means of payment. */
function isOfAllTenders({ expected }: Pair, rest: readonly Amount[]): boolean {
	if (expected.medium === 'cash') return false;
	const paid = rest.filter(
		({ role, field: { words } }) =>
			!role && !NOT_PAID_WITH.in(words) && !OPENING.in(words) && !OTHER_SCOPE.in(words),
	);
	const others = paid.filter(({ field: { words } }) =>
		words.some((word) => OTHER_TENDER.has(word) && !SALES.has(word)),
	);
	const inCash = paid.filter(
		({ field: { words } }) =>
			CASH.in(words) && words.every((word) => CASH.has(word) || SAYS_NO_MORE.has(word)),
	);
	return inCash.some(({ cents: cash }) => {
		let seen = 0;
		let near = 0;
		for (const [shift, amount] of less(expected.cents, cash)) {
			const paidElse = others.map(({ cents }) => cents.get(shift) ?? 0);
			const sum = paidElse.reduce((total, one) => total + one, 0);
			if (sum <= 0) continue;
			seen++;
			// One may be a part of another: visa, and all cards.
			if (amount * 4 >= Math.max(...paidElse) * 3 && amount * 4 <= sum * 5) near++;
		}
		return near > 0 && near * 10 >= seen * 9;
	});
}
