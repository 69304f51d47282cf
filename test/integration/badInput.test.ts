import { PARAMETERS, setUpForFile } from '../support/setup';

const n8n = setUpForFile({ now: '2026-03-05T11:00:00Z' });

type Parameters = Record<string, unknown>;
const run = async (parameters: Parameters) =>
	await n8n.execute(n8n.credential(), { parameters: { ...PARAMETERS, ...parameters } });

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
		'={{ "101, \\ud800" }}',
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
	bad('days', 'Days', [0, -1, 1.5, '', 'many', 3661], { period: 'lastDays' });
	bad('simplify', 'Simplify', ['', 'yes', '={{ null }}', '={{ 1 }}']);
	bad('shiftStatus', 'Shift Status', ['', 'pending', ...odd]);
	bad('limit', 'Limit', [0, -1, 1.5, '', 'ten', '={{ null }}', '={{ [] }}', '={{ true }}'], {
		returnAll: false,
	});
	/** The members of a collection. */
	const members = (
		collection: 'options' | 'requests',
		fields: ReadonlyArray<readonly [field: string, label: string, values: readonly unknown[]]>,
	) => {
		for (const [field, label, values] of fields) {
			for (const value of values) {
				inputs.push([
					`${label}: ${JSON.stringify(value)}`,
					{ simplify: false, [collection]: { [field]: value } },
					new RegExp(`'${label}'`),
				]);
			}
		}
	};
	members('options', [
		['flatten', 'Flatten', ['', 'yes', 5]],
		['includeCashSheet', 'Include Cash Sheet', ['maybe', 5]],
		['includeEmptyCashSheets', 'Include Empty Cash Sheets', ['maybe', []]],
		['shiftList', 'Shift List Name or ID', [5, ['a'], 'a..b', 'a[0]', '[']],
		['timezone', 'Timezone', ['Madrid', 5, 'local', ['UTC']]],
	]);
	members('requests', [
		['parameterNames', 'Parameter Names', ['', 'snake_case', 5]],
		['centresPerRequest', 'Centres per Request', [0, 1.5, '', 1001]],
		['daysPerRequest', 'Days per Request', [0, -1, 'all', 3661]],
		['parallelRequests', 'Parallel Requests', [0, 11, []]],
		['maxRetries', 'Max Retries', [-1, 1.5, 11, 'many']],
		['timeout', 'Timeout \\(Seconds\\)', [0, -5, '', 'long', 100_000, []]],
	]);

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
		const { items, error } = await run({
			returnAll: '={{ "false" }}',
			limit: '3',
			requests: { timeout: '5' },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(3);
	});
});
