'use strict';

/*
 * Tries the README's two set-up commands as a newcomer does: each in a fresh clone of its own, with
 * nothing built and nothing installed. Needs Node.js, npm and git alone.
 */

const { execFileSync, spawnSync } = require('node:child_process');
const { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');

/** What the README must give a command for. */
const JOBS = [
	{ what: 'run the main job on the sandbox', runs: /\bnpm run demo\b/ },
	{ what: 'run the tests', runs: /\bnpm (?:run )?test\b(?!:)/ },
];

/**
 * Takes the set-up commands out of a README: for each job the first line of a block of shell
 * commands that begins with `npm ci` and does the job, as it stands there.
 *
 * @param {string} readme
 * @returns {string[]} one per job
 * @throws when there is none for a job
 */
function setUpCommands(readme) {
	const blocks = [...readme.matchAll(/^```(?:sh|bash|shell)\r?\n(.*?)^```/gms)];
	const lines = blocks
		.flatMap(([, block = '']) => block.split(/\r?\n/))
		.map((line) => line.replace(/^\s*(?:\$ )?/, ''))
		.filter((line) => /^npm ci\b/.test(line));
	return JOBS.map(({ what, runs }) => {
		// What follows a `#` is a comment for the reader.
		const line = lines.find((one) => runs.test(one.replace(/\s#.*/, '')));
		if (line) return line;
		throw new Error(
			`README.md does not say how to ${what}: no line of a block of shell commands begins with "npm ci" and does it`,
		);
	});
}

/**
 * Runs a command in a fresh clone of this checkout's last commit.
 *
 * @param {string} command
 * @param {NodeJS.ProcessEnv} env
 * @returns {boolean} whether it went well
 */
function runInClone(command, env) {
	const folder = mkdtempSync(join(tmpdir(), 'readme-'));
	try {
		execFileSync('git', ['clone', '--quiet', ROOT, folder], { stdio: 'inherit' });
		process.stdout.write(`\n$ ${command}\n`);
		return spawnSync(command, { cwd: folder, env, shell: true, stdio: 'inherit' }).status === 0;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function main() {
	const results = process.env.TEST_RESULTS;
	const env = { ...process.env };
	if (execFileSync('git', ['status', '--porcelain'], { cwd: ROOT }).length > 0) {
		process.stdout.write('The clones are without what is not committed here\n');
		// The clones then lack changes of this checkout: the result of their tests is not to count.
		delete env.TEST_RESULTS;
	}
	let failed = 0;
	try {
		for (const command of setUpCommands(readFileSync(join(ROOT, 'README.md'), 'utf8'))) {
			if (runInClone(command, env)) continue;
			failed++;
			process.stderr.write(`This command of README.md fails in a fresh clone: ${command}\n`);
		}
	} catch (error) {
		failed++;
		process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	}
	if (results) {
		mkdirSync(results, { recursive: true });
		writeFileSync(
			join(results, 'readme.json'),
			JSON.stringify({ numPassedTests: 0, numFailedTests: failed, numRuntimeErrorTestSuites: 0 }),
		);
	}
	process.exitCode = failed === 0 ? 0 : 1;
}

if (require.main === module) main();

module.exports = { setUpCommands };
