import type { Amount } from '../../../nodes/MapalCashrec/cashSheet/columns/amounts';
import {
	agreement,
	byRank,
	distinct,
	isProven,
	nearest,
	pair,
	POINTS,
	unnamedCounted,
	unnamedExpected,
	type Agreement,
} from '../../../nodes/MapalCashrec/cashSheet/columns/pairs';
import { meaningOf } from '../../../nodes/MapalCashrec/cashSheet/columns/roles';
import { wordsOf } from '../../../nodes/MapalCashrec/cashSheet/vocabulary/words';

/** An amount of each shift; undefined where it has none. */
type Cents = Array<number | undefined>;

/** The amounts of a field, with what a pair is judged by. */
function amount(path: string, cents: Cents = []): Amount {
	const steps = path.split('.');
	const words = wordsOf(path);
	const read = new Map([...cents.entries()].filter(([, one]) => one !== undefined));
	return {
		...meaningOf({ words, last: wordsOf(steps.at(-1) ?? '') }),
		field: { path, words, parent: steps.slice(0, -1).join('.'), depth: steps.length - 1 },
		cents: read,
		signature: JSON.stringify([...read]),
	} as unknown as Amount;
}

const paths = (amounts: Amount[]) => amounts.map(({ field }) => field.path);

test.each<[string, Agreement, Cents, Cents, Cents]>([
	['counted less expected', 'proven', [10], [9], [-1]],
	['expected less counted', 'proven', [10], [9], [1]],
	['one shift that differs, of two', 'proven', [10, 10], [9, 10], [-1, 0]],
	['nothing differs anywhere', 'possible', [10, 20], [10, 20], [0, 0]],
	['another difference', 'refuted', [10], [9], [-2]],
	['another difference in one shift of two', 'refuted', [10, 10], [9, 9], [-1, -2]],
	['a difference of 0 where they differ', 'refuted', [10], [9], [0]],
	['a difference where they do not differ', 'refuted', [10], [10], [-1]],
	['now of one sign, now of the other', 'refuted', [10, 10], [9, 9], [-1, 1]],
	['no shift that has all three', 'unknown', [10, undefined], [undefined, 9], [-1, -1]],
	['no differences', 'unknown', [10], [9], []],
	['a shift besides that is not counted', 'proven', [10, 10], [9, undefined], [-1, -3]],
	['a shift besides of which nothing is expected', 'proven', [10, undefined], [9, 9], [-1, -3]],
	['a difference only where nothing is counted', 'possible', [10, 10], [10, undefined], [0, -3]],
	['two that nothing counted explains', 'refuted', [8, 8, 8], [9, undefined, undefined], [1, 3, 3]],
	[
		'nothing, or all that is expected, until it is counted',
		'proven',
		[8, 8, 8, 8],
		[9, undefined, undefined, undefined],
		[1, 0, -8, -8],
	],
	[
		'two of many that nothing counted explains',
		'proven',
		Array.from({ length: 22 }, () => 8),
		Array.from({ length: 20 }, () => 9),
		[...Array.from({ length: 20 }, () => 1), 3, 3],
	],
	[
		'more than one of ten that nothing counted explains',
		'refuted',
		Array.from({ length: 21 }, () => 8),
		Array.from({ length: 19 }, () => 9),
		[...Array.from({ length: 19 }, () => 1), 3, 3],
	],
])('%s: %s', (_name, expected, should, is, difference) => {
	expect(
		agreement(amount('expected', should), amount('counted', is), amount('difference', difference)),
	).toBe(expected);
});

describe('a pair', () => {
	const expected = amount('till.cashExpected', [10, 10]);
	const counted = amount('till.cashCounted', [9, 10]);
	const proof: Cents = [-1, 0];
	const wrong: Cents = [-2, 0];

	test.each<[string, Amount[], string | undefined, string[]]>([
		['no difference', [], undefined, []],
		['one that proves it', [amount('difference', proof)], 'difference', [POINTS.proven.why]],
		['one elsewhere that says otherwise', [amount('difference', wrong)], undefined, []],
		[
			'one that proves it, behind one beside it that says otherwise',
			[amount('till.cashDifference', wrong), amount('difference', proof)],
			'difference',
			[POINTS.proven.why],
		],
		[
			'the first of two that prove it',
			[amount('difference', proof), amount('till.cashDifference', proof)],
			'difference',
			[POINTS.proven.why],
		],
		[
			'one that proves it, behind one that is empty',
			[amount('till.cashDifference'), amount('difference', proof)],
			'difference',
			[POINTS.proven.why],
		],
		[
			'one that proves it, before one that is empty',
			[amount('difference', proof), amount('till.cashDifference')],
			'difference',
			[POINTS.proven.why],
		],
		[
			'an empty one beside it, of the same name',
			[amount('till.cashDifference')],
			'till.cashDifference',
			[POINTS.belongs.why],
		],
		['an empty one elsewhere', [amount('safe.cashDifference')], undefined, []],
		['an empty one of cards', [amount('till.cardDifference')], undefined, []],
		['an empty one of another name', [amount('till.cashRoundingDifference')], undefined, []],
	])('with %s', (_name, differences, found, why) => {
		expect(pair(expected, counted, differences)).toMatchObject({
			expected,
			counted,
			why: [POINTS.sameName.why, POINTS.samePlace.why, ...why],
		});
		const choice = pair(expected, counted, differences);
		if (typeof choice !== 'object') throw new Error('No pair');
		expect(choice.difference?.field.path).toBe(found);
		expect(isProven(choice)).toBe(why.includes(POINTS.proven.why));
	});

	test('is none where the difference of its name beside it says otherwise', () => {
		expect(pair(expected, counted, [amount('till.cashDifference', wrong)])).toBe('contradiction');
	});

	test('may have an empty difference beside it that does not say cash', () => {
		const choice = pair(amount('cashExpected', [10]), amount('cashCounted', [9]), [
			amount('difference'),
		]);
		expect(choice).toMatchObject({ score: 6 + POINTS.belongs.points });
	});

	test('may have a difference elsewhere that is 0 as they are', () => {
		const [same, zero] = [amount('till.cashCounted', [10, 10]), amount('safe.difference', [0, 0])];
		expect(pair(expected, same, [zero])).toMatchObject({
			difference: zero,
			why: [POINTS.sameName.why, POINTS.samePlace.why, POINTS.possible.why],
		});
		// The first that may be it.
		const other = amount('box.difference', [0, 0]);
		expect(pair(expected, same, [zero, other])).toMatchObject({ difference: zero });
	});

	/** Its points, with as much as its names agree from 0 to 1. */
	test.each<[string, string, string, number]>([
		['the same names, in the same place', 'cashExpected', 'cashCounted', 6],
		['the same names, elsewhere', 'a.cashExpected', 'cashCounted', 0 + 0 - 0.1],
		['names of nothing else', 'cash.expected', 'counted', 3 - 0.1],
		['one word of three', 'bar.patioExpected', 'bar.kitchenCounted', 1 + 3 - 0.1],
		['no word', 'patioExpected', 'kitchenCounted', 3],
		['deep in the shift', 'cash.cash.expected', 'cash.cash.counted', 6 - 0.2],
	])('scores by %s', (_name, should, is, score) => {
		const choice = pair(amount(should), amount(is), []);
		expect(choice).toMatchObject({ score: expect.closeTo(score, 10) });
	});

	test('does not say that names agree which differ', () => {
		const choice = pair(amount('patioExpected'), amount('kitchenCounted'), []);
		expect(choice).toMatchObject({ why: [POINTS.samePlace.why] });
	});

	test('with a closing amount is one only if names or numbers say so', () => {
		const closing = amount('till.closingSafe', [9, 10]);
		expect(closing.isWeak).toBe(true);
		expect(pair(expected, closing, [])).toBeUndefined();
		expect(pair(expected, closing, [amount('difference', proof)])).toMatchObject({
			counted: closing,
		});
		expect(pair(expected, amount('till.cashClosing'), [])).toMatchObject({ expected });
	});
});

test('what no name calls expected is named as the counted amount beside it, and proven', () => {
	const counted = amount('till.balanceEndReal', [9]);
	const difference = amount('difference', [-1]);
	const found = (one: Amount) =>
		paths(unnamedExpected(counted, [counted, one], [amount('else', [7]), difference]));
	expect(found(amount('till.balanceEnd', [10]))).toEqual(['till.balanceEnd']);
	expect(found(amount('till.balanceEnd', [11]))).toEqual([]);
	expect(found(amount('till.balanceStart', [10]))).toEqual([]);
	expect(found(amount('safe.balanceEnd', [10]))).toEqual([]);
	expect(found(amount('tillBalanceEnd', [10]))).toEqual([]);
});

test('or it stands beside the counted amount and the difference, and is proven', () => {
	const counted = amount('cash.counted', [9]);
	const beside = amount('cash.difference', [1]);
	const found = (one: Amount, difference = beside) =>
		paths(unnamedExpected(counted, [counted, one], [amount('else', [7]), difference]));
	expect(found(amount('cash.pos', [10]))).toEqual(['cash.pos']);
	expect(found(amount('cash.pos', [11]))).toEqual([]);
	expect(found(amount('cards.pos', [10]))).toEqual([]);
	expect(found(amount('cash.closing', [10]))).toEqual([]);
	expect(found(amount('cash.pos', [10]), amount('difference', [1]))).toEqual([]);
});

test('what no name calls counted stands beside the expected amount and the difference, and is proven', () => {
	const expected = amount('cash.expected', [10]);
	const beside = [amount('else', [7]), amount('cash.difference', [-1])];
	const found = (one: Amount, differences = beside) =>
		paths(unnamedCounted(expected, [expected, one], differences));
	expect(found(amount('cash.total', [9]))).toEqual(['cash.total']);
	expect(found(amount('cash.total', [8]))).toEqual([]);
	expect(found(amount('cards.total', [9]))).toEqual([]);
	expect(found(amount('cash.expectedInAll', [9]))).toEqual([]);
	expect(found(amount('cash.total', [9]), [amount('difference', [-1])])).toEqual([]);
});

test.each<[string, string[], string[]]>([
	['cash before all else', ['expectedTotal', 'expected', 'expectedCash'], ['expectedCash']],
	[
		'the till and what has no name, before the total',
		['expectedTotal', 'expected', 'expectedTill'],
		['expectedTill', 'expected'],
	],
	['the total where there is nothing else', ['expectedTotal'], ['expectedTotal']],
	['not the total, where cards are told apart from it', ['expectedTotal', 'expectedCard'], []],
	[
		'the total beside something that is no tender',
		['expectedTotal', 'expectedGuests'],
		['expectedTotal'],
	],
	['nothing of cards alone', ['expectedCard'], []],
])('what speaks of cash: %s', (_name, names, expected) => {
	const amounts = names.map((name, index) => amount(name, [index + 1]));
	expect(paths(nearest(amounts))).toEqual(expected);
});

test('of fields with the same amounts one is taken; empty ones are all kept', () => {
	const amounts = [
		amount('expectedTotal', [1, 2]),
		amount('expectedCash', [1, 2]),
		amount('expectedTill', [1, 3]),
		amount('expected'),
		amount('teorico'),
	];
	expect(paths(distinct(amounts))).toEqual(['expectedCash', 'expectedTill', 'expected', 'teorico']);
});

test('likely fields of money come first, then what is nearest to the shift, then by path', () => {
	const order = [
		'expectedCash',
		'a.expectedCash',
		'b.expectedCash',
		'a.a.expectedCash',
		'expectedCashInBar',
		'expectedTill',
		'expected',
		'expectedTotal',
		'expectedCard',
		'cash',
		'card',
	];
	for (const list of [order, [...order].reverse()]) {
		expect(paths(list.map((path) => amount(path)).sort(byRank))).toEqual(order);
	}
});
