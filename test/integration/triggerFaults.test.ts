import { PollContext } from 'n8n-core';

import { at } from '../support/setup';
import { NOON, triggersForFile, type Sheets } from '../support/triggers';

const { n8n, triggerWith, recount } = triggersForFile();
const today = (period: string) => `2026-03-05T${period}`;

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
	// With the real clock, by which retries wait.
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

	it('shows the failure at the fifth poll in a row and at each after it, and recovers', async () => {
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

	it('shows none when it is switched on in an outage, as n8n would give it up', async () => {
		const trigger = triggerWith();
		outage();
		for (let poll = 1; poll <= 4; poll++) expect(await see(trigger)).toEqual([]);
		trigger.restart();
		expect(await see(trigger)).toEqual([]);
		await expect(see(trigger)).rejects.toMatchObject({ message: expect.stringContaining('503') });
	});

	it('shows the failure at the fifth poll too when n8n schedules each poll by itself', async () => {
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
		['a shift ID that is nowhere', { options: { shiftId: 'nope' } }, {}, `'Shift ID' is "nope"`],
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
	])('shows at once: %s', async (_name, parameters, fields, message) => {
		const trigger = triggerWith(parameters, fields);
		await expect(trigger.see()).rejects.toMatchObject({
			message: expect.stringContaining(message),
			description: expect.stringMatching(/.+/),
		});
		expect(trigger.state()).toEqual({});
	});

	it('ends in the time that n8n gives it, and reads all at the next poll', async () => {
		const trigger = triggerWith({}, {}, 2000);
		n8n.sandbox.fault({ on: 'api', times: 1, delay: 6000 });
		const begun = performance.now();
		expect(await see(trigger)).toEqual([]);
		expect(performance.now() - begun).toBeLessThan(2000);
		expect(trigger.state()).toEqual({});
		expect((await see(trigger)).length).toBeGreaterThan(0);
	});

	it('takes nothing for seen that n8n no longer waits for, and shows it at the fifth poll', async () => {
		const trigger = triggerWith({}, {}, 60_000);
		const sheets = n8n.sandbox.expectedSheets({
			start: today('00:00:00'),
			end: today('13:00:00'),
			centres: ['101'],
		});
		const response = () => {
			// As if reading took that long.
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

it.each<[string, object]>([
	['a record of something else', { foo: { bar: 1, baz: 'x' } }],
	['what looks like an error', { state: 'x', items: [{ reason: 'nothing' }] }],
])(
	'gives nothing of an answer without a list of shifts, and then nothing twice: %s',
	async (_name, response) => {
		const trigger = triggerWith({ event: 'newShift' });
		const given = await trigger.see();
		expect(given.length).toBeGreaterThan(0);
		n8n.sandbox.fault({ on: 'api', response });
		expect(await trigger.see()).toEqual([]);
		expect(await trigger.see()).toEqual([]);
		n8n.sandbox.fault({ on: 'api', response, times: 5 });
		for (let poll = 1; poll <= 4; poll++) expect(await trigger.see()).toEqual([]);
		await expect(trigger.see()).rejects.toMatchObject({
			message: 'Cashrec answered, but no list of shifts was recognised in its answer',
			description: expect.stringContaining("'Shift List Name or ID'"),
		});
	},
);

describe('two tills of one name, which nothing tells apart but what they hold', () => {
	const till = (counted: number | null) => ({
		...{ centreId: 101, businessDate: '2026-03-05', shiftName: 'Lunch' },
		...{ status: counted === null ? 'Open' : 'Closed', expectedCash: 100, countedCash: counted },
	});
	const after = async (event: string, polls: object[][]) => {
		const trigger = triggerWith({ event });
		const given: unknown[][] = [];
		for (const shifts of polls) {
			n8n.sandbox.fault({ on: 'api', response: { shifts } });
			given.push((await trigger.items()).map(({ json }) => [json['counted'], json['shiftId']]));
		}
		return given;
	};
	const [first, second] = ['101/2026-03-05/Lunch', '101/2026-03-05/Lunch#2'];

	it('gives the new one, though it comes first', async () => {
		expect(
			await after('closedShift', [[till(90)], [till(95), till(90)], [till(90), till(95)]]),
		).toEqual([[[90, first]], [[95, second]], []]);
	});

	it('gives nothing where they change places', async () => {
		const polls = [
			[till(90), till(95), till(97)],
			[till(97), till(90), till(95)],
		];
		expect((await after('newOrUpdatedShift', polls))[1]).toEqual([]);
	});

	it('gives the one that was closed meanwhile, wherever it stands', async () => {
		const polls = [
			[till(90), till(null)],
			[till(null), till(90)],
			[till(95), till(90)],
		];
		expect(await after('closedShift', polls)).toEqual([[[90, first]], [], [[95, second]]]);
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

it('does not wait for good for a poll that hangs', async () => {
	const trigger = triggerWith();
	const hanging = jest
		.spyOn(n8n.credentials, 'getDecrypted')
		.mockImplementation(async () => await new Promise(() => {}));
	void trigger.items();
	while (hanging.mock.calls.length === 0) await Promise.resolve();
	hanging.mockRestore();
	expect(await trigger.see('2026-03-05T13:14:00+01:00')).toEqual([]);
	expect((await trigger.see('2026-03-05T13:16:00+01:00')).length).toBeGreaterThan(0);
	expect(await trigger.see('2026-03-05T13:16:00+01:00')).toEqual([]);
});

/** What triggers write into n8n's log. */
function watchLog() {
	const warn = jest.fn<void, [message: string, about?: object]>();
	jest.spyOn(PollContext.prototype, 'logger', 'get').mockReturnValue({ warn } as never);
	return warn;
}
afterEach(() => jest.restoreAllMocks());

describe('an answer that is not whole', () => {
	const shift = { id: 7001, centreId: 101, businessDate: '2026-03-05', shiftName: 'Breakfast' };
	const period = '2026-03-05T00:00:00 to 2026-03-05T13:00:00';
	it.each<[string, Parameters<typeof n8n.sandbox.fault>[0], string]>([
		[
			'it says that there is more',
			{ response: { hasMore: true, shifts: [shift] } },
			`Cashrec gave only a part of what was asked for: ${period}: it says hasMore. Ask for fewer days or centres per request`,
		],
		[
			'its status is 206',
			{ status: 206, body: { shifts: [shift] } },
			`Cashrec gave only a part of what was asked for: ${period}: it came with HTTP 206. Ask for fewer days or centres per request`,
		],
		[
			'it also has an error',
			{ response: { errors: [{ message: 'Centre 102 timed out' }], shifts: [shift] } },
			'Cashrec answered, but it also said: "Centre 102 timed out". The data may be incomplete',
		],
	])('is read, with a line in the log: %s', async (_name, fault, words) => {
		const trigger = triggerWith();
		const warned = watchLog();
		n8n.sandbox.fault(fault);
		expect(await trigger.see()).toEqual(['new 2026-03-05 Breakfast']);
		expect(warned.mock.calls).toEqual([
			[
				`Mapal Cashrec Trigger: ${words}`,
				{ workflowId: expect.any(String), node: expect.any(String) },
			],
		]);
	});

	it('is a failure if it has no shifts: what was seen stays as it was', async () => {
		const trigger = triggerWith();
		await trigger.see();
		const before = JSON.stringify(trigger.state());
		const warned = watchLog();
		n8n.sandbox.fault({ response: { shifts: null, message: 'Timeout expired' } });
		expect(await trigger.see()).toEqual([]);
		expect(warned.mock.calls.map(([text]) => text)).toEqual([
			'Mapal Cashrec Trigger: Cashrec reported a fault instead of cash sheets. It is tried again at the next poll',
		]);
		expect(JSON.stringify(trigger.state())).toBe(before);
	});
});

describe('a state that is damaged', () => {
	const keys = ['version', 'since', 'keyedBy', 'watched', 'days'];
	it.each<[string, (state: Record<string, unknown>) => void]>([
		...keys.map((key): [string, (state: Record<string, unknown>) => void] => [
			`with null for ${key}`,
			(state) => void (state[key] = null),
		]),
		...keys.map((key): [string, (state: Record<string, unknown>) => void] => [
			`without ${key}`,
			(state) => void delete state[key],
		]),
		['with a list for its days', (state) => void (state['days'] = [1, 2])],
		[
			'whose last shift is cut short',
			(state) => {
				const [day, text] = Object.entries(state['days'] as Record<string, string>)[0] ?? [];
				state['days'] = { [String(day)]: String(text).slice(0, -7) };
			},
		],
	])('%s is left behind with a line in the log, and today begins anew', async (_name, damage) => {
		const trigger = triggerWith();
		await trigger.see();
		const warned = watchLog();
		damage(trigger.state());
		const again = await trigger.see();
		expect(warned.mock.calls.map(([text]) => text)).toEqual([
			'Mapal Cashrec Trigger: what it had seen could not be read, and it begins anew with today',
		]);
		expect(again).toContain('new 2026-03-05 Breakfast');
		expect(again.every((shift) => shift.includes('2026-03-05'))).toBe(true);
		expect(await trigger.see()).toEqual([]);
		expect(warned).toHaveBeenCalledTimes(1);
		expect(trigger.state()).toMatchObject({ version: 2, since: '2026-03-05' });
	});

	it('is not touched by Fetch Test Event, nor logged', async () => {
		const trigger = triggerWith();
		await trigger.see();
		Object.assign(trigger.state(), { days: null });
		const before = JSON.stringify(trigger.state());
		const warned = watchLog();
		expect((await trigger.see(NOON, 'manual')).length).toBe(10);
		expect(warned).not.toHaveBeenCalled();
		expect(JSON.stringify(trigger.state())).toBe(before);
	});
});

it('does not take over the state of another node that had its name before', async () => {
	const trigger = triggerWith();
	await trigger.see('2026-03-03T13:00:00+01:00');
	expect(trigger.state()).toMatchObject({ since: '2026-03-03' });
	const { getNode } = PollContext.prototype;
	jest.spyOn(PollContext.prototype, 'getNode').mockImplementation(function (this: PollContext) {
		return { ...getNode.call(this), id: 'another' };
	});
	const given = await trigger.see();
	expect(given).toContain('new 2026-03-05 Breakfast');
	expect(given.every((shift) => shift.includes('2026-03-05'))).toBe(true);
	expect(trigger.state()).toMatchObject({ since: '2026-03-05' });
});
