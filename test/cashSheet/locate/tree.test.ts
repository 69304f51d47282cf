import { resolverOf, type Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import { stepsOf, treeOf, type TreeNode } from '../../../nodes/MapalCashrec/cashSheet/locate/tree';
import { formatPath } from '../../../nodes/MapalCashrec/cashSheet/path';

/** Each node's path, with how many values stand there. */
function sizes(body: Json, isFull = true): Record<string, number> {
	const found: Record<string, number> = {};
	const add = (node: TreeNode) => {
		found[formatPath(stepsOf(node))] = node.size;
		for (const part of [...node.parts.values(), node.each, node.any]) if (part) add(part);
	};
	add(treeOf(body, resolverOf(body), isFull).root);
	return found;
}

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
