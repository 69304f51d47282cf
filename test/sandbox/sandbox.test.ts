import { sleep } from 'n8n-workflow';

import { startSandbox } from './server';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeEach(async () => {
	sandbox = await startSandbox();
	sandbox.clock.now = () => new Date('2026-03-05T11:00:00Z');
});

afterEach(async () => {
	await sandbox.stop();
});

async function logIn(form: Record<string, string> = {}, url = sandbox.loginUrl) {
	const { username, password, clientId, clientSecret } = sandbox.credential();
	const response = await fetch(url, {
		method: 'POST',
		body: new URLSearchParams({
			grant_type: 'password',
			username,
			password,
			client_id: clientId,
			client_secret: clientSecret,
			...form,
		}),
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function ask(query: string, token?: unknown) {
	token ??= (await logIn()).body['access_token'];
	const response = await fetch(`${sandbox.url}/api/v1/cashSheet${query}`, {
		headers: { authorization: `Bearer ${token}` },
		redirect: 'manual',
	});
	const text = await response.text();
	return { status: response.status, headers: response.headers, text };
}

test('what is edited is served, until it is taken back', async () => {
	const query = '?startDate=2026-03-04T00:00:00&endDate=2026-03-04T23:59:59&centersList=101';
	const before = (await ask(query)).text;
	sandbox.edit((sheets) => sheets.map((sheet) => ({ ...sheet, status: 'Edited' })));
	expect(JSON.parse((await ask(query)).text)).toEqual([
		expect.objectContaining({ id: 20260304101, status: 'Edited' }),
	]);
	sandbox.clearEdits();
	expect((await ask(query)).text).toBe(before);
});

const DAY = '?startDate=2026-03-04T00:00:00&endDate=2026-03-04T23:59:59&centersList=101';

describe('the login', () => {
	test('gives a signed token with its lifetime', async () => {
		const { status, body } = await logIn();
		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/),
			expires_in: 3600,
			token_type: 'Bearer',
			refresh_token: expect.any(String),
			scope: 'cashrec',
		});
		const claims = JSON.parse(atob(String(body['access_token']).split('.')[1] ?? ''));
		expect(claims).toMatchObject({
			sub: 'demo@example.com',
			company: 'Demo Restaurants',
			jti: expect.any(String),
		});
		expect(claims.exp - claims.iat).toBe(3600);
	});

	test.each<[string, Record<string, string>, string]>([
		['a wrong password', { password: 'x' }, 'invalid_grant'],
		['an unknown user', { username: 'x' }, 'invalid_grant'],
		['a wrong client', { client_id: 'x' }, 'invalid_client'],
		['a wrong secret', { client_secret: 'x' }, 'invalid_client'],
		['another grant', { grant_type: 'refresh_token' }, 'unsupported_grant_type'],
		['no password', { password: '' }, 'invalid_request'],
		['no username', { username: '' }, 'invalid_request'],
		['no grant', { grant_type: '' }, 'invalid_request'],
		['no secret', { client_secret: '' }, 'invalid_client'],
	])('refuses %s', async (_name, form, error) => {
		expect(await logIn(form)).toMatchObject({ status: 400, body: { error } });
	});

	test('says so when the password is wrong', async () => {
		sandbox.setPassword('demo@example.com', 'changed');
		expect((await logIn({ password: 'demo-password' })).body['error_description']).toBe(
			'invalid_username_or_password',
		);
		expect((await logIn({ password: 'changed' })).status).toBe(200);
	});

	test('takes forms only', async () => {
		const { username, password, clientId, clientSecret, loginUrl } = sandbox.credential();
		const response = await fetch(loginUrl, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				grant_type: 'password',
				username,
				password,
				client_id: clientId,
				client_secret: clientSecret,
			}),
		});
		expect(response.status).toBe(400);
	});

	test("gives each account its own company's data", async () => {
		const companies = [];
		for (const name of ['demo', 'second']) {
			const { body } = await logIn({
				username: `${name}@example.com`,
				password: `${name}-password`,
			});
			const [sheet] = JSON.parse((await ask(DAY, body['access_token'])).text);
			companies.push(sheet.company);
		}
		expect(companies).toEqual(['Demo Restaurants', 'Second Restaurants']);
	});
});

describe('the API', () => {
	test('answers with the sheets of a day', async () => {
		const { status, text } = await ask(DAY);
		expect(status).toBe(200);
		expect(JSON.parse(text)).toEqual(
			sandbox.expectedSheets({
				start: '2026-03-04T00:00:00',
				end: '2026-03-04T23:59:59',
				centres: ['101'],
			}),
		);
	});

	test.each([
		'',
		DAY.replace('startDate', 'StartDate'),
		DAY.replace('=101', '='),
		DAY.replace('T00:00:00', ''),
		DAY.replace('2026-03-04T23', '2026-03-03T23'),
		DAY.replace('2026-03-04', '2026-13-04'),
		DAY.replace('2026-03-04', '2026-02-30'),
		DAY.replace('T00:00:00', 'T24:00:00'),
		DAY.replace('T00:00:00', 'T00:00:00Z'),
		`${DAY}&centersList=102`,
	])('refuses %p with code 100', async (query) => {
		const { status, text } = await ask(query);
		expect(status).toBe(400);
		expect(JSON.parse(text)).toMatchObject({ code: 100 });
	});

	test('takes the other spelling of the parameters, if told to', async () => {
		await sandbox.stop();
		sandbox = await startSandbox({ parameterNames: 'pascalCase' });
		const query = '?StartDate=2026-03-04T00:00:00&EndDate=2026-03-04T23:59:59&CentersList=101';
		expect((await ask(query)).status).toBe(200);
		expect((await ask(DAY)).status).toBe(400);
	});

	test("refuses another sandbox's token, and one without a signature", async () => {
		const other = await startSandbox();
		const { loginUrl } = other.credential();
		const { body } = await logIn({}, loginUrl);
		await other.stop();
		expect((await ask(DAY, body['access_token'])).status).toBe(401);
		const [, claims] = String(body['access_token']).split('.');
		const unsigned = `${btoa('{"alg":"none","typ":"JWT"}').replaceAll('=', '')}.${claims}.`;
		const { status, headers, text } = await ask(DAY, unsigned);
		expect([status, headers.get('www-authenticate'), text]).toEqual([
			401,
			'Bearer error="invalid_token"',
			'',
		]);
	});

	test('refuses no token, a made-up one and a revoked one', async () => {
		expect((await ask(DAY, '')).status).toBe(401);
		expect((await ask(DAY, 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA')).status).toBe(401);
		const { body } = await logIn();
		expect((await ask(DAY, body['access_token'])).status).toBe(200);
		sandbox.revokeTokens();
		expect((await ask(DAY, body['access_token'])).status).toBe(401);
		expect((await ask(DAY)).status).toBe(200);
	});

	test('refuses a token that has expired', async () => {
		await sandbox.stop();
		sandbox = await startSandbox({ expiresIn: 1 });
		const { body } = await logIn();
		expect((await ask(DAY, body['access_token'])).status).toBe(200);
		await sleep(2100);
		expect((await ask(DAY, body['access_token'])).status).toBe(401);
	});

	test('knows accounts without tenant and without permission', async () => {
		for (const [user, status] of [
			['notenant', 404],
			['forbidden', 403],
		] as const) {
			const { body } = await logIn({
				username: `${user}@example.com`,
				password: `${user}-password`,
			});
			const answer = await ask(DAY, body['access_token']);
			expect([answer.status, answer.text]).toEqual([
				status,
				status === 404 ? '{"code":0,"message":"Tenant configuration not found."}' : '',
			]);
		}
	});
});

describe('the data', () => {
	const sheets = (start: string, end: string, centres = ['101', '102', '150']) =>
		sandbox.expectedSheets({ start: `${start}T00:00:00`, end: `${end}T23:59:59`, centres });

	test('are the same whenever they are asked for, and other ones for another account', () => {
		expect(sheets('2026-02-01', '2026-02-28')).toEqual(sheets('2026-02-01', '2026-02-28'));
		const [first] = sheets('2026-03-01', '2026-03-01', ['101']);
		const [second] = sandbox.expectedSheets({
			start: '2026-03-01T00:00:00',
			end: '2026-03-01T23:59:59',
			centres: ['101'],
			account: 'second@example.com',
		});
		expect(second?.centre.name).not.toBe(first?.centre.name);
		expect(second?.totals).not.toEqual(first?.totals);
	});

	test('have IDs of their own, over accounts and centuries', () => {
		const ids = ['demo', 'second'].flatMap((name) =>
			['1926', '2026'].flatMap((year) =>
				sandbox
					.expectedSheets({
						start: `${year}-02-01T00:00:00`,
						end: `${year}-02-28T23:59:59`,
						centres: ['101', '150'],
						account: `${name}@example.com`,
					})
					.flatMap(({ id, shifts }) => [id, ...shifts.map((shift) => shift.id)]),
			),
		);
		expect(ids).toHaveLength(2 * 2 * 28 * 2 * 4);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids.every(Number.isSafeInteger)).toBe(true);
	});

	test.each([
		['a whole day', '2026-03-02T00:00:00', '2026-03-02T23:59:59', ['2026-03-02']],
		['the last second of a day', '2026-03-02T23:59:59', '2026-03-02T23:59:59', ['2026-03-02']],
		[
			'a day and the first second of the next',
			'2026-03-02T00:00:00',
			'2026-03-03T00:00:00',
			['2026-03-02', '2026-03-03'],
		],
		['the future', '2026-03-06T00:00:00', '2026-03-31T23:59:59', []],
	])('of %s', (_name, start, end, days) => {
		const found = sandbox.expectedSheets({ start, end, centres: ['101'] });
		expect(found.map(({ businessDate }) => businessDate)).toEqual(days);
	});

	test('cover each day and known centre once, up to today', () => {
		const found = sheets('2026-03-01', '2026-03-31', ['100', '101', '150', '151', 'x', '101']);
		expect(found).toHaveLength(10);
		expect(new Set(found.map(({ id }) => id)).size).toBe(10);
		expect(new Set(found.flatMap(({ shifts }) => shifts.map(({ id }) => id))).size).toBe(30);
	});

	test('add up, to the cent', () => {
		const cents = (amount: number) => Math.round(amount * 100);
		for (const { shifts } of sheets('2025-12-01', '2026-03-04')) {
			for (const { cash, cards, mealVouchers, sales, expenses, cashMovements } of shifts) {
				const total = (amounts: number[]) =>
					amounts.reduce((sum, amount) => sum + cents(amount), 0);
				const cashSales =
					cents(sales.gross) - total([...cards, ...mealVouchers].map(({ expected }) => expected));
				expect(cents(cash.expected)).toBe(
					cents(cash.openingFloat) +
						cashSales +
						total(cashMovements.map(({ amount }) => amount)) -
						total(expenses.map(({ amount }) => amount)),
				);
				for (const { expected, counted, difference } of [cash, ...cards, ...mealVouchers]) {
					expect(cents(difference ?? NaN)).toBe(cents(counted ?? NaN) - cents(expected));
				}
			}
		}
	});

	test('have some shortages and surpluses', () => {
		const shifts = sheets('2025-03-01', '2026-03-04').flatMap((sheet) => sheet.shifts);
		const isOff = ({ difference }: { difference: number | null }) => difference !== 0;
		const off = shifts.filter(({ cash, cards }) => [cash, ...cards].some(isOff));
		expect(off.length / shifts.length).toBeGreaterThan(0.1);
		expect(off.length / shifts.length).toBeLessThan(0.15);
		const differences = shifts.map(({ cash }) => cash.difference ?? 0);
		expect(Math.min(...differences)).toBeLessThan(-5);
		expect(Math.max(...differences)).toBeGreaterThan(5);
	});

	test("leave today's last shift open", () => {
		const [today] = sheets('2026-03-05', '2026-03-05', ['101']);
		expect(today?.status).toBe('Open');
		expect(
			today?.shifts.map(({ name, status, closedAt }) => [name, status, closedAt === null]),
		).toEqual([
			['Breakfast', 'Closed', false],
			['Lunch', 'Open', true],
			['Dinner', 'Open', true],
		]);
		expect(today?.shifts[2]?.cash).toMatchObject({ counted: null, difference: null });
	});

	test("leave yesterday's last shift open until it closes", () => {
		sandbox.clock.now = () => new Date('2026-03-05T00:30:00+01:00');
		const [yesterday, today] = sheets('2026-03-04', '2026-03-05', ['101']);
		expect(yesterday?.status).toBe('Open');
		expect(yesterday?.shifts.map(({ status }) => status)).toEqual(['Closed', 'Closed', 'Open']);
		expect(today?.shifts.map(({ name, status }) => [name, status])).toEqual([['Dinner', 'Open']]);
		sandbox.clock.now = () => new Date('2026-03-05T01:00:00+01:00');
		expect(sheets('2026-03-04', '2026-03-04', ['101'])[0]).toMatchObject({
			status: 'Reviewed',
			lastModified: '2026-03-05T01:00:00+01:00',
		});
	});

	test('were never modified in the future, and always when they changed', () => {
		const centres = Array.from({ length: 50 }, (_, n) => String(101 + n));
		let before: ReturnType<typeof sheets> = [];
		for (let hour = 0; hour < 240; hour++) {
			const now = new Date(Date.parse('2026-03-24T22:30:00Z') + hour * 3_600_000);
			sandbox.clock.now = () => now;
			const found = sheets('2026-03-25', '2026-03-25', centres);
			for (const [index, sheet] of found.entries()) {
				expect(Date.parse(sheet.lastModified ?? '')).toBeLessThanOrEqual(now.getTime());
				if (JSON.stringify(sheet) !== JSON.stringify(before[index] ?? sheet)) {
					expect(sheet.lastModified).not.toBe(before[index]?.lastModified);
				}
			}
			before = found;
		}
		expect(before.map(({ status }) => status)).toEqual(centres.map(() => 'Closed'));
	});

	test('are corrected in some sheets, days later', () => {
		const before = sheets(
			'2026-03-04',
			'2026-03-04',
			Array.from({ length: 50 }, (_, n) => String(101 + n)),
		);
		sandbox.clock.now = () => new Date('2026-03-07T11:00:00Z');
		const after = sheets(
			'2026-03-04',
			'2026-03-04',
			Array.from({ length: 50 }, (_, n) => String(101 + n)),
		);
		const changed = after.filter(
			(sheet, index) => JSON.stringify(sheet.shifts) !== JSON.stringify(before[index]?.shifts),
		);
		expect(changed.length).toBeGreaterThan(0);
		expect(changed.length).toBeLessThan(10);
		for (const { lastModified } of changed) expect(lastModified).toBe('2026-03-06T09:00:00+01:00');
	});

	test('have the offset of the day, over both clock changes', () => {
		sandbox.clock.now = () => new Date('2026-11-05T11:00:00Z');
		const times = (start: string, end: string) =>
			sheets(start, end, ['101']).map(({ shifts }) => [shifts[0]?.openedAt, shifts[2]?.closedAt]);
		expect(times('2026-03-28', '2026-03-29')).toEqual([
			['2026-03-28T07:00:00+01:00', '2026-03-29T01:00:00+01:00'],
			['2026-03-29T07:00:00+02:00', '2026-03-30T01:00:00+02:00'],
		]);
		expect(times('2026-10-24', '2026-10-25')).toEqual([
			['2026-10-24T07:00:00+02:00', '2026-10-25T01:00:00+02:00'],
			['2026-10-25T07:00:00+01:00', '2026-10-26T01:00:00+01:00'],
		]);
	});
});

describe('faults', () => {
	test('come in the order in which they were switched on, then all is as before', async () => {
		sandbox.fault({ status: 503, headers: { 'retry-after': '7' }, body: { message: 'later' } });
		sandbox.fault({ html: true });
		sandbox.fault({ redirect: 'https://example.com/' });
		sandbox.fault({ text: 'half' });
		sandbox.fault({ response: { shape: 'another' } });
		const token = (await logIn()).body['access_token'];
		const first = await ask(DAY, token);
		expect([first.status, first.headers.get('retry-after'), first.text]).toEqual([
			503,
			'7',
			'{"message":"later"}',
		]);
		expect((await ask(DAY, token)).headers.get('content-type')).toContain('text/html');
		expect((await ask(DAY, token)).headers.get('location')).toBe('https://example.com/');
		expect((await ask(DAY, token)).text).toBe('half');
		expect((await ask(DAY, token)).text).toBe('{"shape":"another"}');
		expect(JSON.parse((await ask(DAY)).text)).toHaveLength(1);
	});

	test('drop a connection', async () => {
		const token = (await logIn()).body['access_token'];
		sandbox.fault({ drop: true });
		await expect(ask(DAY, token)).rejects.toThrow();
		expect(sandbox.apiCalls()[0]?.status).toBeUndefined();
		expect((await ask(DAY, token)).status).toBe(200);
	});

	test('cut an answer off in the middle, also that of the login', async () => {
		const token = (await logIn()).body['access_token'];
		sandbox.fault({ cutOff: true });
		const headers = { authorization: `Bearer ${token}` };
		const cut = await fetch(`${sandbox.url}/api/v1/cashSheet${DAY}`, { headers });
		const whole = (await ask(DAY, token)).headers.get('content-length');
		expect([cut.status, cut.headers.get('content-length')]).toEqual([200, whole]);
		await expect(cut.text()).rejects.toThrow();
		sandbox.fault({ on: 'login', cutOff: true });
		await expect(logIn()).rejects.toThrow();
	});

	test('come as often as they are told to, until they are cleared', async () => {
		const token = (await logIn()).body['access_token'];
		sandbox.fault({ status: 500, times: 2 });
		sandbox.fault({ text: 'busy', status: 503, times: Infinity });
		const found = [];
		for (let call = 0; call < 5; call++) found.push((await ask(DAY, token)).status);
		expect(found).toEqual([500, 500, 503, 503, 503]);
		sandbox.clearFaults();
		expect((await ask(DAY, token)).status).toBe(200);
	});

	test('answer with what a function makes of the request', async () => {
		sandbox.fault({ response: ({ query }: { query: object }) => ({ asked: query }) });
		expect(JSON.parse((await ask('?a=1')).text)).toEqual({ asked: { a: '1' } });
	});

	test('happen to the requests that they are meant for', async () => {
		sandbox.fault({ when: ({ query }) => query['a'] === '2', response: 'this one' });
		expect((await ask(DAY)).status).toBe(200);
		expect((await ask('?a=2')).text).toBe('"this one"');
	});

	test('do not hold up the end of the sandbox', async () => {
		const token = (await logIn()).body['access_token'];
		sandbox.fault({ delay: 20_000 });
		const answer = ask(DAY, token).catch(() => 'closed');
		while (sandbox.apiCalls().length === 0) await sleep(10);
		const started = Date.now();
		await sandbox.stop();
		expect(await answer).toBe('closed');
		expect(Date.now() - started).toBeLessThan(5000);
	});

	test('delay an answer', async () => {
		sandbox.fault({ on: 'login', delay: 300 });
		const started = Date.now();
		expect((await logIn()).status).toBe(200);
		expect(Date.now() - started).toBeGreaterThanOrEqual(290);
	});

	test('every request is in the log', async () => {
		await ask(DAY);
		await fetch(`${sandbox.url}/elsewhere`);
		expect(
			sandbox.requests.map(({ kind, method, path, status, account }) => ({
				kind,
				method,
				path,
				status,
				account,
			})),
		).toEqual([
			{ kind: 'login', method: 'POST', path: '/connect/token', status: 200, account: undefined },
			{
				kind: 'api',
				method: 'GET',
				path: '/api/v1/cashSheet',
				status: 200,
				account: 'demo@example.com',
			},
			{ kind: 'other', method: 'GET', path: '/elsewhere', status: 404, account: undefined },
		]);
		expect(sandbox.apiCalls()[0]?.query).toEqual({
			startDate: '2026-03-04T00:00:00',
			endDate: '2026-03-04T23:59:59',
			centersList: '101',
		});
	});

	test('what is refused before it is read is in the log too', async () => {
		const contentTypes = ['application/json', 'application/xml', 'multipart/form-data'];
		for (const type of contentTypes) {
			const headers = { 'content-type': type };
			await fetch(`${sandbox.url}/elsewhere`, { method: 'POST', headers, body: '{"password' });
		}
		await fetch(`${sandbox.url}/%zz?password=x`);
		await fetch(`${sandbox.url}/api/v1/cashSheet/`);
		expect(sandbox.requests.map(({ kind, status, body }) => [kind, status, body])).toEqual([
			...contentTypes.map(() => ['other', 404, '{"password']),
			['other', 400, undefined],
			['api', 401, undefined],
		]);
		sandbox.clearLog();
		expect(sandbox.requests).toEqual([]);
	});
});
