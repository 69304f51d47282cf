import { COLUMNS } from '../nodes/MapalCashrec/cashSheet/columns/names';
import { GROUP_COLUMNS } from '../nodes/MapalCashrec/cashSheet/compare/summary';
import { MapalCashrec } from '../nodes/MapalCashrec/MapalCashrec.node';
import { MapalCashrecTrigger } from '../nodes/MapalCashrec/MapalCashrecTrigger.node';
import { examples } from './realN8n/examples';
import { filesOf, textOf } from './support/package';

/* What can be checked of the examples without running them. test/e2e/examples.e2e.ts runs each. */

const all = examples({ id: '', name: '' }).map((example) => ({ ...example, title: example.name }));

/** What the operations give besides the columns. */
const OF_PENDING = ['state', 'shifts', 'openShifts'];
const OF_SUMMARY = [
	...['from', 'to', 'week', 'month', 'shifts', 'notCounted'],
	...['shortages', 'short', 'surpluses', 'over'],
];
/** What n8n's own nodes make of it, and what a text calls an item of its own list. */
const OF_N8N = ['sheets', 'people', 'table', 'id', 'json', 'keys', 'same', 'different'];
const KNOWN = new Set<string>([...COLUMNS, ...OF_PENDING, ...OF_SUMMARY, ...OF_N8N]);
/** JavaScript's own. */
const METHODS = new Set([
	...['all', 'first', 'map', 'join', 'sort', 'length', 'toFixed', 'abs', 'entries'],
	...['toISODate', 'inputA'],
]);

/** The expressions in the parameters of a node. */
function expressionsOf(value: unknown): string[] {
	if (typeof value === 'string') {
		return value.startsWith('=') ? [...value.matchAll(/\{\{(.*?)\}\}/gs)].map(([all]) => all) : [];
	}
	return typeof value === 'object' && value !== null
		? Object.values(value).flatMap(expressionsOf)
		: [];
}

/** The names behind a dot in an expression, less texts. */
function namesIn(expression: string): string[] {
	const code = expression.replace(/'(?:\\.|[^'])*'|`[^`]*`|\/\*.*?\*\//g, "''");
	return [...code.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name = '']) => name);
}

describe.each(all)('$title', ({ name, nodes, connections }) => {
	const cashrec = nodes.filter(({ ['type']: type }) => type.startsWith('n8n-nodes-mapal-cashrec.'));

	it('names no field but the columns, and what the operations give', () => {
		const unknown = nodes
			.flatMap(({ ['parameters']: parameters }) => expressionsOf(parameters))
			.flatMap(namesIn)
			.filter((field) => !KNOWN.has(field) && !METHODS.has(field));
		expect(unknown).toEqual([]);
		for (const { ['parameters']: parameters } of nodes) {
			const named = JSON.stringify(parameters).matchAll(
				/"(?:keyName|field1|field2|fieldName|fieldsToSplitBy)":"([^"]*)"/g,
			);
			for (const [, field = ''] of named) expect([...KNOWN]).toContain(field);
		}
	});

	it('sets nothing that a user would have to change, except the centres', () => {
		expect(cashrec.length).toBeGreaterThan(0);
		for (const { ['parameters']: parameters } of cashrec) {
			expect(parameters).not.toHaveProperty('columns');
			expect(parameters.options).toEqual({});
			expect(parameters.requests).toEqual({});
			const isTool = 'toolDescription' in parameters;
			if (!isTool) expect(parameters.centres).toBe('101, 102');
		}
	});

	it('sets no field that its node does not have', () => {
		for (const { ['parameters']: parameters, ['type']: type } of cashrec) {
			const { properties } = new (type.endsWith('Trigger') ? MapalCashrecTrigger : MapalCashrec)()
				.description;
			const fields = [
				...properties.map((property) => property.name),
				// n8n itself adds these fields.
				...['pollTimes', 'descriptionType', 'toolDescription'],
			];
			expect(fields).toEqual(expect.arrayContaining(Object.keys(parameters)));
		}
	});

	it('begins with a note of two to four sentences', () => {
		const notes = nodes.filter(({ ['type']: type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes).toHaveLength(1);
		const [heading, text = ''] = String(notes[0]?.['parameters'].content).split('\n');
		expect(heading).toBe(`## ${name}`);
		const sentences = text.match(/[.?!](?="? [A-Z*]|$)/g)?.length;
		expect(sentences).toBeGreaterThanOrEqual(2);
		expect(sentences).toBeLessThanOrEqual(4);
		// Each node that the note names is there.
		for (const [, node = ''] of text.matchAll(/\*\*(.+?)\*\*/g)) {
			expect(nodes.map((one) => one['name'])).toContain(node);
		}
	});

	it('tries again where a service on the network does not answer', () => {
		for (const node of nodes) {
			const isNetwork = /mapalCashrec$|slack$|googleSheets$|emailSend$|lmChat/.test(node['type']);
			expect([node['name'], node['retryOnFail'] ?? false]).toEqual([node['name'], isNetwork]);
		}
	});

	it('has nodes that are named for what they do, and all of them are connected', () => {
		const wired = new Set(
			Object.entries(connections).flatMap(([from, outputs]) => [
				from,
				...Object.values(outputs as Record<string, Array<Array<{ node: string }>>>)
					.flat(2)
					.map(({ node }) => node),
			]),
		);
		for (const { ['name']: node, ['type']: type } of nodes) {
			expect(node).not.toMatch(/^(Mapal Cashrec|Slack|Edit Fields|Data table|Filter)/);
			if (!type.endsWith('stickyNote')) expect([...wired]).toContain(node);
		}
	});
});

it('the file of each example is called as its workflow is', () => {
	const files = filesOf('examples');
	expect(files).toEqual(
		all.map(({ name }) => `examples/${name.toLowerCase().replaceAll(' ', '-')}.json`).sort(),
	);
	for (const file of files) expect(textOf(file)).not.toMatch(/"credentials"/);
});

it('a summary has no group column that these tests do not know', () => {
	for (const name of Object.values(GROUP_COLUMNS).flat()) expect([...KNOWN]).toContain(name);
});
