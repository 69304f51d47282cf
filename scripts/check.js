'use strict';

/*
 * `npm run check`: everything that must hold before a change is merged. The last line counts the
 * tests, from Jest's own results.
 */

const { spawnSync } = require('node:child_process');
const {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { parseArgs } = require('node:util');

const ROOT = join(__dirname, '..');
const HELP = `Checks the project: lint, types, build, tests, and the tests in a real n8n.

  npm run check -- [options]

  --no-e2e   leaves out the tests in a real n8n, which install one: some minutes and 3 GB
  --help     this text

Where TEST_RESULTS names a folder, test runs leave their results there, and tests.json in it stands
for tests that have run already: they are counted and not run again.`;

/**
 * Counts over several test runs.
 *
 * @param {Array<{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number
 * }>} results as Jest gives them
 * @param {number} [failedSteps] how many other steps failed; each counts like a failed test
 */
function count(results, failedSteps = 0) {
	let passed = 0;
	let failed = failedSteps;
	for (const result of results) {
		passed += result.numPassedTests;
		// A file that could not be run at all has no tests, and counts as one that failed.
		failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
	}
	return { passed, failed, isGood: failed === 0 && passed > 0 };
}

/** @param {string} folder whose files hold a result each @param {string} [name] of one of them */
const resultsIn = (folder, name) =>
	readdirSync(folder)
		.filter((file) => (name ? file === name : file.endsWith('.json')))
		.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));

function main() {
	const { values } = parseArgs({
		options: { 'no-e2e': { type: 'boolean' }, help: { type: 'boolean' } },
	});
	if (values.help) {
		process.stdout.write(`${HELP}\n`);
		return;
	}
	const given = process.env.TEST_RESULTS;
	const folder = given || mkdtempSync(join(tmpdir(), 'results-'));
	mkdirSync(folder, { recursive: true });
	/** @type {string[]} */
	const failures = [];
	/** @param {string} name @param {string} command @returns {boolean} whether it went well */
	const step = (name, command) => {
		process.stdout.write(`\n── ${name}\n`);
		const env = { ...process.env, TEST_RESULTS: folder };
		const { status } = spawnSync(command, { cwd: ROOT, env, shell: true, stdio: 'inherit' });
		if (status !== 0) failures.push(name);
		return status === 0;
	};
	/** @param {string} name @param {string} file of the result @param {string} command */
	const tests = (name, file, command) => {
		// Failed tests are counted one by one. If there are none, the run itself failed, e.g. could not
		// begin: then the step counts.
		if (!step(name, command) && count(resultsIn(folder, file)).failed > 0) failures.pop();
	};
	try {
		step('Lint', 'npm run --silent lint');
		step('Types', 'npm run --silent typecheck');
		if (step('Build', 'npm run --silent build')) {
			if (existsSync(join(folder, 'tests.json'))) {
				process.stdout.write('\n── Tests: they have run already, and are counted below\n');
			} else tests('Tests', 'tests.json', 'npx jest');
			if (!values['no-e2e']) {
				tests('Tests in a real n8n', 'e2e.json', 'npx jest --config jest.e2e.config.js');
			}
		}
		const { passed, failed, isGood } = count(resultsIn(folder), failures.length);
		if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(', ')}\n`);
		process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
		process.exitCode = isGood ? 0 : 1;
	} finally {
		if (!given) rmSync(folder, { recursive: true, force: true });
	}
}

if (require.main === module) main();

module.exports = { count };
