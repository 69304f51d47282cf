import { canonical, isIncidental } from '../../nodes/MapalCashrec/cashSheet/canonical';
import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';
import { nested } from '../support/nested';

test.each([
	'$id',
	'@odata.etag',
	'__metadata',
	'row_number',
	'rowNo',
	'index',
	'fetchedAt',
	'lastSync',
	'serverTime',
	'requestId',
	'updatedAt',
	'lastModified',
	'sheetModifiedDate',
	'fechaModificacion',
])('%s may change while its record stays the same', (name) => {
	expect(isIncidental(name)).toBe(true);
});

test.each(['id', 'number', 'date', 'openedAt', 'modifiedBy', 'updatedTotal', 'requestedBy', 'a$'])(
	'%s changes only with its record',
	(name) => {
		expect(isIncidental(name)).toBe(false);
	},
);

test.each<[string, Json, Json]>([
	['the order of fields', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }],
	['the order of records', [{ a: 1 }, { a: 2 }], [{ a: 2 }, { a: 1 }]],
	['the order of records and other values', [{ a: 1 }, 2, null], [null, { a: 1 }, 2]],
	['an incidental field', { a: 1, updatedAt: '12:00' }, { a: 1, updatedAt: '13:00' }],
	['an incidental field deeper inside', [{ a: { $id: 1 } }], [{ a: { $id: 2 } }]],
])('%s does not count', (_name, one, other) => {
	expect(canonical(one)).toBe(canonical(other));
});

test.each<[string, Json, Json]>([
	['a value', { a: 1 }, { a: 2 }],
	['a number for a text', { a: 1 }, { a: '1' }],
	['the name of a field', { a: 1 }, { b: 1 }],
	['a list around a value', { a: [1] }, { a: 1 }],
	['the order of numbers', [1, 2], [2, 1]],
	['how often a record is there', [{ a: 1 }], [{ a: 1 }, { a: 1 }]],
	['a value as deep as a response may go', nested(1, 200), nested(2, 200)],
	[
		'a value in lists as deep',
		nested(1, 200, (value) => [value]),
		nested(2, 200, (value) => [value]),
	],
])('%s counts', (_name, one, other) => {
	expect(canonical(one)).not.toBe(canonical(other));
});

test.each<[string, (value: Json) => Json]>([
	['records', (value) => ({ a: value })],
	['lists', (value) => [value]],
])('what goes deeper than any response is cut: %s', (_name, around) => {
	expect(canonical(nested(1, 5000, around))).toBe(canonical(nested(2, 5000, around)));
});
