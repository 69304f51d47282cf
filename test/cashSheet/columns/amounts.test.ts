import { isOfTheDay, isRowPerTender } from '../../../nodes/MapalCashrec/cashSheet/columns/amounts';
import type { Candidate } from '../../../nodes/MapalCashrec/cashSheet/columns/column';
import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import { pathSteps } from '../../../nodes/MapalCashrec/cashSheet/profile/fieldPath';
import { Values } from '../../../nodes/MapalCashrec/cashSheet/profile/values';
import { wordsOf } from '../../../nodes/MapalCashrec/cashSheet/vocabulary/words';
import { moneyFieldsOf, rowsOf, tableOf } from '../../support/columns';

type Shift = Record<string, unknown>;

const read = (shifts: unknown) => tableOf({ shifts }, { shiftList: 'shifts' });
const amountsIn = (shifts: unknown) =>
	read(shifts).assignment.amounts.map(({ field }) => field.path);

/** A field of the shifts, or of a record so many levels above them. */
const field = (path: string, values: Json[], level = 0): Candidate => ({
	field: {
		path,
		level,
		steps: pathSteps(path),
		words: wordsOf(path),
		last: wordsOf(path),
		subject: [],
		parent: '',
		depth: 0,
		isDoubtful: false,
		isSum: false,
		values,
	},
	values: new Values(values),
});

const padded = (length: number) => '10.50'.padStart(length);

test.each<[string, unknown, boolean]>([
	['a number', 10.5, true],
	['a text', '10.50', true],
	['a text with a currency', 'EUR 10.50', true],
	['a text with spaces around it', ' 10.50 EUR ', true],
	['a money object', { amount: 1050, currency: 'EUR' }, true],
	['the number before those that are moments', 999_999_999.5, true],
	['a moment', 1_000_000_000, false],
	['what is missing since a moment', -1_772_607_600, false],
	['a text of 40 characters', padded(40), true],
	['a longer one', padded(41), false],
	['a text without a number', 'See there', false],
	['a day in words', '5 March', false],
	['true', true, false],
	['false, which stands for nothing', false, false],
	['nothing', null, false],
])('%s may be an amount', (_name, takings, expected) => {
	expect(amountsIn([{ takings }])).toEqual(expected ? ['takings'] : []);
});

test.each<[string, string, unknown[], boolean]>([
	['a field without a role', 'cash', [10.5, 12.5], true],
	[
		'a field without a role, of which one value is no amount',
		'cash',
		[10.5, 9.5, 'See there'],
		false,
	],
	['a role, and most values are amounts', 'cashCounted', [10.5, 9.5, 'See there'], true],
	['a role, and half of the values are amounts', 'cashCounted', [10.5, 'See there'], false],
	['a role, and no value at all', 'cashCounted', [null, null], true],
	['a number of things', 'finalCount', [10, 12], false],
	['a count with decimals', 'finalCount', [10, 12.5], true],
	['a count with decimals, as text', 'finalCount', ['10', '12,50'], true],
	['a count of something else', 'averageItemCount', [10, 12.5], false],
	['a role, and false for nothing', 'cashExpected', [false, false], true],
])('%s: among the amounts', (_name, name, values, expected) => {
	expect(amountsIn(values.map((value) => ({ [name]: value })))).toEqual(expected ? [name] : []);
});

test('the question offers the amounts of the shifts, and nothing else', () => {
	const body = {
		cashSheets: [
			{
				cashFloat: 99.5,
				shifts: {
					'101': { amountA: 1.5, amountB: null, isPaid: false, cashReason: 3.5 },
					'102': { amountA: 2.5, amountB: null, isPaid: false, cashReason: 4.5 },
				},
			},
		],
	};
	expect(tableOf(body).assignment.question?.description).toBe(
		"Set Expected, Counted or Difference under 'Columns' and choose among: amountA (e.g. 1.5)",
	);
});

/** Of the last shift: what was expected, what was counted, and the difference. */
test.each<[string, Shift[], Array<number | null>]>([
	[
		'a count with a value that is none is in doubt, and leaves its role to no other',
		[
			{ cashExpected: 10.5, cashCounted: 9.5, drawerCounted: 3.5 },
			{ cashExpected: 10.5, cashCounted: 'See there', drawerCounted: 3.5 },
			{ cashExpected: 10.5, cashCounted: 9.5, drawerCounted: 3.5 },
		],
		[null, null, null],
	],
	[
		'cents where the name says so',
		[{ cashExpectedCents: 1050, cashCountedCents: 950 }],
		[10.5, 9.5, -1],
	],
	[
		'what an open shift holds proves nothing and contradicts nothing',
		[
			{ status: 'Open', expected: 10.5, counted: 0, difference: 7.5 },
			{ status: 'Closed', expected: 10.5, counted: 9.5, difference: -1 },
		],
		[10.5, 9.5, -1],
	],
	[
		'a closed shift without a count contradicts nothing',
		[
			{ expected: 10.5, counted: 9.5, difference: -1 },
			{ expected: 10.5, counted: null, difference: null },
		],
		[10.5, null, null],
	],
	[
		'two fields with the same amounts are no choice',
		[
			{ a: { cashExpected: 10.5 }, cashCounted: 9.5, b: { cashExpected: 10.5 } },
			{ a: { cashExpected: 12.5 }, cashCounted: 9.5, b: { cashExpected: 12.5 } },
		],
		[12.5, 9.5, -3],
	],
	[
		'what was expected of all means of payment together is no cash',
		[
			{
				expected: 60.5,
				counted: 59.5,
				tenders: [
					{ type: 'Voucher', expected: 10.25, counted: 9.25 },
					{ type: 'Card', expected: 50.25, counted: 50.25 },
				],
			},
		],
		[null, null, null],
	],
	[
		'amounts of the cash sheet, repeated in each shift, leave the columns to those of the shift',
		[
			{
				businessDate: '2026-03-05',
				sheetCashExpected: 20.5,
				sheetCashCounted: 17.5,
				cashExpected: 10.5,
				cashCounted: 9.5,
			},
			{
				businessDate: '2026-03-05',
				sheetCashExpected: 20.5,
				sheetCashCounted: 17.5,
				cashExpected: 10,
				cashCounted: 8,
			},
		],
		[10, 8, -2],
	],
	[
		'amounts of the cash sheet alone are none of its shifts',
		[
			{ businessDate: '2026-03-05', sheetCashExpected: 20.5, sheetCashCounted: 17.5 },
			{ businessDate: '2026-03-05', sheetCashExpected: 20.5, sheetCashCounted: 17.5 },
		],
		[null, null, null],
	],
])('%s', (_name, shifts, amounts) => {
	const row = rowsOf(read(shifts)).at(-1);
	expect([row?.expected, row?.counted, row?.difference]).toEqual(amounts);
});

test('amounts of the cash sheet above the shifts are not theirs', () => {
	const shifts = [{ shiftId: 'S-5001' }, { shiftId: 'S-5002' }];
	const table = tableOf({ cashSheets: [{ cashExpected: 20.5, cashCounted: 17.5, shifts }] });
	expect(moneyFieldsOf(table)).toEqual({});
	expect(table.assignment.amounts).toEqual([]);
});

test.each<[string, string, Json[], Array<string | undefined>, boolean]>([
	['the same in both shifts', 'sheetCash', [5.5, 5.5], ['5', '5'], true],
	['of the day by its name', 'dayCash', [5.5, 5.5], ['5', '5'], true],
	['another in each shift', 'sheetCash', [5.5, 6.5], ['5', '5'], false],
	['another on each day', 'sheetCash', [5.5, 5.5, 6.5, 6.5], ['5', '5', '6', '6'], true],
	['days in no order', 'sheetCash', [5.5, 6.5, 5.5, 6.5], ['5', '6', '5', '6'], true],
	['of another day only once', 'sheetCash', [5.5, 5.5, 6.5], ['5', '5', '6'], true],
	[
		'another in one shift of the last day',
		'sheetCash',
		[5.5, 5.5, 6.5, 7.5],
		['5', '5', '6', '6'],
		false,
	],
	['one shift a day', 'sheetCash', [5.5, 5.5], ['5', '6'], false],
	[
		'a shift of which the day is not known',
		'sheetCash',
		[5.5, 5.5, 5.5],
		['5', '5', undefined],
		false,
	],
	['missing in one shift', 'sheetCash', [5.5, null], ['5', '5'], false],
	['missing in both', 'sheetCash', [null, null], ['5', '5'], true],
	['of the shift by its name', 'shiftCash', [5.5, 5.5], ['5', '5'], false],
	['no shift', 'sheetCash', [], [], false],
])('an amount of the day, repeated in its shifts: %s', (_name, name, values, days, expected) => {
	expect(isOfTheDay(field(name, values), days)).toBe(expected);
});

test('what stands above the shifts is not repeated in them', () => {
	expect(isOfTheDay(field('sheetCash', [5.5, 5.5], 1), ['5', '5'])).toBe(false);
});

const means = (count: number) =>
	Array.from({ length: count }, (_, index) => `${index === 0 ? 'Cash' : 'Card'} ${index}`);

test.each<[string, Candidate, boolean]>([
	['cash and cards', field('kind', ['Cash', 'Card']), true],
	['in Spanish', field('kind', ['EFECTIVO', 'TARJETA', 'Vale']), true],
	['cash alone', field('kind', ['Cash', 'Cash']), false],
	['cards alone', field('kind', ['Card', 'Voucher']), false],
	['names of shifts too', field('kind', ['Cash', 'Card', 'Lunch']), false],
	['true too', field('kind', ['Cash', 'Card', true]), false],
	['numbers too', field('kind', ['Cash', 'Card', 7]), false],
	['40 means of payment', field('kind', means(40)), true],
	['more than there are', field('kind', means(41)), false],
	['of the record above the shifts', field('kind', ['Cash', 'Card'], 1), false],
	['of a row in the shifts', field('rows[code=A].kind', ['Cash', 'Card']), false],
	['codes that recur', field('paymentMethodId', [1, 2, 1, 2]), true],
	['codes as texts', field('tender_code', ['A', 'B', 'A', 'B']), true],
	['a longer name of such codes', field('sectionPaymentCode', ['A', 'B', 'A', 'B']), true],
	['codes that hardly recur', field('paymentMethodId', [1, 2, 3, 1, 2]), false],
	['only one code', field('paymentMethodId', [1, 1]), false],
	['amounts', field('paymentMethodId', [1.5, 2.5, 1.5, 2.5]), false],
	['amounts, some of them whole', field('paymentMethodId', [1.5, 2, 1.5, 2]), false],
	['how many payments there were', field('payments', [1, 2, 1, 2]), false],
	['what is paid by a word that is no label', field('paymentReason', [1, 2, 1, 2]), false],
	['a code of something else', field('sectionId', [1, 2, 1, 2]), false],
])('a row for each means of payment: %s', (_name, candidate, expected) => {
	expect(isRowPerTender([field('note', ['x']), candidate])).toBe(expected);
});
