import { sleep } from 'n8n-workflow';

import { startSandbox } from './server';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeEach(async () => {
	sandbox = await startSandbox({ expiresIn: 1 });
	sandbox.clock.now = () => new Date('2026-03-05T11:00:00Z');
});

afterEach(async () => {
	await sandbox.stop();
});

async function logIn(form: Record<string, string> = {}) {
	const { username, password, clientId, clientSecret, loginUrl } = sandbox.credential();
	const response = await fetch(loginUrl, {
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

const DAY = '?startDate=2026-03-04T00:00:00&endDate=2026-03-04T23:59:59&centersList=101';

describe('the login', () => {
	test('gives a signed token with its lifetime', async () => {
		const { status, body } = await logIn();
		expect(status).toBe(200);
		expect(body).toEqual({
			access_token: expect.stringMatching(/^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/),
			expires_in: 1,
			token_type: 'Bearer',
			refresh_token: expect.any(String),
			scope: 'cashrec',
		});
	});

	test.each<[string, Record<string, string>, string]>([
		['a wrong password', { password: 'x' }, 'invalid_grant'],
		['an unknown user', { username: 'x' }, 'invalid_grant'],
		['a wrong client', { client_id: 'x' }, 'invalid_client'],
		['a wrong secret', { client_secret: 'x' }, 'invalid_client'],
		['another grant', { grant_type: 'refresh_token' }, 'unsupported_grant_type'],
		['no password', { password: '' }, 'invalid_request'],
	])('refuses %s', async (_name, form, error) => {
		expect(await logIn(form)).toMatchObject({ status: 400, body: { error } });
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
	])('refuses %p with code 100', async (query) => {
		const { status, text } = await ask(query);
		expect(status).toBe(400);
		expect(JSON.parse(text)).toMatchObject({ code: 100 });
	});

	test('refuses no token, a made-up one, an expired one and a revoked one', async () => {
		expect((await ask(DAY, '')).status).toBe(401);
		expect((await ask(DAY, 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.AAAA')).status).toBe(401);
		const { body } = await logIn();
		expect((await ask(DAY, body['access_token'])).status).toBe(200);
		sandbox.revokeTokens();
		expect((await ask(DAY, body['access_token'])).status).toBe(401);
		const fresh = (await logIn()).body['access_token'];
		expect((await ask(DAY, fresh)).status).toBe(200);
		await sleep(2100);
		expect((await ask(DAY, fresh)).status).toBe(401);
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
			expect((await ask(DAY, body['access_token'])).status).toBe(status);
		}
	});
});

describe('the data', () => {
	const sheets = (start: string, end: string, centres = ['101', '102', '150']) =>
		sandbox.expectedSheets({ start: `${start}T00:00:00`, end: `${end}T23:59:59`, centres });

	test('are the same whenever they are asked for, and other ones for another account', () => {
		expect(sheets('2026-02-01', '2026-02-28')).toEqual(sheets('2026-02-01', '2026-02-28'));
		const second = sandbox.expectedSheets({
			start: '2026-03-01T00:00:00',
			end: '2026-03-01T23:59:59',
			centres: ['101'],
			account: 'second@example.com',
		});
		expect(second).not.toEqual(sheets('2026-03-01', '2026-03-01', ['101']));
	});

	test('cover each day and known centre once, up to today', () => {
		const found = sheets('2026-03-01', '2026-03-31', ['100', '101', '150', '151', 'x']);
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
		const differences = sheets('2025-12-01', '2026-03-04').flatMap(({ shifts }) =>
			shifts.map(({ cash }) => cash.difference ?? 0),
		);
		const off = differences.filter((difference) => difference !== 0).length / differences.length;
		expect(off).toBeGreaterThan(0.05);
		expect(off).toBeLessThan(0.2);
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

	test('have the offset of the day, over a clock change', () => {
		sandbox.clock.now = () => new Date('2026-04-05T11:00:00Z');
		expect(
			sheets('2026-03-28', '2026-03-29', ['101']).map(({ shifts }) => [
				shifts[0]?.openedAt,
				shifts[2]?.closedAt,
			]),
		).toEqual([
			['2026-03-28T07:00:00+01:00', '2026-03-29T01:00:00+01:00'],
			['2026-03-29T07:00:00+02:00', '2026-03-30T01:00:00+02:00'],
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

	test('break connections', async () => {
		sandbox.fault({ drop: true });
		sandbox.fault({ cutOff: true });
		await expect(ask(DAY)).rejects.toThrow();
		await expect(ask(DAY)).rejects.toThrow();
		expect((await ask(DAY)).status).toBe(200);
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
});
