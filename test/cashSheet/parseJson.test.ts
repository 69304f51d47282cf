import fc from 'fast-check';

import { parseJson } from '../../nodes/MapalCashrec/cashSheet/parseJson';

test.each<[string, string, unknown]>([
	['an ID beyond 2^53', '{"id":9007199254740993}', { id: '9007199254740993' }],
	['its neighbour', '[9007199254740992]', ['9007199254740992']],
	['the last safe number', '[9007199254740991]', [9007199254740991]],
	['a negative one', '[-9007199254740993]', ['-9007199254740993']],
	['all 64 bits', '[18446744073709551615]', ['18446744073709551615']],
	['a number alone', '123456789012345678901', '123456789012345678901'],
	['an amount', '[1234567.89]', [1234567.89]],
	['an amount with many decimals', '[313.6399999999999864]', [313.64]],
	['an exponent', '[1e3, 1E+3, 12e-3]', [1000, 1000, 0.012]],
	['a large exponent', '[1e300]', [1e300]],
	['a number that is not finite', '{"a":1e400,"b":-1e400,"c":1}', { a: null, b: null, c: 1 }],
	['digits and an exponent', '[1234567890123456789e400]', [null]],
	['many digits before decimals', `[1${'0'.repeat(400)}.5]`, [null]],
	['digits in a text', '["9007199254740993", 1]', ['9007199254740993', 1]],
	['digits after a quote in a text', '["a\\"9007199254740993,", 2]', ['a"9007199254740993,', 2]],
	[
		'digits after backslashes',
		'["\\\\", 9007199254740993, "\\\\\\"9007199254740993"]',
		['\\', '9007199254740993', '\\"9007199254740993'],
	],
	[
		'a key of digits',
		'{"9007199254740993":9007199254740993}',
		{ '9007199254740993': '9007199254740993' },
	],
	[
		'spaces around',
		'[ 9007199254740993 ,\n9007199254740995\t]',
		['9007199254740993', '9007199254740995'],
	],
	['letters like an exponent in a text', '["1e400", "a1e4567"]', ['1e400', 'a1e4567']],
	['ordinary JSON', '{"a":[1,"b",null,true]}', { a: [1, 'b', null, true] }],
])('%s', (_name, text, expected) => {
	expect(parseJson(text)).toEqual({ value: expected });
});

test.each<[string, string]>([
	['nothing', ''],
	['a text that breaks off', '["9007199254740993'],
	['a list that breaks off', '[9007199254740993'],
	['a number with a zero before it', '[00000000000000000001]'],
	['a number of two signs', '[--9007199254740993]'],
	['two numbers', '[9007199254740993-1]'],
	['a page', '<html>'],
])('%s is damaged', (_name, text) => {
	expect(parseJson(text)).toEqual({ flaw: 'damaged' });
});

test('nesting is counted, whatever is nested', () => {
	const nested = (levels: number) => '[{"a":'.repeat(levels / 2) + '1' + '}]'.repeat(levels / 2);
	expect(parseJson(nested(200)).flaw).toBeUndefined();
	expect(parseJson(nested(202))).toEqual({ flaw: 'nested too deeply' });
	expect(parseJson('[1,2,[3]]', 2).flaw).toBeUndefined();
	expect(parseJson('[1,2,[3]]', 1)).toEqual({ flaw: 'nested too deeply' });
	expect(parseJson(`${'['.repeat(200_000)}${']'.repeat(200_000)}`)).toEqual({
		flaw: 'nested too deeply',
	});
});

test('what has no such numbers is as JSON.parse gives it', () => {
	fc.assert(
		fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
			const text = JSON.stringify(value);
			fc.pre(!/\d{16}|\de\+?\d{3}/i.test(text));
			expect(parseJson(text)).toEqual({ value: JSON.parse(text) });
		}),
	);
});

test('whole numbers keep all digits, wherever they stand', () => {
	const integer = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.string(), integer)), (pairs) => {
			const text = `[${pairs.map(([name, id]) => `${JSON.stringify(name)},${id}`).join()}]`;
			const { value } = parseJson(text);
			expect((value as unknown[]).map(String)).toEqual(
				pairs.flatMap(([name, id]) => [name, String(id)]),
			);
		}),
	);
});
