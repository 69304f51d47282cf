'use strict';

/*
 * What n8n needs in queue mode: Redis, and PostgreSQL as its database. Both on this machine only.
 */

const { execFileSync, spawn } = require('node:child_process');
const { randomBytes } = require('node:crypto');
const {
	chownSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	rmSync,
	writeFileSync,
} = require('node:fs');
const { tmpdir } = require('node:os');
const { delimiter, join } = require('node:path');
const { freePort, until } = require('./server');

const START_MS = 30_000;
/** Where Debian keeps what no user is meant to start, a folder for each version. */
const DEBIAN_POSTGRESQL = '/usr/lib/postgresql';
/**
 * Whom the server runs as if root runs the tests, as it refuses root. Debian's package adds the
 * first.
 */
const UNPRIVILEGED = ['postgres', 'nobody'];
const DATABASE_USER = 'n8n';

/** A Redis that keeps nothing on the disk. */
async function startRedis() {
	const port = await freePort();
	const { stop } = await startServer(
		'redis-server',
		['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no'],
		{
			ready: 'Ready to accept connections',
			missing: 'Redis is needed, in Debian the package redis-server',
		},
	);
	return { port, stop };
}

/** A PostgreSQL with an empty database, in a folder of its own. */
async function startPostgres() {
	const programs = postgresPrograms();
	const account = accountOfServer();
	// In the system's temporary folder, which any user may enter.
	const folder = mkdtempSync(join(tmpdir(), 'n8n-postgres-'));
	const remove = () => rmSync(folder, { recursive: true, force: true });
	try {
		const data = join(folder, 'data');
		const passwordFile = join(folder, 'password');
		const password = randomBytes(16).toString('hex');
		writeFileSync(passwordFile, password);
		if (account) {
			for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid);
		}
		makeDatabase(programs.initdb, data, passwordFile, account);
		const port = await freePort();
		const settings = {
			listen_addresses: '127.0.0.1',
			port,
			unix_socket_directories: '',
			// The database has to be fast, and need not survive a power cut.
			fsync: 'off',
		};
		const server = await startServer(
			programs.postgres,
			[
				'-D',
				data,
				...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
			],
			{
				...account,
				cwd: folder,
				ready: 'database system is ready to accept connections',
				missing: MISSING_POSTGRESQL,
				// PostgreSQL's fast shutdown. By default it waits for its clients.
				signal: 'SIGINT',
			},
		);
		const stop = async () => {
			await server.stop();
			remove();
		};
		return { port, database: 'postgres', user: DATABASE_USER, password, stop };
	} catch (error) {
		remove();
		throw error;
	}
}

const MISSING_POSTGRESQL = 'PostgreSQL is needed, in Debian the package postgresql';

function postgresPrograms() {
	const versions = existsSync(DEBIAN_POSTGRESQL) ? readdirSync(DEBIAN_POSTGRESQL) : [];
	const folders = [
		...(process.env.PATH ?? '').split(delimiter),
		...versions
			.sort((a, b) => Number(b) - Number(a))
			.map((version) => join(DEBIAN_POSTGRESQL, version, 'bin')),
	];
	const both = folders
		.map((folder) => ({ initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres') }))
		.find(({ initdb, postgres }) => existsSync(initdb) && existsSync(postgres));
	if (!both) throw new Error(MISSING_POSTGRESQL);
	return both;
}

/** The user that the server runs as; undefined if it can run as whoever runs the tests. */
function accountOfServer() {
	if (process.getuid?.() !== 0) return undefined;
	for (const name of UNPRIVILEGED) {
		try {
			const id = (/** @type {string} */ which) =>
				Number(execFileSync('id', [which, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
			return { uid: id('-u'), gid: id('-g') };
		} catch {
			// There is no such user.
		}
	}
	throw new Error(
		`PostgreSQL does not run as root, and there is no user ${UNPRIVILEGED.join(' or ')}`,
	);
}

/**
 * @param {string} initdb
 * @param {string} data a folder that is not there yet
 * @param {string} passwordFile
 * @param {{ uid: number, gid: number } | undefined} account
 */
function makeDatabase(initdb, data, passwordFile, account) {
	const options = {
		username: DATABASE_USER,
		pwfile: passwordFile,
		auth: 'scram-sha-256',
		encoding: 'UTF8',
		// These tests look for its messages, so they have to be in English.
		locale: 'C',
	};
	try {
		execFileSync(
			initdb,
			[
				...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
				'--no-sync',
				`--pgdata=${data}`,
			],
			{ ...account, cwd: join(data, '..'), stdio: ['ignore', 'ignore', 'pipe'] },
		);
	} catch (error) {
		throw new Error(
			`PostgreSQL could not be set up: ${error instanceof Error ? error.message : error}`,
		);
	}
}

/**
 * Starts a server, and waits until it says that it is ready.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.ready what it writes then
 * @param {string} options.missing what the user reads when there is no such program
 * @param {NodeJS.Signals} [options.signal] that stops it
 * @param {number} [options.uid] of the user that it runs as, with `gid`
 * @param {number} [options.gid]
 * @param {string} [options.cwd]
 */
async function startServer(command, args, { ready, missing, signal = 'SIGTERM', ...options }) {
	const running = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
	let output = '';
	running.stdout.on('data', (chunk) => (output += chunk));
	running.stderr.on('data', (chunk) => (output += chunk));
	let hasEnded = false;
	/** @type {Promise<Error | undefined>} with what kept it from starting at all */
	const end = new Promise((resolve) => {
		running.on('error', resolve);
		running.on('close', () => resolve(undefined));
	});
	void end.then(() => (hasEnded = true));
	const stop = async () => {
		running.kill(signal);
		await end;
	};
	try {
		await until(
			START_MS,
			async () => {
				if (!hasEnded) return output.includes(ready);
				const failure = await end;
				throw new Error(failure ? `${missing}: ${failure.message}` : `${command} ended`);
			},
			() => `${command} was not ready`,
		);
	} catch (error) {
		await stop();
		throw new Error(
			`${error instanceof Error ? error.message : error}\n${output.slice(-4000)}`.trim(),
		);
	}
	return { stop };
}

module.exports = { startRedis, startPostgres };
