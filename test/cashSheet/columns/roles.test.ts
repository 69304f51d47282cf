import {
	isAmountName,
	isShortage,
	meaningOf,
	type Medium,
	type Role,
} from '../../../nodes/MapalCashrec/cashSheet/columns/roles';
import { wordsOf } from '../../../nodes/MapalCashrec/cashSheet/vocabulary/words';

const of = (path: string) =>
	meaningOf({ words: wordsOf(path), last: wordsOf(path.split('.').at(-1) ?? '') });

/** What a name says; a weak one needs proof. */
test.each<[string, Role | undefined, Medium, 'weak' | '']>([
	['expectedCash', 'expected', 'cash', ''],
	['countedCash', 'counted', 'cash', ''],
	['cashDifference', 'difference', 'cash', ''],
	['overShort', 'difference', 'plain', ''],
	['expected', 'expected', 'plain', ''],
	['expected2', 'expected', 'plain', ''],
	['expectedTill', 'expected', 'till', ''],
	['expectedTotal', 'expected', 'total', ''],
	['expectedTillTotal', 'expected', 'total', ''],
	['expectedCard', 'expected', 'other', ''],
	['expectedCovers', 'expected', 'other', ''],
	['closingCash', 'counted', 'cash', 'weak'],
	['cashFinish', 'counted', 'cash', 'weak'],
	['expectedCardAndCash', 'expected', 'other', ''],
	['closed', 'counted', 'plain', 'weak'],
	['count', 'counted', 'plain', 'weak'],
	['cash.count', 'counted', 'cash', 'weak'],
	['expected.count', undefined, 'plain', ''],
	['counted.count', undefined, 'plain', ''],
	['countedAt', undefined, 'other', ''],
	['countedManager', undefined, 'other', ''],
	['openingCash', undefined, 'cash', ''],
	['openingCashCounted', undefined, 'cash', ''],
	['openingAndClosingCash', 'counted', 'cash', 'weak'],
	['cash', undefined, 'cash', ''],
	['sheetExpectedCash', 'expected', 'total', ''],
	['dayExpectedCash', 'expected', 'total', ''],
	['endOfDayExpectedCash', 'expected', 'cash', ''],
	['endDayExpectedCash', 'expected', 'cash', ''],
])('%s', (name, role, medium, weak) => {
	expect(of(name)).toMatchObject({ role, medium, isWeak: weak === 'weak' });
});

/** What is left of a name when what it is has been taken from it. */
test.each<[string, string[]]>([
	['expectedCash', []],
	['expectedCashAmount', []],
	['patioExpectedCash', ['patio']],
	['overShort', []],
	['closingPatioCash', ['patio']],
	['patioCashFinish', ['patio']],
	['expectedAtFinish', ['at', 'finish']],
])('%s: the rest of its name', (name, rest) => {
	expect([...of(name).rest]).toEqual(rest);
});

test.each<[string, boolean]>([
	['countCash', true],
	['count', true],
	['orderCount', false],
	['cashCount', false],
	['cashReason', false],
	['cash', true],
])('%s is the name of an amount: %p', (name, expected) => {
	expect(isAmountName(wordsOf(name))).toBe(expected);
});

test.each<[string, boolean]>([
	['cash.shortage', true],
	['faltante', true],
	['cash.difference', false],
])('%s is a shortage: %p', (path, expected) => {
	expect(isShortage(path)).toBe(expected);
});
