import { sleep } from 'n8n-workflow';

import { MapalCashrecApi } from '../../credentials/MapalCashrecApi.credentials';
import { MapalCashrec } from '../../nodes/MapalCashrec/MapalCashrec.node';
import { compressed, gzipOfZeros } from '../support/compressed';
import { createEngine } from '../support/engine';
import { json, startRawServer } from '../support/rawServer';
import { PARAMETERS } from '../support/setup';

/*
 * Every request ends, and every answer is read as it was sent: tested with a server of raw bytes.
 */

type Server = Awaited<ReturnType<typeof startRawServer>>;
type Answer = ReturnType<typeof json>;

const SHIFT = { id: 1, name: 'Café', status: 'Closed', openedAt: '2026-03-03T08:00:00' };
const BODY = JSON.stringify([{ id: 7, shifts: [SHIFT] }]);
const engine = createEngine({
	node: new MapalCashrec(),
	credentialType: new MapalCashrecApi(),
});
let server: Server | undefined;

afterEach(async () => {
	await server?.stop();
	server = undefined;
});

async function run(
	api: Parameters<typeof startRawServer>[0],
	{
		login,
		requests = {},
		...more
	}: { login?: Parameters<typeof startRawServer>[1]; requests?: object } & Record<
		string,
		unknown
	> = {},
) {
	server = await startRawServer(api, login);
	const id = engine.credentials.add(server.credential());
	const parameters = { ...PARAMETERS, simplify: false, requests: { maxRetries: 0, ...requests } };
	return await engine.execute(id, { parameters, ...more });
}

describe('a whole answer comes', () => {
	const latin = (text: string) => Buffer.from(text, 'latin1');
	test.each<[string, string | undefined, Buffer]>([
		['as UTF-8', 'application/json; charset=utf-8', Buffer.from(BODY)],
		['without a charset', 'application/json', Buffer.from(BODY)],
		['without a type', undefined, Buffer.from(BODY)],
		['as UTF-8 with a mark', 'application/json', Buffer.from(`\ufeff${BODY}`)],
		['as ISO-8859-1', 'application/json; charset=iso-8859-1', latin(BODY)],
		['as windows-1252, in quotes', 'application/json; charset="Windows-1252"', latin(BODY)],
		['as UTF-16', 'application/json; charset=utf-16le', Buffer.from(BODY, 'utf16le')],
		['as UTF-16 with a mark alone', undefined, Buffer.from(`\ufeff${BODY}`, 'utf16le')],
		['in an unknown charset', 'application/json; charset=martian', Buffer.from(BODY)],
	])('%s', async (_name, type, body) => {
		const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type };
		const { items, error } = await run(() => ({ headers, body }));
		expect(error).toBeUndefined();
		expect(items.map(({ json: item }) => item['name'])).toEqual(['Café']);
	});

	test('of any length, with each character whole', async () => {
		const name = 'Café € 🧾'.repeat(30_000);
		const { items, error } = await run(() => json([{ id: 7, shifts: [{ ...SHIFT, name }] }]));
		expect(error).toBeUndefined();
		expect(items[0]?.json['name'] === name).toBe(true);
	});

	test.each(['gzip', 'deflate', 'br'] as const)('packed with %s', async (encoding) => {
		const { items, error } = await run(() => ({
			headers: { 'content-encoding': encoding },
			body: compressed(encoding, BODY),
		}));
		expect(error).toBeUndefined();
		expect(items.map(({ json: item }) => item['name'])).toEqual(['Café']);
	});
});

describe('a message says what came instead', () => {
	const gzip = compressed('gzip', BODY);
	test.each<[string, Answer, string]>([
		[
			'damaged gzip',
			{ headers: { 'content-encoding': 'gzip' }, body: Buffer.from('not gzip at all, really') },
			'Cashrec sent a compressed answer that is damaged',
		],
		[
			'gzip with a hole',
			{
				headers: { 'content-encoding': 'gzip' },
				body: Buffer.concat([gzip.subarray(0, 20), Buffer.alloc(30), gzip.subarray(50)]),
			},
			'Cashrec sent a compressed answer that is damaged',
		],
		[
			'headers that are too long',
			{ headers: { 'x-long': 'x'.repeat(100_000) }, body: BODY },
			'Cashrec sent headers that are too long to be read',
		],
		['no HTTP', { raw: 'SSH-2.0-OpenSSH_9.6\r\n' }, 'Cashrec sent an answer that is not HTTP'],
		[
			'a body that breaks off',
			{ headers: { 'content-length': '1000' }, body: BODY },
			'Cashrec broke off the connection before its answer was complete',
		],
		[
			'5,000 levels of nesting',
			{ body: '[{"a":'.repeat(2500) + '1' + '}]'.repeat(2500) },
			'Cashrec answered with JSON that is nested too deeply',
		],
		[
			'a million levels of nesting',
			{ body: '['.repeat(1_000_000) + ']'.repeat(1_000_000) },
			'Cashrec answered with JSON that is nested too deeply',
		],
	])('%s', async (_name, answer, message) => {
		expect((await run(() => answer)).error?.message).toBe(message);
	});
});

describe('an answer that is longer than is read', () => {
	test('a small body that unpacks to a large one is refused, once', async () => {
		const bomb = gzipOfZeros(300);
		expect(bomb.length).toBeLessThan(400_000);
		const { error } = await run(() => ({ headers: { 'content-encoding': 'gzip' }, body: bomb }), {
			requests: { maxRetries: 5 },
		});
		expect(error?.message).toBe('Cashrec sent more than 256 MB in one answer');
		expect(error?.description).toContain('Ask for fewer days or centres at once');
		expect(server?.apiCalls()).toHaveLength(1);
	});

	test('of an answer that is an error only the beginning is read', async () => {
		const { error } = await run(() => ({
			status: 500,
			headers: { 'content-type': 'text/html' },
			body: `<html>${'<'.repeat(50_000)}`,
			endless: 1e9,
		}));
		expect(error?.message).toBe('Cashrec could not answer (HTTP 500)');
	});

	test('a login without an end is refused', async () => {
		const { error } = await run(() => json([]), {
			login: () => ({ body: 'x'.repeat(100_000), endless: 1e9 }),
		});
		expect(error?.message).toBe('The login at Mapal answered without a usable token');
	});
});

describe('one deadline bounds all of a request', () => {
	test.each<[string, Parameters<typeof startRawServer>[0], string]>([
		['a byte now and then', () => ({ dripMs: 100 }), 'Cashrec gave no answer within 1 second'],
		['no answer', () => undefined, 'Cashrec gave no answer within 1 second'],
		[
			'headers that stay away',
			() => ({ delay: 10_000, body: BODY }),
			'Cashrec gave no answer within 1 second',
		],
	])('of the API: %s', async (_name, api, message) => {
		const started = Date.now();
		const { error } = await run(api, { requests: { timeout: 1 } });
		expect(error?.message).toBe(message);
		expect(error?.description).toContain("raise 'Timeout (Seconds)'");
		expect(Date.now() - started).toBeLessThan(5000);
		await closed(server?.apiCalls()[0]);
	});

	test('of the login: a byte now and then', async () => {
		const started = Date.now();
		const { error } = await run(() => json([]), {
			login: () => ({ dripMs: 100 }),
			requests: { timeout: 1 },
		});
		expect(error?.message).toBe('The login at Mapal gave no answer within 1 second');
		expect(error?.description).toContain("'Login URL'");
		expect(Date.now() - started).toBeLessThan(5000);
	});

	test('of both together', async () => {
		const { error } = await run(() => ({ ...json([]), delay: 700 }), {
			login: (_request, index) => ({
				...json({ access_token: `slow-token-${index}`, expires_in: 3600 }),
				delay: 700,
			}),
			requests: { timeout: 1 },
		});
		expect(error?.message).toBe('Cashrec gave no answer within 1 second');
	});

	test('a login that hangs holds each caller no longer than its own time', async () => {
		server = await startRawServer(
			() => json([]),
			(_request, index) =>
				index === 0 ? { dripMs: 100 } : json({ access_token: 'a-good-token', expires_in: 3600 }),
		);
		const id = engine.credentials.add(server.credential());
		const execute = async (timeout: number) =>
			await engine.execute(id, {
				parameters: { ...PARAMETERS, requests: { timeout, maxRetries: 2 } },
			});
		const [short, long] = await Promise.all([execute(1), execute(2)]);
		// Both share the login that hangs. It ends once nobody waits for it, and the next login works.
		expect(short?.error).toBeUndefined();
		expect(long?.error).toBeUndefined();
		expect(server.logins()).toHaveLength(2);
	});
});

test('a cancelled execution lets go of the connection', async () => {
	const { error } = await run(() => ({ dripMs: 50 }), { cancelAfter: 300 });
	expect(error).toBeDefined();
	await closed(server?.apiCalls()[0]);
});

test('a cancelled execution lets go of a login that only it waits for', async () => {
	const { error } = await run(() => json([]), {
		login: () => ({ dripMs: 50 }),
		cancelAfter: 300,
	});
	expect(error).toBeDefined();
	await closed(server?.logins()[0]);
});

/** Waits until the connection of a request is closed, which happens soon or not at all. */
async function closed(call: { closedAt: number | undefined } | undefined) {
	for (let wait = 0; wait < 40 && call?.closedAt === undefined; wait++) await sleep(50);
	expect(call?.closedAt).toBeDefined();
}
