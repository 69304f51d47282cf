import { COLUMNS, emptyRowOf, rowsOf } from '../support/rows';
import { PARAMETERS, setUpForFile } from '../support/setup';

/* The columns of a shift: which, in which order, and how a user sets what they are read from. */

const n8n = setUpForFile({ now: '2026-03-05T20:30:00Z' });

type Parameters = Record<string, unknown>;
const run = async (parameters: Parameters = {}, more = {}) =>
	await n8n.execute(n8n.credential(), { parameters: { ...PARAMETERS, ...parameters }, ...more });
const itemsOf = async (parameters: Parameters = {}, more = {}) => {
	const { items, error } = await run(parameters, more);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
};
const days = (startDate: string, endDate = startDate) => ({ startDate, endDate });
const byHand = (...values: Array<[column: unknown, field: unknown]>) => ({
	columns: { values: values.map(([column, field]) => ({ column, field })) },
});
const sheetsOf = (start: string, end: string, centres: string[]) =>
	n8n.sandbox.expectedSheets({ start: `${start}T00:00:00`, end: `${end}T23:59:59`, centres });

describe('an item of Get Cash Sheets', () => {
	test('has these columns, always all, in this order, and scalars only', async () => {
		const items = await itemsOf(days('2026-03-03', '2026-03-05'));
		expect(items).toHaveLength(18);
		for (const item of items) {
			expect(Object.keys(item)).toEqual(COLUMNS);
			for (const value of Object.values(item)) {
				expect(value === null || ['string', 'number'].includes(typeof value)).toBe(true);
			}
		}
	});

	test('has them too where the response tells hardly any', async () => {
		n8n.sandbox.fault({ response: [{ shiftName: 'Lunch' }, { shiftName: 'Dinner' }] });
		const items = await itemsOf({ centres: '101' });
		expect(items.map((item) => Object.keys(item))).toEqual([COLUMNS, COLUMNS]);
		expect(items).toMatchObject([
			{ date: null, centreId: '101', shift: 'Lunch', status: null, counted: null },
			{ date: null, centreId: '101', shift: 'Dinner', status: null, counted: null },
		]);
		expect(new Set(items.map(({ shiftId }) => shiftId)).size).toBe(2);
	});

	test('has an ID of its own, the same over a day and over a month', async () => {
		const month = await itemsOf({ ...days('2026-02-01', '2026-02-28'), centres: '101,102' });
		expect(new Set(month.map(({ shiftId }) => shiftId)).size).toBe(28 * 2 * 3);
		const day = await itemsOf({ ...days('2026-02-11'), centres: '102' });
		expect(day).toHaveLength(3);
		expect(day).toEqual(
			month.filter(({ date, centreId }) => date === '2026-02-11' && centreId === '102'),
		);
	});

	test.each<[string, object, object]>([
		['IDs', { id: 1, name: 'Lunch' }, { id: 2, name: 'Dinner' }],
		['IDs alone', { id: 1 }, { id: 2 }],
		['numbers', { shiftNumber: 1 }, { shiftNumber: 2 }],
		['numbers beside names', { number: 1, shiftName: 'Lunch' }, { number: 2, shiftName: 'Dinner' }],
	])('has it also where the API only counts the shifts of a day: %s', async (_name, one, two) => {
		const sheet = (centreId: number, date: string) => ({
			centreId,
			date,
			shifts: [
				{ ...one, status: 'Closed', expected: 10, counted: 10 },
				{ ...two, status: 'Closed', expected: 20, counted: 19 },
			],
		});
		n8n.sandbox.fault({
			response: [101, 102].flatMap((id) => [sheet(id, '2026-03-03'), sheet(id, '2026-03-04')]),
		});
		const all = await itemsOf();
		expect(new Set(all.map(({ shiftId }) => shiftId)).size).toBe(8);
		n8n.sandbox.fault({ response: [sheet(102, '2026-03-04')] });
		const day = await itemsOf({ ...days('2026-03-04'), centres: '102' });
		expect(day).toHaveLength(2);
		expect(day).toEqual(
			all.filter(({ date, centreId }) => date === '2026-03-04' && centreId === '102'),
		);
	});

	test.each(['101', '0101'])(
		'has the centre in the form in which it was asked for: %s',
		async (id) => {
			n8n.sandbox.fault({ response: sheetsOf('2026-03-03', '2026-03-03', ['101']) });
			const items = await itemsOf({ ...days('2026-03-03'), centres: id });
			expect(items.map(({ centreId }) => centreId)).toEqual([id, id, id]);
		},
	);
});

describe('which items', () => {
	const DAYS = days('2026-03-04', '2026-03-05');
	const rows = () => rowsOf(sheetsOf('2026-03-04', '2026-03-05', ['101', '102']));

	test.each(['open', 'closed'])('only %s shifts', async (shiftStatus) => {
		const wanted = rows().filter(({ status }) => status === shiftStatus);
		expect(wanted.length).toBeGreaterThan(1);
		expect(await itemsOf({ ...DAYS, shiftStatus })).toEqual(wanted);
		const full = await itemsOf({ ...DAYS, shiftStatus, simplify: false });
		expect(full.map(({ id }) => String(id))).toEqual(wanted.map(({ shiftId }) => shiftId));
	});

	test('with a limit, which counts shifts with the chosen status only', async () => {
		const wanted = rows().filter(({ status }) => status === 'open');
		const limited = { returnAll: false, limit: 2, requests: { daysPerRequest: 1 } };
		const items = await itemsOf({ ...DAYS, shiftStatus: 'open', ...limited });
		expect(items).toEqual(wanted.slice(0, 2));
	});

	test('empty cash sheets too, in their place, where both are wanted', async () => {
		n8n.sandbox.edit((sheets) =>
			sheets.map((sheet, index) => (index === 1 ? { ...sheet, shifts: [] } : sheet)),
		);
		const options = { includeEmptyCashSheets: true };
		const [, empty] = sheetsOf('2026-03-04', '2026-03-05', ['101', '102']);
		if (!empty) throw new Error('There is no second sheet');
		const items = await itemsOf({ ...DAYS, options });
		expect(items[3]).toEqual({ ...emptyRowOf(empty), shiftId: expect.any(String) });
		expect(Object.keys(items[3] ?? {})).toEqual(COLUMNS);
		expect(items.filter((_, index) => index !== 3)).toEqual(rows());
		expect(await itemsOf({ ...DAYS, options, shiftStatus: 'open' })).toEqual(
			rows().filter(({ status }) => status === 'open'),
		);
		expect(await itemsOf(DAYS)).toEqual(rows());
	});

	test('of each input item, though one centre lacks a field that the other has', async () => {
		const shift = (id: number, shiftName: string, more: object = {}) => ({
			shiftId: 9000 + id,
			shiftName,
			status: 'Closed',
			businessDate: '2026-03-03',
			expectedCash: 10,
			...more,
		});
		n8n.sandbox.fault({ response: [shift(1, 'Lunch'), shift(2, 'Dinner')] });
		n8n.sandbox.fault({
			response: [
				shift(3, 'Lunch', { closedBy: 'Ana', countedCash: 9 }),
				shift(4, 'Dinner', { closedBy: 'Leo', countedCash: 10 }),
			],
		});
		const { items, error } = await run(
			{ centres: '={{ $json.centre }}', requests: { parallelRequests: 1 } },
			{ input: [{ centre: '101' }, { centre: '102' }] },
		);
		expect(error).toBeUndefined();
		expect(
			items.map(({ json, pairedItem }) => [
				json['centreId'],
				json['shift'],
				json['responsible'],
				json['difference'],
				pairedItem,
			]),
		).toEqual([
			['101', 'Lunch', null, null, { item: 0 }],
			['101', 'Dinner', null, null, { item: 0 }],
			['102', 'Lunch', 'Ana', -1, { item: 1 }],
			['102', 'Dinner', 'Leo', 0, { item: 1 }],
		]);
		for (const { json } of items) expect(Object.keys(json)).toEqual(COLUMNS);
	});
});

describe('columns that are set by hand', () => {
	test('are read from there, in each operation', async () => {
		const net = byHand(['sales', 'sales.net'], ['shift', 'order']);
		const [sheet] = sheetsOf('2026-03-03', '2026-03-03', ['101']);
		const sold = sheet?.shifts.map(({ sales }) => sales.net) ?? [];
		const asked = { ...days('2026-03-03'), centres: '101', ...net };
		const items = await itemsOf(asked);
		expect(items.map(({ sales, shift }) => [sales, shift])).toEqual(
			sold.map((amount, index) => [amount, String(index + 1)]),
		);
		const [all] = await itemsOf({ ...asked, operation: 'getSummary', groupBy: 'all' });
		expect(all?.['sales']).toBe(Math.round(sold.reduce((sum, one) => sum + one * 100, 0)) / 100);
	});

	test('are found above the shift, in rows of lists, and where nobody would look', async () => {
		n8n.sandbox.fault({
			response: [
				{
					house: 'Puerto',
					day: { on: '2026-03-03' },
					shifts: [
						{
							x: 'Lunch',
							rows: [
								{ k: 'A', v: 5 },
								{ k: 'B', v: 7 },
							],
						},
						{
							x: 'Dinner',
							rows: [
								{ k: 'A', v: 6 },
								{ k: 'B', v: '8,50' },
							],
						},
					],
				},
			],
		});
		const items = await itemsOf({
			centres: '101',
			...byHand(
				['date', 'day.on'],
				['centreName', 'house'],
				['shift', 'x'],
				['expected', 'rows[k=A].v'],
				['counted', 'rows[k=B].v'],
			),
		});
		expect(items).toMatchObject([
			{ date: '2026-03-03', centreName: 'Puerto', shift: 'Lunch', expected: 5, counted: 7 },
			{ date: '2026-03-03', centreName: 'Puerto', shift: 'Dinner', expected: 6, counted: 8.5 },
		]);
		expect(items.map(({ difference }) => difference)).toEqual([2, 2.5]);
	});

	test.each(['amount', 'centimes'])(
		'hold money objects in cents, whichever part of them is set: %s',
		async (part) => {
			const money = (cents: number) => ({ amount: cents, currency: 'EUR' });
			n8n.sandbox.fault({
				response: [
					{ shiftId: 5001, a: money(9970), b: money(9870) },
					{ shiftId: 5002, a: money(1001), b: money(1001) },
				],
			});
			const path = part === 'amount' ? '.amount' : '';
			const items = await itemsOf(byHand(['expected', `a${path}`], ['counted', `b${path}`]));
			expect(
				items.map(({ expected, counted, difference }) => [expected, counted, difference]),
			).toEqual([
				[99.7, 98.7, -1],
				[10.01, 10.01, 0],
			]);
		},
	);

	test('that are left empty are found by the node', async () => {
		expect(await itemsOf(byHand(['counted', '']))).toEqual(await itemsOf());
		expect(await itemsOf({ columns: {} })).toEqual(await itemsOf());
	});

	test.each<[string, Parameters, string, RegExp]>([
		[
			'a field that no shift has',
			byHand(['counted', 'cash.declared']),
			"'Counted' under 'Columns' is \"cash.declared\", which no shift has",
			/^Near it: cash\..*\. Choose the field from the list$/,
		],
		[
			'a name where an amount is needed',
			byHand(['sales', 'name']),
			"'Sales' under 'Columns' is \"name\", which holds no amount",
			/^Its first value is "Breakfast"\. Choose another field from the list$/,
		],
		[
			'a name where a date is needed',
			byHand(['date', 'responsible']),
			"'Date' under 'Columns' is \"responsible\", which holds no date",
			/^Its first value is "Shift manager \d"\. Choose another/,
		],
		[
			'a list where a text is needed',
			byHand(['responsible', 'cards']),
			"'Responsible' under 'Columns' is \"cards\", which holds no text",
			/^Its first value is .*Choose another/,
		],
		[
			'a column that is set twice',
			byHand(['date', 'businessDate'], ['date', 'lastModified']),
			"'Columns' sets Date twice",
			/^Remove one of the two$/,
		],
		[
			'a column that there is not',
			byHand(['amount', 'cash.counted']),
			'\'Column\' holds "amount", which is not one of its choices',
			/^Give one of: date, centreId, .*, shiftId$/,
		],
		[
			'a number for a path',
			byHand(['date', '={{ 5 }}']),
			"'Field Name or ID' holds 5",
			/^It has to be text$/,
		],
		[
			'a path without an end',
			byHand(['date', 'a'.repeat(501)]),
			"'Field Name or ID' of Date under 'Columns' is too long for a path",
			/^Choose the field from the list$/,
		],
	])('%s is refused, with what to do', async (_name, parameters, message, description) => {
		const { error, items } = await run(parameters);
		expect(items).toEqual([]);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(description);
		expect(error?.context.itemIndex).toBe(0);
	});
});
