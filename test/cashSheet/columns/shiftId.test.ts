import { isOrdinal, merelyCounts } from '../../../nodes/MapalCashrec/cashSheet/columns/shiftId';
import { Table } from '../../../nodes/MapalCashrec/cashSheet/columns/table';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { ASKING, tableOf } from '../../support/columns';
import { foundIn, testExamples } from './allExamples';
import { examplesOf, type Of } from './examples';

test.each<[string, boolean]>([
	['', true],
	['123', true],
	['1234', false],
	['----', true],
	['ñ-é-1-2', false],
	['1------23', true],
	['1-------23', false],
	['1--2-3-4', false],
	['Comida', true],
	['Comida 1', false],
])('the ID "%s" merely counts or names: %s', (id, expected) => {
	expect(isOrdinal(id)).toBe(expected);
});

test.each<[string, string | null, boolean]>([
	['101-1', '101', true],
	['101-Z1', '101', true],
	['101-LUNCH', '101', true],
	['1010001', '101', true],
	['1010123', '101', true],
	['1011234', '101', false],
	['101-20260302-1', '101', false],
	['101-1', '102', false],
	['101-1', null, false],
	['1-48101', '1', false],
	['SHIFT-001', null, true],
	['Turno 12', null, true],
	['S-5001', null, false],
	['48101', null, false],
])('the ID "%s" merely counts in centre %s: %s', (id, centre, expected) => {
	expect(merelyCounts(id, centre)).toBe(expected);
});

test('IDs that count the shifts of a centre make the same keys for a day and for two', () => {
	const rows = (days: string[]) =>
		days.flatMap((date) =>
			[1, 2].map((number) => ({
				...{ id: `101-${number}`, centreId: '101', date, shiftName: number === 1 ? 'A' : 'B' },
				...{ expectedCash: 10 + number, countedCash: 9 },
			})),
		);
	const idsOf = (days: string[]) => {
		const table = tableOf({ shifts: rows(days) }, { start: days[0], end: days.at(-1) });
		return table.sheetsOf(0).rows.map(({ shiftId }) => shiftId);
	};
	const [first = '', second = ''] = ['2026-03-05', '2026-03-06'];
	const both = [first, second].flatMap((day) => [`101/${day}/101-1`, `101/${day}/101-2`]);
	expect(idsOf([first, second])).toEqual(both);
	expect([...idsOf([first]), ...idsOf([second])]).toEqual(both);
});

test.each<[string, (of: number) => string, boolean]>([
	['UUIDs', (of) => `01aecb19-73e1-4c20-abbd-ddb052a6400${of}`, true],
	['other IDs', (of) => `S-500${of}`, false],
])('%s of which most records come twice are those of the shifts: %s', (_name, idFor, isKept) => {
	const shifts = [1, 2, 3, 4].flatMap((of) =>
		[0, 5].map((more) => ({
			...{ id: idFor(of), centreId: '101', date: '2026-03-05', shiftName: `Till ${of}` },
			...{ expectedCash: 100 + of, countedCash: 95 + more },
		})),
	);
	const table = tableOf({ shifts });
	expect(table.assignment.verdicts.shiftId.field?.path).toBe(isKept ? 'id' : undefined);
	expect(table.sheetsOf(0).repeated).toBe(isKept ? 4 : 0);
});

const id = ({ index }: Of) => `S-${5001 + index}`;
const otherId = ({ index }: Of) => `X-${8888 - index}`;
const number = ({ shift }: Of) => (shift === 'Lunch' ? 1 : 2);

testExamples('what is an ID', 'shiftId', {
	'one that looks like a date': {
		fields: ({ index }) => ({ id: `20260305101${index}` }),
		field: 'id',
	},
	'one that recurs for no shift, without days': {
		fields: (of) => ({ id: id(of) }),
		without: ['businessDate', 'openedAt', 'closedAt'],
		field: 'id',
	},
	'not the mark of a serialiser': {
		fields: ({ index }) => ({ $id: `${1001 + index}` }),
		field: null,
	},
	'not such a mark among the attributes': {
		fields: ({ index }) => ({ attributes: { $id: `${1001 + index}` } }),
		field: null,
	},
	'not what is neither text nor number': {
		fields: (of) => ({ id: of.index === 3 ? true : id(of) }),
		field: null,
	},
	'not a name that differs each time': { fields: (of) => ({ turno: id(of) }), field: null },
	'not a number of nothing': { fields: ({ index }) => ({ number: 7001 + index }), field: null },
	'not that of the sheet': {
		fields: () => ({}),
		sheet: ({ day, index }) => ({ date: day, shiftId: `D-${5001 + index}` }),
		field: null,
	},
	'the number of the shift among its attributes': {
		fields: ({ index }) => ({ attributes: { shiftNumber: index + 1 } }),
		field: 'attributes.shiftNumber',
	},
	'a number that passes 999, where the shift has no other name': {
		fields: ({ index }) => ({ shiftNumber: 996 + index }),
		without: ['shiftName'],
		field: 'shiftNumber',
	},
	'a number of something, where there is no other': {
		fields: ({ index }) => ({ batchId: index }),
		field: 'batchId',
	},
	'four characters are long enough': {
		fields: (of) => ({ batchId: 1001 + of.index, runId: id(of) }),
		field: 'batchId',
	},
	'three are not': {
		fields: (of) => ({ batchId: 101 + of.index, runId: id(of) }),
		field: 'runId',
	},
	'each has to be long enough': {
		fields: (of) => ({ batchId: 996 + of.index, runId: id(of) }),
		field: 'runId',
	},
});

/** Which fields belong to something else, by their names alone. */
test.each<[string, string | null]>([
	['id', 'id'],
	['shiftId', 'shiftId'],
	['registerCountId', 'registerCountId'],
	['tillClosingId', 'tillClosingId'],
	['externalShiftId', 'externalShiftId'],
	['externalId', null],
	['batchId', 'batchId'],
	['shift.id', 'shift.id'],
	['closing.id', 'closing.id'],
	['batch.id', null],
	['till.id', null],
	['tillId', null],
	['tillDrawerId', null],
	['cashierId', null],
	['cashierShiftId', null],
	['paymentId', null],
	['shiftPaymentId', null],
	['statusId', null],
	['companyId', null],
	['sheetId', null],
	['shiftTypeId', null],
	['idTipoTurno', null],
	['typeId', null],
	['parentId', null],
	['requestId', null],
])('by its name alone, %s is the ID of a shift: %s', (path, field) => {
	const [holder, name] = path.split('.');
	const fields = (of: Of): JsonObject =>
		name === undefined ? { [path]: id(of) } : { [holder ?? '']: { [name]: id(of) } };
	for (const example of examplesOf('shiftId', { one: { fields, field } })) {
		expect(foundIn(example)).toBe(field);
	}
});

/** A number that begins anew each day, an ID of something, and what may be a key of the shift. */
testExamples('a number of the shift gives way to a key', 'shiftId', {
	'that is called an ID': {
		fields: (of) => ({ shiftId: number(of), attributes: { idTurno: id(of) } }),
		field: 'attributes.idTurno',
	},
	'that is called a key': {
		fields: (of) => ({ shiftId: number(of), shiftKey: id(of) }),
		field: 'shiftKey',
	},
	'not to what is called after something else': {
		fields: (of) => ({ shiftId: number(of), batchId: otherId(of) }),
		field: 'shiftId',
	},
	'not to a name': {
		fields: (of) => ({ shiftId: number(of), batchId: otherId(of), turno: id(of) }),
		field: 'shiftId',
	},
	'not to one that is missing once': {
		fields: (of) => ({
			shiftId: number(of),
			batchId: otherId(of),
			shiftKey: of.index === 3 ? null : id(of),
		}),
		field: 'shiftId',
	},
	'not to one that recurs': {
		fields: (of) => ({
			shiftId: number(of),
			batchId: otherId(of),
			shiftKey: `S-${5001 + (of.index % 4)}`,
		}),
		field: 'shiftId',
	},
	'not to one that counts too': {
		fields: (of) => ({
			shiftId: number(of),
			batchId: otherId(of),
			shiftKey: of.index === 3 ? '7' : id(of),
		}),
		field: 'shiftId',
	},
	'not to that of its kind': {
		fields: (of) => ({ shiftId: number(of), batchId: otherId(of), shiftTypeKey: id(of) }),
		field: 'shiftId',
	},
	'not to that of the sheet': {
		fields: (of) => ({ shiftId: number(of), batchId: otherId(of) }),
		sheet: ({ day, index }) => ({ date: day, shiftKey: `D-${5001 + index}` }),
		field: 'shiftId',
	},
	'not where it passes 999': {
		fields: (of) => ({ shiftId: 996 + of.index, batchId: otherId(of), shiftKey: id(of) }),
		field: 'shiftId',
	},
});

/** A shift of ten, with other records between them. */
interface Given10 {
	id?: string | number | null;
	day?: string | null;
	centre?: string;
	opened?: string;
}

const ANSWER: Given10[] = Array.from({ length: 10 }, (_, index) => ({
	id: `S-${5001 + index}`,
	day: index < 5 ? '2026-03-04' : '2026-03-05',
	centre: '101',
	opened: `T1${index}:00:00`,
}));

/** The same with some changes, by the number of the shift. */
const changed = (changes: Record<number, Given10>): Given10[] =>
	ANSWER.map((shift, index) => ({ ...shift, ...changes[index] }));

/** The field with the shifts' IDs in some answers; their amounts are different in each record. */
function idIn(answers: Given10[][], isTimed = true): string | undefined {
	const asking = { ...ASKING, start: '2026-03-04', centres: ['101', '102'] };
	const table = new Table(asking.zone, '', new Map(), true);
	const period = { start: '2026-03-04T00:00:00', end: '2026-03-05T23:59:59' };
	answers.forEach((shifts, answer) => {
		const body = {
			shifts: shifts.map(
				({ id: shiftId = null, day = null, centre = null, opened = '' }, index) => ({
					shiftId,
					centreId: centre,
					businessDate: day,
					...(isTimed && { openedAt: `${day ?? '2026-03-05'}${opened}` }),
					expectedCash: 100.5 + index + answer * 20,
					countedCash: 100.5,
				}),
			),
		} as Json;
		table.add(0, { body, requests: answers.length, centres: asking.centres, period });
	});
	return table.assignment.verdicts.shiftId.field?.path;
}

const S1 = { id: 'S-5001', day: '2026-03-04', opened: 'T10:00:00' };

test.each<[string, Given10[][], { timed: boolean; untimed: boolean }]>([
	['unique', [ANSWER], { timed: true, untimed: true }],
	[
		'six of ten have it',
		[changed({ 0: { id: null }, 1: { id: null }, 5: { id: null }, 6: { id: null } })],
		{ timed: true, untimed: true },
	],
	[
		'five of ten have it',
		[
			changed({
				0: { id: null },
				1: { id: null },
				5: { id: null },
				6: { id: null },
				7: { id: null },
			}),
		],
		{ timed: false, untimed: false },
	],
	['one of ten comes again', [changed({ 1: S1 })], { timed: true, untimed: true }],
	['two of ten come again', [changed({ 1: S1, 2: S1 })], { timed: true, untimed: false }],
	[
		'one comes again on another day',
		[changed({ 5: { id: 'S-5001' } })],
		{ timed: false, untimed: false },
	],
	[
		'one comes again at another centre',
		[changed({ 1: { ...S1, centre: '102' } })],
		{ timed: false, untimed: false },
	],
	[
		'one comes again with another opening',
		[changed({ 1: { id: 'S-5001' } })],
		{ timed: false, untimed: true },
	],
	[
		'one comes again, and two have none',
		[changed({ 1: S1, 5: { id: null }, 6: { id: null } })],
		{ timed: true, untimed: false },
	],
	[
		'one comes again, and the day is that of the opening',
		[changed({ 1: S1 }).map((shift) => ({ ...shift, day: null }))],
		{ timed: true, untimed: false },
	],
	[
		'numbers pass 999, and one comes again on another day',
		[changed({}).map((shift, index) => ({ ...shift, id: 996 + (index % 9) }))],
		{ timed: false, untimed: false },
	],
	['all come again in the next answer', [ANSWER, ANSWER], { timed: true, untimed: true }],
	[
		'all come again in the next answer, one on another day',
		[ANSWER, changed({ 0: { day: '2026-03-05' } })],
		{ timed: false, untimed: false },
	],
])('an ID tells shifts apart: %s', (_name, answers, { timed, untimed }) => {
	expect([idIn(answers), idIn(answers, false)]).toEqual([
		timed ? 'shiftId' : undefined,
		untimed ? 'shiftId' : undefined,
	]);
});

/** Numbers that begin anew each day. */
const numbers = (changes: Record<number, Given10>): Given10[] =>
	ANSWER.map((shift, index) => ({ ...shift, id: (index % 5) + 1, ...changes[index] }));

test.each<[string, Given10[], boolean]>([
	['anew each day', numbers({}), true],
	['twice on a day', numbers({ 1: { id: 1 } }), false],
	['twice on a day, at two centres', numbers({ 1: { id: 1, centre: '102' } }), true],
	['one is missing', numbers({ 1: { id: null } }), true],
	['two of a day are missing', numbers({ 1: { id: null }, 2: { id: null } }), true],
	['one without a day', numbers({ 1: { day: null } }), true],
	['the last is there twice', numbers({ 9: { id: 4 } }), false],
	['no days', numbers({}).map((shift) => ({ ...shift, day: null })), false],
	[
		'no days, different ones',
		ANSWER.map((shift, index) => ({ ...shift, id: index, day: null })),
		true,
	],
])('a number tells the shifts of a centre and day apart: %s', (_name, shifts, expected) => {
	expect(idIn([shifts], false)).toBe(expected ? 'shiftId' : undefined);
});
