import type { JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { isKeyedByName } from '../../../nodes/MapalCashrec/cashSheet/locate/maps';

const fields = (names: string): JsonObject =>
	Object.fromEntries(names.split('').map((name) => [name, 1]));

test.each<[string, JsonObject, string | undefined, boolean]>([
	['numbers', { 1: fields('a'), 2: fields('b') }, undefined, true],
	['dates', { '2026-03-05': [fields('a')] }, undefined, true],
	['numbers of lists and of objects', { 1: [fields('a')], 2: fields('a') }, undefined, false],
	['a scalar among them', { 1: fields('a'), 2: 5 }, undefined, false],
	['nothing', {}, 'shifts', false],
	['a total alone', { total: fields('ab') }, 'shifts', false],
	['names of alike records', { Lunch: fields('abcd'), Dinner: fields('abef') }, undefined, true],
	[
		'names of unlike records',
		{ Lunch: fields('abcde'), Dinner: fields('abfgh') },
		undefined,
		false,
	],
	[
		'names of records with one field',
		{ Lunch: fields('a'), Dinner: fields('a') },
		undefined,
		false,
	],
	[
		'names of records, some of which lack fields',
		{ Lunch: fields('ab'), Dinner: fields('abcdef') },
		undefined,
		true,
	],
	[
		'names of records, one of which is unlike the others',
		{ Lunch: fields('ab'), Dinner: fields('ab'), Night: fields('cd') },
		undefined,
		false,
	],
	[
		'names of records, the fifth of which is unlike the others',
		{
			Ana: fields('ab'),
			Eva: fields('ab'),
			Leo: fields('ab'),
			Mia: fields('ab'),
			Noe: fields('cd'),
		},
		undefined,
		false,
	],
	[
		'names of more than five records, only the first of which are compared',
		{
			Ana: fields('ab'),
			Eva: fields('ab'),
			Leo: fields('ab'),
			Mia: fields('ab'),
			Noe: fields('ab'),
			Zoe: fields('cd'),
		},
		undefined,
		true,
	],
	['a number and the name of a like record', { 1: fields('ab'), A: fields('ab') }, undefined, true],
	['a number and that of an unlike one', { 1: fields('ab'), A: fields('cd') }, undefined, false],
	['one name', { Lunch: fields('ab') }, undefined, false],
	['one name of a shift', { Lunch: fields('ab') }, 'shifts', true],
	['names of alike lists', { A: [fields('abcde')], B: [fields('abcdf')] }, undefined, true],
	['names of unlike lists', { A: [fields('abcd')], B: [fields('abce')] }, undefined, false],
	['names of lists of a part', { A: [fields('ab')], B: [fields('abcd')] }, undefined, false],
	['names of lists of two fields', { A: [fields('ab')], B: [fields('ab')] }, undefined, true],
	['names of lists of texts', { A: ['Lunch'], B: ['Night'] }, undefined, false],
	['names of lists, one of which is empty', { A: [fields('ab')], B: [] }, undefined, false],
	['names of lists of one field', { A: [fields('a')], B: [fields('a')] }, undefined, false],
	['fields', { cash: fields('abc'), sheet: fields('abc') }, undefined, false],
	['a field and a name', { cash: fields('abc'), Lunch: fields('abc') }, undefined, false],
	['numbered fields', { cash1: fields('abc'), cash2: fields('abc') }, undefined, false],
	['words for shifts', { shift: fields('abc'), session: fields('abc') }, undefined, false],
	[
		'names with the word of a field',
		{ 'Lunch shift': fields('abc'), 'Dinner shift': fields('abc') },
		undefined,
		true,
	],
	['numbered shifts', { 'shift 1': fields('abc'), 'shift 2': fields('abc') }, undefined, true],
	['states', { open: [fields('a')], closed: [fields('b')] }, undefined, true],
	['states without records', { open: [], closed: [] }, undefined, true],
	['states of what is no record', { open: ['08:00'], closed: ['16:00'] }, undefined, false],
	['states, one without records', { open: [fields('a')], closed: ['16:00'] }, undefined, false],
	['states of other objects', { pending: fields('ab'), final: fields('ab') }, undefined, false],
	['states of like objects', { pending: fields('ab'), reviewed: fields('ab') }, undefined, true],
	['states of objects', { open: fields('a'), closed: fields('b') }, undefined, false],
	['a state and another list', { open: [fields('ab')], till: [fields('ab')] }, undefined, false],
	['one state of sheets', { closed: [fields('a')] }, 'cashSheets', true],
	['one state of anything', { closed: [fields('a')] }, 'result', false],
])('%s', (_name, value, name, isKeyed) => {
	expect(isKeyedByName(value, name)).toBe(isKeyed);
});
