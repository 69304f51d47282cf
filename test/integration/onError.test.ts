import { PARAMETERS, setUpForFile } from '../support/setup';

const n8n = setUpForFile({ now: '2026-03-05T11:00:00Z' });

type Parameters = Record<string, unknown>;
const run = async (parameters: Parameters = {}, more = {}) =>
	await n8n.execute(n8n.credential(), { parameters: { ...PARAMETERS, ...parameters }, ...more });

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
	await run({}, { cancelAfter: 1000, input: [{}, {}, {}], continueOnFail: true });
	expect(Date.now() - started).toBeLessThan(5000);
	expect(n8n.sandbox.apiCalls()).toHaveLength(1);
});
