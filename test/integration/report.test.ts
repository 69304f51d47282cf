import { COLUMNS } from '../support/rows';
import { PARAMETERS, setUpForFile } from '../support/setup';

const n8n = setUpForFile({ now: '2026-03-05T20:30:00Z' });

type Parameters = Record<string, unknown>;
const itemsOf = async (parameters: Parameters) => {
	const { items, error } = await n8n.execute(n8n.credential(), {
		parameters: { ...PARAMETERS, ...parameters },
	});
	expect(error).toBeUndefined();
	return items.map(({ json }) => json);
};
const byHand = (column: string, field: string) => ({ columns: { values: [{ column, field }] } });

describe('the reading report', () => {
	const report = async (parameters: Parameters = {}) =>
		await itemsOf({ output: 'report', ...parameters });

	test('has an item for each field, with the column that it became', async () => {
		const items = await report();
		for (const item of items) {
			expect(Object.keys(item)).toEqual(['field', 'column', 'why', 'kind', 'filled', 'different']);
		}
		const columns = items.filter(({ column }) => column !== null);
		expect(new Set(columns.map(({ column }) => column))).toEqual(new Set(COLUMNS));
		expect(items.find(({ field }) => field === 'cash.counted')).toMatchObject({
			column: 'counted',
			why: expect.stringMatching(/^Counted: its name says counted; .*counted less expected/),
			kind: 'number',
			filled: 1,
			different: 12,
		});
		expect(items.find(({ field }) => field === 'sales.tickets')).toMatchObject({
			column: null,
			why: 'not needed, or nothing speaks for it',
		});
		expect(new Set(items.map(({ field }) => field)).size).toBe(items.length);
	});

	test('holds no value of the response', async () => {
		const secrets = Array.from({ length: 12 }, (_, index) => 700_111.13 + index * 1013.07);
		let next = 0;
		n8n.sandbox.edit((sheets) => {
			for (const sheet of sheets) {
				sheet.centre.name = 'Zanzibar 77';
				sheet.company = 'Quux Holdings';
				for (const shift of sheet.shifts) {
					shift.responsible = 'Umberto Xylander';
					shift.name = `Vigil ${(next % 3) + 1}`;
					shift.cash.expected = secrets[next++ % 12] ?? 0;
					shift.cash.counted = shift.cash.expected;
					shift.cash.difference = 0;
				}
			}
			return sheets;
		});
		const text = JSON.stringify(await report());
		const values = ['Zanzibar', 'Quux', 'Umberto', 'Vigil', '2026-03', '20260303', ...secrets];
		expect(values.filter((value) => text.includes(String(value)))).toEqual([]);
		// The values that must not be there do stand in the response.
		const all = JSON.stringify(await itemsOf({ output: 'raw' }));
		expect(values.filter((value) => !all.includes(String(value)))).toEqual([]);
	});

	test.each([
		['Cash', 'Cash'],
		['Efectivo', 'Efectivo'],
		['Tarjeta de crédito', 'Tarjeta de crédito'],
		['Uber Eats delivery', 'Uber Eats delivery'],
		['Visa ****1234 Maria Lopez', '*'],
		['Card Maria Lopez', '*'],
		['Card 4711', '*'],
	])('shows the label %s of a row as %s', async (method, shown) => {
		n8n.sandbox.fault({
			response: [3, 4].map((day) => ({
				centreId: 101,
				businessDate: `2026-03-0${day}`,
				shiftName: 'Lunch',
				payments: [
					{ method: 'Visa', amount: 3.5 },
					{ method, amount: 5.25 + day },
				],
			})),
		});
		const fields = (await report()).map(({ field }) => field);
		expect(fields).toContain(`payments[method=${shown}].amount`);
		expect(JSON.stringify(fields)).not.toMatch(/Maria|4711|1234/);
	});

	test('is not cut by a limit, and says what was set by hand', async () => {
		const items = await report({
			returnAll: false,
			limit: 1,
			...byHand('expected', 'sales.gross'),
		});
		expect(items.length).toBeGreaterThan(20);
		expect(items.find(({ field }) => field === 'sales.gross')).toMatchObject({
			column: 'expected',
			why: 'Expected: it was set by hand',
		});
		expect(items.filter(({ column }) => column === 'expected')).toHaveLength(1);
	});

	test('says between which fields it could not choose', async () => {
		const sheet = (on: string) => ({ dayA: on, dayB: '2026-03-04', shiftName: 'Lunch' });
		n8n.sandbox.fault({ response: [sheet('2026-03-03'), sheet('2026-03-04')] });
		const items = await report();
		for (const field of ['dayA', 'dayB']) {
			expect(items).toContainEqual(
				expect.objectContaining({
					field,
					column: null,
					why: "it may be Date, and so may others; set it under 'Columns'",
				}),
			);
		}
	});
});
