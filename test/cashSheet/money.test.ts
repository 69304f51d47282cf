import fc from 'fast-check';

import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';
import { cents, notationOf } from '../../nodes/MapalCashrec/cashSheet/money';

const read = (value: Json, others: Json[] = [], name = 'amount') =>
	cents(value, notationOf([value, ...others].map((one) => [name, one])), name);

test.each<[Json, number | null]>([
	[12.35, 1235],
	[1.005, 101],
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
	['12.50 XYZ', NaN],
	['TAB 12', NaN],
	['182400.00', 18240000],
	['1.234.567,89', 123456789],
	['1.234.567', 123456700],
	['500', 50000],
	['0.125', 13],
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

const money = (amount: Json, currency = 'EUR') => ({ amount, currency });

test.each<[string, Json, Json[], number]>([
	['cents', money(9970), [], 9970],
	['cents, of which some are round', money(10000), [money(9970)], 10000],
	['euros, where some have decimals', money(100), [money(12.5)], 10000],
	['euros, as text with decimals', money('100.00'), [], 10000],
	['unknown, where all are round', money(10000), [], NaN],
	['nothing, whatever the unit', money(0), [], 0],
	['of a currency without decimals', money(1234, 'JPY'), [], 123400],
])('money objects are %s', (_name, value, others, expected) => {
	expect(read(value, others)).toBe(expected);
});

test('fields that say so hold cents', () => {
	expect(read(1235, [], 'expected_cents')).toBe(1235);
	expect(read(10000, [], 'cash.expectedCents')).toBe(10000);
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
