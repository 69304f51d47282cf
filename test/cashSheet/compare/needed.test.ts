import type { ColumnPaths } from '../../../nodes/MapalCashrec/cashSheet/columns/byHand';
import type { ColumnName } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { need } from '../../../nodes/MapalCashrec/cashSheet/compare/needed';
import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import { rowsOf, tableOf } from '../../support/columns';

/** What is asked of the user where a column is needed; undefined where nothing is. */
function asked(shifts: object[], columns: ColumnName[], byHand: ColumnPaths = new Map()) {
	const table = tableOf({ shifts }, { shiftList: 'shifts[]', byHand });
	try {
		need(columns, table.assignment, rowsOf(table));
		return undefined;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return `${error.message}. ${error.description}`;
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
	const open = { status: 'Open', openedAt: '2026-03-05T08:00:00' };
	expect(asked([open, open], ['counted'])).toBeUndefined();
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
