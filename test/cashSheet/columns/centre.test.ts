import { askedCentre } from '../../../nodes/MapalCashrec/cashSheet/columns/centre';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { fieldsOf, rowsOf, tableOf } from '../../support/columns';
import { testExamples } from './allExamples';
import type { Given } from './examples';

test.each<[unknown, string[], string | undefined]>([
	['101', ['100', '101'], '101'],
	[101, ['101'], '101'],
	[' 101 ', ['101'], '101'],
	['102', ['101'], undefined],
	['es-01', ['ES-01'], 'ES-01'],
	['ES-01', ['es-01'], 'es-01'],
	['117', ['0117'], '0117'],
	['00117', ['117'], '117'],
	['0', ['00'], '00'],
	['01A', ['1A'], undefined],
	['es-01', ['ES-01', 'es-01'], 'es-01'],
	['0117', ['117', '0117'], '0117'],
	['', ['101'], undefined],
	[null, ['null'], undefined],
	[true, ['true'], undefined],
])('%j of %j is %s', (value, centres, expected) => {
	expect(askedCentre(value, centres)).toBe(expected);
});

const name = (centre: string) => (centre === '1101' ? 'Plaza Mayor' : 'Gran Vía');
const short = (centre: string) => (centre === '1101' ? 1 : 2);
const SHORT = { centres: ['1', '2'] };
/** Other centres than those of the shifts, of the same form. */
const OTHERS = { centres: ['9101', '9102'] };

testExamples('centreId', 'centreId', {
	'short numbers in another form': {
		fields: ({ centre }) => ({ cc: `0${short(centre)}` }),
		asking: SHORT,
		field: 'cc',
	},
	'not some that were asked for, under a name that says nothing': {
		fields: ({ centre }) => ({ cc: centre }),
		asking: { centres: ['1101', '1199'] },
		field: null,
	},
	'not where one is neither text nor number': {
		fields: ({ centre, index }) => ({ centreId: index === 3 ? true : centre }),
		field: null,
	},
	'all in the form in which they were asked for, before some': {
		fields: ({ centre }) => ({ a: centre === '1101' ? '01101' : centre, b: centre }),
		field: 'b',
	},
	'not short numbers under the name of something else': {
		fields: ({ centre }) => ({ tillId: short(centre) }),
		asking: SHORT,
		field: null,
	},
	'not short numbers of something else': {
		fields: ({ centre }) => ({ till: { id: short(centre) } }),
		asking: SHORT,
		field: null,
	},
	'not numbers under the name of something else, one of which is short': {
		fields: ({ centre }) => ({ tillId: centre === '1101' ? 1101 : 102 }),
		asking: { centres: ['1101', '102'] },
		field: null,
	},
	'the centre of a till': {
		fields: ({ centre }) => ({ tillStoreId: short(centre) }),
		asking: SHORT,
		field: 'tillStoreId',
	},
	'not whoever manages the centre': {
		fields: ({ centre }) => ({ store: { managerId: short(centre) } }),
		asking: SHORT,
		field: null,
	},
	...Object.fromEntries(
		['payment', 'guests', 'version', 'zone', 'zoneId'].map((field): [string, Given] => [
			`not short numbers that fit by chance: ${field}`,
			{ fields: ({ centre }) => ({ [field]: short(centre) }), asking: SHORT, field: null },
		]),
	),
	'one that was not asked for, by its name': {
		fields: ({ centre }) => ({ centreId: centre }),
		asking: OTHERS,
		field: 'centreId',
	},
	'a number that was not asked for, by its name': {
		fields: ({ centre }) => ({ codigoCentro: centre }),
		asking: OTHERS,
		field: 'codigoCentro',
	},
	'one that was not asked for, by the name of what holds it': {
		fields: ({ centre }) => ({ store: { id: centre } }),
		asking: OTHERS,
		field: 'store.id',
	},
	'a business unit that was not asked for': {
		fields: ({ centre }) => ({ businessUnitId: centre }),
		asking: OTHERS,
		field: 'businessUnitId',
	},
	'one that was not asked for, in one of several forms': {
		fields: ({ centre }) => ({ centreId: centre }),
		asking: { centres: ['9101', 'ES-01'] },
		field: 'centreId',
	},
	...Object.fromEntries(
		['cc', 'store', 'id', 'businessId', 'cashierCentreId'].map((field): [string, Given] => [
			`not what was not asked for: ${field}`,
			{ fields: ({ centre }) => ({ [field]: centre }), asking: OTHERS, field: null },
		]),
	),
	'not what was not asked for, one of which has another form': {
		fields: ({ centre }) => ({ centreId: centre === '1101' ? centre : '99' }),
		asking: OTHERS,
		field: null,
	},
	'not what was not asked for, and is as long but no number': {
		fields: ({ centre }) => ({ centreId: centre === '1101' ? 'ABCD' : 'EFGH' }),
		asking: OTHERS,
		field: null,
	},
	'not what was not asked for, one of which is neither text nor number': {
		fields: ({ centre, index }) => ({ centreId: index === 3 ? true : centre }),
		asking: OTHERS,
		field: null,
	},
});

const text = (given: string): Given['fields'] => {
	return () => ({ storeName: given });
};

testExamples('centreName', 'centreName', {
	'120 characters': { fields: text('n'.repeat(120)), field: 'storeName' },
	'not 121': { fields: text('n'.repeat(121)), field: null },
	'not a text without letters': { fields: text('12-34'), field: null },
	'not a language': { fields: text('es-ES'), field: null },
	'not a colour': { fields: text('#ffcc00'), field: null },
	'not an address in the web': { fields: text('https://sol.example'), field: null },
	'not an address of mail': { fields: text('sol@mail.example'), field: null },
	'not where one has no letters': {
		fields: ({ centre }) => ({ storeName: centre === '1101' ? 'Plaza Mayor' : '12' }),
		field: null,
	},
	'not where one is a number': {
		fields: ({ centre }) => ({ storeName: centre === '1101' ? 'Plaza Mayor' : 12 }),
		field: null,
	},
	'not an ID': { fields: ({ centre }) => ({ storeGuid: `a${centre}` }), field: null },
	'not a code': { fields: ({ centre }) => ({ storeCode: `a${centre}` }), field: null },
	'not the name of something in a flat row': {
		fields: ({ centre }) => ({ name: name(centre) }),
		field: null,
	},
	'beside the ID, in the sheet': {
		fields: () => ({}),
		sheet: ({ day, centre }) => ({ date: day, code: centre, name: name(centre) }),
		without: ['centreId'],
		field: 'name',
	},
	'not in the sheet, where the ID is in the shift': {
		fields: () => ({}),
		sheet: ({ day, centre }) => ({ date: day, name: name(centre) }),
		field: null,
	},
	'beside the ID, in what looks like a company': {
		fields: ({ centre }) => ({ company: { id: centre, name: name(centre) } }),
		without: ['centreId'],
		field: 'company.name',
	},
	'not beside something else': {
		fields: ({ centre }) => ({ org: { id: centre }, dept: { name: name(centre) } }),
		without: ['centreId'],
		field: null,
	},
	'not what is beside the ID and no name': {
		fields: ({ centre }) => ({ org: { id: centre, motto: name(centre) } }),
		without: ['centreId'],
		field: null,
	},
	'not another name beside the ID': {
		fields: ({ centre }) => ({ org: { id: centre, mottoName: name(centre) } }),
		without: ['centreId'],
		field: null,
	},
	'within a part of the shift': {
		fields: ({ centre }) => ({ address: { storeName: name(centre) } }),
		field: 'address.storeName',
	},
	'not that of a part of the centre': {
		fields: ({ centre }) => ({ storeAddress: { name: name(centre) } }),
		field: null,
	},
	'a business unit': {
		fields: ({ centre }) => ({ businessUnitName: name(centre) }),
		field: 'businessUnitName',
	},
	'not a business': { fields: ({ centre }) => ({ businessName: name(centre) }), field: null },
	'of several centres, without their IDs': {
		fields: ({ centre }) => ({ storeName: name(centre) }),
		without: ['centreId'],
		field: 'storeName',
	},
	'not two names of the only centre, without its ID': {
		fields: ({ centre }) => ({ storeName: name(centre) }),
		without: ['centreId'],
		asking: { centres: ['1101'] },
		field: null,
	},
});

/** Ten shifts of a centre, so many of them without its ID or name. */
const ten = (missing: number, fields: JsonObject) => ({
	shifts: Array.from({ length: 10 }, (_, index) => ({
		shiftId: `S-${5001 + index}`,
		openedAt: `2026-03-05T${10 + index}:00:00`,
		expectedCash: 100.5 + index,
		countedCash: 100.5,
		...(index >= missing && fields),
	})),
});

test.each([
	['a centre that was asked for', '101'],
	['a centre that was not asked for', '102'],
])('%s may be missing in one of ten shifts, not in two', (_name, centreId) => {
	const fields = { centreId, centreName: 'Sol' };
	expect(fieldsOf(tableOf(ten(1, fields)))).toMatchObject({
		centreId: 'centreId',
		centreName: 'centreName',
	});
	const of = fieldsOf(tableOf(ten(2, fields)));
	expect([of.centreId, of.centreName]).toEqual([undefined, undefined]);
});

test.each<[string, Json]>([
	[
		'the key of the centres, with the name beside it',
		{ centres: { 1: { name: 'Sol', ...ten(0, {}) }, 2: { name: 'Mar', ...ten(0, {}) } } },
	],
	[
		'the key of the sheets of a centre',
		{
			cashSheets: {
				1: { storeName: 'Sol', ...ten(0, {}) },
				2: { storeName: 'Mar', ...ten(0, {}) },
			},
		},
	],
])('a centre is read from %s', (_name, body) => {
	const rows = rowsOf(tableOf(body, { centres: ['1', '2'] }));
	expect(new Set(rows.map(({ centreId, centreName }) => `${centreId} ${centreName}`))).toEqual(
		new Set(['1 Sol', '2 Mar']),
	);
});
