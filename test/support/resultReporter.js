'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * Writes Jest's result into the folder that TEST_RESULTS names; does nothing without it. A variable
 * reaches Jest through any command, whereas `--json` would have to be added to each.
 */
class ResultReporter {
	/** @param {unknown} _config @param {{ file: string }} options */
	constructor(_config, { file }) {
		this.file = file;
	}

	/** @param {unknown} _tests @param {import('@jest/reporters').AggregatedResult} result */
	onRunComplete(_tests, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
		const folder = process.env.TEST_RESULTS;
		if (!folder) return;
		mkdirSync(folder, { recursive: true });
		writeFileSync(
			join(folder, this.file),
			JSON.stringify({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }),
		);
	}
}

module.exports = ResultReporter;
