import { setUpForFile } from '../support/setup';

const n8n = setUpForFile({ now: '2026-03-05T11:00:00Z' });

const CENTRES = Array.from({ length: 7 }, (_, index) => String(101 + index));
const PERIOD = { start: '2026-01-01T00:00:00', end: '2026-01-20T23:59:59' };
const REQUESTS = { daysPerRequest: 5, centresPerRequest: 3 };
const run = async (parameters: Record<string, unknown> = {}, requests = {}) =>
	await n8n.execute(n8n.credential(), {
		parameters: {
			operation: 'getCashSheets',
			centres: CENTRES.join(),
			period: 'custom',
			startDate: PERIOD.start,
			endDate: PERIOD.end,
			requests: { ...REQUESTS, ...requests },
			...parameters,
		},
	});
const idsOf = (items: Array<{ json: object }>) =>
	items.map(({ json }) => (json as { shiftId: string }).shiftId);

/** What the API holds, by window, then by batch of centres, then in its own order. */
function expectedIds(): string[] {
	const windows = ['01-05', '06-10', '11-15', '16-20'].map((days) => days.split('-'));
	const batches = [CENTRES.slice(0, 3), CENTRES.slice(3, 6), CENTRES.slice(6)];
	return windows.flatMap(([first, last]) =>
		batches.flatMap((centres) =>
			n8n.sandbox
				.expectedSheets({
					start: `2026-01-${first}T00:00:00`,
					end: `2026-01-${last}T23:59:59`,
					centres,
				})
				.flatMap(({ shifts }) => shifts.map(({ id }) => String(id))),
		),
	);
}

test('a long period and many centres are asked for in parts, and come in order', async () => {
	// Of the parallel requests the first are answered last.
	for (const delay of [0, 300, 200, 100]) n8n.sandbox.fault({ delay });
	const { items, error, hint } = await run();
	expect(error).toBeUndefined();
	expect(idsOf(items)).toEqual(expectedIds());
	expect(items).toHaveLength(20 * 7 * 3);
	expect(n8n.sandbox.apiCalls()).toHaveLength(12);
	expect(n8n.sandbox.logins()).toHaveLength(1);
	expect(hint).toBe('420 shifts of 7 centres, 1 to 20 January 2026');
});

test('the first request runs alone, the rest as many at a time as is set', async () => {
	n8n.sandbox.fault({ delay: 200, times: 12 });
	await run({}, { parallelRequests: 4 });
	const open = n8n.sandbox.apiCalls().map((call) => call.open);
	expect(open).toHaveLength(12);
	expect(open.slice(0, 5)).toEqual([1, 1, 2, 3, 4]);
	expect(Math.max(...open)).toBe(4);
});

test('with a limit no request is made that is not needed', async () => {
	const { items } = await run({ returnAll: false, limit: 50 });
	expect(idsOf(items)).toEqual(expectedIds().slice(0, 50));
	// The first part holds 45 shifts.
	expect(n8n.sandbox.apiCalls()).toHaveLength(2);
});

test('a shift that two windows return is given once, two equal shifts of one stay two', async () => {
	const sheet = (date: string, ...shifts: object[]) => ({ date, shifts });
	const night = { name: 'Night', openedAt: '22:00' };
	n8n.sandbox.fault({ response: [sheet('2026-01-05', night, night)] });
	n8n.sandbox.fault({ response: [sheet('2026-01-05', night, night), sheet('2026-01-06', night)] });
	n8n.sandbox.fault({ response: [] });
	n8n.sandbox.fault({
		response: [sheet('2026-01-06', night), sheet('2026-01-05', { ...night, name: 'Late' })],
	});
	const { items, hint } = await run({ centres: '101', simplify: false });
	expect(items.map(({ json }) => [json['date'], json['name']])).toEqual([
		['2026-01-05', 'Night'],
		['2026-01-05', 'Night'],
		['2026-01-06', 'Night'],
		['2026-01-05', 'Late'],
	]);
	expect(hint).toMatch(
		/^4 shifts of 1 centre, 5 to 6 January 2026, 3 shifts that several requests gave, given once\. /,
	);
});

test('equal shifts of two batches of centres are two', async () => {
	n8n.sandbox.fault({ response: [{ shiftName: 'Lunch', status: 'Closed' }], times: 2 });
	const { items } = await run(
		{ centres: '101, 102', endDate: '2026-01-02' },
		{ centresPerRequest: 1 },
	);
	expect(items).toHaveLength(2);
});

test('a part without shifts is read as the others are', async () => {
	n8n.sandbox.fault({ response: [{ id: 1, date: '2026-01-01' }] });
	n8n.sandbox.fault({ response: [{ id: 2, date: '2026-01-06', turnos: [{ id: 7 }] }], times: 3 });
	const { items, hint } = await run({ centres: '101', simplify: false });
	expect(items.map(({ json }) => json)).toEqual([{ id: 7, cashSheetId: 2, date: '2026-01-06' }]);
	expect(hint).toMatch(
		/^1 shift of 1 centre, 6 January 2026, 1 cash sheet without shifts, 2 shifts /,
	);
});

test('a part whose sheets are keyed by centre, and none is there, holds no shift', async () => {
	const shifts = [{ id: 7001, turno: 'Comida' }];
	n8n.sandbox.fault({
		response: { moneda: 'EUR', locales: { 101: { fecha: '2026-01-01', shifts } } },
	});
	n8n.sandbox.fault({ response: { moneda: 'EUR', locales: {} }, times: 3 });
	const { items } = await run({ centres: '101' });
	expect(idsOf(items)).toEqual(['7001']);
});

test('raw: one item per request', async () => {
	expect((await run({ output: 'raw' })).items).toHaveLength(12);
});

test('one item per cash sheet', async () => {
	expect((await run({ output: 'cashSheets' })).items).toHaveLength(140);
});

test('with a limit, records without a sheet get the fields above them once', async () => {
	const response = { company: 'A', rows: [{ shiftName: 'Lunch', status: 'Closed' }] };
	n8n.sandbox.fault({ response, times: 2 });
	const { items } = await run(
		{ output: 'cashSheets', returnAll: false, limit: 1, centres: '101' },
		{ daysPerRequest: 10 },
	);
	expect(items.map(({ json }) => json)).toEqual([
		{ shiftName: 'Lunch', status: 'Closed', company: 'A' },
	]);
});

test('a part that fails names itself, and no further one is begun', async () => {
	n8n.sandbox.fault({ delay: 0 });
	n8n.sandbox.fault({ status: 403 });
	const { error, items } = await run({}, { parallelRequests: 1 });
	expect(error.message).toBe('The Mapal user may not read these cash sheets');
	expect(items).toEqual([]);
	expect(n8n.sandbox.apiCalls()).toHaveLength(2);
});

test('discrepancies are looked for in all parts', async () => {
	const off = n8n.sandbox
		.expectedSheets({ ...PERIOD, centres: CENTRES })
		.flatMap(({ shifts }) => shifts)
		.filter(({ cash }) => cash.difference !== 0);
	const { items } = await run({ operation: 'getDiscrepancies' });
	expect(new Set(idsOf(items))).toEqual(new Set(off.map(({ id }) => String(id))));
});
