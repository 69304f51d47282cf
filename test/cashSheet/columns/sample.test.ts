import {
	emptyPlaces,
	sampleOf,
	sampleOfAnswers,
	sheetLevelOf,
	withoutBare,
} from '../../../nodes/MapalCashrec/cashSheet/columns/sample';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import type { Place } from '../../../nodes/MapalCashrec/cashSheet/profile/field';
import type { Ancestor, Group } from '../../../nodes/MapalCashrec/cashSheet/reading/groups';

const recordOf = (record: JsonObject, parent?: Ancestor): Ancestor => ({
	record,
	child: 'shifts',
	name: 'cashSheets',
	key: undefined,
	isElement: true,
	parent,
});

/** So many shifts in each of several sheets: 0, 1, 2 and so on. */
function groupsOf(...sizes: number[]): Group[] {
	let next = 0;
	return sizes.map((size, sheet) => {
		const elements: Json[] = Array.from({ length: size }, () => next++);
		const keys = elements.map((element) => `key ${String(element)}`);
		return { ancestor: recordOf({ id: sheet }), elements, keys };
	});
}
const elementsIn = (places: Place[]) => places.map(({ element }) => element);

test.each<[number[], number, number[]]>([
	[[], 5, []],
	[[0], 5, []],
	[[3], 5, [0, 1, 2]],
	[[5], 5, [0, 1, 2, 3, 4]],
	[[6], 5, [0, 1, 2, 3, 4]],
	[[10], 5, [0, 2, 4, 6, 8]],
	[[12], 5, [0, 2, 4, 7, 9]],
	[[3, 4, 3], 5, [0, 2, 4, 6, 8]],
	[[1, 0, 1, 0, 2], 5, [0, 1, 2, 3]],
	[[1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 2, [0, 5]],
])('of sheets with %j shifts %d are looked at: %j', (sizes, most, expected) => {
	expect(elementsIn(sampleOf(groupsOf(...sizes), most))).toEqual(expected);
});

test('a shift of the sample has its key, and the records above it', () => {
	const groups = groupsOf(2, 1);
	const ancestors = groups.map(({ ancestor }) => ancestor);
	expect(sampleOf(groups, 5)).toEqual([
		{ element: 0, key: 'key 0', ancestor: ancestors[0], ancestors: [ancestors[0]] },
		{ element: 1, key: 'key 1', ancestor: ancestors[0], ancestors: [ancestors[0]] },
		{ element: 2, key: 'key 2', ancestor: ancestors[1], ancestors: [ancestors[1]] },
	]);
});

const listOf = (...elements: Json[]): Group => ({ ancestor: undefined, elements, keys: undefined });

test.each<[string, Group[][], Array<[Json, number]>]>([
	[
		'each shift with the number of its answer',
		[[listOf('a'), listOf('b')], [listOf('c')]],
		[
			['a', 0],
			['b', 0],
			['c', 1],
		],
	],
	[
		'not one that an earlier answer gave',
		[[listOf('a', 'b')], [listOf('b', 'c')], [listOf('c', 'a')]],
		[
			['a', 0],
			['b', 0],
			['c', 1],
		],
	],
	[
		'both of two that one answer gives, the second answer too',
		[[listOf('a')], [listOf('b'), listOf('b')]],
		[
			['a', 0],
			['b', 1],
			['b', 1],
		],
	],
	['none of none', [[], []], []],
])('of several answers are looked at: %s', (_name, answers, expected) => {
	expect(sampleOfAnswers(answers).map(({ element, answer }) => [element, answer])).toEqual(
		expected,
	);
});

test('of very many shifts 300 are looked at, as are sheets without any', () => {
	expect(sampleOfAnswers([groupsOf(400), groupsOf(500)])).toHaveLength(300);
	expect(emptyPlaces(groupsOf(...Array.from({ length: 400 }, () => 0)))).toHaveLength(300);
});

test('a sheet without shifts is looked at as if it had one without fields', () => {
	const [, empty] = groupsOf(2, 0);
	const envelope = { ...recordOf({}), child: 'data' };
	const groups = [...groupsOf(2), { ancestor: envelope, elements: [], keys: [] }];
	expect(emptyPlaces(groups)).toEqual([]);
	expect(emptyPlaces([...groups, empty as Group])).toEqual([
		{ element: {}, key: undefined, ancestor: empty?.ancestor, ancestors: [empty?.ancestor] },
	]);
});

const answer: Ancestor = { ...recordOf({}), child: 'data', isElement: false };

test.each<[string, Array<Ancestor | undefined>, number | undefined]>([
	['the record that holds the shifts', [recordOf({ id: 1 })], 1],
	[
		'the record above a mere envelope',
		[{ ...recordOf({}, recordOf({ id: 1 })), child: 'data' }],
		2,
	],
	['none, where there are only envelopes', [answer], undefined],
	['none, where there is nothing above', [undefined], undefined],
	['the first that there is', [answer, recordOf({ id: 1 })], 1],
	['none of no shifts', [], undefined],
	[
		'what is above a record that was made to hold totals',
		[{ ...recordOf({}, recordOf({ id: 1 })), isTotal: true, child: 'data' }],
		1,
	],
])('the cash sheet is %s', (_name, ancestors, expected) => {
	const groups = ancestors.map((ancestor) => ({ ancestor, elements: [], keys: undefined }));
	expect(sheetLevelOf(groups)).toBe(expected);
});

const SHEET = { date: 'd', centre: 1 };
const SHIFT = { name: 'n', id: 'i', expected: 1, counted: 1 };

test.each<[string, Json[], number[]]>([
	['a row with the fields of the sheet alone', [{ ...SHEET, ...SHIFT }, SHEET], [1]],
	['such a row before the others', [SHEET, { ...SHEET, ...SHIFT }], [0]],
	['all such rows', [SHEET, { ...SHEET, ...SHIFT }, SHEET], [0, 2]],
	[
		'a row whose other fields are null',
		[
			{ ...SHEET, ...SHIFT },
			{ ...SHEET, name: null },
		],
		[1],
	],
	[
		'a row that lacks a field of the sheet too',
		[{ ...SHEET, ...SHIFT }, SHEET, { date: 'd' }],
		[2],
	],
	['no row with a field of a shift', [{ ...SHEET, ...SHIFT }, { ...SHEET, id: 'i' }, SHEET], [2]],
	[
		'no row, where all are alike',
		[
			{ ...SHEET, ...SHIFT },
			{ ...SHEET, ...SHIFT },
		],
		[],
	],
	[
		'no row that lacks less than a third of the fields',
		[
			{ a: 1, b: 1, c: 1, d: 1 },
			{ a: 1, b: 1, c: 1 },
		],
		[],
	],
	[
		'a row that lacks a third of them',
		[
			{ a: 1, b: 1, c: 1 },
			{ a: 1, b: 1 },
		],
		[1],
	],
	[
		'no row with a field that no other has',
		[
			{ ...SHEET, ...SHIFT },
			{ ...SHEET, more: 1 },
		],
		[],
	],
	['a row that is no record', [{ ...SHEET, ...SHIFT }, 5], [1]],
	['a row that is null', [{ ...SHEET, ...SHIFT }, null], [1]],
])('bare is %s', (_name, elements, expected) => {
	const places = elements.map((element): Place => ({
		element,
		ancestors: [],
		ancestor: undefined,
		key: undefined,
	}));
	const { whole, bare } = withoutBare(places);
	expect(bare.map((place) => places.indexOf(place))).toEqual(expected);
	expect(whole).toEqual(places.filter((place) => !bare.includes(place)));
});
