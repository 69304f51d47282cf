import { setUpForFile } from '../support/setup';

/* Responses that were once read wrongly. Each must give the right amounts, none, or a question. */

const n8n = setUpForFile({ now: '2026-03-05T20:30:00Z' });

const PARAMETERS = {
	operation: 'getDiscrepancies',
	centres: '101',
	period: 'custom',
	startDate: '2026-03-03',
	endDate: '2026-03-04',
	options: { includeBalanced: true },
};
const QUESTION = "The expected and counted cash of these shifts can't be told for sure";
type Fault = Parameters<typeof n8n.sandbox.fault>[0];

const run = async (fault: Fault, parameters: Record<string, unknown> = {}) => {
	n8n.sandbox.fault(fault);
	const { items, error, hint } = await n8n.execute(n8n.credential(), {
		parameters: { ...PARAMETERS, ...parameters },
	});
	return { items: items.map(({ json }) => json), error, hint };
};
const amounts = (items: Array<Record<string, unknown>>) =>
	items.map(({ expected, counted, difference }) => [expected, counted, difference]);
const uncounted = {
	shiftName: 'Lunch',
	status: 'Closed',
	openedAt: '2026-03-03T08:00:00',
	closedAt: '2026-03-03T16:00:00',
};
const closed = { ...uncounted, expectedCash: 10.5, countedCash: 10 };

describe('a shift that may change again has no difference', () => {
	test.each<[string, object]>([
		...['Pending', 'Counting', 'Reopened', 'Not closed', 'In progress', 'Draft', 'Pendiente'].map(
			(status): [string, object] => [`status ${status}`, { status }],
		),
		['an unknown status, and it was not closed', { status: 'Zzz', closedAt: null }],
		['closed, but at no time', { closedAt: null }],
		['open, though with a time of closing', { status: 'Open' }],
	])('%s', async (_name, changed) => {
		const other = { ...closed, shiftName: 'Dinner', countedCash: 10.5 };
		const response = [{ ...closed, ...changed, countedCash: 0 }, other];
		const { items, error, hint } = await run({ response });
		expect(error).toBeUndefined();
		expect(amounts(items)).toEqual([
			[10.5, null, null],
			[10.5, 10.5, 0],
		]);
		expect(items[0]).toMatchObject({ status: 'open' });
		expect(hint).toMatch(/^0 of 2 shifts differ: short 0\.00, over 0\.00; 1 is not counted/);
		const summary = await run({ response }, { operation: 'getSummary', groupBy: 'all' });
		expect(summary.items).toMatchObject([
			{ notCounted: 1, expected: 10.5, counted: 10.5, difference: 0 },
		]);
	});

	test('a closed shift has one', async () => {
		const { items } = await run({ response: [closed] });
		expect(amounts(items)).toEqual([[10.5, 10, -0.5]]);
	});
});

describe('a shift whose cash is counted is closed', () => {
	const timeless = { ...closed, closedAt: undefined };
	test.each<[string, object]>([
		['the status says so, and there is no time of closing', { ...closed, closedAt: null }],
		...['Short', 'DESCUADRADO', 'Exported', 'F', 'Zamknięta', null].map(
			(status): [string, object] => [`the status ${status} says nothing`, { ...timeless, status }],
		),
		['it waits for its review', { ...closed, status: 'Pending review' }],
	])('%s', async (_name, shift) => {
		const open = { ...timeless, shiftName: 'Dinner', status: 'Open', countedCash: null };
		for (const response of [[shift], [shift, open]]) {
			const { items, error } = await run({ response });
			expect(error).toBeUndefined();
			expect(items[0]).toMatchObject({ status: 'closed', counted: 10, difference: -0.5 });
		}
	});

	test('a status that says nothing, and no cash: it is not known', async () => {
		const response = [
			{ ...timeless, status: 'Gesloten', expectedCash: undefined, countedCash: undefined },
		];
		const { items } = await run({ response }, { operation: 'getCashSheets' });
		expect(items).toMatchObject([{ status: null }]);
	});
});

describe('another amount does not stand in for one that can not be read', () => {
	const shifts = (rival: string) =>
		Array.from({ length: 6 }, (_, index) => ({
			...uncounted,
			shiftName: `Shift ${index}`,
			expectedCash: 100.5 + index,
			countedCash: 100.5 + index - (index % 3),
			difference: -(index % 3),
			[`${rival}ExpectedCash`]: 700.5 + index,
			[`${rival}CountedCash`]: 700.5 + index + (index % 2),
			[`${rival}Difference`]: index % 2,
		}));
	const own = [1, 2, 3, 4, 5].map((index) => [
		100.5 + index,
		100.5 + index - (index % 3),
		0 - (index % 3),
	]);

	test.each(['previous', 'lastWeek', 'yesterday', 'monthToDate', 'petty', 'foreign'])(
		'%s',
		async (rival) => {
			for (const field of ['expectedCash', 'countedCash']) {
				for (const nothing of ['N/A', '-', '#ERROR', 'NaN']) {
					const [first, ...others] = shifts(rival);
					const { items, error } = await run({
						response: [{ ...first, [field]: nothing }, ...others],
					});
					expect(error).toBeUndefined();
					expect(amounts(items).slice(1)).toEqual(own);
				}
				const [first, ...others] = shifts(rival);
				const { error } = await run({ response: [{ ...first, [field]: 'see note' }, ...others] });
				expect(error?.message).toBe(QUESTION);
			}
		},
	);
});

describe('what can not be compared is asked', () => {
	const days = ['2026-03-03', '2026-03-04'].flatMap((businessDate, day) =>
		['Lunch', 'Dinner'].map((shiftName, shift) => ({
			...uncounted,
			shiftName,
			businessDate,
			closedAt: `${businessDate}T2${day}:00:00`,
			openedAt: `${businessDate}T1${shift}:00:00`,
		})),
	);
	const off = [0, 5, 3, 0];

	test.each<[string, (index: number) => object]>([
		[
			'amounts of the sheet, repeated in each of its shifts',
			(index) => ({
				sheetExpectedCash: 900.5 + Math.floor(index / 2),
				sheetCountedCash: 899.5 + Math.floor(index / 2),
			}),
		],
		[
			'amounts of the day',
			(index) => ({ dayExpected: 90.5 + Math.floor(index / 2), dayCounted: 89.5 }),
		],
		[
			'a difference without a sign, with the sign in words',
			(index) => ({
				cashDifference: off[index],
				differenceType: ['None', 'Shortage', 'Surplus', 'None'][index],
			}),
		],
		['a shortage with both signs', (index) => ({ cashShortage: index - 1.5 })],
	])('%s', async (_name, fields) => {
		const response = days.map((shift, index) => ({ ...shift, ...fields(index) }));
		expect((await run({ response })).error?.message).toBe(QUESTION);
		const { items } = await run({ response }, { operation: 'getCashSheets' });
		expect(amounts(items)).toEqual(days.map(() => [null, null, null]));
	});

	test('not amounts of the sheet where it has one shift', async () => {
		const response = [0, 2].map((index) => ({
			...days[index],
			sheetExpectedCash: 900.5 + index,
			sheetCountedCash: 899.5,
		}));
		const { items } = await run({ response });
		expect(amounts(items)).toEqual([
			[900.5, 899.5, -1],
			[902.5, 899.5, -3],
		]);
	});
});

test('a time of closing in the night is not put on the evening before', async () => {
	const late = { ...closed, businessDate: '2026-03-03', closedAt: '00:26' };
	const shift = { ...late, openedAt: undefined };
	const unsure = await run({ response: [shift] }, { operation: 'getCashSheets' });
	expect(unsure.items).toMatchObject([{ status: 'closed', closedAt: null }]);
	const response = [{ ...shift, openedAt: '19:00' }];
	const { items } = await run({ response }, { operation: 'getCashSheets' });
	expect(items).toMatchObject([{ closedAt: '2026-03-04T00:26:00' }]);
});

test('shifts of days that were not asked for have their date, and a warning', async () => {
	const response = Array.from({ length: 20 }, (_, index) => {
		const businessDate = `2026-03-${String(index + 1).padStart(2, '0')}`;
		return { ...closed, businessDate, openedAt: `${businessDate}T09:00:00` };
	});
	const { items, hint } = await run({ response }, { operation: 'getCashSheets' });
	expect(items.map(({ date }) => date)).toEqual(response.map(({ businessDate }) => businessDate));
	expect(hint).toContain('18 shifts outside the period');
});

describe('what is no amount of cash is not compared', () => {
	test.each<[string, object]>([
		['an opening float', { expectedCash: 100, actualOpeningCash: 90 }],
		['the float to leave', { expectedCash: 100, closingFloat: 90 }],
		['another time', { previousExpectedCash: 100, previousCountedCash: 90 }],
		['another purse', { pettyCashExpected: 100, pettyCashCounted: 90 }],
		['cards', { expectedCash: 100, countedCards: 90 }],
		['a day', { expectedCash: 100, countedOn: 20260303 }],
	])('%s: it asks', async (_name, fields) => {
		const { items, error } = await run({ response: [{ ...uncounted, ...fields }] });
		expect(items).toEqual([]);
		expect(error?.message).toBe(QUESTION);
		expect(error?.description).toMatch(/^Set Expected, Counted or Difference under 'Columns'/);
	});
});

test.each(['1e400', '-1e400'])('a number that is not finite is no amount: %s', async (number) => {
	const text = JSON.stringify([closed, { ...closed, shiftName: 'Dinner' }]).replace(
		'"countedCash":10}',
		`"countedCash":${number}}`,
	);
	expect(text).toContain(number);
	const { items, hint } = await run({ text });
	expect(amounts(items)).toEqual([
		[10.5, null, null],
		[10.5, 10, -0.5],
	]);
	expect(hint).not.toMatch(/Infinity|NaN/);
	const all = await run({ text }, { simplify: false });
	expect(all.items[0]?.['discrepancy']).toMatchObject({ difference: null, type: null });
});

describe('a total among the shifts is no shift', () => {
	const row = (shift: string, expected: string, counted: string) => ({
		shift,
		status: 'Closed',
		efectivoTeorico: expected,
		efectivoContado: counted,
	});
	test.each<[string, object[]]>([
		[
			'in texts, at the end',
			[
				row('Comida', '1.000,50', '1.000,00'),
				row('Cena', '812,25', '812,25'),
				row('Total', '1.812,75', '1.812,25'),
			],
		],
		[
			'in texts, in front',
			[
				row('TOTAL', '1.812,75', '1.812,25'),
				row('Comida', '1.000,50', '1.000,00'),
				row('Cena', '812,25', '812,25'),
			],
		],
	])('%s', async (_name, shifts) => {
		const { items } = await run({ response: [{ fecha: '2026-03-03', turnos: shifts }] });
		expect(items.map(({ shift }) => shift)).toEqual(['Comida', 'Cena']);
		expect(amounts(items)).toEqual([
			[1000.5, 1000, -0.5],
			[812.25, 812.25, 0],
		]);
		const summary = await run(
			{ response: [{ fecha: '2026-03-03', turnos: shifts }] },
			{ operation: 'getSummary', groupBy: 'all' },
		);
		expect(summary.items).toMatchObject([{ shifts: 2, expected: 1812.75, short: 0.5 }]);
	});
});

test("a day's total stands under the sheet's name, so that nobody sums it up once per shift", async () => {
	const response = [
		{
			id: 1,
			date: '2026-03-03',
			currency: 'EUR',
			totals: { cash: { expected: 21, counted: 20 } },
			cashTotal: 20,
			depositTotal: { amount: 2000, currency: 'EUR' },
			shifts: [closed, { ...closed, shiftName: 'Dinner' }],
		},
	];
	const { items } = await run({ response }, { operation: 'getCashSheets', simplify: false });
	for (const item of items) {
		expect(item).toMatchObject({
			currency: 'EUR',
			cashSheetTotals: { cash: { expected: 21, counted: 20 } },
			cashSheetCashTotal: 20,
			cashSheetDepositTotal: { amount: 2000, currency: 'EUR' },
		});
		for (const name of ['totals', 'cashTotal', 'depositTotal'])
			expect(item).not.toHaveProperty(name);
	}
});

describe('a row for each means of payment is no shift', () => {
	const rows = (tender: (index: number) => object) =>
		[0, 1, 2, 3].flatMap((shift) =>
			[0, 1, 2].map((index) => ({
				CentreId: 101,
				Date: `2026-03-0${shift < 2 ? 3 : 4}`,
				Shift: shift % 2 === 0 ? 'Lunch' : 'Dinner',
				Status: 'Closed',
				...tender(index),
				Expected: 100 + shift * 11.5 + index * 40,
				Counted: 99.5 + shift * 11.5 + index * 40,
			})),
		);
	test.each<[string, (index: number) => object]>([
		['numbered', (index) => ({ PaymentMethodId: index + 1 })],
		['numbered, in Spanish', (index) => ({ IdMedioPago: index + 1 })],
		['with codes', (index) => ({ tender_code: `T${index}` })],
		['named', (index) => ({ Tender: ['Cash', 'Card', 'Voucher'][index] })],
	])('%s', async (_name, tender) => {
		const { error } = await run({ response: rows(tender) });
		expect(error?.message).toBe(QUESTION);
	});

	test.each<[string, (index: number) => object]>([
		['without any', () => ({})],
		['where it is always the same', () => ({ PaymentMethodId: 1 })],
		['where a number of payments stands beside the amounts', (index) => ({ payments: index + 3 })],
	])('but %s it is a shift', async (_name, tender) => {
		const { error, items } = await run({ response: rows(tender) });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(12);
		expect(items[0]).toMatchObject({ expected: 100, counted: 99.5, difference: -0.5 });
	});
});

describe('amounts in several currencies', () => {
	const WARNING =
		'The amounts are in EUR and GBP, and sums add them as they stand. Ask for the centres of one currency at a time';
	const shifts = (make: (currency: string, amount: number) => object) =>
		['EUR', 'GBP'].map((currency, index) => ({
			...uncounted,
			shiftName: `Shift ${index}`,
			...make(currency, 10.5 + index),
		}));
	test.each<[string, object[], boolean]>([
		[
			'each named beside the amounts',
			shifts((currency, amount) => ({
				currency,
				expectedCash: amount,
				countedCash: amount - 0.25,
			})),
			true,
		],
		[
			'each named in the amounts',
			shifts((currency, amount) => ({
				expectedCash: { amount, currency },
				countedCash: { amount: amount - 0.25, currency },
			})),
			true,
		],
		[
			'all in one currency',
			shifts((_, amount) => ({
				currency: 'EUR',
				expectedCash: amount,
				countedCash: amount - 0.25,
			})),
			false,
		],
	])('a warning says so, unless there is only one: %s', async (_name, response, isWarned) => {
		for (const operation of ['getDiscrepancies', 'getSummary']) {
			const { items, error, hint } = await run({ response }, { operation });
			expect(error).toBeUndefined();
			expect(items[0]).toMatchObject({ difference: operation === 'getSummary' ? -0.5 : -0.25 });
			expect(hint?.includes(WARNING)).toBe(isWarned);
		}
	});
});

test.each(['\u2212', '\u2013'])('%s before an amount is a minus', async (minus) => {
	const response = ['10,50', '12,25'].map((expectedCash, index) => ({
		...uncounted,
		shiftName: `Shift ${index}`,
		expectedCash,
		countedCash: '10,25',
		difference: `${minus}${index === 0 ? '0,25' : '2,00'}`,
	}));
	const { items, error } = await run({ response });
	expect(error).toBeUndefined();
	expect(amounts(items)).toEqual([
		[10.5, 10.25, -0.25],
		[12.25, 10.25, -2],
	]);
});
