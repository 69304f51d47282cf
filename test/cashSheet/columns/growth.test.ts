import { flatten } from '../../../nodes/MapalCashrec/cashSheet/flatten';
import { shiftItems } from '../../../nodes/MapalCashrec/cashSheet/items';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { readingReport } from '../../../nodes/MapalCashrec/cashSheet/columns/report';
import { keyedBy, sightings } from '../../../nodes/MapalCashrec/cashSheet/watch/sightings';
import { tableOf } from '../../support/columns';
import { growth } from '../../support/growth';

/*
 * Four times the input takes about four times the time: what finds the columns in a response must
 * not compare each field with each other one.
 */

/** 4 is linear, 16 quadratic. Sorting, or data that outgrow a cache, take a little more than 4. */
const MOST = 8;

const list = <T>(n: number, entry: (index: number) => T): T[] =>
	Array.from({ length: n }, (_, index) => entry(index));
const record = (n: number, field: (index: number) => [string, Json]): JsonObject =>
	Object.fromEntries(list(n, field));

const shift = (index: number, more: JsonObject = {}): JsonObject => ({
	id: `S-${index}`,
	shiftName: index % 2 ? 'Dinner' : 'Lunch',
	businessDate: '2026-03-05',
	centreId: '101',
	openedAt: '2026-03-05T12:00:00',
	closedAt: '2026-03-05T17:00:00',
	...more,
});
const cash = (index: number) => ({
	cashExpected: 100.25 + index,
	cashCounted: 99.25 + index * 2,
	difference: index - 1,
});

/** Shifts, each with a part of that size. */
const shiftsWith =
	(count: number, more: (size: number, shift: number) => JsonObject) => (n: number) => ({
		shifts: list(count, (index) => shift(index, more(n, index))),
	});

test.each<[string, number, (n: number) => Json]>([
	[
		'cash drawers keyed by number',
		40,
		shiftsWith(20, (n) => ({ drawers: record(n, (at) => [`${at + 1}`, cash(at)]) })),
	],
	[
		'cash drawers keyed by name',
		40,
		shiftsWith(20, (n) => ({ drawers: record(n, (at) => [`bar${at + 1}`, cash(at)]) })),
	],
	[
		'tickets',
		100,
		shiftsWith(20, (n, index) => ({
			tickets: list(n, (at) => ({ number: `T-${index}-${at}`, table: `t${at}`, total: at + 0.5 })),
		})),
	],
	[
		'tickets, each paid in cash',
		100,
		shiftsWith(10, (n) => ({
			tickets: list(n, (at) => ({
				id: `T-${at}`,
				method: 'Cash',
				expected: at + 0.5,
				counted: at,
			})),
		})),
	],
	[
		'means of payment of different names',
		50,
		shiftsWith(10, (n) => ({
			payments: list(n, (at) => ({ name: `Card ${at}`, expected: at + 0.5, counted: at + 0.5 })),
		})),
	],
	['shifts', 500, (n) => ({ shifts: list(n, (index) => shift(index, cash(index))) })],
	[
		'sheets of one shift',
		500,
		(n) => ({
			cashSheets: list(n, (index) => ({ sheetId: index, shifts: [shift(index, cash(index))] })),
		}),
	],
	[
		'expected amounts',
		200,
		shiftsWith(4, (n) => record(n, (at) => [`cashExpected${at}`, at + 0.25])),
	],
	[
		'expected and counted amounts',
		150,
		shiftsWith(4, (n) => ({
			...record(n, (at) => [`cashExpected${at}`, at + 0.25]),
			...record(n, (at) => [`cashCounted${at}`, at + 0.5]),
		})),
	],
	[
		'gross and net sales',
		200,
		shiftsWith(4, (n) => ({
			...record(n, (at) => [`sales${at}`, at + 0.5]),
			...record(n, (at) => [`netSales${at}`, at + 0.25]),
		})),
	],
	['amounts of anything', 400, shiftsWith(4, (n) => record(n, (at) => [`amount${at}`, at + 0.5]))],
	['names of people', 400, shiftsWith(4, (n) => record(n, (at) => [`cashier${at}`, `P${at}`]))],
	['states', 400, shiftsWith(4, (n) => record(n, (at) => [`status${at}`, 'Open']))],
	['small numbers', 400, shiftsWith(4, (n) => record(n, (at) => [`shiftId${at}`, at]))],
	[
		'moments',
		400,
		shiftsWith(4, (n) =>
			record(n, (at) => [`openedAt${at}`, `2026-03-05T12:00:${10 + (at % 50)}`]),
		),
	],
	[
		'fields of the sheet',
		400,
		(n) => ({
			cashSheets: [
				{ ...record(n, (at) => [`storeName${at}`, `N${at}`]), shifts: [shift(1), shift(2)] },
			],
		}),
	],
	['fields that nothing is made of', 900, shiftsWith(2, (n) => record(n, (at) => [`x${at}`, at]))],
])('the columns are found among %s', (_name, n, make) => {
	const found = growth(n, (size) => {
		const body = make(size);
		return () => {
			const table = tableOf(body);
			const { assignment } = table;
			const sheets = table.sheetsOf(0);
			expect(sheets.rows.length).toBeGreaterThan(0);
			readingReport(table.fields.values(), assignment);
			keyedBy(sheets, assignment);
			sightings(sheets, assignment, { tolerance: 0, direction: 'any' });
		};
	});
	expect(found).toBeLessThan(MOST);
});

test('items are made of shifts whose fields are all called as those of their sheet', () => {
	const found = growth(2500, (size) => {
		const fields = (by: number) => record(size, (at) => [`field${at}`, at * by]);
		const body = { cashSheets: [{ ...fields(1), shifts: [fields(2)] }] };
		const options = { includeCashSheet: false, includeEmptyCashSheets: false };
		return () => {
			const [item] = shiftItems(
				tableOf(body, { shiftList: 'cashSheets[].shifts[]' }).sheetsOf(0),
				options,
			);
			expect(Object.keys(item ?? {})).toHaveLength(2 * size);
		};
	});
	expect(found).toBeLessThan(MOST);
});

test('names that meet are kept apart when they become one level', () => {
	const found = growth(2000, (size) => {
		const item = {
			...record(size, (at) => [`a${at}_b`, at]),
			...record(size, (at) => [`a${at}`, { b: at }]),
			...record(size, (at) => [at === 0 ? 'x_y' : `x_y_${at + 1}`, at]),
			x: record(size, (at) => [at === 0 ? 'y' : `y_${at + 1}`, at]),
		};
		return () => {
			expect(Object.keys(flatten(item))).toHaveLength(4 * size);
		};
	});
	expect(found).toBeLessThan(MOST);
});
