'use strict';

const { createEngine } = require('./engine');
const { startSandbox } = require('../sandbox/server');
const { MapalCashrecApi } = require('../../credentials/MapalCashrecApi.credentials');
const { MapalCashrec } = require('../../nodes/MapalCashrec/MapalCashrec.node');

/**
 * The real engine and a sandbox, for one test file.
 *
 * @param {Parameters<typeof startSandbox>[0]} [options]
 * @param {import('n8n-workflow').INodeType} [node]
 */
async function setUp(options = {}, node = new MapalCashrec()) {
	const sandbox = await startSandbox(options);
	const engine = createEngine({ node, credentialType: new MapalCashrecApi() });
	return {
		sandbox,
		...engine,
		/**
		 * Stores the sandbox's credential, with some fields replaced.
		 *
		 * @param {Record<string, string>} [fields]
		 */
		credential: (fields = {}) => engine.credentials.add({ ...sandbox.credential(), ...fields }),
	};
}

/**
 * The same for a whole test file: each test begins without faults, without edits and with an empty
 * log.
 *
 * @param {object} [parts]
 * @param {import('n8n-workflow').INodeType} [parts.node]
 * @param {string} [parts.now] the present moment of the sandbox's data, ISO text
 */
function setUpForFile({ node, now } = {}) {
	const n8n = /** @type {Awaited<ReturnType<typeof setUp>>} */ ({});
	beforeAll(async () => {
		Object.assign(n8n, await setUp({}, node));
	});
	beforeEach(() => {
		n8n.sandbox.clearFaults();
		n8n.sandbox.clearEdits();
		n8n.sandbox.clearLog();
		if (now) n8n.sandbox.clock.now = () => new Date(now);
	});
	afterAll(async () => {
		await n8n.sandbox.stop();
	});
	return n8n;
}

/** Two days of the past, which no preset covers, for centres 101 and 102. */
const PARAMETERS = {
	operation: 'getCashSheets',
	centres: '101, 102',
	period: 'custom',
	startDate: '2026-03-03',
	endDate: '2026-03-04',
};

/**
 * Runs something at another time: the clock stands still, timers and the network do not.
 *
 * @template T
 * @param {string} moment ISO text
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
async function at(moment, run) {
	jest.useFakeTimers({
		now: new Date(moment),
		doNotFake: [
			'clearImmediate',
			'clearInterval',
			'clearTimeout',
			'nextTick',
			'queueMicrotask',
			'setImmediate',
			'setInterval',
			'setTimeout',
		],
	});
	try {
		return await run();
	} finally {
		jest.useRealTimers();
	}
}

/**
 * The same with a clock that runs a hundred times as fast as the real one. Waits go by that clock,
 * so that a wait of a minute is over in less than a second.
 *
 * @template T
 * @param {string} moment ISO text
 * @param {(setTime: (moment: number) => void) => Promise<T>} run
 * @returns {Promise<T>}
 */
async function hurriedly(moment, run) {
	return await at(moment, async () => {
		const clock = setInterval(() => void jest.setSystemTime(Date.now() + 2000), 20);
		try {
			return await run((time) => void jest.setSystemTime(time));
		} finally {
			clearInterval(clock);
		}
	});
}

module.exports = { setUp, setUpForFile, PARAMETERS, at, hurriedly };
