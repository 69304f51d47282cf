import { DateTime } from 'luxon';

import { rowsOf, sorted, summaryOf, type Row } from '../support/rows';
import { ALL_SHAPES, setUpForShapes } from '../support/shapes';
import { setUpForFile } from '../support/setup';

const run = setUpForShapes();
const n8n = setUpForFile({ now: '2026-03-05T20:30:00Z' });

/** A Thursday to a Thursday over the end of a month, with open shifts and a night that is short. */
const ASKED = { start: '2026-02-26', end: '2026-03-05', centres: '103,101,102,999' };
const whole = { from: ASKED.start, to: ASKED.end };

/** A part of the days that were asked for. */
const within = (first: string | null, last: string | null) => ({
	from: first !== null && first > ASKED.start ? first : ASKED.start,
	to: last !== null && last < ASKED.end ? last : ASKED.end,
});
const day = (row: Row) => DateTime.fromISO(row.date, { zone: 'utc' });
const span = (row: Row, unit: 'week' | 'month') =>
	within(day(row).startOf(unit).toISODate(), day(row).endOf(unit).toISODate());
const named = ({ centreId, centreName }: Row) => ({ centreId, centreName });

/** What each group's item begins with. */
const GROUPS: Record<string, (row: Row) => object> = {
	centre: (row) => ({ ...whole, ...named(row) }),
	day: ({ date }) => ({ from: date, to: date, date }),
	centreAndDay: (row) => ({ from: row.date, to: row.date, ...named(row), date: row.date }),
	week: (row) => ({ ...span(row, 'week'), week: day(row).toFormat("kkkk-'W'WW") }),
	month: (row) => ({ ...span(row, 'month'), month: row.date.slice(0, 7) }),
	shift: ({ shift }) => ({ ...whole, shift }),
	responsible: ({ responsible }) => ({ ...whole, responsible }),
	all: () => whole,
};

/** As text, so that the order of fields is compared too. */
const inOrder = (item: object) => JSON.stringify(item);

const cents = (amount: unknown) => Math.round(Number(amount) * 100);

describe.each(ALL_SHAPES)('%s', (shape) => {
	const summary = async (parameters: Record<string, unknown>) =>
		await run(shape, ASKED, { operation: 'getSummary', ...parameters });

	test.each(Object.keys(GROUPS))('by %s, as added up by hand', async (groupBy) => {
		const { items, error, sheets } = await summary({ groupBy });
		expect(error).toBeUndefined();
		const rows = rowsOf(sheets, shape);
		const byHand = (of: Row[]) => summaryOf(of, GROUPS[groupBy] ?? (() => ({}))).map(inOrder);
		// One design gives the centres in another order.
		const found = items.map(inOrder);
		if (shape === 'keyed') expect(found.sort()).toEqual(byHand(sorted(rows)).sort());
		else expect(found).toEqual(byHand(rows));
		for (const item of items) {
			expect(cents(item['counted']) - cents(item['expected'])).toBe(cents(item['difference']));
			expect(cents(item['over']) - cents(item['short'])).toBe(cents(item['difference']));
		}
	});

	test('open shifts are counted, and not added up', async () => {
		const { items } = await summary({ groupBy: 'day' });
		const today = items.find(({ date }) => date === '2026-03-05');
		expect(today).toMatchObject({ shifts: 9, notCounted: 3 });
	});

	test('a shortage over midnight is of the day on which its shift was opened', async () => {
		const { items } = await summary({ groupBy: 'centreAndDay' });
		const of = (date: string) =>
			items.find((item) => item['date'] === date && item['centreId'] === '102');
		expect(of('2026-03-02')?.['short']).toBeGreaterThanOrEqual(43.21);
		// The next day's sheet has no shifts, and so the day has no group.
		expect(of('2026-03-03')).toBeUndefined();
	});

	test('up to a limit, of all the groups', async () => {
		const all = (await summary({ groupBy: 'day' })).items;
		const { items } = await summary({ groupBy: 'day', returnAll: false, limit: 2 });
		expect(items).toEqual(all.slice(0, 2));
	});

	test('in several requests the same', async () => {
		const requests = { daysPerRequest: 2, centresPerRequest: 1 };
		const { items } = await summary({ groupBy: 'centre', requests });
		const { items: atOnce } = await summary({ groupBy: 'centre' });
		expect(sorted(items)).toEqual(sorted(atOnce));
	});
});

test('both days with a clock change are whole days', async () => {
	for (const date of ['2025-10-26', '2025-03-30']) {
		const { items } = await run(
			'sections',
			{ start: date, end: date, centres: '101' },
			{ operation: 'getSummary', groupBy: 'day' },
		);
		expect(items).toMatchObject([{ from: date, to: date, date, shifts: 3, notCounted: 0 }]);
	}
});

test.each([
	['2026-12-28', '2027-01-05', ['2026-W53', '2027-W01']],
	['2024-12-29', '2024-12-30', ['2024-W52', '2025-W01']],
])('weeks of %s to %s are called as ISO 8601 does', async (startDate, endDate, weeks) => {
	n8n.sandbox.clock.now = () => new Date('2027-02-01T12:00:00Z');
	const { items } = await n8n.execute(n8n.credential(), {
		parameters: {
			operation: 'getSummary',
			groupBy: 'week',
			centres: '101',
			period: 'custom',
			startDate,
			endDate,
		},
	});
	expect(items.map(({ json }) => json['week'])).toEqual(weeks);
});

describe('amounts of a response', () => {
	const summarise = async (response: unknown, parameters: Record<string, unknown> = {}) => {
		n8n.sandbox.fault({ response });
		return await n8n.execute(n8n.credential(), {
			parameters: {
				operation: 'getSummary',
				groupBy: 'all',
				centres: '101',
				period: 'custom',
				startDate: '2026-03-03',
				endDate: '2026-03-03',
				...parameters,
			},
		});
	};
	const shift = (number: number, more: object = {}) => ({
		shiftName: `Shift ${number}`,
		businessDate: '2026-03-03',
		status: 'Closed',
		expectedCash: 0.1,
		countedCash: 0.3,
		...more,
	});

	test('add up to the cent, however many there are', async () => {
		const { items } = await summarise(Array.from({ length: 3000 }, (_, index) => shift(index)));
		expect(items[0]?.json).toMatchObject({
			shifts: 3000,
			expected: 300,
			counted: 900,
			difference: 600,
			surpluses: 3000,
			over: 600,
			shortages: 0,
			short: 0,
		});
	});

	test('of a shift that nobody counted are left out, also what it should hold and sold', async () => {
		const { items } = await summarise([
			shift(1, { grossSales: 5.5 }),
			shift(2, { grossSales: 7.5, countedCash: null }),
		]);
		expect(items[0]?.json).toMatchObject({
			shifts: 2,
			notCounted: 1,
			sales: 5.5,
			expected: 0.1,
			counted: 0.3,
			difference: 0.2,
		});
	});

	test('sales that no field shows are null, not 0', async () => {
		const { items } = await summarise([shift(1), shift(2)]);
		expect(items[0]?.json).toMatchObject({ shifts: 2, sales: null });
	});

	test('a centre has the name that any of its shifts says', async () => {
		const { items } = await summarise(
			Array.from({ length: 20 }, (_, index) =>
				shift(index, { centreId: 101, centreName: index === 0 ? null : 'Puerto' }),
			),
			{ groupBy: 'centre' },
		);
		expect(items.map(({ json }) => [json['centreId'], json['centreName']])).toEqual([
			['101', 'Puerto'],
		]);
	});

	test('without shifts there are no items', async () => {
		const { items, error } = await summarise([]);
		expect(error).toBeUndefined();
		expect(items).toEqual([]);
	});

	test('amounts that no field tells are asked for', async () => {
		const { items, error } = await summarise([{ shiftId: 1, amountA: 10, amountB: 9.5 }]);
		expect(items).toEqual([]);
		expect(error?.message).toBe(
			"The expected and counted cash of these shifts can't be told for sure",
		);
		expect(error?.description).toContain('amountA (e.g. 10), amountB (e.g. 9.5)');
	});

	test.each([
		['responsible', "'Responsible' of these shifts can't be told for sure"],
		['day', undefined],
	])('by %s: what the group needs is asked for, and nothing else', async (groupBy, message) => {
		const { error } = await summarise([shift(1), shift(2)], { groupBy });
		expect(error?.message).toBe(message);
	});

	test('by an unknown group: it is refused by name', async () => {
		const { error } = await summarise([], { groupBy: 'year' });
		expect(error?.message).toBe('\'Group By\' holds "year", which is not one of its choices');
		expect(n8n.sandbox.requests).toEqual([]);
	});
});
