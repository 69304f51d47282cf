'use strict';

/*
 * n8n in queue mode, as on several machines: a main process and workers, each with a user folder of
 * its own. What they share is the database and Redis.
 */

const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { launch, startN8n } = require('./server');
const { startPostgres, startRedis } = require('./services');

/**
 * @param {object} options
 * @param {string} options.version of n8n
 * @param {string} [options.zone] as of `startN8n`
 * @param {number} [options.workers] how many; 2
 * @param {NodeJS.ProcessEnv} [options.env] further settings, of all processes
 */
async function startQueue({ version, zone, workers = 2, env: further = {} }) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-queue-'));
	/** @type {Array<{ stop: () => Promise<unknown> }>} in the order in which they were started */
	const started = [];
	const stop = async () => {
		for (const { stop: stopOne } of started.reverse()) await stopOne();
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		const redis = await startRedis();
		started.push(redis);
		const postgres = await startPostgres();
		started.push(postgres);
		const env = {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: postgres.database,
			DB_POSTGRESDB_USER: postgres.user,
			DB_POSTGRESDB_PASSWORD: postgres.password,
			// Otherwise n8n 1.x runs executions that are started by hand on the main process.
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			...further,
		};
		// The first process to start makes the tables.
		const main = await startN8n({ version, zone, env });
		started.push(main);
		const launched = await Promise.allSettled(
			Array.from({ length: workers }, async () => {
				const worker = await startWorker(folder, { version, zone, env });
				started.push(worker);
				return worker;
			}),
		);
		// Waits for all of them, as a worker that is late could not be stopped otherwise.
		const ready = launched.map((worker) => {
			if (worker.status === 'rejected') throw worker.reason;
			return worker.value;
		});
		return { ...main, workers: ready, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

/**
 * @param {string} folder where it may have its user folder
 * @param {NonNullable<Parameters<typeof launch>[2]>} options
 */
async function startWorker(folder, options) {
	const newHome = () => mkdtempSync(join(folder, 'worker-'));
	const start = async () =>
		await launch(
			// One execution at a time, so that two executions take two workers.
			['worker', '--concurrency=1'],
			(log) => log.includes('n8n worker is now ready'),
			{ ...options, home },
		);
	let home = newHome();
	let running = await start();
	let earlier = '';
	const restart = async () => {
		earlier += running.log();
		running = await start();
	};
	return {
		/** The log of all its starts. */
		log: () => earlier + running.log(),
		/** Ends the worker as a crash does, without time to finish or to say anything. */
		kill: async () => await running.kill(),
		/** Starts the worker again, with its user folder, in which n8n finds what it was doing. */
		restart,
		/** Starts another worker in its place, as on a new machine. */
		replace: async () => {
			home = newHome();
			await restart();
		},
		stop: async () => await running.stop(),
	};
}

module.exports = { startQueue };
