import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import {
	ancestorsOf,
	labelOf,
	valueAtPath,
	valueOf,
	type Field,
	type Place,
} from '../../../nodes/MapalCashrec/cashSheet/profile/field';
import { pathSteps } from '../../../nodes/MapalCashrec/cashSheet/profile/fieldPath';
import type { Ancestor } from '../../../nodes/MapalCashrec/cashSheet/reading/groups';

const CASH = { section: 'Cash', total: 10 };
const CARD = { section: 'Card', total: 20 };
const EUROS = { amount: 9970, currency: 'EUR' };

test.each<[string, JsonObject, string, Json | undefined]>([
	['a field', { total: 1 }, 'total', 1],
	['null', { total: null }, 'total', null],
	['a missing field', { total: 1 }, 'cash', undefined],
	['a field that every object has', { total: 1 }, 'constructor', undefined],
	['a field of an object', { cash: { total: 1 } }, 'cash.total', 1],
	['a field of null', { cash: null }, 'cash.total', undefined],
	['a field of a text', { cash: 'none' }, 'cash.length', undefined],
	['the name in a pair', { centre: [3, 'Plaza Mayor'] }, 'centre.1', 'Plaza Mayor'],
	['the amount of a money object, with its currency', { cash: EUROS }, 'cash.amount', EUROS],
	['the currency of a money object', { cash: EUROS }, 'cash.currency', 'EUR'],
	['an amount without a currency', { cash: { amount: 1 } }, 'cash.amount', 1],
	['a field of a row', { tenders: [CARD, CASH] }, 'tenders[section=Cash].total', 10],
	['a row', { tenders: [CASH, CARD] }, 'tenders[section=Cash]', CASH],
	['a row that is missing', { tenders: [CARD] }, 'tenders[section=Cash].total', undefined],
	['one of two rows alike', { tenders: [CASH, CASH] }, 'tenders[section=Cash].total', undefined],
	['a row of an object', { tenders: CASH }, 'tenders[section=Cash]', undefined],
	['a row beside other things', { tenders: [1, null, [], CASH] }, 'tenders[section=Cash]', CASH],
	['a row whose label is a number', { rows: [{ no: 7, cash: 1 }] }, 'rows[no=7].cash', 1],
	['a row without a label', { rows: [{ cash: 1 }] }, 'rows[no=undefined]', undefined],
	['a row whose label is null', { rows: [{ no: null }] }, 'rows[no=null]', undefined],
	['a row of a list within a row', { a: [{ no: 1, b: [CASH] }] }, 'a[no=1].b[section=Cash]', CASH],
	['a name with a dot', { 'cash.total': 1 }, 'cash.total', 1],
	[
		'a field of an object, beside a name with a dot',
		{ 'cash.total': 1, cash: { total: 2 } },
		'cash.total',
		2,
	],
])('the value of a path: %s', (_name, record, path, value) => {
	expect(valueAtPath(record, path)).toEqual(value);
});

test.each<[string, JsonObject, string, Json | undefined]>([
	['a field', { type: 'Cash' }, 'type', 'Cash'],
	['a field of an object', { type: { name: 'Cash' } }, 'type.name', 'Cash'],
	['a name with a dot', { 'type.name': 'Cash' }, 'type.name', 'Cash'],
	['an outer name with a dot', { 'pay.type': { name: 'Cash' } }, 'pay.type.name', 'Cash'],
	['an outer name that ends with a dot', { 'no.': { name: 'Cash' } }, 'no..name', 'Cash'],
	['an inner name with a dot', { pay: { 'type.name': 'Cash' } }, 'pay.type.name', 'Cash'],
	['an empty outer name', { '': { name: 'Cash' } }, '.name', 'Cash'],
	['a field two objects deep', { pay: { type: { name: 'Cash' } } }, 'pay.type.name', undefined],
	['an inner field that every object has', { type: {} }, 'type.constructor', undefined],
	['a field of a text', { type: 'Cash' }, 'type.length', undefined],
	['nothing', {}, 'type', undefined],
])('the label of a row: %s', (_name, row, label, text) => {
	expect(labelOf(row, label)).toBe(text);
});

describe('above a shift', () => {
	const above = (record: JsonObject, key: string | undefined, parent?: Ancestor): Ancestor => ({
		record,
		child: 'shifts',
		name: 'sheets',
		key,
		isElement: true,
		parent,
	});
	const centre = above({ id: 101 }, 'Plaza');
	const sheet = above({ id: 9 }, '2026-03-05', centre);
	const total = { ...above({ total: { id: 3 } }, undefined, sheet), isTotal: true };

	test('are its sheet and what is around that, but no totals', () => {
		expect(ancestorsOf(undefined)).toEqual([]);
		expect(ancestorsOf(sheet)).toEqual([sheet, centre]);
		expect(ancestorsOf(total)).toEqual([sheet, centre]);
	});

	const place: Place = {
		element: { id: 1 },
		ancestors: [sheet, centre],
		ancestor: sheet,
		key: 'Lunch',
	};
	const at = (level: number, path?: string): Field => ({
		path: path ?? 'key',
		level,
		steps: path === undefined ? undefined : pathSteps(path),
		last: [],
		subject: [],
		words: [],
		parent: '',
		depth: 0,
		isDoubtful: false,
		isSum: false,
		values: [],
	});

	test.each<[string, Field, Json | undefined]>([
		['a field of the shift', at(0, 'id'), 1],
		['a field of its sheet', at(1, 'id'), 9],
		['a field of its centre', at(2, 'id'), 101],
		['a field of what is not there', at(3, 'id'), undefined],
		['the key of the shift', at(0), 'Lunch'],
		['the key of its sheet', at(1), '2026-03-05'],
		['the key of its centre', at(2), 'Plaza'],
		['the key of what is not there', at(3), undefined],
	])('the value for a shift: %s', (_name, field, value) => {
		expect(valueOf(field, place)).toBe(value);
	});

	test('what is no record has no fields', () => {
		expect(valueOf(at(0, 'length'), { ...place, element: 'Lunch' })).toBeUndefined();
		expect(valueOf(at(0, 'length'), { ...place, element: ['Lunch'] })).toBeUndefined();
	});
});
