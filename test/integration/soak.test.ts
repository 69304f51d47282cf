import { MapalCashrecTrigger } from '../../nodes/MapalCashrec/MapalCashrecTrigger.node';
import { chance, report } from '../support/chance';
import { heapUsed } from '../support/memory';
import { rowsOf, sorted, type Row } from '../support/rows';
import { hurriedly, setUpForFile } from '../support/setup';
import { openTills, type Notes } from '../support/tills';

/*
 * A week of a trigger's life: 500 polls, one every 20 minutes, over the change to summer time,
 * while the tills work, requests fail now and then and n8n is restarted. The trigger must give what
 * was done.
 */

const POLLS = 500;
const EVERY_MS = 20 * 60_000;
const FIRST_DAY = '2026-03-26';
const START = Date.parse(`${FIRST_DAY}T13:10:00+01:00`);
const LOOK_BACK = 2;
const CENTRES = ['101', '102', '103'];
const ZONE = 'Europe/Madrid';
/** The share of polls that meet a fault. */
const FAULTY = 1 / 12;
/** The polls of an outage: all of them fail. */
const OUTAGE = { from: 300, to: 307 };
/** How many failures in a row are only logged: the next one is thrown. */
const QUIET_FAILURES = 4;
/** The heap varies, with coverage by up to 9 MB. If each poll's table were kept, that would be 120 MB. */
const TOLERANCE_BYTES = 16 * 1024 * 1024;
/**
 * In characters: 30 for each shift of the days that are read and kept, four a day, and some more.
 */
const LONGEST_STATE = 30 * CENTRES.length * 4 * (LOOK_BACK + 3) + 500;

const n8n = setUpForFile({ node: new MapalCashrecTrigger() });

type Fault = Parameters<typeof n8n.sandbox.fault>[0];
const FAULTS: Fault[] = [
	{ status: 503, headers: { 'retry-after': '0' } },
	{ status: 503 },
	{ status: 429, headers: { 'retry-after': '30' } },
	{ drop: true },
	{ cutOff: true },
	{ status: 401 },
	{ on: 'login', status: 503 },
];

interface Event {
	/** Whether what was done to a shift since the last poll is a reason to give it. */
	isGiven: (notes: Notes, id: number, row: Row, isKnown: boolean) => boolean;
	/** Of so many polls of the test one is this trigger's. */
	every: number;
	/**
	 * The share of polls before which n8n is restarted. With 1, each poll has only the stored JSON.
	 */
	restarts: number;
	/** The least number of items, as with fewer the test would show little. */
	least: number;
}

const EVENTS: Record<string, Event> = {
	closedShift: {
		isGiven: ({ done }, id, _row, isKnown) => done.has(id) && !isKnown,
		every: 1,
		restarts: 0.08,
		least: 50,
	},
	newOrUpdatedShift: {
		isGiven: ({ touched }, id) => touched.has(id),
		every: 1,
		restarts: 0.08,
		least: 200,
	},
	newShift: {
		isGiven: ({ touched }, id, _row, isKnown) => touched.has(id) && !isKnown,
		every: 5,
		restarts: 1,
		least: 50,
	},
	discrepancy: {
		isGiven: ({ counted }, id, { difference }) => counted.has(id) && Math.abs(difference ?? 0) > 1,
		every: 5,
		restarts: 0.3,
		least: 10,
	},
};

test('500 polls give what the tills did, each once, and need no more memory than 50', async () => {
	const { sandbox } = n8n;
	const random = chance(20260326);
	const tills = openTills(wholeSheets(), random);
	tills.completeBefore(FIRST_DAY);
	sandbox.clock.now = () => new Date();
	sandbox.edit((asked) => tills.answer(asked));

	const credential = n8n.credential();
	const watchers = Object.entries(EVENTS).map(([event, about]) => ({
		...about,
		event,
		trigger: n8n.trigger(
			credential,
			{ event, centres: CENTRES.join(), lookbackDays: LOOK_BACK, tolerance: 1, options: {} },
			{ timezone: ZONE },
		),
		notes: tills.notes(),
		known: new Set<string>(),
		given: 0,
		failures: 0,
	}));
	let [failed, heapAt50, longestState] = [0, 0, 0];

	await hurriedly(new Date(START).toISOString(), async (setTime) => {
		for (let poll = 1; poll <= POLLS; poll++) {
			const moment = START + (poll - 1) * EVERY_MS;
			tills.work(moment);
			sandbox.clearLog();
			for (const watcher of watchers) {
				if (poll % watcher.every !== 0) continue;
				setTime(moment);
				await pollOf(watcher, poll, moment);
				longestState = Math.max(longestState, JSON.stringify(watcher.trigger.saved()).length);
			}
			if (poll === 50) heapAt50 = heapUsed();
		}
	});

	const grown = heapUsed() - heapAt50;
	report(
		`Soak: ${watchers.map(({ event, given }) => `${given} × ${event}`).join(', ')}; ${failed} failed polls; ${grown} bytes more than at poll 50; a state of ${longestState} characters at most`,
	);
	for (const { event, given, least } of watchers) {
		expect([event, given >= least]).toEqual([event, true]);
	}
	expect(failed).toBeGreaterThan(30);
	expect(longestState).toBeLessThan(LONGEST_STATE);
	expect(grown).toBeLessThan(TOLERANCE_BYTES);

	type Watcher = (typeof watchers)[number];

	async function pollOf(watcher: Watcher, poll: number, moment: number): Promise<void> {
		const { event, trigger, notes, known } = watcher;
		const isOutage = poll >= OUTAGE.from && poll <= OUTAGE.to;
		// Not in the outage: the first poll after a start does not throw a failure that may pass.
		if (!isOutage && random() < watcher.restarts) trigger.restart();
		// Not before there is a state: a failure would let the trigger begin later.
		const fails = isOutage ? breakDown() : known.size > 0 && meetFault();
		const outcome = await trigger.poll().then(
			(items) => sorted(items.map(({ json }) => json)),
			(error: Error) => error.message,
		);
		sandbox.clearFaults();
		if (fails) {
			failed++;
			const isSaid = ++watcher.failures > QUIET_FAILURES;
			const expected = isSaid ? expect.stringContaining('503') : [];
			expect({ poll, event, outcome }).toEqual({ poll, event, outcome: expected });
			return;
		}
		watcher.failures = 0;
		const rows = expectedOf(watcher, moment);
		expect({ poll, event, outcome }).toEqual({ poll, event, outcome: sorted(rows) });
		watcher.given += rows.length;
		for (const { shiftId } of rows) known.add(shiftId);
		for (const ids of Object.values(notes)) ids.clear();
	}

	function expectedOf({ event, isGiven, notes, known }: Watcher, moment: number) {
		const today = Date.parse(dayOf(moment));
		const earliest = new Date(today - LOOK_BACK * 24 * 3600_000).toISOString().slice(0, 10);
		const sheets = tills.sheetsSince(earliest > FIRST_DAY ? earliest : FIRST_DAY);
		return rowsOf(sheets).flatMap((row) => {
			const isKnown = known.has(row.shiftId);
			if (!isGiven(notes, Number(row.shiftId), row, isKnown)) return [];
			return [
				event === 'newOrUpdatedShift' ? { ...row, change: isKnown ? 'updated' : 'new' } : row,
			];
		});
	}

	/** @returns whether the next poll fails by it: a poll tries each request twice */
	function meetFault(): boolean {
		if (random() >= FAULTY) return false;
		const fault = FAULTS[Math.floor(random() * FAULTS.length)] as Fault;
		const times = random() < 0.5 ? 1 : 2;
		if (fault.on === 'login' || fault.status === 401) sandbox.revokeTokens();
		if (fault.status === 401) return false;
		sandbox.fault({ ...fault, times });
		return times === 2;
	}

	function breakDown(): boolean {
		sandbox.fault({ status: 503, headers: { 'retry-after': '0' }, times: 2 });
		return true;
	}
}, 300_000);

/** What the tills will have done by the end: sheets that are complete. */
function wholeSheets() {
	n8n.sandbox.clock.now = () => new Date('2026-05-01T12:00:00Z');
	const period = { start: '2026-03-20T00:00:00', end: '2026-04-05T23:59:59' };
	return n8n.sandbox.expectedSheets({ ...period, centres: CENTRES });
}

const dayOf = (moment: number) =>
	new Intl.DateTimeFormat('sv', { timeZone: ZONE, dateStyle: 'short' }).format(moment);
