import type { Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import {
	PENDING_STATES,
	pendingSheets,
	type PendingState,
} from '../../../nodes/MapalCashrec/cashSheet/compare/pending';
import { open, rowOf } from './rows';

const DAY = { centres: ['101'], start: '2026-03-05', end: '2026-03-05' };

interface Came {
	shifts?: Row[];
	/** Cash sheets without shifts. */
	empty?: Row[];
	isCounted?: boolean;
}

const pending = (
	{ shifts = [], empty = [], isCounted = true }: Came,
	asked = DAY,
	states: readonly PendingState[] = PENDING_STATES,
) => pendingSheets(shifts, empty, asked, states, isCounted);

const notCounted = rowOf({ counted: null, difference: null });

test.each<[string, Came, PendingState | undefined]>([
	['nothing came', {}, 'missing'],
	['a sheet without shifts', { empty: [rowOf()] }, 'empty'],
	[
		'a sheet that also stands there without shifts',
		{ shifts: [rowOf()], empty: [rowOf()] },
		undefined,
	],
	['a shift that is open', { shifts: [rowOf(), open()] }, 'open'],
	[
		'a shift of which nothing says that it is closed',
		{ shifts: [rowOf({ status: null })] },
		'open',
	],
	['a closed shift that is not counted', { shifts: [notCounted] }, 'open'],
	['the same where nothing is ever counted', { shifts: [notCounted], isCounted: false }, undefined],
	['counted, without a difference', { shifts: [rowOf({ difference: null })] }, undefined],
	['a difference, without what was counted', { shifts: [rowOf({ counted: null })] }, undefined],
	['all closed, and nothing said of the sheet', { shifts: [rowOf()] }, undefined],
	['all closed, and the sheet open', { shifts: [rowOf({ sheetStatus: 'Open' })] }, 'notReviewed'],
	['handed in', { shifts: [rowOf({ sheetStatus: 'Submitted' })] }, 'notReviewed'],
	['approved', { shifts: [rowOf({ sheetStatus: 'Approved' })] }, undefined],
	...[
		...[
			'Reviewed',
			'Verified',
			'Revisada',
			'Verificada',
			'Validada',
			'Bloqueada',
			'Vérifiée',
			'Contrôlée',
		],
		...['Approuvée', 'Verrouillée', 'Geprüft', 'Genehmigt', 'Gesperrt', 'Verificato', 'Bloccato'],
		...['Revista', 'Conferida', 'Aprovada'],
	].map((sheetStatus): [string, Came, undefined] => [
		`reviewed or locked: ${sheetStatus}`,
		{ shifts: [rowOf({ sheetStatus })] },
		undefined,
	]),
	...['Not verified', 'No revisada', 'Non vérifiée', 'Nicht geprüft', 'Pendiente de aprobada'].map(
		(sheetStatus): [string, Came, PendingState] => [
			`not reviewed: ${sheetStatus}`,
			{ shifts: [rowOf({ sheetStatus })] },
			'notReviewed',
		],
	),
	['a number for a state', { shifts: [rowOf({ sheetStatus: '3' })] }, undefined],
	[
		'a state that only the second shift names',
		{ shifts: [rowOf(), rowOf({ sheetStatus: 'Open' })] },
		'notReviewed',
	],
	['an open shift in a sheet not reviewed', { shifts: [open({ sheetStatus: 'Open' })] }, 'open'],
	['the sheet of another centre', { shifts: [rowOf({ centreId: '102' })] }, 'missing'],
	['the sheet of another day', { shifts: [rowOf({ date: '2026-03-04' })] }, 'missing'],
])('%s', (_name, came, state) => {
	expect(pending(came).map((item) => item['state'])).toStrictEqual(
		state === undefined ? [] : [state],
	);
});

test('an item says how many shifts there are, and how many of them are open', () => {
	const shifts = [rowOf({ sheetStatus: 'Open' }), open(), open()];
	expect(pending({ shifts })).toEqual([
		{
			date: '2026-03-05',
			centreId: '101',
			centreName: 'Plaza Mayor',
			state: 'open',
			shifts: 3,
			openShifts: 2,
			sheetStatus: 'Open',
		},
	]);
});

test('a sheet that did not come has no shifts, and the name that its centre has on other days', () => {
	const other = { date: '2026-03-04' };
	const nameless = { centreId: '102', centreName: null };
	const items = pending(
		{
			shifts: [
				rowOf(other),
				rowOf({ ...other, centreName: null }),
				rowOf({ ...other, ...nameless }),
				rowOf({ ...other, centreId: null, centreName: 'Nobody knows' }),
			],
		},
		{ ...DAY, centres: ['101', '102'] },
	);
	const rest = { state: 'missing', shifts: 0, openShifts: 0, sheetStatus: null };
	expect(items).toEqual([
		{ date: '2026-03-05', centreId: '101', centreName: 'Plaza Mayor', ...rest },
		{ date: '2026-03-05', centreId: '102', centreName: null, ...rest },
	]);
});

test('only the chosen states are given: the first of them that applies', () => {
	const shifts = [open({ sheetStatus: 'Open' })];
	const given = (states: PendingState[]) =>
		pending({ shifts }, DAY, states).map(({ state }) => state);
	expect(given(['missing', 'empty'])).toStrictEqual([]);
	expect(given(['notReviewed'])).toEqual(['notReviewed']);
	expect(given(['notReviewed', 'open'])).toEqual(['open']);
});

test('each day that was asked for, and on it each centre in the order asked', () => {
	// Over the end of a month, and over the day on which clocks change.
	const asked = { centres: ['102', '101'], start: '2026-03-28', end: '2026-04-01' };
	const days = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31', '2026-04-01'];
	expect(pending({}, asked).map(({ date, centreId }) => [date, centreId])).toEqual(
		days.flatMap((day) => [
			[day, '102'],
			[day, '101'],
		]),
	);
});
