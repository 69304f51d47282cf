import { at, setUpForFile } from '../support/setup';

const n8n = setUpForFile();

const load = async (parameters: Record<string, unknown>) =>
	await n8n.loadOptions('getShiftLists', n8n.credential(), parameters);

test("the lists of the account's latest data, the best guess first", async () => {
	n8n.sandbox.clock.now = () => new Date('2026-03-05T22:00:00Z');
	const lists = await at(
		'2026-03-05T22:00:00Z',
		async () => await load({ centres: '101, 102', options: {} }),
	);
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

test('no data at all: the node still finds the list by itself', async () => {
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

test.each<[string, unknown]>([
	['nothing', ''],
	['an expression over items', '={{ $json.centres }}'],
])('%s in Centre IDs: says what is needed', async (_name, centres) => {
	await expect(load({ centres })).rejects.toThrow(
		"Enter 'Centre IDs' first, without an expression",
	);
	expect(n8n.sandbox.requests).toEqual([]);
});

test('a wrong password is said in the list too', async () => {
	const id = n8n.credential({ password: 'wrong' });
	await expect(n8n.loadOptions('getShiftLists', id, { centres: '101' })).rejects.toThrow(
		'Mapal refused the login: wrong username or password',
	);
	expect(n8n.sandbox.logins()).toHaveLength(1);
});
