import { examplesOf, type Example, type Fields, type Of } from './examples';

const gross = ({ index }: Of) => 1100.55 + index * 11;
const net = (of: Of) => Math.round(gross(of) * 90) / 100;
const tax = (of: Of) => Math.round((gross(of) - net(of)) * 100) / 100;
const less = (of: Of) => Math.round(gross(of) * 50) / 100;
const should = ({ index }: Of) => 300.25 + index;
const is = (of: Of) => (of.isOpen ? null : should(of) - (of.index % 2) * 5);
/** Amounts of something else: no difference fits them. */
const else1 = ({ index }: Of) => 77.35 + index * 3;
const else2 = ({ index }: Of) => 70.15 + index * 2;

/** The same example for what was expected and what was counted. */
const pairs = (given: Record<string, { fields: Fields; found: [string, string] | null }>) => [
	...examplesOf(
		'expected',
		Object.fromEntries(
			Object.entries(given).map(([name, { fields, found }]) => [
				name,
				{ fields, without: ['countedCash'], field: found?.[0] ?? null },
			]),
		),
	),
	...examplesOf(
		'counted',
		Object.fromEntries(
			Object.entries(given).map(([name, { fields, found }]) => [
				name,
				{ fields, without: ['expectedCash'], field: found?.[1] ?? null },
			]),
		),
	),
];

/** Examples of what was sold, and of what is compared where there is a choice. */
export const MONEY: Example[] = [
	...examplesOf('sales', {
		'in English': { fields: (of) => ({ sales: gross(of) }), field: 'sales' },
		'not without its tax': {
			fields: (of) => ({ venta: gross(of), iva: Math.round(gross(of) * 10) / 100 }),
			field: null,
		},
		'in Spanish': { fields: (of) => ({ ventaBruta: gross(of) }), field: 'ventaBruta' },
		'in French': { fields: (of) => ({ caTtc: gross(of), caHt: net(of) }), field: 'caTtc' },
		'in German': { fields: (of) => ({ umsatzBrutto: gross(of) }), field: 'umsatzBrutto' },
		'in Italian': { fields: (of) => ({ incassoLordo: gross(of) }), field: 'incassoLordo' },
		'with tax, in English': {
			fields: (of) => ({ salesInclVat: gross(of), salesExclVat: net(of) }),
			field: 'salesInclVat',
		},
		'written out in French': {
			fields: (of) => ({ chiffreAffairesTTC: gross(of) }),
			field: 'chiffreAffairesTTC',
		},
		'the takings of the books, in Italian': {
			fields: (of) => ({ corrispettivi: gross(of) }),
			field: 'corrispettivi',
		},
		'in Portuguese': {
			fields: (of) => ({ faturacaoBruta: gross(of) }),
			field: 'faturacaoBruta',
		},
		'as it is written in Brazil': {
			fields: (of) => ({ vendas: `R$ ${gross(of).toFixed(2).replace('.', ',')}` }),
			field: 'vendas',
		},
		'as it is written in Switzerland': {
			fields: (of) => ({ umsatz: `1’00${gross(of).toFixed(2)}` }),
			field: 'umsatz',
		},
		'with tax, before what does not say so': {
			fields: (of) => ({ grossSales: gross(of), sales: less(of) }),
			field: 'grossSales',
		},
		'the total, before another one': {
			fields: (of) => ({ sales: less(of), totalSales: gross(of) }),
			field: 'totalSales',
		},
		'what is above the net sales beside it': {
			fields: (of) => ({ sales: gross(of), netSales: net(of) }),
			field: 'sales',
		},
		'the sum of sales and tax': {
			fields: (of) => ({ revenue: net(of), vat: tax(of), total: gross(of) }),
			field: 'total',
		},
		'not sales that make up an amount with their tax': {
			fields: (of) => ({ sales: net(of), iva: tax(of), dayAmount: gross(of) }),
			field: null,
		},
		'not without tax': { fields: (of) => ({ totalNetSales: net(of) }), field: null },
		'not the part without tax': {
			fields: (of) => ({ grossSales: { net: net(of), netOfFood: less(of) } }),
			field: null,
		},
		'not those of the day, repeated in each shift': {
			fields: (of) => ({ dayTotalGrossSales: gross(of) }),
			field: null,
		},
		'not the tax': { fields: (of) => ({ salesTax: else1(of) }), field: null },
		'not by card': { fields: (of) => ({ totalGrossCardSales: less(of) }), field: null },
		'not what was given back': {
			fields: (of) => ({ totalGrossSalesReturned: else1(of) }),
			field: null,
		},
		'not by guest': { fields: (of) => ({ totalGrossSalesPerGuest: else1(of) }), field: null },
		'not what was expected': {
			fields: (of) => ({ totalGrossSalesExpected: gross(of) }),
			field: null,
		},
		'the whole, not a part': {
			fields: (of) => ({ sales: gross(of), patioSales: less(of) }),
			field: 'sales',
		},
		'two that may be it': {
			fields: (of) => ({ sales: gross(of), turnover: less(of) }),
			field: null,
		},
	}),
	...pairs({
		'the cash on hand': {
			fields: (of) => ({ CashOnHandExpected: should(of), CashOnHandCounted: is(of) }),
			found: ['CashOnHandExpected', 'CashOnHandCounted'],
		},
		'what is in the drawer': {
			fields: (of) => ({ expected_in_drawer: should(of), counted_in_drawer: is(of) }),
			found: ['expected_in_drawer', 'counted_in_drawer'],
		},
		'what should be in the drawer': {
			fields: (of) => ({ drawer: { shouldBe: should(of), counted: is(of) } }),
			found: ['drawer.shouldBe', 'drawer.counted'],
		},
		'in German, as one word': {
			fields: (of) => ({ sollbestand: should(of), istbestand: is(of) }),
			found: ['sollbestand', 'istbestand'],
		},
		'in German without umlauts': {
			fields: (of) => ({ bargeldSoll: should(of), bargeldGezaehlt: is(of) }),
			found: ['bargeldSoll', 'bargeldGezaehlt'],
		},
		'in French, by the word for what is in the till': {
			fields: (of) => ({ encaisseTheorique: should(of), encaisseReelle: is(of) }),
			found: ['encaisseTheorique', 'encaisseReelle'],
		},
		'in Italian, in the plural': {
			fields: (of) => ({ contantiAttesi: should(of), contantiContati: is(of) }),
			found: ['contantiAttesi', 'contantiContati'],
		},
		'those that the difference proves': {
			fields: (of) => ({
				cashExpected: should(of),
				cashCounted: is(of),
				cashDeclared: else1(of),
				check: { difference: of.isOpen ? null : -(of.index % 2) * 5 },
			}),
			found: ['cashExpected', 'cashCounted'],
		},
		'those beside a difference of the same name': {
			fields: (of) => ({
				drawer: { cashExpected: should(of), cashCounted: should(of), cashDifference: 0 },
				bar: { cashExpected: else1(of), cashCounted: else2(of) },
			}),
			found: ['drawer.cashExpected', 'drawer.cashCounted'],
		},
		'those that a difference elsewhere does not contradict': {
			fields: (of) => ({
				drawer: { cashExpected: should(of), cashCounted: should(of) },
				bar: { cashExpected: else1(of), cashCounted: else2(of) },
				difference: 0,
			}),
			found: ['drawer.cashExpected', 'drawer.cashCounted'],
		},
		'those whose names agree': {
			fields: (of) => ({
				systemCash: should(of),
				countedCash: is(of),
				actualCashBox: else1(of),
			}),
			found: ['systemCash', 'countedCash'],
		},
		'those in the same place': {
			fields: (of) => ({
				cash: { expected: should(of), counted: is(of) },
				counted: { cash: else1(of) },
			}),
			found: ['cash.expected', 'cash.counted'],
		},
		'those nearest to the shift': {
			fields: (of) => ({
				cash: { expected: should(of), counted: is(of) },
				total: { cash: { expected: else1(of), counted: else2(of) } },
			}),
			found: ['cash.expected', 'cash.counted'],
		},
		'none where two are as good': {
			fields: (of) => ({
				drawer: { cashExpected: should(of), cashCounted: is(of) },
				bar: { cashExpected: else1(of), cashCounted: else2(of) },
			}),
			found: null,
		},
	}),
];
