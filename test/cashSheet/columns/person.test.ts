import type { JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { rowsOf, tableOf } from '../../support/columns';
import { testExamples } from './allExamples';
import type { Given, Of } from './examples';

const person = ({ index }: Of) => ['Ana', 'Luis', 'Eva'][index % 3] as string;
const other = ({ index }: Of) => ['Ivo', 'Mara'][index % 2] as string;

testExamples('responsible', 'responsible', {
	'80 characters': { fields: () => ({ closedBy: 'n'.repeat(80) }), field: 'closedBy' },
	'not 81, be it in one shift': {
		fields: ({ index }) => ({ closedBy: 'n'.repeat(index === 3 ? 81 : 80) }),
		field: null,
	},
	'not where one has no letters': {
		fields: (of) => ({ closedBy: of.index === 3 ? '12' : person(of) }),
		field: null,
	},
	'not where one is a number': {
		fields: (of) => ({ closedBy: of.index === 3 ? 12 : person(of) }),
		field: null,
	},
	'not when it was': {
		fields: ({ day }) => ({ closedByOn: `${day}T22:00:00Z` }),
		without: ['closedAt'],
		field: null,
	},
	'not who closed the sheet': {
		fields: () => ({}),
		sheet: (of) => ({ date: of.day, closedBy: person(of) }),
		field: null,
	},
	'not what it was closed with': { fields: (of) => ({ closedWith: person(of) }), field: null },
	'not who something else was done by': {
		fields: (of) => ({ paidBy: person(of) }),
		field: null,
	},
	'in an object of its own': {
		fields: (of) => ({ closing: { user: { name: person(of) } } }),
		field: 'closing.user.name',
	},
	'a login, where there is no name': {
		fields: (of) => ({ closingCashier: { login: person(of) } }),
		field: 'closingCashier.login',
	},
	'a login of whoever worked at the till, where there is no name': {
		fields: (of) => ({ cashier: { login: person(of) } }),
		field: 'cashier.login',
	},
	...Object.fromEntries(
		[
			'openedBy',
			'openedClosedBy',
			'closedByModified',
			'closedByReviewer',
			'closedById',
			'closedByCode',
			'closedByStore',
			'closedByCompany',
			'storeManager',
			'companyManager',
			'closedByTicket',
			'closedByRole',
			'countedByCashier',
		].map((name): [string, Given] => [
			`not ${name}`,
			{ fields: (of): JsonObject => ({ [name]: person(of) }), field: null },
		]),
	),
	'not the person of a row': {
		fields: (of) => ({ ticket: { cashier: person(of) } }),
		field: null,
	},
	'a person whose word stands for a row elsewhere': {
		fields: (of) => ({ usuario: person(of) }),
		field: 'usuario',
	},
	'not the manager of the restaurant': {
		fields: (of) => ({ businessUnit: { manager: { name: person(of) } } }),
		field: null,
	},
	'not the first names of two, each beside its family name': {
		fields: (of) => ({
			closedBy: { nombre: person(of), apellidos: other(of) },
			openedBy: { nombre: person(of), apellidos: other(of) },
		}),
		field: null,
	},
	'a whole name, whose parts are in an object': {
		fields: (of) => ({ cashierName: person(of), cashier: { surname: other(of) } }),
		field: 'cashierName',
	},
	'a name beside the family name of somebody else': {
		fields: (of) => ({ cashierName: person(of), waiterSurname: other(of) }),
		field: 'cashierName',
	},
	'a name beside the family name of whom the cashier served': {
		fields: (of) => ({ cashierName: person(of), cashierClientSurname: other(of) }),
		field: 'cashierName',
	},
});

test('where nobody has closed a shift yet, it is whoever is responsible', () => {
	const shifts = ['Ana', null, 'Eva'].map((closedBy, index) => ({
		shiftName: `Shift ${index}`,
		closedBy,
		manager: 'Luis',
	}));
	expect(rowsOf(tableOf({ shifts })).map(({ responsible }) => responsible)).toEqual([
		'Ana',
		'Luis',
		'Eva',
	]);
});
