import { flatten } from '../../nodes/MapalCashrec/cashSheet/flatten';
import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';

test.each<[string, { [key: string]: Json }, Json]>([
	['nested objects', { a: { b: { c: 1 } }, d: 2 }, { a_b_c: 1, d: 2 }],
	['lists of scalars', { a: [1, 'x', true] }, { a: '1, x, true' }],
	['lists of objects become JSON', { a: [{ b: 1 }] }, { a: '[{"b":1}]' }],
	['lists within lists become JSON', { a: [[1], [2]] }, { a: '[[1],[2]]' }],
	['null in a list is nothing', { a: [1, null, 2] }, { a: '1, , 2' }],
	['empty lists become empty', { a: [] }, { a: '' }],
	['what holds nothing is null', { a: null, b: {}, c: { d: {} } }, { a: null, b: null, c_d: null }],
	['names that meet are kept apart', { a_b: 1, a: { b: 2 } }, { a_b: 1, a_b_2: 2 }],
	[
		'three that meet, one with a number of its own',
		{ a_b_2: 0, a_b: 1, a: { b: 2 } },
		{ a_b_2: 0, a_b: 1, a_b_3: 2 },
	],
	[
		'names that meet several times',
		{ a_b_c: 1, a: { b_c: 2, b: { c: 3 } }, a_b: { c: 4 }, a_b_c_2: 5 },
		{ a_b_c: 1, a_b_c_2: 2, a_b_c_3: 3, a_b_c_4: 4, a_b_c_2_2: 5 },
	],
	['money', { cash: { amount: 5, currency: 'EUR' } }, { cash_amount: 5, cash_currency: 'EUR' }],
])('%s', (_name, item, expected) => {
	expect(flatten(item)).toEqual(expected);
});

test('what is nested too deeply for names becomes JSON', () => {
	let deep: Json = 1;
	for (let level = 0; level < 60; level++) deep = { a: deep };
	const flat = flatten({ deep });
	expect(Object.values(flat)).toEqual([expect.stringMatching(/^\{"a":.*1\}+$/)]);
	expect(Object.keys(flat).join().split('_')).toHaveLength(51);
});
