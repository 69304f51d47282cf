import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import { moneyFieldsOf, rowsOf, tableOf } from '../../support/columns';

/*
 * What speaks against amounts whose names and places would do. In each example one thing differs
 * between what is in doubt and what is not.
 */

type Make = (index: number) => object;
type Names = Partial<Record<'expected' | 'counted' | 'difference', string>>;
type InDoubt = Partial<Record<'expected' | 'counted', string[]>>;

const OFF = [6, -0.25, 0, -4, 2.5, 0];
const should = (index: number) => 400.5 + index * 31;
const is = (index: number) => should(index) + (OFF[index] ?? 0);
const float = (index: number) => [150, 200, 180.5][index % 3] ?? 0;
const pair: Make = (index) => ({ expectedCash: should(index), countedCash: is(index) });
const PAIR = { expected: 'expectedCash', counted: 'countedCash' };

const read = (make: Make, count = OFF.length) =>
	tableOf(
		{ shifts: OFF.slice(0, count).map((_, index) => make(index)) },
		{ shiftList: 'shifts[]' },
	);

function expectRead(table: ReturnType<typeof read>, fields: Names, inDoubt: InDoubt = {}) {
	const { verdicts, question } = table.assignment;
	expect(moneyFieldsOf(table)).toEqual(fields);
	for (const side of ['expected', 'counted'] as const) {
		expect(verdicts[side].doubt.map(({ path }) => path)).toEqual(inDoubt[side] ?? []);
	}
	if (Object.keys(inDoubt).length === 0) expect(question).toBeUndefined();
	else expect(question).toBeInstanceOf(InputError);
}
const BOTH = { expected: ['expectedCash'], counted: ['countedCash'] };

describe('the float is in one of them only', () => {
	const withFloat: Make = (index) => ({
		...pair(index),
		countedCash: is(index) + float(index),
		openingFloat: float(index),
	});
	test.each<[string, Make, Names, InDoubt]>([
		['nothing fits', withFloat, {}, BOTH],
		[
			'it is in the expected amount',
			(index) => ({
				...pair(index),
				expectedCash: should(index) + float(index),
				fondoInicial: float(index),
			}),
			{},
			BOTH,
		],
		[
			'an expected amount with it fits',
			(index) => ({ ...withFloat(index), expectedInDrawer: should(index) + float(index) }),
			{ expected: 'expectedInDrawer', counted: 'countedCash' },
			{},
		],
		[
			'a count without it fits',
			(index) => ({ ...withFloat(index), countedCashNet: is(index) }),
			{ expected: 'expectedCash', counted: 'countedCashNet' },
			{},
		],
		[
			'both an expected amount and a count fit',
			(index) => ({
				...withFloat(index),
				expectedInDrawer: should(index) + float(index),
				countedCashNet: is(index),
			}),
			{},
			{
				expected: ['expectedCash', 'expectedInDrawer'],
				counted: ['countedCash', 'countedCashNet'],
			},
		],
		[
			'always the same, and shown by another expected amount alone',
			(index) => ({
				...pair(index),
				countedCash: is(index) + 150,
				expectedInDrawer: should(index) + 150,
			}),
			{ expected: 'expectedInDrawer', counted: 'countedCash' },
			{},
		],
		[
			'another expected amount is far closer',
			(index) => ({
				...pair(index),
				countedCash: is(index) + float(index),
				expectedInDrawer: should(index) + float(index),
			}),
			{},
			{ expected: ['expectedCash', 'expectedInDrawer'], counted: ['countedCash'] },
		],
		['it is in both', (index) => ({ ...pair(index), openingFloat: float(index) }), PAIR, {}],
		[
			'a difference proves them all the same',
			(index) => ({
				...withFloat(index),
				cashDifference: is(index) + float(index) - should(index),
			}),
			{ ...PAIR, difference: 'cashDifference' },
			{},
		],
		[
			'it is missing in two shifts of six, which may have happened',
			(index) => ({
				...pair(index),
				countedCash: is(index) - (index < 2 ? float(index) : 0),
				openingFloat: float(index),
			}),
			PAIR,
			{},
		],
	])('%s', (_name, make, fields, inDoubt) => {
		expectRead(read(make), fields, inDoubt);
	});

	test('in a single shift only what is off by just the float is in doubt', () => {
		expectRead(read(withFloat, 1), PAIR);
		expectRead(
			read((index) => ({ ...withFloat(index), countedCash: should(index) + float(index) }), 1),
			{},
			BOTH,
		);
	});
});

describe('a correction beside it', () => {
	const first = (index: number) => is(index) + (index % 4 === 1 ? 7.5 : 0);
	const counted = (more: Make): Make => {
		return (index) => ({ ...pair(index), countedCash: first(index), ...more(index) });
	};
	const some = (index: number) => (index % 4 === 1 ? is(index) : null);
	const sure = { expected: 'expectedCash' };
	test.each<[string, Make, Names, InDoubt]>([
		...['correctedCountedCash', 'recountedCash', 'verifiedCash', 'countedCashFinal2'].flatMap(
			(name): Array<[string, Make, Names, InDoubt]> => [
				[
					`${name}, where corrected`,
					counted((index) => ({ [name]: some(index) })),
					sure,
					{ counted: ['countedCash', name] },
				],
				[
					`${name}, in all shifts`,
					counted((index) => ({ [name]: is(index) })),
					sure,
					{ counted: ['countedCash', name] },
				],
			],
		),
		[
			'of the expected amount',
			(index) => ({ ...pair(index), adjustedExpectedCash: should(index) + (index % 2) * 7.5 }),
			{ counted: 'countedCash' },
			{ expected: ['expectedCash', 'adjustedExpectedCash'] },
		],
		[
			'that changed nothing',
			(index) => ({ ...pair(index), correctedCountedCash: is(index) }),
			PAIR,
			{},
		],
		[
			'whose amount alone is given',
			counted((index) => ({ correctedCash: index % 4 === 1 ? -7.5 : 0 })),
			PAIR,
			{},
		],
		['that is of cards', counted((index) => ({ verifiedCards: is(index) })), PAIR, {}],
		[
			'and a difference that proves the first count',
			counted((index) => ({
				verifiedCash: is(index),
				cashDifference: first(index) - should(index),
			})),
			{ ...PAIR, difference: 'cashDifference' },
			{},
		],
		[
			'and a difference that proves the corrected one',
			counted((index) => ({
				correctedCountedCash: is(index),
				cashDifference: is(index) - should(index),
			})),
			{ ...PAIR, counted: 'correctedCountedCash', difference: 'cashDifference' },
			{},
		],
	])('%s', (_name, make, fields, inDoubt) => {
		const table = read(make);
		expectRead(table, fields, inDoubt);
		if (inDoubt.counted ?? inDoubt.expected) {
			expect(rowsOf(table).every(({ difference }) => difference === null)).toBe(true);
		}
	});
});

describe('all means of payment', () => {
	const card = (index: number) => 900.5 + index * 57;
	const paid = (index: number) => ({ cashSales: should(index), cardSales: card(index) });
	const all: Make = (index) => ({
		...paid(index),
		totalExpected: should(index) + card(index) - 20,
		totalCounted: is(index) + card(index) - 20,
	});
	const TOTALS = { expected: 'totalExpected', counted: 'totalCounted' };
	const inDoubt = { expected: ['totalExpected'], counted: ['totalCounted'] };
	test.each<[string, Make, Names, InDoubt]>([
		['in totals', all, {}, inDoubt],
		[
			'in totals that a difference proves',
			(index) => ({ ...all(index), totalDifference: OFF[index] }),
			{},
			inDoubt,
		],
		[
			'in what has no name, beside totals of each',
			(index) => ({
				cashTotal: should(index),
				cardTotal: card(index),
				appTotal: 80.5,
				expected: should(index) + card(index) + 80.5,
				counted: is(index) + card(index) + 80.5,
			}),
			{},
			{ expected: ['expected'], counted: ['counted'] },
		],
		[
			'where a card is a part of all cards',
			(index) => ({ ...all(index), visaSales: card(index) / 2 }),
			{},
			inDoubt,
		],
		[
			'beside totals of cash',
			(index) => ({ ...paid(index), totalExpected: should(index), totalCounted: is(index) }),
			TOTALS,
			{},
		],
		[
			'beside totals of cash with the float',
			(index) => ({
				...paid(index),
				totalExpected: should(index) + 150,
				totalCounted: is(index) + 150,
			}),
			TOTALS,
			{},
		],
		[
			'beside what is called cash',
			(index) => ({ ...paid(index), expectedCash: should(index) + 1, countedCash: is(index) + 1 }),
			PAIR,
			{},
		],
		[
			'where only what was taken out of the till is in cash',
			(index) => ({ ...all(index), cashSales: undefined, cashRemoved: 20.5 }),
			TOTALS,
			{},
		],
	])('%s', (_name, make, fields, doubt) => {
		const table = read(make);
		expectRead(table, fields, doubt);
	});
});

describe('two forms of records', () => {
	const inner: Make = (index) => ({ cash: { expected: should(index), counted: is(index) } });
	test.each<[string, Make, Names, InDoubt]>([
		[
			'each shift has one of them',
			(index) => (index < 4 ? pair(index) : inner(index)),
			{},
			{
				expected: ['expectedCash', 'cash.expected'],
				counted: ['countedCash', 'cash.counted'],
			},
		],
		[
			'of the count alone',
			(index) => ({
				expectedCash: should(index),
				[index < 5 ? 'countedCash' : 'declared']: is(index),
			}),
			{ expected: 'expectedCash' },
			{ counted: ['countedCash', 'declared'] },
		],
		[
			'one is filled here and there only',
			(index) => ({ ...inner(index), ...(index < 3 ? pair(index) : {}) }),
			{},
			{
				expected: ['expectedCash', 'cash.expected'],
				counted: ['countedCash', 'cash.counted'],
			},
		],
		['both say the same', (index) => ({ ...pair(index), ...inner(index) }), PAIR, {}],
		[
			'the other is of cards',
			(index) => (index < 4 ? pair(index) : { cards: { expected: 9.5, counted: 8.5 } }),
			PAIR,
			{},
		],
	])('%s', (_name, make, fields, inDoubt) => {
		const table = read(make);
		expectRead(table, fields, inDoubt);
		if (inDoubt.counted) expect(rowsOf(table).map(({ status }) => status)).not.toContain('open');
	});
});

describe('how much is enough', () => {
	const many = (count: number, make: Make) =>
		tableOf(
			{ shifts: Array.from({ length: count }, (_, index) => make(index)) },
			{ shiftList: 'shifts[]' },
		);
	const round: Make = (index) => ({ expectedCash: 400 + index, countedCash: 400 });
	const corrected =
		(near: number, by: number): Make =>
		(index) => ({ ...round(index), correctedCountedCash: 400 - (index < near ? by : 300) });

	test.each<[string, Make, boolean]>([
		['a corrected count is near in eight of ten shifts', corrected(8, 10), true],
		['in seven of ten', corrected(7, 10), false],
		['a quarter away', corrected(10, 100), true],
		['more than a quarter away', corrected(10, 100.01), false],
	])('%s', (_name, make, isDoubtful) => {
		const doubt = isDoubtful ? { counted: ['countedCash', 'correctedCountedCash'] } : {};
		expectRead(many(10, make), isDoubtful ? { expected: 'expectedCash' } : PAIR, doubt);
	});

	const declaredIn =
		(count: number): Make =>
		(index) => ({
			expectedCash: 400 + index,
			countedCash: index === 0 ? null : 400,
			cash: { counted: index < count ? 400 : null },
		});

	test.each<[string, number, boolean]>([
		['a count is missing in one of ten shifts, where another stands in', 10, true],
		['in one of eleven', 11, false],
	])('%s', (_name, count, isDoubtful) => {
		const doubt = isDoubtful ? { counted: ['countedCash', 'cash.counted'] } : {};
		const fields = isDoubtful ? { expected: 'expectedCash' } : PAIR;
		expectRead(many(count, declaredIn(2)), fields, doubt);
	});

	/** So much more than the cash was expected and counted of all, beside 1000 by card. */
	const ofAll =
		(
			more: number | ((index: number) => number),
			card: (index: number) => number = () => 1000,
		): Make =>
		(index) => {
			const all = 400.5 + index + (typeof more === 'number' ? more : more(index));
			return {
				cashSales: 400.5 + index,
				cardSales: card(index),
				totalExpected: all,
				totalCounted: all,
			};
		};
	const nearIn = (count: number) => ofAll((index) => (index < count ? 1000 : 20));

	test.each<[string, Make, boolean]>([
		['all is three quarters of the cards more than the cash', ofAll(750), true],
		['it is less than that', ofAll(749.99), false],
		['it is five quarters of the cards more', ofAll(1250), true],
		['it is more than that', ofAll(1250.01), false],
		['it is so in nine of ten shifts', nearIn(9), true],
		['it is so in eight of ten', nearIn(8), false],
		['nobody paid by card', ofAll(0, () => 0), false],
		[
			'somebody did in one shift',
			ofAll(
				(index) => (index === 0 ? 1000 : 0),
				(index) => (index === 0 ? 1000 : 0),
			),
			true,
		],
	])('%s', (_name, make, isDoubtful) => {
		const doubt = { expected: ['totalExpected'], counted: ['totalCounted'] };
		const fields = { expected: 'totalExpected', counted: 'totalCounted' };
		expectRead(many(10, make), isDoubtful ? {} : fields, isDoubtful ? doubt : {});
	});
});
