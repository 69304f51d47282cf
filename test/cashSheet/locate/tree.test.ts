import { resolverOf, type Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import {
	nameOf,
	stepsOf,
	treeOf,
	type TreeNode,
} from '../../../nodes/MapalCashrec/cashSheet/locate/tree';
import { formatPath } from '../../../nodes/MapalCashrec/cashSheet/path';

/** What there is to say of each node, by its path. */
function nodes<T>(body: Json, say: (node: TreeNode) => T, isFull = true): Record<string, T> {
	const found: Record<string, T> = {};
	const add = (node: TreeNode) => {
		found[formatPath(stepsOf(node))] = say(node);
		for (const part of [...node.parts.values(), node.each, node.any]) if (part) add(part);
	};
	add(treeOf(body, resolverOf(body), isFull).root);
	return found;
}

/** Each node's path, with how many values stand there. */
const sizes = (body: Json, isFull = true) => nodes(body, ({ size }) => size, isFull);

test.each<[string, Json, Record<string, number>]>([
	['a list', [1, { a: 1 }, null], { '': 0, '[]': 3 }],
	['lists of lists', [[1, 2], [3]], { '': 0, '[]': 2, '[][]': 3 }],
	[
		'objects keyed by name, less their total',
		{ shifts: { Lunch: { a: 1 }, Dinner: { a: 1 }, Total: { a: 2 } } },
		{ '': 1, shifts: 1, 'shifts.*': 2 },
	],
	[
		'a record behind a reference is counted at the reference, and read where it stands',
		[{ $id: '1', notes: [1] }, { $ref: '1' }],
		{ '': 0, '[]': 2, '[].notes': 0, '[].notes[]': 1 },
	],
])('the nodes of %s', (_name, body, expected) => {
	expect(sizes(body)).toEqual(expected);
});

test('values in several lists, or objects keyed by name, are one node', () => {
	const lists = (body: Json) => nodes(body, ({ size, lists: count }) => `${size} in ${count}`);
	expect(lists([{ notes: [1, 2] }, { notes: [3] }, { notes: null }])).toMatchObject({
		'[]': '3 in 1',
		'[].notes': '0 in 0',
		'[].notes[]': '3 in 2',
	});
	expect(lists([{ 1: [{ a: 1 }], 2: [] }, { 3: [] }])).toMatchObject({
		'[].*': '3 in 2',
		'[].*[]': '1 in 3',
	});
});

test('a field is that of the first 100 records, where one has it with a value', () => {
	const fieldsAt = (at: number) => {
		const records = Array.from({ length: 102 }, (_, index): Json =>
			index < at ? { id: null } : { id: index, more: 1 },
		);
		return nodes(records, ({ fields }) => Object.fromEntries(fields));
	};
	expect(fieldsAt(99)['[]']).toEqual({ id: 99, more: 1 });
	expect(fieldsAt(100)['[]']).toEqual({ id: null });
});

test('a record behind a reference shows its fields where it is referred to', () => {
	const body = {
		first: { $id: '1', id: 5 },
		all: [...Array.from({ length: 99 }, () => ({ a: 1 })), { $ref: '1' }, { $ref: '1' }],
	};
	const found = nodes(body, ({ objects, fields }) => ({ objects, names: [...fields.keys()] }));
	expect(found['all[]']).toEqual({ objects: 101, names: ['a', '$id', 'id'] });
	body.all.unshift({ a: 1 });
	expect(nodes(body, ({ fields }) => [...fields.keys()])['all[]']).toEqual(['a']);
});

test.each<[string, string]>([
	['Cash', 'cash'],
	['Credit card', 'other'],
	['Visa Mastercard Amex Card', 'other'],
	['Visa Mastercard Amex Debit', ''],
	['Cash office', ''],
	['Card reader', ''],
	['', ''],
	['-', ''],
	['Lunch', ''],
])('the means of payment in %j: %s', (text, tenders) => {
	expect(nodes({ text }, (node) => [...node.tenders].join())['']).toBe(tenders);
});

test.each<[string, Json, Record<string, string>]>([
	['a list', { shifts: [1] }, { '': '', shifts: 'shifts', 'shifts[]': 'shifts' }],
	['an envelope', { data: { items: [1] } }, { 'data.items[]': '', 'data.items': '' }],
	['an envelope in a record', { shifts: { data: [1] } }, { 'shifts.data[]': 'shifts' }],
	[
		'records inside of elements',
		{ shifts: { edges: [{ node: { id: 1 }, more: { id: 2 } }] } },
		{ 'shifts.edges[].node': 'shifts', 'shifts.edges[].more': 'shifts' },
	],
	['records by name', { shifts: { 1: { a: 1 } } }, { 'shifts.*': 'shifts' }],
	['lists by name', { shifts: { 1: [{ a: 1 }] } }, { 'shifts.*[]': 'shifts' }],
	['a record in a record', { sheet: { till: { a: 1 } } }, { 'sheet.till': 'till' }],
	['records by name in records by name', { 1: { 2: { a: 1 } } }, { '*.*': '' }],
])('the name of %s', (_name, body, names) => {
	expect(nodes(body, nameOf)).toMatchObject(names);
});

describe('of a long list', () => {
	const body = Array.from({ length: 3000 }, (_, at) => ({
		shifts: [1, 2],
		notes: at === 1234 ? ['x'] : [],
	}));

	test('a part is traversed, and what is new in the others', () => {
		const found = sizes(body, false);
		expect(found['[]']).toBe(3000);
		expect(found['[].shifts[]']).toBeGreaterThan(200);
		expect(found['[].shifts[]']).toBeLessThan(2000);
		expect(found['[].notes[]']).toBe(1);
		expect(treeOf(body, (same) => same, false).isWhole).toBe(false);
	});

	test('all is traversed when that is asked for', () => {
		expect(sizes(body)['[].shifts[]']).toBe(6000);
		expect(treeOf(body, (same) => same, true).isWhole).toBe(true);
	});
});

test('what lies deeper than 40 levels stays in its record', () => {
	let body: Json = 1;
	for (let level = 0; level < 100; level++) body = { [`l${level}`]: body, text: '' };
	expect(Object.keys(sizes(body))).toHaveLength(42);
});
