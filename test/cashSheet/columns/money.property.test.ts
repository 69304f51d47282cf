import fc from 'fast-check';

import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import { isObject, type Json, type JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { valueAtPath, valueOf } from '../../../nodes/MapalCashrec/cashSheet/profile/field';
import { moneyFieldsOf, rowsOf, tableOf } from '../../support/columns';
import { payloads } from '../../support/payloads';

const read = (shifts: unknown[]) => tableOf({ shifts }, { shiftList: 'shifts[]' });

// No whole numbers, as those may be cents.
const amount = fc
	.integer({ min: 0, max: 1e8 })
	.filter((value) => value % 100 !== 0)
	.map((value) => value / 100);

test('the difference is counted minus expected, in cents, for any two amounts', () => {
	fc.assert(
		fc.property(amount, amount, (expected, counted) => {
			const [row] = rowsOf(read([{ expected, counted }]));
			expect(Math.round((row?.difference ?? NaN) * 100)).toBe(
				Math.round(counted * 100) - Math.round(expected * 100),
			);
			expect(String(row?.difference)).toMatch(/^-?\d+(\.\d{1,2})?$/);
		}),
	);
});

test('the cash is found among means of payment, whatever the order of fields, rows and shifts', () => {
	const triple = fc.tuple(amount, amount).map(([expected, counted]) => ({
		expected,
		counted,
		difference: Math.round(counted * 100 - expected * 100) / 100,
	}));
	const shift = fc.tuple(triple, triple).map(([cash, cards]) => ({
		status: 'Closed',
		totals: { expected: cash.expected + cards.expected, counted: cash.counted + cards.counted },
		tenders: [
			{ type: 'Cash', ...cash },
			{ type: 'Card', ...cards },
		],
	}));
	const turned = (value: unknown): unknown => {
		if (Array.isArray(value)) return value.map(turned).reverse();
		if (typeof value !== 'object' || value === null) return value;
		return Object.fromEntries(
			Object.entries(value)
				.map(([key, part]) => [key, turned(part)])
				.reverse(),
		);
	};
	const amountsIn = (shifts: unknown[]) =>
		rowsOf(read(shifts)).map(({ expected, counted, difference }) => [
			expected,
			counted,
			difference,
		]);
	fc.assert(
		fc.property(fc.array(shift, { minLength: 1, maxLength: 5 }), (shifts) => {
			const other = turned(shifts) as JsonObject[];
			expect(moneyFieldsOf(read(other))).toEqual(moneyFieldsOf(read(shifts)));
			expect(moneyFieldsOf(read(shifts))).toMatchObject({
				expected: 'tenders[type=Cash].expected',
				counted: 'tenders[type=Cash].counted',
			});
			expect(amountsIn(other).reverse()).toEqual(amountsIn(shifts));
		}),
	);
});

test('each field leads to its value, whatever it is called', () => {
	const name = fc.oneof(
		fc.string(),
		fc.constantFrom('a.b', 'a[]', '[x=y]', '"', '\\', 'cash', '.'),
	);
	const { fields } = fc.letrec<{ fields: JsonObject; field: Json }>((tie) => ({
		fields: fc.dictionary(name, tie('field'), { maxKeys: 4 }),
		field: fc.oneof({ maxDepth: 3 }, fc.integer({ min: 1, max: 99 }), tie('fields')),
	}));
	fc.assert(
		fc.property(fields, (shift) => {
			const table = read([shift]);
			const { fields: all } = table;
			void table.assignment;
			const [element] = [...table.sheetsOf(0).places.values()].map((place) => place.element);
			for (const field of all.values()) {
				if (field.level > 0 || field.steps === undefined) continue;
				const place = {
					element: element ?? null,
					ancestors: [],
					ancestor: undefined,
					key: undefined,
				};
				expect([field.path, valueOf(field, place)]).toEqual([field.path, field.values[0]]);
				// A path that is written by hand must lead there too.
				if (isObject(element)) {
					expect([field.path, valueAtPath(element, field.path)]).toEqual([
						field.path,
						field.values[0],
					]);
				}
			}
		}),
		{ numRuns: 1000 },
	);
});

test('a field that is called as a path is found by its plain name too', () => {
	expect(valueAtPath({ 'cash.expected': 1 }, 'cash.expected')).toBe(1);
	expect(valueAtPath({ 'cash.expected': 1, cash: { expected: 2 } }, 'cash.expected')).toBe(2);
});

test('whatever shifts come, there are amounts or a question', () => {
	const name = fc.constantFrom(
		...'expected counted difference cash cards total status closed_at tenders type amount currency Cash __proto__ toString'.split(
			' ',
		),
	);
	const value = fc.letrec((tie) => ({
		value: fc.oneof(
			{ maxDepth: 4 },
			fc.constantFrom(null, '', 'Cash', 'Open', '1.812', '3,50'),
			fc.integer(),
			fc.array(tie('value'), { maxLength: 3 }),
			fc.dictionary(name, tie('value'), { maxKeys: 4 }),
		),
	})).value;
	fc.assert(
		fc.property(
			fc.array(fc.dictionary(name, value), { maxLength: 4 }),
			fc.array(name, { maxLength: 3 }),
			(shifts, path) => {
				for (const byHand of [new Map(), new Map([['difference' as const, path.join('.')]])]) {
					try {
						const table = tableOf({ shifts }, { shiftList: 'shifts[]', byHand });
						for (const { expected, counted, difference } of rowsOf(table)) {
							for (const amount of [expected, counted, difference]) {
								expect(amount === null || Number.isFinite(amount)).toBe(true);
							}
						}
						const { verdicts, question } = table.assignment;
						const isCompared =
							verdicts.difference.field ?? (verdicts.expected.field && verdicts.counted.field);
						// A field that is set by hand and can't be read leads to a question too.
						const isSure = isCompared === undefined || question === undefined;
						expect(isSure || byHand.size > 0).toBe(true);
					} catch (error) {
						expect(error).toBeInstanceOf(InputError);
					}
				}
			},
		),
		{ numRuns: 2000 },
	);
});

const pinned = payloads(({ expected }) => expected.amounts !== undefined).own;

test.each(pinned)('what is compared in $name', ({ body, expected }) => {
	const table = tableOf(body);
	const compared = () => {
		if (rowsOf(table).length === 0) return null;
		return table.assignment.question ? 'question' : moneyFieldsOf(table);
	};
	expect(compared()).toEqual(expected.amounts);
});
