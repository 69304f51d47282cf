import { withEnvironment } from '../support/environment';
import { startRawServer } from '../support/rawServer';
import { PARAMETERS, setUp } from '../support/setup';

/* If a proxy is set, n8n sends requests to this machine through it too. */

let n8n: Awaited<ReturnType<typeof setUp>>;
let proxy: Awaited<ReturnType<typeof startRawServer>>;

beforeEach(async () => {
	n8n = await setUp();
	proxy = await startRawServer(() => ({ status: 502, body: 'no way' }));
});

afterEach(async () => {
	await n8n.sandbox.stop();
	await proxy.stop();
});

const parameters = { ...PARAMETERS, requests: { maxRetries: 0 } };
const HELP = /^Password and token would travel in clear text\. Set NO_PROXY=127\.0\.0\.1 for n8n/;
const expectNothingSent = () => {
	expect(n8n.sandbox.requests).toEqual([]);
	expect(JSON.stringify(proxy.requests)).not.toMatch(/password|secret|eyJ|authorization/i);
};

test.each(['HTTP_PROXY', 'http_proxy'])(
	'a run stops before anything secret is sent: %s',
	async (name) => {
		const { error } = await withEnvironment(
			{ [name]: proxy.url },
			async () => await n8n.execute(n8n.credential(), { parameters }),
		);
		expect(error?.message).toBe("'API URL' begins with http://, but n8n sends it through a proxy");
		expect(error?.description).toMatch(HELP);
		expectNothingSent();
	},
);

test('a proxy that does not answer is noticed too', async () => {
	const { error } = await withEnvironment(
		{ HTTP_PROXY: 'http://127.0.0.1:2' },
		async () => await n8n.execute(n8n.credential(), { parameters }),
	);
	expect(error?.message).toContain('through a proxy');
	expectNothingSent();
});

test('the test of the credential stops as well', async () => {
	const result = await withEnvironment(
		{ HTTP_PROXY: proxy.url },
		async () => await n8n.testCredential(n8n.sandbox.credential()),
	);
	expect(result.message).toMatch(/^'Login URL' begins with http:\/\/, but n8n sends it through/);
	expectNothingSent();
});

test('a login over http stops, where only the API is encrypted', async () => {
	const id = n8n.credential({ baseUrl: 'https://cashrec.invalid' });
	const { error } = await withEnvironment(
		{ HTTP_PROXY: proxy.url },
		async () => await n8n.execute(id, { parameters }),
	);
	expect(error?.message).toMatch(/^'Login URL' begins with http:\/\//);
	expectNothingSent();
});

test.each([
	['NO_PROXY names this machine', { HTTP_PROXY: 'http://127.0.0.1:2', NO_PROXY: '127.0.0.1' }],
	['the proxy is for https only', { HTTPS_PROXY: 'http://127.0.0.1:2' }],
	['there is none', {}],
])('all is well where %s', async (_name, variables) => {
	const { error, items } = await withEnvironment(
		variables as Record<string, string>,
		async () => await n8n.execute(n8n.credential(), { parameters }),
	);
	expect(error).toBeUndefined();
	expect(items).toHaveLength(12);
});
