import type { ColumnName } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { readingReport } from '../../../nodes/MapalCashrec/cashSheet/columns/report';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { tableOf } from '../../support/columns';

/** The report, by the path of the field. */
function reportOf(body: Json, byHand: Array<[ColumnName, string]> = []) {
	const table = tableOf(body, { byHand: new Map(byHand) });
	const { assignment } = table;
	return new Map(
		readingReport(table.fields.values(), assignment).map(({ field, ...rest }) => [field, rest]),
	);
}

const shifts = (count: number, fields: (index: number) => JsonObject) => ({
	shifts: Array.from({ length: count }, (_, index) => ({
		shiftName: `Shift ${index + 1}`,
		...fields(index),
	})),
});

test.each<[string, (index: number) => JsonObject, string, JsonObject]>([
	[
		'the column that it is, and why',
		() => ({}),
		'shiftName',
		{ column: 'shift', why: 'Shift: its name is that of a shift; its name says that it is a name' },
	],
	[
		'that nothing speaks for it',
		(index) => ({ x: 5, cashier: `A${index}`, waiter: `B${index}` }),
		'x',
		{ column: null, why: 'not needed, or nothing speaks for it' },
	],
	[
		'the column that it may be',
		(index) => ({ cashier: `A${index}`, waiter: `B${index}` }),
		'waiter',
		{ column: null, why: "it may be Responsible, and so may others; set it under 'Columns'" },
	],
	[
		'the state',
		() => ({ status: 'Closed' }),
		'status',
		{ column: 'status', why: 'Status: it is the state of the shift' },
	],
	[
		'a flag for closed',
		() => ({ isClosed: true }),
		'isClosed',
		{ column: 'status', why: 'Status: it says whether the shift is closed' },
	],
	[
		'a flag for open',
		() => ({ isOpen: false }),
		'isOpen',
		{ column: 'status', why: 'Status: it says whether the shift is open' },
	],
	[
		'who is responsible where nobody has closed the shift',
		() => ({ closedBy: 'Ana', cashier: 'Eva' }),
		'cashier',
		{
			column: 'responsible',
			why: 'Responsible: it says who is responsible, where nobody has closed the shift',
		},
	],
	[
		'the day of the opening',
		() => ({ businessDate: '2026-03-05', openDate: '2026-03-04', openTime: '22:00' }),
		'openDate',
		{ column: 'openedAt', why: 'Opened At: it is the day of the opening' },
	],
	[
		'the day of the closing',
		() => ({ businessDate: '2026-03-05', closeDate: '2026-03-06', closeTime: '01:00' }),
		'closeDate',
		{ column: 'closedAt', why: 'Closed At: it is the day of the closing' },
	],
])('the report says of a field %s', (_name, fields, path, expected) => {
	expect(reportOf(shifts(3, fields)).get(path)).toMatchObject(expected);
});

test('the report says what was set by hand', () => {
	expect(
		reportOf(
			shifts(1, () => ({ x: 5.5 })),
			[['sales', 'x']],
		).get('x'),
	).toMatchObject({
		column: 'sales',
		why: 'Sales: it was set by hand',
	});
});

test.each<[string, Json[], string, number, number]>([
	['numbers', [1, 2, 2], 'number', 1, 2],
	['texts and numbers', ['Sol', 2, null], 'number or string', 0.667, 2],
	['flags', [true, false, true], 'boolean', 1, 2],
	['days', ['2026-03-05', '2026-03-06', ''], 'date', 0.667, 2],
	['dates in parts', [[2026, 3, 5], null, null], 'date', 0.333, 1],
	[
		'money',
		[{ amount: 1050, currency: 'EUR' }, { amount: 1050, currency: 'EUR' }, null],
		'money',
		0.667,
		1,
	],
	['parts of no date', [[2026, 3, 5, 25]], 'list', 1, 1],
	['nothing', [null, '', 'N/A'], 'empty', 0, 0],
	['a number and the same as text', [1, '1', 1], 'number or string', 1, 2],
])(
	'the report says what a field holds, in how many shifts, and how much that differs: %s',
	(_name, values, kind, filled, different) => {
		const report = reportOf(shifts(values.length, (index) => ({ x: values[index] ?? null })));
		expect(report.get('x')).toMatchObject({ kind, filled, different });
	},
);

test('a field that some shifts lack is filled in the others, be these the first or the last', () => {
	const report = reportOf(
		shifts(4, (index) => ({ [['first', 'a', 'b', 'last'][index] as string]: 'Sol' })),
	);
	expect(report.get('first')).toMatchObject({ filled: 0.25, different: 1 });
	expect(report.get('last')).toMatchObject({ filled: 0.25, different: 1 });
});

test('the report shows no keys that are data', () => {
	const report = reportOf(
		shifts(2, () => ({
			perPerson: {
				'Ana Lopez': { hours: 5, rows: [{ name: 'Cash', v: 10.5 }] },
				'7': { hours: 6 },
			},
			$id: '1',
			'a-b': { c_d: 1 },
			rows: [{ name: 'Cash', v: 10.5 }],
			'Año:2': 7,
		})),
	);
	expect([...report.keys()]).toEqual([
		'shiftName',
		'perPerson.*.hours',
		'perPerson.*.rows[name=Cash].name',
		'perPerson.*.rows[name=Cash].v',
		'$id',
		'a-b.c_d',
		'rows[name=Cash].name',
		'rows[name=Cash].v',
		'Año:2',
	]);
});
