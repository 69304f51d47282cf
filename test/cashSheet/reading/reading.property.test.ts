import fc from 'fast-check';

import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import { flatten } from '../../../nodes/MapalCashrec/cashSheet/flatten';
import { cashSheetItems, shiftItems } from '../../../nodes/MapalCashrec/cashSheet/items';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { readShifts } from '../../../nodes/MapalCashrec/cashSheet/reading/reading';
import { anyJson, name, record, scalar } from '../../support/arbitraryJson';
import { tableOf } from '../../support/columns';
import { elementsAt, scalars } from '../../support/elementsAt';

const plain = { includeCashSheet: false, includeEmptyCashSheets: false };
const clone = (body: Json) => JSON.parse(JSON.stringify(body)) as Json;

test('whatever comes is read, without an error of our own making', () => {
	fc.assert(
		fc.property(fc.oneof(anyJson, fc.jsonValue() as fc.Arbitrary<Json>), (body) => {
			const sheets = tableOf(body).sheetsOf(0);
			const all = { includeCashSheet: true, includeEmptyCashSheets: true };
			const items = shiftItems(sheets, all);
			expect(items).toHaveLength(sheets.all.length);
			for (const item of items) {
				const values = Object.values(flatten(item));
				expect(values.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
			}
			expect(cashSheetItems(tableOf(body).sheetsOf(0)).length).toBeLessThanOrEqual(items.length);
		}),
		{ numRuns: 2000 },
	);
});

test('a path is used or refused, whatever it is', () => {
	const step = fc.oneof(name, fc.constantFrom('[]', '.*', '.', '[', 'shifts[]', 'data[]'));
	const path = fc.array(step, { maxLength: 4 }).map((steps) => steps.join(''));
	fc.assert(
		fc.property(anyJson, fc.oneof(path, fc.string()), (body, text) => {
			try {
				const table = tableOf(body, { shiftList: text });
				const items = shiftItems(table.sheetsOf(0), plain);
				expect(items).toHaveLength(table.sheetsOf(0).rows.length);
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
			}
		}),
		{ numRuns: 2000 },
	);
});

test('there are as many items as elements at the path that was read', () => {
	fc.assert(
		fc.property(anyJson, (body) => {
			const reading = readShifts(clone(body));
			const items = shiftItems(tableOf(body).sheetsOf(0), plain);
			expect(items).toHaveLength(reading.shifts);
			// Totals are no items, and neither is a single record that says nothing.
			const elements = elementsAt(body, reading.path);
			if (reading.totals === 0 && items.length > 0) expect(elements.length).toBe(items.length);
		}),
		{ numRuns: 2000 },
	);
});

const shift = fc
	.tuple(
		fc.array(
			fc.tuple(
				name.filter((key) => key !== '$ref'),
				anyJson,
			),
			{ maxLength: 6 },
		),
		fc.integer({ min: 1, max: 99 }),
	)
	.map(([fields, id]) => ({
		...record(fields),
		shiftId: id,
		openedAt: '2026-03-04T08:00:00Z',
		closedAt: null,
	}));

test('no scalar of a shift is lost, and none changes its name', () => {
	const sheet = fc.record({
		id: fc.integer(),
		date: fc.constant('2026-03-04'),
		extra: scalar,
		shifts: fc.array(shift, { minLength: 1, maxLength: 3 }),
	});
	fc.assert(
		fc.property(fc.array(sheet, { minLength: 1, maxLength: 3 }), (sheets) => {
			const body = clone({ data: { cashSheets: sheets as unknown as Json } });
			const table = tableOf(body, { shiftList: 'data.cashSheets[].shifts[]' });
			const items = shiftItems(table.sheetsOf(0), plain);
			const shifts = elementsAt(body, 'data.cashSheets[].shifts[]');
			expect(items).toHaveLength(shifts.length);
			items.forEach((item, index) => {
				const original = shifts[index] as JsonObject;
				for (const key of Object.keys(original)) {
					expect(JSON.stringify(Object.getOwnPropertyDescriptor(item, key)?.value)).toBe(
						JSON.stringify(Object.getOwnPropertyDescriptor(original, key)?.value),
					);
				}
			});
		}),
		{ numRuns: 500 },
	);
});

test('no scalar of a shift is lost by flattening', () => {
	fc.assert(
		fc.property(shift, (item) => {
			const values = (record: unknown) =>
				scalars(record).map((entry) => entry.replace(/^[^:]*: /, ''));
			const flat = values(flatten(clone(item) as JsonObject)).join(', ');
			for (const value of values(item)) {
				// Within a list of records it is written as JSON.
				const asJson = JSON.stringify(value).slice(1, -1);
				expect([value, flat.includes(value) || flat.includes(asJson)]).toEqual([value, true]);
			}
		}),
		{ numRuns: 500 },
	);
});

test('the order of fields does not matter', () => {
	fc.assert(
		fc.property(fc.array(shift, { minLength: 1, maxLength: 3 }), scalar, (shifts, extra) => {
			const body = { date: '2026-03-04', shifts: shifts as unknown as Json, extra };
			const turned = Object.fromEntries(Object.entries(body).reverse()) as JsonObject;
			expect(readShifts(clone(turned)).path).toBe(readShifts(clone(body)).path);
		}),
		{ numRuns: 300 },
	);
});
