import { chance, faultRuns, faultSeed, report } from '../support/chance';
import { setUp } from '../support/setup';

/*
 * Every third request meets a fault. Nearly all runs must give exactly what the API holds, in
 * order, and the others a message of ours; never anything else. `npm run test:faults` makes a
 * thousand runs.
 */

type N8n = Awaited<ReturnType<typeof setUp>>;
type Fault = Parameters<N8n['sandbox']['fault']>[0];

const SANDBOXES = 25;
const PERIOD = { start: '2026-01-01T00:00:00', end: '2026-01-06T23:59:59' };
const CENTRES = ['101', '102', '103'];
/** In seconds. Sandboxes and runs share a process: a busy machine must not be taken for a fault. */
const TIMEOUT = 6;
/** In milliseconds. */
const SLOW = TIMEOUT * 1000 + 500;
const AT_ONCE = { 'retry-after': '0' };

const API_FAULTS: Fault[] = [
	{ status: 429, headers: AT_ONCE },
	{ status: 429 },
	{ status: 429, headers: { 'retry-after': new Date(0).toUTCString() } },
	{ status: 500, headers: AT_ONCE },
	{ status: 502, headers: AT_ONCE },
	{ status: 503, headers: AT_ONCE, body: 'busy' },
	{ status: 504, headers: AT_ONCE },
	{ status: 401 },
	{ status: 403, body: { message: 'The token is expired' } },
	{ status: 408 },
	{ status: 425 },
	{ drop: true },
	{ cutOff: true },
	{ delay: SLOW },
	{ html: true },
	{ html: true, status: 503, headers: AT_ONCE },
	{ text: '[{"id": 1, "shifts"' },
];
const LOGIN_FAULTS: Fault[] = [
	{ on: 'login', status: 503 },
	{ on: 'login', drop: true },
	{ on: 'login', html: true },
	{ on: 'login', status: 429 },
	{ on: 'login', status: 400, body: { error: 'temporarily_unavailable' } },
];

interface Figures {
	right: number;
	questions: Map<string, number>;
	requests: number;
	logins: number;
	renewals: number;
}

test('every run gives exactly what the API holds, or a message of ours', async () => {
	const runs = faultRuns();
	const seed = faultSeed();
	const figures: Figures = { right: 0, questions: new Map(), requests: 0, logins: 0, renewals: 0 };
	await Promise.all(
		Array.from({ length: SANDBOXES }, async (_, index) => {
			const n8n = await setUp();
			try {
				const share = Math.floor(runs / SANDBOXES) + (index < runs % SANDBOXES ? 1 : 0);
				await series(n8n, share, chance(seed + index), figures);
			} finally {
				await n8n.sandbox.stop();
			}
		}),
	);
	const failed = [...figures.questions.values()].reduce((sum, count) => sum + count, 0);
	report(
		`Faults: seed ${seed}, ${runs} runs, ${figures.requests} requests, ${figures.right} complete, ${failed} with a message; ${figures.logins} logins for ${figures.renewals} tokens that were due`,
	);
	for (const [message, count] of figures.questions) report(`  ${count} × ${message}`);
	expect(figures.right + failed).toBe(runs);
	// One run in a hundred may end with a message; of few runs two, as it is left to chance.
	expect(failed).toBeLessThanOrEqual(Math.max(2, runs / 100));
	expect(figures.logins).toBeLessThanOrEqual(figures.renewals);
}, 1_800_000);

async function series(n8n: N8n, runs: number, random: () => number, figures: Figures) {
	const { sandbox, credentials } = n8n;
	const expected = sandbox
		.expectedSheets({ ...PERIOD, centres: CENTRES })
		.flatMap(({ shifts }) => shifts.map(({ id }) => String(id)));
	const expectedOrder = byWindow(n8n);
	expect(new Set(expectedOrder)).toEqual(new Set(expected));
	const id = n8n.credential();
	const pick = (faults: Fault[]) => faults[Math.floor(random() * faults.length)] as Fault;

	let owed = 0;
	for (let run = 0; run < runs; run++) {
		sandbox.clearFaults();
		sandbox.clearLog();
		// If a run ended before its login, the next run makes that login.
		const before = run === 0 ? 1 : owed;
		let due = before;
		const luck = random();
		if (luck < 0.2) {
			sandbox.revokeTokens();
		} else if (luck < 0.4) {
			Object.assign(credentials.stored.get(id) ?? {}, { tokenExpiresAt: '2020-01-01T00:00:00Z' });
			due++;
		}
		for (let request = 0; request < 40; request++) {
			const fault = random() < 1 / 3 ? pick(API_FAULTS) : { delay: 0 };
			sandbox.fault(fault);
		}
		const logins = Array.from({ length: 12 }, (): Fault =>
			random() < 1 / 3 ? pick(LOGIN_FAULTS) : { on: 'login', delay: 0 },
		);
		logins.forEach((fault) => sandbox.fault(fault));

		const { items, error, everything } = await n8n.execute(id, {
			parameters: {
				operation: 'getCashSheets',
				centres: CENTRES.join(),
				period: 'custom',
				startDate: PERIOD.start,
				endDate: PERIOD.end,
				requests: { daysPerRequest: 2, timeout: TIMEOUT },
			},
		});
		figures.requests += sandbox.requests.length;
		// One login for each refused token, however many requests were sent with the token.
		const refused = sandbox.apiCalls().filter(({ status }) => status === 401 || status === 403);
		due += new Set(refused.map(({ headers }) => headers['authorization'])).size;
		// A web page instead of a token has status 200 too, but is no login. Faults come in order.
		const pages = logins.slice(0, sandbox.logins().length).filter(({ html }) => html).length;
		const succeeded = sandbox.logins().filter(({ status }) => status === 200).length - pages;
		figures.logins += succeeded;
		figures.renewals += due - (run === 0 ? 0 : before);
		expect(succeeded).toBeLessThanOrEqual(due);
		owed = error ? due - succeeded : 0;
		expect(everything).not.toMatch(/demo-password|sandbox-secret|eyJ[\w-]+\.eyJ/);
		if (error) {
			expect(error.name).toBe('NodeApiError');
			expect(error.message).toMatch(/^(Cashrec|The login at Mapal|'Login URL') /);
			expect(error.description).toMatch(/\S/);
			expect(items).toEqual([]);
			figures.questions.set(error.message, (figures.questions.get(error.message) ?? 0) + 1);
		} else {
			expect(items.map(({ json }) => json['shiftId'])).toEqual(expectedOrder);
			figures.right++;
		}
	}
}

function byWindow({ sandbox }: N8n): string[] {
	return [
		['2026-01-01T00:00:00', '2026-01-02T23:59:59'],
		['2026-01-03T00:00:00', '2026-01-04T23:59:59'],
		['2026-01-05T00:00:00', '2026-01-06T23:59:59'],
	].flatMap(([start = '', end = '']) =>
		sandbox
			.expectedSheets({ start, end, centres: CENTRES })
			.flatMap(({ shifts }) => shifts.map(({ id }) => String(id))),
	);
}
