'use strict';

/*
 * Programs that stand in for npm and for container engines. They note what they are asked, and
 * instead of n8n they run a server that says it is ready.
 */

const {
	appendFileSync,
	existsSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { createServer } = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/**
 * @typedef {object} Programs the programs that can be found
 * @property {unknown} [npm] what `npm view` answers
 * @property {EngineProgram} [docker]
 * @property {EngineProgram} [podman]
 *
 * @typedef {object} EngineProgram
 * @property {string} version what `--version` answers
 * @property {boolean} [isStopped] whether the program is there, but its engine does not run
 * @property {string} [latest] the version in the newest image, as its label says
 */

/**
 * Makes these the only programs that can be found, and hides any n8n that was installed before.
 *
 * @param {Programs} programs
 */
function standInPrograms(programs) {
	const folder = mkdtempSync(join(tmpdir(), 'programs-'));
	writeFileSync(join(folder, 'programs.json'), JSON.stringify(programs));
	for (const name of Object.keys(programs)) {
		const words = [process.execPath, __filename, folder, name].map((word) => `'${word}'`);
		writeFileSync(join(folder, name), `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`, { mode: 0o755 });
	}
	const { PATH, XDG_CACHE_HOME } = process.env;
	Object.assign(process.env, { PATH: folder, XDG_CACHE_HOME: folder });
	const { write } = process.stderr;
	let said = '';
	process.stderr.write = (/** @type {unknown} */ text) => {
		said += text;
		return true;
	};
	const file = join(folder, 'calls');
	return {
		/** What the user is told in the meantime. */
		said: () => said,
		/** Who this is, for `--user`. */
		user: { isRoot: process.getuid?.() === 0, ids: `${process.getuid?.()}:${process.getgid?.()}` },
		/**
		 * @returns {Array<{ name: string, args: string[], env: NodeJS.ProcessEnv }>} the first one
		 * first
		 */
		calls: () =>
			existsSync(file)
				? readFileSync(file, 'utf8')
						.trim()
						.split('\n')
						.map((line) => JSON.parse(line))
				: [],
		remove: () => {
			process.stderr.write = write;
			Object.assign(process.env, { PATH, XDG_CACHE_HOME: XDG_CACHE_HOME ?? '' });
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** @param {string[]} argv */
function main([folder = '', name = '', ...args]) {
	const call = { name, args, env: process.env };
	appendFileSync(join(folder, 'calls'), `${JSON.stringify(call)}\n`);
	const program = JSON.parse(readFileSync(join(folder, 'programs.json'), 'utf8'))[name];
	if (name === 'npm') {
		process.stdout.write(JSON.stringify(program));
		return;
	}
	const [command] = args;
	const last = args.at(-1) ?? '';
	if (command === '--version') {
		process.stdout.write(program.version);
	} else if (program.isStopped) {
		process.stderr.write('Cannot connect to the engine.\n');
		process.exitCode = 1;
	} else if (command === 'image') {
		if (args.includes('--format')) process.stdout.write(`${program.latest ?? '<no value>'}\n`);
		else process.exitCode = 1;
	} else if (command === 'run') {
		const container = args[args.indexOf('--name') + 1] ?? '';
		writeFileSync(join(folder, container), String(process.pid));
		const [home = ''] = (args[args.indexOf('--volume') + 1] ?? '').split(':');
		const installed = readdirSync(join(home, '.n8n', 'nodes', 'node_modules'));
		process.stdout.write(`${installed.join(' and ')} is there\n`);
		createServer((_request, response) => response.end('{}')).listen(Number(process.env.N8N_PORT));
		process.on('SIGTERM', () => {
			process.stdout.write('Stopped by itself\n');
			process.exit();
		});
	} else if (command === 'stop' || command === 'kill') {
		const pid = Number(readFileSync(join(folder, last), 'utf8'));
		process.kill(pid, command === 'stop' ? 'SIGTERM' : 'SIGKILL');
	}
}

if (require.main === module) main(process.argv.slice(2));

module.exports = { standInPrograms };
