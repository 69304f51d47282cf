import { resolverOf, type Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import {
	candidate,
	choosePlace,
	survey,
} from '../../../nodes/MapalCashrec/cashSheet/locate/choose';

const session = {
	openedAt: '2026-03-05T08:00:00',
	closedAt: '2026-03-05T16:00:00',
	shiftName: 'Lunch',
};
const counted = { expected: 1, counted: 1 };

interface Case {
	name: string;
	body: Json;
	best: string;
	recognised?: boolean;
	rival?: string;
}

const cases: Case[] = [
	{
		name: 'of unknown lists, sheets',
		body: { data: [{ a: 1 }], sheets: [{ a: 1 }] },
		best: 'sheets[]',
	},
	{
		name: 'of unknown lists, one without a name of its own',
		body: { notes: [{ a: 1 }, { a: 2 }], data: [{ a: 1 }] },
		best: 'data[]',
	},
	{
		name: 'of unknown records, the list before what is around it',
		body: { a: 1, page: { b: 1 }, things: [{ a: 1 }] },
		best: 'things[]',
	},
	{
		name: 'of unknown records, what is around rows of a section',
		body: { a: 1, payments: [{ a: 1 }] },
		best: '',
	},
	{
		name: 'of unknown lists, the outermost',
		body: { things: [{ a: 1, others: [{ b: 1 }] }] },
		best: 'things[]',
	},
	{
		name: 'numbers, where there is nothing else',
		body: { success: true, data: [1, 2] },
		best: 'data[]',
	},
	{
		name: 'no numbers beside an empty list of shifts',
		body: { cashShifts: [], centreIds: [101, 102] },
		best: 'cashShifts[]',
		recognised: true,
	},
	{
		name: 'no texts beside an empty list',
		body: { data: [], query: { centreIds: ['101', '102'] } },
		best: 'data[]',
	},
	{
		name: 'lists, also beside an empty list',
		body: { hints: [], data: [[1, 'Lunch']] },
		best: 'data[]',
	},
	{
		name: 'records before longer lists of lists',
		body: { things: [{ a: 1 }], data: [[1], [2]] },
		best: 'things[]',
	},
	...['openedAt', 'closedAt', 'expected', 'counted'].map((field) => ({
		name: `a single till that has this: ${field}`,
		body: { a: 1, till: { [field]: field.endsWith('At') ? '2026-03-05T08:00:00' : 1 } },
		best: 'till',
		recognised: true,
	})),
	{
		name: 'no single till that has none of these',
		body: { a: 1, till: { name: 'Bar' } },
		best: '',
	},
	{
		name: 'no single object that is not named as a shift or a till',
		body: { a: 1, hours: { ...session, expected: 1 } },
		best: '',
	},
	{
		name: 'a single till that opens and closes',
		body: { a: 1, till: { ...session, expected: 1 } },
		best: 'till',
		recognised: true,
	},
	{
		name: 'no rival without records',
		body: { shifts: [{ id: 1 }], turnos: [] },
		best: 'shifts[]',
		recognised: true,
	},
	{
		name: 'no rival within the shifts',
		body: { shifts: [{ ...session, closings: [session] }] },
		best: 'shifts[]',
		recognised: true,
	},
	{
		name: 'no rival around the shifts',
		body: { closings: [{ id: 1, tills: [{ ...session, ...counted }] }] },
		best: 'closings[].tills[]',
		recognised: true,
	},
	{
		name: 'a rival beside the shifts',
		body: { shifts: [{ id: 1, ...session }], closings: [session] },
		best: 'shifts[]',
		recognised: true,
		rival: 'closings[]',
	},
	{
		name: 'the fuller one of two that look alike',
		body: { openShifts: [{ id: 1 }], closedShifts: [{ id: 2 }, { id: 3 }] },
		best: 'closedShifts[]',
		recognised: true,
		rival: 'openShifts[]',
	},
];

test.each(cases)('$name', ({ body, best, recognised = false, rival }) => {
	const choice = choosePlace(body, resolverOf(body));
	expect(choice && candidate(choice.best).path).toBe(best);
	expect(choice?.recognised).toBe(recognised);
	expect(choice?.rival && candidate(choice.rival).path).toBe(rival);
});

test.each<[string, Json, string[]]>([
	['what a page holds', { a: 1, data: { b: 1 } }, ['', 'data']],
	['a single shift', { a: 1, shift: { b: 1 } }, ['shift', '']],
	['a single closing', { a: 1, closing: { b: 1 } }, ['closing', '']],
	['no other single object', { a: 1, hours: { b: 1 } }, ['']],
	['no part of records in a list', { things: [{ a: 1, x: { shift: { b: 1 } } }] }, ['things[]']],
	['no part of named records', { 1: { a: 1, x: { shift: { b: 1 } } } }, ['*']],
	['named lists, not their names', { 1: [{ a: 1 }], 2: [{ a: 1 }] }, ['*[]']],
	['named records in named records', { 1: { 2: { a: 1 } } }, ['*.*']],
	['named records, of which one holds others', { 1: { a: 1 }, 2: { 3: { b: 1 } } }, ['*', '*.*']],
	['named records without fields', { 1: {} }, ['*']],
	['no envelope of a list', { success: true, page: 1, data: [{ a: 1 }] }, ['data[]']],
	['what holds more than a list', { pageNote: 'x', data: [{ a: 1 }] }, ['', 'data[]']],
	['nothing around sheets by name, of which there are none', { a: 'x', cashSheets: {} }, []],
	['what is around sheets that are null', { a: 'x', cashSheets: null }, ['']],
	['what is around an empty sheet', { a: 'x', cashSheet: {} }, ['']],
	['what is around other things that there are none of', { a: 'x', notes: {} }, ['']],
])('of a response are places: %s', (_name, body, paths) => {
	const places = survey(body, resolverOf(body));
	expect(places.map(({ node }) => candidate(node).path)).toEqual(paths);
});
