import type { ColumnName } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import { moneyFieldsOf, rowsOf, tableOf } from '../../support/columns';

/*
 * An amount that was set by hand is a fact: the others are looked for beside it.
 */

type Cash = Array<number | null>;
type ByHand = Partial<Record<ColumnName, string>>;

const read = (shifts: object[], byHand: ByHand) =>
	tableOf(
		{ shifts },
		{ shiftList: 'shifts[]', byHand: new Map(Object.entries(byHand)) as Map<ColumnName, string> },
	);

const EXPECTED = [100.5, 200.5, 300.5, 400.5];
const COUNTED = [106.5, 200.25, 300.5, null];
const DIFFERENCE = [6, -0.25, 0, null];
const NONE: Cash = [null, null, null, null];
const pair = (index: number) => ({ expectedCash: EXPECTED[index], countedCash: COUNTED[index] });
const off = (index: number) => DIFFERENCE[index] ?? null;
const opposite = (index: number) => {
	const amount = off(index);
	return amount === null ? null : 0 - amount;
};

test.each<[string, (index: number) => object, ByHand, ByHand, Cash]>([
	[
		'a difference of the other sign is read with the sign that the pair proves',
		(index) => ({ ...pair(index), variance: opposite(index) }),
		{ difference: 'variance' },
		{ expected: 'expectedCash', counted: 'countedCash', difference: 'variance' },
		DIFFERENCE,
	],
	[
		'so is what is missing, where it is negative when there is too much',
		(index) => ({ ...pair(index), faltante: opposite(index) }),
		{ difference: 'faltante' },
		{ expected: 'expectedCash', counted: 'countedCash', difference: 'faltante' },
		DIFFERENCE,
	],
	[
		'a difference whose name says nothing',
		(index) => ({ ...pair(index), xyz: opposite(index) }),
		{ difference: 'xyz' },
		{ expected: 'expectedCash', counted: 'countedCash', difference: 'xyz' },
		DIFFERENCE,
	],
	[
		'a difference that the pair refutes is read as it stands, without the pair',
		(index) => ({ ...pair(index), variance: 7.5 + index }),
		{ difference: 'variance' },
		{ difference: 'variance' },
		[7.5, 8.5, 9.5, 10.5],
	],
	[
		'so is one that no pair goes with',
		(index) => ({ variance: opposite(index) }),
		{ difference: 'variance' },
		{ difference: 'variance' },
		[-6, 0.25, 0, null],
	],
	[
		'the count that is found anyway',
		pair,
		{ counted: 'countedCash' },
		{ expected: 'expectedCash', counted: 'countedCash' },
		DIFFERENCE,
	],
	[
		'the expected amount that is found anyway',
		pair,
		{ expected: 'expectedCash' },
		{ expected: 'expectedCash', counted: 'countedCash' },
		DIFFERENCE,
	],
	[
		'one of two counts',
		(index) => ({ ...pair(index), declaredCash: (COUNTED[index] ?? 0) + 7.5 }),
		{ counted: 'countedCash' },
		{ expected: 'expectedCash', counted: 'countedCash' },
		DIFFERENCE,
	],
	[
		'a count that can not be read in one shift',
		(index) => ({ ...pair(index), countedCash: COUNTED[index] ?? 'Not counted' }),
		{ counted: 'countedCash' },
		{ expected: 'expectedCash', counted: 'countedCash' },
		DIFFERENCE,
	],
	[
		'a count of any name',
		(index) => ({ expectedCash: EXPECTED[index], xyz: COUNTED[index] }),
		{ counted: 'xyz' },
		{ expected: 'expectedCash', counted: 'xyz' },
		DIFFERENCE,
	],
	[
		'a count within a row of a list, beside an expected amount',
		(index) => ({
			expectedCash: EXPECTED[index],
			rows: [
				{ k: 'A', v: COUNTED[index] },
				{ k: 'B', v: 5.5 },
			],
		}),
		{ counted: 'rows[k=A].v' },
		{ expected: 'expectedCash', counted: 'rows[k=A].v' },
		DIFFERENCE,
	],
	[
		'a count that the difference beside the expected amount refutes',
		(index) => ({ ...pair(index), difference: off(index), other: 33.5 }),
		{ counted: 'other' },
		{ counted: 'other' },
		NONE,
	],
	[
		'an expected amount with the float, beside a count without it',
		(index) => ({ ...pair(index), expectedInAll: (EXPECTED[index] ?? 0) + 150 }),
		{ expected: 'expectedInAll' },
		{ expected: 'expectedInAll' },
		NONE,
	],
])('%s', (_name, make, byHand, fields, differences) => {
	const table = read([0, 1, 2, 3].map(make), byHand);
	expect(moneyFieldsOf(table)).toEqual(fields);
	expect(rowsOf(table).map(({ difference }) => difference)).toEqual(differences);
});

test('a shift is open or closed as without a difference by hand', () => {
	const shifts = [0, 1, 2, 3].map((index) => ({ ...pair(index), variance: opposite(index) }));
	const states = (byHand: ByHand) => rowsOf(read(shifts, byHand)).map(({ status }) => status);
	expect(states({ difference: 'variance' })).toEqual(['closed', 'closed', 'closed', 'open']);
	expect(states({ difference: 'variance' })).toEqual(states({}));
});

test.each(['expected', 'counted', 'difference', 'centreId', 'shiftId'] as const)(
	'an object in the field that %s was set to ends in rows or in a message',
	(name) => {
		const shifts = [0, 1].map((index) => ({ ...pair(index), finalCount: { toString: {} } }));
		const found = () => rowsOf(read(shifts, { [name]: 'finalCount' })).length;
		let message: unknown;
		try {
			expect(found()).toBe(2);
		} catch (error) {
			message = error;
		}
		expect(message === undefined || message instanceof InputError).toBe(true);
	},
);
