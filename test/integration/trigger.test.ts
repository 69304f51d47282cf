import { MapalCashrecTrigger } from '../../nodes/MapalCashrec/MapalCashrecTrigger.node';
import { at, setUpForFile } from '../support/setup';

/** A moment at which Breakfast has ended, Lunch is open and Dinner has not begun. */
const NOON = '2026-03-05T13:00:00+01:00';
const n8n = setUpForFile({ node: new MapalCashrecTrigger(), now: NOON });
const PARAMETERS = { event: 'newOrUpdatedShift', centres: '101', lookbackDays: 3, options: {} };

function triggerWith(
	parameters: Record<string, unknown> = {},
	fields: Record<string, string> = {},
	budgetMs?: number,
) {
	const trigger = n8n.trigger(
		n8n.credential(fields),
		{ ...PARAMETERS, ...parameters },
		{ timezone: 'Europe/Madrid', budgetMs },
	);
	return {
		...trigger,
		/** Polls at a moment, and tells the items apart by what a user sees. */
		see: async (moment = NOON, mode?: 'manual') => {
			n8n.sandbox.clock.now = () => new Date(moment);
			const items = await at(moment, async () => await trigger.poll(mode));
			return items.map(({ json }) => {
				const change = json['change'] === undefined ? '' : `${json['change'] as string} `;
				return `${change}${json['businessDate'] as string} ${json['name'] as string}`;
			});
		},
	};
}

type Sheets = ReturnType<typeof n8n.sandbox.expectedSheets>;

/** Counts one shift anew. */
function recount(day: string, name: string, counted: number) {
	n8n.sandbox.edit((sheets: Sheets) =>
		sheets.map((sheet) => ({
			...sheet,
			shifts: sheet.shifts.map((shift) =>
				sheet.businessDate === day && shift.name === name
					? {
							...shift,
							cash: { ...shift.cash, counted, difference: counted - shift.cash.expected },
						}
					: shift,
			),
		})),
	);
}

const today = (period: string) => `2026-03-05T${period}`;

describe('a trigger', () => {
	it('begins with the shifts of today, and gives each once', async () => {
		const { see } = triggerWith();
		const first = await see();
		expect(first).toEqual(
			expect.arrayContaining(['new 2026-03-05 Breakfast', 'new 2026-03-05 Lunch']),
		);
		expect(first.every((shift) => shift.includes('2026-03-05'))).toBe(true);
		expect(n8n.sandbox.apiCalls()[0]?.query).toEqual({
			startDate: today('00:00:00'),
			endDate: today('13:00:00'),
			centersList: '101',
		});
		expect(await see()).toEqual([]);
	});

	it('begins with all the days that it looks back, if that is wanted', async () => {
		const { see } = triggerWith({ options: { emitExisting: true } });
		const days = new Set((await see()).map((shift) => shift.split(' ')[1]));
		expect([...days]).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']);
	});

	it('gives what the action node gives, with the change in front', async () => {
		const trigger = triggerWith();
		const [item] = await at(NOON, async () => await trigger.poll());
		const [sheet] = n8n.sandbox.expectedSheets({
			start: today('00:00:00'),
			end: today('23:59:59'),
			centres: ['101'],
		});
		expect(Object.keys(item?.json ?? {})[0]).toBe('change');
		expect(item?.json).toEqual({
			change: 'new',
			...sheet?.shifts[0],
			company: sheet?.company,
			businessDate: '2026-03-05',
			centre: sheet?.centre,
			cashSheetId: sheet?.id,
			cashSheetStatus: sheet?.status,
			lastModified: sheet?.lastModified,
			totals: sheet?.totals,
		});
	});

	it('sees a shift that was corrected days later', async () => {
		const { see } = triggerWith();
		await see();
		// The shifts of the fifth are reviewed and complete by then.
		await see('2026-03-07T12:00:00+01:00');
		recount('2026-03-05', 'Breakfast', 1);
		expect(await see('2026-03-07T12:00:00+01:00')).toEqual(['updated 2026-03-05 Breakfast']);
	});

	it('does not look at what is older than its look-back', async () => {
		const { see } = triggerWith({ lookbackDays: 1 });
		await see();
		await see('2026-03-08T11:00:00+01:00');
		n8n.sandbox.clearLog();
		await see('2026-03-08T12:00:00+01:00');
		expect(n8n.sandbox.apiCalls()[0]?.query['startDate']).toBe('2026-03-07T00:00:00');
	});

	it('gives new shifts only, where only those are wanted', async () => {
		const { see } = triggerWith({ event: 'newShift' });
		expect((await see()).length).toBeGreaterThan(0);
		recount('2026-03-05', 'Breakfast', 1);
		expect(await see()).toEqual([]);
		expect(await see('2026-03-06T08:00:00+01:00')).toEqual(
			expect.arrayContaining(['2026-03-06 Breakfast']),
		);
	});

	it('asks by the other parameter names, if that is wanted', async () => {
		const { see } = triggerWith({ requests: { parameterNames: 'pascalCase' } });
		await expect(see()).rejects.toMatchObject({
			description: expect.stringContaining("the option 'Parameter Names'"),
		});
		expect(n8n.sandbox.apiCalls()[0]?.query).toHaveProperty('StartDate', today('00:00:00'));
	});

	it('asks in the time zone of its option', async () => {
		const { see } = triggerWith({ options: { timezone: 'Pacific/Auckland' } });
		await see();
		expect(n8n.sandbox.apiCalls()[0]?.query).toMatchObject({
			startDate: '2026-03-06T00:00:00',
			endDate: '2026-03-06T01:00:00',
		});
	});
});

describe('a discrepancy', () => {
	const discrepancies = { event: 'discrepancy', options: { tolerance: 1 } };

	it('is given when it appears and when it changes, not while it stays or the shift is open', async () => {
		const trigger = triggerWith(discrepancies);
		recount('2026-03-05', 'Breakfast', 0.5);
		const [item, ...more] = await at(NOON, async () => await trigger.poll());
		expect(more).toEqual([]);
		const expected = (item?.json['cash'] as { expected: number }).expected;
		expect(item?.json).toMatchObject({
			name: 'Breakfast',
			discrepancy: { expected, counted: 0.5, type: 'shortage' },
		});
		expect(item?.json).not.toHaveProperty('change');
		expect(await trigger.see()).toEqual([]);
		recount('2026-03-05', 'Breakfast', 7);
		expect(await trigger.see()).toEqual(['2026-03-05 Breakfast']);
		recount('2026-03-05', 'Breakfast', expected);
		expect(await trigger.see()).toEqual([]);
		recount('2026-03-05', 'Breakfast', 7);
		expect(await trigger.see()).toEqual(['2026-03-05 Breakfast']);
	});

	it('is none in chosen fields that are missing as long as every shift is open', async () => {
		const { see } = triggerWith({
			...discrepancies,
			amounts: 'fields',
			expectedField: 'cash.expected',
			countedField: 'cash.declared',
		});
		expect(await see('2026-03-05T08:00:00+01:00')).toEqual([]);
	});

	it('does not count up to the tolerance', async () => {
		const { see } = triggerWith({ event: 'discrepancy', options: { tolerance: 1e6 } });
		recount('2026-03-05', 'Breakfast', 0.5);
		expect(await see()).toEqual([]);
	});

	it('is read where it was found before, when the shifts of a poll leave it in doubt', async () => {
		const contradict = () =>
			n8n.sandbox.edit((sheets: Sheets) =>
				sheets.map((sheet) => ({
					...sheet,
					shifts: sheet.shifts.map((shift) =>
						shift.name === 'Breakfast' ? { ...shift, cash: { ...shift.cash, counted: 3 } } : shift,
					),
				})),
			);
		const trigger = triggerWith(discrepancies);
		await trigger.see();
		contradict();
		trigger.restart();
		expect(await trigger.see()).toEqual(['2026-03-05 Breakfast']);
		await expect(triggerWith(discrepancies).see()).rejects.toMatchObject({
			message: expect.stringContaining("can't be told for sure"),
		});
	});

	it('is none as long as every shift is open', async () => {
		const { see } = triggerWith(discrepancies);
		expect(await see('2026-03-05T08:00:00+01:00')).toEqual([]);
	});

	it('is compared by the chosen fields', async () => {
		const { see } = triggerWith({
			...discrepancies,
			amounts: 'fields',
			expectedField: 'cash.openingFloat',
			countedField: 'cash.counted',
		});
		expect(await see()).toEqual(['2026-03-05 Breakfast']);
	});
});

describe('after a restart', () => {
	it('gives nothing twice, and what happened meanwhile', async () => {
		const trigger = triggerWith();
		await trigger.see();
		trigger.restart();
		expect(await trigger.see()).toEqual([]);
		trigger.restart();
		recount('2026-03-05', 'Breakfast', 1);
		expect(await trigger.see()).toEqual(['updated 2026-03-05 Breakfast']);
		trigger.restart();
		expect(await trigger.see()).toEqual([]);
	});

	it('goes on from the day of its activation, though it has given nothing yet', async () => {
		const trigger = triggerWith({ centres: '999' });
		expect(await trigger.see()).toEqual([]);
		expect(trigger.saved()).toMatchObject({ since: '2026-03-05' });
		trigger.restart();
		n8n.sandbox.clearLog();
		await trigger.see('2026-03-06T09:00:00+01:00');
		expect(n8n.sandbox.apiCalls()[0]?.query['startDate']).toBe(today('00:00:00'));
	});

	it.each([
		['with other centres', { centres: '101, 102' }],
		['with another event', { event: 'newShift' }],
		['with a longer look-back', { lookbackDays: 31 }],
		['with another ID', { options: { shiftId: 'id' } }],
	])('%s it gives no history and nothing twice', async (_name, changes) => {
		const trigger = triggerWith();
		await trigger.see();
		await trigger.see('2026-03-07T13:00:00+01:00');
		trigger.change(changes);
		const given = await trigger.see('2026-03-07T13:00:00+01:00');
		expect(given.filter((shift) => !shift.includes('2026-03-07'))).toEqual([]);
		expect(given.length).toBeLessThanOrEqual('centres' in changes ? 3 : 0);
	});

	it("gives no history of another user's", async () => {
		const trigger = triggerWith();
		await trigger.see();
		await trigger.see('2026-03-07T13:00:00+01:00');
		const [id] = [...n8n.credentials.stored.keys()].slice(-1);
		Object.assign(n8n.credentials.stored.get(String(id)) ?? {}, {
			username: 'second@example.com',
			password: 'second-password',
		});
		const given = await trigger.see('2026-03-07T13:00:00+01:00');
		expect(given.length).toBeGreaterThan(0);
		expect(given.every((shift) => shift.includes('2026-03-07'))).toBe(true);
	});
});

describe('when something fails', () => {
	// By the real clock: retries wait by it.
	const see = async (trigger: ReturnType<typeof triggerWith>) => {
		n8n.sandbox.clock.now = () => new Date();
		return await trigger.poll();
	};
	const outage = () =>
		n8n.sandbox.fault({ on: 'api', times: 100, status: 503, headers: { 'retry-after': '0' } });

	it('waits for the next poll, also at the very first, and loses nothing', async () => {
		const trigger = triggerWith();
		outage();
		expect(await see(trigger)).toEqual([]);
		expect(trigger.state()).toEqual({});
		n8n.sandbox.clearFaults();
		expect((await see(trigger)).length).toBeGreaterThan(0);
	});

	it('says so at the fifth poll in a row, and at each after it, and recovers', async () => {
		const trigger = triggerWith();
		outage();
		for (let poll = 1; poll <= 4; poll++) expect(await see(trigger)).toEqual([]);
		await expect(see(trigger)).rejects.toMatchObject({ message: expect.stringContaining('503') });
		await expect(see(trigger)).rejects.toMatchObject({ message: expect.stringContaining('503') });
		n8n.sandbox.clearFaults();
		expect((await see(trigger)).length).toBeGreaterThan(0);
		outage();
		expect(await see(trigger)).toEqual([]);
	});

	it('does not say so when it is switched on in the middle of it: n8n would give it up', async () => {
		const trigger = triggerWith();
		outage();
		for (let poll = 1; poll <= 4; poll++) expect(await see(trigger)).toEqual([]);
		trigger.restart();
		expect(await see(trigger)).toEqual([]);
		await expect(see(trigger)).rejects.toMatchObject({ message: expect.stringContaining('503') });
	});

	it('says so at the fifth poll also where n8n schedules each poll by itself', async () => {
		const trigger = triggerWith({}, {}, 36_000);
		outage();
		for (let poll = 1; poll <= 4; poll++) expect(await see(trigger)).toEqual([]);
		await expect(see(trigger)).rejects.toMatchObject({
			message: expect.stringContaining('503'),
			context: expect.not.objectContaining({ itemIndex: expect.anything() }),
		});
	});

	it.each<[string, Record<string, unknown>, Record<string, string>, string]>([
		['a wrong password', {}, { password: 'wrong' }, 'wrong username or password'],
		['no centre', { centres: ' ' }, {}, "'Centre IDs'"],
		['a look-back that is none', { lookbackDays: 0 }, {}, "'Look-Back Days'"],
		['an event that is none', { event: 'shift' }, {}, "'Trigger On'"],
		['a time zone that is none', { options: { timezone: 'Mars' } }, {}, "'Timezone'"],
		['a shift ID that is nowhere', { options: { shiftId: 'nope' } }, {}, "'Shift ID'"],
		['a shift list that is nowhere', { options: { shiftList: 'nope[]' } }, {}, "'Shift List"],
		['an address that is not safe', {}, { baseUrl: 'http://example.com' }, "'API URL'"],
		[
			'an account without Cashrec',
			{},
			{ username: 'notenant@example.com', password: 'notenant-password' },
			'not set up',
		],
		[
			'a user without access',
			{},
			{ username: 'forbidden@example.com', password: 'forbidden-password' },
			'may not read',
		],
	])('says at once: %s', async (_name, parameters, fields, message) => {
		const trigger = triggerWith(parameters, fields);
		await expect(trigger.see()).rejects.toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringMatching(/.+/),
		});
		expect(trigger.state()).toEqual({});
	});

	it('ends in the time that n8n gives it, and reads all at the next poll', async () => {
		const trigger = triggerWith({}, {}, 1000);
		n8n.sandbox.fault({ on: 'api', times: 1, delay: 3000 });
		const begun = performance.now();
		expect(await see(trigger)).toEqual([]);
		expect(performance.now() - begun).toBeLessThan(1000);
		expect(trigger.state()).toEqual({});
		expect((await see(trigger)).length).toBeGreaterThan(0);
	});

	it('takes nothing for seen that n8n no longer waits for, and says so at the fifth poll', async () => {
		const trigger = triggerWith({}, {}, 60_000);
		const sheets = n8n.sandbox.expectedSheets({
			start: today('00:00:00'),
			end: today('13:00:00'),
			centres: ['101'],
		});
		const response = () => {
			// As if reading took so long.
			jest.setSystemTime(Date.now() + 61_000);
			return sheets;
		};
		n8n.sandbox.fault({ on: 'api', times: 5, response });
		for (let poll = 1; poll <= 4; poll++) expect(await trigger.see()).toEqual([]);
		expect(trigger.state()).toEqual({});
		await expect(trigger.see()).rejects.toMatchObject({
			message: 'Reading the shifts took longer than n8n lets a poll take',
			description: expect.stringContaining("Split the 'Centre IDs'"),
		});
		expect((await trigger.see()).length).toBeGreaterThan(0);
	});

	it('asks for the login once when the password is wrong', async () => {
		const trigger = triggerWith({}, { password: 'another wrong one' });
		await expect(trigger.see()).rejects.toBeDefined();
		expect(n8n.sandbox.logins()).toHaveLength(1);
	});
});

it('does not start a poll while one is running', async () => {
	const trigger = triggerWith();
	n8n.sandbox.fault({ on: 'api', times: 1, delay: 300 });
	const [first, second] = await at(
		NOON,
		async () => await Promise.all([trigger.poll(), trigger.poll()]),
	);
	expect([first.length > 0, second.length]).toEqual([true, 0]);
	expect(n8n.sandbox.apiCalls()).toHaveLength(1);
	expect(await trigger.see()).toEqual([]);
});

it('shows the latest ten shifts when it is tested by hand, and forgets them', async () => {
	const trigger = triggerWith();
	await trigger.see();
	const before = JSON.stringify(trigger.state());
	const sample = await trigger.see(NOON, 'manual');
	expect(sample).toHaveLength(10);
	expect(sample[0]).toMatch(/^new 2026-03-05/);
	expect(JSON.stringify(trigger.state())).toBe(before);
});

it.each([
	['the discrepancies', 0.5, ['2026-03-05 Breakfast', '2026-03-04 Breakfast']],
	['the latest shifts where there are none', 1e6, expect.arrayContaining(['2026-03-04 Dinner'])],
])('shows %s when a trigger on discrepancies is tested', async (_name, tolerance, expected) => {
	const trigger = triggerWith({ event: 'discrepancy', lookbackDays: 1, options: { tolerance } });
	recount('2026-03-05', 'Breakfast', 0.5);
	expect(await trigger.see(NOON, 'manual')).toEqual(expected);
	const [item] = await at(NOON, async () => await trigger.poll('manual'));
	expect(item?.json).toHaveProperty('discrepancy.difference');
});

it('says how to go on when there are more shifts than it can remember', async () => {
	const trigger = triggerWith();
	n8n.sandbox.edit((sheets: Sheets) =>
		sheets.map((sheet) => ({
			...sheet,
			shifts: Array.from({ length: 20_001 }, (_, index) => ({
				...(sheet.shifts[0] as Sheets[number]['shifts'][number]),
				id: 5000 + index,
			})),
		})),
	);
	await expect(trigger.see()).rejects.toMatchObject({
		message: 'There are 20001 shifts to watch, and the trigger can remember 20000',
		description: expect.stringContaining("Split the 'Centre IDs'"),
	});
});
