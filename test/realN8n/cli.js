'use strict';

/* `npm run n8n`: a real n8n with the package in it, a sandbox beside it, and something to start from. */

const { join } = require('node:path');
const { rmSync } = require('node:fs');
const { parseArgs } = require('node:util');
const { startSandbox } = require('../sandbox/server');
const { examples } = require('./examples');
const { CURRENT, cacheFolder } = require('./install');
const { OWNER, freePort, startN8n } = require('./server');

const HELP = `Starts a real n8n with this package, and a sandbox of Cashrec beside it.

  npm run n8n -- [options]

  --n8n VERSION   which n8n (default ${CURRENT})
  --port NUMBER   where n8n listens, on this machine only (default 5678)
  --fresh         forgets the workflows and credentials of earlier starts
  --help          this text`;

/** Kept for the next start, so that the stored credential still fits. */
const SANDBOX_PORT = 4010;
const CREDENTIAL = 'Mapal Cashrec sandbox';

main().catch((error) => {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
});

async function main() {
	const text = /** @type {const} */ ({ type: 'string' });
	const { values: options } = parseArgs({
		options: { n8n: text, port: text, fresh: { type: 'boolean' }, help: { type: 'boolean' } },
	});
	if (options.help) {
		print(HELP);
		return;
	}
	const version = options.n8n ?? CURRENT;
	const home = join(cacheFolder(), `home-${version}`);
	if (options.fresh) rmSync(home, { recursive: true, force: true });

	const sandbox = await startSandbox({ port: SANDBOX_PORT }).catch(inUse(SANDBOX_PORT));
	const port = Number(options.port ?? 5678);
	print(`Starting n8n ${version} …`);
	const n8n = await freePort(port)
		.catch(inUse(port))
		.then(async () => await startN8n({ version, home, port }))
		.catch(async (error) => {
			await sandbox.stop();
			throw error;
		});

	let stopping = false;
	const stop = async () => {
		if (stopping) return;
		stopping = true;
		print('\nStopping …');
		await n8n.stop();
		await sandbox.stop();
	};
	for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop());
	void n8n.end.then(async () => {
		if (stopping) return;
		process.stderr.write(`n8n ended:\n${n8n.log().slice(-4000)}\n`);
		process.exitCode = 1;
		await sandbox.stop();
	});

	await n8n.signIn();
	const workflows = await fill(n8n, sandbox);
	print(`
n8n runs at   ${n8n.url}
  E-mail      ${OWNER.email}
  Password    ${OWNER.password}

The credential "${CREDENTIAL}" belongs to the sandbox, which has cash sheets of the centres 101 to 150
for every day up to today. These workflows are there, to be opened and run:
${workflows.map((/** @type {string} */ name) => `  ${name}`).join('\n')}

${home} keeps what you change. Ctrl-C stops it.`);
}

/**
 * Puts in what a newcomer needs, unless it is there from an earlier start.
 *
 * @param {import('./server').N8n} n8n
 * @param {Awaited<ReturnType<typeof startSandbox>>} sandbox
 */
async function fill(n8n, sandbox) {
	const named =
		(/** @type {string} */ wanted) =>
		(/** @type {{ name: string }} */ { name }) =>
			name === wanted;
	/** @type {Array<{ id: string, name: string }>} */
	const credentials = await n8n.rest('GET', '/credentials');
	const id =
		credentials.find(named(CREDENTIAL))?.id ??
		(await n8n.addCredential(CREDENTIAL, 'mapalCashrecApi', sandbox.credential()));
	/** @type {Array<{ id: string, name: string }>} */
	const workflows = await n8n.rest('GET', '/workflows');
	const wanted = [firstSteps({ id, name: CREDENTIAL }), ...examples({ id, name: CREDENTIAL })];
	for (const workflow of wanted) {
		if (!workflows.some(named(workflow.name))) await n8n.addWorkflow(workflow);
	}
	return wanted.map(({ name }) => name);
}

/** Runs without any other account. @param {{ id: string, name: string }} credential */
function firstSteps(credential) {
	const node = (/** @type {object} */ parts) => ({ typeVersion: 1, parameters: {}, ...parts });
	return {
		name: 'First steps',
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
				parameters: { centres: '101, 102, 103', period: 'lastDays', options: {} },
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
		throw new Error(`Port ${port} is in use, perhaps by an earlier start of this command`);
	};
}

/** @param {string} line */
function print(line) {
	process.stdout.write(`${line}\n`);
}
