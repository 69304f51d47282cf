import type { Assignment } from '../../../nodes/MapalCashrec/cashSheet/columns/assignment';
import { takeBack } from '../../../nodes/MapalCashrec/cashSheet/columns/takeBack';
import { tableOf } from '../../support/columns';

/** The assignment for shifts with some fields. */
const assignmentOf = (make: (index: number) => object): Assignment =>
	tableOf(
		Array.from({ length: 6 }, (_, index) => ({
			shiftName: `Shift ${index}`,
			openedAt: `2026-03-05T0${index}:00:00`,
			closedAt: `2026-03-05T0${index + 1}:00:00`,
			...make(index),
		})),
	).assignment;

const plain = (index: number) => ({
	shiftStatus: 'Closed',
	expectedCash: index + 10.5,
	countedCash: index + 10.25,
});

test.each<[string, (index: number) => object, string[]]>([
	['the same fields: nothing', plain, []],
	['further ones: nothing', (index) => ({ ...plain(index), note: 'x' }), []],
	[
		'another count: it and the difference that was made of it',
		(index) => ({ ...plain(index), countedCash: undefined, drawerCounted: index + 10.25 }),
		['counted', 'difference'],
	],
	[
		'another state: what it decided',
		(index) => ({ expectedCash: index + 10.5, countedCash: index + 10.25, state: 'Closed' }),
		['counted', 'difference', 'status'],
	],
	[
		'no name: it',
		(index) => ({ ...plain(index), shiftName: undefined, turno: 'Lunch' }),
		['shift'],
	],
])('%s', (_name, later, expected) => {
	const first = assignmentOf(plain);
	expect([...takeBack(first, assignmentOf(later))].sort()).toEqual(expected);
});
