import fc from 'fast-check';

import { InputError } from '../../nodes/MapalCashrec/cashSheet/inputError';
import { cashSheetItems, flatten, shiftItems } from '../../nodes/MapalCashrec/cashSheet/items';
import type { Json, JsonObject } from '../../nodes/MapalCashrec/cashSheet/json';
import { readShifts } from '../../nodes/MapalCashrec/cashSheet/reading/reading';
import { elementsAt, scalars } from '../support/elementsAt';

const plain = { includeCashSheet: false, includeEmptyCashSheets: false };
const clone = (body: Json) => JSON.parse(JSON.stringify(body)) as Json;

/** Names that mean something to the reading, and names that mean trouble. */
const name = fc.constantFrom(
	...'shifts turnos cierres sessions data result value items $values $id $ref edges node id total status'.split(
		' ',
	),
	...'openedAt closedAt expected counted cash centre cashSheets date Lunch Dinner 101 102 2026-03-04'.split(
		' ',
	),
	...['__proto__', 'constructor', 'toString', 'length', '', 'a.b', 'a[]', '*', '"', 'é'],
);
const scalar = fc.oneof(
	fc.constantFrom<Json>(
		null,
		true,
		false,
		0,
		1,
		-0.01,
		1e21,
		'',
		'Open',
		'Total',
		'08:00',
		'2026-03-04T08:00:00Z',
	),
	fc.integer(),
	fc.string({ maxLength: 5 }),
);
const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 6, withCrossShrink: true },
		scalar,
		fc.array(tie('value'), { maxLength: 4 }),
		fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map(record),
	),
})).value;

function record(fields: Array<[string, Json]>): JsonObject {
	// Not by assignment: a field may be called __proto__.
	return JSON.parse(
		`{${fields.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
	) as JsonObject;
}

test('whatever comes is read, without an error of our own making', () => {
	fc.assert(
		fc.property(fc.oneof(anyJson, fc.jsonValue() as fc.Arbitrary<Json>), (body) => {
			const reading = readShifts(clone(body));
			const items = shiftItems(reading, { includeCashSheet: true, includeEmptyCashSheets: true });
			items.forEach(flatten);
			cashSheetItems(readShifts(clone(body)));
			expect(JSON.stringify(items)).toBeDefined();
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
				shiftItems(readShifts(clone(body), text), plain);
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
			const items = shiftItems(reading, plain);
			expect(items).toHaveLength(reading.shifts);
			// Sums stand beside the shifts; a single record that says nothing is not one.
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
			const reading = readShifts(clone(body), 'data.cashSheets[].shifts[]');
			const items = shiftItems(reading, plain);
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

/** What a list of records was before it became text. */
function parsed(value: Json): unknown {
	try {
		return JSON.parse(String(value));
	} catch {
		return value;
	}
}

test('no scalar of a shift is lost by flattening', () => {
	fc.assert(
		fc.property(shift, (item) => {
			const values = (record: unknown): string[] =>
				scalars(record).map((entry) => entry.replace(/^[^:]*: /, ''));
			const flat = Object.values(flatten(clone(item) as JsonObject));
			expect(flat.filter((value) => typeof value === 'object' && value !== null)).toEqual([]);
			const text = flat.flatMap((value) => [String(value), ...values(parsed(value))]).join(', ');
			for (const value of values(item)) expect(text).toContain(value === 'null' ? '' : value);
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
