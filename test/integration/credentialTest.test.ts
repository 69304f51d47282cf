import { setUp } from '../support/setup';

let n8n: Awaited<ReturnType<typeof setUp>>;

beforeEach(async () => {
	n8n = await setUp();
});

afterEach(async () => {
	await n8n.sandbox.stop();
});

const check = async (fields: Record<string, string> = {}) =>
	await n8n.testCredential({ ...n8n.sandbox.credential(), ...fields });

test('all is well: a fresh login, and a request for nothing', async () => {
	expect(await check()).toEqual({ status: 'OK', message: 'Connection successful!' });
	expect(n8n.sandbox.requests.map(({ kind, status, url }) => `${kind} ${status} ${url}`)).toEqual([
		'login 200 /connect/token',
		'api 400 /api/v1/cashSheet',
	]);
});

test('a stored token does not make it pass', async () => {
	const id = n8n.credential();
	await n8n.execute(id, { parameters: { centres: '101', period: 'yesterday' } });
	const stored = { ...n8n.credentials.stored.get(id) } as Record<string, string>;
	expect(stored['accessToken']).toMatch(/^eyJ/);
	expect(await check({ ...stored, password: 'wrong' })).toMatchObject({ status: 'Error' });
	n8n.sandbox.setPassword('demo@example.com', 'changed at Mapal');
	expect(await check({ ...stored, password: 'demo-password' })).toMatchObject({ status: 'Error' });
});

type Fault = Parameters<typeof n8n.sandbox.fault>[0];

test.each<[string, Record<string, string>, Fault | undefined, RegExp]>([
	[
		'wrong password',
		{ password: 'wrong' },
		undefined,
		/^Mapal refused the login: wrong username or password\. Correct 'Username'/,
	],
	['unknown user', { username: 'nobody' }, undefined, /wrong username or password/],
	[
		'wrong secret',
		{ clientSecret: 'wrong' },
		undefined,
		/^Mapal refused the login: wrong client ID or client secret\. Correct 'Client ID'/,
	],
	['wrong client ID', { clientId: 'wrong' }, undefined, /wrong client ID or client secret/],
	[
		'unauthorized client',
		{},
		{ on: 'login', status: 400, body: { error: 'unauthorized_client' } },
		/wrong client ID or client secret/,
	],
	[
		'login unreachable',
		{ loginUrl: 'http://127.0.0.1:1/connect/token' },
		undefined,
		/^The login at Mapal could not be reached\. Check 'Login URL'/,
	],
	[
		'login not a login page',
		{},
		{ on: 'login', html: true },
		/^'Login URL' does not answer like a login page \(HTTP 200\)/,
	],
	[
		'login redirects',
		{},
		{ on: 'login', redirect: 'https://example.com/' },
		/^'Login URL' leads to another address/,
	],
	[
		'login over http',
		{ loginUrl: 'http://example.com/' },
		undefined,
		/^'Login URL' in the credential must begin with https/,
	],
	['empty password', { password: '' }, undefined, /^'Password' is empty/],
	[
		'API unreachable',
		{ baseUrl: 'http://127.0.0.1:1' },
		undefined,
		/^Cashrec could not be reached\. Check 'API URL'/,
	],
	['API breaks off', {}, { drop: true }, /^Cashrec broke off the connection/],
	[
		'API redirects',
		{},
		{ redirect: 'https://example.com/' },
		/^'API URL' leads to another address/,
	],
	[
		'API over http',
		{ baseUrl: 'http://example.com' },
		undefined,
		/^'API URL' in the credential must begin with https/,
	],
	['API address wrong', {}, { status: 404, body: 'no' }, /^There is no Cashrec API at 'API URL'/],
	[
		'API is a web page',
		{},
		{ html: true },
		/^Cashrec answered with a web page instead of cash sheets/,
	],
	[
		'API is a web page with 400',
		{},
		{ html: true, status: 400 },
		/^Cashrec did not accept the request/,
	],
	['token refused', {}, { status: 401 }, /^Cashrec refused the token of a fresh login/],
	['403', {}, { status: 403 }, /^The Mapal user may not read these cash sheets/],
	[
		'no tenant',
		{ username: 'notenant@example.com', password: 'notenant-password' },
		undefined,
		/^This Mapal account is not set up for Cashrec/,
	],
	['429', {}, { status: 429 }, /^Cashrec is receiving too many requests/],
	['500', {}, { status: 500 }, /^Cashrec could not answer \(HTTP 500\)/],
])('%s', async (_name, fields, fault, message) => {
	if (fault) n8n.sandbox.fault(fault);
	const result = await check(fields);
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(message);
	expect(result.message).not.toMatch(/sandbox-secret|demo-password|eyJ/);
	expect(n8n.sandbox.logins().length).toBeLessThanOrEqual(1);
});

test('an API that answers without centres is fine too', async () => {
	n8n.sandbox.fault({ response: [] });
	expect(await check()).toMatchObject({ status: 'OK' });
});
