import { pendingOf } from '../support/rows';
import { ALL_SHAPES, setUpForShapes } from '../support/shapes';
import { at, setUpForFile } from '../support/setup';

const NOW = '2026-03-05T20:30:00Z';
const run = setUpForShapes();
const n8n = setUpForFile({ now: NOW });

/** An empty sheet on the 3rd, open shifts on the 5th, and a centre that is not there. */
const DAYS = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
const CENTRES = ['103', '999', '101', '102'];
const ASKED = { start: '2026-03-01', end: '2026-03-05', centres: CENTRES.join() };
const pending = async (response: unknown, parameters: Record<string, unknown> = {}) => {
	n8n.sandbox.fault({ response });
	return await n8n.execute(n8n.credential(), {
		parameters: {
			operation: 'getPending',
			centres: '101, 102',
			period: 'custom',
			startDate: '2026-03-03',
			endDate: '2026-03-04',
			...parameters,
		},
	});
};

describe.each(ALL_SHAPES)('%s', (shape) => {
	const getPending = async (parameters: Record<string, unknown> = {}, asked = ASKED) =>
		await run(shape, asked, { operation: 'getPending', ...parameters });

	test('gives the days and centres that a count by hand gives, in the order asked', async () => {
		const { items, error, sheets } = await getPending();
		expect(error).toBeUndefined();
		const byHand = pendingOf(sheets, { days: DAYS, centres: CENTRES, shape });
		const count = (state: string) => byHand.filter((one) => one.state === state).length;
		// Centre 999 on five days, the empty sheet, and today's three sheets.
		expect([count('missing'), count('empty'), count('open')]).toEqual([5, 1, 3]);
		expect(items).toEqual(byHand);
	});

	test.each([
		[['missing']],
		[['empty']],
		[['open']],
		[['notReviewed']],
		[['notReviewed', 'open', 'empty', 'missing']],
		[['open', 'notReviewed']],
	])('only the chosen states: %j', async (states) => {
		const { items, sheets } = await getPending({ states });
		const byHand = pendingOf(sheets, { days: DAYS, centres: CENTRES, states, shape });
		expect(byHand.length).toBeGreaterThan(0);
		expect(items).toEqual(byHand);
	});

	test('a week that is done gives nothing', async () => {
		const week = { start: '2026-02-23', end: '2026-03-01', centres: '101,102' };
		const states = ['missing', 'empty', 'open', 'notReviewed'];
		const { items, error } = await getPending({ states }, week);
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	test('of several requests the same, up to a limit', async () => {
		const requests = { daysPerRequest: 1, centresPerRequest: 1 };
		const { items, sheets } = await getPending({ requests, returnAll: false, limit: 4 });
		const byHand = pendingOf(sheets, { days: DAYS, centres: CENTRES, shape });
		expect(items).toEqual(byHand.slice(0, 4));
	});

	test('a day with a clock change is one day', async () => {
		for (const [start, end] of [
			['2025-10-25', '2025-10-27'],
			['2025-03-29', '2025-03-31'],
		] as const) {
			const { items } = await getPending({}, { start, end, centres: '999,101' });
			expect(items.map(({ date, centreId }) => [date, centreId])).toEqual([
				[start, '999'],
				[`${start.slice(0, 8)}${Number(start.slice(8)) + 1}`, '999'],
				[end, '999'],
			]);
		}
	});
});

describe('the states', () => {
	const sheet = (centreId: number, businessDate: string, more: object = {}) => ({
		centreId,
		businessDate,
		status: 'Reviewed',
		shifts: [shift(1)],
		...more,
	});
	const shift = (id: number, more: object = {}) => ({
		shiftName: id === 1 ? 'Lunch' : 'Dinner',
		status: 'Closed',
		expectedCash: 10.5,
		countedCash: 10.5,
		...more,
	});
	const open = shift(2, { status: 'Open', countedCash: null });
	const whole = [101, 102].flatMap((centre) => [
		sheet(centre, '2026-03-03'),
		sheet(centre, '2026-03-04'),
	]);
	const stateOfLast = async (changed: object, states?: string[]) => {
		const { items, error } = await pending(
			[...whole.slice(0, 3), { ...whole[3], ...changed }],
			states && { states },
		);
		expect(error).toBeUndefined();
		return items.map(({ json }) => [json['state'], json['openShifts']]);
	};
	const ALL = ['missing', 'empty', 'open', 'notReviewed'];

	test.each<[string, object, string[] | undefined, unknown[]]>([
		['done', {}, ALL, []],
		['without shifts', { shifts: [] }, ALL, [['empty', 0]]],
		['with an open shift', { shifts: [shift(1), open] }, ALL, [['open', 1]]],
		[
			'with a closed shift that nobody counted',
			{ shifts: [shift(1, { countedCash: null }), shift(2)] },
			ALL,
			[['open', 1]],
		],
		['that nobody reviewed', { status: 'Open' }, ALL, [['notReviewed', 0]]],
		['that is pending', { status: 'Pending review' }, ALL, [['notReviewed', 0]]],
		['that nobody reviewed, by default', { status: 'Open' }, undefined, []],
		['that is open and not reviewed', { status: 'Open', shifts: [open] }, ALL, [['open', 1]]],
		[
			'that is open and not reviewed, where only that is asked',
			{ status: 'Open', shifts: [open] },
			['notReviewed'],
			[['notReviewed', 1]],
		],
		['empty, where only open ones are asked', { shifts: [] }, ['open'], []],
	])('a sheet %s', async (_name, changed, states, expected) => {
		expect(await stateOfLast(changed, states)).toEqual(expected);
	});

	test('numbers for states do not tell what is reviewed: it asks', async () => {
		const numbered = whole.map((one) => ({ ...one, status: 2 }));
		const { items, error } = await pending(numbered, { states: ['missing', 'notReviewed'] });
		expect(items).toEqual([]);
		expect(error?.message).toMatch(/^'Sheet Status' of these shifts holds codes such as "2"/);
		expect((await pending(numbered)).error).toBeUndefined();
	});

	test('a sheet that did not come is missing, and has the name that its centre has elsewhere', async () => {
		const named = whole.map((one) => ({ ...one, centreName: `Centre ${one.centreId}` }));
		const { items } = await pending(named.slice(0, 3));
		expect(items.map(({ json }) => json)).toEqual([
			{
				date: '2026-03-04',
				centreId: '102',
				centreName: 'Centre 102',
				state: 'missing',
				shifts: 0,
				openShifts: 0,
				sheetStatus: null,
			},
		]);
	});

	test('nothing at all came: each centre and day is missing, by date, then as the centres were given', async () => {
		const { items, error } = await pending([], { centres: '102, 101' });
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json['date'], json['centreId'], json['state']])).toEqual([
			['2026-03-03', '102', 'missing'],
			['2026-03-03', '101', 'missing'],
			['2026-03-04', '102', 'missing'],
			['2026-03-04', '101', 'missing'],
		]);
	});

	test('what was not asked for is not looked at', async () => {
		const { items } = await pending([...whole, sheet(103, '2026-03-03', { shifts: [] })]);
		expect(items).toEqual([]);
	});
});

test("without Period it looks at yesterday, in the restaurants' time zone", async () => {
	// In Madrid it is already the 6th.
	const { items } = await at('2026-03-05T23:30:00Z', async () =>
		n8n.execute(n8n.credential(), {
			parameters: { operation: 'getPending', centres: '999, 101' },
		}),
	);
	expect(items.map(({ json }) => [json['date'], json['centreId']])).toEqual([
		['2026-03-05', '999'],
		['2026-03-05', '101'],
	]);
});

describe('where it is not sure, it asks', () => {
	test.each<[string, unknown, string]>([
		[
			'of which centre a shift is',
			[
				{ shiftName: 'Lunch', businessDate: '2026-03-03', status: 'Closed' },
				{ shiftName: 'Dinner', businessDate: '2026-03-03', status: 'Closed' },
			],
			"'Centre ID' of these shifts can't be told for sure",
		],
		[
			'of which day a shift is',
			[
				{ shiftName: 'Lunch', centreId: 101, status: 'Closed' },
				{ shiftName: 'Dinner', centreId: 102, status: 'Closed' },
			],
			"'Date' of these shifts can't be told for sure",
		],
		[
			'whether a shift is open',
			[
				{ shiftName: 'Lunch', centreId: 101, businessDate: '2026-03-03' },
				{ shiftName: 'Dinner', centreId: 102, businessDate: '2026-03-04' },
			],
			"'Status' of these shifts can't be told for sure",
		],
	])('%s', async (_name, response, message) => {
		const { items, error } = await pending(response);
		expect(items).toEqual([]);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/^Set it under 'Columns'/);
	});

	test('and takes the answer', async () => {
		const response = [
			{ shiftName: 'Lunch', where: 'A', businessDate: '2026-03-03', status: 'Closed' },
			{ shiftName: 'Lunch', where: 'B', businessDate: '2026-03-04', status: 'Closed' },
		];
		const { items, error } = await pending(response, {
			centres: 'A, B',
			columns: { values: [{ column: 'centreId', field: 'where' }] },
		});
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => [json['date'], json['centreId'], json['state']])).toEqual([
			['2026-03-03', 'B', 'missing'],
			['2026-03-04', 'A', 'missing'],
		]);
	});

	test('one centre that was asked for needs no field', async () => {
		const response = [{ shiftName: 'Lunch', businessDate: '2026-03-03', status: 'Closed' }];
		const { items } = await pending(response, { centres: '101' });
		expect(items.map(({ json }) => [json['date'], json['state']])).toEqual([
			['2026-03-04', 'missing'],
		]);
	});
});

test.each<[string, unknown]>([
	['none', []],
	['another', ['late']],
	['text', 'missing'],
	['nothing', '={{ null }}'],
])('states: %s is refused by name, without a request', async (_name, states) => {
	const { error } = await n8n.execute(n8n.credential(), {
		parameters: { operation: 'getPending', centres: '101', states },
	});
	expect(error?.message).toMatch(/^'States' holds /);
	expect(error?.description).toMatch(/missing, empty, open, notReviewed$/);
	expect(n8n.sandbox.requests).toEqual([]);
});
