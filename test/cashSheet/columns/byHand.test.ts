import type { ColumnName } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { InputError } from '../../../nodes/MapalCashrec/cashSheet/inputError';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { rowsOf, tableOf } from '../../support/columns';

type ByHand = Array<[ColumnName, string]>;

const shifts = (...fields: JsonObject[]) => ({
	shifts: fields.map((one, index) => ({ shiftName: `Shift ${index + 1}`, ...one })),
});
const read = (body: Json, ...byHand: ByHand) => tableOf(body, { byHand: new Map(byHand) });

/** What the user is told of a column that was set by hand; undefined where it is read. */
function refusal(body: Json, ...byHand: ByHand) {
	try {
		void read(body, ...byHand).assignment;
		return undefined;
	} catch (error) {
		expect(error).toBeInstanceOf(InputError);
		const { message, description } = error as InputError;
		return `${message}. ${description}`;
	}
}

test.each<[ColumnName, Json[]]>([
	['date', ['2026-03-05']],
	['date', [null, '2026-03-05']],
	['date', [null]],
	['openedAt', ['12:00']],
	['openedAt', ['soon', '12:00']],
	['closedAt', ['2026-03-05T12:00:00']],
	['sales', [10.5]],
	['sales', ['10,50']],
	['expected', ['none', 10.5]],
	['counted', [{ amount: 1050, currency: 'EUR' }]],
	['difference', [null]],
	['shift', ['Lunch']],
	['shift', [5]],
	['status', [true]],
	['shift', [[1, 2], 'Lunch']],
])('%s may be set by hand to a field that holds %j', (column, values) => {
	expect(refusal(shifts(...values.map((x) => ({ x }))), [column, 'x'])).toBeUndefined();
});

test.each<[ColumnName, Json[], string]>([
	[
		'date',
		[null, 'soon'],
		`'Date' under 'Columns' is "x", which holds no date. Its first value is "soon".`,
	],
	[
		'openedAt',
		[true],
		`'Opened At' under 'Columns' is "x", which holds no date. Its first value is true.`,
	],
	[
		'closedAt',
		[5],
		`'Closed At' under 'Columns' is "x", which holds no date. Its first value is 5.`,
	],
	[
		'sales',
		['', 'Sol'],
		`'Sales' under 'Columns' is "x", which holds no amount. Its first value is "Sol".`,
	],
	['counted', ['10 of 12'], `'Counted' under 'Columns' is "x", which holds no amount.`],
	['shift', [[1, 2]], `'Shift' under 'Columns' is "x", which holds no text.`],
])('%s must not be set by hand to a field that holds %j', (column, values, expected) => {
	expect(refusal(shifts(...values.map((x) => ({ x }))), [column, 'x'])).toContain(expected);
});

test('nothing is refused where there are no shifts', () => {
	expect(refusal({ shifts: [] }, ['date', 'x'])).toBeUndefined();
});

test.each<[string, JsonObject, string]>([
	[
		'those that share most words first',
		{ cash: 1, boxCash: 2, cashBoxSum: 3 },
		'boxCash, cashBoxSum, cash, shiftName',
	],
	[
		'in the order of the alphabet, and five at most',
		{ e: 1, d: 1, c: 1, b: 1, a: 1, f: 1 },
		'a, b, c, d, e',
	],
])('fields near one that no shift has are named: %s', (_name, fields, near) => {
	expect(refusal(shifts(fields), ['counted', 'box.cash'])).toBe(
		`'Counted' under 'Columns' is "box.cash", which no shift has. Near it: ${near}. Choose the field from the list`,
	);
});

test('where the shifts have no fields, there is none near', () => {
	expect(refusal({ shifts: [{}] }, ['counted', 'x'])).toMatch(/Near it: none\./);
});

const sheet = (fields: JsonObject, ...list: JsonObject[]) => ({
	centreId: '101',
	...fields,
	shifts: list.map((one, index) => ({ shiftName: `Shift ${index + 1}`, counted: 9.5, ...one })),
});

test.each<[string, string, Json, Array<string | null>]>([
	[
		'of the shift',
		'x',
		{ cashSheets: [sheet({ x: 'sheet' }, { x: 'shift' }, { x: null })] },
		['shift', null],
	],
	['of the record above it', 'x', { cashSheets: [sheet({ x: 'sheet' }, {})] }, ['sheet']],
	[
		'of the nearest record that has it',
		'y.z',
		{ y: { z: 'answer' }, cashSheets: [sheet({ y: { z: 'sheet' } }, {})] },
		['sheet'],
	],
	['of the farthest record', 'x', { x: 'answer', cashSheets: [sheet({}, {})] }, ['answer']],
	[
		'of a list, where the shifts have no other',
		'x.0',
		{ cashSheets: [sheet({ x: ['sheet'] }, {})] },
		['sheet'],
	],
	[
		'of the list of a shift, before one of the sheet',
		'x.0',
		{ cashSheets: [sheet({ x: ['sheet'] }, { x: ['a'] }, {})] },
		['a', null],
	],
	['with a dot in its name', 'a.b', shifts({ 'a.b': 'x' }, { 'a.b': 'y' }), ['x', 'y']],
	[
		'with a dot in its name, of the sheet',
		'a.b',
		{ cashSheets: [sheet({ 'a.b': 'x' }, {})] },
		['x'],
	],
	[
		'of an object rather than with a dot in its name',
		'a.b',
		shifts({ 'a.b': 'x', a: { b: 'y' } }),
		['y'],
	],
])('a path that is set by hand leads to a field %s', (_name, path, body, expected) => {
	expect(rowsOf(read(body, ['centreName', path])).map(({ centreName }) => centreName)).toEqual(
		expected,
	);
});

const questionOf = (fields: JsonObject[], ...byHand: ByHand) => {
	const { question } = read(shifts(...fields), ...byHand).assignment;
	return question && `${question.message}. ${question.description}`;
};
const UNREAD =
	/^'Counted' under 'Columns' is x, whose amounts can't be read for sure\. They may be whole units or cents/;
const closed = (x: Json): JsonObject => ({ status: 'Closed', a: 10.5, x });
const open = (x: Json): JsonObject => ({ status: 'Open', a: 10.5, x });

test.each<[string, JsonObject[], RegExp | undefined]>([
	['can be read', [closed(9.5)], undefined],
	['can be read in one shift', [closed('1.812'), closed(9.5)], undefined],
	['is 0', [closed(0)], undefined],
	['can be read in two ways', [closed('1.812')], UNREAD],
	['can be read in two ways, in one of two shifts', [closed('1.812'), closed(null)], UNREAD],
	['can be read in an open shift alone', [closed('1.812'), open(9.5)], UNREAD],
	['can be read in two ways in an open shift', [closed(9.5), open('1.812')], undefined],
	['is only there in an open shift', [closed(null), open('1.812')], undefined],
	['is not there yet', [closed(null)], undefined],
])('a count that was set by hand and %s', (_name, fields, expected) => {
	const asked = questionOf(fields, ['counted', 'x'], ['expected', 'a']);
	if (expected) expect(asked).toMatch(expected);
	else expect(asked).toBeUndefined();
});

const rows = (...names: string[]): JsonObject => ({
	rows: names.map((k, index) => ({ k, v: 10.5 + index })),
});

test.each<[string, JsonObject[], string | undefined]>([
	['once', [rows('Cash', 'Card')], undefined],
	[
		'twice',
		[rows('Cash', 'Cash', 'Card')],
		`'Difference' under 'Columns' is "rows[k=Cash].v", which several rows of a shift have. Choose a field that each shift has once`,
	],
	[
		'once in one shift, twice in another',
		[rows('Cash', 'Card'), rows('Cash', 'Cash', 'Card')],
		undefined,
	],
	[
		'once, without an amount',
		[
			{
				rows: [
					{ k: 'Cash', v: null },
					{ k: 'Card', v: 1 },
				],
			},
		],
		undefined,
	],
])('a row that was set by hand and is there %s', (_name, fields, expected) => {
	expect(refusal(shifts(...fields), ['difference', 'rows[k=Cash].v'])).toBe(expected);
});
