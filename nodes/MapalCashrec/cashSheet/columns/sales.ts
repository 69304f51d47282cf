import { cents, notationOf, saysCents, type Notation } from '../money';
import {
	CALENDAR,
	CASH,
	CENTRE,
	COUNTED,
	DAY,
	DEDUCTION,
	DIFFERENCE,
	EXPECTED,
	GROSS,
	INNER,
	LABEL,
	NET,
	OTHER_TENDER,
	PERSON,
	SALES,
	SHEET,
	SHIFT,
	TAX,
	TENDER,
	THINGS,
	TIME,
	TOTAL,
	WRAPPER,
} from '../vocabulary/concepts';
import { valuesOf } from './amounts';
import type { Candidate, Column, Context } from './column';

const MONEY =
	/^(amount|importe|monto|montant|betrag|importo|valor|value|eur|euro|cent|centimo|centime|centavo|local|currency|shift|grand)$/;

/** Whether a word leaves it open that a field is the sales of the whole shift. */
const isNeutral = (word: string) =>
	[SALES, GROSS, TAX, TENDER, TOTAL, SHIFT, WRAPPER, INNER, LABEL].some((set) => set.has(word)) ||
	/^(with|incl|including|con|inc|iva|chiffre|affaire)$/.test(word) ||
	MONEY.test(word);

const isCount = ({ field: { last } }: Candidate) => THINGS.in(last);

/** Whether it is one means of payment's: `cardSales`. `sale`, a section too, is no sign. */
const isOfTender = ({ field: { words } }: Candidate) =>
	CASH.in(words) ||
	words.some((word) => OTHER_TENDER.has(word) && !SALES.has(word) && !TAX.has(word));

/** No real response has more net amounts in one place: they are not compared then. */
const MOST_NETS = 20;

/** What the clues need to know of all fields, looked up once. */
interface Others {
	/** The amounts of the shifts. */
	own: Candidate[];
	/** How amounts are written. */
	notation: Notation;
	/** The fields that say net, by the path of what holds them. */
	nets: Map<string, Candidate[]>;
	/** Whether any field says gross or net. */
	sayGrossOrNet: boolean;
}

const known = new WeakMap<readonly Candidate[], Others>();

function othersIn(candidates: readonly Candidate[]): Others {
	let others = known.get(candidates);
	if (!others) {
		const nets = new Map<string, Candidate[]>();
		const own = candidates.filter(({ field, values }) => field.level === 0 && values.isAmount);
		for (const candidate of own) {
			const { field } = candidate;
			if (!NET.in(field.words)) continue;
			const same = nets.get(field.parent);
			if (same) same.push(candidate);
			else nets.set(field.parent, [candidate]);
		}
		others = {
			own,
			notation: notationOf(valuesOf(own)),
			nets,
			sayGrossOrNet: candidates.some(saysGrossOrNet),
		};
		known.set(candidates, others);
	}
	return others;
}

/** The amounts in cents, by number of the shift; NaN where there is none that can be read for sure. */
function amountsIn({ field, values }: Candidate, { notation }: Others): number[] {
	const areCents = saysCents(field.path);
	return values.all.map((value) => cents(value, notation, areCents) ?? NaN);
}

/** Whether a field is never below one that says net, in the same place, nor below net sales. */
function isAboveNet(candidate: Candidate, { candidates }: Context): boolean {
	const others = othersIn(candidates);
	const nets = others.nets.get(candidate.field.parent) ?? [];
	if (nets.length === 0 || nets.length > MOST_NETS) return false;
	const own = amountsIn(candidate, others);
	let isAbove = false;
	for (const other of nets) {
		if (other === candidate) continue;
		const net = amountsIn(other, others);
		const isBelow = net.some((amount, index) => amount > (own[index] ?? NaN));
		if (isBelow && SALES.in(other.field.words)) return false;
		if (!isBelow && net.some((amount) => amount > 0)) isAbove = true;
	}
	return isAbove;
}

/** No real response has more of them: their sums are not compared then. */
const MOST_TAXES = 20;

/** Sales without their tax, and with it. */
interface Sums {
	net: Set<Candidate>;
	gross: Set<Candidate>;
	/** Sales of which the tax beside them is such a share as it is of net sales. */
	taxed: Set<Candidate>;
}

const sums = new WeakMap<readonly Candidate[], Sums>();

/** Finds the fields of sales that make up another amount beside them with a tax in every shift. */
function sumsIn(candidates: readonly Candidate[]): Sums {
	let found = sums.get(candidates);
	if (found) return found;
	found = { net: new Set(), gross: new Set(), taxed: new Set() };
	sums.set(candidates, found);
	const others = othersIn(candidates);
	const { own } = others;
	const taxes = own.filter(({ field: { words } }) => TAX.in(words) && !GROSS.in(words));
	const sold = own.filter(({ field: { words } }) => SALES.in(words) && !TAX.in(words));
	if (taxes.length === 0 || sold.length === 0) return found;
	if (taxes.length > MOST_TAXES || sold.length > MOST_NETS) return found;
	const amounts = new Map(own.map((candidate) => [candidate, amountsIn(candidate, others)]));
	for (const tax of taxes) {
		for (const net of sold) {
			if (net.field.parent !== tax.field.parent) continue;
			const isUnsaid = !GROSS.in(net.field.words);
			if (isUnsaid && isTaxOfNet(amounts.get(net) ?? [], amounts.get(tax) ?? [])) {
				found.taxed.add(net);
			}
			const taxed = (amounts.get(net) ?? []).map((amount, index) => ({
				sum: amount + (amounts.get(tax)?.[index] ?? NaN),
				isTaxed: (amounts.get(tax)?.[index] ?? 0) !== 0,
			}));
			if (!taxed.some(({ sum, isTaxed }) => isTaxed && !Number.isNaN(sum))) continue;
			for (const [gross, all] of amounts) {
				if (gross === net || gross.field.parent !== net.field.parent) continue;
				if (!taxed.every(({ sum }, index) => Number.isNaN(sum) || all[index] === sum)) continue;
				found.net.add(net);
				found.gross.add(gross);
			}
		}
	}
	return found;
}

/** No tax on sales is higher, in percent. */
const HIGHEST_RATE = 30;
/** So many shifts with the same rate of tax are no chance. */
const ENOUGH_TAXED = 3;

/**
 * Whether the tax of each shift is a whole percentage of an amount, and not what such a percentage
 * makes of an amount that includes it: 10 % of 100.00 are 10.00, and of 100.00 with tax 9.09.
 */
function isTaxOfNet(sold: readonly number[], taxes: readonly number[]): boolean {
	const shifts = sold.flatMap((amount, index) => {
		const tax = taxes[index] ?? NaN;
		return amount > 0 && tax > 0 ? [{ amount, tax }] : [];
	});
	if (shifts.length < ENOUGH_TAXED) return false;
	const fits = (share: (rate: number) => number) =>
		Array.from({ length: HIGHEST_RATE }, (_, index) => share(index + 1)).some((part) =>
			shifts.every(({ amount, tax }) => Math.abs(amount * part - tax) <= 1),
		);
	return fits((rate) => rate / 100) && !fits((rate) => rate / (100 + rate));
}

const saysGrossOrNet = ({ field: { words }, values }: Candidate) =>
	SALES.in(words) && (GROSS.in(words) || NET.in(words)) && values.isAmount;

/** The gross sales of a shift. */
export const sales: Column = {
	fits: ({ field, values }) =>
		field.level === 0 && values.isAmount && !field.isDoubtful && field.steps !== undefined,
	clues: [
		{
			why: 'its name speaks of sales',
			points: 40,
			holds: ({ field: { words } }) => SALES.in(words),
		},
		{
			why: 'its name says that tax is included',
			points: 35,
			holds: ({ field: { words } }) => GROSS.in(words),
		},
		{
			why: 'its name says that it is the total',
			points: 10,
			holds: ({ field: { last } }) => TOTAL.in(last),
		},
		{
			why: 'no other field says gross or net',
			points: 10,
			holds: (_candidate, { candidates }) => !othersIn(candidates).sayGrossOrNet,
		},
		{ why: 'it is never below the net sales beside it', points: 20, holds: isAboveNet },
		{
			why: 'it is the sum of sales and their tax',
			points: 60,
			holds: (candidate, { candidates }) => sumsIn(candidates).gross.has(candidate),
		},
		{
			why: 'with the tax beside it, it makes up another amount',
			points: -100,
			holds: (candidate, { candidates }) => sumsIn(candidates).net.has(candidate),
		},
		{
			why: 'the tax beside it is a share of it as it is of net sales',
			points: -100,
			holds: (candidate, { candidates }) => sumsIn(candidates).taxed.has(candidate),
		},
		{
			why: 'its name says that tax is left out',
			points: -100,
			holds: ({ field: { words } }) => NET.in(words),
		},
		{
			why: 'its name is that of the tax',
			points: -100,
			holds: ({ field: { words } }) => TAX.in(words) && !GROSS.in(words),
		},
		{ why: 'it is what one means of payment brought', points: -100, holds: isOfTender },
		{
			why: 'its name is that of a day, a cash sheet or a centre',
			points: -100,
			holds: ({ field: { words } }) => [DAY, CALENDAR, SHEET, CENTRE].some((set) => set.in(words)),
		},
		{
			why: 'its name speaks of discounts or returns',
			points: -100,
			holds: ({ field: { words } }) => DEDUCTION.in(words),
		},
		{ why: 'it counts things', points: -100, holds: isCount },
		{
			why: 'its name speaks of something else',
			points: -60,
			holds: ({ field: { words } }) =>
				[EXPECTED, COUNTED, DIFFERENCE, PERSON, TIME].some((set) => set.in(words)),
		},
		{
			why: 'its name has a word that narrows it down',
			points: -30,
			holds: ({ field: { words } }) => !words.every(isNeutral),
		},
	],
	enough: 50,
};
