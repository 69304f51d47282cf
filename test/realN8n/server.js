'use strict';

/*
 * Starts a real n8n with the package in it, and talks to it over the interface of its own editor.
 */

const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const { join, relative } = require('node:path');
const { parse } = require('flatted');
const { unpackPackage } = require('../support/tarball');
const { installN8n } = require('./install');

const PACKAGE = 'n8n-nodes-mapal-cashrec';
const START_MS = 180_000;
const STOP_MS = 20_000;
const EXECUTION_MS = 60_000;

const OWNER = {
	email: 'owner@example.com',
	firstName: 'Owner',
	lastName: 'Example',
	password: 'Sandbox-password-1',
};

/**
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} status success, error …
 * @property {any} error what failed the run, or undefined
 * @property {(node: string) => any[]} itemsOf the JSON of a node's output
 * @property {(node: string) => string[]} hintsOf
 * @property {any} raw as n8n answers
 *
 * @typedef {Awaited<ReturnType<typeof startN8n>>} N8n
 */

/**
 * Starts n8n with the package installed as n8n's own installer does it: the packed tarball,
 * unpacked into the user folder, without its development and peer dependencies.
 *
 * @param {object} [options]
 * @param {string} [options.version] of n8n
 * @param {string} [options.home] the user folder; a new one that is removed at the end if not given
 * @param {number} [options.port] a free one if not given
 * @param {string} [options.zone] the time zone that n8n is set to; Europe/Madrid
 * @param {NodeJS.ProcessEnv} [options.env] further settings
 * @param {AbortSignal} [options.signal] stops n8n while it is starting
 */
async function startN8n({ port, ...options } = {}) {
	const chosen = port ?? (await freePort());
	const url = `http://127.0.0.1:${chosen}`;
	const launched = await launch(['start'], () => isReady(url), {
		...options,
		env: { N8N_PORT: String(chosen), ...options.env },
	});
	return { url, ...launched, ...clientOf(url) };
}

/**
 * Starts one process of n8n, and waits until it is ready.
 *
 * @param {string[]} command n8n's own: `start` or `worker`
 * @param {(log: string) => boolean | Promise<boolean>} ready asked again and again
 * @param {Pick<NonNullable<Parameters<typeof startN8n>[0]>, 'version' | 'home' | 'zone' | 'env' | 'signal'>}
 * [options]
 */
async function launch(
	command,
	ready,
	{ version, home, zone = 'Europe/Madrid', env = {}, signal } = {},
) {
	const installation = await installN8n(version);
	const folder = home ?? mkdtempSync(join(tmpdir(), 'n8n-home-'));
	installPackage(folder);
	const settings = {
		N8N_USER_FOLDER: folder,
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		// From n8n 3 on it loads no others by itself.
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		GENERIC_TIMEZONE: zone,
		// n8n 1.x needs it where isolated-vm can't be compiled; 2.x ships that with it.
		...(installation.version.startsWith('1.') ? { N8N_EXPRESSION_ENGINE: 'legacy' } : {}),
		// The n8n-core of the tests leaves its own in the environment.
		N8N_ENCRYPTION_KEY: 'only-for-the-tests-of-this-project',
		N8N_LOG_LEVEL: 'info',
		NODE_ENV: 'production',
		...env,
	};
	const running = installation.start(command, folder, settings);
	const { client } = running;
	let log = '';
	client.stdout.on('data', (chunk) => (log += chunk));
	client.stderr.on('data', (chunk) => (log += chunk));
	let ended = false;
	const end = new Promise((resolve) => {
		client.on('close', () => {
			ended = true;
			resolve(undefined);
		});
	});

	/**
	 * Kills it with what it has started, as a machine that fails does. Its folder stays until `stop`.
	 */
	async function kill() {
		if (ended) return;
		running.kill();
		await end;
	}

	/** Stops n8n; its folder stays if it was given. */
	async function stop() {
		if (!ended) {
			running.stop();
			const late = setTimeout(() => void kill(), STOP_MS);
			await end;
			clearTimeout(late);
		}
		if (!home) rmSync(folder, { recursive: true, force: true });
	}

	try {
		await until(
			START_MS,
			async () => {
				if (ended) throw new Error('n8n ended while it was starting');
				if (signal?.aborted) throw new Error('n8n was stopped while it was starting');
				return await ready(log);
			},
			() => 'n8n was not ready',
		);
	} catch (error) {
		await stop();
		throw new Error(`${error instanceof Error ? error.message : error}:\n${log.slice(-4000)}`);
	}
	return {
		home: folder,
		version: installation.version,
		/** Of n8n, unless that runs in a container. */
		pid: client.pid,
		log: () => log,
		end,
		kill,
		stop,
	};
}

/** @param {string} url */
async function isReady(url) {
	try {
		// n8n 1.x says that it is ready before its own routes are.
		const answers = await Promise.all(
			['/healthz/readiness', '/rest/settings'].map((path) => fetch(url + path)),
		);
		return answers.every(({ status }) => status === 200);
	} catch {
		return false;
	}
}

/** @param {string} home */
function installPackage(home) {
	const target = join(home, '.n8n', 'nodes', 'node_modules', PACKAGE);
	rmSync(target, { recursive: true, force: true });
	unpackPackage(target);
}

/**
 * What a browser does, without one.
 *
 * @param {string} url
 */
function clientOf(url) {
	let cookie = '';

	/**
	 * @param {string} method
	 * @param {string} path below /rest
	 * @param {unknown} [body]
	 * @returns {Promise<any>} the answer's `data`
	 */
	async function rest(method, path, body) {
		const response = await fetch(`${url}/rest${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': 'test',
				cookie,
				// n8n closes a connection that is idle, perhaps just when the next request begins on it.
				connection: 'close',
			},
			body: body === undefined ? null : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok)
			throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 500)}`);
		const session = response.headers.get('set-cookie');
		if (session) cookie = session.split(';')[0] ?? '';
		return text === '' ? undefined : JSON.parse(text).data;
	}

	/** Makes the owner of a new n8n, or signs in where there is one. */
	async function signIn() {
		const { userManagement } = await rest('GET', '/settings');
		if (userManagement.showSetupOnFirstLoad) await rest('POST', '/owner/setup', OWNER);
		const { email, password } = OWNER;
		await rest('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	/**
	 * @param {string} name
	 * @param {string} type
	 * @param {Record<string, unknown>} data
	 * @returns {Promise<string>} its ID
	 */
	const addCredential = async (name, type, data) =>
		(await rest('POST', '/credentials', { name, type, data })).id;

	/** @param {string} id @param {Record<string, unknown>} data */
	async function changeCredential(id, data) {
		const { name, type } = await rest('GET', `/credentials/${id}`);
		await rest('PATCH', `/credentials/${id}`, { name, type, data });
	}

	/**
	 * Tests a stored credential with these values, as its button does.
	 *
	 * @param {string} id
	 * @param {Record<string, unknown>} data
	 * @returns {Promise<{ status: string, message: string }>}
	 */
	async function testCredential(id, data) {
		const { name, type } = await rest('GET', `/credentials/${id}`);
		return await rest('POST', '/credentials/test', { credentials: { id, name, type, data } });
	}

	/** @param {object} workflow @returns {Promise<string>} its ID */
	const addWorkflow = async (workflow) =>
		(await rest('POST', '/workflows', { active: false, ...workflow })).id;

	/**
	 * Runs a workflow as its button in the editor does.
	 *
	 * @param {string} id
	 * @param {object} start the trigger, and what it gives
	 * @param {string} start.trigger
	 * @param {object} [start.json]
	 * @returns {Promise<Execution>}
	 */
	async function run(id, { trigger, json }) {
		const workflowData = await rest('GET', `/workflows/${id}`);
		const data = json && {
			startTime: Date.now(),
			executionTime: 0,
			executionIndex: 0,
			executionStatus: 'success',
			source: [],
			data: { main: [[{ json }]] },
		};
		const { executionId } = await rest('POST', `/workflows/${id}/run`, {
			workflowData,
			triggerToStartFrom: { name: trigger, ...(data && { data }) },
		});
		return await finished(executionId);
	}

	/**
	 * Waits until an execution is over.
	 *
	 * @param {string} id
	 * @returns {Promise<Execution>}
	 */
	async function finished(id) {
		/** @type {any} */
		let execution;
		await until(
			EXECUTION_MS,
			async () => {
				execution = await rest('GET', `/executions/${id}`);
				// Its data may be written a moment later: until then they are missing or empty.
				return execution?.stoppedAt && dataOf(execution)?.resultData;
			},
			() => `Execution ${id}, ${execution?.status}, did not end`,
		);
		return readExecution(execution);
	}

	/**
	 * @param {string} workflowId
	 * @returns {Promise<Array<{ id: string, status: string, stoppedAt?: string }>>} the oldest first
	 */
	async function listOf(workflowId) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await rest('GET', `/executions?filter=${filter}&limit=100`);
		return results.reverse();
	}

	/**
	 * The finished executions of a workflow, the oldest first.
	 *
	 * @param {string} workflowId
	 * @returns {Promise<Execution[]>}
	 */
	async function executionsOf(workflowId) {
		const executions = [];
		for (const { id, stoppedAt } of await listOf(workflowId)) {
			if (stoppedAt) executions.push(await finished(id));
		}
		return executions;
	}

	/**
	 * The IDs of a workflow's executions that are not over.
	 *
	 * @param {string} workflowId
	 */
	const runningOf = async (workflowId) =>
		(await listOf(workflowId)).flatMap(({ id, stoppedAt }) => (stoppedAt ? [] : [id]));

	/** Makes a workflow's triggers live. @param {string} id */
	async function activate(id) {
		const { versionId } = await rest('GET', `/workflows/${id}`);
		// n8n 1.x knows only a switch.
		await rest('POST', `/workflows/${id}/activate`, { versionId }).catch(
			async () => await rest('PATCH', `/workflows/${id}`, { active: true }),
		);
	}

	return {
		rest,
		signIn,
		addCredential,
		changeCredential,
		testCredential,
		addWorkflow,
		run,
		finished,
		listOf,
		executionsOf,
		runningOf,
		activate,
	};
}

/** @param {any} raw as n8n answers */
const dataOf = ({ data }) => (typeof data === 'string' && data !== '' ? parse(data) : data);

/** @param {any} raw as n8n answers, its data in the flatted form @returns {Execution} */
function readExecution(raw) {
	const { id, status } = raw;
	const { resultData } = dataOf(raw);
	const task = (/** @type {string} */ node) => resultData.runData[node]?.at(-1);
	return {
		id,
		status,
		error: resultData.error,
		raw,
		itemsOf: (node) =>
			Object.values(task(node)?.data ?? {})
				.flat(2)
				.map((/** @type {any} */ { json }) => json),
		hintsOf: (node) => (task(node)?.hints ?? []).map((/** @type {any} */ { message }) => message),
	};
}

/** A user folder that outlives the n8n that uses it. */
function temporaryHome() {
	const path = mkdtempSync(join(tmpdir(), 'n8n-home-'));
	return {
		path,
		/**
		 * What n8n has written there, by file.
		 *
		 * @returns {Record<string, string>}
		 */
		texts: () => {
			const folder = join(path, '.n8n');
			const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
				(entry) => entry.isFile() && !entry.parentPath.includes('node_modules'),
			);
			return Object.fromEntries(
				files.map(({ parentPath, name }) => [
					relative(folder, join(parentPath, name)),
					readFileSync(join(parentPath, name), 'latin1'),
				]),
			);
		},
		remove: () => rmSync(path, { recursive: true, force: true }),
	};
}

/** @param {number} [port] @returns {Promise<number>} it, or any; fails when it is in use */
function freePort(port = 0) {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(port, '127.0.0.1', () => {
			const { port: free } = /** @type {import('node:net').AddressInfo} */ (server.address());
			server.close(() => resolve(free));
		});
	});
}

/**
 * Asks again and again until there is an answer.
 *
 * @template T
 * @param {number} ms how long at most
 * @param {() => T | Promise<T>} ask
 * @param {() => string} complaint when there is none by then
 * @returns {Promise<Exclude<T, false | null | undefined>>} the first that is something
 */
async function until(ms, ask, complaint) {
	for (const deadline = Date.now() + ms; ;) {
		const answer = await ask();
		if (answer) return /** @type {Exclude<T, false | null | undefined>} */ (answer);
		if (Date.now() > deadline) throw new Error(`${complaint()} within ${ms / 1000} s`);
		await pause(250);
	}
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

module.exports = { OWNER, startN8n, launch, temporaryHome, freePort, pause, until };
