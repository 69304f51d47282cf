import type { JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { rowsOf, tableOf } from '../../support/columns';
import { testExamples } from './allExamples';
import type { Of } from './examples';

/* Whether a state is that of the shift, of its sheet, or of something else. */

const named = (name: string, states: readonly [string, string]) => ({
	fields: ({ isOpen }: Of): JsonObject => ({ [name]: isOpen ? states[0] : states[1] }),
	field: null,
});

testExamples('status', 'status', {
	...Object.fromEntries(
		[
			'depositStatus',
			'incidentStatus',
			'estadoIncidencia',
			'reviewState',
			'syncStatus',
			'storeStatus',
			'sync_status',
			'dayStatus',
			'cashierStatus',
		].map((name) => [`not that of something else: ${name}`, named(name, ['Open', 'Closed'])]),
	),
	'not that of a part which is something else': {
		fields: ({ isOpen }) => ({ deposit: { status: isOpen ? 'Open' : 'Closed' } }),
		field: null,
	},
	...Object.fromEntries(
		['tillStatus', 'estadoArqueo', 'cashSessionState', 'currentStatus', 'statusName'].map(
			(name) => [
				`that of the till, or of a closing: ${name}`,
				{ ...named(name, ['Open', 'Closed']), field: name },
			],
		),
	),
	'a name with a word of its own, where there is no other': {
		...named('lifecycleStatus', ['Open', 'Closed']),
		field: 'lifecycleStatus',
	},
	'not the flag of their sheet': {
		fields: ({ isOpen }) => ({ cashSheet: { isOpen } }),
		field: null,
	},
	'not a flag that may be either': {
		fields: ({ isOpen }) => ({ closedOrOpen: isOpen }),
		field: null,
	},
	'a flag': { fields: ({ isOpen }) => ({ isOpen }), field: 'isOpen' },
	'what says so, whatever was counted of the sheet': {
		fields: ({ index }) => ({ status: index % 2 ? 'Open' : 'Closed', countedCash: null }),
		sheet: ({ day }) => ({ date: day, countedCash: 500 }),
		field: 'status',
	},
	'not what says so of some of them': {
		fields: ({ index }) => ({ status: index % 2 ? 'Open' : 'Closed' }),
		field: null,
	},
	'what says so of shifts that were opened again': {
		fields: ({ index }) => ({ status: index % 2 ? 'Reopened' : 'Closed' }),
		field: 'status',
	},
	'what says so of as many shifts that are not closed': {
		fields: ({ isOpen, index }) => ({ status: isOpen || index === 1 ? 'Open' : 'Closed' }),
		field: 'status',
	},
});

testExamples('sheetStatus', 'sheetStatus', {
	'not where shifts of a day differ': {
		fields: ({ index }) => ({ status: index % 2 ? 'Reviewed' : 'Closed' }),
		field: null,
	},
	'not where they differ, though it says open of closed shifts': {
		fields: ({ index }) => ({ status: index % 2 ? 'Reviewed' : 'Open' }),
		field: null,
	},
	'not numbers': {
		fields: ({ day }) => ({ status: day === '2026-03-04' ? 1 : 2 }),
		field: null,
	},
	'a state that says open of closed shifts, which all shifts of a day share': {
		fields: ({ day }) => ({ status: day === '2026-03-04' ? 'Closed' : 'Open' }),
		field: 'status',
	},
	'not where it is always the same': { fields: () => ({ status: 'Open' }), field: null },
	'not where it agrees with the shifts': {
		fields: ({ day }) => ({
			status: day === '2026-03-04' ? 'Closed' : 'Open',
			...(day === '2026-03-05' && { closedAt: null, countedCash: null, closedBy: null }),
		}),
		field: null,
	},
	'not what says whose state it is': {
		fields: ({ day }) => ({ shiftStatus: day === '2026-03-04' ? 'Reviewed' : 'Closed' }),
		without: ['status'],
		field: null,
	},
	'not where it has other words': {
		fields: ({ day }) => ({ status: day === '2026-03-04' ? 'Reviewed' : 'Sent on' }),
		field: null,
	},
	'not what stands in the shifts of a sheet': {
		fields: ({ day }) => ({ status: day === '2026-03-04' ? 'Reviewed' : 'Closed' }),
		sheet: ({ day }) => ({ date: day }),
		field: null,
	},
	'that of the sheet, beside a state in the shifts': {
		fields: ({ day }) => ({ status: day === '2026-03-04' ? 'Reviewed' : 'Closed' }),
		sheet: ({ day }) => ({ date: day, status: 'Open' }),
		field: 'cashSheetStatus',
	},
});

/** Shifts of one day and centre, eight of them, the last one not counted. */
const shiftsWith = (fields: (index: number) => JsonObject) =>
	Array.from({ length: 8 }, (_, index) => ({
		shiftId: `S-${5001 + index}`,
		businessDate: '2026-03-05',
		shiftName: `Shift ${index + 1}`,
		expectedCash: 100.5 + index,
		countedCash: index === 7 ? null : 100.5,
		...fields(index),
	}));
const at = (index: number) => (index === 7 ? null : `2026-03-05T1${index}:30:00`);

test.each<[string, (index: number) => JsonObject, number[]]>([
	['a count alone does not contradict open', () => ({ status: 'Open' }), [0, 1, 2, 3, 4, 5, 6, 7]],
	['it contradicts what may be said of a record', () => ({ status: 'Active' }), [7]],
	[
		'it contradicts what may wait for something else',
		(index) => ({ status: index < 3 || index === 7 ? 'Pending' : 'Closed' }),
		[7],
	],
	[
		'not if it is there twice',
		(index) => ({ status: index < 2 || index === 7 ? 'Pending' : 'Closed' }),
		[0, 1, 7],
	],
	[
		'not where shifts have a time of closing',
		(index) => ({
			status: index < 3 || index === 7 ? 'Pending' : 'Closed',
			closedAt: index < 3 ? null : at(index),
		}),
		[0, 1, 2, 7],
	],
	[
		'it contradicts open under a name that need not be that of a shift',
		(index) => ({ claimsStatus: index < 3 ? 'Open' : null }),
		[7],
	],
	[
		'a closing with a count contradicts open',
		(index) => ({ status: 'Open', closedAt: at(index) }),
		[7],
	],
	[
		'a closing where 0 was counted does not',
		(index) => ({ status: 'Open', closedAt: at(index), countedCash: 0 }),
		[0, 1, 2, 3, 4, 5, 6, 7],
	],
	[
		'nor one where only cards were counted',
		(index) => ({ status: 'Open', closedAt: at(index), countedCash: null, countedCards: 5 }),
		[0, 1, 2, 3, 4, 5, 6, 7],
	],
	[
		'a flag with a count contradicts pending',
		(index) => ({ status: index % 2 ? 'Pending' : 'Done', isClosed: index < 7 }),
		[7],
	],
	[
		'so does a flag that is false where it is open',
		(index) => ({ status: index % 2 ? 'Pending' : 'Done', isOpen: index === 7 }),
		[7],
	],
	[
		'half of the shifts that are said to be open is not enough',
		(index) => ({
			status: index < 4 ? 'Open' : 'Closed',
			closedAt: index < 2 ? null : `2026-03-05T1${index}:30:00`,
			countedCash: 100.5,
		}),
		[0, 1, 2, 3],
	],
	[
		'nothing contradicts what says that a shift was opened again',
		(index) => ({ status: index < 2 ? 'Reopened' : 'Closed', closedAt: at(index) }),
		[0, 1, 7],
	],
	[
		'a verdict is decided by the count',
		(index) => ({ status: ['Balanced', 'Unbalanced'][index % 2] ?? null }),
		[7],
	],
	[
		'a verdict beside a state is too',
		(index) => ({ status: index === 7 ? 'Pending' : index % 2 ? 'Unbalanced' : 'Balanced' }),
		[7],
	],
])('which shifts are open: %s', (_name, fields, expected) => {
	const rows = rowsOf(tableOf({ shifts: shiftsWith(fields) }));
	const open = rows.flatMap(({ status }, index) => (status === 'open' ? [index] : []));
	expect(open).toEqual(expected);
	expect(rows.flatMap(({ counted }, index) => (counted === null ? [index] : []))).toEqual(
		expect.arrayContaining(expected),
	);
});

test.each<[string, (index: number) => JsonObject, string | null]>([
	['one shift a day, counted while it is open', () => ({ countedCash: 100.5 }), 'status'],
	[
		'not where the open ones are not counted',
		(index) => ({ countedCash: index < 4 ? 100.5 : null }),
		null,
	],
])('reviewed is said of a sheet: %s', (_name, fields, expected) => {
	const shifts = shiftsWith((index) => ({
		businessDate: `2026-03-0${index + 1}`,
		status: index < 2 ? 'Reviewed' : index < 4 ? 'Closed' : 'Open',
		...fields(index),
	}));
	const { assignment } = tableOf({ shifts }, { start: '2026-03-01', end: '2026-03-08' });
	expect(assignment.verdicts.sheetStatus.field?.path ?? null).toBe(expected);
	expect(assignment.state?.path ?? null).toBe(expected === null ? 'status' : null);
});
