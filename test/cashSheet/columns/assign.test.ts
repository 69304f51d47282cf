import type { State } from '../../../nodes/MapalCashrec/cashSheet/columns/stateWords';
import { stateFrom } from '../../../nodes/MapalCashrec/cashSheet/columns/status';
import type { ColumnName } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import type { JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { fieldsOf, moneyFieldsOf, rowsOf, tableOf } from '../../support/columns';
import { testExamples } from './allExamples';

type Fields = (index: number) => JsonObject;

/** Four shifts, the last of which is open. */
const shiftsOf = (fields: Fields) => ({
	shifts: [0, 1, 2, 3].map((index) => ({ shiftName: `Shift ${index + 1}`, ...fields(index) })),
});
const isOpen = (index: number) => index === 3;

/** The amounts of the open shift contradict each other: they are only read if it is known as open. */
const money: Fields = (index) => ({
	expectedCash: 300.25 + index,
	countedCash: isOpen(index) ? 0 : 299.25 + index,
	cashDifference: isOpen(index) ? 0 : -1,
});
const MONEY = {
	expected: 'expectedCash',
	counted: 'countedCash',
	difference: 'cashDifference',
};
const byHand = (...fields: Array<[ColumnName, string]>) => ({ byHand: new Map(fields) });

test.each<[State | undefined, unknown, unknown, unknown]>([
	[undefined, undefined, undefined, undefined],
	['open', 'Open', undefined, undefined],
	['closed', 'Closed', undefined, undefined],
	['unknown', 'Live', undefined, undefined],
	[undefined, 5, undefined, undefined],
	['closed', undefined, true, undefined],
	['open', undefined, false, undefined],
	['open', undefined, undefined, true],
	['closed', undefined, undefined, false],
	[undefined, undefined, 'maybe', 'maybe'],
	['open', 'Closed', false, undefined],
	['open', 'Closed', true, true],
	['open', 'Open', true, false],
	['pending', 'Reopened', true, false],
	['closed', 'Live', true, undefined],
	['closed', 'Live', undefined, false],
	['open', 'Live', undefined, true],
	['closed', 'Closed', true, false],
])(
	'%s is what the state %j, the flag for closed %j and that for open %j say together',
	(expected, text, closed, open) => {
		expect(stateFrom(text, closed, open)).toBe(expected);
	},
);

test.each<[string, Fields]>([
	['a state', (index) => ({ status: isOpen(index) ? 'Open' : 'Closed' })],
	['a state that is pending', (index) => ({ status: isOpen(index) ? 'Reopened' : 'Closed' })],
	['a flag for closed', (index) => ({ isClosed: !isOpen(index) })],
	['a flag for open', (index) => ({ isOpen: isOpen(index) })],
	[
		'a closing that is missing',
		(index) => ({ closedAt: isOpen(index) ? null : `2026-03-05T1${index}:00:00` }),
	],
	[
		'a closing in year 1',
		(index) => ({ closedAt: isOpen(index) ? '0001-01-01' : `2026-03-05T1${index}:00:00` }),
	],
	[
		'a closing at the moment of the opening',
		(index) => ({
			openedAt: `2026-03-05T0${index}:00:00`,
			closedAt: isOpen(index) ? `2026-03-05T03:00:00` : `2026-03-05T1${index}:00:00`,
		}),
	],
	[
		'a time of day that is missing',
		(index) => ({ closedAt: isOpen(index) ? null : `1${index}:00` }),
	],
])('amounts of an open shift need not agree: it is known by %s', (_name, fields) => {
	const body = shiftsOf((index) => ({ ...money(index), ...fields(index) }));
	expect(moneyFieldsOf(tableOf(body))).toEqual(MONEY);
});

test.each<[string, Fields]>([
	['no time', () => ({})],
	['a closing', (index) => ({ closedAt: `2026-03-05T1${index}:00:00` })],
	['a time of day', (index) => ({ closedAt: `1${index}:00` })],
])('amounts of a shift that is not known as open have to agree: it has %s', (_name, fields) => {
	const body = shiftsOf((index) => ({ ...money(index), ...fields(index) }));
	expect(moneyFieldsOf(tableOf(body))).toEqual({});
});

test.each<[string, string, Fields]>([
	['a state', 'caja', (index) => ({ caja: isOpen(index) ? 'Open' : 'Closed' })],
	['a flag for open', 'caja.abierta', (index) => ({ caja: { abierta: isOpen(index) } })],
	['a flag for closed', 'caja.lista', (index) => ({ caja: { lista: !isOpen(index) } })],
])('a status that is set by hand alone says which shifts are open: %s', (_name, path, fields) => {
	const others = { status: 'Closed', isClosed: true, isOpen: false };
	const body = shiftsOf((index) => ({ ...money(index), ...others, ...fields(index) }));
	const table = tableOf(body, byHand(['status', path]));
	expect(moneyFieldsOf(table)).toEqual(MONEY);
	expect(rowsOf(table).map(({ status }) => status)).toEqual(['closed', 'closed', 'closed', 'open']);
	const { state, closedFlag, openFlag } = table.assignment;
	expect([state?.path, closedFlag, openFlag]).toEqual([path, undefined, undefined]);
});

test.each<[string, Fields, object]>([
	[
		'a number of the shift is its ID, and not its name too',
		(index) => ({ shiftName: null, shiftNumber: 7001 + index }),
		{ shiftId: 'shiftNumber' },
	],
	[
		'an ID that only counts is the name of a shift without one',
		(index) => ({ shiftName: null, shiftNumber: index }),
		{ shift: 'shiftNumber' },
	],
	[
		'an ID that only counts is the ID of a shift with a name',
		(index) => ({ shiftNumber: index }),
		{ shift: 'shiftName', shiftId: 'shiftNumber' },
	],
	[
		'a closing is not the opening too',
		(index) => ({ openedClosedAt: `2026-03-05T1${index}:00:00` }),
		{ shift: 'shiftName', openedAt: 'openedClosedAt' },
	],
])('a field serves one column: %s', (_name, fields, expected) => {
	expect(fieldsOf(tableOf(shiftsOf(fields)))).toEqual(expected);
});

test('an ID that only counts stays the ID if it was set by hand', () => {
	const body = shiftsOf((index) => ({ shiftName: null, shiftNumber: index }));
	expect(fieldsOf(tableOf(body, byHand(['shiftId', 'shiftNumber'])))).toEqual({
		shiftId: 'shiftNumber',
	});
});

/** The fields in question for a column; nothing speaks for a column without a field. */
function doubtsOf(fields: Fields, name: ColumnName) {
	const { field, why, doubt } = tableOf(shiftsOf(fields)).assignment.verdicts[name];
	expect(why.length > 0).toBe(field !== undefined);
	return doubt.map(({ path }) => path);
}

test.each<[string, Fields, string[]]>([
	[
		'two who closed it',
		(index) => ({ closedBy: `A${index}`, cerradoPor: `B${index}` }),
		['cerradoPor', 'closedBy'],
	],
	[
		'two who worked at the till',
		(index) => ({ cashier: `A${index}`, waiter: `B${index}` }),
		['cashier', 'waiter'],
	],
	[
		'two who closed it, and one who worked at the till',
		(index) => ({ closedBy: `A${index}`, cerradoPor: `B${index}`, cashier: 'Eva' }),
		[],
	],
	[
		'one who closed it, and two who worked at the till',
		(index) => ({ closedBy: 'Ana', cashier: `A${index}`, waiter: `B${index}` }),
		[],
	],
])('the fields in question for who is responsible: %s', (_name, fields, expected) => {
	expect(doubtsOf(fields, 'responsible')).toEqual(expected);
});

test('who is responsible is what was set by hand alone', () => {
	const body = shiftsOf((index) => ({ boss: index === 1 ? null : 'Ana', cashier: 'Eva' }));
	const table = tableOf(body, byHand(['responsible', 'boss']));
	expect(rowsOf(table).map(({ responsible }) => responsible)).toEqual(['Ana', null, 'Ana', 'Ana']);
});

test.each<[string, Fields, string[]]>([
	[
		'what is expected, where nothing was counted',
		(index) => ({ expectedCash: 300.25 + index }),
		[],
	],
	[
		'two amounts that may be it',
		(index) => ({
			expectedCash: 300.25 + index,
			cashExpected: 310.25 + index,
			countedCash: 299.25 + index,
		}),
		['cashExpected', 'expectedCash'],
	],
])('the fields in question for expected: %s', (_name, fields, expected) => {
	expect(doubtsOf(fields, 'expected')).toEqual(expected);
});

describe('amounts that were set by hand', () => {
	const amounts: Fields = (index) => ({ ...money(index), a: 10.25 + index, b: 10.75 + index });
	const read = (...fields: Array<[ColumnName, string]>) => {
		const table = tableOf(
			shiftsOf((index) => ({ ...amounts(index), status: 'Closed' })),
			byHand(...fields),
		);
		return { fields: moneyFieldsOf(table), question: table.assignment.question };
	};

	test.each<[string, Array<[ColumnName, string]>]>([
		[
			'both sides',
			[
				['expected', 'a'],
				['counted', 'b'],
			],
		],
		['the difference', [['difference', 'a']]],
	])('are compared without a question: %s', (_name, fields) => {
		expect(read(...fields)).toEqual({ fields: Object.fromEntries(fields), question: undefined });
	});

	test.each<[ColumnName, string]>([
		['expected', 'a'],
		['counted', 'b'],
	])('leave the others empty, with a question: %s', (name, path) => {
		const { fields, question } = read([name, path]);
		expect(fields).toEqual({ [name]: path });
		expect(question?.message).toMatch(/can't be told for sure/);
	});

	test.each<[string, JsonObject, RegExp | undefined]>([
		['1.812 may be a thousand', { a: '1.812' }, /can't be read for sure/],
		['1.812,50 can be read', { a: '1.812,50' }, undefined],
		['nothing is there yet', { a: null }, undefined],
	])('can be asked for where they are doubtful: %s', (_name, fields, expected) => {
		const body = { shifts: [{ shiftName: 'Lunch', status: 'Closed', ...fields }] };
		const { question } = tableOf(body, byHand(['difference', 'a'])).assignment;
		if (expected) expect(question?.message).toMatch(expected);
		else expect(question).toBeUndefined();
	});
});

test.each<[string, Fields, string | undefined]>([
	['amounts with decimals', (index) => ({ grossSales: 1000.5 + index }), 'grossSales'],
	['whole numbers that may be cents', (index) => ({ grossSales: 100_051 + index }), undefined],
	[
		'texts of which one can be read in two ways',
		(index) => ({ grossSales: `1.81${index}` }),
		undefined,
	],
	[
		'amounts of a means of payment',
		(index) => ({ tender: index % 2 ? 'Card' : 'Cash', grossSales: 1000.5 + index }),
		undefined,
	],
])('sales are read from %s: %s', (_name, fields, expected) => {
	const table = tableOf(shiftsOf(fields));
	expect(fieldsOf(table).sales).toBe(expected);
	expect(doubtsOf(fields, 'sales')).toEqual(expected ? [] : ['grossSales']);
});

test('sales that were set by hand are read as they stand', () => {
	const fields: Fields = (index) => ({ grossSales: 100_051 + index });
	const table = tableOf(shiftsOf(fields), byHand(['sales', 'grossSales']));
	expect(rowsOf(table).map(({ sales }) => sales)).toEqual([100_051, 100_052, 100_053, 100_054]);
});

testExamples('closedAt', 'closedAt', {
	'within an object that is null in open shifts': {
		fields: ({ isOpen, day }) => ({ closed: isOpen ? null : { at: `${day}T23:00:00` } }),
		field: 'closed.at',
	},
	'a time of day within an object that is null in open shifts': {
		fields: ({ isOpen }) => ({ closed: isOpen ? null : { time: '23:00' } }),
		field: 'closed.time',
	},
	'not beside an object, where it holds something else in one shift': {
		fields: ({ isOpen, index, day }) => ({
			closed: isOpen ? null : index === 3 ? `${day}T22:00:00` : { at: `${day}T23:00:00` },
		}),
		field: null,
	},
});

test.each<[string, Fields, [opened: string, closed: string]]>([
	[
		'the day beside it',
		() => ({
			openDate: '2026-03-05',
			openTime: '22:00',
			closeDate: '2026-03-06',
			closeTime: '23:00',
		}),
		['2026-03-05T22:00:00', '2026-03-06T23:00:00'],
	],
	[
		'the day beside it, which is written with the day first',
		() => ({
			openDate: '04/03/2026',
			openTime: '22:00',
			closeDate: '05/03/2026',
			closeTime: '23:00',
		}),
		['2026-03-04T22:00:00', '2026-03-05T23:00:00'],
	],
	[
		'the day beside it, which is written with the month first',
		() => ({
			openDate: '03/04/2026',
			openTime: '22:00',
			closeDate: '03/05/2026',
			closeTime: '23:00',
		}),
		['2026-03-04T22:00:00', '2026-03-05T23:00:00'],
	],
	[
		'no day beside it where it has its own',
		() => ({
			openDate: '2026-03-05',
			openedAt: '2026-03-05T10:00:00',
			closeDate: '2026-03-06',
			closedAt: '2026-03-05T23:00:00',
		}),
		['2026-03-05T10:00:00', '2026-03-05T23:00:00'],
	],
])('a time is that of %s', (_name, fields, expected) => {
	const table = tableOf(shiftsOf(fields), { start: '2026-03-04', end: '2026-03-06' });
	for (const { openedAt, closedAt } of rowsOf(table))
		expect([openedAt, closedAt]).toEqual(expected);
});

test('a count is read from an object that is null in open shifts', () => {
	const fields: Fields = (index) => ({
		expectedCash: 300.25 + index,
		countedCash: isOpen(index) ? null : { value: 299.25 + index },
		status: isOpen(index) ? 'Open' : 'Closed',
	});
	expect(moneyFieldsOf(tableOf(shiftsOf(fields)))).toEqual({
		expected: 'expectedCash',
		counted: 'countedCash.value',
	});
});

test('amounts that were set by hand show how amounts are written', () => {
	const fields: Fields = (index) => ({ a: index ? '1.812' : '1.812,50', status: 'Closed' });
	const rows = rowsOf(tableOf(shiftsOf(fields), byHand(['difference', 'a'])));
	expect(rows.map(({ difference }) => difference)).toEqual([1812.5, 1812, 1812, 1812]);
});
