'use strict';

const { execFileSync, spawnSync } = require('node:child_process');
const { mkdtempSync, mkdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { dirname, join } = require('node:path');

/** Keeps the user's own settings, hooks and keys of git out. */
const ENVIRONMENT = {
	...process.env,
	GIT_CONFIG_GLOBAL: '/dev/null',
	GIT_CONFIG_NOSYSTEM: '1',
	GIT_AUTHOR_NAME: 'Test',
	GIT_AUTHOR_EMAIL: 'test@example.com',
	GIT_COMMITTER_NAME: 'Test',
	GIT_COMMITTER_EMAIL: 'test@example.com',
};

/**
 * A clone with the branch `main`, of a remote of its own that begins with one commit.
 *
 * @param {Record<string, string>} [files] of that commit, besides an empty one
 */
function createRepository(files = {}) {
	const root = mkdtempSync(join(tmpdir(), 'repository-'));
	const remote = join(root, 'remote.git');

	/** @param {string} name */
	function clone(name) {
		const folder = join(root, name);
		/** @param {string[]} args */
		const git = (...args) =>
			execFileSync('git', args, {
				cwd: folder,
				encoding: 'utf8',
				env: ENVIRONMENT,
				stdio: ['ignore', 'pipe', 'pipe'],
			}).trim();
		execFileSync('git', ['clone', '--quiet', remote, folder], {
			env: ENVIRONMENT,
			stdio: 'ignore',
		});
		return {
			folder,
			git,
			/** @param {Record<string, string>} changes by file @param {string} [message] */
			commit: (changes, message = 'Change') => {
				for (const [file, text] of Object.entries(changes)) {
					mkdirSync(dirname(join(folder, file)), { recursive: true });
					writeFileSync(join(folder, file), text);
				}
				git('add', '--all');
				git('commit', '--quiet', '--allow-empty', '-m', message);
			},
			/**
			 * Runs a line as a workflow's step does.
			 *
			 * @param {string} line
			 * @param {Record<string, string>} [variables]
			 */
			run: (line, variables = {}) => {
				const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', line], {
					cwd: folder,
					encoding: 'utf8',
					env: { ...ENVIRONMENT, ...variables },
				});
				return { status, output: stdout + stderr };
			},
		};
	}

	execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', remote], {
		env: ENVIRONMENT,
	});
	const first = clone('clone');
	first.git('checkout', '--quiet', '-B', 'main');
	first.commit({ '.gitignore': '', ...files }, 'First');
	first.git('push', '--quiet', '--set-upstream', 'origin', 'main');
	return { ...first, clone, remove: () => rmSync(root, { recursive: true, force: true }) };
}

module.exports = { createRepository };
