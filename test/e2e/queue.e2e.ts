import { CURRENT, PREVIOUS } from '../realN8n/install';
import { startQueue } from '../realN8n/queue';
import { pause, until } from '../realN8n/server';
import { startSandbox } from '../sandbox/server';
import {
	NEXT_POLL_MS,
	ZONE,
	changes,
	heldOnCall,
	heldToday,
	onCall,
	recount,
	standStill,
	watching,
} from './workflows';

const TOKEN_SECONDS = 20;
const WORKERS = 2;

describe.each([CURRENT, PREVIOUS])('n8n %s in queue mode', (version) => {
	let sandbox: Awaited<ReturnType<typeof startSandbox>>;
	let n8n: Awaited<ReturnType<typeof startQueue>>;
	let credential: string;

	beforeAll(async () => {
		sandbox = await startSandbox({ zone: ZONE, expiresIn: TOKEN_SECONDS });
		standStill(sandbox);
		n8n = await startQueue({ version, zone: ZONE, workers: WORKERS });
		await n8n.signIn();
		credential = await n8n.addCredential('Mapal', 'mapalCashrecApi', sandbox.credential());
		await n8n.activate(await n8n.addWorkflow(onCall(credential)));
		await isLive();
	}, 300_000);

	afterAll(async () => {
		await n8n?.stop();
		await sandbox?.stop();
	});

	async function call(centre: string) {
		const response = await fetch(`${n8n.url}/webhook/shifts?centres=${centre}`);
		if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
		return (await response.json()) as unknown;
	}

	/** In queue mode, n8n 2.x makes a workflow live a moment after it has said so. */
	async function isLive() {
		await until(
			30_000,
			async () => {
				const { headers } = await fetch(`${n8n.url}/webhook/shifts`, {
					method: 'OPTIONS',
					headers: { origin: n8n.url },
				});
				return headers.get('access-control-allow-methods')?.includes('GET');
			},
			() => 'The workflow did not become live',
		);
	}

	/** Calls for several centres at once, each of which takes a while: more than one worker's work. */
	async function callAll(centres: string[]) {
		sandbox.fault({ on: 'api', times: centres.length, delay: 1000 });
		return await Promise.all(centres.map(call));
	}

	const held = (centre: string, account?: string) => heldOnCall(sandbox, [centre], account);

	/** How many executions each worker has taken so far. */
	const taken = () =>
		n8n.workers.map(({ log }) => log().match(/Worker started execution/g)?.length ?? 0);
	const allTaken = () => taken().reduce((sum, count) => sum + count);

	it('gives the shifts that the API holds, whichever worker reads them, after one login', async () => {
		expect(held('101').length).toBeGreaterThan(0);
		expect(await call('101')).toEqual(held('101'));
		expect(sandbox.logins()).toHaveLength(1);
		const centres = ['102', '103', '104', '105', '106', '107'];
		expect(await callAll(centres)).toEqual(centres.map((centre) => held(centre)));
		expect(sandbox.logins()).toHaveLength(1);
		expect(Math.min(...taken())).toBeGreaterThan(0);
		expect(allTaken()).toBe(7);
	});

	it('logs in once for each worker at most when the token has expired', async () => {
		const [first] = sandbox.logins();
		await pause((first?.at ?? 0) + TOKEN_SECONDS * 1000 - Date.now());
		const centres = ['101', '102', '103', '104'];
		expect(await callAll(centres)).toEqual(centres.map((centre) => held(centre)));
		const renewals = sandbox.logins().length - 1;
		expect(renewals).toBeGreaterThan(0);
		expect(renewals).toBeLessThanOrEqual(WORKERS);
		expect(await call('105')).toEqual(held('105'));
		expect(sandbox.logins()).toHaveLength(1 + renewals);
	});

	it('reads the data of the new user once the credential is changed', async () => {
		const account = 'second@example.com';
		const second = { username: account, password: 'second-password' };
		await n8n.changeCredential(credential, { ...sandbox.credential(), ...second });
		const centres = ['101', '102', '103', '104'];
		expect(await callAll(centres)).toEqual(centres.map((centre) => held(centre, account)));
		expect(held('101', account)).not.toEqual(held('101'));
		await n8n.changeCredential(credential, sandbox.credential());
	});

	it('watches: each shift starts a run once, and a worker has it', async () => {
		const workflow = await n8n.addWorkflow(watching(credential));
		/** Waits until polls have started so many runs; what these were given. */
		const runs = async (count: number) =>
			await until(
				NEXT_POLL_MS,
				async () => {
					const finished = await n8n.executionsOf(workflow);
					return finished.length >= count && finished.map(({ itemsOf }) => changes(itemsOf('End')));
				},
				() => `${n8n.log().slice(-2000)}\n${count} runs were not started`,
			);
		const before = allTaken();
		await n8n.activate(workflow);
		const first = heldToday(sandbox);
		expect(await runs(1)).toEqual([first]);
		recount(sandbox, 102, 'Dinner', 12.34);
		expect(await runs(2)).toEqual([first, ['updated 102 Dinner 12.34']]);
		expect(allTaken()).toBe(before + 2);
	}, 250_000);
});
