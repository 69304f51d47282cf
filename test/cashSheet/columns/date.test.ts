import { fieldsOf, rowsOf, tableOf } from '../../support/columns';
import { testExamples } from './allExamples';
import type { Given } from './examples';

const ASKED = { centres: ['1101'], start: '2026-03-01', end: '2026-03-31' };

/** Shifts, each with its day and when it was opened or closed, as the fields of these names. */
const shiftsOf = (rows: string[][], [date, ...names]: string[]) => ({
	shifts: rows.map(([day, ...times], index) => ({
		shiftId: `S-${5001 + index}`,
		[date as string]: day,
		...Object.fromEntries(names.map((name, at) => [name, times[at]])),
		expectedCash: 300.25 + index,
		countedCash: 300.25,
	})),
});

const OPENED = ['fecha', 'openedAt'];
const CLOSED = ['fecha', 'closedAt'];

test.each<[string, string[], string[][], string | undefined]>([
	['the day of the opening', OPENED, [['2026-03-04', '2026-03-04T12:00:00']], 'fecha'],
	['the day after', OPENED, [['2026-03-05', '2026-03-04T12:00:00']], undefined],
	['two days after', OPENED, [['2026-03-06', '2026-03-04T23:30:00']], undefined],
	['the day before', OPENED, [['2026-03-04', '2026-03-05T00:30:00']], 'fecha'],
	['two days before', OPENED, [['2026-03-03', '2026-03-05T00:30:00']], undefined],
	['a till opened for the next day', OPENED, [['2026-03-05', '2026-03-04T21:00:00']], 'fecha'],
	['a till opened too early for that', OPENED, [['2026-03-05', '2026-03-04T20:59:00']], undefined],
	[
		'the day after, in one of four shifts',
		OPENED,
		[
			['2026-03-04', '2026-03-04T12:00:00'],
			['2026-03-05', '2026-03-05T12:00:00'],
			['2026-03-06', '2026-03-06T12:00:00'],
			['2026-03-08', '2026-03-07T12:00:00'],
		],
		undefined,
	],
	[
		'the day after, in one of five',
		OPENED,
		[
			['2026-03-04', '2026-03-04T12:00:00'],
			['2026-03-05', '2026-03-05T12:00:00'],
			['2026-03-06', '2026-03-06T12:00:00'],
			['2026-03-07', '2026-03-07T12:00:00'],
			['2026-03-09', '2026-03-08T12:00:00'],
		],
		'fecha',
	],
	[
		'days before, in half of the shifts',
		OPENED,
		[
			['2026-03-04', '2026-03-04T12:00:00'],
			['2026-03-02', '2026-03-05T12:00:00'],
		],
		'fecha',
	],
	['the day of the closing', CLOSED, [['2026-03-04', '2026-03-04T23:00:00']], 'fecha'],
	['the day before the closing', CLOSED, [['2026-03-04', '2026-03-05T23:00:00']], 'fecha'],
	['the day after the closing', CLOSED, [['2026-03-05', '2026-03-04T23:00:00']], undefined],
	[
		'the day of the closing, where the opening is known',
		['fecha', 'openedAt', 'closedAt'],
		[['2026-03-05', '2026-03-04T12:00:00', '2026-03-05T01:00:00']],
		undefined,
	],
	[
		'the day after that beside a time of day',
		['fecha', 'openDate', 'openTime'],
		[['2026-03-05', '2026-03-04', '12:00']],
		undefined,
	],
	['a time of day alone', ['fecha', 'openTime'], [['2026-03-05', '12:00']], 'fecha'],
	[
		'what says outright that it is the business day',
		['businessDate', 'openedAt'],
		[['2026-03-05', '2026-03-04T12:00:00']],
		'businessDate',
	],
])('a day beside openings: %s', (_name, names, rows, expected) => {
	expect(fieldsOf(tableOf(shiftsOf(rows, names), ASKED)).date).toBe(expected);
});

const NARROW = ['regionDate', 'openedAt'];
const NARROW_CLOSED = ['regionDate', 'closedAt'];
/** So many shifts opened on their day. */
const sameDay = (count: number) =>
	Array.from({ length: count }, (_, at) => [`2026-03-0${at + 1}`, `2026-03-0${at + 1}T12:00:00`]);

test.each<[string, string[], string[][], string | undefined]>([
	['without openings', ['regionDate'], [['2026-03-04']], undefined],
	['the day of the opening', NARROW, [['2026-03-04', '2026-03-04T12:00:00']], 'regionDate'],
	['the day after, for a night', NARROW, [['2026-03-05', '2026-03-04T21:00:00']], undefined],
	['the day before a morning', NARROW, [['2026-03-04', '2026-03-05T11:59:59']], 'regionDate'],
	['the day before a noon', NARROW, [['2026-03-04', '2026-03-05T12:00:00']], undefined],
	[
		'the day before a closing',
		NARROW_CLOSED,
		[['2026-03-04', '2026-03-05T12:00:00']],
		'regionDate',
	],
	[
		'nine of ten on their day',
		NARROW,
		[...sameDay(9), ['2026-03-10', '2026-03-11T12:00:00']],
		'regionDate',
	],
	[
		'eight of nine on their day',
		NARROW,
		[...sameDay(8), ['2026-03-10', '2026-03-11T12:00:00']],
		undefined,
	],
])('a day with a word that narrows it down: %s', (_name, names, rows, expected) => {
	expect(fieldsOf(tableOf(shiftsOf(rows, names), ASKED)).date).toBe(expected);
});

test('the opening that was set by hand tells', () => {
	const body = shiftsOf([['2026-03-05', '2026-03-04T12:00:00']], ['fecha', 'x']);
	expect(fieldsOf(tableOf(body, ASKED)).date).toBe('fecha');
	const byHand = new Map([['openedAt', 'x']] as const);
	expect(rowsOf(tableOf(body, { ...ASKED, byHand }))).toMatchObject([{ date: '2026-03-04' }]);
});

const AFTERWARDS = `approvalDate bankingDate pickupDate collectionDate printDate syncDate settlementDate
	dueDate submissionDate valueDate fechaAprobacion fechaValidacion fechaExportacion fechaRecogida
	fechaVencimiento fechaValor dateApprobation dateImpression dateRemise dateEcheance
	genehmigungsDatum freigabeDatum druckDatum dataApprovazione dataVersamento dataScadenza
	dataAprovacao dataVencimento`;

test.each(AFTERWARDS.split(/\s+/))('%s is no business day, whatever its days', (name) => {
	for (const day of ['2026-03-04', '2026-03-05']) {
		const body = shiftsOf([[day, '2026-03-04T12:00:00']], [name, 'openedAt']);
		const table = tableOf(body, ASKED);
		expect(fieldsOf(table).date).toBeUndefined();
		expect(rowsOf(table)).toMatchObject([{ date: '2026-03-04' }]);
	}
});

testExamples('date', 'date', {
	...Object.fromEntries(
		['data', 'dataContabile', 'dataMovimento', 'data_de_movimento'].map((name): [string, Given] => [
			`in Italian and Portuguese: ${name}`,
			{ fields: ({ day }) => ({ [name]: day }), without: ['openedAt', 'closedAt'], field: name },
		]),
	),
	'not what is among data': {
		fields: ({ day }) => ({ dataKey: day }),
		without: ['openedAt', 'closedAt'],
		field: null,
	},
	'not what was done afterwards, within its own object': {
		fields: ({ day }) => ({ banking: { date: day } }),
		field: null,
	},
	'the day of a list of settlements': {
		fields: () => ({}),
		sheets: 'settlements',
		sheet: ({ day }) => ({ date: day }),
		field: 'date',
	},
});
