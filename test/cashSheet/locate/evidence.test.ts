import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { EVIDENCE } from '../../../nodes/MapalCashrec/cashSheet/locate/evidence';
import { readShifts } from '../../../nodes/MapalCashrec/cashSheet/reading/reading';

/** Fields that stand for one fact each. */
const FIELDS: Record<string, JsonObject> = {
	opens: { openedAt: '2026-03-05T08:00:00' },
	closes: { closedAt: '2026-03-05T16:00:00' },
	shift: { shiftName: 'Lunch' },
	till: { tillNo: 1 },
	person: { cashier: 'Ana' },
	status: { status: 'x' },
	expected: { expectedAmount: 1 },
	counted: { countedAmount: 1 },
	difference: { difference: 1 },
	lists: { notes: [{ text: 'x' }] },
	place: { place: { text: 'x' } },
	tags: { tags: ['x'] },
	cash: { kind: 'Cash' },
	card: { kind: 'Card' },
	tender: { paymentType: 'x' },
	tenders: { one: 'Cash', other: 'Credit card' },
	pieces: { quantity: 1 },
	labour: { wage: 1 },
	takings: { grossSales: 1 },
};

const record = (facts: string): JsonObject =>
	Object.assign({ text: 'x' }, ...facts.split(' ').map((fact) => FIELDS[fact] ?? {})) as JsonObject;

const said = (body: Json) => {
	const { path, recognised, tie } = readShifts(structuredClone(body));
	return recognised ? [path, ...(tie ? [tie.path] : [])].join(' or ') : 'nothing';
};

/** A list's name, the facts of its records, and whether these are just enough or just too few. */
const PINS: Array<[list: string, facts: string, recognised: boolean]> = [
	['shifts', 'tender expected person', true],
	['shifts', 'tender expected', false],
	['shifts', 'tenders opens closes expected person', true],
	['shifts', 'tenders opens closes expected', false],
	['shifts', 'pieces person', true],
	['shifts', 'pieces', false],
	['shifts', 'labour opens closes shift counted status person lists till', true],
	['shifts', 'labour opens closes shift counted status person lists', false],
	['shifts', 'labour opens closes shift status person expected', true],
	['shifts', 'labour opens closes shift status person difference', true],
	['shifts', 'labour opens closes shift status person takings', true],
	['shifts', 'labour opens closes shift status person', false],
	['closings', 'tender opens closes person', true],
	['closings', 'tender opens closes', false],
	['tills', '', true],
	['tills', 'pieces opens closes person', false],
	['movements', 'opens shift expected counted difference till person status', true],
	['movements', 'opens shift expected counted difference till person', false],
	['movements', 'opens closes expected person', true],
	['movements', 'opens closes expected', false],
	['movements', 'opens closes counted person', true],
	['data', 'opens closes person', true],
	['data', 'opens closes', false],
	['data', 'opens expected person', true],
	['data', 'closes counted person', true],
	['data', 'closes difference person', true],
	['data', 'opens expected', false],
	['data', 'opens counted', false],
	['data', 'opens difference', false],
	['data', 'opens lists person', true],
	['data', 'opens lists', false],
	['data', 'opens place tags person', false],
	['data', 'shift cash status', true],
	['data', 'shift status', true],
	['data', 'shift till', true],
	['data', 'shift', false],
	['data', 'opens person till', false],
	['data', 'opens person status', false],
];

interface Case {
	name: string;
	body: Json;
	expected: string;
}

const cases: Case[] = PINS.map(([list, facts, recognised]) => ({
	name: `${list} of ${facts === '' ? 'anything' : facts} are ${recognised ? 'shifts' : 'not recognised'}`,
	body: { [list]: [record(facts)] },
	expected: recognised ? `${list}[]` : 'nothing',
}));

cases.push(
	{
		name: 'records that tell as much as the session around them may be a part of it',
		body: {
			data: [{ ...record('opens closes'), closings: [record('expected counted difference')] }],
		},
		expected: 'data[] or data[].closings[]',
	},
	{
		name: 'records that tell more than the session around them are shifts',
		body: {
			data: [
				{ ...record('opens closes'), closings: [record('expected counted difference person')] },
			],
		},
		expected: 'data[].closings[]',
	},
	{
		name: 'records around shifts are no shifts, whatever they tell',
		body: {
			data: [
				{ ...record('shift till person status expected counted difference'), shifts: [record('')] },
			],
		},
		expected: 'data[].shifts[]',
	},
	{
		name: 'a page without records is no shift, whatever it tells',
		body: { ...record('opens closes shift person'), results: [] },
		expected: 'nothing',
	},
	...['opens', 'closes', 'shift'].map((fact) => ({
		name: `a closing within a session that tells this itself is no part of it: ${fact}`,
		body: { data: [{ ...record('opens closes'), closings: [record(fact)] }] },
		expected: 'data[].closings[]',
	})),
	{
		name: 'shifts within a session are shifts, whatever they tell',
		body: { data: [{ ...record('opens closes'), shifts: [record('')] }] },
		expected: 'data[].shifts[]',
	},
	{
		name: 'shifts within a closing come before it',
		body: { closings: [{ ...record('opens closes'), shifts: [record('')] }] },
		expected: 'closings[].shifts[]',
	},
	{
		name: 'records that are no shifts do not speak against the record around them',
		body: { data: [{ ...record('shift till person'), tills: [record('pieces')] }] },
		expected: 'data[]',
	},
	{
		name: 'references to shifts are no shifts',
		body: { shifts: [{ type: 'shifts', id: 1 }], data: [record('opens closes shift')] },
		expected: 'data[]',
	},
	{
		name: 'shifts with a type and more are no references',
		body: { shifts: [{ type: 'shifts', id: 1, text: 'x' }] },
		expected: 'shifts[]',
	},
	{
		name: 'another list beyond doubt is a rival',
		body: { shifts: [record('shift')], tills: [record('opens closes person')] },
		expected: 'shifts[] or tills[]',
	},
	{
		name: 'another list that leaves a doubt is no rival',
		body: { shifts: [record('shift')], tills: [record('opens closes')] },
		expected: 'shifts[]',
	},
	{
		name: 'rows beside means of payment with the same amounts, and much that speaks for shifts',
		body: {
			data: [
				{
					payments: [record('tender expected counted')],
					tills: [record('expected counted difference status person')],
				},
			],
		},
		expected: 'data[].tills[]',
	},
	{
		name: 'rows beside means of payment with the same amounts',
		body: {
			data: [
				{
					payments: [record('tender expected counted')],
					tills: [record('expected counted difference status')],
				},
			],
		},
		expected: 'nothing',
	},
	...['opens', 'closes', 'shift'].map((fact) => ({
		name: `records beside means of payment with the same amounts that tell this: ${fact}`,
		body: {
			data: [
				{
					payments: [record('tender expected counted')],
					tills: [record(`expected counted ${fact}`)],
				},
			],
		},
		expected: 'data[].tills[]',
	})),
	...(
		[
			[
				'of the same amount',
				{ payments: [record('tender expected')] },
				'expected',
				'data[].tills[]',
			],
			[
				'of which one has the same amounts',
				{ payments: [record('tender expected counted')], vouchers: [record('tender')] },
				'expected counted',
				'nothing',
			],
			[
				'with one of its amounts',
				{ payments: [record('tender expected')] },
				'expected counted',
				'data[].tills[]',
			],
			[
				'that are told by their values',
				{ parts: ['cash', 'card'].map((kind) => record(`${kind} expected counted`)) },
				'expected counted',
				'nothing',
			],
			[
				'which is cash alone, and says nothing of others',
				{ parts: [record('cash expected counted')] },
				'expected counted',
				'data[].tills[]',
			],
			[
				'which tell no means of payment apart',
				{ parts: [record('expected counted')] },
				'expected counted',
				'data[].tills[]',
			],
			['but themselves', {}, 'tender expected counted difference status person', 'data[].tills[]'],
		] satisfies Array<[string, JsonObject, string, string]>
	).map(([which, lists, facts, expected]) => ({
		name: `tills beside means of payment ${which}`,
		body: { data: [{ ...lists, tills: [record(facts)] }] },
		expected,
	})),
	{
		name: 'tills within a closing are a part of it',
		body: { closings: [{ ...record('opens'), tills: [record('')] }] },
		expected: 'closings[]',
	},
	{
		name: 'records around tills are no shifts, whatever else they tell',
		body: { data: [{ ...record('person status expected counted'), tills: [record('')] }] },
		expected: 'data[].tills[]',
	},
	{
		name: 'records around tills that name a shift without cash are no shifts',
		body: { data: [{ ...record('shift person status'), tills: [record('')] }] },
		expected: 'data[].tills[]',
	},
	{
		name: 'records around tills that name a shift and have its count are the shifts',
		body: { data: [{ ...record('shift counted'), tills: [record('')] }] },
		expected: 'data[]',
	},
	{
		name: 'records around tills that name a shift and expect cash are the shifts',
		body: { data: [{ ...record('shift expected'), tills: [record('')] }] },
		expected: 'data[]',
	},
	{
		name: 'shifts within shifts are the shifts',
		body: { shifts: [{ text: 'x', sessions: [record('')] }] },
		expected: 'shifts[].sessions[]',
	},
	{
		name: 'records without a name within those that tell more are no shifts',
		body: { data: [{ ...record('shift person status'), items: [record('opens closes person')] }] },
		expected: 'data[]',
	},
	{
		name: 'records without a name within a session are a part of it',
		body: {
			data: [{ ...record('opens closes'), items: [record('expected counted difference person')] }],
		},
		expected: 'data[]',
	},
	{
		name: 'records without a name that open and close within a session that tells more',
		body: {
			data: [
				{
					...record('opens closes shift person'),
					items: [record('opens closes expected counted')],
				},
			],
		},
		expected: 'data[]',
	},
	{
		name: 'closings in a part of a session are a part of it',
		body: {
			data: [
				{ ...record('opens closes person'), cash: { text: 'x', closings: [record('expected')] } },
			],
		},
		expected: 'data[]',
	},
	{
		name: 'shifts with an empty list are shifts',
		body: { shifts: [{ text: 'x', items: [] }] },
		expected: 'shifts[]',
	},
	{
		name: 'named shifts with an empty list are shifts',
		body: { shifts: { Lunch: { text: 'x', items: [] } } },
		expected: 'shifts.*',
	},
	{
		name: 'a record with an empty list of its own is a shift',
		body: { ...record('opens closes shift person'), notes: [] },
		expected: '',
	},
	{
		name: 'a record with a list that is not empty is a shift',
		body: { ...record('opens closes shift person'), items: [{ text: 'x' }] },
		expected: '',
	},
	{
		name: 'a rota is no rival of the tills',
		body: {
			shifts: [{ ...record('shift opens closes status person'), plannedHours: 6 }],
			tillSessions: [record('shift opens closes expected counted')],
		},
		expected: 'tillSessions[]',
	},
);

test.each(cases)('$name', ({ body, expected }) => {
	expect(said(body)).toBe(expected);
});

describe('a point more or less changes what is read', () => {
	afterEach(() => jest.restoreAllMocks());

	test.each(EVIDENCE.flatMap((line) => [-1, 1].map((change) => ({ why: line.why, change, line }))))(
		'$why: $change',
		({ line, change }) => {
			jest.replaceProperty(line, 'points', line.points + change);
			expect(cases.filter(({ body, expected }) => said(body) !== expected)).not.toEqual([]);
		},
	);
});
