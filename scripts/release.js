'use strict';

/*
 * `npm run release -- 0.2.0` prepares a release: checks everything, sets the version, gives the
 * changelog's section "Unreleased" its name, commits and tags. Pushing the tag publishes it.
 */

const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const CHANGELOG = join(ROOT, 'CHANGELOG.md');
const UNRELEASED = '## Unreleased';

const git = (/** @type {string[]} */ ...args) =>
	execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();
const npm = (/** @type {string[]} */ ...args) =>
	execFileSync('npm', args, {
		cwd: ROOT,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});

/**
 * What is to be done before the version can be released; undefined when nothing is.
 *
 * @param {string} version the one to release
 * @param {string} changelog
 * @param {{ branch: string, changes: string, tags: string[] }} repository
 */
function obstacle(version, changelog, { branch, changes, tags }) {
	if (!/^\d+\.\d+\.\d+$/.test(version)) {
		return 'Say which version, e.g. npm run release -- 0.2.0';
	}
	if (branch !== 'main') return `This is the branch ${branch}: a release is made from main`;
	if (changes) return `Commit or undo these changes first:\n${changes}`;
	if (tags.includes(`v${version}`)) return `Version ${version} is released already`;
	if (!changelog.includes(`\n## ${version}\n`) && !changelog.includes(`\n${UNRELEASED}\n`)) {
		return `Write into CHANGELOG.md what has changed, below "${UNRELEASED}"`;
	}
	return undefined;
}

function main() {
	const version = process.argv[2] ?? '';
	const changelog = readFileSync(CHANGELOG, 'utf8');
	const reason = obstacle(version, changelog, {
		branch: git('branch', '--show-current'),
		changes: git('status', '--porcelain'),
		tags: git('tag').split('\n'),
	});
	if (reason) {
		process.stderr.write(`${reason}\n`);
		process.exitCode = 1;
		return;
	}
	npm('version', version, '--no-git-tag-version', '--allow-same-version');
	writeFileSync(CHANGELOG, changelog.replace(`\n${UNRELEASED}\n`, `\n## ${version}\n`));
	try {
		npm('run', 'check', '--', '--no-e2e');
	} catch (error) {
		git('checkout', '--', 'package.json', 'package-lock.json', 'CHANGELOG.md');
		throw error;
	}
	// The first release has its version already.
	if (git('status', '--porcelain')) git('commit', '-qam', `Release ${version}`);
	git('tag', '-a', `v${version}`, '-m', `Release ${version}`);
	process.stdout.write(
		`\nReady. This publishes it:\n\n  git push origin main v${version}\n\nThe workflow "Publish" checks it again and publishes it.\n`,
	);
}

if (require.main === module) main();

module.exports = { obstacle };
