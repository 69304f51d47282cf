import { at, setUpForFile } from '../support/setup';

const n8n = setUpForFile();

type List = 'getShiftLists' | 'getFields';
const load = async (parameters: Record<string, unknown>, list: List = 'getShiftLists') =>
	await n8n.loadOptions(list, n8n.credential(), parameters);
/** The lists show the last days, so the sandbox's data and the node use the same clock. */
const NOW = '2026-03-05T22:00:00Z';
const fieldsNow = async (parameters: Record<string, unknown>) => {
	n8n.sandbox.clock.now = () => new Date(NOW);
	try {
		return await at(NOW, async () => await load(parameters, 'getFields'));
	} finally {
		n8n.sandbox.clock.now = () => new Date();
	}
};

test("the lists of the account's latest data, the best guess first", async () => {
	n8n.sandbox.clock.now = () => new Date(NOW);
	const lists = await at(NOW, async () => await load({ centres: '101, 102', options: {} }));
	n8n.sandbox.clock.now = () => new Date();
	expect(lists.slice(0, 2)).toEqual([
		{ name: 'Detect Automatically', value: '', description: 'Let the node find the shifts' },
		{
			name: 'shifts, 3 per sheet, found in 14 sheets',
			value: '[].shifts[]',
			description: '[].shifts[]',
		},
	]);
	expect(lists.map(({ value }) => value)).toEqual(
		expect.arrayContaining(['[]', '[].bankDeposits[]', '[].shifts[].cards[]']),
	);
	expect(lists.find(({ value }) => value === '[].shifts[].cards[]')?.name).toBe(
		'cards, 2 per shift, found in 42 shifts',
	);
	const [call, ...more] = n8n.sandbox.apiCalls();
	expect(more).toEqual([]);
	const { startDate, endDate } = call?.query ?? {};
	const days = (Date.parse(`${endDate}Z`) - Date.parse(`${startDate}Z`) + 1000) / 86_400_000;
	expect(days).toBe(7);
});

test('each of them can be read', async () => {
	const parameters = { centres: '101', period: 'lastDays' };
	for (const { value } of await load(parameters)) {
		const { error } = await n8n.execute(n8n.credential(), {
			parameters: { ...parameters, options: { shiftList: value } },
		});
		expect(error).toBeUndefined();
	}
});

test('looks further back when the last days are empty', async () => {
	n8n.sandbox.fault({ response: [] });
	n8n.sandbox.fault({ response: { turnos: [{ id: 1 }] } });
	expect(await load({ centres: '101' })).toMatchObject([
		{ value: '' },
		{ name: 'turnos, 1 in one list', value: 'turnos[]' },
	]);
	expect(n8n.sandbox.apiCalls()).toHaveLength(2);
});

test('without any data the response itself is offered as a list', async () => {
	expect(await load({ centres: '999' })).toMatchObject([{ value: '' }, { value: '[]' }]);
});

test('asks as the node will, with its parameter names and time zone', async () => {
	n8n.sandbox.fault({ response: [], times: 2 });
	await load({
		centres: '={{ [101, 102, 103, 104, 105, 106] }}',
		options: { timezone: 'Asia/Kathmandu' },
		requests: { parameterNames: 'pascalCase' },
	});
	expect(n8n.sandbox.apiCalls()[0]?.query).toMatchObject({ CentersList: '101,102,103,104,105' });
});

describe("the fields of the account's latest shifts, for Columns", () => {
	test('are those of the shifts and of what stands above them, each with an example', async () => {
		const fields = await fieldsNow({ centres: '101' });
		const named = new Map(fields.map(({ value, name }) => [value, name]));
		expect(named.get('name')).toBe('name (e.g. "Breakfast")');
		expect(named.get('cash.expected')).toMatch(/^cash\.expected \(e\.g\. \d+(\.\d+)?\)$/);
		expect(named.get('centre.name')).toBe('centre.name (e.g. "Estación 1")');
		expect(named.has('businessDate')).toBe(true);
		expect(named.size).toBe(fields.length);
	});

	test('say which column each is read as', async () => {
		const fields = await fieldsNow({ centres: '101' });
		const columns = fields.flatMap(({ value, description }) =>
			description ? [[description, value]] : [],
		);
		expect(Object.fromEntries(columns)).toEqual({
			'Read as Date': 'businessDate',
			// As good as centre.id, as both hold the centres that were asked for.
			'Read as Centre ID': 'centre.code',
			'Read as Centre Name': 'centre.name',
			'Read as Shift': 'name',
			'Read as Status': 'status',
			'Read as Sales': 'sales.gross',
			'Read as Expected': 'cash.expected',
			'Read as Counted': 'cash.counted',
			'Read as Difference': 'cash.difference',
			'Read as Responsible': 'responsible',
			'Read as Opened At': 'openedAt',
			'Read as Closed At': 'closedAt',
			'Read as Sheet Status': 'cashSheetStatus',
			'Read as Shift ID': 'id',
		});
	});

	test('can all be chosen: a column is then read from it', async () => {
		const fields = await fieldsNow({ centres: '101' });
		expect(fields.length).toBeGreaterThan(30);
		const parameters = { centres: '101', period: 'custom', startDate: '2026-03-04' };
		for (const { value } of fields) {
			const { items, error } = await n8n.execute(n8n.credential(), {
				parameters: {
					...parameters,
					endDate: '2026-03-04',
					columns: { values: [{ column: 'responsible', field: value }] },
				},
			});
			expect([value, error?.message]).toEqual([value, undefined]);
			expect(items).toHaveLength(3);
		}
	});

	test('are those of the list that is set as Shift List', async () => {
		n8n.sandbox.fault({ response: { shifts: [{ id: 1 }], tills: [{ till: 'A' }] } });
		const fields = await fieldsNow({ centres: '101', options: { shiftList: 'tills[]' } });
		expect(fields).toEqual([{ name: 'till (e.g. "A")', value: 'till' }]);
	});

	test('without data there are none', async () => {
		expect(await fieldsNow({ centres: '999' })).toEqual([]);
		// A request for a week, then one for a month.
		expect(n8n.sandbox.apiCalls()).toHaveLength(2);
	});
});

describe.each<List>(['getShiftLists', 'getFields'])('%s', (list) => {
	test.each<[string, unknown]>([
		['nothing', ''],
		['an expression over items', '={{ $json.centres }}'],
	])('%s in Centre IDs: says what is needed', async (_name, centres) => {
		await expect(load({ centres }, list)).rejects.toThrow(
			"Enter 'Centre IDs' first, without an expression",
		);
		expect(n8n.sandbox.requests).toEqual([]);
	});

	test('a wrong password is said in the list too', async () => {
		// A password of its own for each list, as a refused login is not tried again.
		const id = n8n.credential({ password: `wrong for ${list}` });
		await expect(n8n.loadOptions(list, id, { centres: '101' })).rejects.toThrow(
			'Mapal refused the login: wrong username or password',
		);
		expect(n8n.sandbox.logins()).toHaveLength(1);
	});
});
