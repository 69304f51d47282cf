import type { ColumnPaths } from '../../../nodes/MapalCashrec/cashSheet/columns/byHand';
import type { ColumnName } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { need, needWords } from '../../../nodes/MapalCashrec/cashSheet/compare/needed';
import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import { rowsOf, tableOf } from '../../support/columns';
import { rowOf } from './rows';

/** What is asked of the user where a column is needed; undefined where nothing is. */
function asked(shifts: object[], columns: ColumnName[], byHand: ColumnPaths = new Map()) {
	const table = tableOf({ shifts }, { shiftList: 'shifts[]', byHand });
	try {
		need(columns, table.assignment, rowsOf(table));
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		const { message, description } = error as InputError;
		return `${message}. ${description}`;
	}
}

const CASH = { expectedCash: 10.5, countedCash: 9.5 };
const VAGUE = { amountA: 10.5, amountB: 9.5 };
const MONEY_QUESTION = /^The expected and counted cash of these shifts can't be told for sure/;

test('nothing is asked where the column is there', () => {
	expect(asked([CASH], ['expected', 'counted'])).toBeUndefined();
});

test('nothing is asked where there are no shifts', () => {
	expect(asked([], ['expected', 'date'])).toBeUndefined();
});

test('a difference that is made of the other two is there', () => {
	expect(asked([CASH], ['difference'])).toBeUndefined();
});

test('nothing is asked for money while all shifts are open', () => {
	const [open, closed] = ['Open', 'Closed'].map((status) => ({
		status,
		openedAt: '2026-03-05T08:00:00',
	}));
	expect(asked([open, open] as object[], ['counted'])).toBeUndefined();
	expect(asked([open, closed] as object[], ['counted'])).toMatch(MONEY_QUESTION);
});

test('nothing is asked where only the open shift has no difference yet', () => {
	const [open, closed] = [
		{ status: 'Open', expectedCash: 5.5, countedCash: null },
		{ status: 'Closed', ...CASH },
	];
	expect(asked([open, closed], ['difference'])).toBeUndefined();
});

test('a field set by hand whose amounts cannot be read is asked about, though it is there', () => {
	const shifts = [{ expectedCash: '1.812', countedCash: '1.810' }];
	const byHand: ColumnPaths = new Map([['expected', 'expectedCash']]);
	expect(asked(shifts, ['expected'], byHand)).toMatch(
		/^'Expected' under 'Columns' is expectedCash, whose amounts can't be read for sure/,
	);
	expect(asked(shifts, ['date'], byHand)).not.toMatch(/amounts can't be read/);
});

test('the question of the money is asked for money only', () => {
	expect(asked([VAGUE], ['expected'])).toMatch(MONEY_QUESTION);
	expect(asked([VAGUE], ['counted'])).toMatch(MONEY_QUESTION);
	expect(asked([VAGUE], ['difference'])).toMatch(MONEY_QUESTION);
	expect(asked([VAGUE], ['responsible'])).toBe(
		"'Responsible' of these shifts can't be told for sure. " +
			"Set it under 'Columns' to the field that holds it",
	);
});

test('the question of the money is no matter of what is there', () => {
	const responsible: ColumnPaths = new Map([['responsible', 'who']]);
	expect(asked([{ ...VAGUE, who: 'Ana' }], ['responsible'], responsible)).toBeUndefined();
	expect(asked([{ expectedCash: 10.5 }], ['expected'])).toBeUndefined();
	expect(asked([{ expectedCash: 10.5 }], ['counted'])).toMatch(MONEY_QUESTION);
});

test('the only field in doubt is named', () => {
	const shifts = [{ expectedCash: 48050, countedCash: 47950, grossSales: 90050 }];
	expect(asked(shifts, ['sales'])).toMatch(/It may be one of: grossSales$/);
});

test('the fields in doubt are named', () => {
	const shifts = [1, 2].map((shift) => ({
		...CASH,
		sales: shift * 100.5,
		turnover: shift * 90.5,
	}));
	expect(asked(shifts, ['sales'])).toBe(
		"'Sales' of these shifts can't be told for sure. " +
			"Set it under 'Columns'. It may be one of: sales, turnover",
	);
});

test('a difference alone is not asked about, and does not stand for the other two', () => {
	const shifts = [{ cashDifference: -0.5 }];
	expect(asked(shifts, ['difference'])).toBeUndefined();
	expect(asked(shifts, ['difference', 'expected'])).toBe(
		"'Expected' of these shifts can't be told for sure. " +
			"Set it under 'Columns'. It may be one of: cashDifference",
	);
});

test('of many amounts the first twelve are named', () => {
	const amounts = Object.fromEntries('abcdefghijklm'.split('').map((name) => [name, 1.5]));
	const question = asked([{ ...amounts, cashDifference: -0.5 }], ['expected']) ?? '';
	expect(question).toMatch(/cashDifference(, \w){11}$/);
});

test.each<[string, Array<string | null>, string | undefined]>([
	['words', ['Open', null, 'Reviewed'], undefined],
	['a number', ['1', '2'], 'codes such as "1"'],
	['a letter', ['Open', 'R'], 'codes such as "R"'],
	['none', [null], undefined],
])('states of sheets that are to tell what is reviewed: %s', (_name, states, expected) => {
	const check = () => needWords(states.map((sheetStatus) => rowOf({ sheetStatus })));
	if (expected === undefined) expect(check).not.toThrow();
	else expect(check).toThrow(expected);
});
