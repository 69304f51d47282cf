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
	watchingAndReading,
} from './workflows';

const TOKEN_SECONDS = 20;
/** The package stops using so short a token after half of its life. */
const TOKEN_IN_USE_MS = (TOKEN_SECONDS * 1000) / 2;
const WORKERS = 2;
/**
 * Settings by which n8n finds out sooner that a worker is gone; by default it takes a minute or
 * two. A worker that is only slow for a while must not be taken for one that is gone.
 */
const STALLED = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};
/** How long that takes, with 30 s more in n8n 2.x, which waits whether the run ends after all. */
const FOUND_OUT_MS = 100_000;
/** Longer than any test: an answer that is held so long never comes. */
const HELD_MS = 600_000;

describe.each([CURRENT, PREVIOUS])('n8n %s in queue mode', (version) => {
	let sandbox: Awaited<ReturnType<typeof startSandbox>>;
	let n8n: Awaited<ReturnType<typeof startQueue>>;
	let credential: string;
	let shifts: string;
	/** n8n 1.x gives the run of a killed worker to another worker; 2.x shows the run as failed. */
	const runsAgain = version === PREVIOUS;

	beforeAll(async () => {
		sandbox = await startSandbox({ zone: ZONE, expiresIn: TOKEN_SECONDS });
		standStill(sandbox);
		n8n = await startQueue({ version, zone: ZONE, workers: WORKERS, env: STALLED });
		await n8n.signIn();
		credential = await n8n.addCredential('Mapal', 'mapalCashrecApi', sandbox.credential());
		shifts = await n8n.addWorkflow(onCall(credential));
		await n8n.activate(shifts);
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

	/**
	 * Calls for several centres at once. Each call takes a while, so that both workers are needed.
	 */
	async function callAll(centres: string[]) {
		sandbox.fault({ on: 'api', times: centres.length, delay: 1000 });
		return await Promise.all(centres.map(call));
	}

	const held = (centre: string, account?: string) => heldOnCall(sandbox, [centre], account);

	/** How many executions each worker has taken so far. */
	const taken = () =>
		n8n.workers.map(({ log }) => log().match(/Worker started execution/g)?.length ?? 0);
	const allTaken = () => taken().reduce((sum, count) => sum + count);

	/**
	 * Kills a worker in the middle of a run: its request for the centre has arrived, and is not
	 * answered.
	 *
	 * @param workflow the only one that asks for this centre
	 * @param start what leads to the run
	 */
	async function killMidRun(workflow: string, centre: string, start: () => unknown) {
		sandbox.fault({ when: ({ query }) => query['centersList'] === centre, delay: HELD_MS });
		await start();
		const request = await until(
			30_000,
			() => asked(centre)[0],
			() => 'The API was not asked',
		);
		const [id] = await n8n.runningOf(workflow);
		const worker = await until(
			5000,
			() => n8n.workers.find(({ log }) => log().includes(`Worker started execution ${id} `)),
			() => `No worker has started execution ${id}`,
		);
		await worker.kill();
		expect(request.status).toBeUndefined();
		return { id: String(id), worker };
	}

	/**
	 * The last status of a run: n8n 2.x first shows it as crashed if the killed worker is back by
	 * then.
	 */
	const inTheEnd = async (id: string) =>
		await until(
			FOUND_OUT_MS,
			async () => {
				const run = await n8n.finished(id);
				return (runsAgain || run.status !== 'crashed') && run;
			},
			() => `Execution ${id} was left as crashed`,
		);

	const asked = (centre: string) =>
		sandbox.apiCalls().filter(({ query }) => query['centersList'] === centre);

	/** The greatest number of logins within the lifetime of one token. */
	const mostLoginsAtATime = () => {
		const times = sandbox.logins().map(({ at }) => at);
		return Math.max(
			...times.map(
				(first) => times.filter((at) => at >= first && at < first + TOKEN_IN_USE_MS).length,
			),
		);
	};

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

	it('loses no run but that of a killed worker, which works on when it is back', async () => {
		sandbox.clearLog();
		sandbox.clearFaults();
		let call108: Promise<unknown> = Promise.resolve();
		const { id, worker } = await killMidRun(shifts, '108', () => {
			call108 = call('108').catch(({ message }: Error) => message.slice(0, 3));
		});
		const centres = ['101', '102', '103', '104', '105', '106'];
		expect(await callAll(centres)).toEqual(centres.map((centre) => held(centre)));
		await worker.restart();

		const answer = await call108;
		const { status, itemsOf } = await inTheEnd(id);
		const outcome = { answer, status, read: itemsOf('Mapal Cashrec') };
		const runAgain = { answer: held('108'), status: 'success', read: held('108') };
		const failed = { answer: '500', status: runsAgain ? 'crashed' : 'error', read: [] };
		// A worker that is back in time finds its run in its folder, and n8n leaves the run as crashed.
		expect(runsAgain ? [failed, runAgain] : [failed]).toContainEqual(outcome);
		expect(asked('108')).toHaveLength(status === 'success' ? 2 : 1);

		const before = taken();
		expect(await callAll(centres)).toEqual(centres.map((centre) => held(centre)));
		const each = taken().map((count, index) => count - (before[index] ?? 0));
		expect(Math.min(...each)).toBeGreaterThan(0);
		// The worker that is back is a new process, with a login of its own.
		expect(mostLoginsAtATime()).toBeLessThanOrEqual(WORKERS + 1);
	}, 250_000);

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

	it('watches: starts nothing twice when the worker that has the run is killed', async () => {
		const workflow = await n8n.addWorkflow(watchingAndReading(credential, '109'));
		const first = heldToday(sandbox);
		sandbox.clearLog();
		const { id, worker } = await killMidRun(
			workflow,
			'109',
			async () => await n8n.activate(workflow),
		);
		recount(sandbox, 101, 'Dinner', 56.78);
		await worker.replace();
		const runs = await until(
			NEXT_POLL_MS + FOUND_OUT_MS,
			async () => {
				const over = await n8n.executionsOf(workflow);
				return over.length >= 2 && over;
			},
			() => `${n8n.log().slice(-2000)}\nTwo runs did not end`,
		);
		// n8n 1.x lists a run at the time when it was begun anew.
		const inOrder = [...runs].sort((a, b) => Number(a.id) - Number(b.id));
		expect(
			inOrder.map(({ status, itemsOf, ...run }) => ({
				isThatOfKilled: run.id === id,
				status,
				given: changes(itemsOf('Watch')),
				read: itemsOf('Mapal Cashrec'),
			})),
		).toEqual([
			{
				isThatOfKilled: true,
				...(runsAgain
					? { status: 'success', given: first, read: held('109') }
					: { status: 'error', given: [], read: [] }),
			},
			{
				isThatOfKilled: false,
				status: 'success',
				given: ['updated 101 Dinner 56.78'],
				read: held('109'),
			},
		]);
		expect(asked('109')).toHaveLength(runsAgain ? 3 : 2);
		// The main process polls, with a login of its own.
		expect(mostLoginsAtATime()).toBeLessThanOrEqual(WORKERS + 2);
	}, 350_000);
});
