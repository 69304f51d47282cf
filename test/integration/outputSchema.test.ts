import { operations } from '../../nodes/MapalCashrec/actions/execute';
import { textOf } from '../support/package';
import { setUpForFile } from '../support/setup';

/*
 * Before anything has run, n8n shows the next node the fields of each operation's output, from a
 * file beside the node. Here each file is compared with what the operation gives with its default
 * fields.
 */

const n8n = setUpForFile({ now: '2026-03-05T20:30:00Z' });

interface Schema {
	type: string;
	properties: Record<string, { type: string | string[] }>;
}

const PARAMETERS = {
	// 999 does not exist, and on the last day shifts are open.
	centres: '101, 102, 103, 999',
	period: 'custom',
	startDate: '2026-02-23',
	endDate: '2026-03-05',
};

const typeOf = (value: unknown) =>
	value === null ? 'null' : Number.isInteger(value) ? 'integer' : typeof value;

/** Every integer is a number too. */
const fits = (value: unknown, type: string) =>
	type === typeOf(value) || (type === 'number' && typeOf(value) === 'integer');

describe.each(Object.keys(operations))('%s', (operation) => {
	const { type, properties } = JSON.parse(
		textOf(`nodes/MapalCashrec/__schema__/v1.0.0/cashSheet/${operation}.json`),
	) as Schema;
	const typesOf = (name: string) => [properties[name]?.type ?? []].flat();
	let items: Array<Record<string, unknown>>;

	beforeEach(async () => {
		n8n.sandbox.edit((sheets) =>
			sheets.map((sheet) =>
				sheet.businessDate === '2026-03-05' ? { ...sheet, shifts: [] } : sheet,
			),
		);
		const result = await n8n.execute(n8n.credential(), {
			parameters: { ...PARAMETERS, operation },
		});
		expect(result.error).toBeUndefined();
		items = result.items.map(({ json }) => json);
		expect(items.length).toBeGreaterThan(2);
	});

	test('has the fields of each item, in their order', () => {
		expect(type).toBe('object');
		for (const item of items) expect(Object.keys(item)).toEqual(Object.keys(properties));
	});

	test('has the types of their values', () => {
		for (const item of items) {
			for (const [name, value] of Object.entries(item)) {
				expect([name, value, typesOf(name).some((one) => fits(value, one))]).toEqual([
					name,
					value,
					true,
				]);
			}
		}
	});

	test('names the type of the values before null, as n8n shows the first', () => {
		for (const name of Object.keys(properties)) {
			const values = items.map((item) => item[name]).filter((value) => value !== null);
			expect(values.length).toBeGreaterThan(0);
			for (const value of values) expect(fits(value, typesOf(name)[0] ?? '')).toBe(true);
		}
	});
});
