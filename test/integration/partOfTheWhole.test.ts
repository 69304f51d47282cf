import { PARAMETERS, setUpForFile } from '../support/setup';

/* An answer that is only a part of what was asked for is noticed; and no digit is lost. */

const n8n = setUpForFile({ now: '2026-03-05T20:30:00Z' });
type Fault = Parameters<typeof n8n.sandbox.fault>[0];

const run = async (parameters: Record<string, unknown> = {}) => {
	const result = await n8n.execute(n8n.credential(), {
		parameters: { ...PARAMETERS, ...parameters },
	});
	expect(result.error).toBeUndefined();
	return result;
};
const OPERATIONS = ['getCashSheets', 'getDiscrepancies', 'getPending', 'getSummary'];
const SHEETS = [101, 102].flatMap((centreId) =>
	['2026-03-03', '2026-03-04'].map((businessDate) => ({
		centreId,
		businessDate,
		shifts: [
			{ id: 7001, name: 'Lunch', status: 'Closed', cash: { expected: 10, counted: 9 } },
			{ id: 7002, name: 'Dinner', status: 'Closed', cash: { expected: 10, counted: 10 } },
		].map((shift, index) => ({
			...shift,
			id: centreId * 1e6 + Number(businessDate.slice(8)) * 10 + index,
		})),
	})),
);

describe('only a part came', () => {
	const next = 'https://example.com/api/v1/cashSheet?page=2';
	const CASES: Array<[string, Fault, string]> = [
		['the status is 206', { status: 206, body: SHEETS }, 'it came with HTTP 206'],
		['hasMore', { response: { hasMore: true, data: SHEETS } }, 'it says hasMore'],
		[
			'has_more in an envelope',
			{ response: { meta: { has_more: true }, data: SHEETS } },
			'it says has_more',
		],
		[
			'nextLink',
			{ response: { value: SHEETS, '@odata.nextLink': next } },
			'it names a next page (@odata.nextLink)',
		],
		['next', { response: { results: SHEETS, next } }, 'it names a next page (next)'],
		[
			'a cursor',
			{ response: { data: SHEETS, paging: { nextCursor: 'c2' } } },
			'it names a next page (nextCursor)',
		],
		[
			'totalPages',
			{ response: { page: 1, totalPages: 3, items: SHEETS } },
			'it is one of 3 pages (totalPages)',
		],
		['truncated', { response: { truncated: true, data: SHEETS } }, 'it says truncated'],
		[
			'a Link header',
			{ headers: { link: `<${next}>; rel="next"` }, response: SHEETS },
			'its Link header names a next page',
		],
	];

	test.each(CASES)('%s: a warning says so', async (_name, fault, why) => {
		n8n.sandbox.fault(fault);
		const { items, hints } = await run();
		expect(items).toHaveLength(8);
		expect(hints).toContainEqual({
			type: 'warning',
			location: 'outputPane',
			message: `Cashrec gave only a part of what was asked for: 2026-03-03T00:00:00 to 2026-03-04T23:59:59: ${why}. Ask for fewer days or centres per request`,
		});
	});

	test.each(OPERATIONS)('%s warns of it', async (operation) => {
		n8n.sandbox.fault({ response: { hasMore: true, data: SHEETS } });
		const { hints } = await run({ operation });
		expect(hints.filter(({ type }) => type === 'warning')).toHaveLength(1);
	});

	test.each(['cashSheets', 'raw', 'report'])('with the output %s, too', async (output) => {
		n8n.sandbox.fault({ response: { hasMore: true, data: SHEETS } });
		const { hint } = await run({ output });
		expect(hint).toContain('Cashrec gave only a part of what was asked for');
	});

	test('the warning names the requests of which only a part came', async () => {
		n8n.sandbox.fault({ response: { hasMore: false, data: SHEETS } });
		n8n.sandbox.fault({ response: { hasMore: true, data: SHEETS } });
		const { hint } = await run({ requests: { daysPerRequest: 1, parallelRequests: 1 } });
		expect(hint).toContain('for: 2026-03-04T00:00:00 to 2026-03-04T23:59:59: it says hasMore. Ask');
	});

	test.each<[string, unknown]>([
		['a list alone', SHEETS],
		['no more', { hasMore: false, data: SHEETS }],
		['no next page', { next: null, nextLink: '', data: SHEETS }],
		['one page', { page: 1, totalPages: 1, data: SHEETS }],
		[
			'a shift with a next one',
			SHEETS.map((sheet) => ({ ...sheet, next: '2026-03-05', hasMore: true })),
		],
	])('%s: the whole came, and nothing is said', async (_name, response) => {
		n8n.sandbox.fault({ response });
		const { hints } = await run();
		expect(hints.filter(({ type }) => type === 'warning')).toEqual([]);
	});
});

describe('a centre of which nothing came', () => {
	const warnings = async (parameters: Record<string, unknown>) =>
		(await run(parameters)).hints
			.filter(({ type }) => type === 'warning')
			.map(({ message }) => message);
	const advice =
		". Check 'Centre IDs', or use Get Pending Cash Sheets to see which days are missing";

	test.each(OPERATIONS)('is named in a warning by %s', async (operation) => {
		expect(await warnings({ operation, centres: '101, 999' })).toEqual([
			`Nothing came back for centre 999${advice}`,
		]);
	});

	test('is named with the others', async () => {
		expect(await warnings({ centres: '997; 101; 998; 999' })).toEqual([
			`Nothing came back for 3 centres: 997, 998, 999${advice}`,
		]);
	});

	test('is named where each is asked for by a request or an input item of its own', async () => {
		expect(await warnings({ centres: '101, 999', requests: { centresPerRequest: 1 } })).toEqual([
			`Nothing came back for centre 999${advice}`,
		]);
		const { hint } = await n8n.execute(n8n.credential(), {
			parameters: { ...PARAMETERS, centres: '={{ $json.centres }}' },
			input: [{ centres: '101, 999' }, { centres: '102' }],
		});
		expect(hint).toContain('Nothing came back for centre 999.');
	});

	test.each(OPERATIONS)('is named by %s if nothing came at all', async (operation) => {
		expect(await warnings({ operation, centres: '999' })).toEqual([
			"The response holds no cash sheets for this period and centre 999. Check 'Centre IDs' and 'Period'",
		]);
		const centres = Array.from({ length: 12 }, (_, index) => 901 + index);
		expect(await warnings({ operation, centres: centres.join() })).toEqual([
			"The response holds no cash sheets for this period and these centres: 901, 902, 903, 904, 905, 906, 907, 908, 909, 910 and 2 more. Check 'Centre IDs' and 'Period'",
		]);
	});

	test('is named where nothing came for one input item of several', async () => {
		const { hint } = await n8n.execute(n8n.credential(), {
			parameters: { ...PARAMETERS, centres: '={{ $json.centres }}' },
			input: [{ centres: '101' }, { centres: '998, 999' }],
		});
		expect(hint).toContain('Nothing came back for 2 centres: 998, 999.');
	});

	test('is not meant if only its shifts are missing', async () => {
		n8n.sandbox.edit((sheets) =>
			sheets.map((sheet) => (sheet.centre.id === 102 ? { ...sheet, shifts: [] } : sheet)),
		);
		expect(await warnings({})).toEqual([]);
	});

	test('is not looked for if no field tells the centres', async () => {
		n8n.sandbox.fault({
			response: ['Lunch', 'Dinner'].map((shiftName) => ({ shiftName, status: 'Closed' })),
		});
		expect(await warnings({})).toEqual([]);
	});
});

describe('whole numbers beyond 2^53 keep all digits', () => {
	const IDS = [
		'9007199254740993',
		'9007199254740992',
		'18446744073709551615',
		'-9223372036854775808',
	];
	const text = `[{"centreId":101,"businessDate":"2026-03-03","shifts":[${IDS.map(
		(id, index) => `{"id":${id},"name":"S${index}","status":"Closed","expected":0.1,"counted":0.3}`,
	).join()}]}]`;
	const found = async (parameters: Record<string, unknown>) => {
		n8n.sandbox.fault({ text });
		return (await run({ centres: '101', ...parameters })).items.map(({ json }) => json);
	};

	test('as the ID of a shift', async () => {
		expect((await found({})).map(({ shiftId }) => shiftId)).toEqual(IDS);
		expect((await found({ operation: 'getDiscrepancies' })).map(({ shiftId }) => shiftId)).toEqual(
			IDS,
		);
	});

	test.each([
		['whole shifts', { simplify: false }],
		['flat shifts', { simplify: false, options: { flatten: true } }],
		['discrepancies', { operation: 'getDiscrepancies', simplify: false }],
	])('in %s', async (_name, parameters) => {
		expect((await found(parameters)).map(({ id }) => id)).toEqual(IDS);
	});

	test.each(['cashSheets', 'raw'])('as %s', async (output) => {
		const all = JSON.stringify(await found({ output }));
		for (const id of IDS) expect(all).toContain(`"id":"${id}"`);
	});

	test('and decimals stay what they are', async () => {
		const [first] = await found({});
		expect(first).toMatchObject({ expected: 0.1, counted: 0.3, difference: 0.2 });
	});
});
