'use strict';

/*
 * A real n8n: its npm package, installed once into the user's cache folder and never into this
 * project, since it is too large for a development dependency; or from n8n 3 on its container
 * image.
 */

const { spawn, spawnSync } = require('node:child_process');
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
const { findEngine, newestImage, pullImage, startContainer } = require('./container');

/** The newest n8n that is known to work here. */
const TESTED = '2.41.1';
/**
 * The n8n for the tests: the one that the package is built for, or another version, or `latest`.
 */
const CURRENT = process.env.N8N_VERSION || TESTED;
/** The last 1.x. It runs on Node.js 20. */
const PREVIOUS = '1.123.81';

/** From this version on, n8n can't be run from npm. */
const FIRST_CONTAINER_ONLY = 3;

/** What an installation needs beyond `npm install n8n`. @type {Record<string, object>} */
const PACKAGE_JSON = {
	// This n8n takes xlsx from a server outside the registry, which closed networks don't reach.
	[PREVIOUS]: { overrides: { xlsx: 'npm:xlsx@0.18.5' } },
};

/**
 * Measured with the two versions above: the size of an installation, and how long it takes at best.
 */
const SIZE = '3 GB';
const MINUTES = 4;
const TICK_MS = { terminal: 1000, log: 15_000 };

const cacheFolder = () =>
	join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-mapal-cashrec');

/**
 * @typedef {object} Installation
 * @property {string} version
 * @property {'npm' | 'container image'} from
 * @property {(command: string[], home: string, settings: Record<string, string | undefined>) => Running} start
 * starts a process of n8n on a user folder
 *
 * @typedef {object} Running
 * @property {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} client
 * the process, or that of the container engine, which ends with it and hands on what it writes
 * @property {() => void} stop asks it to end
 * @property {() => void} kill ends it and what it has started, as a machine that fails does
 */

/**
 * Finds n8n on this machine; installs it on the first call, which takes some minutes.
 *
 * @param {string} [version] or a tag, such as `latest`
 * @returns {Promise<Installation>} whose version is never a tag of npm
 */
async function installN8n(version = CURRENT) {
	const source = whereIs(version);
	if (source.engine) {
		const { engine } = source;
		pullImage(engine, source.version);
		return {
			version: source.version,
			from: 'container image',
			start: (...args) => startContainer(engine, source.version, ...args),
		};
	}
	const { folder, node } = await installFromNpm(source.version);
	return {
		version: source.version,
		from: 'npm',
		start: (command, _home, settings) => {
			const program = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
			const client = spawn(node, [program, ...command], {
				env: { ...process.env, ...settings },
				stdio: ['ignore', 'pipe', 'pipe'],
				detached: process.platform !== 'win32',
			});
			return { client, stop: () => client.kill('SIGTERM'), kill: () => killGroup(client) };
		},
	};
}

/** @param {import('node:child_process').ChildProcess} leader */
function killGroup({ pid }) {
	if (pid === undefined) return;
	try {
		process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
	} catch {
		// The process has ended by itself a moment ago.
	}
}

/**
 * Which n8n is meant, and whether it comes from npm or is an image.
 *
 * @param {string} version or a tag
 * @returns {{ version: string, engine?: import('./container').Engine }} with a container engine if
 * it is an image, else from npm
 */
function whereIs(version) {
	// A tag or a part of a version may mean another version tomorrow.
	if (/^\d+\.\d+\.\d+/.test(version) && existsSync(npmFolder(version))) return { version };
	const onNpm = versionOnNpm(version);
	if (onNpm && version !== 'latest') return { version: onNpm };
	const { engine, problem } = findEngine();
	if (engine) {
		const image = version === 'latest' ? newestImage(engine) : version;
		return onNpm && !isNewer(image, onNpm) ? { version: onNpm } : { version: image, engine };
	}
	if (onNpm) {
		process.stderr.write(
			`"latest" is n8n ${onNpm}, the newest on npm. Whether there is a newer container image was not looked up: ${problem}\n`,
		);
		return { version: onNpm };
	}
	throw new Error(
		`npm has no n8n ${version} that runs: from version ${FIRST_CONTAINER_ONLY} on n8n is a container image only, which needs Docker or Podman: ${problem}
Install and start one of them, or choose an n8n that npm has: npm run n8n -- --n8n ${TESTED}, or N8N_VERSION=${TESTED} npm run test:e2e`,
	);
}

/**
 * The newest version that a version, a part of one or a tag means on npm.
 *
 * @param {string} version
 * @returns {string | undefined} undefined if npm has none of it that runs
 */
function versionOnNpm(version) {
	if (Number.parseInt(version) >= FIRST_CONTAINER_ONLY) return undefined;
	const { stdout } = spawnSync('npm', ['view', `n8n@${version}`, 'version', 'bin', '--json'], {
		env: process.env,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	/** @type {any} one, a list of several, or what failed */
	const answer = JSON.parse(stdout || '[]');
	if (answer.error && answer.error.code !== 'E404') {
		throw new Error(`npm could not be asked for n8n ${version}: ${answer.error.summary}`);
	}
	return [answer]
		.flat()
		.filter(({ bin }) => bin?.n8n)
		.map((one) => one.version)
		.filter((found) => Number.parseInt(found) < FIRST_CONTAINER_ONLY)
		.reduce((newest, found) => (newest && isNewer(newest, found) ? newest : found), undefined);
}

/** @param {string} version @param {string} other */
const isNewer = (version, other) =>
	version.localeCompare(other, 'en', { numeric: true, sensitivity: 'base' }) > 0;

/** @param {string} version */
const npmFolder = (version) =>
	join(cacheFolder(), `n8n-${version}-${process.platform}-${process.arch}`);

/**
 * Finds n8n's npm package in the cache, or installs it. A call that is broken off leaves nothing
 * behind that a later one would take for an installation.
 *
 * @param {string} version
 * @returns {Promise<{ folder: string, node: string }>} the folder that holds `node_modules/n8n`,
 * and the Node.js that this n8n asks for
 */
async function installFromNpm(version) {
	const parent = cacheFolder();
	const folder = npmFolder(version);
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
			// Another process may have installed it meanwhile.
			if (!existsSync(folder)) renameSync(partial, folder);
		} finally {
			rmSync(partial, { recursive: true, force: true });
		}
	}
	return { folder, node: nodeOf(folder) };
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
 * Runs npm, and shows its progress: each second on a terminal, now and then in a log.
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
	// Until npm knows all packages that it needs, only its requests show progress.
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

module.exports = {
	CURRENT,
	PREVIOUS,
	TESTED,
	cacheFolder,
	installFromNpm,
	installN8n,
	whereIs,
	withoutRequests,
};
