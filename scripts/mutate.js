'use strict';

/*
 * Mutation testing of the core: changes one thing in its code, such as a < into a <=, and runs its tests.
 * A change that no test notices is named.
 *
 * The tests run in one warm process without Jest, some hundred times faster: with Jest's `expect`, and
 * stand-ins for `test` and `describe`.
 */

const { fork } = require('node:child_process');
const { readFileSync, readdirSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');
const { parseArgs } = require('node:util');
const { mutantsOf } = require('./mutants');

const ROOT = join(__dirname, '..');
const CORE = join(ROOT, 'nodes', 'MapalCashrec', 'cashSheet');
const HELP = `Changes one thing at a time in the core, and names the changes that no test notices.

  npm run mutate -- [options] [file or folder ...]

  --sample N   only so many changes of each file, drawn by chance
  --seed N     another draw
  --help       this text

Without files it is nodes/MapalCashrec/cashSheet as a whole, which takes hours.`;

/** Longer than all tests take; a change may make a loop endless. */
const TIMEOUT_MS = 60_000;

/** @typedef {{ killedBy?: string }} Verdict */

/** A process with the tests loaded; it is replaced when a change makes it hang. */
class Runner {
	/** @type {import('node:child_process').ChildProcess | undefined} */
	child;

	/**
	 * @param {string} file
	 * @param {string} code what the file is to hold
	 * @returns {Promise<Verdict>}
	 */
	run(file, code) {
		const child = (this.child ??= fork(join(__dirname, 'mutateTests.js'), {
			cwd: ROOT,
			// An endless list ends soon, and what V8 says of it is of no interest.
			execArgv: ['--max-old-space-size=1024'],
			stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		}));
		return new Promise((done) => {
			const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
			/** @param {any} verdict */
			const finish = (verdict) => {
				clearTimeout(timer);
				child.removeAllListeners();
				done(verdict);
			};
			child.once('message', finish);
			child.once('exit', () => {
				this.child = undefined;
				finish({ killedBy: 'an end of the process, or none in time' });
			});
			child.send({ file, code });
		});
	}

	end() {
		this.child?.kill();
	}
}

/** @param {string} path @returns {string[]} */
function filesIn(path) {
	if (path.endsWith('.ts')) return [path];
	return readdirSync(path, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.sort()
		.map((name) => join(path, name));
}

/**
 * So many of a list, in their order: always the same ones for a seed.
 *
 * @template T
 * @param {T[]} list @param {number} count @param {number} seed
 */
function draw(list, count, seed) {
	let state = seed;
	const drawn = list.map((one, index) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return { one, index, order: state };
	});
	return drawn
		.sort((a, b) => a.order - b.order)
		.slice(0, count)
		.sort((a, b) => a.index - b.index)
		.map(({ one }) => one);
}

async function main() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			sample: { type: 'string', default: 'Infinity' },
			seed: { type: 'string', default: '1' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return console.log(HELP);

	const runner = new Runner();
	const all = { killed: 0, survived: 0 };
	/** @param {string} name @param {{ killed: number, survived: number }} counts */
	const report = (name, { killed, survived }) => {
		const score = ((100 * killed) / (killed + survived || 1)).toFixed(1);
		console.log(`${name}: ${killed} of ${killed + survived} noticed, ${score} %`);
	};
	for (const file of (positionals.length ? positionals : [CORE]).flatMap((path) =>
		filesIn(resolve(path)),
	)) {
		const code = readFileSync(file, 'utf8');
		const name = relative(ROOT, file);
		const { killedBy } = await runner.run(file, code);
		if (killedBy) throw new Error(`The tests fail without a change: ${killedBy}`);
		const counts = { killed: 0, survived: 0 };
		for (const mutant of draw(mutantsOf(code), Number(values.sample), Number(values.seed))) {
			const { start, end, text, line, was } = mutant;
			const verdict = await runner.run(file, code.slice(0, start) + text + code.slice(end));
			counts[verdict.killedBy ? 'killed' : 'survived']++;
			if (!verdict.killedBy)
				console.log(`  ${name}:${line}  ${was}  →  ${text.replace(/\s+/g, ' ')}`);
		}
		report(name, counts);
		all.killed += counts.killed;
		all.survived += counts.survived;
	}
	report('All', all);
	runner.end();
}

void main();
