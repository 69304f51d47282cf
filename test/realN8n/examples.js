'use strict';

const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const FOLDER = join(__dirname, '..', '..', 'examples');
const OUR_NODES = /^n8n-nodes-mapal-cashrec\./;

/**
 * @typedef {object} Workflow as a user imports it
 * @property {string} name
 * @property {Array<Record<string, any>>} nodes
 * @property {Record<string, any>} connections
 * @property {Record<string, unknown>} settings
 */

/**
 * The example workflows, with a credential of ours entered into our nodes.
 *
 * @param {{ id: string, name: string }} credential
 * @returns {Workflow[]}
 */
function examples(credential) {
	return readdirSync(FOLDER)
		.filter((file) => file.endsWith('.json'))
		.map((file) => {
			/** @type {Workflow} */
			const workflow = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
			for (const node of workflow.nodes) {
				if (OUR_NODES.test(node['type'])) node['credentials'] = { mapalCashrecApi: credential };
			}
			return workflow;
		});
}

module.exports = { examples };
