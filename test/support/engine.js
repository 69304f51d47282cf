'use strict';

/*
 * Runs workflows in the real engine of n8n (n8n-core), in this process: the engine's expressions,
 * credentials flow, HTTP client and error handling, without n8n's server and database.
 */

const { randomUUID } = require('node:crypto');
const {
	CredentialTestContext,
	LoadOptionsContext,
	PollContext,
	WorkflowExecute,
} = require('n8n-core');
const { ICredentialsHelper, NodeHelpers, Workflow, isExpression } = require('n8n-workflow');

/**
 * @typedef {import('n8n-workflow').ICredentialDataDecryptedObject} CredentialData
 * @typedef {import('n8n-workflow').INodeExecutionData} Item
 */

const NODE_TYPE = 'n8n-nodes-mapal-cashrec.mapalCashrec';
const INPUT_TYPE = 'test.input';
const CREDENTIAL_TYPE = 'mapalCashrecApi';

/**
 * Credentials in memory, handled as n8n's own helper handles them: a copy per read, expressions
 * resolved for the item, `preAuthentication` for an empty token or after a 401, and what it returns
 * stored (except over an expression).
 */
class Credentials extends ICredentialsHelper {
	/** @param {import('n8n-workflow').ICredentialType} type */
	constructor(type) {
		super();
		this.type = type;
		/** @type {Map<string, CredentialData>} */
		this.stored = new Map();
	}

	/**
	 * @param {CredentialData} data
	 * @returns {string} its ID
	 */
	add(data) {
		const id = randomUUID();
		this.stored.set(id, { ...data });
		return id;
	}

	getParentTypes() {
		return [];
	}

	isCredentialUsableByNode() {
		return true;
	}

	/** @type {ICredentialsHelper['authenticate']} */
	async authenticate(data, _type, options) {
		if (typeof this.type.authenticate !== 'function') throw new Error('authenticate is missing');
		return await this.type.authenticate(data, /** @type {any} */ (options));
	}

	/** @type {ICredentialsHelper['preAuthentication']} */
	async preAuthentication(helpers, data, _type, node, expired) {
		const property = this.type.properties.find(({ typeOptions }) => typeOptions?.expirable);
		if (!property || !this.type.preAuthentication) return undefined;
		if (data[property.name] !== '' && !expired) return undefined;
		const output = /** @type {CredentialData} */ (
			await this.type.preAuthentication.call(helpers, data)
		);
		if (output[property.name] === undefined) return undefined;
		const stored = this.stored.get(String(node.credentials?.[CREDENTIAL_TYPE]?.id));
		if (!stored) throw new Error('The credential is not stored');
		for (const [key, value] of Object.entries(output)) {
			if (key === property.name || !isExpression(stored[key])) stored[key] = value;
		}
		return Object.assign(data, output);
	}

	async runPreAuthentication() {
		return undefined;
	}

	/** @type {ICredentialsHelper['getDecrypted']} */
	async getDecrypted(_additionalData, { id }, _type, mode, executeData, _raw, resolve) {
		const stored = this.stored.get(String(id));
		if (!stored) throw new Error(`There is no credential ${id}`);
		const data = /** @type {CredentialData} */ (
			NodeHelpers.getNodeParameters(
				this.type.properties,
				/** @type {any} */ (stored),
				true,
				false,
				null,
				null,
			)
		);
		if (!resolve) return data;
		return /** @type {CredentialData} */ (
			resolve.workflow.expression.getParameterValue(
				/** @type {any} */ (data),
				resolve.runExecutionData,
				resolve.runIndex,
				resolve.itemIndex,
				resolve.node.name,
				resolve.connectionInputData,
				mode,
				{},
				executeData,
			)
		);
	}

	/** @returns {Promise<never>} */
	async getCredentials() {
		throw new Error('Not part of running a workflow');
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData() {}

	getCredentialsProperties() {
		return this.type.properties;
	}
}

/**
 * @typedef {object} Run
 * @property {Record<string, unknown>} [parameters] of the node under test
 * @property {Array<Record<string, unknown>>} [input] the input items' JSON; one empty item if not given
 * @property {boolean} [continueOnFail]
 * @property {'continueErrorOutput' | 'continueRegularOutput'} [onError]
 * @property {string} [timezone] the workflow's
 * @property {string} [workflowId]
 * @property {number} [cancelAfter] milliseconds
 * @property {boolean} [withoutDump] leaves `everything` empty: for many items it takes long
 *
 * @typedef {object} Result
 * @property {Item[]} items the items of the node's output
 * @property {Item[]} errorItems those of its error output
 * @property {any} error what failed the node, or undefined
 * @property {string | undefined} hint
 * @property {import('n8n-workflow').NodeExecutionHint[]} hints
 * @property {string} everything all that n8n would store of the execution, as text
 */

/**
 * @param {object} parts
 * @param {import('n8n-workflow').INodeType} parts.node
 * @param {import('n8n-workflow').ICredentialType} parts.credentialType
 */
function createEngine({ node: nodeType, credentialType }) {
	const credentials = new Credentials(credentialType);

	/** @type {import('n8n-workflow').INodeTypes} */
	const nodeTypes = {
		getByName: (name) => nodeTypes.getByNameAndVersion(name),
		getByNameAndVersion: (name) =>
			name === NODE_TYPE ? nodeType : /** @type {any} */ (inputNode()),
		getKnownTypes: () => ({}),
	};

	/** @param {string} credentialId @param {Run} run */
	function workflowOf(credentialId, run) {
		return new Workflow({
			id: run.workflowId ?? 'test',
			name: 'test',
			active: false,
			nodeTypes,
			settings: { executionOrder: 'v1', timezone: run.timezone ?? 'Europe/Madrid' },
			nodes: [
				{
					id: 'input',
					name: 'Input',
					type: INPUT_TYPE,
					typeVersion: 1,
					position: [0, 0],
					parameters: { items: JSON.stringify(run.input ?? [{}]) },
				},
				{
					id: 'node',
					name: 'Mapal Cashrec',
					type: NODE_TYPE,
					typeVersion: 1,
					position: [200, 0],
					parameters: /** @type {any} */ (run.parameters ?? {}),
					credentials: { [CREDENTIAL_TYPE]: { id: credentialId, name: 'Mapal' } },
					continueOnFail: run.continueOnFail,
					onError: run.onError,
				},
			],
			connections: { Input: { main: [[{ node: 'Mapal Cashrec', type: 'main', index: 0 }]] } },
		});
	}

	/**
	 * Runs `input → node`.
	 *
	 * @param {string} credentialId
	 * @param {Run} run
	 * @returns {Promise<Result>}
	 */
	async function execute(credentialId, run = {}) {
		const workflow = workflowOf(credentialId, run);
		const execution = new WorkflowExecute(additionalData(credentials), 'trigger');
		const running = execution.run({ workflow, startNode: workflow.getNode('Input') ?? undefined });
		if (run.cancelAfter !== undefined) setTimeout(() => running.cancel(), run.cancelAfter);
		const { data } = await running;

		const task = data.resultData.runData['Mapal Cashrec']?.[0];
		return {
			items: task?.data?.main?.[0] ?? [],
			errorItems: task?.data?.main?.[1] ?? [],
			error: task?.error ?? data.resultData.error,
			hint: task?.hints?.map(({ message }) => message).join('\n'),
			hints: task?.hints ?? [],
			everything: run.withoutDump ? '' : dump(data),
		};
	}

	/**
	 * Runs the test behind the credential's button.
	 *
	 * @param {CredentialData} data
	 */
	async function testCredential(data) {
		const { testedBy } = nodeType.description.credentials?.[0] ?? {};
		const test = nodeType.methods?.credentialTest?.[String(testedBy)];
		if (!test) throw new Error('The node has no test for its credential');
		const context = new CredentialTestContext(additionalData(credentials));
		return await test.call(context, { id: '', name: 'Mapal', type: CREDENTIAL_TYPE, data });
	}

	/**
	 * Loads a list as the editor does when its dropdown is opened.
	 *
	 * @param {string} method
	 * @param {string} credentialId
	 * @param {Record<string, unknown>} parameters as they are in the editor at that moment
	 */
	async function loadOptions(method, credentialId, parameters) {
		const load = nodeType.methods?.loadOptions?.[method];
		if (!load) throw new Error(`The node has no list ${method}`);
		const workflow = workflowOf(credentialId, { parameters });
		const node = /** @type {import('n8n-workflow').INode} */ (workflow.getNode('Mapal Cashrec'));
		const data = { ...additionalData(credentials), currentNodeParameters: parameters };
		return await load.call(new LoadOptionsContext(workflow, node, data, 'parameters'));
	}

	/**
	 * A trigger that polls as n8n lets it: what it writes into its static data is saved when it
	 * emits, and at its first poll after a start; a restart goes back to what was saved.
	 *
	 * @param {string} credentialId
	 * @param {Record<string, unknown>} parameters
	 * @param {{ timezone?: string, budgetMs?: number }} [options] the workflow's time zone, and how
	 * long n8n lets a poll take
	 */
	function trigger(credentialId, parameters, { timezone, budgetMs } = {}) {
		/** @type {Record<string, unknown>} */
		let settings = parameters;
		const workflowId = randomUUID();
		let saved = '{}';
		let isFirst = true;
		/** @type {PollContext | undefined} the context of all polls from one start to the next */
		let live;
		let workflow = start();

		function start() {
			const started = workflowOf(credentialId, {
				parameters: settings,
				timezone,
				workflowId,
			});
			started.overrideStaticData(JSON.parse(saved));
			started.staticData['__dataChanged'] = false;
			isFirst = true;
			live = undefined;
			return started;
		}

		/** @param {'trigger' | 'manual'} mode */
		function newContext(mode) {
			const node = /** @type {import('n8n-workflow').INode} */ (workflow.getNode('Mapal Cashrec'));
			const context = new PollContext(
				workflow,
				node,
				additionalData(credentials),
				mode,
				'activate',
			);
			return budgetMs === undefined
				? context
				: Object.assign(context, { getPollBudgetMs: () => budgetMs });
		}

		/** @param {'trigger' | 'manual'} [mode] @returns {Promise<Item[]>} */
		async function poll(mode = 'trigger') {
			if (mode === 'manual') return (await nodeType.poll?.call(newContext(mode)))?.[0] ?? [];
			// If polls have a time limit, n8n makes a context for each poll.
			const context = budgetMs === undefined ? (live ??= newContext(mode)) : newContext(mode);
			const wasFirst = isFirst;
			isFirst = false;
			const output = await nodeType.poll?.call(context);
			if ((output || wasFirst) && workflow.staticData['__dataChanged']) {
				saved = JSON.stringify(workflow.staticData);
				workflow.staticData['__dataChanged'] = false;
			}
			return output?.[0] ?? [];
		}

		return {
			poll,
			restart: () => void (workflow = start()),
			/**
			 * Saves the workflow with other settings, which starts it anew.
			 *
			 * @param {Record<string, unknown>} changes
			 */
			change: (changes) => {
				settings = { ...settings, ...changes };
				workflow = start();
			},
			/** What n8n holds for the node now. */
			state: () => /** @type {any} */ (workflow.staticData)['node:Mapal Cashrec'] ?? {},
			/** What would be left after a restart. */
			saved: () => JSON.parse(saved)['node:Mapal Cashrec'] ?? {},
		};
	}

	return { credentials, execute, testCredential, loadOptions, trigger };
}

function inputNode() {
	return {
		description: {
			displayName: 'Input',
			name: INPUT_TYPE,
			group: ['trigger'],
			version: 1,
			description: '',
			defaults: {},
			inputs: [],
			outputs: ['main'],
			properties: [{ displayName: 'Items', name: 'items', type: 'string', default: '[]' }],
		},
		/** @this {import('n8n-workflow').IExecuteFunctions} */
		async execute() {
			const items = JSON.parse(/** @type {string} */ (this.getNodeParameter('items', 0)));
			return [items.map((/** @type {unknown} */ json) => ({ json }))];
		},
	};
}

/**
 * @param {ICredentialsHelper} credentialsHelper
 * @returns {any} as far as a run without a server needs it
 */
function additionalData(credentialsHelper) {
	const url = 'http://127.0.0.1:5678/';
	return {
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		executionId: 'test',
		restApiUrl: url,
		instanceBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		formWaitingBaseUrl: url,
		variables: {},
		setExecutionStatus: () => {},
		sendDataToUI: () => {},
		hooks: { runHook: async () => {}, handlers: {}, addHandler: () => {} },
	};
}

/** @param {unknown} value any structure, also with cycles */
function dump(value) {
	const seen = new WeakSet();
	return JSON.stringify(value, (_key, part) => {
		if (typeof part !== 'object' || part === null) return part;
		if (seen.has(part)) return undefined;
		seen.add(part);
		if (!(part instanceof Error)) return part;
		// Errors hide their fields from JSON; n8n stores them one by one.
		return Object.fromEntries(
			Object.getOwnPropertyNames(part).map((name) => [name, Reflect.get(part, name)]),
		);
	});
}

module.exports = { additionalData, createEngine };
