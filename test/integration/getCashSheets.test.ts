import { textOf } from '../support/package';
import { PARAMETERS, at, setUpForFile } from '../support/setup';

const n8n = setUpForFile({ now: '2026-03-05T11:00:00Z' });
let id: string;

beforeEach(() => {
	id = n8n.credential();
});

type Parameters = Record<string, unknown>;
const run = async (parameters: Parameters = {}, more = {}) =>
	await n8n.execute(id, { parameters: { ...PARAMETERS, ...parameters }, ...more });
/** Without Simplify: an item has the fields of the shift, and of its sheet and centre. */
const FULL = { simplify: false };
const asked = () => n8n.sandbox.apiCalls().map(({ query }) => query);
const itemsOf = async (parameters: Parameters = {}, more = {}) => {
	const { items, error } = await run(parameters, more);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
};

describe('one item per shift', () => {
	test('holds every shift with its sheet and centre', async () => {
		const found = await itemsOf(FULL);
		const sheets = n8n.sandbox.expectedSheets({
			start: '2026-03-03T00:00:00',
			end: '2026-03-04T23:59:59',
			centres: ['101', '102'],
		});
		const expected = sheets.flatMap((sheet) =>
			sheet.shifts.map((shift) => ({
				...shift,
				cashSheetId: sheet.id,
				company: sheet.company,
				businessDate: sheet.businessDate,
				centre: sheet.centre,
				cashSheetStatus: sheet.status,
				lastModified: sheet.lastModified,
				cashSheetTotals: sheet.totals,
			})),
		);
		expect(expected).toHaveLength(12);
		expect(found).toEqual(expected);
	});

	test('has the columns that the README lists, in that order', async () => {
		const [, table = ''] = /## The columns\n+\| Column[^\n]*\n[^\n]*\n((?:\|[^\n]*\n)+)/.exec(
			textOf('README.md'),
		) ?? [''];
		const listed = [...table.matchAll(/^\| (\w+)/gm)].map(([, name]) => name);
		const [first] = await itemsOf({ centres: '102' });
		expect(listed).toHaveLength(14);
		expect(Object.keys(first ?? {})).toEqual(listed);
	});

	test('says how the response was read', async () => {
		const { hints } = await run();
		expect(hints).toEqual([
			{
				message: '12 shifts of 2 centres, 3 to 4 March 2026',
				location: 'outputPane',
				type: 'info',
			},
		]);
	});

	test('is linked to its input item, in order', async () => {
		const { items } = await run(
			{ centres: '={{ $json.centre }}' },
			{ input: [{ centre: 102 }, { centre: '101' }, { centre: [103, '104'] }] },
		);
		expect(
			items.map(({ json, pairedItem }) => [
				(pairedItem as { item: number }).item,
				json['centreId'],
			]),
		).toEqual([
			...Array(6).fill([0, '102']),
			...Array(6).fill([1, '101']),
			...Array(6).fill([2, '103']),
			...Array(6).fill([2, '104']),
		]);
	});

	test('an empty answer is no items and no fault', async () => {
		for (const response of [[], null, { data: [] }, { cashSheets: [], total: 0 }]) {
			n8n.sandbox.fault({ response });
			const { items, error, hints } = await run();
			expect(error).toBeUndefined();
			expect(items).toEqual([]);
			expect(hints).toEqual([
				{
					type: 'warning',
					location: 'outputPane',
					message:
						"The response holds no cash sheets for this period and these centres: 101, 102. Check 'Centre IDs' and 'Period'",
				},
			]);
		}
		n8n.sandbox.fault({ status: 204 });
		expect(await itemsOf()).toEqual([]);
		n8n.sandbox.fault({ status: 200, body: '' });
		expect(await itemsOf()).toEqual([]);
	});

	test('centres without data give no items', async () => {
		expect(await itemsOf({ centres: '999' })).toEqual([]);
	});

	test('records that are no shifts become items, and the hint says so', async () => {
		n8n.sandbox.fault({ response: { rows: [{ a: 1 }, { a: 2 }] } });
		const { items, hints } = await run(FULL);
		expect(items.map(({ json }) => json)).toEqual([{ a: 1 }, { a: 2 }]);
		expect(hints[0]).toMatchObject({ type: 'warning' });
		expect(hints[0]?.message).toBe(
			"2 records, 3 to 4 March 2026. No list of shifts was recognised, so each record of 'rows' became an item. If this is wrong, set the option 'Shift List Name or ID'",
		);
	});

	test('sheets without shifts are counted', async () => {
		n8n.sandbox.fault({
			times: 2,
			response: [
				{ id: 1, shifts: [] },
				{ id: 2, shifts: [{ id: 3 }] },
			],
		});
		expect((await run(FULL)).hint).toMatch(
			/^1 shift, 3 to 4 March 2026, 1 cash sheet without shifts\. Not found: /,
		);
		expect(await itemsOf({ ...FULL, options: { includeEmptyCashSheets: true } })).toEqual([
			{ cashSheetId: 1 },
			{ id: 3, cashSheetId: 2 },
		]);
	});

	test('a total among the shifts is no shift, and is not lost', async () => {
		const row = (shift: string, counted: number) => ({ shift, counted, openedAt: '08:00' });
		n8n.sandbox.fault({
			response: [{ shifts: [row('Lunch', 1), row('Dinner', 2), row('Total', 3)] }],
		});
		const { items, hint } = await run(FULL);
		expect(items.map(({ json }) => [json['shift'], json['cashSheetTotal']])).toEqual([
			['Lunch', row('Total', 3)],
			['Dinner', row('Total', 3)],
		]);
		expect(hint).toMatch(/^2 shifts, 3 to 4 March 2026, 1 total kept apart\. /);
	});

	test('errors beside the data are not passed over', async () => {
		n8n.sandbox.fault({
			response: { data: { shifts: [{ id: 1 }] }, errors: [{ message: 'Centre 102 failed' }] },
		});
		const { items, hints } = await run();
		expect(items).toHaveLength(1);
		expect(hints[1]).toMatchObject({
			type: 'warning',
			message:
				'Cashrec answered, but it also said: "Centre 102 failed". The data may be incomplete',
		});
	});

	test('JSON within a JSON text is read', async () => {
		n8n.sandbox.fault({ response: JSON.stringify([{ shiftId: 1, openedAt: '08:00' }]) });
		expect(await itemsOf(FULL)).toEqual([{ shiftId: 1, openedAt: '08:00' }]);
	});

	test('a second list of shifts is pointed at', async () => {
		n8n.sandbox.fault({
			response: { openShifts: [{ id: 1 }], closedShifts: [{ id: 2 }, { id: 3 }] },
		});
		const { hints } = await run();
		expect(hints[0]?.type).toBe('warning');
		expect(hints[0]?.message).toContain(
			"Read from 'closedShifts'; 'openShifts' (1) looks like a list of shifts too and was not read. To read it, set the option 'Shift List Name or ID'",
		);
	});
});

describe('what is asked for', () => {
	test.each<[string, Parameters, string, string]>([
		[
			'yesterday is the default',
			{ period: undefined },
			'2026-03-04T00:00:00',
			'2026-03-04T23:59:59',
		],
		['today', { period: 'today' }, '2026-03-05T00:00:00', '2026-03-05T23:59:59'],
		['last month', { period: 'lastMonth' }, '2026-02-01T00:00:00', '2026-02-28T23:59:59'],
		['dates without a time', {}, '2026-03-03T00:00:00', '2026-03-04T23:59:59'],
		[
			'dates as the editor stores them',
			{ startDate: '2026-03-03T06:30:00', endDate: '2026-03-04T05:59:59' },
			'2026-03-03T06:30:00',
			'2026-03-04T05:59:59',
		],
		[
			'days as the editor picks them, the last one whole',
			{ startDate: '2026-03-03T00:00:00', endDate: '2026-03-04T00:00:00' },
			'2026-03-03T00:00:00',
			'2026-03-04T23:59:59',
		],
		[
			'DateTimes of expressions',
			{
				startDate: '={{ DateTime.fromISO("2026-03-03T00:00:00Z") }}',
				endDate: '={{ DateTime.fromISO("2026-03-03T12:00:00Z") }}',
			},
			'2026-03-03T01:00:00',
			'2026-03-03T13:00:00',
		],
		[
			'Dates of expressions',
			{
				startDate: '={{ new Date("2026-03-03T00:00:00Z") }}',
				endDate: '={{ new Date("2026-03-03T12:00:00Z") }}',
			},
			'2026-03-03T01:00:00',
			'2026-03-03T13:00:00',
		],
		[
			'text of expressions',
			{ startDate: '={{ "2026-03-03T00:00:00.000-06:00" }}', endDate: '={{ "2026-03-04" }}' },
			'2026-03-03T07:00:00',
			'2026-03-04T23:59:59',
		],
		[
			'another time zone',
			{
				startDate: '2026-03-03T00:00:00Z',
				endDate: '2026-03-04T00:00:00Z',
				options: { timezone: 'Asia/Kathmandu' },
			},
			'2026-03-03T05:45:00',
			'2026-03-04T05:45:00',
		],
	])('%s', async (_name, parameters, startDate, endDate) => {
		await at('2026-03-05T11:00:00Z', async () => await run(parameters));
		expect(asked()).toEqual([{ startDate, endDate, centersList: '101,102' }]);
	});

	test("days begin in the workflow's time zone", async () => {
		await at('2026-03-05T04:00:00Z', async () => {
			await run({ period: 'today' }, { timezone: 'America/Mexico_City' });
			await run({ period: 'today' }, { timezone: 'Asia/Kathmandu' });
		});
		expect(asked().map(({ startDate }) => startDate)).toEqual([
			'2026-03-04T00:00:00',
			'2026-03-05T00:00:00',
		]);
	});

	test.each<[string, unknown, string]>([
		['text', '103; 101\n102 101', '103,101,102'],
		['a number', '={{ 101 }}', '101'],
		['a list', '={{ [101, "102", 101] }}', '101,102'],
		['a list of the input', '={{ $json.ids }}', '104,105'],
	])('centres as %s', async (_name, centres, centersList) => {
		await run({ centres }, { input: [{ ids: [104, 105] }] });
		expect(asked()[0]).toMatchObject({ centersList });
	});

	test('the other spelling of the parameters', async () => {
		await run({ requests: { parameterNames: 'pascalCase' } });
		expect(asked()).toEqual([
			{ StartDate: '2026-03-03T00:00:00', EndDate: '2026-03-04T23:59:59', CentersList: '101,102' },
		]);
	});
});

describe('output', () => {
	test('one item per cash sheet', async () => {
		const found = await itemsOf({ output: 'cashSheets' });
		expect(found).toEqual(
			n8n.sandbox.expectedSheets({
				start: '2026-03-03T00:00:00',
				end: '2026-03-04T23:59:59',
				centres: ['101', '102'],
			}),
		);
	});

	test('raw, a list', async () => {
		const [item] = await itemsOf({ output: 'raw' });
		expect((item?.['response'] as unknown[]).length).toBe(4);
	});

	test('raw, an object untouched', async () => {
		const response = { data: { shifts: [{ id: 1 }] }, next: null };
		n8n.sandbox.fault({ response });
		expect(await itemsOf({ output: 'raw' })).toEqual([response]);
		n8n.sandbox.fault({ response: null });
		expect(await itemsOf({ output: 'raw' })).toEqual([{ response: null }]);
	});

	test('up to a limit, per input item', async () => {
		expect(await itemsOf({ returnAll: false, limit: 5 })).toHaveLength(5);
		expect(await itemsOf({ returnAll: false })).toHaveLength(12);
		expect(await itemsOf({ returnAll: false, limit: 2 }, { input: [{}, {}] })).toHaveLength(4);
		expect(await itemsOf({ output: 'cashSheets', returnAll: false, limit: 1 })).toHaveLength(1);
	});

	test('flat for spreadsheets', async () => {
		const [item] = await itemsOf({ ...FULL, options: { flatten: true } });
		expect(item).toMatchObject({
			centre_id: 101,
			centre_name: 'Estación 1',
			cash_expected: expect.any(Number),
			cashSheetTotals_cash_counted: expect.any(Number),
			cards: expect.stringMatching(/^\[\{"terminal":"Terminal 1",/),
			cashMovements: '',
		});
		expect(Object.values(item ?? {}).filter((value) => typeof value === 'object')).toEqual([]);
	});

	test('with the whole cash sheet', async () => {
		const [item] = await itemsOf({ ...FULL, options: { includeCashSheet: true } });
		const [sheet] = n8n.sandbox.expectedSheets({
			start: '2026-03-03T00:00:00',
			end: '2026-03-03T23:59:59',
			centres: ['101'],
		});
		const { shifts, ...rest } = sheet ?? { shifts: [] };
		expect(shifts).toHaveLength(3);
		expect(item?.['cashSheet']).toEqual(rest);
	});

	describe('where the whole cash sheet would be very large', () => {
		const sheet = (notes: number, shifts: number) => ({
			businessDate: '2026-03-03',
			centreId: '101',
			notes: 'x'.repeat(notes),
			shifts: Array.from({ length: shifts }, (_, index) => ({
				id: `s-${index}`,
				shiftName: `Shift ${index}`,
				openedAt: '2026-03-03T08:00:00',
				closedAt: '2026-03-03T12:00:00',
				expectedCash: index + 0.5,
				countedCash: index + 0.25,
			})),
		});
		const warning = /^Include Cash Sheet adds (\S+) MB to (.*?): n8n may fail to save or to show/;
		test.each<[string, ReturnType<typeof sheet>, object, string[] | undefined]>([
			['a warning', sheet(100_000, 1000), {}, ['100', '1000 items']],
			[
				'none for the items of a limit',
				sheet(100_000, 1000),
				{ returnAll: false, limit: 400 },
				undefined,
			],
			['none for a small sheet', sheet(100, 1000), {}, undefined],
			['none without the option', sheet(100_000, 1000), { options: {} }, undefined],
			[
				'for discrepancies too',
				sheet(100_000, 1000),
				{ operation: 'getDiscrepancies' },
				['100', '1000 items'],
			],
		])('%s', async (_name, body, more, expected) => {
			n8n.sandbox.fault({ response: [body] });
			const options = { includeCashSheet: true };
			const { hints, error } = await run({ ...FULL, returnAll: true, options, ...more });
			expect(error).toBeUndefined();
			const found = hints.map(({ message }) => warning.exec(message)).find((match) => match);
			expect(found?.slice(1)).toEqual(expected);
		});
	});

	test('of a list that the user names', async () => {
		const response = { a: { rows: [{ x: 1 }] }, shifts: [{ id: 1 }] };
		n8n.sandbox.fault({ response, times: 2 });
		expect(await itemsOf({ ...FULL, options: { shiftList: 'a.rows[]' } })).toEqual([{ x: 1 }]);
		const { error } = await run({ options: { shiftList: 'b.rows[]' } });
		expect(error.message).toBe(
			"'Shift List Name or ID' is b.rows[], but the response has nothing there",
		);
		expect(error.description).toContain('shifts[] (1), a.rows[] (1)');
	});
});
