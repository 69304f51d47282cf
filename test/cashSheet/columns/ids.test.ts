import {
	countRepeated,
	haveUniqueIds,
	idOf,
	makeIdsUnique,
} from '../../../nodes/MapalCashrec/cashSheet/columns/ids';
import type { Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { isOrdinal } from '../../../nodes/MapalCashrec/cashSheet/columns/shiftId';

const row = (shiftId: string, given: Partial<Row> = {}): Row => ({
	...({ centreName: null, openedAt: null } as Row),
	centreId: '101',
	date: '2026-03-05',
	shift: 'Lunch',
	shiftId,
	...given,
});
const ids = (...rows: Row[]) => {
	makeIdsUnique(rows);
	expect(haveUniqueIds(rows)).toBe(true);
	return rows.map(({ shiftId }) => shiftId);
};
const place = { element: { a: 1 }, ancestors: [], ancestor: undefined, key: undefined };

test.each<[string, Row[], string[]]>([
	['unique ones stay', [row('a1'), row('a2')], ['a1', 'a2']],
	['a copy gets a number', [row('a1'), row('a1'), row('a2')], ['a1', 'a1#2', 'a2']],
	['a number that is taken is passed over', [row('a'), row('a'), row('a#2')], ['a', 'a#3', 'a#2']],
	['three copies', [row('a'), row('a'), row('a')], ['a', 'a#2', 'a#3']],
	[
		'shifts of two days get centre, day and name',
		[row('a'), row('a', { date: '2026-03-06' })],
		['a/101/2026-03-05/Lunch', 'a/101/2026-03-06/Lunch'],
	],
	[
		'what the ID has already is not repeated',
		[row('101/a'), row('101/a', { shift: 'Dinner' })],
		['101/a/2026-03-05/Lunch', '101/a/2026-03-05/Dinner'],
	],
	[
		'the opening only where nothing else differs',
		[row('a', { openedAt: '08:00' }), row('a', { openedAt: '09:00' })],
		['a/08:00', 'a/09:00'],
	],
])('%s', (_name, rows, expected) => {
	expect(ids(...rows)).toEqual(expected);
});

test.each<[string, Row[], number]>([
	['none', [row('a1'), row('a2')], 0],
	['a copy', [row('a1'), row('a1'), row('a1')], 2],
	['an ID that shifts of two days share', [row('a'), row('a', { date: '2026-03-06' })], 0],
	['an ID that two openings share', [row('a'), row('a', { openedAt: '08:00' })], 0],
	['IDs of our making', [row('101/2026-03-05/1'), row('101/2026-03-05/1')], 0],
	['an ID without a day', [row('a', { date: null }), row('a', { date: null })], 1],
])('rows with the ID of another: %s', (_name, rows, expected) => {
	expect(countRepeated(rows)).toBe(expected);
});

test.each<[string, Partial<Row>, string | null, string | RegExp]>([
	["the API's ID", {}, 'S-5001', 'S-5001'],
	['one that counts, with centre and day', {}, '7', '101/2026-03-05/7'],
	['a name, with centre and day', {}, 'Breakfast', '101/2026-03-05/Breakfast'],
	['none', {}, null, '101/2026-03-05/Lunch'],
	[
		'none, and the centre by name',
		{ centreId: null, centreName: 'Sol' },
		null,
		'Sol/2026-03-05/Lunch',
	],
	['none, and no day: the content', { date: null }, null, /^101\/Lunch\/[0-9a-f]{12}$/],
])('the ID of a shift: %s', (_name, given, id, expected) => {
	const found = idOf(row('', given), id, place);
	if (typeof expected === 'string') expect(found).toBe(expected);
	else expect(found).toMatch(expected);
});

test.each<[string, boolean]>([
	['999', true],
	['1000', false],
	['1-2-3', true],
	['Lunch', true],
	['abcdefghijklmno', true],
	['abcdefghijklmnop', false],
	['a1b2', false],
])('%s merely counts or names: %s', (id, expected) => {
	expect(isOrdinal(id)).toBe(expected);
});
