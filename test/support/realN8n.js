'use strict';

/*
 * A real n8n, installed once into the user's cache folder and never into this project: it is too large
 * for a development dependency.
 */

const { execFileSync } = require('node:child_process');
const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { join } = require('node:path');

const VERSION = '2.41.1';

/**
 * The folder in which n8n is installed (`node_modules/n8n`). Installs it on the first call, which
 * takes some minutes.
 *
 * @param {string} [version]
 */
function realN8n(version = VERSION) {
	const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	const folder = join(cache, 'n8n-nodes-mapal-cashrec', `n8n-${version}`);
	if (existsSync(join(folder, 'node_modules', 'n8n', 'package.json'))) return folder;
	process.stderr.write(
		`Installing n8n ${version} into ${folder}, once. This takes some minutes …\n`,
	);
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
	execFileSync(
		'npm',
		['install', '--ignore-scripts', '--no-audit', '--no-fund', `n8n@${version}`],
		{
			cwd: folder,
			stdio: ['ignore', 'ignore', 'inherit'],
		},
	);
	return folder;
}

module.exports = { realN8n };
