import { moneyFieldsOf, rowsOf, tableOf } from '../../support/columns';
import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';

type Fields = Partial<Record<'expected' | 'counted' | 'difference', string>>;

const read = (shifts: object | object[]) =>
	tableOf({ shifts: Array.isArray(shifts) ? shifts : [shifts] }, { shiftList: 'shifts[]' });

/** Two shifts whose expected cash is in two fields: 150.50, which is counted, and then 160.50. */
const withFloat = (countedCash: number, cashDifference: number, firstDifference = 0) => [
	{ openingFloat: 100, cashSales: 50.5, countedCash: 150.5, cashDifference: firstDifference },
	{ openingFloat: 100, cashSales: 60.5, countedCash, cashDifference },
];

/** Fields, and the difference of the last shift. */
test.each<[string, object | object[], Fields, number | null]>([
	['plain names', { expected: 10, counted: 9 }, { expected: 'expected', counted: 'counted' }, -1],
	[
		'Spanish',
		{ efectivoTeorico: 10, efectivoContado: 12, descuadre: 2 },
		{ expected: 'efectivoTeorico', counted: 'efectivoContado', difference: 'descuadre' },
		2,
	],
	[
		'French',
		{ especes_theoriques: 10, especes_comptees: 9, ecart: -1 },
		{ expected: 'especes_theoriques', counted: 'especes_comptees', difference: 'ecart' },
		-1,
	],
	[
		'Pascal case',
		{ SystemCash: 10, CountedCash: 9, OverShort: -1 },
		{ expected: 'SystemCash', counted: 'CountedCash', difference: 'OverShort' },
		-1,
	],
	[
		'a difference of the other sign',
		{ expected: 10, counted: 9, difference: 1 },
		{ expected: 'expected', counted: 'counted', difference: 'difference' },
		-1,
	],
	[
		'cash before cards and totals',
		{
			cash_expected: 10,
			cash_counted: 9,
			card_expected: 50,
			card_counted: 40,
			total_expected: 60,
			total_counted: 49,
		},
		{ expected: 'cash_expected', counted: 'cash_counted' },
		-1,
	],
	[
		'sections as objects',
		{ cash: { expected: 10, counted: 9 }, cards: { expected: 50, counted: 40 } },
		{ expected: 'cash.expected', counted: 'cash.counted' },
		-1,
	],
	[
		'the other way round',
		{ expected: { cash: 10, cards: 50 }, counted: { cash: 9, cards: 50 } },
		{ expected: 'expected.cash', counted: 'counted.cash' },
		-1,
	],
	[
		'rows of tenders',
		{
			tenders: [
				{ type: 'Card', expected: 5, declared: 5 },
				{ type: 'Cash', expected: 10, declared: 9 },
			],
		},
		{ expected: 'tenders[type=Cash].expected', counted: 'tenders[type=Cash].declared' },
		-1,
	],
	[
		'rows in Spanish',
		{
			mediosPago: [
				{ medio: 'TARJETA', sistema: 5, declarado: 5 },
				{ medio: 'EFECTIVO', sistema: 10, declarado: 9 },
			],
		},
		{
			expected: 'mediosPago[medio=EFECTIVO].sistema',
			counted: 'mediosPago[medio=EFECTIVO].declarado',
		},
		-1,
	],
	[
		'money objects in cents',
		{
			expected_cash_money: { amount: 1050, currency: 'EUR' },
			closed_cash_money: { amount: 1000, currency: 'EUR' },
			opened_cash_money: { amount: 1050, currency: 'EUR' },
		},
		{ expected: 'expected_cash_money', counted: 'closed_cash_money' },
		-0.5,
	],
	[
		'a closing amount that the difference proves',
		{ expected_amount: 10, closing_amount: 9, opening_amount: 10, difference: -1 },
		{ expected: 'expected_amount', counted: 'closing_amount', difference: 'difference' },
		-1,
	],
	[
		'fields that are null while the shift is open',
		[
			{ expectedCash: 10, countedCash: null, status: 'Open' },
			{ expectedCash: 10, countedCash: 9, status: 'Closed' },
		],
		{ expected: 'expectedCash', counted: 'countedCash' },
		-1,
	],
	['only a difference', { cashDifference: -2.5 }, { difference: 'cashDifference' }, -2.5],
	['only what is missing', { faltante: 2.5 }, { difference: 'faltante' }, -2.5],
	[
		'an open shift that shows all its cash as missing',
		{ expected: 10, counted: 0, status: 'OPEN' },
		{ expected: 'expected', counted: 'counted' },
		null,
	],
	[
		'a shift without the moment of its closing',
		[
			{ expected: 10, counted: 10, closed: 1772640000 },
			{ expected: 10, counted: 0, closed: null },
		],
		{ expected: 'expected', counted: 'counted' },
		null,
	],
	[
		'a shift without a closing time',
		[
			{ expected: 10, counted: 10, closed_at: '2026-03-04T16:00:00Z' },
			{ expected: 10, counted: 0, closed_at: null },
		],
		{ expected: 'expected', counted: 'counted' },
		null,
	],
	[
		'names with dots in them',
		{ 'cash.expected': 10.5, 'cash.counted': 9.5 },
		{ expected: '["cash.expected"]', counted: '["cash.counted"]' },
		-1,
	],
	[
		'names with brackets in them',
		{ cash: { 'expected [EUR]': 10.5, 'counted "EUR"': 9.5 } },
		{ expected: 'cash["expected [EUR]"]', counted: 'cash["counted \\"EUR\\""]' },
		-1,
	],
	[
		'rows whose name has brackets in it',
		{
			tenders: [
				{ type: 'Cash [a=b]', expected: 10.5, counted: 9.5 },
				{ type: 'Card', expected: 1, counted: 1 },
			],
		},
		{
			expected: 'tenders[type="Cash [a=b]"].expected',
			counted: 'tenders[type="Cash [a=b]"].counted',
		},
		-1,
	],
	[
		'rows told apart by a field of a field with a dot in its name',
		{
			tenders: [
				{ 'payment.type': { name: 'Cash' }, expected: 10.5, counted: 9.5 },
				{ 'payment.type': { name: 'Card' }, expected: 1, counted: 1 },
			],
		},
		{
			expected: 'tenders[payment.type.name=Cash].expected',
			counted: 'tenders[payment.type.name=Cash].counted',
		},
		-1,
	],
	[
		'what is said to be counted, before what was there at the closing',
		{ expectedTill: 10.5, countedTill: 9.5, closingCash: 77.5 },
		{ expected: 'expectedTill', counted: 'countedTill' },
		-1,
	],
	[
		'what is called as the counted amount is, where the difference proves it',
		{ balanceEnd: 10.5, balanceEndReal: 9.5, difference: -1 },
		{ expected: 'balanceEnd', counted: 'balanceEndReal', difference: 'difference' },
		-1,
	],
	[
		'an amount without a name, where the difference proves it',
		{ cash: { expected: 10.5, total: 9.5, difference: -1 }, closingSafe: 77.5 },
		{ expected: 'cash.expected', counted: 'cash.total', difference: 'cash.difference' },
		-1,
	],
	[
		'what was expected, by a name unknown: the difference is of the other sign',
		[
			{ posCash: 10.5, countedCash: 10.5, cashDifference: 0 },
			{ posCash: 10.5, countedCash: 9.5, cashDifference: 1 },
		],
		{ expected: 'posCash', counted: 'countedCash', difference: 'cashDifference' },
		-1,
	],
	[
		'an amount by a name unknown, which the difference contradicts',
		[
			{ posCash: 10.5, countedCash: 10.5, cashDifference: 0 },
			{ posCash: 10.5, countedCash: 9.5, cashDifference: -2 },
		],
		{ counted: 'countedCash', difference: 'cashDifference' },
		-2,
	],
	[
		'a difference of the other sign, as two amounts beside it tell',
		withFloat(158.5, 2),
		{ counted: 'countedCash', difference: 'cashDifference' },
		-2,
	],
	[
		'a difference that two amounts beside it bear out',
		withFloat(158.5, -2),
		{ counted: 'countedCash', difference: 'cashDifference' },
		-2,
	],
	[
		'a difference of the other sign in one shift alone',
		withFloat(158.5, 2, 7),
		{ counted: 'countedCash', difference: 'cashDifference' },
		2,
	],
	[
		'a difference that amounts beside it do not explain',
		withFloat(157.5, 2),
		{ counted: 'countedCash', difference: 'cashDifference' },
		2,
	],
	[
		'a difference with one amount beside it',
		{ cash: { expected: 10.5, difference: -1.5 } },
		{ expected: 'cash.expected', difference: 'cash.difference' },
		-1.5,
	],
	[
		'a difference with an amount elsewhere',
		{ cash: { difference: -1.5 }, safe: { expected: 10.5 } },
		{ difference: 'cash.difference' },
		-1.5,
	],
	[
		'a difference with a closing amount beside it, which may be anything',
		{ cash: { closing: 10.5, difference: -1.5 } },
		{ difference: 'cash.difference' },
		-1.5,
	],
	[
		'floating-point noise',
		{ expected: 0.3, counted: 0.1 + 0.2 },
		{ expected: 'expected', counted: 'counted' },
		0,
	],
])('%s', (_name, shifts, fields, difference) => {
	const table = read(shifts);
	expect(moneyFieldsOf(table)).toEqual(fields);
	expect(table.assignment.question).toBeUndefined();
	expect(rowsOf(table).at(-1)?.difference).toBe(difference);
});

test.each<[string, object | object[]]>([
	['no amounts', { id: 1, name: 'Lunch' }],
	['amounts without a role', { amountA: 1, amountB: 2 }],
	['only what was expected', { expectedCash: 1 }],
	['only what was counted', { countedCash: 1 }],
	['covers', { expectedCovers: 80, actualCovers: 75 }],
	['hours', { expected_hours: 8.5, actual_hours: 7.25 }],
	['moments', { expectedEnd: 1772607600, actualEnd: 1772611200 }],
	['only cards', { cardExpected: 1, cardCounted: 2 }],
	['a difference that contradicts', { expected: 10, counted: 9, difference: 5 }],
	[
		'a difference that contradicts in one shift of two',
		[
			{ expected: 10, counted: 9, difference: -1 },
			{ expected: 10, counted: 9, difference: 3 },
		],
	],
	[
		'two tills, both with cash',
		{ tillA: { cashExpected: 10, cashCounted: 9 }, tillB: { cashExpected: 20, cashCounted: 20 } },
	],
	['a closing amount that nothing proves', { expected_drawer: 10, closing_safe: 9 }],
	['amounts that can be read in two ways', { expected: '1.812', counted: '1.810' }],
	[
		'money that may be cents or not',
		{ expected: { amount: 10000, currency: 'EUR' }, counted: { amount: 9900, currency: 'EUR' } },
	],
	[
		'a difference that contradicts, beside another pair',
		{
			till: { cashExpected: 10.5, cashCounted: 9.5, cashDifference: 5.5 },
			deep: { safe: { cashExpected: 3.5, cashCounted: 2.5 } },
		},
	],
	[
		'differences of which a word says whether they are short or over',
		[
			{ cashDifference: 2.5, verdict: 'SHORT' },
			{ cashDifference: 1.5, verdict: 'OVER' },
		],
	],
	[
		'a row for each means of payment',
		[
			{ shift: 'Lunch', tender: 'Cash', expected: 10.5, counted: 9.5 },
			{ shift: 'Lunch', tender: 'Card', expected: 50.5, counted: 50.5 },
		],
	],
	[
		'two rows of cash',
		{
			tenders: [
				{ type: 'Cash', expected: 5, counted: 5 },
				{ type: 'Cash', expected: 10, counted: 9 },
			],
		},
	],
	['whole numbers that may be cents', { expected: 48050, counted: 47950 }],
	['whole numbers that may be cents, all round by chance', { expected: 48000, counted: 47000 }],
])('%s: a question, no guess', (_name, shifts) => {
	const table = read(shifts);
	expect(table.assignment.question).toBeInstanceOf(InputError);
	expect(table.assignment.question?.message).toMatch(/can't be told for sure/);
	expect(rowsOf(table).map(({ difference }) => difference)).toEqual(rowsOf(table).map(() => null));
});

test.each([[{ amountA: 1.5 }], [{ expectedCash: 10.5 }]])(
	'while no shift is closed nothing is asked: %j',
	(amounts) => {
		const shift = { ...amounts, openedAt: '2026-03-05T08:00:00' };
		const asked = (status: string) => read({ ...shift, status }).assignment.question;
		expect(asked('Open')).toBeUndefined();
		expect(asked('Closed')).toBeInstanceOf(InputError);
	},
);

const numbered = (count: number, name: string, value: number) =>
	Object.fromEntries(
		Array.from({ length: count }, (_, index) => [
			`${name}${String.fromCharCode(65 + (index % 26))}${index}`,
			value + index,
		]),
	);

/** Which fields are shown, and whether the user is asked. */
test.each<[string, object | object[], Fields, boolean]>([
	['only what was expected', { expectedCash: 10.5 }, { expected: 'expectedCash' }, true],
	['only what was counted', { countedCash: 9.5 }, { counted: 'countedCash' }, true],
	['only what was expected, of which no name says cash', { expected: 10.5 }, {}, true],
	['only what the till held at the closing', { closingCash: 10.5 }, {}, true],
	[
		'two amounts that were expected',
		{ a: { cashExpected: 10.5 }, b: { cashExpected: 5.5 } },
		{},
		true,
	],
	['two differences', { a: { cashDifference: -1.5 }, b: { cashDifference: -2.5 } }, {}, true],
	[
		'two differences, and what was expected',
		{ a: { cashDifference: -1.5 }, b: { cashDifference: -2.5 }, expectedCash: 10.5 },
		{},
		true,
	],
	['a difference that may be of anything', { variance: 1032.5 }, {}, true],
	[
		'a difference that may be of anything, beside a count',
		{ countedCash: 9.5, variance: 1032.5 },
		{ counted: 'countedCash' },
		true,
	],
	['a difference that only a till has', { overShort: -1.5 }, { difference: 'overShort' }, false],
	[
		'a difference of the till',
		{ countedCash: 9.5, tillVariance: -1.5 },
		{ counted: 'countedCash', difference: 'tillVariance' },
		false,
	],
	[
		'a difference beside what was expected',
		{ expected: 10.5, variance: -1.5 },
		{ expected: 'expected', difference: 'variance' },
		false,
	],
	[
		'a difference whose sign a word confirms',
		[
			{ difference: -1.5, outcome: 'SHORT' },
			{ difference: 2.5, outcome: 'OVER' },
			{ difference: -3.5, outcome: 'SHORT' },
		],
		{ difference: 'difference' },
		false,
	],
	[
		'a difference whose sign a word does not confirm',
		[
			{ difference: -1.5, outcome: 'SHORT' },
			{ difference: 2.5, outcome: 'OVER' },
			{ difference: 3.5, outcome: 'SHORT' },
		],
		{},
		true,
	],
	[
		'a difference that is always of one sign, whatever the word',
		[
			{ difference: -1.5, outcome: 'SHORT' },
			{ difference: -2.5, outcome: 'OVER' },
			{ difference: -3.5, outcome: 'SHORT' },
		],
		{},
		true,
	],
	[
		'a recount of some shifts, beside a final count of all',
		[3, -2, 0, 4, 1].map((off, index) => ({
			expectedCash: 100.5 + index,
			recount: index === 1 ? 99.5 : null,
			finalCount: 100.5 + index + off,
			overShort: off,
		})),
		{ expected: 'expectedCash', counted: 'finalCount', difference: 'overShort' },
		false,
	],
	[
		'a recount of some shifts, where the other counts are not given',
		[3, -2, 0, 4, 1].map((off, index) => ({
			expectedCash: 100.5 + index,
			recount: index === 1 ? 99.5 : null,
			overShort: off,
		})),
		{ expected: 'expectedCash', difference: 'overShort' },
		false,
	],
	[
		'a difference with two expected amounts beside it',
		{ cash: { expected: 10.5, expectedBar: 8.5, difference: -1.5 } },
		{ difference: 'cash.difference' },
		false,
	],
	[
		'a closing amount of cash that nothing proves',
		{ expectedCash: 10.5, closingBarCash: 9.5 },
		{},
		true,
	],
	...['nonCash', 'noEfectivo', 'excludingCash', 'cashDrop', 'cashPickup', 'cashIn'].map(
		(name): [string, object, Fields, boolean] => [
			`other money than that in the till: ${name}`,
			{ [`${name}Expected`]: 10.5, [`${name}Counted`]: 9.5, [`${name}Difference`]: -1 },
			{},
			true,
		],
	),
	[
		'what was dropped, beside what is in the drawer',
		{
			...{ cashDropExpected: 120, cashDropCounted: 120, cashDropDifference: 0 },
			...{ drawerExpected: 10.5, drawerCounted: 9.5, drawerDifference: -1 },
		},
		{ expected: 'drawerExpected', counted: 'drawerCounted', difference: 'drawerDifference' },
		false,
	],
	[
		'what is in the drawer, though its name says in',
		{ cashInDrawerExpected: 10.5, cashInDrawerCounted: 9.5 },
		{ expected: 'cashInDrawerExpected', counted: 'cashInDrawerCounted' },
		false,
	],
	...['budget', 'forecast', 'target', 'presupuesto'].map(
		(name): [string, object, Fields, boolean] => [
			`what was to be sold, and what was: ${name}`,
			{ [name]: 2000, actual: 1970.5, variance: -29.5 },
			{},
			true,
		],
	),
	[
		'what was foreseen, beside what was counted',
		{ previsto: 10.5, contato: 9.5, differenza: -1 },
		{ expected: 'previsto', counted: 'contato', difference: 'differenza' },
		false,
	],
	[
		'cash that was planned',
		{ efectivoPrevisto: 10.5, efectivoContado: 9.5 },
		{ expected: 'efectivoPrevisto', counted: 'efectivoContado' },
		false,
	],
	[
		'the total of all that was expected, and the cash that was counted',
		{ expectedTotal: 30.5, countedCash: 9.5 },
		{ counted: 'countedCash' },
		true,
	],
	[
		'the cash that was expected, and the total of all that was counted',
		{ expectedCash: 10.5, countedTotal: 29.5 },
		{ expected: 'expectedCash' },
		true,
	],
	[
		'a total and cash, where the difference proves them',
		{ expectedTotal: 10.5, countedCash: 9.5, difference: -1 },
		{ expected: 'expectedTotal', counted: 'countedCash', difference: 'difference' },
		false,
	],
	...(
		[
			['what was sold, in all shifts', 'expected', [0, 0, 0], {}, true],
			[
				'what was sold, in all shifts but one',
				'expected',
				[0, 0, 5],
				{ expected: 'expected', counted: 'declared', difference: 'difference' },
				false,
			],
			[
				'what was sold, in fewer shifts than tell',
				'expected',
				[0, 0],
				{ expected: 'expected', counted: 'declared', difference: 'difference' },
				false,
			],
			[
				'what was sold, all of it for cash',
				'expectedCash',
				[0, 0, 0],
				{ expected: 'expectedCash', counted: 'declared', difference: 'difference' },
				false,
			],
		] as const
	).map(([name, field, more, fields, isAsked]): [string, object, Fields, boolean] => [
		`what is to be there is ${name}`,
		more.map((amount, index) => {
			const expected = 10.5 + index + amount;
			return {
				...{ grossSales: 10.5 + index, [field]: expected },
				...{ declared: expected - 1, difference: -1 },
			};
		}),
		fields,
		isAsked,
	]),
	['two counts', { cash: { expected: 10.5, counted: 9.5, declared: 8.5 } }, {}, true],
	[
		'two expected amounts, both empty',
		{ cash: { expected: null, theoretical: null, counted: 9.5 } },
		{},
		true,
	],
	[
		'two amounts without a name that are the same, where the difference proves them',
		{ cash: { expected: 10.5, total: 9.5, amount: 9.5, difference: -1 } },
		{ expected: 'cash.expected', counted: 'cash.amount', difference: 'cash.difference' },
		false,
	],
	[
		'two amounts without a name, where the difference would prove either',
		{ cash: { expected: 10.5, total: 9.5, amount: 11.5, difference: -1 } },
		{},
		true,
	],
	[
		'a pair that its difference contradicts, behind another one',
		{
			safe: { cashExpected: 3.5, cashCounted: 2.5 },
			till: { deep: { cashExpected: 10.5, cashCounted: 9.5, cashDifference: 5.5 } },
		},
		{},
		true,
	],
	[
		'a pair that its difference contradicts, beside one that is proven',
		{
			till: { cashExpected: 10.5, cashCounted: 9.5, cashDifference: 5.5 },
			bar: { cashExpected: 3.5, cashCounted: 1.5, cashDifference: -2 },
		},
		{
			expected: 'bar.cashExpected',
			counted: 'bar.cashCounted',
			difference: 'bar.cashDifference',
		},
		false,
	],
	[
		'a closing amount that its difference contradicts, and an expected amount elsewhere',
		{
			till: { cashExpected: 10.5, cashClosing: 9.5, cashDifference: 5.5 },
			bar: { cashExpected: 3.5 },
		},
		{},
		true,
	],
	[
		'a shortage that is now positive, now negative',
		[{ shortage: 0.01 }, { shortage: -0.01 }],
		{},
		true,
	],
	[
		'a shortage or nothing',
		[{ shortage: 2.5 }, { shortage: 0 }],
		{ difference: 'shortage' },
		false,
	],
	[
		'a negative shortage or nothing',
		[{ shortage: -2.5 }, { shortage: 0 }],
		{ difference: 'shortage' },
		false,
	],
	[
		'40 amounts of which one may be it',
		{ countedCash: 9.5, expectedCash: 10.5, ...numbered(39, 'expectedCash', 90.5) },
		{ expected: 'expectedCash', counted: 'countedCash' },
		false,
	],
	[
		'more amounts than a response has',
		{ countedCash: 9.5, expectedCash: 10.5, ...numbered(40, 'expectedCash', 90.5) },
		{},
		true,
	],
	[
		'an open shift and a closed one',
		[
			{ status: 'Open', amountA: 1.5 },
			{ status: 'Closed', amountA: 1.5 },
		],
		{},
		true,
	],
])('%s: what is shown', (_name, shifts, fields, isAsked) => {
	const { assignment } = read(shifts);
	expect(moneyFieldsOf(read(shifts))).toEqual(fields);
	expect(assignment.question !== undefined).toBe(isAsked);
});

/** Differences without a sign, of which a text may say whether they are short or over. */
test.each<[string, Array<[difference: number, text: unknown]>, boolean]>([
	[
		'words for short and over',
		[
			[2.5, 'SHORT'],
			[1.5, 'OVER'],
		],
		false,
	],
	[
		'also where nothing differs',
		[
			[2.5, 'SHORT'],
			[0, 'EXACT'],
		],
		false,
	],
	[
		'a difference with a sign',
		[
			[2.5, 'OVER'],
			[-1.5, 'SHORT'],
		],
		true,
	],
	[
		'a difference of a cent with a sign',
		[
			[2.5, 'OVER'],
			[-0.01, 'SHORT'],
		],
		true,
	],
	[
		'one word throughout',
		[
			[2.5, 'OK'],
			[1.5, 'OK'],
		],
		true,
	],
	[
		'words for something else',
		[
			[2.5, 'North'],
			[1.5, 'South'],
		],
		true,
	],
	[
		'a verdict in one shift only',
		[
			[2.5, 'North'],
			[1.5, 'OVER'],
		],
		false,
	],
	[
		'words and a number',
		[
			[2.5, 'SHORT'],
			[1.5, 7],
			[1.5, 'OVER'],
		],
		true,
	],
	['six different texts', ['SHORT', 'OVER', 'A', 'B', 'C', 'D'].map((text) => [2.5, text]), false],
	[
		'more texts than there are verdicts',
		['SHORT', 'OVER', 'A', 'B', 'C', 'D', 'E'].map((text) => [2.5, text]),
		true,
	],
])('%s: the difference is taken as it stands, or not', (_name, shifts, isTaken) => {
	const table = read(shifts.map(([cashDifference, remark]) => ({ cashDifference, remark })));
	expect(moneyFieldsOf(table)).toEqual(isTaken ? { difference: 'cashDifference' } : {});
});

test('a verdict of the cash sheet says nothing of the differences of its shifts', () => {
	const table = tableOf({
		cashSheets: ['SHORT', 'OVER'].map((remark, index) => ({
			remark,
			shifts: [{ shiftId: `S-500${index}`, cashDifference: 2.5 }],
		})),
	});
	expect(moneyFieldsOf(table)).toEqual({ difference: 'cashDifference' });
});

describe('what the user may choose among', () => {
	const offered = (shifts: object | object[]) => read(shifts).assignment.question?.description;

	test('likely ones come first, each with its first value', () => {
		expect(
			offered([
				{ amountB: null, amountA: 1.5, openingCash: 2.5, cardExpected: 3.5, expected: null },
				{ amountB: 4.5, amountA: 1.5, openingCash: 2.5, cardExpected: 3.5, expected: null },
			]),
		).toBe(
			"Set Expected, Counted or Difference under 'Columns' and choose among: expected (e.g. null), cardExpected (e.g. 3.5), openingCash (e.g. 2.5), amountA (e.g. 1.5), amountB (e.g. 4.5)",
		);
	});

	test('there are twelve at most', () => {
		expect(offered(numbered(13, 'amount', 1.5))?.match(/e\.g\./g)).toHaveLength(12);
	});

	test('without amounts, the list may be the wrong one', () => {
		expect(offered({ note: 'x' })).toBe(
			"The shifts hold no amounts. Check the option 'Shift List Name or ID'",
		);
	});
});

test.each<[string, object, Record<string, string[]>]>([
	[
		'the expected amounts beside a difference that is sure',
		{ cash: { expected: 10.5, expectedBar: 8.5, difference: -1.5 } },
		{ expected: [], counted: [], difference: [] },
	],
	[
		'the difference of cards, where nothing else tells',
		{ expectedCash: 10.5, cardDifference: -1.5 },
		{ expected: [], counted: [], difference: ['cardDifference'] },
	],
	[
		'both of two counts',
		{ cash: { expected: 10.5, counted: 9.5, declared: 8.5 } },
		{ expected: ['cash.expected'], counted: ['cash.counted', 'cash.declared'], difference: [] },
	],
])('in doubt or not: %s', (_name, shift, doubt) => {
	const { verdicts } = read(shift).assignment;
	for (const name of ['expected', 'counted', 'difference'] as const) {
		expect(verdicts[name].doubt.map(({ path }) => path)).toEqual(doubt[name]);
	}
});

test.each<[string, object, object]>([
	[
		'a count that the numbers prove goes before one elsewhere',
		{ cash: { expected: 10.5, total: 9.5, difference: -1 }, bar: { cashCounted: 8.5 } },
		{ expected: 'cash.expected', counted: 'cash.total', difference: 'cash.difference' },
	],
	[
		'a difference beside the expected amount rules out a count elsewhere',
		{ cash: { expected: 10.5, difference: -1 }, bar: { cashCounted: 8.5 } },
		{},
	],
	[
		'a difference beside the expected amount may prove a count elsewhere',
		{ cash: { expected: 10.5, difference: -2 }, bar: { cashCounted: 8.5 } },
		{ expected: 'cash.expected', counted: 'bar.cashCounted', difference: 'cash.difference' },
	],
])('%s', (_name, shift, fields) => {
	const table = tableOf({ shifts: [shift] });
	expect(moneyFieldsOf(table)).toEqual(fields);
	expect(table.assignment.question === undefined).toBe(Object.keys(fields).length > 0);
});
