import { isPlaceholder } from '../../../nodes/MapalCashrec/cashSheet/columns/time';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { fieldsOf, rowsOf, tableOf } from '../../support/columns';
import { testExamples } from './allExamples';
import type { Of } from './examples';

const noon = ({ day, index }: Of) => `${day}T12:0${index}:00`;
const evening = ({ day, index }: Of) => `${day}T23:0${index}:00`;

test.each<[Json | undefined, boolean]>([
	['0001-01-01', true],
	['1900-01-01T00:00:00', true],
	['01/01/1900', true],
	['/Date(-62135596800000)/', true],
	['-', true],
	['0', true],
	[0, true],
	[1, false],
	[false, false],
	['2026-03-05', false],
	['soon', false],
	[undefined, false],
])('%j stands for no moment: %s', (value, expected) => {
	expect(isPlaceholder(value)).toBe(expected);
});

testExamples('openedAt', 'openedAt', {
	'written twice, once in UTC': {
		fields: (of) => ({ openedAt: noon(of), startedUtc: `${of.day}T11:0${of.index}:00` }),
		field: 'openedAt',
	},
	'not where one is no moment': {
		fields: (of) => ({ openedAt: of.index === 3 ? 'soon' : noon(of) }),
		field: null,
	},
	'where one is a placeholder': {
		fields: (of) => ({ openedAt: of.index === 3 ? '0001-01-01' : noon(of) }),
		field: 'openedAt',
	},
	'a time of day, where one is a placeholder': {
		fields: ({ index }) => ({ openedAt: index === 3 ? '-' : '12:00' }),
		field: 'openedAt',
	},
	'not placeholders alone': { fields: () => ({ openedAt: '0001-01-01' }), field: null },
	'not days alone': { fields: ({ day }) => ({ openedAt: day }), field: null },
	'days, one of which has a time': {
		fields: (of) => ({ openedAt: of.index === 3 ? noon(of) : of.day }),
		field: 'openedAt',
	},
	'not that of the sheet': {
		fields: () => ({}),
		sheet: (of) => ({ date: of.day, openedAt: noon(of) }),
		field: null,
	},
	'that of the shift, before that of its till': {
		fields: (of) => ({ shift: { openedAt: noon(of) }, till: { openedAt: evening(of) } }),
		field: 'shift.openedAt',
	},
	'not another time beside it': {
		fields: (of) => ({ opening: { deliveryTime: noon(of) } }),
		field: null,
	},
	...Object.fromEntries(
		['openedByCashier', 'openedBy', 'openingCreated', 'openingReviewed', 'openingTicketTime'].map(
			(name) => [
				`not ${name}`,
				{ fields: (of: Of): JsonObject => ({ [name]: noon(of) }), field: null },
			],
		),
	),
	'not one within what was looked at': {
		fields: (of) => ({ review: { opened: noon(of) } }),
		field: null,
	},
	'not one within what was planned': {
		fields: (of) => ({ planned: { opened: noon(of) } }),
		field: null,
	},
});

testExamples('closedAt', 'closedAt', {
	...Object.fromEntries(
		['closedAt', 'closeDay', 'closed'].map((name) => [
			`empty while every shift is open: ${name}`,
			{ fields: (): JsonObject => ({ [name]: null }), field: name },
		]),
	),
	'placeholders while every shift is open': {
		fields: () => ({ closedAt: '0001-01-01T00:00:00' }),
		field: 'closedAt',
	},
	'not something else that is empty': { fields: () => ({ closedReason: null }), field: null },
	'not an amount at the closing': { fields: () => ({ closed: 150.5 }), field: null },
	'not that of the sheet': {
		fields: () => ({}),
		sheet: (of) => ({ date: of.day, closedAt: evening(of) }),
		field: null,
	},
	'not that of the sheet, empty': {
		fields: () => ({}),
		sheet: ({ day }) => ({ date: day, closedAt: null }),
		field: null,
	},
	'not where one is before its opening': {
		fields: (of) => ({ closedAt: of.index === 3 ? `${of.day}T00:30:00` : evening(of) }),
		field: null,
	},
	'at the moment of the opening': {
		fields: ({ day, shift, index }) => ({
			closedAt: `${day}T${shift === 'Lunch' ? '12' : '19'}:0${index}:00`,
		}),
		field: 'closedAt',
	},
});

testExamples('date', 'date', {
	'a business day in Italian, whose word stands for a row elsewhere': {
		fields: ({ day }) => ({ giornoMovimento: day }),
		field: 'giornoMovimento',
	},
	'not a day under a name that says nothing': { fields: ({ day }) => ({ x: day }), field: null },
	'not the day of a row': { fields: ({ day }) => ({ giornoVendita: day }), field: null },
	'not the day of a person': { fields: ({ day }) => ({ cashierDay: day }), field: null },
	'not a day within a row': { fields: ({ day }) => ({ ticket: { day } }), field: null },
	'the business day within its own object': {
		fields: ({ day }) => ({ business: { day } }),
		field: 'business.day',
	},
	'not where one is no day': {
		fields: ({ day, index }) => ({ dia: index === 3 ? 'soon' : day }),
		field: null,
	},
	'not where one is a placeholder': {
		fields: ({ day, index }) => ({ dia: index === 3 ? '0001-01-01' : day }),
		field: null,
	},
	'not moments under the name of a day': {
		fields: (of) => ({ dia: noon(of) }),
		field: null,
	},
	'half of its values within the period': {
		fields: ({ index }) => ({ dia: index % 2 ? '2026-03-04' : '2026-02-04' }),
		field: 'dia',
	},
	'not fewer than half': {
		fields: ({ index }) => ({ dia: index > 4 ? '2026-03-04' : '2026-02-04' }),
		field: null,
	},
});

/** Ten shifts, some of them without their day. */
test.each<[number, string | undefined]>([
	[1, 'businessDate'],
	[2, undefined],
])('a day may be missing in one of ten shifts, not in two: %d', (missing, expected) => {
	const shifts = Array.from({ length: 10 }, (_, index) => ({
		shiftId: `S-${5001 + index}`,
		businessDate: index < missing ? null : '2026-03-05',
	}));
	expect(fieldsOf(tableOf({ shifts })).date).toBe(expected);
});

test.each<[string, string, string, string | null]>([
	['04/03/2026', '2026-03-04', '2026-03-06', '2026-03-04'],
	['04/03/2026', '2026-03-02', '2026-03-04', '2026-03-04'],
	['03/04/2026', '2026-03-04', '2026-03-06', '2026-03-04'],
	['03/04/2026', '2026-03-02', '2026-03-04', '2026-03-04'],
	['04/03/2026', '2026-03-05', '2026-03-06', null],
	['04/03/2026', '2026-03-01', '2026-03-03', null],
	['04/03/2026', '2026-03-01', '2026-04-30', null],
])('%s in what was asked for from %s to %s is %s', (fecha, start, end, expected) => {
	const shifts = [{ shiftName: 'Lunch', fechaContable: fecha, expected: 10.5, counted: 10.5 }];
	expect(rowsOf(tableOf({ shifts }, { start, end }))).toMatchObject([{ date: expected }]);
});

const DATES = { start: '2026-03-04', end: '2026-03-06' };
const CLOCK = { shiftName: 'Night', businessDate: '2026-03-05', openTime: '22:00' };

test.each<[string, Json, string]>([
	['the day beside it', { shifts: [{ ...CLOCK, openDate: '2026-03-04' }] }, '2026-03-04'],
	[
		'the day of the shift, not one of the sheet',
		{ cashSheets: [{ openDate: '2026-03-04', shifts: [CLOCK] }] },
		'2026-03-05',
	],
	[
		'the day of the shift, not one within a part',
		{ shifts: [{ ...CLOCK, till: { openDate: '2026-03-04' } }] },
		'2026-03-05',
	],
	[
		'the day of the shift, not that of its end',
		{ shifts: [{ ...CLOCK, closeDate: '2026-03-06' }] },
		'2026-03-05',
	],
	[
		'the day of the shift, not when the restaurant was opened',
		{ shifts: [{ ...CLOCK, storeOpenDate: '2026-03-04' }] },
		'2026-03-05',
	],
])('a time of day is on %s', (_name, body, expected) => {
	const [row] = rowsOf(tableOf(body, DATES));
	expect(row?.openedAt?.slice(0, 10)).toBe(expected);
});
