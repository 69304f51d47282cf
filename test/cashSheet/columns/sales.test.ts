import { fieldsOf, rowsOf, tableOf } from '../../support/columns';

type Shift = Record<string, unknown>;

/** The field of the sales, and the sales of each shift. */
function read(body: unknown) {
	const table = tableOf(body);
	return { field: fieldsOf(table).sales ?? null, sales: rowsOf(table).map(({ sales }) => sales) };
}
const fieldOf = (shifts: Shift[]) => read({ shifts }).field;

const many = (count: number, name: string, value: (index: number) => unknown): Shift =>
	Object.fromEntries(
		Array.from({ length: count }, (_, index) => [`${name}${index}`, value(index)]),
	);

test.each<[string, boolean]>([
	['sales', true],
	['salesAmount', true],
	['salesValue', true],
	['salesEur', true],
	['shiftSales', true],
	['salesPayment', true],
	['totalOfSales', true],
	['salesWithTax', true],
	['salesInclTax', true],
	['totalGrossSalesPatio', true],
	['patioSales', false],
	['gross', false],
	['total', false],
	['netSales', false],
	['salesTax', false],
	['taxOfSales', false],
	['totalGrossCashSales', false],
	['totalGrossVisaSales', false],
	['totalGrossSalesWeek', false],
	['totalGrossSalesOfDay', false],
	['totalGrossSalesRestaurant', false],
	['totalGrossSalesSheet', false],
	['totalGrossSalesDiscount', false],
	['totalGrossSalesPerCover', false],
	['totalGrossSalesExpected', false],
	['totalGrossSalesCounted', false],
	['totalGrossSalesDifference', false],
	['totalGrossSalesManager', false],
])('%s is the name of the sales of a shift: %p', (name, expected) => {
	expect(fieldOf([{ [name]: 10.5 }, { [name]: 12.5 }])).toBe(expected ? name : null);
});

test.each<[string, Shift[], string | null]>([
	['sales above net ones', [{ sales: 10.5, netSales: 9.5 }], 'sales'],
	['sales below net ones', [{ sales: 10.5, netSales: 11.5 }], null],
	[
		'sales below net ones in one shift of two',
		[
			{ sales: 10.5, netSales: 9.5 },
			{ sales: 10.5, netSales: 11.5 },
		],
		null,
	],
	[
		'as much as the net ones in a shift that sold nothing',
		[
			{ sales: 10.5, netSales: 9.5 },
			{ sales: 0, netSales: 0 },
		],
		'sales',
	],
	['as much as the net ones everywhere', [{ sales: 10.5, netSales: 10.5 }], 'sales'],
	['net sales below 1', [{ sales: 0.75, netSales: 0.5 }], 'sales'],
	['net sales that are 0 everywhere', [{ sales: 10.5, netSales: 0 }], null],
	[
		'net sales that one shift does not have',
		[
			{ sales: 10.5, netSales: 9.5 },
			{ sales: 10.5, netSales: null },
		],
		'sales',
	],
	[
		'sales that one shift does not have',
		[
			{ sales: 10.5, netSales: 9.5 },
			{ sales: null, netSales: 9.5 },
		],
		'sales',
	],
	['sales as texts, which are not compared', [{ sales: '10,50', netSales: 9.5 }], 'sales'],
	['net sales elsewhere', [{ sales: 10.5, bar: { netSales: 9.5 } }], null],
	[
		'sales above the net ones, and below other net amounts',
		[{ sales: 10.5, netSales: 9.5, netTips: 20.5 }],
		'sales',
	],
	['the same the other way round', [{ sales: 10.5, netTips: 20.5, theNetSales: 9.5 }], 'sales'],
	['20 net amounts', [{ sales: 10.5, ...many(20, 'netSales', () => 9.5) }], 'sales'],
	[
		'more net amounts than a response has',
		[{ sales: 10.5, ...many(21, 'netSales', () => 9.5) }],
		null,
	],
	[
		'another amount below them, while one says gross',
		[{ sales: 10.5, costs: 5.5, grossCardSales: 20.5 }],
		null,
	],
	['a gross amount that is not of sales', [{ sales: 10.5, grossWages: 5.5 }], 'sales'],
	['a text about net sales', [{ sales: 10.5, netSalesNote: 'See there' }], 'sales'],
	['a text where the sales might be', [{ totalGrossSales: 'Good', sales: 10.5 }], 'sales'],
	[
		'two rows with the same label, before what is beside them',
		[
			{
				sales: 10.5,
				parts: [
					{ type: 'Total', grossSales: 3.5 },
					{ type: 'Total', grossSales: 4.5 },
					{ type: 'Bar', grossSales: 1.5 },
				],
			},
		],
		null,
	],
])('%s', (_name, shifts, field) => {
	expect(fieldOf(shifts)).toBe(field);
});

describe('sales that make up another amount with their tax', () => {
	test.each<[string, Shift[], string | null]>([
		['are not the gross ones', [{ sales: 10.5, vat: 1.5, turnover: 12 }], 'turnover'],
		['not where the sum is another', [{ sales: 10.5, vat: 1.5, dayAmount: 14.5 }], 'sales'],
		['not where it is another by a cent', [{ sales: 0.5, vat: 0.5, dayAmount: 1.01 }], 'sales'],
		['by cents', [{ sales: 0.5, vat: 0.5, dayAmount: 1 }], null],
		['in spite of floating-point noise', [{ sales: 0.1, vat: 0.2, dayAmount: 0.3 }], null],
		[
			'not where the sum is another in one shift of two',
			[
				{ sales: 10.5, vat: 1.5, dayAmount: 12 },
				{ sales: 10.5, vat: 1.5, dayAmount: 12.5 },
			],
			'sales',
		],
		['not where no shift has a tax', [{ sales: 10.5, vat: 0, dayAmount: 10.5 }], 'sales'],
		[
			'where one shift has a tax',
			[
				{ sales: 10.5, vat: 0, dayAmount: 10.5 },
				{ sales: 10.5, vat: 0.01, dayAmount: 10.51 },
			],
			null,
		],
		[
			'where one shift has none',
			[
				{ sales: 10.5, vat: null, dayAmount: 7.5 },
				{ sales: 10.5, vat: 1.5, dayAmount: 12 },
			],
			null,
		],
		[
			'not where the only tax is of a shift without sales',
			[
				{ sales: 10.5, vat: 0, dayAmount: 10.5 },
				{ sales: null, vat: 1.5, dayAmount: 7.5 },
			],
			'sales',
		],
		['not with a tax elsewhere', [{ sales: 10.5, bar: { vat: 1.5 }, dayAmount: 12 }], 'sales'],
		[
			'not where the sum is elsewhere',
			[{ sales: 10.5, vat: 1.5, bar: { dayAmount: 12 } }],
			'sales',
		],
		['not with what is no tax', [{ sales: 10.5, tips: 1.5, dayAmount: 12 }], 'sales'],
		[
			'not with what has the tax in it',
			[{ sales: 10.5, costsWithTax: 1.5, dayAmount: 12 }],
			'sales',
		],
		[
			'as an amount of 20 of each',
			[
				{
					...many(19, 'saleLess', (index) => index + 90.5),
					sales: 10.5,
					...many(19, 'vat', () => 70.25),
					tax: 1.5,
					total: 12,
				},
			],
			'total',
		],
		[
			'not among more taxes than a response has',
			[{ ...many(20, 'vat', () => 70.25), tax: 1.5, sales: 10.5, dayAmount: 12 }],
			'sales',
		],
		[
			'not among more sales than a response has',
			[
				{
					tax: 1.5,
					sales: 10.5,
					...many(20, 'patioSales', (index) => index + 90.5),
					dayAmount: 12,
				},
			],
			'sales',
		],
	])('%s', (_name, shifts, field) => {
		expect(fieldOf(shifts)).toBe(field);
	});
});

test('money objects are sales, whatever fields they have', () => {
	const money = { amount: 10.5, currency: 'EUR', toString: 'x' };
	expect(read({ shifts: [{ grossSales: money, netSales: money }] })).toEqual({
		field: 'grossSales',
		sales: [10.5],
	});
});

describe('what stands above the shifts', () => {
	const sheets = (sheet: Shift, shift: Shift) => ({
		cashSheets: [
			{
				centreId: '101',
				date: '2026-03-05',
				...sheet,
				shifts: [
					{ shiftId: 'S-5001', ...shift },
					{ shiftId: 'S-5002', ...shift },
				],
			},
		],
	});

	test.each<[string, unknown, string | null, number | null]>([
		['sales', sheets({ sales: 99.5 }, { sales: 10.5 }), 'sales', 10.5],
		['sales alone', sheets({ grossSales: 99.5 }, { notes: 10.5 }), null, null],
		[
			'net sales, which are not those beside',
			sheets({ netSales: 9.5 }, { sales: 10.5 }),
			null,
			null,
		],
		['a tax', sheets({ vat: 1.5 }, { sales: 10.5, dayAmount: 12 }), 'sales', 10.5],
		['a sum', sheets({ dayAmount: 12 }, { sales: 10.5, vat: 1.5 }), 'sales', 10.5],
	])('%s', (_name, body, field, amount) => {
		expect(read(body)).toEqual({ field, sales: [amount, amount] });
	});
});

const eur = (amount: number) => ({ amount, currency: 'EUR' });

test.each<[string, unknown[]]>([
	['a decimal comma', ['10,50', '1,50', '12,00']],
	['a currency', ['10.50 EUR', '1.50 EUR', '12.00 EUR']],
	['money objects', [eur(10.5), eur(1.5), eur(12)]],
	[
		'money objects in cents',
		[
			{ ...eur(1050), scale: 2 },
			{ ...eur(150), scale: 2 },
			{ ...eur(1200), scale: 2 },
		],
	],
])('sales and their tax are added, also with %s', (_name, [sales, tax, total]) => {
	expect(read({ shifts: [{ sales, tax, total }] })).toEqual({ field: 'total', sales: [12] });
});

test.each<[string, unknown, unknown, boolean]>([
	['a decimal comma', '10,50', '9,50', true],
	['a decimal comma', '10,50', '11,50', false],
	['money objects', eur(10.5), eur(9.5), true],
	['money objects', eur(10.5), eur(11.5), false],
])('sales are compared with net ones, also with %s', (_name, sales, netSales, isAbove) => {
	expect(fieldOf([{ sales, netSales }])).toBe(isAbove ? 'sales' : null);
});

/** Three shifts with a tax beside what they sold. */
const taxed = (
	taxOf: (sold: number) => number,
	name = 'sales',
	amounts = [812.4, 1200.8, 655.25],
) => amounts.map((sold) => ({ [name]: sold, iva: Math.round(taxOf(sold) * 100) / 100 }));

test.each<[string, Shift[], string | null]>([
	['10 % of it', taxed((sold) => sold * 0.1), null],
	['21 % of it', taxed((sold) => sold * 0.21), null],
	['10 % of what is left without it', taxed((sold) => (sold * 10) / 110), 'sales'],
	['20 % of it, which may be 25 % of what is left', taxed((sold) => sold * 0.2), 'sales'],
	['more than any tax', taxed((sold) => sold * 0.31), 'sales'],
	['of several rates', taxed((sold) => sold * (sold > 1000 ? 0.1 : 0.21)), 'sales'],
	['10 % of it, in two shifts', taxed((sold) => sold * 0.1, 'sales', [812.4, 1200.8]), 'sales'],
	['10 % of it, though it says gross', taxed((sold) => sold * 0.1, 'grossSales'), 'grossSales'],
])('sales whose tax is %s', (_name, shifts, field) => {
	expect(fieldOf(shifts)).toBe(field);
});

test('sales below the net sales are not above other net amounts', () => {
	expect(fieldOf([{ sales: 10.5, netSales: 11.5, netFood: 5.5 }])).toBeNull();
	expect(fieldOf([{ sales: 10.5, netSales: 9.5, netFood: 15.5 }])).toBe('sales');
});
