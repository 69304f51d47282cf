'use strict';

const { createEngine } = require('./engine');
const { startSandbox } = require('../sandbox/server');
const { MapalCashrecApi } = require('../../credentials/MapalCashrecApi.credentials');
const { MapalCashrec } = require('../../nodes/MapalCashrec/MapalCashrec.node');

/** The days around which tests read: Thursday 5 March 2026, at noon in Madrid. */
const NOW = new Date('2026-03-05T11:00:00Z');

/**
 * The real engine and a sandbox, for one test file.
 *
 * @param {Parameters<typeof startSandbox>[0]} [options]
 */
async function setUp(options = {}) {
	const sandbox = await startSandbox(options);
	const engine = createEngine({ node: new MapalCashrec(), credentialType: new MapalCashrecApi() });
	return {
		sandbox,
		...engine,
		/**
		 * Stores the sandbox's credential, with fields of one's own.
		 *
		 * @param {Record<string, string>} [fields]
		 */
		credential: (fields = {}) => engine.credentials.add({ ...sandbox.credential(), ...fields }),
	};
}

/** Two days of the past, which no preset covers, for centres 101 and 102. */
const PARAMETERS = {
	operation: 'getCashSheets',
	centres: '101, 102',
	period: 'custom',
	startDate: '2026-03-03',
	endDate: '2026-03-04',
};

module.exports = { setUp, PARAMETERS, NOW };
