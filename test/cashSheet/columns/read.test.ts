import { Table } from '../../../nodes/MapalCashrec/cashSheet/columns/table';
import type { ColumnName, Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { rowsOf, tableOf, type Asking } from '../../support/columns';

const byHand = (...fields: Array<[ColumnName, string]>) => ({ byHand: new Map(fields) });

/** The rows of shifts with names. */
const read = (shifts: JsonObject[], asking: Partial<Asking> = {}) =>
	rowsOf(
		tableOf(
			{ shifts: shifts.map((fields, index) => ({ shiftName: `Shift ${index + 1}`, ...fields })) },
			{ start: '2026-03-04', end: '2026-03-06', ...asking },
		),
	);

/** A closed shift with all its times; the test is about the one beside it. */
const WHOLE = {
	businessDate: '2026-03-05',
	openedAt: '2026-03-05T12:00:00',
	closedAt: '2026-03-05T17:00:00',
};
const CLOCKS = { businessDate: '2026-03-05', openTime: '12:00', closeTime: '17:00' };
const DATED = { ...CLOCKS, openDate: '2026-03-05', closeDate: '2026-03-05' };

test.each<[string, JsonObject[], Partial<Row>]>([
	['nothing, where there is nothing', [{}], { date: null, openedAt: null, closedAt: null }],
	[
		'the moments that are there',
		[WHOLE],
		{ date: '2026-03-05', openedAt: '2026-03-05T12:00:00', closedAt: '2026-03-05T17:00:00' },
	],
	[
		'the day of the opening, where there is no other',
		[WHOLE, { ...WHOLE, businessDate: null, openedAt: '2026-03-04T23:00:00' }].slice(1),
		{ date: '2026-03-04' },
	],
	[
		'no closing that is the opening',
		[WHOLE, { ...WHOLE, closedAt: WHOLE.openedAt }],
		{ closedAt: null },
	],
	[
		'a closing less than a year after the period',
		[WHOLE, { ...WHOLE, closedAt: '2027-03-05T23:59:59' }],
		{ closedAt: '2027-03-05T23:59:59' },
	],
	[
		'no closing a year after the period: it has not come yet',
		[WHOLE, { ...WHOLE, closedAt: '2027-03-06T00:00:00' }],
		{ closedAt: null, status: 'open' },
	],
	[
		'times of day on the day of the shift',
		[CLOCKS],
		{ openedAt: '2026-03-05T12:00:00', closedAt: '2026-03-05T17:00:00' },
	],
	[
		'no times of day, where no day is known',
		[{ openTime: '12:00', closeTime: '17:00' }],
		{ date: null, openedAt: null, closedAt: null },
	],
	[
		'a time of day that is missing as null',
		[CLOCKS, { ...CLOCKS, closeTime: null }],
		{ openedAt: '2026-03-05T12:00:00', closedAt: null, status: 'open' },
	],
	[
		'a closing after midnight on the next day',
		[{ ...CLOCKS, openTime: '22:00', closeTime: '01:00' }],
		{ openedAt: '2026-03-05T22:00:00', closedAt: '2026-03-06T01:00:00' },
	],
	[
		'a closing on the day of the opening, which is not that of the books',
		[{ businessDate: '2026-03-05', openedAt: '2026-03-06T00:30:00', closeTime: '04:00' }],
		{ openedAt: '2026-03-06T00:30:00', closedAt: '2026-03-06T04:00:00' },
	],
	[
		'no closing at the time of day of the opening',
		[CLOCKS, { ...CLOCKS, closeTime: '12:00' }],
		{ closedAt: null, status: 'open' },
	],
	[
		'an opening at five in the morning',
		[{ ...CLOCKS, openTime: '05:00' }],
		{ openedAt: '2026-03-05T05:00:00', closedAt: '2026-03-05T17:00:00' },
	],
	[
		'no earlier one, which may be that of the next day',
		[{ ...CLOCKS, openTime: '04:59:59', closeTime: '07:30' }],
		{ openedAt: null, closedAt: null, status: 'closed' },
	],
	[
		'an early opening with its day',
		[{ ...DATED, openDate: '2026-03-06', openTime: '00:30', closeDate: '2026-03-06' }],
		{ openedAt: '2026-03-06T00:30:00', closedAt: '2026-03-06T17:00:00' },
	],
	[
		'a closing at six in the morning, without an opening',
		[{ businessDate: '2026-03-05', closeTime: '06:00' }],
		{ openedAt: null, closedAt: '2026-03-05T06:00:00' },
	],
	[
		'no earlier one, which may be that of the next day; but it was closed',
		[{ businessDate: '2026-03-05', closeTime: '05:59:59' }],
		{ openedAt: null, closedAt: null, status: 'closed' },
	],
	[
		'an early closing with its day, without an opening',
		[{ businessDate: '2026-03-05', closeDate: '2026-03-06', closeTime: '01:00' }],
		{ openedAt: null, closedAt: '2026-03-06T01:00:00', status: 'closed' },
	],
	[
		'times of day on the days beside them',
		[{ ...DATED, openDate: '2026-03-04', closeDate: '2026-03-06' }],
		{ openedAt: '2026-03-04T12:00:00', closedAt: '2026-03-06T17:00:00' },
	],
	[
		'a closing after midnight on the next day, where the day beside it is missing',
		[DATED, { ...DATED, openTime: '22:00', closeDate: null, closeTime: '01:00' }],
		{ openedAt: '2026-03-05T22:00:00', closedAt: '2026-03-06T01:00:00' },
	],
	[
		'a closing that is before the opening with its day as it stands',
		[DATED, { ...DATED, openTime: '22:00', closeTime: '01:00' }],
		{ openedAt: '2026-03-05T22:00:00', closedAt: '2026-03-05T01:00:00' },
	],
	[
		'a closing after midnight on the last day of a month on the first of the next',
		[{ ...CLOCKS, businessDate: '2026-02-28', openTime: '22:00', closeTime: '01:00' }],
		{ closedAt: '2026-03-01T01:00:00' },
	],
])('of the last shift are read: %s', (_name, shifts, expected) => {
	expect(read(shifts, { start: '2026-02-28' }).at(-1)).toMatchObject(expected);
});

const CLOSED = { businessDate: '2026-03-05', status: 'Closed' };
const MONEY = { ...CLOSED, expectedCash: 300.25, countedCash: 299.25 };

test.each<[string, JsonObject[], Partial<Row>]>([
	['counted less expected', [MONEY], { expected: 300.25, counted: 299.25, difference: -1 }],
	['0, never −0', [MONEY, { ...MONEY, countedCash: 300.25 }], { difference: 0 }],
	[
		'none, where it is not known what was expected',
		[MONEY, { ...MONEY, expectedCash: null }],
		{ expected: null, counted: 299.25, difference: null },
	],
	[
		'none, where it is not known what was counted',
		[MONEY, { ...MONEY, countedCash: null }],
		{ expected: 300.25, counted: null, difference: null },
	],
	[
		'none of an open shift, nor a count',
		[MONEY, { ...MONEY, status: 'Open' }],
		{ expected: 300.25, counted: null, difference: null },
	],
	[
		'that of the API, where there is no other',
		[{ ...CLOSED, overShort: -2.5 }],
		{ difference: -2.5 },
	],
	[
		'less than nothing, where it says what is missing',
		[{ ...CLOSED, faltante: 2.5 }],
		{ difference: -2.5 },
	],
	[
		'0, where nothing is missing',
		[
			{ ...CLOSED, faltante: 2.5 },
			{ ...CLOSED, faltante: 0 },
		],
		{ difference: 0 },
	],
	[
		'none beside a count that is missing',
		[
			{ ...CLOSED, countedCash: 299.25, overShort: -2.5 },
			{ ...CLOSED, countedCash: null, overShort: -2.5 },
		],
		{ counted: null, difference: null },
	],
	[
		'that of the API beside a count',
		[{ ...CLOSED, countedCash: 299.25, overShort: -2.5 }],
		{ counted: 299.25, difference: -2.5 },
	],
])('the difference of the last shift is %s', (_name, shifts, expected) => {
	expect(read(shifts).at(-1)).toMatchObject(expected);
});

test.each<[string, JsonObject, string | null]>([
	['its day, where the API says no other', { openedAt: '2026-03-05T00:30:00' }, '2026-03-05'],
	[
		'not known, where the day of the books is written in another way',
		{ businessDate: 'fifth of March', openedAt: '2026-03-05T00:30:00' },
		null,
	],
	[
		'not known, where its day of the books is missing',
		{ businessDate: null, openedAt: '2026-03-05T05:59:59' },
		null,
	],
	[
		'its day from six in the morning on',
		{ businessDate: null, openedAt: '2026-03-05T06:00:00' },
		'2026-03-05',
	],
])('the date of a shift that was opened in the night is %s', (_name, fields, expected) => {
	const other: JsonObject = { ...fields, openedAt: '2026-03-05T12:00:00' };
	if (fields['businessDate'] === null) other['businessDate'] = '2026-03-05';
	expect(read([other, fields]).at(-1)?.date).toBe(expected);
});

test('a time of day in UTC says nothing without its day', () => {
	const shift = { businessDate: '2026-03-05', openTimeUtc: '12:00:00', closedBy: 'Ana' };
	expect(read([shift]).at(-1)?.openedAt).toBe(null);
	expect(read([{ ...shift, openTime: '13:00:00' }]).at(-1)?.openedAt).toBe('2026-03-05T13:00:00');
	const set = byHand(['openedAt', 'openTimeUtc']);
	expect(read([shift], set).at(-1)?.openedAt).toBe(null);
});

test.each<[string, JsonObject, Row['status']]>([
	['nothing is known', {}, null],
	['nobody has closed it', { closedBy: null }, 'open'],
	['that somebody has closed it does not tell', { closedBy: 'Ana' }, null],
	['nobody works at the till', { cashier: null }, null],
])('whether the last shift is open: %s', (_name, fields, expected) => {
	const [name = ''] = Object.keys(fields);
	const rows = read([...(name ? [{ [name]: 'Ana' }] : []), fields]);
	expect(rows.at(-1)?.status).toBe(expected);
});

test('who is responsible is whoever closed a shift, or else whoever works at the till', () => {
	const rows = read([{ closedBy: 'Ana', cashier: 'Eva' }, { closedBy: null, cashier: 'Eva' }, {}]);
	expect(rows.map(({ responsible }) => responsible)).toEqual(['Ana', 'Eva', null]);
});

test.each<[string, JsonObject, string[], string | null]>([
	['the only one that was asked for', {}, ['101'], '101'],
	['none, if several were asked for', {}, ['101', '102'], null],
	['its own, in the form in which it was asked for', { centreId: 101 }, ['0101', '102'], '0101'],
	['its own, though another one was asked for', { centreId: '102' }, ['101'], '102'],
])('the centre of the last shift is %s', (_name, fields, centres, expected) => {
	const shifts = [{ centreId: '101', ...fields }, fields];
	const rows = read('centreId' in fields ? shifts : [fields], { centres });
	expect(rows.at(-1)?.centreId).toBe(expected);
});

test('the only centre that was asked for is that of a shift without one', () => {
	const shifts = Array.from({ length: 10 }, (_, index) => ({ centreId: index ? '101' : null }));
	expect(read(shifts).map(({ centreId }) => centreId)).toEqual(shifts.map(() => '101'));
	const some = Array.from({ length: 10 }, (_, index) => ({
		centreId: index ? String(101 + (index % 2)) : null,
	}));
	expect(read(some, { centres: ['101', '102'] })[0]?.centreId).toBeNull();
});

test.each<[string, JsonObject, Partial<Asking>, string]>([
	['the ID of the API', { id: 'S-5001' }, {}, 'S-5001'],
	['centre, day and name', { businessDate: '2026-03-05' }, {}, '101/2026-03-05/Shift 1'],
	[
		'centre, day and a number that counts',
		{ businessDate: '2026-03-05', id: 1 },
		{},
		'101/2026-03-05/1',
	],
	[
		'a number that counts, if it was set by hand',
		{ businessDate: '2026-03-05', id: 1 },
		byHand(['shiftId', 'id']),
		'1',
	],
	[
		'a name instead of a centre that is known by what was asked for alone',
		{ businessDate: '2026-03-05', storeName: 'Sol' },
		{},
		'Sol/2026-03-05/Shift 1',
	],
	[
		'the centre rather than its name, where the shift has both',
		{ businessDate: '2026-03-05', storeName: 'Sol', centreId: '101' },
		{},
		'101/2026-03-05/Shift 1',
	],
])('the ID of a shift is made of %s', (_name, fields, asking, expected) => {
	expect(read([fields], asking)[0]?.shiftId).toBe(expected);
});

/** How many rows there are of an answer that two requests give. */
function readTwice(body: Json) {
	const table = new Table('Europe/Madrid', '', new Map(), true);
	const period = { start: '2026-03-04T00:00:00', end: '2026-03-06T23:59:59' };
	for (let request = 0; request < 2; request++) {
		const centres = ['101', '102'];
		table.add(0, { body: structuredClone(body), requests: 2, centres, period });
	}
	return table.sheetsOf(0).all.length;
}
const NAMED = { shiftName: 'Lunch', expectedCash: 300.25, countedCash: 299.25 };

test.each<[string, Json, number]>([
	['its ID', { shifts: [{ ...NAMED, id: 'S-5001' }] }, 1],
	['its centre and day', { shifts: [{ ...NAMED, centreId: '101', date: '2026-03-05' }] }, 1],
	['not by its day alone', { shifts: [{ ...NAMED, date: '2026-03-05' }] }, 2],
	['not by its centre alone', { shifts: [{ ...NAMED, centreId: '101' }] }, 2],
	['not by a number that counts', { shifts: [{ ...NAMED, id: 1 }] }, 2],
	[
		'not by a number that counts and its day',
		{ shifts: [{ ...NAMED, id: 1, date: '2026-03-05' }] },
		2,
	],
])('a shift that two requests give is recognised by %s', (_name, body, expected) => {
	expect(readTwice(body)).toBe(expected);
});

/** A record of every column, and one of which only centre, day and the given fields are filled. */
const recordsOf = (filled: JsonObject): JsonObject[] => {
	const whole: JsonObject = {
		shiftId: 'S-5001',
		shiftName: 'Lunch',
		openedAt: '2026-03-05T12:00:00',
		closedAt: '2026-03-05T17:00:00',
		status: 'Closed',
		closedBy: 'Ana',
		grossSales: 1000.5,
		expectedCash: 300.25,
		countedCash: 299.25,
		cashDifference: -1,
	};
	const none = Object.fromEntries(Object.keys(whole).map((name) => [name, null]));
	const of = (day: string) => ({ businessDate: day, centreId: '101' });
	return [
		{ ...of('2026-03-05'), ...whole },
		{ ...of('2026-03-06'), ...none, ...filled },
	];
};

test.each<[string, JsonObject, number]>([
	['nothing', {}, 1],
	['a word of its own as its state', { status: 'Live' }, 1],
	['an ID', { shiftId: 'S-5002' }, 0],
	['a name', { shiftName: 'Dinner' }, 0],
	['an opening', { openedAt: '2026-03-06T19:00:00' }, 0],
	['a closing', { closedAt: '2026-03-06T23:00:00' }, 0],
	['somebody', { closedBy: 'Eva' }, 0],
	['sales', { grossSales: 900.5 }, 0],
	['what is expected', { expectedCash: 200.5 }, 0],
	['what was counted', { countedCash: 200.5 }, 0],
	['a state', { status: 'Open' }, 0],
])('a record with centre and day is no shift if it has %s besides: %j', (_name, filled, empty) => {
	const table = tableOf({ shifts: recordsOf(filled) }, { start: '2026-03-04', end: '2026-03-06' });
	const { rows, empty: sheets } = table.sheetsOf(0);
	expect([rows.length, sheets.size]).toEqual([2 - empty, empty]);
});

test.each(['businessDate', 'centreId'])('a record without %s is a shift', (name) => {
	const records = recordsOf({}).map((record, index) =>
		index ? { ...record, [name]: null } : record,
	);
	const ten = Array.from({ length: 9 }, (_, index) => ({
		...records[0],
		shiftId: `S-${5001 + index}`,
	}));
	const table = tableOf(
		{ shifts: [...ten, ...records.slice(1)] },
		{ centres: ['101', '102'], start: '2026-03-04', end: '2026-03-06' },
	);
	expect(table.sheetsOf(0).empty.size).toBe(0);
});

describe('0 where nothing was counted', () => {
	const counted = (countedCash: number, countedAt: string | null, more: JsonObject = {}) => ({
		...WHOLE,
		...{ status: 'Closed', expectedCash: 100.5, countedCash, countedAt, ...more },
	});
	const at = '2026-03-05T17:05:00';
	const countsOf = (shifts: JsonObject[]) =>
		read(shifts).map(({ counted: count, difference }) => [count, difference]);

	test('is no count where the time of the count is missing', () => {
		expect(countsOf([counted(98.5, at), counted(0, null), counted(0, at)])).toEqual([
			[98.5, -2],
			[null, null],
			[0, -100.5],
		]);
	});

	test('nor where it is not said by whom', () => {
		const by = (countedCash: number, countedBy: string | null) =>
			counted(countedCash, at, { countedBy });
		expect(countsOf([by(98.5, 'Till 1'), by(0, null)])).toEqual([
			[98.5, -2],
			[null, null],
		]);
	});

	test('is one where other counts have no time either', () => {
		expect(countsOf([counted(98.5, null), counted(97.5, at), counted(0, null)])).toEqual([
			[98.5, -2],
			[97.5, -3],
			[0, -100.5],
		]);
	});

	test('is one where what is missing is the time of something else', () => {
		const shifts = [counted(98.5, at, { bankedAt: at }), counted(0, at, { bankedAt: null })];
		expect(countsOf(shifts)).toEqual([
			[98.5, -2],
			[0, -100.5],
		]);
	});

	test('is none in a closed shift whose state says that it is not counted', () => {
		const uncounted = counted(0, at, { status: 'AwaitingCount' });
		const given = { cashDifference: -100.5 };
		expect(read([counted(98.5, at), uncounted])[1]).toMatchObject({
			...{ status: 'closed', counted: null, difference: null },
		});
		const alone = [
			{ ...WHOLE, status: 'Closed', cashDifference: -2 },
			{ ...WHOLE, status: 'AwaitingCount', ...given },
		];
		expect(read(alone).map(({ difference }) => difference)).toEqual([-2, null]);
	});

	test('and contradicts no difference there', () => {
		const shifts = [
			counted(98.5, at, { cashDifference: -2 }),
			counted(101, at, { cashDifference: 0.5 }),
			counted(0, at, { cashDifference: 0, status: 'NOT_COUNTED' }),
			counted(0, at, { cashDifference: 0, status: 'NOT_COUNTED' }),
		];
		expect(countsOf(shifts)).toEqual([
			[98.5, -2],
			[101, 0.5],
			[null, null],
			[null, null],
		]);
	});

	test('is none while the till is open', () => {
		const open = counted(0, null, { status: 'AwaitingCount', closedAt: null });
		expect(read([counted(98.5, at), open])[1]).toMatchObject({ status: 'open', counted: null });
	});
});
