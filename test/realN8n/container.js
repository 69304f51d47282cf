'use strict';

/* n8n's container image. From n8n 3 on only the image runs: npm's package of n8n does not. */

const { execFile, spawn, spawnSync } = require('node:child_process');
const { randomUUID } = require('node:crypto');

const IMAGE = 'docker.n8n.io/n8nio/n8n';
/** The commands of the engines, in the order in which they are tried. */
const ENGINES = ['docker', 'podman'];
/** The label of the image that holds n8n's version. */
const VERSION_LABEL = 'org.opencontainers.image.version';
/** The home folder in the image, where n8n has its user folder. */
const HOME = '/home/node';
/** How long to wait for an engine: one that runs answers at once. */
const ANSWER_MS = 20_000;
/** How long n8n gets to stop by itself. */
const STOP_S = 20;

/**
 * @typedef {object} Engine
 * @property {string} command
 * @property {boolean} isPodman whether it is Podman, even if the command is docker
 */

/**
 * The first engine that answers, or what to tell the user.
 *
 * @returns {{ engine: Engine, problem?: undefined } | { engine?: undefined, problem: string }}
 */
function findEngine() {
	let problem = 'neither Docker nor Podman is installed';
	for (const command of ENGINES) {
		// `--version` is answered by the program alone; asking for containers reaches the engine
		// itself.
		const version = ask(command, ['--version']);
		if (version.error) continue;
		const answer = ask(command, ['ps', '--quiet']);
		if (answer.status === 0) {
			return { engine: { command, isPodman: /podman/i.test(version.stdout) } };
		}
		const why =
			answer.stderr.trim().replace(/\s+/g, ' ').replace(/\.$/, '') ||
			`nothing within ${ANSWER_MS / 1000} s`;
		problem = `${command} is installed but does not answer: ${why}`;
	}
	return { problem };
}

/** @param {string} command @param {string[]} args */
const ask = (command, args) =>
	spawnSync(command, args, { env: process.env, encoding: 'utf8', timeout: ANSWER_MS });

/**
 * Downloads the image unless it is there. The engine itself shows the progress.
 *
 * @param {Engine} engine
 * @param {string} tag
 * @param {{ again?: boolean }} [options] `again`: even if it is there, as there may be a newer one
 */
function pullImage({ command }, tag, { again = false } = {}) {
	const image = `${IMAGE}:${tag}`;
	if (!again && ask(command, ['image', 'inspect', image]).status === 0) return;
	process.stderr.write(`${command} downloads n8n's container image ${image}\n`);
	const { status } = spawnSync(command, ['pull', image], {
		env: process.env,
		// The engine's output must not get into the output of this process.
		stdio: ['ignore', 2, 2],
	});
	if (status !== 0) {
		throw new Error(`${command} pull ${image} ended with ${status}: see what it says above`);
	}
}

/** The version of the newest image, which it downloads. @param {Engine} engine */
function newestImage(engine) {
	const tag = 'latest';
	pullImage(engine, tag, { again: true });
	const format = `{{ index .Config.Labels "${VERSION_LABEL}" }}`;
	const { stdout } = ask(engine.command, [
		...['image', 'inspect', '--format', format],
		`${IMAGE}:${tag}`,
	]);
	const version = stdout.trim();
	if (!/^\d+\.\d+\.\d+/.test(version)) {
		throw new Error(`The image ${IMAGE}:${tag} does not say which n8n it is, but "${version}"`);
	}
	return version;
}

/**
 * Starts n8n in a container that is removed when n8n ends.
 *
 * @param {Engine} engine
 * @param {string} tag of the image
 * @param {string[]} command n8n's own
 * @param {string} home the user folder on this machine
 * @param {Record<string, string | undefined>} settings
 * @returns {import('./install').Running}
 */
function startContainer({ command: engine, isPodman }, tag, command, home, settings) {
	const name = `n8n-nodes-mapal-cashrec-${randomUUID()}`;
	const set = { ...settings, N8N_USER_FOLDER: HOME };
	const user = process.getuid?.();
	const args = [
		'run',
		'--rm',
		...['--name', name],
		// So that n8n listens on this machine only, and reaches sandbox, Redis and PostgreSQL, which do
		// too.
		...['--network', 'host'],
		// The whole home folder, as n8n keeps files beside its user folder too. SELinux wants a label.
		...['--volume', `${home}:${HOME}${isPodman ? ':z' : ''}`],
		// The files that n8n writes have to belong to whoever starts it, to be removed afterwards.
		...(user === undefined ? [] : ['--user', `${user}:${process.getgid?.()}`]),
		// Without root Podman maps users: this user has to stay the same. As root it refuses the
		// option.
		...(user && isPodman ? ['--userns', 'keep-id'] : []),
		...['--env', `HOME=${HOME}`],
		// Names only: the engine takes the values from its environment, so that no list of processes
		// shows them.
		...Object.keys(set).flatMap((variable) => ['--env', variable]),
		`${IMAGE}:${tag}`,
		...command,
	];
	if (process.platform !== 'linux') {
		process.stderr.write(
			'n8n is reached only if the engine has host networking: in Docker Desktop, Settings → Resources → Network → Enable host networking.\n',
		);
	}
	const client = spawn(engine, args, {
		env: { ...process.env, ...set },
		stdio: ['ignore', 'pipe', 'pipe'],
		// In its own group, or Ctrl-C would reach it before it is asked to stop.
		detached: process.platform !== 'win32',
	});
	// The container may have ended by itself a moment ago.
	const tell = (/** @type {string[]} */ ...words) =>
		void execFile(engine, [...words, name], { env: process.env }, () => {});
	return {
		client,
		stop: () => tell('stop', '-t', String(STOP_S)),
		kill: () => tell('kill'),
	};
}

module.exports = { findEngine, newestImage, pullImage, startContainer };
