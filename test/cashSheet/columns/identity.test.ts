import { Seen } from '../../../nodes/MapalCashrec/cashSheet/columns/identity';
import type { Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';

/** A shift as an answer gives it, or a cash sheet without shifts. */
interface Given {
	row?: Partial<Row>;
	/** Its record; undefined where its ID says enough. */
	element?: Json;
	isEmpty?: boolean;
}

const LUNCH: Row = {
	date: '2026-03-05',
	centreId: '101',
	centreName: 'Sol',
	shift: 'Lunch',
	status: 'closed',
	sales: 1000.5,
	expected: 10.5,
	counted: 9.5,
	difference: -1,
	responsible: 'Manager',
	openedAt: '2026-03-05T12:00:00',
	closedAt: '2026-03-05T17:00:00',
	sheetStatus: null,
	shiftId: 'S-1',
};
const lunch: Given = {};
const dinner: Given = { row: { shift: 'Dinner', shiftId: 'S-2' } };
const empty: Given = { isEmpty: true };

/** What is new in each of several answers, and how many shifts had been given before. */
function read(answers: Given[][]) {
	const seen = new Seen();
	const news = answers.map((shifts) => {
		seen.begin();
		return shifts.map(({ row, element, isEmpty = false }) =>
			seen.isNew({ ...LUNCH, ...row }, element, isEmpty),
		);
	});
	return { news, merged: seen.merged };
}

test.each<[string, Given[][], boolean[][], number]>([
	['the shifts of one answer are new', [[lunch, dinner]], [[true, true]], 0],
	[
		'a shift that an earlier answer gave is not',
		[[lunch], [lunch, dinner]],
		[[true], [false, true]],
		1,
	],
	['nor is it in the third', [[lunch], [lunch], [lunch]], [[true], [false], [false]], 2],
	['two equal ones of one answer stay two', [[lunch, lunch]], [[true, true]], 0],
	['three stay three', [[lunch, lunch, lunch]], [[true, true, true]], 0],
	[
		'two that came before are given again',
		[
			[lunch, lunch],
			[lunch, lunch],
		],
		[
			[true, true],
			[false, false],
		],
		2,
	],
	[
		'of three, two came before',
		[
			[lunch, lunch],
			[lunch, lunch, lunch],
		],
		[
			[true, true],
			[false, false, true],
		],
		2,
	],
	['of two, one came before', [[lunch], [lunch, lunch]], [[true], [false, true]], 1],
	[
		'two that came before, after an answer with one',
		[[lunch, lunch], [lunch], [lunch, lunch]],
		[[true, true], [false], [false, false]],
		3,
	],
	[
		'a shift that came twice says nothing of another one',
		[
			[lunch, lunch],
			[dinner, lunch],
			[dinner, dinner],
		],
		[
			[true, true],
			[true, false],
			[false, true],
		],
		2,
	],
	['an answer without shifts changes nothing', [[lunch], [], [lunch]], [[true], [], [false]], 1],
	['sheets without shifts are not counted', [[empty], [empty]], [[true], [false]], 0],
])('%s', (_name, answers, news, merged) => {
	expect(read(answers)).toEqual({ news, merged });
});

test.each<[string, Given, Given, boolean]>([
	['another ID', lunch, { row: { shiftId: 'S-9' } }, true],
	['another centre', lunch, { row: { centreId: '102' } }, true],
	['another day', lunch, { row: { date: '2026-03-06' } }, true],
	['no day', lunch, { row: { date: null } }, true],
	['another name', lunch, { row: { shift: 'Dinner' } }, true],
	['another opening', lunch, { row: { openedAt: '2026-03-05T13:00:00' } }, true],
	['another count', lunch, { row: { counted: 5.5, difference: -5 } }, false],
	['closed in the meantime', { row: { status: 'open', closedAt: null } }, lunch, false],
	['another record', { element: { till: 1 } }, { element: { till: 2 } }, true],
	['the same record', { element: { till: 1, a: 2 } }, { element: { a: 2, till: 1 } }, false],
])('a shift of a later answer with %s', (_name, first, later, isNew) => {
	expect(read([[first], [later]]).news).toEqual([[true], [isNew]]);
});
