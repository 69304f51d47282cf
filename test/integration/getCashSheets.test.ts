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
const asked = () => n8n.sandbox.apiCalls().map(({ query }) => query);
const itemsOf = async (parameters: Parameters = {}, more = {}) => {
	const { items, error } = await run(parameters, more);
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
};

describe('one item per shift', () => {
	test('holds every shift with its sheet and centre', async () => {
		const found = await itemsOf();
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
				totals: sheet.totals,
			})),
		);
		expect(expected).toHaveLength(12);
		expect(found).toEqual(expected);
	});

	test('is what the README shows', async () => {
		n8n.sandbox.clock.now = () => new Date('2026-11-24T08:00:00Z');
		const [, block] = /```json\n(\{[^`]*\})\n```/.exec(textOf('README.md')) ?? [];
		const days = { startDate: '2026-11-16', endDate: '2026-11-16' };
		const [breakfast] = await itemsOf({ centres: '102', ...days });
		expect(breakfast).toMatchObject(JSON.parse(block ?? '') as object);
	});

	test('says how the response was read', async () => {
		const { hints } = await run();
		expect(hints).toEqual([
			{
				message: "Read 12 shifts of 4 cash sheets from '[].shifts'",
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
				(json['centre'] as { id: number }).id,
			]),
		).toEqual([
			...Array(6).fill([0, 102]),
			...Array(6).fill([1, 101]),
			...Array(6).fill([2, 103]),
			...Array(6).fill([2, 104]),
		]);
	});

	test('an empty answer is no items and no fault', async () => {
		for (const response of [[], null, { data: [] }, { cashSheets: [], total: 0 }]) {
			n8n.sandbox.fault({ response });
			const { items, error, hint } = await run();
			expect(error).toBeUndefined();
			expect(items).toEqual([]);
			expect(hint).toBe('The response holds no cash sheets for this period and these centres');
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
		const { items, hints } = await run();
		expect(items.map(({ json }) => json)).toEqual([{ a: 1 }, { a: 2 }]);
		expect(hints[0]).toMatchObject({ type: 'warning' });
		expect(hints[0]?.message).toMatch(
			/^Read 2 records from 'rows'\. No list of shifts was recognised/,
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
		expect((await run()).hint).toBe(
			"Read 1 shift of 2 cash sheets from '[].shifts'; 1 cash sheet without shifts",
		);
		expect(await itemsOf({ options: { includeEmptyCashSheets: true } })).toEqual([
			{ cashSheetId: 1 },
			{ id: 3, cashSheetId: 2 },
		]);
	});

	test('a total among the shifts is no shift, and is not lost', async () => {
		const row = (shift: string, counted: number) => ({ shift, counted, openedAt: '08:00' });
		n8n.sandbox.fault({
			response: [{ shifts: [row('Lunch', 1), row('Dinner', 2), row('Total', 3)] }],
		});
		const { items, hint } = await run();
		expect(items.map(({ json }) => [json['shift'], json['total']])).toEqual([
			['Lunch', row('Total', 3)],
			['Dinner', row('Total', 3)],
		]);
		expect(hint).toBe(
			"Read 2 shifts of 1 cash sheet from '[].shifts'; 1 total kept beside the shifts as 'total'",
		);
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
		expect(await itemsOf()).toEqual([{ shiftId: 1, openedAt: '08:00' }]);
	});

	test('a second list of shifts is pointed at', async () => {
		n8n.sandbox.fault({
			response: { openShifts: [{ id: 1 }], closedShifts: [{ id: 2 }, { id: 3 }] },
		});
		expect((await run()).hint).toBe(
			"Read 2 shifts from 'closedShifts'. 'openShifts' (1) looks like a list of shifts too and was not read. To read it, set the option 'Shift List Name or ID'",
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
		const [item] = await itemsOf({ options: { flatten: true } });
		expect(item).toMatchObject({
			centre_id: 101,
			centre_name: 'Jardín 1'.replace('Jardín', String(item?.['centre_name']).split(' ')[0] ?? ''),
			cash_expected: expect.any(Number),
			totals_cash_counted: expect.any(Number),
			cards: expect.stringMatching(/^\[\{"/),
		});
		const nested = (value: unknown) => typeof value === 'object' && value !== null;
		expect(Object.values(item ?? {}).filter(nested)).toEqual([]);
	});

	test('with the whole cash sheet', async () => {
		const [item] = await itemsOf({ options: { includeCashSheet: true } });
		const [sheet] = n8n.sandbox.expectedSheets({
			start: '2026-03-03T00:00:00',
			end: '2026-03-03T23:59:59',
			centres: ['101'],
		});
		const { shifts, ...rest } = sheet ?? { shifts: [] };
		expect(shifts).toHaveLength(3);
		expect(item?.['cashSheet']).toEqual(rest);
	});

	test('of a list that the user names', async () => {
		const response = { a: { rows: [{ x: 1 }] }, shifts: [{ id: 1 }] };
		n8n.sandbox.fault({ response, times: 2 });
		expect(await itemsOf({ options: { shiftList: 'a.rows[]' } })).toEqual([{ x: 1 }]);
		const { error } = await run({ options: { shiftList: 'b.rows[]' } });
		expect(error.message).toBe(
			"'Shift List Name or ID' is b.rows[], but the response has nothing there",
		);
		expect(error.description).toContain('shifts[] (1), a.rows[] (1)');
	});
});

describe('bad input on every field', () => {
	// An empty required field that is no expression is refused by n8n itself.
	const inputs: Array<[string, Parameters, RegExp]> = [];
	const bad = (field: string, label: string, values: unknown[], rest: Parameters = {}) => {
		for (const value of values)
			inputs.push([
				`${label}: ${JSON.stringify(value).slice(0, 40)}`,
				{ ...rest, [field]: value },
				new RegExp(`'${label}'`),
			]);
	};
	const odd = [null, true, 5, [], {}, 'x'.repeat(100_000)].map((value) =>
		typeof value === 'string' ? value : `={{ ${JSON.stringify(value)} }}`,
	);
	bad('centres', 'Centre IDs', [
		'={{ "" }}',
		'   ',
		',',
		'={{ null }}',
		'={{ undefined }}',
		'={{ true }}',
		'={{ {} }}',
		'={{ [] }}',
		'={{ [null] }}',
		'={{ 1.5 }}',
		'x'.repeat(100_000),
		'={{ $json.missing }}',
	]);
	bad('period', 'Period', ['', 'someday', ...odd]);
	bad('startDate', 'Start Date', ['={{ "" }}', '  ', '03/03/2026', ...odd]);
	bad('endDate', 'End Date', ['={{ "" }}', 'tomorrow', '2026-02-30', ...odd]);
	bad('startDate', 'Start Date', ['2026-03-05']);
	bad('output', 'Output', ['', 'items', ...odd]);
	bad('returnAll', 'Return All', ['', 'yes', '={{ null }}', '={{ 5 }}', '={{ [] }}']);
	bad('limit', 'Limit', [0, -1, 1.5, '', 'ten', '={{ null }}', '={{ [] }}', '={{ true }}'], {
		returnAll: false,
	});
	for (const [field, label, values] of [
		['flatten', 'Flatten', ['', 'yes', 5]],
		['includeCashSheet', 'Include Cash Sheet', ['maybe', 5]],
		['includeEmptyCashSheets', 'Include Empty Cash Sheets', ['maybe', []]],
		['shiftList', 'Shift List Name or ID', [5, ['a'], 'a..b', 'a[0]', '[']],
		['timezone', 'Timezone', ['Madrid', 5, 'local', ['UTC']]],
	] as const) {
		for (const value of values) {
			inputs.push([
				`${label}: ${JSON.stringify(value)}`,
				{ options: { [field]: value } },
				new RegExp(`'${label}'`),
			]);
		}
	}

	for (const [field, label, values] of [
		['parameterNames', 'Parameter Names', ['', 'snake_case', 5]],
		['centresPerRequest', 'Centres per Request', [0, 1.5, '', 1001]],
		['daysPerRequest', 'Days per Request', [0, -1, 'all', 3661]],
		['parallelRequests', 'Parallel Requests', [0, 11, []]],
		['maxRetries', 'Max Retries', [-1, 1.5, 11, 'many']],
		['timeout', 'Timeout (Seconds)', [0, -5, '', 'long', 100_000, []]],
	] as const) {
		for (const value of values) {
			inputs.push([
				`${label}: ${JSON.stringify(value)}`,
				{ requests: { [field]: value } },
				new RegExp(`'${label.replace(/[()]/g, '\\$&')}'`),
			]);
		}
	}
	bad('days', 'Days', [0, -1, 1.5, '', 'many', 3661], { period: 'lastDays' });

	test.each(inputs)(
		'%s is refused by name, without a request',
		async (_name, parameters, message) => {
			const { error, items } = await run(parameters);
			expect(error?.message).toMatch(message);
			expect(error?.message.length).toBeLessThan(200);
			expect(error?.description).toMatch(/\S/);
			expect(error?.context.itemIndex).toBe(0);
			expect(items).toEqual([]);
			// A path can be checked against a response only.
			if (!message.source.includes('Shift List Name or ID'))
				expect(n8n.sandbox.requests).toEqual([]);
		},
	);

	test('numbers and yes or no as text are understood', async () => {
		expect(
			await itemsOf({ returnAll: '={{ "false" }}', limit: '3', requests: { timeout: '5' } }),
		).toHaveLength(3);
	});
});

describe('on error: continue', () => {
	const input = [{ centre: '101' }, { centre: '' }, { centre: '102' }];

	test('a failing item becomes its message and the others go on', async () => {
		const { items, error } = await run(
			{ centres: '={{ $json.centre }}' },
			{ input, continueOnFail: true },
		);
		expect(error).toBeUndefined();
		expect(items).toHaveLength(13);
		expect(items[6]).toMatchObject({
			json: {
				error: "No centre is given in 'Centre IDs'",
				message: expect.stringMatching(/^Enter the IDs/),
			},
			pairedItem: { item: 1 },
		});
		expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
			...Array(6).fill(0),
			1,
			...Array(6).fill(2),
		]);
	});

	test('a failing item goes to the error output', async () => {
		const { items, errorItems } = await run(
			{ centres: '={{ $json.centre }}' },
			{ input, onError: 'continueErrorOutput' },
		);
		expect(items).toHaveLength(12);
		expect(errorItems.map(({ json }) => json)).toEqual([
			{ centre: '', error: "No centre is given in 'Centre IDs'", message: expect.any(String) },
		]);
	});

	test('a failing request is one too', async () => {
		n8n.sandbox.fault({ status: 500 });
		const { items } = await run(
			{ centres: '={{ $json.centre }}', requests: { maxRetries: 0 } },
			{ input: [{ centre: '101' }, { centre: '102' }], continueOnFail: true },
		);
		expect(items[0]?.json).toMatchObject({ error: 'Cashrec could not answer (HTTP 500)' });
		expect(items).toHaveLength(7);
	});

	test('without it the run stops at the failing item', async () => {
		const { error } = await run({ centres: '={{ $json.centre }}' }, { input });
		expect(error.message).toBe("No centre is given in 'Centre IDs'");
		expect(error.context.itemIndex).toBe(1);
	});
});

test('a cancelled execution stops at once', async () => {
	n8n.sandbox.fault({ delay: 20_000 });
	const started = Date.now();
	await run({}, { cancelAfter: 200, input: [{}, {}, {}], continueOnFail: true });
	expect(Date.now() - started).toBeLessThan(5000);
	expect(n8n.sandbox.apiCalls()).toHaveLength(1);
});
