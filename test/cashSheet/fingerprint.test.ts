import { fingerprint } from '../../nodes/MapalCashrec/cashSheet/fingerprint';
import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';
import { nested } from '../support/nested';

const low = (print: number) => print % 2 ** 32;
const high = (print: number) => Math.floor(print / 2 ** 32);

test.each<[string, Json, Json]>([
	['the order of fields', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
	['an incidental field', { a: 1, updatedAt: '12:00' }, { a: 1, updatedAt: '13:00' }],
	['that an incidental field is missing', [{ a: 1, $id: 7 }], [{ a: 1 }]],
])('%s does not count', (_name, one, other) => {
	expect(fingerprint(one)).toBe(fingerprint(other));
});

test.each<[string, Json, Json]>([
	['a value', { a: 1 }, { a: 2 }],
	['a letter', 'Lunch', 'Lunck'],
	['the order of letters', 'ab', 'ba'],
	['a number for a text', 1, '1'],
	['nothing for a text', null, 'null'],
	['a missing field for nothing', {}, { a: null }],
	['the name of a field', { a: 1 }, { b: 1 }],
	['which field has a value', { a: 1, b: 2 }, { a: 2, b: 1 }],
	['where a field stands', { a: { b: 1 } }, { a: {}, b: 1 }],
	['a list around a value', [1], 1],
	['a list around a list', [[]], []],
	['where a list ends', [1, [2]], [[1], 2]],
	['a list for a record', [], {}],
	['the order of a list', [1, 2], [2, 1]],
	['the order of records', [{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }]],
	['how often a value is there', [1, 1], [1]],
	['a value in 60 levels', nested(1, 60), nested(2, 60)],
	['a value in 60 lists', nested(1, 60, (value) => [value]), nested(2, 60, (value) => [value])],
])('%s counts, in both halves of the number', (_name, one, other) => {
	const [a, b] = [fingerprint(one), fingerprint(other)];
	expect(low(a)).not.toBe(low(b));
	expect(high(a)).not.toBe(high(b));
});

test.each([61, 5000])('what goes deeper is cut: %i levels', (levels) => {
	expect(fingerprint(nested(1, levels))).toBe(fingerprint(nested(2, levels)));
	const lists = [1, 2].map((value) => nested(value, levels, (inner) => [inner]));
	expect(new Set(lists.map(fingerprint)).size).toBe(1);
});

test('thousands of records that hardly differ have numbers that differ in every bit', () => {
	const records = Array.from({ length: 20_000 }, (_, n): Json => ({ id: n, of: [n % 7, `${n}`] }));
	const prints = records.map(fingerprint);
	expect(prints.every((print) => Number.isSafeInteger(print) && print >= 0)).toBe(true);
	expect(new Set(prints).size).toBe(20_000);
	// By chance some share the low half, and about a hundred the high one.
	expect(new Set(prints.map(low)).size).toBeGreaterThan(19_990);
	expect(new Set(prints.map(high)).size).toBeGreaterThan(19_800);
	for (let bit = 0; bit < 53; bit++) {
		const set = prints.filter((print) => Math.floor(print / 2 ** bit) % 2 === 1);
		expect(Math.abs(set.length - 10_000)).toBeLessThan(500);
	}
});

test('a record has the same number after those of very many other fields', () => {
	const record = { a: 1, b: 2 };
	const before = fingerprint(record);
	for (let n = 0; n < 25_000; n++) fingerprint({ [`field${n}`]: n });
	expect(fingerprint(record)).toBe(before);
});
