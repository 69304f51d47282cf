import { rowsOf } from '../support/rows';
import { setUpForFile } from '../support/setup';

/*
 * A shift is given once, however often the answers of a run hold it. Shifts that only look alike
 * are not taken for one.
 */

const n8n = setUpForFile({ now: '2026-03-05T20:30:00Z' });

type Parameters = Record<string, unknown>;
interface Asked {
	query: Record<string, string>;
}
/** Lets the API answer as it likes, to all requests. */
const answer = (make: (query: Record<string, string>, request: number) => unknown) => {
	let request = 0;
	n8n.sandbox.fault({ response: ({ query }: Asked) => make(query, request++), times: 1000 });
};
const run = async (parameters: Parameters) => {
	const result = await n8n.execute(n8n.credential(), {
		parameters: {
			centres: '101, 102',
			period: 'custom',
			startDate: '2026-03-02',
			endDate: '2026-03-03',
			...parameters,
		},
	});
	expect(result.error).toBeUndefined();
	return { ...result, items: result.items.map(({ json }) => json) };
};
/** Each day in a request of its own, the first day first. */
const TWO_WINDOWS = { requests: { daysPerRequest: 1, parallelRequests: 1 } };
const FULL = { simplify: false };

describe('an API that ignores centersList', () => {
	const centres = Array.from({ length: 60 }, (_, index) => String(1001 + index));
	const shifts = centres.map((centreId, index) => ({
		centreId,
		date: '2026-03-02',
		shiftName: 'Lunch',
		status: 'Closed',
		expectedCash: 10,
		countedCash: 9,
		shiftId: 880_000 + index,
	}));
	const asked = { centres: centres.join(), endDate: '2026-03-02' };

	test.each<[string, (shift: (typeof shifts)[number]) => object]>([
		['shifts with an ID', (shift) => shift],
		['shifts without one', (shift) => ({ ...shift, shiftId: undefined })],
		['shifts with an ID alone', (shift) => ({ ...shift, shiftName: undefined })],
	])('gives each of 60 centres once, in two batches: %s', async (_name, told) => {
		answer(() => shifts.map(told));
		const { items, hint } = await run(asked);
		expect(n8n.sandbox.apiCalls()).toHaveLength(2);
		expect(items.map(({ centreId }) => centreId)).toEqual(centres);
		expect(new Set(items.map(({ shiftId }) => shiftId)).size).toBe(60);
		expect(hint).toContain('60 shifts that several requests gave, given once');
		const summary = await run({ ...asked, operation: 'getSummary', groupBy: 'all' });
		expect(summary.items).toMatchObject([{ shifts: 60, short: 60, difference: -60 }]);
		const { hint: sums } = await run({ ...asked, operation: 'getDiscrepancies' });
		expect(sums).toMatch(/^60 of 60 shifts differ: short 60\.00, over 0\.00$/m);
	});
});

describe('centres that number their shifts themselves, in two batches', () => {
	const shiftsOf = (centre: string) =>
		['2026-03-02', '2026-03-03'].map((date, day) => ({
			...{ id: 5001 + day, date, shiftName: 'Lunch', status: 'Closed', restaurant: centre },
			...{ expectedCash: 10 + Number(centre), countedCash: 9 + Number(centre) },
		}));
	const told: Array<[string, (shift: ReturnType<typeof shiftsOf>[number]) => object]> = [
		['the name of the centre', (shift) => ({ ...shift, restaurant: `Casa ${shift.restaurant}` })],
		['nothing of the centre', (shift) => ({ ...shift, restaurant: undefined })],
	];
	const sums = { operation: 'getSummary', groupBy: 'all', centres: '101, 102, 103, 104' };

	test.each(told)('are told apart where the answer has %s', async (_name, tell) => {
		answer(({ centersList = '' }) =>
			centersList
				.split(',')
				.flatMap((centre) => shiftsOf(centre))
				.map(tell),
		);
		const { items } = await run({ ...sums, requests: { centresPerRequest: 2 } });
		expect(n8n.sandbox.apiCalls()).toHaveLength(2);
		expect(items).toMatchObject([{ shifts: 8, expected: 900, difference: -8 }]);
	});

	test('but an API that ignores the centres doubles nothing', async () => {
		const [[, tell] = []] = told;
		answer(() => ['101', '102'].flatMap((centre) => shiftsOf(centre)).map((one) => tell?.(one)));
		const { items } = await run({ ...sums, requests: { centresPerRequest: 2 } });
		expect(items).toMatchObject([{ shifts: 4, expected: 446, difference: -4 }]);
	});
});

test('an API that ignores the dates gives each shift once', async () => {
	const all = { start: '2026-03-01T00:00:00', end: '2026-03-03T23:59:59', centres: ['101', '102'] };
	answer(() => n8n.sandbox.expectedSheets(all));
	const asked = { startDate: '2026-03-01', endDate: '2026-03-03' };
	const { items, hint } = await run({ ...asked, ...TWO_WINDOWS });
	expect(items).toEqual(rowsOf(n8n.sandbox.expectedSheets(all)));
	expect(hint).toContain('36 shifts that several requests gave, given once');
	const sheets = await run({ ...asked, ...TWO_WINDOWS, ...FULL });
	expect(sheets.items).toHaveLength(18);
});

describe('a night shift that two windows return', () => {
	const night = {
		id: 5001,
		name: 'Night',
		openedAt: '2026-03-02T22:00:00',
		closedAt: '2026-03-03T06:00:00',
		status: 'Closed',
		cash: { expected: 100.5, counted: 100 },
	};
	const day = {
		...night,
		id: 5002,
		name: 'Day',
		openedAt: '2026-03-03T08:00:00',
		closedAt: '2026-03-03T16:00:00',
	};
	const sheet = (...shifts: object[]) => ({ centreId: 101, businessDate: '2026-03-02', shifts });
	const next = { centreId: 101, businessDate: '2026-03-03', shifts: [day] };
	const reversed = (value: object): object =>
		Object.fromEntries(
			Object.entries(value)
				.reverse()
				.map(([key, part]) => [
					key,
					typeof part === 'object' && part !== null && !Array.isArray(part) ? reversed(part) : part,
				]),
		);

	test.each<[string, unknown, unknown]>([
		['as it was', [sheet(night)], [sheet(night), next]],
		[
			'in another envelope',
			{ requestId: 'a1', from: '2026-03-02', count: 1, sum: 100, data: [sheet(night)] },
			{ requestId: 'b2', from: '2026-03-03', count: 2, sum: 200, data: [sheet(night), next] },
		],
		[
			'with the sums of the window at its sheet',
			[{ ...sheet(night), totals: { counted: 100 }, shiftCount: 1 }],
			[{ ...sheet(night), totals: { counted: 200 }, shiftCount: 2 }, next],
		],
		[
			'with the numbers of a serialiser',
			[{ $id: '1', ...sheet({ $id: '2', ...night }) }],
			[
				{ $id: '1', ...next, shifts: [{ $id: '2', ...day }] },
				{ $id: '3', ...sheet({ $id: '4', ...night }) },
			],
		],
		['with its fields in another order', [sheet(night)], [reversed(sheet(reversed(night))), next]],
		[
			'with the time at which it was sent',
			[sheet({ ...night, lastModified: '2026-03-03T06:01:00' })],
			[sheet({ ...night, lastModified: '2026-03-03T09:00:00' }), next],
		],
	])('is given once: %s', async (_name, first, second) => {
		for (const simplify of [true, false]) {
			answer((_query, request) => (request === 0 ? first : second));
			const { items, hint } = await run({ centres: '101', ...TWO_WINDOWS, simplify });
			n8n.sandbox.clearFaults();
			const names = items.map((item) => item[simplify ? 'shift' : 'name']);
			expect(names.sort()).toEqual(['Day', 'Night']);
			expect(hint).toContain('1 shift that several requests gave, given once');
		}
	});

	test('that was edited in between is given once, where it has an ID', async () => {
		const edited = { ...night, cash: { expected: 100.5, counted: 100.5 } };
		answer((_query, request) => (request === 0 ? [sheet(night)] : [sheet(edited), next]));
		const { items, hint } = await run({ centres: '101', ...TWO_WINDOWS });
		expect(items.map(({ shift, difference }) => [shift, difference])).toEqual([
			['Night', -0.5],
			['Day', -0.5],
		]);
		expect(hint).toContain('given once');
	});
});

describe('what stays two', () => {
	const bare = { shiftName: 'Lunch', status: 'Closed', expectedCash: 10, countedCash: 9 };

	test('equal shifts of two days, with neither ID nor date', async () => {
		answer(() => [bare]);
		const { items, hint } = await run({ centres: '101', ...TWO_WINDOWS });
		expect(items).toHaveLength(2);
		expect(new Set(items.map(({ shiftId }) => shiftId)).size).toBe(2);
		expect(hint).not.toContain('given once');
	});

	test('equal shifts of two centres, in a batch each, with a date and no ID', async () => {
		answer(() => [{ ...bare, date: '2026-03-02' }]);
		const { items } = await run({ endDate: '2026-03-02', requests: { centresPerRequest: 1 } });
		expect(items.map(({ centreId }) => centreId)).toEqual(['101', '102']);
	});

	test('equal shifts of one answer, which both windows give', async () => {
		answer(() => [
			{ ...bare, date: '2026-03-02' },
			{ ...bare, date: '2026-03-02' },
		]);
		const { items, hint } = await run({ centres: '101', ...TWO_WINDOWS });
		expect(items).toHaveLength(2);
		expect(hint).toContain('2 shifts that several requests gave, given once');
	});

	test('shifts of two tills that differ in nothing but that', async () => {
		answer((_query, request) => [{ ...bare, date: '2026-03-02', till: request + 1 }]);
		const { items } = await run({ centres: '101', ...TWO_WINDOWS });
		expect(items).toHaveLength(2);
	});

	test('the same shift, where two input items ask for it', async () => {
		const { items } = await n8n.execute(n8n.credential(), {
			parameters: {
				centres: '101',
				period: 'custom',
				startDate: '2026-03-03',
				endDate: '2026-03-03',
			},
			input: [{}, {}],
		});
		expect(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)).toEqual([
			0, 0, 0, 1, 1, 1,
		]);
		const [first, second] = [items.slice(0, 3), items.slice(3)];
		expect(second.map(({ json }) => json)).toEqual(first.map(({ json }) => json));
	});
});

test('an empty cash sheet that two windows return is one', async () => {
	answer(() => [
		{ centreId: 101, date: '2026-03-02', shifts: [] },
		{ centreId: 101, date: '2026-03-03', shifts: [{ name: 'Lunch' }] },
	]);
	const options = { includeEmptyCashSheets: true };
	const { items } = await run({ centres: '101', ...TWO_WINDOWS, options });
	expect(items.map(({ date, shift }) => [date, shift])).toEqual([
		['2026-03-02', null],
		['2026-03-03', 'Lunch'],
	]);
});

test('a limit counts what is given, not what came', async () => {
	const days = ['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05'];
	// Each answer holds the day before, too.
	answer(({ startDate = '' }) => {
		const at = days.indexOf(startDate.slice(0, 10));
		const start = days[Math.max(0, at - 1)] ?? '';
		return n8n.sandbox.expectedSheets({
			start: `${start}T00:00:00`,
			end: `${days[at]}T23:59:59`,
			centres: ['101'],
		});
	});
	const asked = { centres: '101', endDate: '2026-03-05', ...TWO_WINDOWS };
	const all = (await run(asked)).items;
	expect(all).toHaveLength(12);
	for (const limit of [3, 4, 7, 12, 50]) {
		const { items } = await run({ ...asked, returnAll: false, limit });
		expect(items).toEqual(all.slice(0, limit));
	}
});

describe('an API that gives all it has, whatever was asked', () => {
	const shifts = ['2026-03-02', '2026-03-03'].flatMap((date, day) =>
		['101', '102'].flatMap((centreId, centre) =>
			['Lunch', 'Dinner'].map((shiftName, shift) => ({
				id: `8f785848${day}${centre}${shift}`,
				centreId,
				date,
				shiftName,
				expectedCash: 100.5 + day + 2 * centre + 4 * shift,
				countedCash: 99.5 + day + 2 * centre + 4 * shift,
			})),
		),
	);
	type Shift = (typeof shifts)[number];

	test.each<[string, (shift: Shift, request: number) => object]>([
		['an ID, and a field of the answer', (shift, age) => ({ ...shift, age })],
		[
			'an ID, and an edit between the requests',
			(shift, request) => ({ ...shift, countedCash: shift.countedCash - request }),
		],
		[
			'no ID, and when it was fetched',
			(shift, request) => ({ ...shift, id: undefined, fetchedAt: `2026-03-09T10:00:0${request}` }),
		],
		[
			'no ID, and when it was read',
			(shift, request) => ({ ...shift, id: undefined, readAt: `2026-03-09T10:00:0${request}` }),
		],
		[
			'no ID, and when it was generated',
			(shift, request) => ({ ...shift, id: undefined, generatedOn: `2026-03-0${request}` }),
		],
		[
			'no ID, and where in the answer it stands',
			(shift, request) => ({ ...shift, id: undefined, rowNumber: 10 * request }),
		],
		[
			'neither ID nor name',
			(shift, request) => ({
				...shift,
				id: undefined,
				shiftName: undefined,
				requestedDay: request,
			}),
		],
	])('gives each shift once: %s', async (_name, told) => {
		answer((_query, request) => shifts.map((shift) => told(shift, request)));
		const { items, hint } = await run(TWO_WINDOWS);
		expect(n8n.sandbox.apiCalls()).toHaveLength(2);
		expect(items).toHaveLength(8);
		expect(hint).toContain('8 shifts that several requests gave, given once');
	});

	test('tells of a shift that one answer has twice, and leaves the IDs of all others alone', async () => {
		const many = Array.from({ length: 3 }, (_, week) =>
			shifts.map((shift) => ({
				...shift,
				id: `${shift.id}${week}`,
				shiftName: `${shift.shiftName}${week}`,
			})),
		).flat();
		answer(() => [...many, { ...many[0], isCurrent: false }]);
		const { items, hint } = await run({});
		expect(items.map(({ shiftId }) => shiftId)).toEqual([
			...many.map(({ id }) => id),
			`${many[0]?.id}#2`,
		]);
		expect(hint).toContain('1 shift with the ID of another one of the same centre and day');
	});

	test.each([{ isDeleted: true }, { anulado: 'S' }, { deletedAt: '2026-03-03T10:00:00' }])(
		'tells of shifts that are marked as deleted: %o',
		async (mark) => {
			answer(() => shifts.map((shift, index) => (index === 3 ? { ...shift, ...mark } : shift)));
			const { items, hint } = await run({});
			expect(items).toHaveLength(8);
			expect(hint).toContain(`marked as deleted or void (${Object.keys(mark).join()})`);
		},
	);

	test('says nothing of marks that no shift has', async () => {
		answer(() =>
			shifts.map((shift) => ({ ...shift, isDeleted: false, deletedAt: null, voids: 3 })),
		);
		expect((await run({})).hint).not.toContain('marked as deleted');
	});
});

describe('the shiftId is the same, whatever else is asked for', () => {
	const days = ['2026-03-02', '2026-03-03'];
	const both = async (make: (date: string, centre: string) => object[]) => {
		answer(({ startDate = '', endDate = '', centersList = '' }) =>
			days
				.filter((date) => startDate.slice(0, 10) <= date && date <= endDate.slice(0, 10))
				.flatMap((date) => centersList.split(',').flatMap((centre) => make(date, centre))),
		);
		const one = await run({ centres: '101', endDate: '2026-03-02' });
		const all = await run({});
		return [one, all].map(({ items }) => items.map(({ shiftId }) => shiftId));
	};
	const cash = { expectedCash: 100.5, countedCash: 99.5 };

	test('where shifts are keyed by name', async () => {
		const [one = [], all = []] = await both((date, centreId) => [
			{ centreId, date, shifts: { Lunch: { ...cash }, Dinner: { ...cash } } },
		]);
		expect(one).toEqual(['101/2026-03-02/Lunch', '101/2026-03-02/Dinner']);
		expect(all.slice(0, 2)).toEqual(one);
	});

	test('where a centre has a name alone', async () => {
		const [one = [], all = []] = await both((date, centre) => [
			{ centreName: centre === '101' ? 'Gran Vía' : 'Sol', date, shiftName: 'Lunch', ...cash },
		]);
		expect(one).toEqual(['Gran Vía/2026-03-02/Lunch']);
		expect(all[0]).toBe(one[0]);
	});
});

describe('cash sheets with sums of their own, some without shifts', () => {
	const sheets = ['101', '102'].flatMap((centreId) =>
		['2026-03-02', '2026-03-03'].map((businessDate) => {
			const names = centreId === '101' ? ['Lunch', 'Dinner'] : [];
			return {
				...{ centreId, businessDate, status: 'Closed', expectedCash: 20, countedCash: 18 },
				shifts: names.map((shiftName) => ({
					...{ id: `${centreId}-${businessDate}-${shiftName}`, shiftName, status: 'Closed' },
					...{ expectedCash: 10, countedCash: 9 },
				})),
			};
		}),
	);

	test.each<[string, object | undefined]>([
		['an empty list', { shifts: [] }],
		['null', { shifts: null }],
		['no list', { shifts: undefined }],
	])('give the same sums however they are asked for: %s', async (_name, none) => {
		const told = sheets.map((sheet) => (sheet.shifts.length === 0 ? { ...sheet, ...none } : sheet));
		answer(({ centersList = '', startDate = '', endDate = '' }) =>
			told.filter(
				({ centreId, businessDate }) =>
					centersList.split(',').includes(centreId) &&
					businessDate >= startDate.slice(0, 10) &&
					businessDate <= endDate.slice(0, 10),
			),
		);
		const sums = { operation: 'getSummary', groupBy: 'all' };
		for (const requests of [{}, { centresPerRequest: 1 }, { daysPerRequest: 1 }]) {
			const { items } = await run({ ...sums, requests });
			expect(items).toMatchObject([{ shifts: 4, expected: 40, counted: 36, difference: -4 }]);
		}
	});
});
