import { PARAMETERS, setUpForFile } from '../support/setup';

const n8n = setUpForFile();

type Fault = Parameters<typeof n8n.sandbox.fault>[0];
const NOW = { 'retry-after': '0' };
const run = async (requests = {}, more = {}, fields = {}) =>
	await n8n.execute(n8n.credential(fields), { parameters: { ...PARAMETERS, requests }, ...more });

describe('tried again', () => {
	test.each<[string, Fault]>([
		['408', { status: 408 }],
		['425', { status: 425 }],
		['429', { status: 429, headers: NOW }],
		['500', { status: 500, headers: NOW }],
		['502', { status: 502, headers: NOW }],
		['503', { status: 503, headers: NOW }],
		['504', { status: 504, headers: NOW }],
		['a dropped connection', { drop: true }],
		['a cut-off body', { cutOff: true }],
		['damaged JSON', { text: '[{"id": 1' }],
		['no answer in time', { delay: 3000 }],
		['a login that is down', { on: 'login', status: 503 }],
		['a login that breaks off', { on: 'login', drop: true }],
		['a login that is too busy', { on: 'login', status: 429 }],
		['a login that asks to slow down', { on: 'login', status: 400, body: { error: 'slow_down' } }],
		[
			'a login that is not available',
			{ on: 'login', status: 400, body: { error: 'temporarily_unavailable' } },
		],
		['a login that timed out', { on: 'login', status: 408 }],
		['a web page', { html: true }],
		['a web page for a login', { on: 'login', html: true }],
	])('%s', async (_name, fault) => {
		n8n.sandbox.fault(fault);
		const { items, error } = await run({ timeout: 1 });
		expect(error).toBeUndefined();
		expect(items).toHaveLength(12);
		const requests = n8n.sandbox.requests.filter(({ kind }) => kind === (fault.on ?? 'api'));
		expect(requests).toHaveLength(2);
	});
});

describe('not tried again', () => {
	test.each<[string, Fault, number]>([
		['400', { status: 400 }, 1],
		['401 to a fresh token', { status: 401, times: 2 }, 2],
		['403', { status: 403 }, 1],
		['404', { status: 404 }, 1],
		['a redirect', { redirect: 'https://example.com/' }, 1],
		['a fault dressed as a success', { response: { error: 'x' } }, 1],
	])('%s', async (_name, fault, calls) => {
		n8n.sandbox.fault(fault);
		expect((await run()).error).toBeDefined();
		expect(n8n.sandbox.apiCalls()).toHaveLength(calls);
	});

	test.each<[string, Fault]>([
		['a refused login', { on: 'login', status: 400, body: { error: 'invalid_grant' } }],
		['a login that is not there', { on: 'login', status: 404 }],
	])('%s', async (name, fault) => {
		n8n.sandbox.fault(fault);
		expect((await run({}, {}, { username: name })).error).toBeDefined();
		expect(n8n.sandbox.logins()).toHaveLength(1);
	});
});

describe('a web page with status 200', () => {
	test('is asked for three times before the API has answered', async () => {
		n8n.sandbox.fault({ html: true, times: Infinity });
		const { error } = await run({ maxRetries: 5 });
		expect(error.message).toBe('Cashrec answered with a web page instead of cash sheets');
		expect(error.description).toMatch(/^Tried 3 times\. /);
		expect(n8n.sandbox.apiCalls()).toHaveLength(3);
	});

	test('is tried as often as any other failure after that', async () => {
		n8n.sandbox.fault({ delay: 0 });
		n8n.sandbox.fault({ html: true, times: Infinity });
		const { error } = await run({ maxRetries: 3, daysPerRequest: 1 });
		expect(error.description).toMatch(/^Tried 4 times\. /);
		expect(n8n.sandbox.apiCalls()).toHaveLength(5);
	});

	test('is never tried more often than is set', async () => {
		n8n.sandbox.fault({ html: true, times: Infinity });
		await run({ maxRetries: 1 });
		expect(n8n.sandbox.apiCalls()).toHaveLength(2);
	});
});

test('a login has retries of its own', async () => {
	n8n.sandbox.fault({ on: 'login', status: 503, times: 2 });
	n8n.sandbox.fault({ status: 503, times: 2 });
	const { error } = await run({ maxRetries: 2 });
	expect(error).toBeUndefined();
	expect(n8n.sandbox.logins()).toHaveLength(3);
	expect(n8n.sandbox.apiCalls()).toHaveLength(3);
});

test('the message says how often it was tried', async () => {
	n8n.sandbox.fault({ status: 503, headers: NOW, times: 3 });
	const { error } = await run({ maxRetries: 2 });
	expect(error.message).toBe('Cashrec could not answer (HTTP 503)');
	expect(error.description).toMatch(/^Tried 3 times\. It was asked for 2026-03-03T00:00:00 to/);
	expect(n8n.sandbox.apiCalls()).toHaveLength(3);
});

test('the waits grow: about 1 and 2 seconds', async () => {
	n8n.sandbox.fault({ status: 503, times: 2 });
	await run();
	const [first, second, third] = n8n.sandbox.apiCalls().map(({ at }) => at);
	expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(740);
	expect((second ?? 0) - (first ?? 0)).toBeLessThan(2000);
	expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(1490);
	expect((third ?? 0) - (second ?? 0)).toBeLessThan(3500);
});

test('the hint says that it was tried again', async () => {
	n8n.sandbox.fault({ status: 429, headers: NOW });
	expect((await run()).hints[1]?.message).toBe(
		'Cashrec did not answer at once: 1 request had to be tried again',
	);
});

test('a cancelled execution does not wait on', async () => {
	n8n.sandbox.fault({ status: 503, headers: { 'retry-after': '30' }, times: Infinity });
	const started = Date.now();
	await run({}, { cancelAfter: 300 });
	expect(Date.now() - started).toBeLessThan(10_000);
	expect(n8n.sandbox.apiCalls()).toHaveLength(1);
});
