import {
	candidateOf,
	judge,
	textOf,
	type Column,
	type Context,
} from '../../../nodes/MapalCashrec/cashSheet/columns/column';
import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import type { Field } from '../../../nodes/MapalCashrec/cashSheet/profile/field';

const fieldOf = (path: string, values: Json[] = [path], more: Partial<Field> = {}): Field => ({
	path,
	level: 0,
	steps: [],
	last: [],
	subject: [],
	words: [],
	parent: '',
	depth: 0,
	isDoubtful: false,
	isSum: false,
	values,
	...more,
});

/** A column for which each field has as many points as is given for its path. */
const columnOf = (points: Record<string, number[]>, more: Partial<Column> = {}): Column => ({
	fits: ({ field }) => field.path in points,
	clues: Object.entries(points).flatMap(([path, all]) =>
		all.map((number) => ({
			why: `${number} points`,
			points: number,
			holds: ({ field }) => field.path === path,
		})),
	),
	enough: 50,
	...more,
});

const context: Context = {
	asked: { centres: ['101'], start: '2026-03-05', end: '2026-03-05', zone: 'Europe/Madrid' },
	candidates: [],
	answers: [],
	sheetLevel: undefined,
	found: () => undefined,
};

const judged = (column: Column, ...fields: Field[]) => {
	const candidates = fields.map((field) => candidateOf(field, field.values.length));
	const { field, why, doubt, candidate } = judge(column, candidates, context);
	expect(candidate?.field).toBe(field);
	return { field: field?.path, why, doubt: doubt.map(({ path }) => path) };
};
const NONE = { field: undefined, why: [], doubt: [] };

test.each<[string, Record<string, number[]>, object]>([
	['enough points', { a: [50] }, { field: 'a', why: ['50 points'], doubt: [] }],
	['not fewer', { a: [49] }, NONE],
	[
		'the sum of its points, and what speaks for it and against it',
		{ a: [60, -10] },
		{ field: 'a', why: ['60 points', '-10 points'], doubt: [] },
	],
	['not fewer after what speaks against it', { a: [60, -20] }, NONE],
	['not what does not fit', {}, NONE],
	['the best one', { a: [60], b: [80] }, { field: 'b', why: ['80 points'], doubt: [] }],
	['one that is ahead by ten', { a: [60], b: [70] }, { field: 'b', why: ['70 points'], doubt: [] }],
	['none that is ahead by nine', { a: [61], b: [70] }, { ...NONE, doubt: ['b', 'a'] }],
	['none of two that are alike', { b: [60], a: [60] }, { ...NONE, doubt: ['a', 'b'] }],
	[
		'none of three, one of which is far behind',
		{ a: [70], b: [65], c: [50] },
		{ ...NONE, doubt: ['a', 'b'] },
	],
	[
		'the best one, though the next two are alike',
		{ a: [80], b: [60], c: [60] },
		{ field: 'a', why: ['80 points'], doubt: [] },
	],
	[
		'one beside another without enough points',
		{ a: [50], b: [45] },
		{ field: 'a', why: ['50 points'], doubt: [] },
	],
])('a column gets %s', (_name, points, expected) => {
	expect(judged(columnOf(points), fieldOf('a'), fieldOf('b'), fieldOf('c'))).toEqual(expected);
});

test('of fields with the same values and points the column gets the nearest one', () => {
	const points = { a: [60], b: [60], c: [60], d: [60], e: [60] };
	const fields = [
		fieldOf('a', ['x'], { level: 1 }),
		fieldOf('b', ['x'], { depth: 1 }),
		fieldOf('e', ['x']),
		fieldOf('d', ['x']),
		fieldOf('c', ['x'], { level: 1, depth: 1 }),
	];
	const order = ['d', 'e', 'b', 'a', 'c'];
	for (let left = fields; left.length > 0; left = left.filter(({ path }) => path !== order[0])) {
		while (order[0] && !left.some(({ path }) => path === order[0])) order.shift();
		expect(judged(columnOf(points), ...left).field).toBe(order[0]);
	}
});

test('fields that say the same are no rivals, be it written differently', () => {
	const fields = [fieldOf('a', ['X', 'y']), fieldOf('b', ['x', 'Y'])];
	const points = { a: [60], b: [60] };
	expect(judged(columnOf(points), ...fields)).toEqual({ ...NONE, doubt: ['a', 'b'] });
	const signature: Column['signature'] = ({ values }) => values.signature.toLowerCase();
	expect(judged(columnOf(points, { signature }), ...fields).field).toBe('a');
	expect(judged(columnOf(points, { isAnyGood: true }), ...fields).field).toBe('a');
});

test('a field that has no values for the last shifts lacks them', () => {
	const { values } = candidateOf(fieldOf('a', ['x', 'y']), 4);
	expect(values.all).toEqual(['x', 'y', undefined, undefined]);
});

test.each<[Json | undefined, string | undefined]>([
	['Lunch', 'Lunch'],
	[' Lunch ', 'Lunch'],
	[' ', undefined],
	['', undefined],
	[5, '5'],
	[0, '0'],
	[1.5, '1.5'],
	[Infinity, undefined],
	[true, undefined],
	[null, undefined],
	[undefined, undefined],
	[['Lunch'], undefined],
])('%j as text is %j', (value, expected) => {
	expect(textOf(value)).toBe(expected);
});
