import fc from 'fast-check';

import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';
import {
	cents,
	currenciesOf,
	decimalsOf,
	holdsAmounts,
	notationOf,
	saysCents,
} from '../../nodes/MapalCashrec/cashSheet/money';
import { isMoney } from '../../nodes/MapalCashrec/cashSheet/moneyObject';

const read = (value: Json, others: Json[] = [], name = 'amount') =>
	cents(value, notationOf([value, ...others].map((one) => [name, one])), saysCents(name));

test.each<[Json, number | null]>([
	[12.35, 1235],
	[1.005, 101],
	[8.575, 858],
	[-1.005, -101],
	[-0.001, 0],
	[0.1 + 0.2, 30],
	[-0.01, -1],
	[0, 0],
	[1e6, 1e8],
	['1812.35', 181235],
	['1.812,35', 181235],
	['1,812.35', 181235],
	['1 812,35', 181235],
	["1'812.35", 181235],
	['-2,35', -235],
	['(2.35)', -235],
	['2.35-', -235],
	['€ 12.50', 1250],
	['12,50 €', 1250],
	['12.50 EUR', 1250],
	['12,50 CHF', 1250],
	['GBP 12.50', 1250],
	['-€12.50', -1250],
	['€-12.50', -1250],
	['(12.50 EUR)', -1250],
	['R$ 1.812,35', 181235],
	['R$\u00a012,50', 1250],
	['-R$ 12,50', -1250],
	['US$12.50', 1250],
	['1\u2019812.35', 181235],
	['1\u2019812\u2019000.50', 181200050],
	['R 12,50', NaN],
	['12.50 XYZ', NaN],
	['TAB 12', NaN],
	['182400.00', 18240000],
	['1.234.567,89', 123456789],
	['1.234.567', 123456700],
	['1,234,567', 123456700],
	['500', 50000],
	['0.125', 13],
	[' 12.50 ', 1250],
	['12.50 € ', 1250],
	['1'.padStart(40, '0'), 100],
	['1'.padStart(41, '0'), NaN],
	[null, null],
	['', null],
	[false, null],
	['Lunch', NaN],
	[true, NaN],
	[{ a: 1 }, NaN],
	[[1], NaN],
	['2026-03-04', NaN],
])('%j is %p cents', (value, expected) => {
	expect(read(value)).toBe(expected);
});

test.each<[string, Json, Json[], number]>([
	['thousands, where others have a comma for decimals', '1.812', ['3,50'], 181200],
	['decimals, where others have a dot', '1.812', ['3.50'], 181],
	['thousands with a comma, where others have a dot', '1,812', ['3.50'], 181200],
	['unknown, where nothing tells', '1.812', [], NaN],
	['unknown, where the others disagree', '1.812', ['3,50', '3.50'], NaN],
])('a text with three digits after a sign is %s', (_name, value, others, expected) => {
	expect(read(value, others)).toBe(expected);
});

test('an amount with both signs is read by itself, however others are written', () => {
	expect(read('1.812,35', ['3.50'])).toBe(181235);
	expect(read('1,812.35', ['3,50'])).toBe(181235);
});

const money = (amount: Json, currency = 'EUR') => ({ amount, currency });

test.each<[string, Json, Json[], number | null]>([
	['cents', money(9970), [], 9970],
	['cents, of which some are round', money(10000), [money(9970)], 10000],
	['euros, where some have decimals', money(100), [money(12.5)], 10000],
	['euros, as text with decimals', money('100.00'), [], 10000],
	['cents, as text', money('9970'), [], 9970],
	['unknown, where all are round', money(10000), [], NaN],
	['unknown, where all are small', money(4999), [money(708)], NaN],
	['cents, where one is larger', money(4999), [money(5000)], 4999],
	['of the decimals that they say', { ...money(432470), exponent: 3 }, [], 43247],
	['of the decimals that they say, below zero', { ...money(432470), exponent: -3 }, [], 43247],
	['whole euros, where they say no decimals', { ...money(381), scale: 0 }, [], 38100],
	['euros, though they say decimals', { ...money(12.5), decimals: 2 }, [], 1250],
	[
		'euros like others, though they say decimals',
		{ ...money(12), decimals: 2 },
		[money(1.5)],
		1200,
	],
	['cents like others, if they say odd decimals', { ...money(9970), precision: 12 }, [], 9970],
	['units and nanos', { units: '781', nanos: 270_000_000 }, [], 78127],
	['units and nanos below zero', { units: -5, nanos: -750_000_000, currencyCode: 'EUR' }, [], -575],
	['not units and nanos of something', { units: 'kg', nanos: 5 }, [], NaN],
	['unknown, in thousandths', { ...money(816360), unit: 'milli' }, [], NaN],
	['nothing, whatever the unit', money(0), [], 0],
	['not there, where the amount is null', money(null), [], null],
	['unknown, where the amount is no number', money(true), [money(9970)], NaN],
	['of a currency without decimals', money(1234, 'JPY'), [], 123400],
])('money objects are %s', (_name, value, others, expected) => {
	expect(read(value, others)).toBe(expected);
});

test.each<[string, Json, boolean]>([
	['an amount with its currency', { amount: 1, currency: 'EUR' }, true],
	['with two fields more', { amount: 1, currency: 'EUR', scale: 2, text: '1 €' }, true],
	['with three: a record', { amount: 1, currency: 'EUR', id: 1, at: 2, by: 3 }, false],
	['an amount without currency', { amount: 1, note: 'EUR' }, false],
	['a currency that is a number', { amount: 1, currency: 978 }, false],
	['a currency without amount', { currency: 'EUR', name: 'Euro' }, false],
	['a list', [1, 'EUR'], false],
])('a money object: %s', (_name, value, expected) => {
	expect(isMoney(value)).toBe(expected);
});

test.each<[string, Array<[string, Json[]]>, string[]]>([
	['one', [['currency', ['EUR', 'EUR']]], []],
	['two, in the order of the alphabet', [['currency', ['EUR', 'CHF', 'EUR']]], ['CHF', 'EUR']],
	['two in money objects', [['total', [money(1), money(1, 'CHF')]]], ['CHF', 'EUR']],
	['in fields of another name', [['from', ['EUR', 'CHF']]], []],
	['codes of no currency', [['currency', ['EUR', 'XQX']]], []],
	[
		'one each of two fields',
		[
			['currency', ['EUR']],
			['currency local', ['CHF']],
		],
		[],
	],
	[
		'two in the second field',
		[
			['currency', ['EUR']],
			['moneda', ['EUR', 'USD']],
		],
		['EUR', 'USD'],
	],
])('currencies: %s', (_name, fields, expected) => {
	expect(currenciesOf(fields)).toEqual(expected);
});

test('fields that say so hold cents', () => {
	expect(read(1235, [], 'expected_cents')).toBe(1235);
	expect(read(10000, [], 'cash.expectedCents')).toBe(10000);
});

test('no digit of an amount is lost, however large it is', () => {
	expect(read(Number.MAX_SAFE_INTEGER, [], 'expected_cents')).toBe(Number.MAX_SAFE_INTEGER);
	expect(read(Infinity)).toBeNaN();
});

test('an amount of 0 does not tell whether others are cents, whatever its field is called', () => {
	const zero: [string, Json] = ['cash_money', money(0)];
	const round: [string, Json] = ['cash', money(10000)];
	expect(notationOf([zero, round]).minorUnits).toBeUndefined();
	expect(notationOf([['cash_money', money(10000)], round]).minorUnits).toBe(true);
});

test.each<[Json, number]>([
	['EUR', 2],
	['JPY', 0],
	['KWD', 3],
	['E1', 2],
	['Euro', 2],
	[978, 2],
	[null, 2],
])('the currency %j has %p decimals', (currency, expected) => {
	expect(decimalsOf(currency)).toBe(expected);
});

/** A value so many fields deep. */
const within = (value: Json, depth: number): Json =>
	depth === 0 ? value : { part: within(value, depth - 1) };

test.each<[string, string, Json, boolean]>([
	['a whole number that is called so', 'totalSales', 100, true],
	['a text that is called so', 'totalSales', '100', true],
	['a word instead of an amount', 'totalSales', 'none', false],
	['a whole number of something else', 'tables', 100, false],
	['a text with one', 'tables', '100', false],
	['a number with decimals, whatever it is called', 'tables', 1.5, true],
	['a money object, whatever it is called', 'tables', money(100), true],
	['parts of an amount', 'sales', { lunch: 100, note: 'all' }, true],
	['words on an amount', 'sales', { note: 'all' }, false],
	['numbers of something else', 'place', { table: 100, room: 2 }, false],
	['an amount among other fields', 'place', { table: 100, sales: 2 }, true],
	['an amount five fields deep', 'part', within(1.5, 5), true],
	['an amount deeper than that', 'part', within(1.5, 6), false],
])('above the shifts, %s', (_name, name, value, expected) => {
	expect(holdsAmounts(name, value)).toBe(expected);
});

test('every amount in cents survives each way of writing it', () => {
	fc.assert(
		fc.property(fc.integer({ min: -1e11, max: 1e11 }), (amount) => {
			const [whole = '', part = ''] = (Math.abs(amount) / 100).toFixed(2).split('.');
			const sign = amount < 0 ? '-' : '';
			const grouped = (by: string) => whole.replace(/\B(?=(\d{3})+$)/g, by);
			for (const value of [
				amount / 100,
				`${sign}${whole}.${part}`,
				`${sign}${grouped('.')},${part}`,
				`${sign}${grouped(',')}.${part}`,
			]) {
				expect(read(value) || 0).toBe(amount);
			}
		}),
	);
});
