import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import { isMissing, Values } from '../../../nodes/MapalCashrec/cashSheet/profile/values';

test.each<[Json | undefined, boolean]>([
	[undefined, true],
	[null, true],
	['', true],
	[' - ', true],
	['N/A', true],
	['#DIV/0!', true],
	['undefined', true],
	['     n/a    ', true],
	['      n/a    ', false],
	['0', false],
	['none', false],
	[0, false],
	[false, false],
	[{}, false],
	[[], false],
])('%j stands for nothing: %s', (value, expected) => {
	expect(isMissing(value)).toBe(expected);
});

test('false stands for nothing beside values of other kinds', () => {
	expect(new Values([false, 'Ana', null]).all).toEqual([undefined, 'Ana', undefined]);
	expect(new Values([false, true, null]).all).toEqual([false, true, undefined]);
	expect(new Values([true, 'Ana']).all).toEqual([true, 'Ana']);
});

test('the share of the shifts that have a value', () => {
	expect(new Values([]).share).toBe(0);
	expect(new Values([null, 'n/a']).share).toBe(0);
	expect(new Values([1, null, 0, '']).share).toBe(0.5);
});

test('the texts of values are those of texts and numbers', () => {
	const { texts } = new Values([' Ana ', 'Ana', 5, '5', null, {}, ['x']]);
	expect([...texts]).toEqual(['Ana', '5']);
});

test('values are equal where the missing ones are the same', () => {
	const { signature } = new Values([1, 'n/a', { a: 2 }]);
	expect(new Values([1, undefined, { a: 2 }]).signature).toBe(signature);
	expect(new Values([1, { a: 2 }, undefined]).signature).not.toBe(signature);
});

test.each<[string, Json[], string]>([
	['texts', ['a', null, 'b'], 'text'],
	['texts and a number', ['a', 1], ''],
	['numbers', [1, null, 2.5], 'number amount'],
	['true and false', [true, false], 'boolean'],
	['nothing', [null, ''], ''],
	['texts with amounts', ['€1.50', '12,50 EUR', 'EUR 5', '(5.00)', '-1'], 'text amount'],
	['an amount of 40 characters', ['1'.padStart(40, '0')], 'text amount'],
	['a longer one', ['1'.padStart(41, '0')], 'text'],
	['texts with an amount', ['5', 'Ana'], 'text'],
	['money objects', [{ amount: 5, currency: 'EUR' }], 'amount'],
	['other objects', [{ amount: 5 }], ''],
])('the kinds of %s', (_name, all, kinds) => {
	const values = new Values(all);
	const { isText, isNumber, isBoolean, isAmount } = values;
	const found = Object.entries({
		text: isText,
		number: isNumber,
		boolean: isBoolean,
		amount: isAmount,
	});
	expect(found.flatMap(([kind, holds]) => (holds ? [kind] : [])).join(' ')).toBe(kinds);
	expect([values.isText, values.isAmount]).toEqual([isText, isAmount]);
});
