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
import type { Candidate, Column, Context } from './column';

const MONEY =
	/^(amount|importe|monto|montant|betrag|importo|valor|value|eur|euro|cent|centimo|centime|centavo|local|currency|shift|grand)$/;

/** Whether a word leaves it open that a field is the sales of the whole shift. */
const isNeutral = (word: string) =>
	[SALES, GROSS, TAX, TENDER, TOTAL, SHIFT, WRAPPER, INNER, LABEL].some((set) => set.has(word)) ||
	/^(with|incl|including|con|inc|iva|con)$/.test(word) ||
	MONEY.test(word);

const isCount = ({ field: { last } }: Candidate) =>
	THINGS.in(last.filter((word) => !SALES.has(word)));

/** Whether it is one means of payment's: `cardSales`. `sale`, a section too, is no sign. */
const isOfTender = ({ field: { words } }: Candidate) =>
	CASH.in(words) ||
	words.some((word) => OTHER_TENDER.has(word) && !SALES.has(word) && !TAX.has(word));

/** Not `Number` on an object, which may have a field toString. */
const numbers = ({ values }: Candidate) =>
	values.all.map((value) =>
		value === undefined ? undefined : typeof value === 'object' ? NaN : Number(value),
	);

/** No real response has more net amounts in one place: they are not compared then. */
const MOST_NETS = 20;

/** What the clues need to know of all fields, looked up once. */
interface Others {
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
		for (const candidate of candidates) {
			const { field, values } = candidate;
			if (field.level > 0 || !NET.in(field.words) || !values.isAmount) continue;
			const same = nets.get(field.parent);
			if (same) same.push(candidate);
			else nets.set(field.parent, [candidate]);
		}
		others = { nets, sayGrossOrNet: candidates.some(saysGrossOrNet) };
		known.set(candidates, others);
	}
	return others;
}

/** Whether a field is never below one that says net, in the same place. */
function isAboveNet(candidate: Candidate, { candidates }: Context): boolean {
	const nets = othersIn(candidates).nets.get(candidate.field.parent) ?? [];
	if (nets.length === 0 || nets.length > MOST_NETS) return false;
	const own = numbers(candidate);
	return nets.some((other) => {
		if (other === candidate) return false;
		const net = numbers(other);
		return (
			net.some((amount) => amount !== undefined && amount > 0) &&
			net.every((amount, index) => {
				const gross = own[index];
				return (
					amount === undefined || gross === undefined || Number.isNaN(gross) || gross >= amount
				);
			})
		);
	});
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
			holds: (candidate, { candidates }) =>
				!othersIn(candidates).sayGrossOrNet && !saysGrossOrNet(candidate),
		},
		{ why: 'it is never below the net sales beside it', points: 20, holds: isAboveNet },
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
