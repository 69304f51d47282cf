import { payloads, testEach } from '../support/payloads';
import { rowsOf } from '../support/rows';
import { setUpForFile } from '../support/setup';

const n8n = setUpForFile({ now: '2026-03-05T11:00:00Z' });

const WEEK = {
	start: '2026-02-23T00:00:00',
	end: '2026-03-01T23:59:59',
	centres: ['101', '102', '103'],
};
const PARAMETERS = {
	operation: 'getDiscrepancies',
	centres: WEEK.centres.join(),
	period: 'custom',
	startDate: WEEK.start,
	endDate: WEEK.end,
};
const run = async (parameters: Record<string, unknown> = {}) =>
	await n8n.execute(n8n.credential(), { parameters: { ...PARAMETERS, ...parameters } });
/** Without Simplify: whole shifts, each with its discrepancy in front. */
const FULL = { simplify: false };
/** Columns that are set by hand. */
const byHand = (fields: Record<string, unknown>) => ({
	columns: { values: Object.entries(fields).map(([column, field]) => ({ column, field })) },
});
const QUESTION = "The expected and counted cash of these shifts can't be told for sure";
const shiftsOfWeek = () => n8n.sandbox.expectedSheets(WEEK).flatMap(({ shifts }) => shifts);
const discrepancies = (items: Array<{ json: object }>) =>
	items.map(({ json }) => (json as { discrepancy: object }).discrepancy);

test('a week with known shortages gives exactly those', async () => {
	const rows = rowsOf(n8n.sandbox.expectedSheets(WEEK)).filter(
		({ difference }) => difference !== 0,
	);
	expect(rows.length).toBeGreaterThan(3);
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json)).toEqual(rows);
});

test('without Simplify each shift is whole, with its discrepancy in front', async () => {
	const off = shiftsOfWeek().filter(({ cash }) => cash.difference !== 0);
	const { items, error } = await run(FULL);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json['id'])).toEqual(off.map(({ id }) => id));
	expect(discrepancies(items)).toEqual(
		off.map(({ cash }) => ({
			expected: cash.expected,
			counted: cash.counted,
			difference: cash.difference,
			type: (cash.difference ?? 0) < 0 ? 'shortage' : 'surplus',
		})),
	);
	for (const { json } of items) expect(Object.keys(json)[0]).toBe('discrepancy');
	expect(items[0]?.json).toMatchObject({
		cashSheetId: expect.any(Number),
		centre: expect.any(Object),
		cashSheetTotals: expect.any(Object),
	});
});

test('the hint says how many, how much and what was compared', async () => {
	const off = shiftsOfWeek().filter(({ cash }) => Math.abs(cash.difference ?? 0) > 1);
	const total = (sign: number) =>
		off.reduce(
			(sum, { cash }) => sum + Math.max(0, sign * Math.round((cash.difference ?? 0) * 100)),
			0,
		) / 100;
	const { hints } = await run({ tolerance: 1 });
	expect(hints.map(({ message }) => message)).toEqual([
		`${off.length} of 63 shifts differ by more than 1.00: short ${total(-1).toFixed(2)}, over ${total(1).toFixed(2)}`,
		'63 shifts of 3 centres, 23 February to 1 March 2026',
	]);
});

test('tolerance, direction, limit and Include Balanced choose the shifts', async () => {
	const differences = shiftsOfWeek().map(({ cash }) => cash.difference ?? 0);
	const [edge = 0] = differences
		.filter((difference) => difference < 0)
		.map(Math.abs)
		.sort((a, b) => a - b);
	const count = (test: (difference: number) => boolean) => differences.filter(test).length;
	expect((await run({ tolerance: edge })).items).toHaveLength(
		count((difference) => Math.abs(difference) > edge),
	);
	expect((await run({ direction: 'shortage' })).items).toHaveLength(
		count((difference) => difference < 0),
	);
	expect((await run({ direction: 'surplus' })).items).toHaveLength(
		count((difference) => difference > 0),
	);
	expect((await run({ options: { includeBalanced: true } })).items).toHaveLength(63);
	expect((await run({ returnAll: false, limit: 2 })).items).toHaveLength(2);
	const { items } = await run({ ...FULL, options: { flatten: true } });
	expect(items[0]?.json['discrepancy_difference']).toEqual(expect.any(Number));
});

test('open shifts are never discrepancies', async () => {
	const today = { ...FULL, startDate: '2026-03-05', endDate: '2026-03-05' };
	n8n.sandbox.edit((sheets) => {
		// A count that was entered before the till was closed.
		for (const { shifts } of sheets) for (const shift of shifts) shift.cash.counted ??= 1;
		return sheets;
	});
	const closed = await run(today);
	for (const { json } of closed.items) expect(json['status']).toBe('Closed');
	expect(closed.hints[0]?.message).toMatch(/^\d of 9 shifts differs?: .*; 6 are not counted$/);

	const { items } = await run({ ...today, options: { includeBalanced: true } });
	const open = items.filter(({ json }) => json['status'] === 'Open');
	expect(open.length).toBeGreaterThan(0);
	for (const discrepancy of discrepancies(open)) {
		expect(discrepancy).toEqual({
			expected: expect.any(Number),
			counted: null,
			difference: null,
			type: null,
		});
	}
});

test('no shifts: no items and no fault', async () => {
	n8n.sandbox.fault({ response: [] });
	const { items, error } = await run();
	expect(error).toBeUndefined();
	expect(items).toEqual([]);
});

test('the amounts are looked for in the shifts of all input items', async () => {
	// By itself the first centre's shift has no field for the count.
	const shift = { shiftId: 1, status: 'Closed', expectedCash: 10.5 };
	n8n.sandbox.fault({ response: [shift] });
	n8n.sandbox.fault({ response: [{ ...shift, shiftId: 2, countedCash: 9.5 }] });
	const { items, error, hints } = await n8n.execute(n8n.credential(), {
		parameters: PARAMETERS,
		input: [{}, {}],
	});
	expect(error).toBeUndefined();
	expect(items.map(({ json, pairedItem }) => [json['difference'], pairedItem])).toEqual([
		[-1, { item: 1 }],
	]);
	expect(hints[0]?.message).toBe('1 of 2 shifts differs: short 1.00, over 0.00; 1 is not counted');
});

test('with On Error: Continue a question takes the place of each item', async () => {
	n8n.sandbox.fault({ response: [{ shiftId: 1, amountA: 10 }], times: 2 });
	const { items } = await n8n.execute(n8n.credential(), {
		parameters: { ...PARAMETERS, centres: '={{ $json.centre }}' },
		input: [{ centre: '101' }, { centre: '' }, { centre: '102' }],
		continueOnFail: true,
	});
	expect(items.map(({ json }) => json['error'])).toEqual([
		QUESTION,
		"No centre is given in 'Centre IDs'",
		QUESTION,
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});

test('a field of the API that is called discrepancy is kept', async () => {
	n8n.sandbox.fault({
		response: [{ shiftId: 1, expectedCash: 10, countedCash: 9, discrepancy: -1 }],
	});
	const { items } = await run(FULL);
	expect(items[0]?.json).toMatchObject({ shiftDiscrepancy: -1, discrepancy: { difference: -1 } });
});

describe("when the amounts can't be told", () => {
	test('the question lists what there is and how to answer', async () => {
		n8n.sandbox.fault({ response: [{ shiftId: 1, amountA: 10, amountB: 9.5 }] });
		const { error, items } = await run();
		expect(items).toEqual([]);
		expect(error.message).toBe(QUESTION);
		expect(error.description).toBe(
			"Set Expected, Counted or Difference under 'Columns' and choose among: amountA (e.g. 10), amountB (e.g. 9.5)",
		);
	});

	test('amounts in texts that no field tells apart are asked for too', async () => {
		n8n.sandbox.fault({ response: [{ shiftId: 1, amountA: 10, amountB: '9,50' }] });
		const { error } = await run();
		expect(error?.message).toBe(QUESTION);
	});

	test('the answer is used', async () => {
		n8n.sandbox.fault({ response: [{ shiftId: 1, amountA: 10, amountB: '9,50' }], times: 2 });
		const answer = byHand({ expected: 'amountA', counted: 'amountB' });
		expect((await run(answer)).items[0]?.json).toMatchObject({
			expected: 10,
			counted: 9.5,
			difference: -0.5,
		});
		const { items } = await run({ ...FULL, ...answer });
		expect(discrepancies(items)).toEqual([
			{ expected: 10, counted: 9.5, difference: -0.5, type: 'shortage' },
		]);
	});

	test('a row of a list can be chosen, and a difference alone', async () => {
		const sections = (declared: number, difference: number) => [
			{ section: 'Cash', declared, difference },
			{ section: 'Cards', declared: 50, difference: 0 },
		];
		const response = [
			{ shiftId: 1, sections: sections(9, -1) },
			{ shiftId: 2, sections: sections(10, 0) },
		];
		n8n.sandbox.fault({ response });
		const { items, hints } = await run({
			...FULL,
			...byHand({ difference: 'sections[section=Cash].difference' }),
		});
		expect(discrepancies(items)).toEqual([
			// What stands beside it is shown too.
			{ expected: null, counted: 9, difference: -1, type: 'shortage' },
		]);
		expect(hints[0]?.message).toBe('1 of 2 shifts differs: short 1.00, over 0.00');
	});

	test.each<[string, Record<string, unknown>, string]>([
		[
			'a field that no shift has',
			byHand({ difference: 'cash.diff' }),
			"'Difference' under 'Columns' is \"cash.diff\", which no shift has",
		],
		[
			'a field without amounts',
			byHand({ difference: 'name' }),
			"'Difference' under 'Columns' is \"name\", which holds no amount",
		],
		['a field that is no text', byHand({ difference: '={{ 5 }}' }), "'Field Name or ID' holds 5"],
		['a tolerance below zero', { tolerance: -1 }, "'Tolerance' holds -1"],
		['a tolerance that is no number', { tolerance: '={{ null }}' }, "'Tolerance' holds null"],
		[
			'another direction',
			{ direction: 'up' },
			'\'Direction\' holds "up", which is not one of its choices',
		],
	])('%s is refused by name', async (_name, parameters, message) => {
		const { error } = await run(parameters);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/\S/);
	});

	test('near fields are named', async () => {
		const { error } = await run(byHand({ difference: 'cash.diff' }));
		expect(error.description).toMatch(/^Near it: cash\..*\. Choose the field from the list$/);
	});
});

describe('payloads: no wrong number, and few questions', () => {
	const withAmounts = payloads(({ expected }) => {
		const { expected: should, counted, difference } = expected.firstShift ?? {};
		// A count alone says nothing about a difference.
		return (should != null && counted != null) || difference != null;
	});
	let questions = 0;

	testEach(withAmounts, '$name', async (payload) => {
		const { body, expected } = payload;
		n8n.sandbox.fault({ response: body });
		const { items, error } = await run({ ...FULL, options: { includeBalanced: true } });
		if (error) {
			expect(error.message).toMatch(/can't be told for sure$/);
			if (withAmounts.own.includes(payload)) questions++;
			return;
		}
		const { expected: should, counted, difference } = expected.firstShift ?? {};
		const [found] = discrepancies(items) as Array<Record<string, number | null>>;
		if (!found) throw new Error('There is no shift');
		if (found['expected'] !== null) expect(found['expected']).toBe(should);
		if (found['counted'] !== null) expect(found['counted']).toBe(counted);
		if (found['difference'] === null) return;
		const vendors =
			expected.signConvention === 'expected-counted' ? -(difference ?? 0) : difference;
		const cents =
			should != null && counted != null ? Math.round((counted - should) * 100) / 100 : vendors;
		expect(found['difference']).toBe(cents);
	});

	test('at least eight in ten come out right by themselves', () => {
		expect(withAmounts.own.length).toBeGreaterThan(20);
		expect(questions / withAmounts.own.length).toBeLessThanOrEqual(0.2);
	});
});
