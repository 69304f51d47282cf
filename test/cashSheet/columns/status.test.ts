import { flagOf } from '../../../nodes/MapalCashrec/cashSheet/columns/flags';
import { stateOf, type State } from '../../../nodes/MapalCashrec/cashSheet/columns/stateWords';
import { isOpenBy, type Signs } from '../../../nodes/MapalCashrec/cashSheet/columns/status';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { rowsOf, tableOf } from '../../support/columns';
import { testExamples } from './allExamples';

test.each<[string, State]>([
	['Open', 'open'],
	['Abierta', 'open'],
	['In progress', 'open'],
	['Offen', 'open'],
	['Closed', 'closed'],
	['Reviewed', 'closed'],
	['Not closed', 'pending'],
	['NOT_COUNTED', 'uncounted'],
	['AwaitingCount', 'uncounted'],
	['Pendiente de recuento', 'uncounted'],
	['Open, not counted', 'pending'],
	['Reopened', 'pending'],
	['Ready to close', 'pending'],
	['Close failed', 'pending'],
	['Partially closed', 'pending'],
	['Counting', 'pending'],
	['Nicht geschlossen', 'pending'],
	['Open, not closed', 'pending'],
	['Not reviewed', 'unknown'],
	['Pendiente de revisado', 'unknown'],
	['Live', 'unknown'],
	['', 'unknown'],
	['A', 'open'],
	['o', 'open'],
	[' a ', 'open'],
	['C', 'closed'],
	[' c ', 'closed'],
	['P', 'unknown'],
	['AC', 'unknown'],
	['Pending approval', 'unknown'],
	['Pendiente de revisión', 'unknown'],
	['Balanced', 'closed'],
	['Unbalanced', 'unknown'],
])('the state "%s" is %s', (text, expected) => {
	expect(stateOf(text)).toBe(expected);
});

test.each<[unknown, boolean | undefined]>([
	[true, true],
	[false, false],
	[1, true],
	[0, false],
	[2, undefined],
	['1', true],
	['Y', true],
	['yes', true],
	['Sí', true],
	['oui', true],
	[' true ', true],
	['N', false],
	['nein', false],
	['false', false],
	['   false', false],
	['maybe', undefined],
	['yesterday', undefined],
	['', undefined],
	[null, undefined],
	[undefined, undefined],
	[[1], undefined],
	[['yes'], undefined],
])('the flag %j says %p', (value, expected) => {
	expect(flagOf(value)).toBe(expected);
});

/** Nothing is known of the shift. */
const NOTHING: Signs = {
	state: undefined,
	hasClosing: undefined,
	counted: undefined,
	sheet: undefined,
};

test.each<[string, Partial<Signs>, boolean | undefined]>([
	['nothing is known', {}, undefined],
	[
		'it says open, and is closed and counted',
		{ state: 'open', hasClosing: true, counted: 5 },
		true,
	],
	[
		'it is pending, and closed and counted',
		{ state: 'pending', hasClosing: true, counted: 5 },
		true,
	],
	['it is not counted, and closed', { state: 'uncounted', hasClosing: true, counted: 0 }, false],
	['it is not counted, without a time', { state: 'uncounted', hasClosing: false }, true],
	['it is not counted, and no more is known', { state: 'uncounted', counted: 0 }, true],
	['it says closed', { state: 'closed' }, false],
	['it says closed at a time', { state: 'closed', hasClosing: true }, false],
	[
		'it says closed, without a time, counted',
		{ state: 'closed', hasClosing: false, counted: 5 },
		false,
	],
	['it says closed, without a time, 0', { state: 'closed', hasClosing: false, counted: 0 }, true],
	['it says closed, without a time or count', { state: 'closed', hasClosing: false }, true],
	['it says closed, and 0 was counted', { state: 'closed', counted: 0 }, false],
	['a word of its own, at a time', { state: 'unknown', hasClosing: true, counted: null }, false],
	['a word of its own, without a time', { state: 'unknown', hasClosing: false, counted: 5 }, true],
	['a word of its own alone', { state: 'unknown' }, undefined],
	['a word of its own, counted', { state: 'unknown', counted: 5 }, false],
	['a word of its own, not counted', { state: 'unknown', counted: null }, true],
	['a word of its own, 0 counted', { state: 'unknown', counted: 0 }, true],
	['it was closed at a time', { hasClosing: true }, false],
	['it was closed at a time, not counted', { hasClosing: true, counted: null }, false],
	['no closing', { hasClosing: false }, true],
	['no closing, counted', { hasClosing: false, counted: 5 }, false],
	['no closing, 0 counted', { hasClosing: false, counted: 0 }, true],
	['nobody closed it', { hasCloser: false }, true],
	['nobody closed it, counted', { hasCloser: false, counted: 5 }, false],
	['nobody closed it, 0 counted', { hasCloser: false, counted: 0 }, true],
	['somebody closed it, 0 counted', { hasCloser: true, counted: 0 }, false],
	['somebody closed it, not counted', { hasCloser: true, counted: null }, true],
	['counted', { counted: 5 }, false],
	['not counted', { counted: null }, true],
	['counted as expected', { counted: 5, expected: 5 }, false],
	['0 counted, cash expected', { counted: 0, expected: 5 }, true],
	['1 counted, cash expected', { counted: 1, expected: 5 }, false],
	['−1 counted, cash expected', { counted: -1, expected: 5 }, false],
	['0 counted, none expected', { counted: 0, expected: 0 }, false],
	['0 counted, not known what was expected', { counted: 0, expected: null }, false],
	['0 counted in a closed sheet', { counted: 0, expected: 5, sheet: 'closed' }, false],
	['0 counted in an open sheet', { counted: 0, expected: 5, sheet: 'open' }, true],
	['not counted, in a closed sheet', { counted: null, expected: 5, sheet: 'closed' }, true],
	['a closed sheet', { sheet: 'closed' }, false],
	['an open sheet', { sheet: 'open' }, undefined],
])('whether a shift is open: %s', (_name, signs, expected) => {
	expect(isOpenBy({ ...NOTHING, ...signs })).toBe(expected);
});

testExamples('status', 'status', {
	'a single word of its own': { fields: () => ({ status: 'Live' }), field: 'status' },
	'not several words of its own': {
		fields: ({ isOpen }) => ({ status: isOpen ? 'Live' : 'Idle' }),
		field: null,
	},
	'a word of its own among states': {
		fields: ({ index }) => ({ status: ['Closed', 'Live'][index % 2] as string }),
		field: 'status',
	},
	'a verdict among states': {
		fields: ({ index }) => ({ status: ['Closed', 'Short'][index % 2] as string }),
		field: 'status',
	},
	'not a single verdict': { fields: () => ({ status: 'Balanced' }), field: null },
	'not a verdict beside a word of its own': {
		fields: ({ index }) => ({ status: ['Short', 'Live'][index % 2] as string }),
		field: null,
	},
	'states under a name that speaks of a shift alone': {
		fields: ({ isOpen }) => ({ turno: isOpen ? 'Abierto' : 'Cerrado' }),
		field: null,
	},
	'states under the name of a part that is the shift': {
		fields: ({ isOpen }) => ({
			shift: { status: isOpen ? 'Open' : 'Closed' },
			review: { status: 'Open' },
		}),
		field: 'shift.status',
	},
	'states within a status': {
		fields: ({ isOpen, index }) => ({
			status: { state: isOpen ? 'Open' : 'Closed' },
			review: { state: index % 2 ? 'Open' : 'Closed' },
		}),
		field: 'status.state',
	},
	'states within a part, where there are no others': {
		fields: ({ isOpen }) => ({ life: { status: isOpen ? 'Open' : 'Closed' } }),
		field: 'life.status',
	},
	'states and words of its own within a part': {
		fields: ({ index }) => ({ life: { status: index % 2 ? 'Closed' : 'Live' } }),
		field: 'life.status',
	},
	'not words of its own within a part': {
		fields: () => ({ life: { status: 'Live' } }),
		field: null,
	},
	'not a text without letters': { fields: () => ({ status: '10' }), field: null },
	'not where one text has no letters': {
		fields: ({ isOpen }) => ({ status: isOpen ? '1' : 'Closed' }),
		field: null,
	},
	'a state of 40 characters': {
		fields: () => ({ status: 'Closed'.padEnd(40, '.') }),
		field: 'status',
	},
	'not one of 41': { fields: () => ({ status: 'Closed'.padEnd(41, '.') }), field: null },
	'not a state of the sheet': {
		fields: () => ({}),
		sheet: ({ day }) => ({ date: day, status: 'Closed' }),
		field: null,
	},
	'not that of a sheet within the shift': {
		fields: () => ({ sheet: { status: 'Closed' } }),
		field: null,
	},
	'a flag in words': {
		fields: ({ isOpen }) => ({ closed: isOpen ? 'No' : 'Yes' }),
		field: 'closed',
	},
	'a flag in numbers': {
		fields: ({ isOpen }) => ({ isClosed: isOpen ? 0 : 1 }),
		field: 'isClosed',
	},
	'a flag in numbers whose name speaks of the shift': {
		fields: ({ isOpen }) => ({ shiftClosed: isOpen ? 0 : 1 }),
		field: 'shiftClosed',
	},
	'a flag for open in numbers': {
		fields: ({ isOpen }) => ({ isOpen: isOpen ? 1 : 0 }),
		field: 'isOpen',
	},
	'not 0 and 1 that may be amounts': {
		fields: ({ isOpen }) => ({ closedCash: isOpen ? 0 : 1 }),
		field: null,
	},
	'not 0 and 1 that may be amounts, some of them as texts': {
		fields: ({ index }) => ({ closedCash: index % 2 ? '0' : 1 }),
		field: null,
	},
	'not other numbers': { fields: ({ index }) => ({ closed: index }), field: null },
	'not a flag that is always missing': { fields: () => ({ isClosed: null }), field: null },
	'a flag under the name of a time': {
		fields: ({ isOpen }) => ({ closedAt: !isOpen }),
		without: ['closedAt'],
		field: 'closedAt',
	},
	'a flag for a finished count': {
		fields: ({ isOpen }) => ({ cashCountCompleted: !isOpen }),
		field: 'cashCountCompleted',
	},
	...Object.fromEntries(
		[
			'autoClosed',
			'closedOnTime',
			'closedLate',
			'closedWithDifference',
			'canClose',
			'closingConfirmed',
			'endsNextDay',
			'notClosed',
		].map((name) => [
			`not ${name}`,
			{ fields: ({ index }: { index: number }) => ({ [name]: index % 2 === 0 }), field: null },
		]),
	),
	'not whether its opening was closed': {
		fields: ({ index }) => ({ openingClosed: index % 2 === 0 }),
		field: null,
	},
	'a flag for finished': { fields: ({ isOpen }) => ({ completed: !isOpen }), field: 'completed' },
	'a flag for counted': { fields: ({ isOpen }) => ({ isCounted: !isOpen }), field: 'isCounted' },
	'not whether its cashier was closed': {
		fields: ({ isOpen }) => ({ cashierClosed: !isOpen }),
		field: null,
	},
	'not whether its sheet is closed': {
		fields: ({ isOpen }) => ({ sheetClosed: !isOpen, sheet: { closed: !isOpen } }),
		field: null,
	},
	'not whether its sheet is open': {
		fields: ({ isOpen }) => ({ isSheetOpen: isOpen, sheet: { isOpen } }),
		field: null,
	},
	'not a flag of the sheet': {
		fields: () => ({}),
		sheet: ({ day }) => ({ date: day, isClosed: true, isOpen: false }),
		field: null,
	},
	'not a flag under any name': { fields: ({ isOpen }) => ({ isTraining: isOpen }), field: null },
});

testExamples('sheetStatus', 'sheetStatus', {
	'a number': {
		fields: () => ({}),
		sheet: ({ day, index }) => ({ date: day, status: 1 + (index % 4) }),
		field: 'cashSheetStatus',
	},
	'not a flag': {
		fields: () => ({}),
		sheet: ({ day, index }) => ({ date: day, status: index < 4 }),
		field: null,
	},
	'not texts and numbers': {
		fields: () => ({}),
		sheet: ({ day, index }) => ({ date: day, status: index < 4 ? 'Open' : 2 }),
		field: null,
	},
	'not one that is always missing': {
		fields: () => ({}),
		sheet: ({ day }) => ({ date: day, status: null }),
		field: null,
	},
	'not a state under a name that says nothing': {
		fields: () => ({}),
		sheet: ({ day }) => ({ date: day, mode: 'Open' }),
		field: null,
	},
	'its words before a number that is written as text': {
		fields: () => ({}),
		sheet: ({ day, index }) => ({ date: day, phase: `${index % 4}`, state: 'Reviewed' }),
		field: 'state',
	},
	'words and numbers before numbers': {
		fields: () => ({}),
		sheet: ({ day, index }) => ({
			date: day,
			phase: index % 4,
			state: index < 4 ? 'Reviewed' : '1',
		}),
		field: 'state',
	},
	'not what is of the shift': { fields: () => ({ phase: 'Live' }), field: null },
});

/** Shifts of one sheet, 13 of them, with their usual fields. */
const shiftsOf = (fields: (index: number) => JsonObject) =>
	Array.from({ length: 13 }, (_, index) => ({
		shiftId: `S-${5001 + index}`,
		shiftName: `Shift ${index + 1}`,
		openedAt: `2026-03-05T${10 + index}:00:00`,
		expectedCash: 100.5 + index,
		countedCash: 100.5,
		...fields(index),
	}));

const STATES = ['Open', 'Closed', ...Array.from({ length: 10 }, (_, step) => `Step ${step}`)];

test.each<[string, string[], string | undefined]>([
	['12 different texts may be states', [...STATES, 'Open'], 'status'],
	['13 are too many', [...STATES, 'Settled'], undefined],
])('%s', (_name, states, expected) => {
	const shifts = shiftsOf((index) => ({ status: states[index] ?? null }));
	expect(tableOf({ shifts }).assignment.state?.path).toBe(expected);
	const ofSheet = shiftsOf((index) => ({ sheetStatus: states[index] ?? null }));
	expect(rowsOf(tableOf({ shifts: ofSheet })).map(({ sheetStatus }) => sheetStatus)).toEqual(
		expected ? [...STATES, 'Open'] : states.map(() => null),
	);
});

test('the flag of the only shift is read', () => {
	const [shift] = shiftsOf(() => ({ cerrado: 'N' }));
	const [row] = rowsOf(tableOf({ shifts: [shift] }));
	expect(row).toMatchObject({ status: 'open', counted: null });
});

const sheetsOf = (more: JsonObject = {}) => [
	{ date: '2026-03-05', centreId: '101', ...more, shifts: shiftsOf(() => ({})) },
];

test.each<[string, Json, string | null]>([
	['its own', { cashSheets: sheetsOf({ status: 'Reviewed' }) }, 'Reviewed'],
	['not that of the answer', { status: 'Open', cashSheets: sheetsOf() }, null],
	[
		'not that of the centre above it',
		{ centres: [{ status: 'Open', cashSheets: sheetsOf() }] },
		null,
	],
	['the key of the list of sheets', { cashSheets: { reviewed: sheetsOf() } }, 'reviewed'],
	['not the key of what holds such lists', { cashSheets: { open: { north: sheetsOf() } } }, null],
	[
		'not the key of the list of its centre',
		{
			centres: {
				active: [{ centreId: '101', cashSheets: sheetsOf() }],
				closed: [{ centreId: '102', cashSheets: sheetsOf({ centreId: '102' }) }],
			},
		},
		null,
	],
	['not a key that is no state', { cashSheets: { north: sheetsOf() } }, null],
	[
		'not the status of the answer to a list of shifts',
		{ status: 'Open', shifts: shiftsOf(() => ({})) },
		null,
	],
])('the state of a sheet: %s', (_name, body, expected) => {
	expect(new Set(rowsOf(tableOf(body)).map(({ sheetStatus }) => sheetStatus))).toEqual(
		new Set([expected]),
	);
});

test('the state of a sheet: keys that are states, one of which says nothing of a till', () => {
	const body = { cashSheets: { not_reviewed: sheetsOf(), closed: sheetsOf({ centreId: '102' }) } };
	const states = rowsOf(tableOf(body)).map(({ sheetStatus }) => sheetStatus);
	expect(new Set(states)).toEqual(new Set(['not_reviewed', 'closed']));
});

test('0 was counted in a list of closed shifts, and not yet in one of open shifts', () => {
	const [first, second] = shiftsOf(() => ({ countedCash: 0 }));
	const rows = rowsOf(tableOf({ shifts: { open: [first], closed: [second] } }));
	expect(rows.map(({ status, counted }) => [status, counted])).toEqual([
		['open', null],
		['closed', 0],
	]);
});

test.each<[string, (index: number) => JsonObject, string[]]>([
	['a flag', (index) => ({ deleted: index === 1 }), ['deleted']],
	['a flag with a word before it', (index) => ({ isVoided: index === 1 }), ['isVoided']],
	['a flag in another language', (index) => ({ anulado: index === 1 ? 'S' : 'N' }), ['anulado']],
	['a time', (index) => ({ deletedAt: index === 1 ? '2026-03-05T10:00:00' : null }), ['deletedAt']],
	['a flag with an umlaut in two letters', (index) => ({ geloescht: index === 1 }), ['geloescht']],
	...[
		'Voided',
		'DELETED',
		'Cancelled by manager',
		'Anulado',
		'Annulée',
		'Gelöscht',
		'is deleted',
	].map((status): [string, (index: number) => JsonObject, string[]] => [
		`the status ${status}`,
		(index) => ({ status: index === 1 ? status : 'Closed' }),
		['status'],
	]),
	[
		'the status of its record, beside a flag',
		(index) => ({ recordStatus: index === 1 ? 'Deleted' : 'Active', isVoid: index === 1 }),
		['recordStatus', 'isVoid'],
	],
	[
		'the state of the shift',
		(index) => ({ estadoTurno: index === 1 ? 'Anulado' : 'Cerrado' }),
		['estadoTurno'],
	],
	['not a status that says not', () => ({ status: 'Not deleted' }), []],
	['not a status with more than that', () => ({ status: 'Closed with voids' }), []],
	['not the status of something else', () => ({ depositStatus: 'Cancelled' }), []],
	['not that of the sheet', () => ({ sheetStatus: 'Deleted' }), []],
	['not a note', () => ({ note: 'Voided' }), []],
	['not a number', () => ({ status: 3 }), []],
	['not a flag that never holds', () => ({ deleted: false }), []],
	['not a time that never comes', () => ({ deletedAt: '0000-00-00' }), []],
	['not a time that is no text', () => ({ deletedAt: 15 }), []],
	['not how many parts were void', () => ({ voids: 3 }), []],
	['not what else was void', () => ({ voidedTickets: 1 }), []],
	['not another flag', () => ({ is: true, at: '2026-03-05T10:00:00' }), []],
	['not that of a part', () => ({ till: { deleted: true } }), []],
])('what marks shifts as deleted: %s', (_name, fields, expected) => {
	expect(tableOf({ shifts: shiftsOf(fields) }).assignment.deletions).toEqual(expected);
});

test('what marks shifts as deleted: not that of their sheet', () => {
	const { assignment } = tableOf({ cashSheets: sheetsOf({ deleted: true }) });
	expect(assignment.deletions).toEqual([]);
});
