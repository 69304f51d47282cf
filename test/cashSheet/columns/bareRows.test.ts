import { withoutBare } from '../../../nodes/MapalCashrec/cashSheet/columns/sample';
import { ASKING, fieldsOf, rowsOf, tableOf } from '../../support/columns';
import { cashSheets } from '../../sandbox/data';
import { SHAPES, type CashSheet } from '../../sandbox/shapes';

/*
 * A join of sheets with their shifts has a row for each sheet without any, whose shift is null
 * throughout. However many these are, they are no shifts, and hide no column.
 */

const ASKED = { ...ASKING, start: '2026-03-20', end: '2026-03-26' };
const PERIOD = { start: `${ASKED.start}T00:00:00`, end: `${ASKED.end}T23:59:59` };

/** A week of one centre: the given numbers of shifts on the first days, none on the others. */
const week = (days: number, shifts: number): CashSheet[] =>
	cashSheets({
		...PERIOD,
		centres: ASKED.centres,
		now: new Date('2026-05-01T12:00:00Z'),
		zone: ASKED.zone,
		tenant: { number: 0, company: 'Demo Restaurants' },
	})
		.filter(({ businessDate }) => businessDate >= ASKED.start)
		.map((sheet, index) => ({
			...sheet,
			shifts: index < days ? sheet.shifts.slice(0, shifts) : [],
		}));

const table = (sheets: CashSheet[]) => tableOf(SHAPES.flat.of(sheets), ASKED);
const COLUMNS = { shift: 'ShiftName', shiftId: 'ShiftId', counted: 'CashDeclared' };

test.each([
	[6, 3],
	[2, 3],
	[1, 3],
	[5, 1],
	[2, 1],
	[1, 1],
	[0, 0],
])('%d of seven days with %d shifts each', (days, shifts) => {
	const read = table(week(days, shifts));
	const { rows: given, empty } = read.sheetsOf(0);
	expect([given.length, empty.size]).toEqual([days * shifts, 7 - days]);
	expect(fieldsOf(read)).toMatchObject(days > 0 ? COLUMNS : {});
	expect(new Set(rowsOf(read).map(({ shiftId }) => shiftId)).size).toBe(days * shifts);
});

test('a later answer of such rows takes no column back', () => {
	const read = table(week(3, 3));
	expect(fieldsOf(read)).toMatchObject(COLUMNS);
	const body = SHAPES.flat.of(week(0, 0));
	for (let more = 0; more < 3; more++) {
		read.add(0, { body: structuredClone(body), requests: 1, centres: ['101'], period: PERIOD });
	}
	expect(fieldsOf(read)).toMatchObject(COLUMNS);
	expect(read.sheetsOf(0).rows).toHaveLength(9);
});

test('a shift with few values is still a shift', () => {
	const sheets = week(7, 3).map((sheet, index) => ({
		...sheet,
		shifts: sheet.shifts.slice(0, index < 2 ? 3 : 1),
	}));
	const { Data } = SHAPES.flat.of(sheets);
	// Of days with one shift, only the shift's name is known so far.
	const kept = /^(Shift(Name|Id)|CashSheet|Company|Business|Cent(er|re)|LastModified)/;
	const body = {
		Data: Data.map((row, index) =>
			index < 6
				? row
				: Object.fromEntries(
						Object.entries(row).map(([name, value]) => [name, kept.test(name) ? value : null]),
					),
		),
	};
	const read = tableOf(body, ASKED);
	expect(read.sheetsOf(0).rows).toHaveLength(11);
	expect(fieldsOf(read)).toMatchObject({ shift: 'ShiftName', shiftId: 'ShiftId' });
});

test('records of another kind in the same list are no such rows', () => {
	const { whole, bare } = withoutBare(
		[
			{ date: 'd', centre: 1, shiftId: 'a', expected: 1, counted: 1, deposit: null },
			{ date: 'd', centre: 1, shiftId: null, expected: null, counted: null, deposit: 5 },
		].map((element) => ({ element, ancestors: [], ancestor: undefined, key: undefined })),
	);
	expect([whole.length, bare.length]).toEqual([2, 0]);
});
