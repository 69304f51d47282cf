'use strict';

/* `npm run n8n`: a real n8n with the package in it, a sandbox beside it, and a first workflow. */

const { join } = require('node:path');
const { rmSync } = require('node:fs');
const { parseArgs } = require('node:util');
const { startSandbox } = require('../sandbox/server');
const { examples } = require('./examples');
const { CURRENT, cacheFolder, installN8n } = require('./install');
const { OWNER, freePort, startN8n } = require('./server');

/** Always the same, so that the credential stored by an earlier start still fits. */
const SANDBOX_PORT = 4010;
const N8N_PORT = 5678;

const HELP = `Starts a real n8n with this package, and a sandbox of Cashrec beside it.

  npm run n8n -- [options]

  --n8n VERSION   which n8n, or "latest" (default ${CURRENT}). From 3 on it needs Docker or Podman
  --port NUMBER   where n8n listens, on this machine only (default ${N8N_PORT})
  --fresh         forgets the workflows and credentials of earlier starts
  --help          this text`;

const CREDENTIAL = 'Mapal Cashrec sandbox';
const FIRST_STEPS = 'First steps';

main().catch((error) => {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
});

async function main() {
	const options = readArguments();
	if (options.help) {
		print(HELP);
		return;
	}
	const { port } = options;
	// Before anything is downloaded, and before the folder of an n8n that still runs is emptied.
	await freePort(port).catch(inUse(port));
	const sandbox = await startSandbox({ port: SANDBOX_PORT }).catch(inUse(SANDBOX_PORT));
	const stopped = new AbortController();
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopped.abort());
	const { signal } = stopped;
	const n8n = await start({ ...options, version: options.n8n, signal }).catch(async (error) => {
		await sandbox.stop();
		if (!signal.aborted) throw error;
	});
	if (!n8n) return;

	let stopping = false;
	const stop = async () => {
		stopping = true;
		print('\nStopping …');
		await n8n.stop();
		await sandbox.stop();
	};
	if (signal.aborted) return await stop();
	signal.addEventListener('abort', () => void stop());
	void n8n.end.then(async () => {
		if (stopping) return;
		process.stderr.write(`n8n ended:\n${n8n.log().slice(-4000)}\n`);
		process.exitCode = 1;
		await sandbox.stop();
	});

	await n8n.signIn();
	const workflows = await fill(n8n, sandbox);
	print(`
n8n runs at   ${n8n.url}/home/workflows
  E-mail      ${OWNER.email}
  Password    ${OWNER.password}

The credential "${CREDENTIAL}" belongs to the sandbox, which has cash sheets of the centres 101 to 150
for every day up to today. Begin here, and run it with the button "Execute workflow":

  ${FIRST_STEPS}: ${n8n.url}/workflow/${workflows.first}

Below it in the list are the examples:
${workflows.examples.map((name) => `  ${name}`).join('\n')}

${n8n.home} keeps what you change. Ctrl-C stops it.`);
}

function readArguments() {
	const text = /** @type {const} */ ({ type: 'string' });
	const flag = /** @type {const} */ ({ type: 'boolean', default: false });
	try {
		const { values } = parseArgs({ options: { n8n: text, port: text, fresh: flag, help: flag } });
		const port = Number(values.port ?? N8N_PORT);
		if (!Number.isInteger(port) || port < 1 || port > 65_535) {
			throw new Error('--port must be a whole number from 1 to 65535');
		}
		if (port === SANDBOX_PORT) throw new Error(`--port ${port} is that of the sandbox`);
		return { ...values, port };
	} catch (error) {
		throw new Error(`${error instanceof Error ? error.message : error}\nSee npm run n8n -- --help`);
	}
}

/** @param {{ version: string | undefined, port: number, fresh: boolean, signal: AbortSignal }} options */
async function start({ port, fresh, signal, ...options }) {
	const { version } = await installN8n(options.version);
	// A folder for each version: n8n can't read what a newer version has written.
	const home = join(cacheFolder(), `home-${version}`);
	if (fresh) rmSync(home, { recursive: true, force: true });
	print(`Starting n8n ${version} …`);
	return await startN8n({ version, home, port, signal });
}

/**
 * Adds what a newcomer needs, unless it is there from an earlier start.
 *
 * @param {import('./server').N8n} n8n
 * @param {Awaited<ReturnType<typeof startSandbox>>} sandbox
 * @returns {Promise<{ first: string, examples: string[] }>} the ID of the first workflow to open,
 * and the names of the others
 */
async function fill(n8n, sandbox) {
	/** @type {Array<{ id: string, name: string }>} */
	const credentials = await n8n.rest('GET', '/credentials');
	const id =
		credentials.find(({ name }) => name === CREDENTIAL)?.id ??
		(await n8n.addCredential(CREDENTIAL, 'mapalCashrecApi', sandbox.credential()));
	/** @type {Array<{ id: string, name: string }>} */
	const there = await n8n.rest('GET', '/workflows');
	const add = async (/** @type {import('./examples').Workflow} */ workflow) =>
		there.find(({ name }) => name === workflow.name)?.id ?? (await n8n.addWorkflow(workflow));
	const wanted = examples({ id, name: CREDENTIAL });
	for (const workflow of wanted) await add(workflow);
	// n8n lists the workflow that was changed last on top, so this one is added last.
	const first = await add(firstSteps({ id, name: CREDENTIAL }));
	return { first, examples: wanted.map(({ name }) => name) };
}

/** A workflow that needs no other account. @param {{ id: string, name: string }} credential */
function firstSteps(credential) {
	const node = (/** @type {object} */ parts) => ({ typeVersion: 1, parameters: {}, ...parts });
	return {
		name: FIRST_STEPS,
		nodes: [
			node({
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				position: [0, 0],
			}),
			node({
				id: 'cashrec',
				name: 'Mapal Cashrec',
				type: 'n8n-nodes-mapal-cashrec.mapalCashrec',
				position: [220, 0],
				parameters: { centres: '101, 102, 103', period: 'lastWeek', options: {} },
				credentials: { mapalCashrecApi: credential },
			}),
		],
		connections: { Start: { main: [[{ node: 'Mapal Cashrec', type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	};
}

/** @param {number} port @returns {(error: NodeJS.ErrnoException) => never} */
function inUse(port) {
	return (error) => {
		if (error.code !== 'EADDRINUSE') throw error;
		throw new Error(
			`Port ${port} is in use, perhaps by an earlier start of this command, or by npm run sandbox`,
		);
	};
}

/** @param {string} line */
function print(line) {
	process.stdout.write(`${line}\n`);
}
