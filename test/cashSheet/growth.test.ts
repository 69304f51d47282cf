import { DateTime } from 'luxon';

import { InputError } from '../../nodes/MapalCashrec/cashSheet/inputError';
import { Table } from '../../nodes/MapalCashrec/cashSheet/columns/table';
import { flatten } from '../../nodes/MapalCashrec/cashSheet/flatten';
import { shiftItems } from '../../nodes/MapalCashrec/cashSheet/items';
import type { Json, JsonObject } from '../../nodes/MapalCashrec/cashSheet/json';
import { formatPath, parsePath } from '../../nodes/MapalCashrec/cashSheet/path';
import { pathSteps } from '../../nodes/MapalCashrec/cashSheet/profile/fieldPath';
import { readShifts, shiftLists } from '../../nodes/MapalCashrec/cashSheet/reading/reading';
import { step, withSteadyKeys } from '../../nodes/MapalCashrec/cashSheet/watch/step';
import { growth } from '../support/growth';

/*
 * Four times the input may take little more than four times the time. These are the worst inputs,
 * each of a size at which a loop within a loop would show.
 */

const shift = (id: number): JsonObject => ({
	id,
	openedAt: '2026-03-05T08:00:00',
	closedAt: null,
	expected: 1,
});
const list = <T>(n: number, entry: (index: number) => T): T[] =>
	Array.from({ length: n }, (_, index) => entry(index));
const record = (n: number, field: (index: number) => [string, Json]): JsonObject =>
	Object.fromEntries(list(n, field));
/** A value within n levels of lists or objects. */
const deep = (n: number, level: (value: Json) => Json, innermost: Json): Json => {
	let value = innermost;
	for (let at = 0; at < n; at++) value = level(value);
	return value;
};

/** All ways to write `x_x_x`, of so many parts, as fields within fields. */
const splits = (parts: number): JsonObject =>
	record(parts, (at) => [`x${'_x'.repeat(at)}`, at + 1 === parts ? 1 : splits(parts - at - 1)]);

const read = (bodies: Json[]) => {
	const table = new Table('Europe/Madrid', '', new Map(), true);
	const period = { start: '2026-03-05T00:00:00', end: '2026-03-05T23:59:59' };
	for (const body of bodies) {
		table.add(0, { body, requests: bodies.length, centres: ['101'], period });
	}
	return table.sheetsOf(0);
};
const items = (body: Json) =>
	shiftItems(read([body]), {
		includeCashSheet: true,
		includeEmptyCashSheets: true,
	});
const merged = (body: Json) => read([body, body]);
const refused = (run: () => unknown) => {
	try {
		run();
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
	}
};

interface Growth {
	name: string;
	n: number;
	make: (n: number) => Json;
	run: (input: Json) => unknown;
}

const BODIES: Growth[] = [
	{
		name: 'sums of all shifts below each other',
		n: 2000,
		make: (n) => [
			...list(n, (at) => ({ shiftName: `S${at}`, sales: 1.5, counted: 2.5 })),
			...list(n - 1, () => ({ shiftName: null, sales: 1.5 * n, counted: 2.5 * n })),
		],
		run: (body) => readShifts(body),
	},
	{
		name: 'shifts that nothing tells apart, from poll to poll',
		n: 10_000,
		make: (n) => list(n, (at) => `Lunch${at === 0 ? '' : `#${at + 1}`}`),
		run: (keys) => {
			const sightings = (keys as string[]).map((key, at) => ({
				...{ key, content: `content${at}`, isClosed: true, difference: '' },
			}));
			const settings = { emit: 'new', lookbackDays: 3, watched: '', emitExisting: false } as const;
			const now = DateTime.utc(2026, 3, 5);
			const { nextState } = step(undefined, sightings, '', now, 'utc', settings);
			return withSteadyKeys(nextState, [...sightings].reverse());
		},
	},
	{
		name: 'lists side by side, each with a list of shifts',
		n: 1000,
		make: (n) => record(n, (at) => [`list${at}`, [{ at, shifts: [shift(at)] }]]),
		run: items,
	},
	{
		name: 'lists side by side to choose from',
		n: 2000,
		make: (n) => record(n, (at) => [`list${at}`, [shift(at)]]),
		run: shiftLists,
	},
	{
		name: 'lists of amounts side by side in a record',
		n: 8000,
		make: (n) => ({
			day: record(n, (at) => [`list${at}`, [{ expectedCash: at, countedCash: at }]]),
		}),
		run: (body) => readShifts(body),
	},
	{
		name: 'a path that none of many lists has',
		n: 2000,
		make: (n) => record(n, (at) => [`list${at}`, [shift(at)]]),
		run: (body) => refused(() => readShifts(body, 'x.y[]')),
	},
	{
		name: 'records keyed by number, with many fields',
		n: 10_000,
		make: (n) => record(2, (at) => [`${at}`, record(n, (field) => [`field${field}`, field])]),
		run: items,
	},
	{
		name: 'records keyed by name, with many fields',
		n: 10_000,
		make: (n) => record(2, (at) => [`x${at}`, record(n, (field) => [`field${field}`, field])]),
		run: items,
	},
	{
		name: 'shifts under the names of states',
		n: 2000,
		make: (n) =>
			record(n, (at) => [`open ${'closed '.repeat(at % 5)}${'_'.repeat(at)}`, [shift(at)]]),
		run: items,
	},
	{
		name: 'fields of the sheet that clash with those of the shift',
		n: 5000,
		make: (n) => ({
			cashSheets: [
				{
					...record(n, (at) => [`field${at}`, at]),
					shifts: [record(n, (at) => [`field${at}`, at])],
				},
			],
		}),
		run: items,
	},
	{
		name: 'numbered names that clash in each sheet',
		n: 1500,
		make: (n) => {
			const names = record(n, (at) => [`cashSheetId${at === 0 ? '' : at + 1}`, at]);
			return { cashSheets: list(n, (id) => ({ id, shifts: [id === 0 ? names : { id }] })) };
		},
		run: items,
	},
	{
		name: 'many sheets without shifts below a large record',
		n: 1500,
		make: (n) => ({
			...record(n, (at) => [`field${at}`, [at]]),
			sheets: list(n, (id) => ({ id, shifts: [shift(id)] })),
		}),
		run: items,
	},
	{
		name: 'many envelopes below a large record',
		n: 5000,
		make: (n) => ({
			...record(n, (at) => [`total${at}`, at]),
			items: list(n, (id) => ({ data: [shift(id)] })),
		}),
		run: (body) => readShifts(body),
	},
	{
		name: 'two windows of sheets below a large record',
		n: 2000,
		make: (n) => ({
			...record(n, (at) => [`field${at}`, at]),
			sheets: list(n, (id) => ({ id, shifts: [shift(id)] })),
		}),
		run: merged,
	},
	{
		name: 'a total of many amounts, no two rows with the same ones',
		n: 1500,
		make: (n) => [
			...list(n, (at) => ({ shiftName: 'Lunch', [`amounts${at}`]: { cash: 1 } })),
			{ shiftName: 'Total', ...record(n, (at) => [`amounts${at}`, { cash: 2 }]) },
		],
		// Making items adds the total's fields to the rows, more with each run.
		run: (body) => read([body]),
	},
	{
		name: 'names that meet when they become one level',
		n: 2048,
		make: (n) => splits(Math.log2(n) + 1),
		run: (body) => flatten(body as JsonObject),
	},
	{
		name: 'lists of column names beside rows of another width',
		n: 2000,
		make: (n) => ({
			...record(n, (at) => [`columns${at}`, ['a', 'b']]),
			rows: [...list(n, () => [1, 2]), [1]],
		}),
		run: items,
	},
	{
		name: 'a very long name',
		n: 200_000,
		make: (n) => ({ [`${'aB_é'.repeat(n)}`]: [shift(1)], ['A'.repeat(n)]: 1 }),
		run: items,
	},
];

const PATHS: Growth[] = ['[', '["', '["\\"', '[]', 'a.', '.', '*', '[a='].map((part) => ({
	name: `a path of many ${part}`,
	n: 10_000,
	make: (n) => part.repeat(n),
	run: (path) => {
		refused(() => formatPath(parsePath(String(path))));
		refused(() => readShifts({ a: [{ a: [] }] }, String(path)));
		pathSteps(`${String(path)}${Math.random()}`);
	},
}));

/** The least time of several runs, in milliseconds. */
/** Of four times the input: 4 is linear, 16 quadratic. */
const LINEAR = 9;

test.each([...BODIES, ...PATHS])('$name', ({ n, make, run }) => {
	const ratio = growth(n / 2, (size) => {
		const input = make(size);
		return () => void run(input);
	});
	expect(ratio).toBeLessThan(LINEAR);
});

describe('5,000 levels', () => {
	const levels: Array<[string, (value: Json) => Json]> = [
		['of objects', (value) => ({ a: value })],
		['of lists', (value) => [value]],
		['of shifts', (value) => ({ shifts: [value] })],
		['of envelopes', (value) => ({ data: value, success: true })],
		['of objects keyed by number', (value) => ({ 1: value, 2: {} })],
	];
	const runs: Array<[string, (body: Json) => unknown]> = [
		['read', (body) => items(body)],
		['read at a path', (body) => items(readShifts(body, 'a[]') && body)],
		['offered', (body) => shiftLists(body)],
		['merged', (body) => merged(body)],
		['flattened', (body) => flatten({ body })],
		['below a shift and flattened', (body) => items([{ ...shift(1), body }]).map(flatten)],
	];

	test.each(
		levels.flatMap(([what, level]) => runs.map(([how, run]) => ({ what, level, how, run }))),
	)('$what are $how or refused', ({ level, run }) => {
		let error: unknown;
		try {
			run(deep(5000, level, { a: [shift(1)] }));
		} catch (thrown) {
			error = thrown;
		}
		expect(error === undefined || error instanceof InputError).toBe(true);
	});

	test('say so where they are refused', () => {
		expect(() =>
			readShifts(
				deep(5000, (value) => [value], { a: [1] }),
				'a[]',
			),
		).toThrow('The response is nested too deeply');
	});
});
