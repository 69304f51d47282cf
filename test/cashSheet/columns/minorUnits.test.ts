import { rowsOf, tableOf } from '../../support/columns';

const read = (shifts: object[]) => tableOf({ shifts }, { shiftList: 'shifts[]' });
const ASKED = 'are whole numbers and may be cents';
const isAsked = (shifts: object[]) =>
	read(shifts).assignment.question?.message.includes(ASKED) ?? false;

const LARGE = { expected: 48050, counted: 47950 };
const THREE_ROUND = [
	{ expected: 5000, counted: 5000 },
	{ expected: 6000, counted: 7000 },
];

test.each<[string, object[]]>([
	['large whole numbers', [LARGE]],
	['as text', [{ expected: '48050', counted: '47950' }]],
	['the least that a till may hold in cents', [{ expected: 1000, counted: 990 }]],
	['large in what was counted alone', [{ expected: 990, counted: 1000 }]],
	['round ones, three of them', THREE_ROUND],
	['round ones, three and a zero', [...THREE_ROUND, { expected: 0, counted: 0 }]],
	[
		'round ones, three, one of them now short and now over',
		[
			{ expected: 5000, counted: 6000, difference: 1000 },
			{ expected: 6000, counted: 5000, difference: -1000 },
		],
	],
	['four of which one is not round', [...THREE_ROUND, { expected: 8050, counted: 8050 }]],
	['large ones beside sales with decimals', [{ ...LARGE, sales: 1000.5 }]],
	['large ones beside sales in a field of cents', [{ ...LARGE, salesCents: 100050 }]],
	['large ones beside other cash in cents', [{ ...LARGE, cashInBoxCents: 4805 }]],
	[
		'round ones, three, beside other cash in cents',
		THREE_ROUND.map((one) => ({ ...one, cashInBoxCents: 8000 })),
	],
	['large ones beside a whole amount with its currency', [{ ...LARGE, cashInBox: '12 EUR' }]],
	['large ones beside a field that says cents', [{ expectedCents: 48050, counted: 48050 }]],
	['large ones of a currency with cents', [{ ...LARGE, currency: 'EUR' }]],
	['large ones beside a text that is the code of another', [{ ...LARGE, note: 'JPY' }]],
	['false where nothing is counted', [LARGE, { expected: 48000, counted: false }]],
])('may be cents: %s', (_name, shifts) => {
	expect(isAsked(shifts)).toBe(true);
	expect(rowsOf(read(shifts)).map(({ expected }) => expected)).toEqual(shifts.map(() => null));
});

test.each<[string, object[], number]>([
	['smaller ones', [{ expected: 999, counted: 998 }], -1],
	['smaller ones beside more cash', [{ expected: 500, counted: 490, cashInSafe: 200000 }], -10],
	['one with decimals', [LARGE, { expected: 10.5, counted: 9.5 }], -1],
	['decimals in other cash', [{ ...LARGE, cashInBox: 10.5 }], -100],
	['decimals in a text', [{ expected: '48050', counted: '47950.00' }], -100],
	['decimals with a comma', [{ expected: '48050', counted: '47950,00' }], -100],
	['round ones, four of them', [...THREE_ROUND, { expected: 8000, counted: 8000 }], 0],
	['a currency without cents', [{ ...LARGE, currency: 'JPY' }], -100],
	['whole amounts with their currency', [{ expected: '48050 EUR', counted: '47950 EUR' }], -100],
	['fields that say so', [{ expectedCents: 48050, countedCents: 47950 }], -1],
])('are told: %s', (_name, shifts, difference) => {
	expect(isAsked(shifts)).toBe(false);
	expect(rowsOf(read(shifts)).at(-1)?.difference).toBe(difference);
});

test('the question names the fields, and an amount that is not 0', () => {
	const { question } = read([{ expected: 0, counted: 0 }, LARGE]).assignment;
	expect(question?.description).toMatch(/^Found: expected, counted \(e\.g\. 48050\)/);
});
