import { sleep } from 'n8n-workflow';

import { at, PARAMETERS, setUp } from '../support/setup';

let n8n: Awaited<ReturnType<typeof setUp>>;

beforeEach(async () => {
	n8n = await setUp();
});

afterEach(async () => {
	await n8n.sandbox.stop();
});

const run = async (id: string, more = {}) =>
	await n8n.execute(id, { parameters: { ...PARAMETERS, simplify: false }, ...more });
const counts = () => ({
	logins: n8n.sandbox.logins().length,
	calls: n8n.sandbox.apiCalls().length,
});

test('the first run logs in and stores the token, the next ones use it', async () => {
	const id = n8n.credential();
	const first = await run(id);
	expect(first.error).toBeUndefined();
	expect(first.items).toHaveLength(12);
	expect(counts()).toEqual({ logins: 1, calls: 1 });

	expect((await run(id)).items).toEqual(first.items);
	expect(counts()).toEqual({ logins: 1, calls: 2 });

	expect(n8n.sandbox.logins()[0]?.body).toEqual({
		grant_type: 'password',
		username: 'demo@example.com',
		password: 'demo-password',
		client_id: 'wf_wap_tp',
		client_secret: 'sandbox-secret',
	});
});

test('several input items need one login', async () => {
	await run(n8n.credential(), { input: [{}, {}, {}, {}] });
	expect(counts()).toEqual({ logins: 1, calls: 4 });
});

test('an expired token is not sent: the login comes first', async () => {
	await n8n.sandbox.stop();
	n8n = await setUp({ expiresIn: 1 });
	const id = n8n.credential();
	await run(id);
	await sleep(1100);
	const again = await run(id);
	expect(again.error).toBeUndefined();
	expect(n8n.sandbox.requests.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
		'login 200',
		'api 200',
		'login 200',
		'api 200',
	]);
});

test('a revoked token is noticed by the API and renewed once', async () => {
	const id = n8n.credential();
	await run(id);
	n8n.sandbox.revokeTokens();
	const again = await run(id);
	expect(again.items).toHaveLength(12);
	expect(n8n.sandbox.requests.slice(2).map(({ kind, status }) => `${kind} ${status}`)).toEqual([
		'api 401',
		'login 200',
		'api 200',
	]);
});

test.each([
	['without expires_in', { access_token: 'TOKEN' }],
	['with expires_in 0', { access_token: 'TOKEN', expires_in: 0 }],
	['with a negative expires_in', { access_token: 'TOKEN', expires_in: -5 }],
	['with an expires_in that is no number', { access_token: 'TOKEN', expires_in: 'soon' }],
	['with an absurd expires_in', { access_token: 'TOKEN', expires_in: 1e300 }],
])('a token %s is good until the API refuses it', async (_name, answer) => {
	const id = n8n.credential();
	n8n.sandbox.fault({ on: 'login', response: answer });
	n8n.sandbox.fault({ response: [], times: 2 });
	await run(id);
	await run(id);
	expect(counts()).toEqual({ logins: 1, calls: 2 });
	expect(n8n.sandbox.apiCalls()[1]?.headers['authorization']).toBe('Bearer TOKEN');
	expect(n8n.credentials.stored.get(id)?.['tokenExpiresAt']).toBe('');

	// The sandbox does not know this token: it answers 401, then come a real login and the real data.
	expect((await run(id)).items).toHaveLength(12);
	expect(counts()).toEqual({ logins: 2, calls: 4 });
});

describe('after an edit of the credential', () => {
	test("a changed user reads the new user's data", async () => {
		const id = n8n.credential();
		const first = await run(id);
		Object.assign(n8n.credentials.stored.get(id) ?? {}, {
			username: 'second@example.com',
			password: 'second-password',
		});
		const second = await run(id);
		const companies = (items: typeof first.items) =>
			new Set(items.map(({ json }) => json['company']));
		expect(companies(second.items)).not.toEqual(companies(first.items));
		expect(n8n.sandbox.apiCalls().map(({ account }) => account)).toEqual([
			'demo@example.com',
			'second@example.com',
		]);
	});

	test('a wrong password fails although the old token still works', async () => {
		const id = n8n.credential();
		await run(id);
		Object.assign(n8n.credentials.stored.get(id) ?? {}, { password: 'changed' });
		expect((await run(id)).error?.message).toMatch(/wrong username or password/);
		expect(counts()).toEqual({ logins: 2, calls: 1 });
	});

	test.each(['clientId', 'clientSecret'])('a wrong %s fails too', async (field) => {
		const id = n8n.credential();
		await run(id);
		Object.assign(n8n.credentials.stored.get(id) ?? {}, { [field]: 'changed' });
		expect((await run(id)).error?.message).toMatch(/wrong client ID or client secret/);
		expect(counts().calls).toBe(1);
	});

	test('another API never gets the token of the first', async () => {
		const other = await setUp();
		try {
			const id = n8n.credential();
			await run(id);
			const token = String(n8n.credentials.stored.get(id)?.['accessToken']);
			Object.assign(n8n.credentials.stored.get(id) ?? {}, { baseUrl: other.sandbox.url });
			await run(id);
			for (const { headers } of other.sandbox.requests) {
				expect(headers['authorization']).not.toContain(token);
			}
		} finally {
			await other.sandbox.stop();
		}
	});

	test('another login address is used for the next token', async () => {
		const other = await setUp();
		try {
			const id = n8n.credential();
			await run(id);
			Object.assign(n8n.credentials.stored.get(id) ?? {}, { loginUrl: other.sandbox.loginUrl });
			await run(id);
			expect(other.sandbox.logins()).toHaveLength(1);
		} finally {
			await other.sandbox.stop();
		}
	});

	test("a credential that depends on the item reads each item's own account", async () => {
		const id = n8n.credential({
			username: '={{ $json.user }}@example.com',
			password: '={{ $json.user }}-password',
		});
		const { items, error } = await run(id, {
			input: [{ user: 'demo' }, { user: 'second' }, { user: 'demo' }],
		});
		expect(error).toBeUndefined();
		const companies = [0, 1, 2].map(
			(item) =>
				new Set(
					items
						.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item)
						.map(({ json }) => json['company']),
				),
		);
		expect(companies[0]).not.toEqual(companies[1]);
		expect(companies[0]).toEqual(companies[2]);
		expect(companies.every(({ size }) => size === 1)).toBe(true);
	});
});

describe('at the same moment', () => {
	test('ten runs without a token share one login', async () => {
		const id = n8n.credential();
		const results = await Promise.all(Array.from({ length: 10 }, async () => await run(id)));
		for (const { error, items } of results) {
			expect(error).toBeUndefined();
			expect(items).toHaveLength(12);
		}
		expect(counts()).toEqual({ logins: 1, calls: 10 });
	});

	test('ten runs with a revoked token share one login, whenever each is refused', async () => {
		const id = n8n.credential();
		await run(id);
		n8n.sandbox.revokeTokens();
		n8n.sandbox.clearLog();
		for (const delay of [0, 200, 0, 400]) n8n.sandbox.fault({ status: 401, delay });
		const results = await Promise.all(Array.from({ length: 10 }, async () => await run(id)));
		expect(results.map(({ error }) => error)).toEqual(Array(10).fill(undefined));
		expect(counts().logins).toBe(1);
	});

	test('ten runs with a wrong password make one login', async () => {
		n8n.sandbox.fault({ on: 'login', status: 400, body: { error: 'invalid_grant' }, delay: 100 });
		const id = n8n.credential({ password: 'wrong' });
		const results = await Promise.all(Array.from({ length: 10 }, async () => await run(id)));
		for (const { error } of results) expect(error?.message).toMatch(/wrong username or password/);
		expect(counts()).toEqual({ logins: 1, calls: 0 });
	});

	test('two accounts log in separately', async () => {
		const first = n8n.credential();
		const second = n8n.credential({
			username: 'second@example.com',
			password: 'second-password',
		});
		await Promise.all([run(first), run(second)]);
		expect(n8n.sandbox.logins().map(({ status }) => status)).toEqual([200, 200]);
	});
});

describe('over many runs', () => {
	test('an expiry costs one login, whoever notices it', async () => {
		const ids = [n8n.credential(), n8n.credential(), n8n.credential()];
		for (const id of ids) await run(id);
		n8n.sandbox.clearLog();
		n8n.sandbox.revokeTokens();
		for (const id of ids) expect((await run(id)).error).toBeUndefined();
		// The others had an older token, and were given the newest.
		expect(counts().logins).toBe(1);
	});

	test('a dead token is never sent twice', async () => {
		const id = n8n.credential();
		await run(id);
		const stale = { ...n8n.credentials.stored.get(id) };
		n8n.sandbox.revokeTokens();
		await run(id);
		n8n.sandbox.clearLog();
		// As another process may leave the credential.
		n8n.credentials.stored.set(id, stale as Record<string, string>);
		expect((await run(id)).items).toHaveLength(12);
		expect(n8n.sandbox.requests.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
			'api 200',
		]);
	});

	test('an API that always answers 401 costs two logins', async () => {
		n8n.sandbox.fault({ status: 401, times: Infinity });
		const { error } = await run(n8n.credential(), { input: [{}, {}, {}] });
		expect(error?.message).toBe('Cashrec refused the token of a fresh login');
		expect(counts().logins).toBe(2);
	});

	test('a fresh token that is refused may pass, once the API has accepted one', async () => {
		const id = n8n.credential();
		n8n.sandbox.fault({ delay: 0 });
		n8n.sandbox.fault({ status: 401, times: 3 });
		const { error, items } = await run(id, {
			parameters: { ...PARAMETERS, requests: { daysPerRequest: 1 } },
		});
		expect(error).toBeUndefined();
		expect(items).toHaveLength(12);
	});

	test('a login waits as long as it is asked to', async () => {
		n8n.sandbox.fault({ on: 'login', status: 429, headers: { 'retry-after': '2' } });
		expect((await run(n8n.credential())).error).toBeUndefined();
		const [first, second] = n8n.sandbox.logins().map(({ at: time }) => time);
		expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1950);
	});
});

describe('a login that is refused', () => {
	test('is tried once, and ends the run also with On Error: Continue', async () => {
		const { error } = await run(n8n.credential({ password: 'wrong' }), {
			input: [{}, {}, {}],
			continueOnFail: true,
		});
		expect(error?.message).toBe('Mapal refused the login: wrong username or password');
		expect(error?.description).toContain('"invalid_username_or_password" (code invalid_grant)');
		expect(error?.description).toContain("'Username' and 'Password'");
		expect(counts()).toEqual({ logins: 1, calls: 0 });
	});

	test('is not sent again, by any number of runs', async () => {
		const id = n8n.credential({ password: 'wrong' });
		const messages = new Set<string>();
		for (let time = 0; time < 5; time++) messages.add((await run(id)).error?.message);
		expect([...messages]).toEqual(['Mapal refused the login: wrong username or password']);
		expect(counts()).toEqual({ logins: 1, calls: 0 });
	});

	test('is sent again as soon as a field is corrected', async () => {
		const id = n8n.credential({ password: 'wrong' });
		await run(id);
		Object.assign(n8n.credentials.stored.get(id) ?? {}, { password: 'demo-password' });
		expect((await run(id)).items).toHaveLength(12);
	});

	test('is sent again by the test of the credential, which the runs then believe', async () => {
		const id = n8n.credential({ password: 'wrong' });
		await run(id);
		const data = n8n.sandbox.credential({ password: 'wrong' });
		expect(await n8n.testCredential(data)).toMatchObject({ status: 'Error' });
		expect(counts().logins).toBe(2);
		await run(id);
		expect(counts().logins).toBe(2);
		n8n.sandbox.setPassword('demo@example.com', 'wrong');
		expect(await n8n.testCredential(data)).toMatchObject({ status: 'OK' });
		expect((await run(id)).items).toHaveLength(12);
	});

	test('is sent again after ten minutes', async () => {
		const id = n8n.credential({ password: 'wrong' });
		await run(id);
		const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
		await at(later(9.9), async () => await run(id));
		expect(counts().logins).toBe(1);
		await at(later(10.1), async () => await run(id));
		expect(counts().logins).toBe(2);
	});
});

test.each<[string, string]>([
	['JSON that breaks off', '{"access_token":"TOKEN","expires_in":36'],
	['a form', 'access_token=TOKEN&expires_in=3600'],
	['a web page', '<html>access_token: TOKEN</html>'],
	['another key', '{"token":"TOKEN","message":"your token is TOKEN"}'],
])('a token in an answer that can not be used is not shown: %s', async (_name, text) => {
	const token = '9f86d081'.repeat(8);
	n8n.sandbox.fault({ on: 'login', text: text.replaceAll('TOKEN', token), times: Infinity });
	const { error, everything } = await run(n8n.credential(), {
		parameters: { ...PARAMETERS, requests: { maxRetries: 0 } },
	});
	expect(error?.message).toMatch(/^('Login URL' does not answer|The login at Mapal broke off)/);
	expect(everything).not.toContain(token.slice(0, 8));
});

test('a login whose answer breaks off is made again', async () => {
	n8n.sandbox.fault({ on: 'login', text: '{"access_token":"abc","expi' });
	const { error } = await run(n8n.credential());
	expect(error).toBeUndefined();
	expect(counts()).toEqual({ logins: 2, calls: 1 });
});

describe('credentials never leave for another host', () => {
	test.each([301, 302, 303, 307, 308])('when the login redirects with %i', async (status) => {
		const other = await setUp();
		try {
			n8n.sandbox.fault({ on: 'login', redirect: other.sandbox.loginUrl, status });
			const { error } = await run(n8n.credential());
			expect(error?.message).toBe("'Login URL' leads to another address");
			expect(other.sandbox.requests).toEqual([]);
			expect(counts()).toEqual({ logins: 1, calls: 0 });
		} finally {
			await other.sandbox.stop();
		}
	});

	test.each([301, 302, 303, 307, 308])('when the API redirects with %i', async (status) => {
		const other = await setUp();
		try {
			n8n.sandbox.fault({ redirect: `${other.sandbox.url}/api/v1/cashSheet`, status });
			const { error } = await run(n8n.credential());
			expect(error?.message).toBe("'API URL' leads to another address");
			expect(other.sandbox.requests).toEqual([]);
			expect(counts()).toEqual({ logins: 1, calls: 1 });
		} finally {
			await other.sandbox.stop();
		}
	});

	test.each<[string, Record<string, string>, string]>([
		[
			'a login over http',
			{ loginUrl: 'http://login.example.com/connect/token' },
			"'Login URL' in the credential must begin with https://",
		],
		[
			'an API over http',
			{ baseUrl: 'http://api.example.com' },
			"'API URL' in the credential must begin with https://",
		],
		[
			'a host that only looks local',
			{ baseUrl: 'http://localhost.example.com' },
			"'API URL' in the credential must begin with https://",
		],
		[
			'another scheme',
			{ baseUrl: 'ftp://api.example.com' },
			"'API URL' in the credential must begin with https://",
		],
		['no address', { loginUrl: 'login' }, "'Login URL' in the credential is not a web address"],
		[
			'a user in the address',
			{ baseUrl: 'https://a:b@api.example.com' },
			"'API URL' in the credential must be an address without a user, a ? or a #",
		],
		['an empty API URL', { baseUrl: ' ' }, "'API URL' is empty in the credential"],
		['an empty Login URL', { loginUrl: '' }, "'Login URL' is empty in the credential"],
		['an empty username', { username: ' ' }, "'Username' is empty in the credential"],
		['an empty password', { password: '' }, "'Password' is empty in the credential"],
		['an empty client ID', { clientId: '' }, "'Client ID' is empty in the credential"],
		['an empty client secret', { clientSecret: '' }, "'Client Secret' is empty in the credential"],
		[
			'two empty fields',
			{ password: '', clientSecret: ' ' },
			"'Password' and 'Client Secret' are empty in the credential",
		],
		[
			'three empty fields',
			{ username: '', baseUrl: '', loginUrl: ' ' },
			"'Username', 'Login URL' and 'API URL' are empty in the credential",
		],
	])('%s is refused before any request', async (_name, fields, message) => {
		const { error } = await run(n8n.credential(fields));
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/\S/);
		expect(n8n.sandbox.requests).toEqual([]);
	});
});

test('spaces around the fields and a / at the end of the address do no harm', async () => {
	const { username, clientId, clientSecret, loginUrl, baseUrl } = n8n.sandbox.credential();
	const { error } = await run(
		n8n.credential({
			username: ` ${username}\n`,
			clientId: `${clientId} `,
			clientSecret: `${clientSecret}\n`,
			loginUrl: ` ${loginUrl}`,
			baseUrl: `${baseUrl}// `,
		}),
	);
	expect(error).toBeUndefined();
	expect(n8n.sandbox.apiCalls()[0]?.path).toBe('/api/v1/cashSheet');
});

test('a password is sent as it is, with spaces and signs', async () => {
	const password = ' pä$$&w=rd+% ';
	n8n.sandbox.setPassword('demo@example.com', password);
	expect((await run(n8n.credential({ password }))).error).toBeUndefined();
});

test('the fingerprint tells nothing of the password', async () => {
	const id = n8n.credential();
	await run(id);
	const first = n8n.credentials.stored.get(id)?.['tokenFingerprint'];
	n8n.sandbox.revokeTokens();
	await run(id);
	// The same fields with another token give another fingerprint: a list of hashes would not help.
	expect(n8n.credentials.stored.get(id)?.['tokenFingerprint']).not.toBe(first);
});
