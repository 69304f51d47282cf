'use strict';

/* n8n's container image: from n8n 3 on nothing else of n8n runs, npm has no package of it that does. */

const { execFile, spawn, spawnSync } = require('node:child_process');
const { randomUUID } = require('node:crypto');

const IMAGE = 'docker.n8n.io/n8nio/n8n';
/** In the order in which they are tried. */
const ENGINES = ['docker', 'podman'];
/** What the image calls its version. */
const VERSION_LABEL = 'org.opencontainers.image.version';
/** The home folder in the image, where n8n has its user folder. */
const HOME = '/home/node';
/** An engine that is there answers at once. */
const ANSWER_MS = 20_000;
/** How long n8n gets to stop by itself. */
const STOP_S = 20;

/**
 * @typedef {object} Engine
 * @property {string} command
 * @property {boolean} isPodman also where Podman is called docker
 */

/**
 * The first engine that answers, or what to tell the user.
 *
 * @returns {{ engine: Engine, problem?: undefined } | { engine?: undefined, problem: string }}
 */
function findEngine() {
	let problem = 'neither Docker nor Podman is installed';
	for (const command of ENGINES) {
		// The version is that of the program; only what asks for containers reaches the engine itself.
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
 * Downloads the image unless it is there. The engine itself shows how much, and that it moves.
 *
 * @param {Engine} engine
 * @param {string} tag
 * @param {{ again?: boolean }} [options] `again`: also when there is one, which may have been replaced
 */
function pullImage({ command }, tag, { again = false } = {}) {
	const image = `${IMAGE}:${tag}`;
	if (!again && ask(command, ['image', 'inspect', image]).status === 0) return;
	process.stderr.write(`${command} downloads n8n's container image ${image}\n`);
	const { status } = spawnSync(command, ['pull', image], {
		env: process.env,
		// What it prints may not get into what this process prints.
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
 * Starts n8n in a container that is gone when it ends.
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
		// So that n8n listens on this machine only, and reaches what does: sandbox, Redis, PostgreSQL.
		...['--network', 'host'],
		// All of the home folder: n8n keeps files beside its user folder too. SELinux wants it labelled.
		...['--volume', `${home}:${HOME}${isPodman ? ':z' : ''}`],
		// What n8n writes belongs to who has started it, who has to remove it.
		...(user === undefined ? [] : ['--user', `${user}:${process.getgid?.()}`]),
		// Without root Podman maps the users: this one has to stay what it is. As root it refuses the option.
		...(user && isPodman ? ['--userns', 'keep-id'] : []),
		...['--env', `HOME=${HOME}`],
		// Names only: the engine takes the values from its environment, and none shows in a list of processes.
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
		// Else Ctrl-C would reach it before it is asked to stop.
		detached: process.platform !== 'win32',
	});
	// It may have ended by itself a moment ago.
	const tell = (/** @type {string[]} */ ...words) =>
		void execFile(engine, [...words, name], { env: process.env }, () => {});
	return {
		client,
		stop: () => tell('stop', '-t', String(STOP_S)),
		kill: () => tell('kill'),
	};
}

module.exports = { findEngine, newestImage, pullImage, startContainer };
