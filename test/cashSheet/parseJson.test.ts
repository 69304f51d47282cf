import fc from 'fast-check';

import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';
import { parseJson, withEmbeddedJson } from '../../nodes/MapalCashrec/cashSheet/parseJson';

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

test.each(Array.from({ length: 34 }, (_, at) => [at]))(
	'the shortest ID beyond 2^53 keeps its digits after %s characters',
	(at) => {
		const id = '9007199254740993';
		expect(parseJson(`${' '.repeat(at)}${id}`)).toEqual({ value: id });
		expect(parseJson(`${' '.repeat(at)}[${id}]`)).toEqual({ value: [id] });
		expect(parseJson(`["${'x'.repeat(at)}",${id},"x"]`)).toEqual({
			value: ['x'.repeat(at), id, 'x'],
		});
		expect(parseJson(`[${'1,'.repeat(at)}999999999999999,${id},2]`)).toEqual({
			value: [...Array<number>(at).fill(1), 999_999_999_999_999, id, 2],
		});
	},
);

test.each<[string, string, unknown]>([
	[
		'two IDs, and one that is short',
		'[9007199254740993,1,9007199254740995]',
		['9007199254740993', 1, '9007199254740995'],
	],
	[
		'an ID after one that a number can hold',
		'[1234567890123456,9007199254740993]',
		[1234567890123456, '9007199254740993'],
	],
	[
		'an ID after a text of many digits',
		'["12345678901234567890123456789012345",9007199254740993]',
		['12345678901234567890123456789012345', '9007199254740993'],
	],
	[
		'an ID right after a key',
		'{"id":9007199254740993,"name":"x"}',
		{ id: '9007199254740993', name: 'x' },
	],
	[
		'an ID between texts',
		'["a",9007199254740993,"b\\\\",9007199254740993,"c"]',
		['a', '9007199254740993', 'b\\', '9007199254740993', 'c'],
	],
	['an ID after an empty text', '["",9007199254740993]', ['', '9007199254740993']],
	['an exponent before many digits', '[1e0000000000000001]', [10]],
	['a sum of many digits with an exponent', '[9007199254740993E2]', [900719925474099300]],
	['many digits after the point', '[0.12345678901234567890]', [0.12345678901234568]],
	['a number that is not finite alone', '1e400', null],
	['one below all bounds alone', '-1e400', null],
	[
		'not finite in lists and objects',
		'[1e400,[-1e400,{"a":[1e400],"b":{"c":-1e400}}]]',
		[null, [null, { a: [null], b: { c: null } }]],
	],
	[
		'not finite beside an ID with all its digits',
		'[{"n":-1e400,"id":9007199254740993},9007199254740993]',
		[{ n: null, id: '9007199254740993' }, '9007199254740993'],
	],
	['an ID with all its digits alone', '-9007199254740993', '-9007199254740993'],
	[
		'nothing besides what is not finite',
		'[null,1e400,{"a":null,"b":1e400}]',
		[null, null, { a: null, b: null }],
	],
])('%s', (_name, text, expected) => {
	expect(parseJson(text)).toEqual({ value: expected });
});

test.each<[string, number, boolean]>([
	['1', 0, true],
	['null', 0, true],
	['[]', 0, false],
	['{}', 0, false],
	['[]', 1, true],
	['[null,1]', 1, true],
	['[{}]', 1, false],
	['{"a":null,"b":1}', 1, true],
	['{"a":1,"b":[]}', 1, false],
	['{"a":[],"b":{"c":{}}}', 2, false],
	['{"a":[],"b":{"c":{}}}', 3, true],
])('%s with at most %s levels: %s', (text, deepest, isFine) => {
	expect(parseJson(text, deepest)).toEqual(
		isFine ? { value: JSON.parse(text) as unknown } : { flaw: 'nested too deeply' },
	);
});

test.each<[string, Json, Json]>([
	['a list', { d: '[{"id":1}]' }, { d: [{ id: 1 }] }],
	['an object, with spaces around', { Data: ' \n{"id":1} ' }, { Data: { id: 1 } }],
	['an ID beyond 2^53', { d: '[9007199254740993]' }, { d: ['9007199254740993'] }],
	['a text that only looks like it', { d: '[closed]' }, { d: '[closed]' }],
	[
		'a text that is nested too deeply',
		{ d: '['.repeat(201) + ']'.repeat(201) },
		{ d: '['.repeat(201) + ']'.repeat(201) },
	],
	['a number', { d: '7' }, { d: '7' }],
	['a name that says what it holds', { note: '[1]' }, { note: '[1]' }],
	['another field beside it', { d: '[1]', e: 2 }, { d: '[1]', e: 2 }],
	['a list of its own', { d: [1] }, { d: [1] }],
	['no field', {}, {}],
	['no object', ['[1]'], ['[1]']],
	['nothing', null, null],
])('JSON as a text within JSON: %s', (_name, body, expected) => {
	expect(withEmbeddedJson(body)).toEqual(expected);
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
