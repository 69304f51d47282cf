import type { IExecuteFunctions } from 'n8n-workflow';

import { MapalCashrecApi } from '../../credentials/MapalCashrecApi.credentials';
import { MapalCashrec } from '../../nodes/MapalCashrec/MapalCashrec.node';
import { collect } from '../../nodes/MapalCashrec/transport/collect';
import { createEngine } from '../support/engine';
import { json, startRawServer } from '../support/rawServer';
import { PARAMETERS } from '../support/setup';

/* How many requests are made, with what, and when they stop. */

const engine = createEngine({
	node: new MapalCashrec(),
	credentialType: new MapalCashrecApi(),
});
let server: Awaited<ReturnType<typeof startRawServer>>;
type Api = Parameters<typeof startRawServer>[0];

afterEach(async () => {
	await server.stop();
});

async function run(api: Api, parameters: Record<string, unknown> = {}, more = {}) {
	server = await startRawServer(api);
	const id = engine.credentials.add(server.credential());
	return await engine.execute(id, {
		parameters: { ...PARAMETERS, simplify: false, ...parameters },
		...more,
	});
}
const query = (path: string) => new URL(path, 'http://x').searchParams;
const shifts = json([{ id: 1, shifts: [{ id: 5, name: 'Lunch' }] }]);
const invalid = { ...json({ code: 100, message: 'Invalid parameters.' }), status: 400 };

describe('the parameter names are found out', () => {
	const takes =
		(name: string): Api =>
		({ path }) =>
			query(path).has(name) ? shifts : invalid;

	test.each([
		['centersList', 1, undefined],
		['CentersList', 2, 'StartDate, EndDate, CentersList'],
		['CenterLists', 3, 'StartDate, EndDate, CenterLists'],
	])('where the API wants %s', async (name, requests, hinted) => {
		const { items, error, hint } = await run(takes(name));
		expect(error).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(server.apiCalls()).toHaveLength(requests);
		const found = /takes the parameters (.*): set 'Parameter Names'/.exec(hint ?? '')?.[1];
		expect(found).toBe(hinted);
	});

	test('names that have worked are not blamed for what is refused later', async () => {
		const answers: Api = (_request, index) => (index === 0 ? shifts : invalid);
		const { error } = await run(answers, { requests: { daysPerRequest: 1 } });
		expect(error?.message).toMatch(/^Cashrec did not accept the request/);
		expect(error?.description).toContain('The names of the parameters have worked in this run');
		expect(server.apiCalls()).toHaveLength(2);
	});

	test('once, and the rest of the run uses what was found', async () => {
		const { error } = await run(
			takes('CenterLists'),
			{ requests: { daysPerRequest: 1 } },
			{ input: [{}, {}, {}] },
		);
		expect(error).toBeUndefined();
		// Two refused requests, then two days, a request each, for three items.
		expect(server.apiCalls()).toHaveLength(2 + 6);
	});

	test('not where they are chosen', async () => {
		const { error } = await run(takes('CenterLists'), {
			requests: { parameterNames: 'pascalCase' },
		});
		expect(error?.description).toContain("set the option 'Parameter Names' to startDate");
		expect(server.apiCalls()).toHaveLength(1);
	});

	test('in vain where all are refused: the message is that of the first', async () => {
		const { error } = await run(() => invalid, {}, { input: [{}, {}], continueOnFail: true });
		expect(error).toBeUndefined();
		// Three requests for the first item, one for the second.
		expect(server.apiCalls()).toHaveLength(4);
	});

	test.each([
		['another code', { ...json({ code: 7, message: 'No' }), status: 400 }],
		['another status', { ...json({ code: 100, message: 'No' }), status: 422 }],
	])('not after %s', async (_name, answer) => {
		await run(() => answer);
		expect(server.apiCalls()).toHaveLength(1);
	});
});

test('a URL has 8,000 characters at most', async () => {
	const centres = Array.from({ length: 50 }, (_, index) => `${'ñ'.repeat(98)}${10 + index}`);
	const { error } = await run(() => shifts, { centres });
	expect(error).toBeUndefined();
	const calls = server.apiCalls();
	expect(calls.length).toBeGreaterThan(3);
	for (const { path } of calls) expect(server.url.length + path.length).toBeLessThanOrEqual(8000);
	expect(calls.flatMap(({ path }) => query(path).get('centersList')?.split(','))).toEqual(centres);
});

describe('without any request', () => {
	test.each<[string, Record<string, unknown>, RegExp]>([
		[
			'an open end',
			{ endDate: '9999-12-31' },
			/^'End Date' holds "9999-12-31", which is not within the years 2000 to 2100$/,
		],
		['a start before all', { startDate: '1900-01-01' }, /^'Start Date' holds "1900-01-01"/],
		[
			'more than 5,000 requests',
			{ startDate: '2000-01-01', endDate: '2100-12-31', requests: { daysPerRequest: 1 } },
			/^'Period' and 'Centre IDs' would take 36890 requests, which are too many$/,
		],
	])('%s', async (_name, parameters, message) => {
		const { error } = await run(() => shifts, parameters);
		expect(error?.message).toMatch(message);
		expect(error?.description).toMatch(/\S/);
		expect(server.requests).toEqual([]);
	});

	test('5,000 requests are allowed, one more is not', async () => {
		const days = (endDate: string) => ({
			startDate: '2001-01-01',
			endDate,
			requests: { daysPerRequest: 1, maxRetries: 0 },
		});
		const { error } = await run(() => ({ status: 404 }), days('2014-09-09'));
		expect(error?.message).toMatch(/^There is no Cashrec API/);
		expect(server.apiCalls()).toHaveLength(1);
		await server.stop();
		expect((await run(() => shifts, days('2014-09-10'))).error?.message).toMatch(/ 5001 requests/);
	});

	test('for all input items together', async () => {
		const parameters = {
			startDate: '2001-01-01',
			endDate: '2009-01-01',
			requests: { daysPerRequest: 1, maxRetries: 0 },
		};
		const { error } = await run(() => shifts, parameters, { input: [{}, {}] });
		expect(error?.message).toBe(
			"'Period' and 'Centre IDs' would take 2923 requests, 5846 with those of other items, which are too many",
		);
		expect(server.apiCalls().length).toBeLessThan(2);
	});
});

test('when one request has failed for good, the others stop', async () => {
	const answers: Api = (_request, index) => {
		if (index === 0) return shifts;
		return index === 1 ? { ...json({}), status: 403 } : { dripMs: 100 };
	};
	const started = Date.now();
	const { error } = await run(answers, {
		startDate: '2026-01-01',
		endDate: '2026-01-20',
		requests: { daysPerRequest: 1, parallelRequests: 3 },
	});
	expect(error?.message).toBe('The Mapal user may not read these cash sheets');
	expect(server.apiCalls().length).toBeLessThanOrEqual(4);
	expect(Date.now() - started).toBeLessThan(10_000);
});

test('a request that waits for its retry stops too', async () => {
	const answers: Api = (_request, index) => {
		if (index === 0) return shifts;
		return index === 1
			? { status: 503, headers: { 'retry-after': '60' } }
			: { ...json({}), status: 403, delay: 200 };
	};
	const started = Date.now();
	const { error } = await run(answers, { requests: { daysPerRequest: 1 }, endDate: '2026-03-05' });
	expect(error?.message).toBe('The Mapal user may not read these cash sheets');
	expect(Date.now() - started).toBeLessThan(10_000);
});

describe('input items are worked on side by side', () => {
	const api: Api = ({ path }) => {
		const centre = query(path).get('centersList');
		if (centre === '13') return { ...json({}), status: 403 };
		return { ...json([{ shifts: [{ id: Number(centre), name: 'x' }] }]), delay: 100 };
	};
	const parameters = { centres: '={{ $json.centre }}', requests: { parallelRequests: 5 } };
	const input = Array.from({ length: 30 }, (_, index) => ({ centre: index + 1 }));

	test('as many requests at a time as are set, and their items come in order', async () => {
		const { items, error } = await run(api, parameters, {
			input: input.filter(({ centre }) => centre !== 13),
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json: item }) => item['id'])).toEqual(
			input.map(({ centre }) => centre).filter((centre) => centre !== 13),
		);
		expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual(
			Array.from({ length: 29 }, (_, index) => index),
		);
		expect(Math.max(...server.apiCalls().map(({ open }) => open))).toBe(5);
		expect(server.logins()).toHaveLength(1);
	});

	test('one that fails becomes an item of its own place', async () => {
		const { items } = await run(api, parameters, { input, continueOnFail: true });
		expect(items).toHaveLength(30);
		expect(items[12]?.json).toMatchObject({
			error: 'The Mapal user may not read these cash sheets',
		});
		expect(items[13]?.json['id']).toBe(14);
	});

	test('one that fails ends the run, where that is not wanted', async () => {
		const { error, items } = await run(api, parameters, { input });
		expect(error?.message).toBe('The Mapal user may not read these cash sheets');
		expect(items).toEqual([]);
		expect(server.apiCalls().length).toBeLessThan(25);
	});
});

test('parts come in order, with what was asked, and their bodies may be let go of', async () => {
	const seen: unknown[] = [];
	const node = Object.assign(new MapalCashrec(), {
		async execute(this: IExecuteFunctions) {
			const parts = await collect(
				this,
				0,
				{
					period: { start: '2026-03-01T00:00:00', end: '2026-03-04T23:59:59' },
					centres: ['101', '102'],
					daysPerRequest: 2,
					centresPerRequest: 1,
					parallelRequests: 4,
					parameterNames: 'camelCase',
					timeoutSeconds: 10,
					maxRetries: 0,
				},
				{
					onPart: (part) => {
						seen.push({ ...part });
						part.body = null;
					},
				},
			);
			return [parts.map(({ body }) => ({ json: { body } }))];
		},
	});
	// Of the requests that are made side by side the first is answered last.
	server = await startRawServer(({ path }, index) => ({
		...json([query(path).get('centersList'), query(path).get('startDate')]),
		delay: index === 1 ? 300 : 0,
		...(index === 3 && { status: 206 }),
	}));
	const own = createEngine({ node, credentialType: new MapalCashrecApi() });
	const { items } = await own.execute(own.credentials.add(server.credential()), {
		parameters: PARAMETERS,
	});
	expect(items.map(({ json: item }) => item)).toEqual(Array(4).fill({ body: null }));
	const first = { start: '2026-03-01T00:00:00', end: '2026-03-02T23:59:59' };
	const second = { start: '2026-03-03T00:00:00', end: '2026-03-04T23:59:59' };
	expect(seen).toMatchObject([
		{ window: 0, period: first, centres: ['101'], body: ['101', first.start] },
		{ window: 0, period: first, centres: ['102'], body: ['102', first.start] },
		{ window: 1, period: second, centres: ['101'], body: ['101', second.start] },
		{ window: 1, period: second, centres: ['102'], body: ['102', second.start] },
	]);
	expect(seen.filter((part) => (part as { partial?: string }).partial)).toHaveLength(1);
});

test.each([
	['a status', { ...shifts, status: 206 }, 'it came with HTTP 206'],
	[
		'a link',
		{ ...shifts, headers: { Link: '</x>; rel="next"' } },
		'its Link header names a next page',
	],
	['a field', json({ hasMore: true, sheets: [{ shifts: [{ id: 1 }] }] }), 'it says hasMore'],
])('%s that says that only a part came is a warning', async (_name, answer, why) => {
	const { hints, items } = await run(() => answer);
	expect(items).toHaveLength(1);
	const warning = hints.find(({ type }) => type === 'warning');
	expect(warning?.message).toBe(
		`Cashrec gave only a part of what was asked for: 2026-03-03T00:00:00 to 2026-03-04T23:59:59: ${why}. Ask for fewer days or centres per request`,
	);
});

test('whole numbers keep all digits, in each output', async () => {
	const body = '[{"id":9007199254740993,"shifts":[{"id":18446744073709551615,"amount":1.5}]}]';
	for (const output of ['shifts', 'cashSheets', 'raw']) {
		const { items } = await run(() => ({ body }), { output });
		expect(JSON.stringify(items)).toContain('"9007199254740993"');
		expect(JSON.stringify(items)).toContain('"18446744073709551615"');
		await server.stop();
	}
	server = await startRawServer(() => shifts);
});
