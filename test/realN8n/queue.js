'use strict';

/*
 * n8n in queue mode, as on several machines: a main process and workers, each with a user folder of its
 * own. What they share is the database and Redis.
 */

const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { connect } = require('node:net');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { freePort, launch, startN8n, until } = require('./server');

const REDIS_START_MS = 10_000;

/**
 * @param {object} options
 * @param {string} options.version of n8n
 * @param {string} [options.zone] as of `startN8n`
 * @param {number} [options.workers] how many; 2
 */
async function startQueue({ version, zone, workers = 2 }) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-queue-'));
	/** @type {Array<{ stop: () => Promise<unknown> }>} in the order in which they were started */
	const started = [];
	const stop = async () => {
		for (const { stop: stopOne } of started.reverse()) await stopOne();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const redis = await startRedis(folder);
		started.push(redis);
		const env = {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			// n8n supports PostgreSQL alone in this mode. For a few runs a file that all open serves as well.
			DB_SQLITE_DATABASE: join(folder, 'database.sqlite'),
			// Else n8n 1.x runs on the main process what is started by hand.
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		};
		// The first to start makes the tables.
		const main = await startN8n({ version, zone, env });
		started.push(main);
		const launched = await Promise.all(
			Array.from({ length: workers }, async () => {
				// One at a time, so that work is shared out as soon as there is more than one execution.
				const worker = await launch(
					['worker', '--concurrency=1'],
					(log) => log.includes('n8n worker is now ready'),
					{ version, zone, env },
				);
				started.push(worker);
				return worker;
			}),
		);
		return { ...main, workers: launched, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/** @param {string} folder where it may write */
async function startRedis(folder) {
	const port = await freePort();
	const running = spawn(
		'redis-server',
		['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--dir', folder],
		{ stdio: 'ignore' },
	);
	/** @type {Promise<never>} */
	const failed = new Promise((_, reject) => {
		running.on('error', ({ message }) =>
			reject(new Error(`Redis is needed, in Debian the package redis-server: ${message}`)),
		);
	});
	const end = new Promise((resolve) => running.on('close', resolve));
	const stop = async () => {
		running.kill();
		await end;
	};
	try {
		await Promise.race([
			until(
				REDIS_START_MS,
				() => answers(port),
				() => 'Redis did not answer',
			),
			failed,
		]);
	} catch (error) {
		running.kill();
		throw error;
	}
	return { port, stop };
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
	return new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.on('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.on('error', () => resolve(false));
	});
}

module.exports = { startQueue };
