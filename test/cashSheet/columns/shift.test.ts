import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { fieldsOf, tableOf } from '../../support/columns';
import { testExamples } from './allExamples';
import type { Given, Of } from './examples';

const letter = ({ shift }: Of) => (shift === 'Lunch' ? 'A' : 'B');
const number = ({ shift }: Of) => (shift === 'Lunch' ? 1 : 2);

testExamples('shift', 'shift', {
	'60 characters': { fields: () => ({ shiftName: 'n'.repeat(60) }), field: 'shiftName' },
	'not 61, be it in one shift': {
		fields: ({ index }) => ({ shiftName: 'n'.repeat(index === 3 ? 61 : 60) }),
		field: null,
	},
	'a number in one shift, a name in another': {
		fields: ({ index }) => ({ shiftName: index === 3 ? '4' : 'Lunch' }),
		field: 'shiftName',
	},
	'not where one is no text': {
		fields: ({ index }) => ({ shiftName: index === 3 ? true : 'Lunch' }),
		field: null,
	},
	'not when it was': { fields: ({ day }) => ({ shiftName: `${day}T12:00:00` }), field: null },
	'not that of the sheet': {
		fields: () => ({}),
		sheet: ({ day }) => ({ date: day, shiftName: 'Lunch' }),
		field: null,
	},
	'the name of what is called a shift': {
		fields: (of) => ({ turno: { nombre: letter(of) } }),
		field: 'turno.nombre',
	},
	'not the name of what is called something else': {
		fields: (of) => ({ menu: { name: letter(of) } }),
		field: null,
	},
	'not a name of something else': { fields: (of) => ({ menuName: letter(of) }), field: null },
	'not an ID, be it that of a shift': { fields: (of) => ({ idTurno: letter(of) }), field: null },
	'a code, where there is no name': {
		fields: (of) => ({ codTurno: letter(of) }),
		field: 'codTurno',
	},
	'meals in more than half of the shifts': {
		fields: ({ index }) => ({ franja: index < 5 ? 'Comida' : 'Terraza' }),
		field: 'franja',
	},
	'not meals in half of them': {
		fields: ({ index }) => ({ franja: index < 4 ? 'Comida' : 'Terraza' }),
		field: null,
	},
	'keys that are different each time': {
		fields: () => ({}),
		sheet: ({ day }) => ({ date: day }),
		keyed: ({ index }) => `T ${index + 1}`,
		without: ['businessDate'],
		field: 'shiftKey',
	},
	'not long numbers of shifts, which are different each time': {
		fields: ({ index }) => ({ name: `Turno ${5001 + index}` }),
		field: null,
	},
	'not short numbers of something else, which are different each time': {
		fields: ({ index }) => ({ name: `Mesa ${index + 1}` }),
		field: null,
	},
	'names that are different each time, some without a number': {
		fields: ({ index }) => ({ name: index === 3 ? 'Mesa' : `Mesa ${index + 1}` }),
		field: 'name',
	},
	'numbers of something else that recur': {
		fields: (of) => ({ name: `Mesa ${number(of)}` }),
		field: 'name',
	},
	'a name of which one word is a state': {
		fields: ({ index }) => ({ turno: index === 3 ? 'Abierto' : 'Cena' }),
		field: 'turno',
	},
	...Object.fromEntries(
		[
			'cashierShift',
			'tillShift',
			'storeShift',
			'companyShift',
			'shiftStatus',
			'sheetShift',
			'expectedShift',
			'countedShift',
			'shiftDifference',
			'previousShift',
			'openingShift',
			'shiftTicket',
		].map((name): [string, Given] => [
			`not ${name}`,
			{ fields: (of): JsonObject => ({ [name]: letter(of) }), field: null },
		]),
	),
	'not a shift of something else': {
		fields: (of) => ({ cashier: { shift: letter(of) } }),
		field: null,
	},
	'not a shift of a row': { fields: (of) => ({ ticket: { shift: letter(of) } }), field: null },
	'a number of ten characters': {
		fields: (of) => ({ turno: `300000000${number(of)}` }),
		field: 'turno',
	},
	'not one of eleven': { fields: (of) => ({ turno: `3000000000${number(of)}` }), field: null },
	'not a number with decimals': { fields: (of) => ({ turno: 1.5 + number(of) }), field: null },
	'not where one number is missing': {
		fields: (of) => ({ turno: of.index === 3 ? null : number(of) }),
		field: null,
	},
	'not the number of the sheet': {
		fields: () => ({}),
		sheet: (of) => ({ date: of.day, turno: 1 + (of.index % 3) }),
		field: null,
	},
	'not a number within a row': { fields: (of) => ({ ticket: { turno: number(of) } }), field: null },
	'not the number of a closing of its end': {
		fields: (of) => ({ turnoFin: number(of) }),
		field: null,
	},
	'the number of a closing': {
		fields: (of) => ({ turnoCierre: number(of) }),
		field: 'turnoCierre',
	},
});

/** Shifts with IDs and amounts. */
const shiftsOf = (count: number, fields: (index: number) => JsonObject) =>
	Array.from({ length: count }, (_, index) => ({
		shiftId: `S-${5001 + index}`,
		businessDate: '2026-03-05',
		expectedCash: 100.5 + index,
		countedCash: 100.5,
		...fields(index),
	}));

test.each<[number, number, string | undefined]>([
	[10, 2, 'turno'],
	[10, 3, undefined],
])('in %d shifts, %d names may be missing: %s', (count, missing, expected) => {
	const shifts = shiftsOf(count, (index) => ({ turno: index < missing ? null : 'Cena' }));
	expect(fieldsOf(tableOf({ shifts })).shift).toBe(expected);
});

test.each<[number, string | undefined]>([
	[2, 'name'],
	[3, undefined],
])('%d different names with numbers may be those of shifts: %s', (count, expected) => {
	const shifts = shiftsOf(count, (index) => ({ name: `Z-000${index}` }));
	expect(fieldsOf(tableOf({ shifts })).shift).toBe(expected);
});

test.each<[string, JsonObject, number]>([
	['has a name that is null: it is of the sheet alone', { shiftName: null }, 1],
	['has an ID that is null: it is of the sheet alone', { shiftId: null }, 1],
	['has a number that is null: it is of the sheet alone', { shiftNumber: null }, 1],
	['has a field of a shift that is no name: it is a shift', { shiftNote: null }, 0],
	['has a name of something else: it is a shift', { tableName: null }, 0],
])('a record with centre and day alone %s', (_name, fields, expected) => {
	const records: Json = [10.5, null].map((cash, index) => ({
		businessDate: `2026-03-0${4 + index}`,
		centreId: '101',
		...fields,
		expectedCash: cash,
		countedCash: cash,
	}));
	const table = tableOf({ shifts: records }, { start: '2026-03-04' });
	expect(table.sheetsOf(0).empty.size).toBe(expected);
});
