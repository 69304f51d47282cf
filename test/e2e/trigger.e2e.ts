import { CURRENT, PREVIOUS } from '../realN8n/install';
import { pause, startN8n, temporaryHome, until } from '../realN8n/server';
import { startSandbox } from '../sandbox/server';
import {
	NEXT_POLL_MS,
	ZONE,
	changes,
	countedAs,
	heldToday,
	recount,
	standStill,
	today,
	watching,
} from './workflows';

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
type Sheets = ReturnType<Sandbox['expectedSheets']>;

// One story: each step goes on from the one before.
describe.each([CURRENT, PREVIOUS])('the trigger in n8n %s', (version) => {
	const home = temporaryHome();
	let sandbox: Sandbox;
	let n8n: Awaited<ReturnType<typeof startN8n>>;
	let credential: string;
	let workflow: string;

	beforeAll(async () => {
		sandbox = await startSandbox({ zone: ZONE });
		standStill(sandbox);
		n8n = await startN8n({ version, home: home.path, zone: ZONE });
		await n8n.signIn();
		credential = await n8n.addCredential('Mapal', 'mapalCashrecApi', sandbox.credential());
		workflow = await n8n.addWorkflow(watching(credential));
	}, 300_000);

	afterAll(async () => {
		await n8n?.stop();
		await sandbox?.stop();
		home.remove();
	});

	/** The runs that polls have started, as lists of what they were given. */
	async function started() {
		const runs = (await n8n.executionsOf(workflow)).filter(({ raw }) => raw.mode === 'trigger');
		return runs.map(({ status, itemsOf }) => ({
			status,
			shifts: changes(itemsOf('End')),
		}));
	}

	/** Waits until polls have started one more run. */
	async function nextRun(before: number) {
		return await until(
			NEXT_POLL_MS,
			async () => {
				const runs = await started();
				return runs.length > before && runs.slice(before);
			},
			() => `${n8n.log().slice(-2000)}\nNo run was started`,
		);
	}

	const restart = async () => {
		await n8n.stop();
		n8n = await startN8n({ version, home: home.path, zone: ZONE });
		await n8n.signIn();
	};

	const polls = () => sandbox.apiCalls().length;

	/**
	 * Waits for a poll: some versions of n8n poll at their start, others wait for the next minute.
	 */
	async function pollAfter(before: number) {
		await until(
			NEXT_POLL_MS,
			() => polls() !== before,
			() => 'There was no poll',
		);
		await pause(1000);
	}

	it('shows a sample when it is tested by hand, and takes no note of it', async () => {
		const run = await n8n.run(workflow, { trigger: 'Watch' });
		expect(run.status).toBe('success');
		expect(run.itemsOf('End')).toHaveLength(10);
		expect((await n8n.rest('GET', `/workflows/${workflow}`)).staticData ?? {}).toEqual({});
	});

	it('starts one run with the shifts of today when it is switched on', async () => {
		await n8n.activate(workflow);
		const [run, ...more] = await nextRun(0);
		expect(more).toEqual([]);
		expect(run?.status).toBe('success');
		expect(run?.shifts).toEqual(heldToday(sandbox));
	});

	it('starts none again after a restart', async () => {
		const before = polls();
		await restart();
		await pollAfter(before);
		expect(await started()).toHaveLength(1);
	}, 200_000);

	it('starts one when a shift appears and another is counted anew', async () => {
		recount(sandbox, 102, 'Dinner', 12.34);
		sandbox.edit((sheets: Sheets) =>
			sheets.map((sheet) => {
				const [shift] = sheet.shifts;
				if (!shift || sheet.centre.id !== 101 || sheet.businessDate !== today()) return sheet;
				const cash = countedAs(shift.cash, 99.5);
				const late = { ...shift, id: shift.id + 5, order: 9, name: 'Late', cash };
				return { ...sheet, shifts: [...sheet.shifts, late] };
			}),
		);
		expect(await nextRun(1)).toEqual([
			{ status: 'success', shifts: ['new 101 Late 99.5', 'updated 102 Dinner 12.34'] },
		]);
	}, 200_000);

	it('recovers by itself when Cashrec was away while n8n was starting', async () => {
		sandbox.fault({ on: 'api', times: 1000, status: 503, headers: { 'retry-after': '0' } });
		recount(sandbox, 101, 'Dinner', 43.21);
		const before = polls();
		await restart();
		await pollAfter(before);
		expect(await started()).toHaveLength(2);
		expect(n8n.log()).toContain('It is tried again at the next poll');
		sandbox.clearFaults();
		expect(await nextRun(2)).toEqual([{ status: 'success', shifts: ['updated 101 Dinner 43.21'] }]);
	}, 200_000);

	it('shows a failed run when the password is wrong', async () => {
		await n8n.changeCredential(credential, { ...sandbox.credential(), password: 'changed' });
		const [run] = await nextRun(3);
		expect(run?.status).toBe('error');
		const last = (await n8n.executionsOf(workflow)).at(-1);
		expect(last?.error.message).toContain('wrong username or password');
	}, 200_000);
});
