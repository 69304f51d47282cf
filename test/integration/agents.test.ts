import { createNodeAsTool } from 'n8n-core/dist/execution-engine/node-execution-context/utils/create-node-as-tool';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { MapalCashrec } from '../../nodes/MapalCashrec/MapalCashrec.node';
import { operations } from '../../nodes/MapalCashrec/actions/execute';
import { setUpForFile } from '../support/setup';

/* What an agent is told about the node's operations, and how much it has to read. */

const n8n = setUpForFile({ now: '2026-03-05T20:30:00Z' });
const description: INodeTypeDescription = new MapalCashrec().description;

/** The node as n8n keeps it in a workflow: with the defaults of all fields, hidden ones too. */
function nodeWith(parameters: Record<string, string>): INode {
	const node: INode = {
		id: 'node',
		name: 'Cash sheets',
		type: 'n8n-nodes-mapal-cashrec.mapalCashrecTool',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	node.parameters =
		NodeHelpers.getNodeParameters(
			description.properties,
			node.parameters,
			true,
			false,
			node,
			description,
		) ?? {};
	return node;
}

const toolOf = (parameters: Record<string, string>) =>
	createNodeAsTool({
		node: nodeWith(parameters),
		nodeType: new MapalCashrec() as never,
		handleToolInvocation: async () => '',
	}).response;

describe('as a tool', () => {
	test('the node can be used', () => {
		expect(description.usableAsTool).toBe(true);
	});

	test.each([
		['getCashSheets', 'Get cash sheets in Mapal Cashrec'],
		['getDiscrepancies', 'Get discrepancies in Mapal Cashrec'],
		['getPending', 'Get pending cash sheets in Mapal Cashrec'],
		['getSummary', 'Get a summary in Mapal Cashrec'],
	])('%s is described by itself', (operation, words) => {
		expect(toolOf({ operation }).description).toBe(words);
	});

	test('each operation is, in words of its own', () => {
		const names = Object.keys(operations);
		const words = names.map((operation) => toolOf({ operation }).description);
		expect(new Set(words).size).toBe(names.length);
		expect(names).toHaveLength(4);
	});

	test('the resource is not shown, has one value, and the operation belongs to it', () => {
		const [resource, operation] = description.properties;
		expect(resource).toMatchObject({ name: 'resource', type: 'hidden', default: 'cashSheet' });
		expect(operation).toMatchObject({
			name: 'operation',
			displayOptions: { show: { resource: ['cashSheet'] } },
		});
		expect(nodeWith({}).parameters).toMatchObject({
			resource: 'cashSheet',
			operation: 'getCashSheets',
		});
	});

	test('the fields that a model fills in are its arguments', () => {
		const tool = toolOf({
			centres: "={{ $fromAI('centres', 'IDs of the centres', 'string') }}",
			period: 'custom',
			startDate: "={{ $fromAI('start', 'First day, yyyy-MM-dd', 'string') }}",
			endDate: "={{ $fromAI('end', 'Last day, yyyy-MM-dd', 'string') }}",
		});
		const { shape } = tool.schema as unknown as { shape: Record<string, unknown> };
		expect(Object.keys(shape)).toEqual(['centres', 'start', 'end']);
	});
});

describe('a week of three centres', () => {
	const sizeOf = async (parameters: Record<string, unknown>) => {
		const { items, error } = await n8n.execute(n8n.credential(), {
			parameters: {
				centres: '101, 102, 103',
				period: 'custom',
				startDate: '2026-02-23',
				endDate: '2026-03-01',
				...parameters,
			},
		});
		expect(error).toBeUndefined();
		// An agent gets all items as one text.
		return { items: items.length, size: JSON.stringify(items.map(({ json }) => json)).length };
	};

	test('is at most 20,000 characters, shift by shift', async () => {
		const { items, size } = await sizeOf({});
		expect(items).toBe(63);
		expect(size).toBeLessThanOrEqual(20_000);
	});

	test('is at most 2,000 characters, summed up by centre', async () => {
		const { items, size } = await sizeOf({ operation: 'getSummary' });
		expect(items).toBe(3);
		expect(size).toBeLessThanOrEqual(2000);
	});
});
