import { CURRENT, PREVIOUS } from '../realN8n/install';
import { pause, startN8n, temporaryHome, until } from '../realN8n/server';
import { startSandbox } from '../sandbox/server';
import { heldOnCall, onCall } from './workflows';

type N8n = Awaited<ReturnType<typeof startN8n>>;

const TOKEN_SECONDS = 40;

describe.each([CURRENT, PREVIOUS])('n8n %s', (version) => {
	const home = temporaryHome();
	let sandbox: Awaited<ReturnType<typeof startSandbox>>;
	let n8n: N8n;
	let credential: string;
	let workflow: string;

	beforeAll(async () => {
		sandbox = await startSandbox({ expiresIn: TOKEN_SECONDS });
		n8n = await startN8n({ version, home: home.path });
		await n8n.signIn();
		credential = await n8n.addCredential('Mapal', 'mapalCashrecApi', sandbox.credential());
		workflow = await n8n.addWorkflow(onCall(credential));
		await n8n.activate(workflow);
	}, 300_000);

	afterAll(async () => {
		await n8n?.stop();
		await sandbox?.stop();
		home.remove();
	});

	/** Runs the workflow as a live one. */
	async function call(centres: string) {
		const response = await until(
			10_000,
			async () => {
				const answer = await fetch(`${n8n.url}/webhook/shifts?centres=${centres}`);
				// n8n 2.x has activated a workflow a moment before it knows the workflow's address.
				return answer.status !== 404 && answer;
			},
			() => 'The workflow had no address',
		);
		return { status: response.status, body: await response.json() };
	}

	const held = (centres: string[], account?: string) => heldOnCall(sandbox, centres, account);

	it('tests the credential: it works, a wrong password and a wrong secret are told apart', async () => {
		const test = async (fields: Record<string, string>) =>
			await n8n.testCredential(credential, { ...sandbox.credential(), ...fields });
		expect(await test({})).toMatchObject({ status: 'OK' });
		expect(await test({ password: 'wrong' })).toEqual({
			status: 'Error',
			message: expect.stringContaining('wrong username or password'),
		});
		expect(await test({ clientSecret: 'wrong' })).toEqual({
			status: 'Error',
			message: expect.stringContaining("'Client Secret'"),
		});
	});

	it('gives the shifts that the API holds', async () => {
		const answer = await call('101,102');
		expect(answer.body).toEqual(held(['101', '102']));
	});

	it('keeps its token from one run to the next', async () => {
		const before = sandbox.logins().length;
		await call('101');
		await call('102');
		expect(sandbox.logins()).toHaveLength(before);
	});

	it('fails with a message that says what happened, what to do, and what the API said', async () => {
		const { status } = await call('');
		expect(status).toBe(500);
		const execution = (await n8n.executionsOf(workflow)).at(-1);
		expect(execution?.status).toBe('error');
		expect(execution?.error.message).toContain("'Centre IDs'");
		expect(execution?.error.description).toBeTruthy();
	});

	it('says that the password is wrong, after a single login for however many runs', async () => {
		const password = 'outdated-password';
		await n8n.changeCredential(credential, { ...sandbox.credential(), password });
		const before = sandbox.logins().length;
		for (let run = 0; run < 2; run++) {
			expect((await call('101')).status).toBe(500);
			const { error } = (await n8n.executionsOf(workflow)).at(-1) ?? {};
			expect(error.message).toBe('Mapal refused the login: wrong username or password');
			expect(error.description).toContain('several wrong tries may lock the account');
			expect(sandbox.logins()).toHaveLength(before + 1);
		}
		await n8n.changeCredential(credential, sandbox.credential());
	});

	it('says that nothing answers at the address', async () => {
		await n8n.changeCredential(credential, {
			...sandbox.credential(),
			baseUrl: 'http://127.0.0.1:9',
		});
		expect((await call('101')).status).toBe(500);
		const { error } = (await n8n.executionsOf(workflow)).at(-1) ?? {};
		expect(error.message).toBe('Cashrec could not be reached');
		expect(error.description).toContain("Check 'API URL' in the credential");
		expect(error.description).toContain('ECONNREFUSED');
		await n8n.changeCredential(credential, sandbox.credential());
	});

	it('tries again when the connection breaks, and when Cashrec is busy', async () => {
		sandbox.fault({ on: 'api', drop: true });
		sandbox.fault({ on: 'api', status: 503, headers: { 'retry-after': '0' } });
		expect((await call('101')).body).toEqual(held(['101']));
	});

	it('logs in once when the token has expired, also after a restart', async () => {
		const login = sandbox.logins().at(-1)?.at ?? Date.now();
		const before = sandbox.logins().length;
		await n8n.stop();
		await pause(login + TOKEN_SECONDS * 1000 - Date.now());
		n8n = await startN8n({ version, home: home.path });
		await n8n.signIn();
		expect((await call('101')).body).toEqual(held(['101']));
		expect(sandbox.logins()).toHaveLength(before + 1);
		expect((await call('102')).body).toEqual(held(['102']));
		expect(sandbox.logins()).toHaveLength(before + 1);
	});

	it('reads the data of the new user once the credential is changed', async () => {
		const second = { username: 'second@example.com', password: 'second-password' };
		await n8n.changeCredential(credential, { ...sandbox.credential(), ...second });
		const answer = await call('101');
		expect(answer.body).toEqual(held(['101'], 'second@example.com'));
		expect(answer.body).not.toEqual(held(['101']));
	});

	it('keeps everything secret out of its database, its log and its answers', async () => {
		const tokens = new Set(
			sandbox
				.apiCalls()
				.flatMap(({ headers }) => String(headers['authorization'] ?? '').split('Bearer ')[1] ?? []),
		);
		const secrets = [
			'demo-password',
			'second-password',
			'outdated-password',
			'sandbox-secret',
			...tokens,
		];
		expect(tokens.size).toBeGreaterThan(1);
		const answers = [
			await n8n.rest('GET', `/credentials/${credential}?includeData=true`),
			await n8n.rest('GET', `/workflows/${workflow}`),
			(await n8n.executionsOf(workflow)).map(({ raw }) => raw),
		];
		const places = { ...home.texts(), log: n8n.log(), answers: JSON.stringify(answers) };
		// The places do hold what n8n stores, logs and answers: a secret would be found in them.
		const stored = Object.entries(places).flatMap(([place, text]) =>
			place.startsWith('database') ? text : [],
		);
		expect(stored.join()).toMatch(/mapalCashrecApi/);
		expect(places.answers).toMatch(/mapalCashrecApi/);
		expect(places.log).toMatch(/Editor is now accessible/);
		for (const [place, text] of Object.entries(places)) {
			expect({ place, found: secrets.filter((secret) => text.includes(secret)) }).toEqual({
				place,
				found: [],
			});
		}
	});
});
