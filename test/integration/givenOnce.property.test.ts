import fc from 'fast-check';

import { setUpForFile } from '../support/setup';

/*
 * Random cash sheets, asked for in random windows and batches. The API may ignore what it is asked,
 * give neighbouring days too, wrap each answer differently and shuffle its fields. Each shift must
 * be given once.
 */

const n8n = setUpForFile({ now: '2026-03-31T12:00:00Z' });

const CENTRES = ['101', '102', '103', '104'];
const DAYS = Array.from({ length: 8 }, (_, index) => `2026-03-0${index + 1}`);

interface Shift {
	name: string;
	expected: number;
	off: number;
	/** Whether the sheet holds the shift twice, with all fields alike. */
	isTwice: boolean;
}
interface Sheet {
	centre: string;
	day: string;
	shifts: Shift[];
}

const shift = fc.record({
	expected: fc.integer({ min: 1, max: 99_999 }),
	off: fc.constantFrom(0, 0, 0, -125, 250),
	isTwice: fc.boolean(),
});
const sheets = fc
	.record({
		centres: fc.integer({ min: 1, max: CENTRES.length }),
		days: fc.integer({ min: 2, max: DAYS.length }),
		shifts: fc.array(fc.array(shift, { minLength: 1, maxLength: 3 }), {
			minLength: CENTRES.length * DAYS.length,
			maxLength: CENTRES.length * DAYS.length,
		}),
	})
	.map(({ centres, days, shifts }) => ({
		centres: CENTRES.slice(0, centres),
		days: DAYS.slice(0, days),
		held: CENTRES.slice(0, centres).flatMap((centre, row) =>
			DAYS.slice(0, days).map((day, column): Sheet => {
				const own = shifts[row * DAYS.length + column] ?? [];
				const names = ['Breakfast', 'Lunch', 'Dinner'];
				return {
					centre,
					day,
					shifts: own.map((one, index) => ({ ...one, name: names[index] ?? '' })),
				};
			}),
		),
	}));

const api = fc.record({
	ids: fc.constantFrom('global', 'counting', 'none'),
	isFlat: fc.boolean(),
	ignoresCentres: fc.boolean(),
	ignoresDates: fc.boolean(),
	/** How many days before and after the period are given too. */
	margin: fc.constantFrom(0, 0, 1, 2),
	envelope: fc.constantFrom('none', 'data', 'numbered'),
	isShuffled: fc.boolean(),
});
type Api = typeof api extends fc.Arbitrary<infer T> ? T : never;

/** What tells shifts apart in this test; twins have the same. */
const signature = (centre: unknown, day: unknown, name: unknown, expected: unknown, off: unknown) =>
	[centre, day, name, expected, off].join('|');

/** All shifts of a sheet as the API tells them, twins one after another. */
function told({ centre, day, shifts }: Sheet, { ids }: Api): object[] {
	let number = 0;
	const sheetId = Number(centre) * 100_000 + Number(day.slice(8)) * 100;
	return shifts.flatMap(({ name, expected, off, isTwice }) =>
		// Shifts with an ID have no twins.
		(isTwice && ids === 'none' ? [0, 1] : [0]).map(() => {
			number++;
			return {
				...(ids === 'global' && { shiftId: sheetId + number }),
				...(ids === 'counting' && { shiftId: number }),
				shiftName: name,
				status: 'Closed',
				cash: { expected: expected / 100, counted: (expected + off) / 100 },
			};
		}),
	);
}

/** The same fields in another order. */
function shuffled<T>(value: T, random: () => number): T {
	if (Array.isArray(value)) return value.map((part) => shuffled<unknown>(part, random)) as T;
	if (typeof value !== 'object' || value === null) return value;
	const fields = Object.entries(value).map(
		([name, part]) => [random(), name, shuffled<unknown>(part, random)] as const,
	);
	return Object.fromEntries(
		fields.sort(([a], [b]) => a - b).map(([, name, part]) => [name, part]),
	) as T;
}

/** An answer to one request. */
function answer(held: Sheet[], how: Api, query: Record<string, string>, request: number): unknown {
	const day = (text = '', by: number) =>
		new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) + by * 86_400_000)
			.toISOString()
			.slice(0, 10);
	const first = day(query['startDate'], -how.margin);
	const last = day(query['endDate'], how.margin);
	const centres = query['centersList']?.split(',') ?? [];
	const given = held.filter(
		(sheet) =>
			(how.ignoresCentres || centres.includes(sheet.centre)) &&
			(how.ignoresDates || (sheet.day >= first && sheet.day <= last)),
	);
	const records = given.flatMap((sheet) => {
		const head = { centreId: Number(sheet.centre), businessDate: sheet.day };
		return how.isFlat
			? told(sheet, how).map((one) => ({ ...head, ...one }))
			: [{ ...head, shifts: told(sheet, how) }];
	});
	const numbered = records.map((record, index) => ({ $id: `${request}${index}`, ...record }));
	const body =
		how.envelope === 'none'
			? records
			: how.envelope === 'data'
				? { requestId: `r${request}`, count: records.length, data: records }
				: { $id: `${request}`, from: query['startDate'], data: numbered };
	let state = request + 1;
	const random = () => (state = (state * 16_807) % 2_147_483_647);
	return how.isShuffled ? shuffled(body, random) : body;
}

test('each shift is given once', async () => {
	await fc.assert(
		fc.asyncProperty(
			sheets,
			api,
			fc.integer({ min: 1, max: 8 }),
			fc.integer({ min: 1, max: 4 }),
			fc.boolean(),
			async ({ centres, days, held }, how, daysPerRequest, centresPerRequest, simplify) => {
				n8n.sandbox.clearFaults();
				let request = 0;
				n8n.sandbox.fault({
					times: 1000,
					response: ({ query }: { query: Record<string, string> }) =>
						answer(held, how, query, request++),
				});
				const { items, error } = await n8n.execute(n8n.credential(), {
					parameters: {
						centres: centres.join(),
						period: 'custom',
						startDate: days[0],
						endDate: days.at(-1),
						simplify,
						requests: { daysPerRequest, centresPerRequest },
					},
					withoutDump: true,
				});
				expect(error).toBeUndefined();
				const found = items.map(({ json }) => {
					const { expected, counted } = (simplify ? json : json['cash']) as Record<string, number>;
					const off = Math.round(((counted ?? 0) - (expected ?? 0)) * 100);
					return simplify
						? signature(json['centreId'], json['date'], json['shift'], expected, off)
						: signature(json['centreId'], json['businessDate'], json['shiftName'], expected, off);
				});
				const wanted = held.flatMap((sheet) =>
					sheet.shifts.flatMap(({ name, expected, off, isTwice }) =>
						Array<string>(isTwice && how.ids === 'none' ? 2 : 1).fill(
							signature(sheet.centre, sheet.day, name, expected / 100, off),
						),
					),
				);
				expect(found.sort()).toEqual(wanted.sort());
				if (simplify)
					expect(new Set(items.map(({ json }) => json['shiftId'])).size).toBe(items.length);
			},
		),
		{ numRuns: 60 },
	);
}, 120_000);
