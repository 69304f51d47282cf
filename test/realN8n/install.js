'use strict';

/*
 * A real n8n, installed once into the user's cache folder and never into this project: it is too large
 * for a development dependency.
 */

const { spawn } = require('node:child_process');
const {
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { homedir } = require('node:os');
const { dirname, join } = require('node:path');

/** The n8n that the package is built for, or another one that npm knows, e.g. `latest`. */
const CURRENT = process.env.N8N_VERSION || '2.41.1';
/** The last 1.x. It runs on Node.js 20. */
const PREVIOUS = '1.123.81';

/** What an installation needs beyond `npm install n8n`. @type {Record<string, object>} */
const PACKAGE_JSON = {
	// It takes xlsx from a server outside the registry, which closed networks don't reach.
	[PREVIOUS]: { overrides: { xlsx: 'npm:xlsx@0.18.5' } },
};

/** Measured with the two versions above: what an installation downloads and unpacks, and how long at best. */
const SIZE = '3 GB';
const MINUTES = 4;
const TICK_MS = { terminal: 1000, log: 15_000 };

const cacheFolder = () =>
	join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-mapal-cashrec');

/**
 * @typedef {object} Installation
 * @property {string} version
 * @property {string} folder holds `node_modules/n8n`
 * @property {string} node the Node.js that this n8n asks for
 */

/**
 * Finds n8n in the cache; installs it on the first call, which takes some minutes. A call that is
 * broken off leaves nothing behind that a later one would take for an installation.
 *
 * @param {string} [version]
 * @returns {Promise<Installation>}
 */
async function installN8n(version = CURRENT) {
	const parent = cacheFolder();
	const folder = join(parent, `n8n-${version}-${process.platform}-${process.arch}`);
	if (!existsSync(folder)) {
		const partial = `${folder}.${process.pid}`;
		mkdirSync(parent, { recursive: true });
		for (const left of readdirSync(parent)) {
			if (left.startsWith(`n8n-${version}-`) && isLeftOver(left)) {
				rmSync(join(parent, left), { recursive: true, force: true });
			}
		}
		process.stderr.write(
			`n8n ${version} is not here yet. Installing it downloads and unpacks about ${SIZE} into\n${parent}\nonce; that takes ${MINUTES} minutes or more.\n`,
		);
		try {
			await install(version, partial);
			// Another process may have been faster.
			if (!existsSync(folder)) renameSync(partial, folder);
		} finally {
			rmSync(partial, { recursive: true, force: true });
		}
	}
	return { version, folder, node: nodeOf(folder) };
}

/** Whether a folder is that of an installation whose process is gone. @param {string} name */
function isLeftOver(name) {
	const pid = /\.(\d+)$/.exec(name)?.[1];
	if (pid === undefined) return false;
	try {
		process.kill(Number(pid), 0);
		return false;
	} catch {
		return true;
	}
}

/** @param {string} version @param {string} folder */
async function install(version, folder) {
	mkdirSync(folder);
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ private: true, ...PACKAGE_JSON[version] }),
	);
	const npm = async (/** @type {string} */ what, /** @type {string[]} */ ...args) =>
		await run(what, folder, ['--no-audit', '--no-fund', ...args]);
	// Without scripts: some of n8n's native parts download sources to compile, and are not needed.
	await npm(`n8n ${version}`, 'install', '--ignore-scripts', `n8n@${version}`);
	const { engines } = JSON.parse(
		readFileSync(join(folder, 'node_modules', 'n8n', 'package.json'), 'utf8'),
	);
	const { satisfies, minVersion } = require(join(folder, 'node_modules', 'semver'));
	if (!satisfies(process.version, engines.node)) {
		const { major } = minVersion(engines.node);
		await npm(`Node.js ${major} for it`, 'install', '--ignore-scripts', `node@${major}`);
		await npm(`Node.js ${major} for it`, 'rebuild', '--ignore-scripts=false', 'node');
	}
	await npm('its database', 'rebuild', '--ignore-scripts=false', 'sqlite3');
}

/**
 * Runs npm, and shows that it moves: each second on a terminal, now and then in a log.
 *
 * @param {string} what is installed, for the user
 * @param {string} cwd
 * @param {string[]} args
 */
async function run(what, cwd, args) {
	const env = { ...process.env };
	// A Node.js that came with its headers needs no download to compile.
	const prefix = dirname(dirname(process.execPath));
	if (existsSync(join(prefix, 'include', 'node', 'node.h'))) env['npm_config_nodedir'] ??= prefix;
	// Until npm knows all that it needs, only its requests tell that it moves.
	const npm = spawn('npm', [...args, '--loglevel', 'http'], {
		cwd,
		env,
		shell: process.platform === 'win32',
	});
	let output = '';
	let requests = 0;
	const read = (/** @type {Buffer} */ chunk) => {
		const { rest, fetched } = withoutRequests(output + chunk);
		output = rest;
		requests += fetched;
	};
	npm.stdout.on('data', read);
	npm.stderr.on('data', read);

	const start = Date.now();
	const isTerminal = process.stderr.isTTY;
	const say = (/** @type {string} */ end) => {
		const seconds = Math.round((Date.now() - start) / 1000);
		const packages = countPackages(join(cwd, 'node_modules'));
		const line = `Installing ${what}: ${seconds} s, ${requests} requests, ${packages} packages${end}`;
		process.stderr.write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
	};
	say(' …');
	const ticker = setInterval(() => say(' …'), isTerminal ? TICK_MS.terminal : TICK_MS.log);
	try {
		/** @type {number | null} */
		const code = await new Promise((resolve, reject) => {
			npm.on('error', reject);
			npm.on('close', resolve);
		});
		if (code !== 0) {
			throw new Error(`npm ${args.join(' ')} ended with ${code}:\n${output.slice(-4000)}`);
		}
		say(', done');
	} finally {
		clearInterval(ticker);
		if (isTerminal) process.stderr.write('\n');
	}
}

/**
 * Takes npm's whole lines about requests out of its output.
 *
 * @param {string} output as far as it has come; its last line may be cut
 */
function withoutRequests(output) {
	const lines = output.split(/(?<=\n)/);
	const isRequest = (/** @type {string} */ line) => /^npm http .*\n$/.test(line);
	const rest = lines.filter((line) => !isRequest(line));
	return { rest: rest.join(''), fetched: lines.length - rest.length };
}

/** @param {string} folder */
function countPackages(folder) {
	if (!existsSync(folder)) return 0;
	return readdirSync(folder).reduce(
		(sum, name) => sum + (name.startsWith('@') ? readdirSync(join(folder, name)).length : 1),
		0,
	);
}

/** @param {string} folder */
function nodeOf(folder) {
	const name = process.platform === 'win32' ? 'node.exe' : 'node';
	const own = join(folder, 'node_modules', 'node', 'bin', name);
	return existsSync(own) ? own : process.execPath;
}

module.exports = { CURRENT, PREVIOUS, cacheFolder, installN8n, withoutRequests };
