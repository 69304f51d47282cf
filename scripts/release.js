'use strict';

/*
 * `npm run release -- 0.2.0` prepares a release: fetches, runs lint, types, build and tests, sets the version,
 * gives the changelog's section "Unreleased" its name and date, commits and tags. Pushing the tag
 * publishes it.
 */

const { execFileSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const CHANGELOG = join(ROOT, 'CHANGELOG.md');
const UNRELEASED = '## Unreleased';
const REMOTE = 'origin';

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
 * @param {object} repository
 * @param {string} repository.branch
 * @param {string} repository.changes
 * @param {string[]} repository.tags
 * @param {string} repository.present the version of package.json
 * @param {number} repository.behind how many commits of the remote's main are missing
 */
function obstacle(version, changelog, { branch, changes, tags, present, behind }) {
	if (!/^\d+\.\d+\.\d+$/.test(version)) {
		return 'Say which version, e.g. npm run release -- 0.2.0';
	}
	if (branch !== 'main') return `This is the branch ${branch}: a release is made from main`;
	if (changes) return `Commit or undo these changes first:\n${changes}`;
	if (behind > 0) {
		const commits = behind === 1 ? 'A commit' : `${behind} commits`;
		return `${commits} of ${REMOTE}/main ${behind === 1 ? 'is' : 'are'} missing here: git pull`;
	}
	if (tags.includes(`v${version}`)) return `Version ${version} is released already`;
	const isFirst = !tags.some((tag) => /^v\d/.test(tag));
	const order = compare(version, present);
	// The first release has the version that the package began with.
	if (order < 0 || (order === 0 && !isFirst)) {
		return `The present version is ${present}: the next one has to be higher than that`;
	}
	if (!headingOf(version).test(changelog) && !changelog.includes(`\n${UNRELEASED}\n`)) {
		return `Write into CHANGELOG.md what has changed, below "${UNRELEASED}"`;
	}
	return undefined;
}

/** @param {string} a @param {string} b `1.10.0` is higher than `1.9.0` @returns {number} as a sort takes it */
function compare(a, b) {
	const [left, right] = [a, b].map((version) => version.split('.').map(Number));
	for (let at = 0; at < 3; at++) {
		const order = (left?.[at] ?? 0) - (right?.[at] ?? 0);
		if (order !== 0) return order;
	}
	return 0;
}

/** @param {string} version */
const headingOf = (version) =>
	new RegExp(`^## ${version.replaceAll('.', '\\.')} – \\d{4}-\\d\\d-\\d\\d$`, 'm');

/**
 * The changelog with a version and the day of its release in place of "Unreleased".
 *
 * @param {string} changelog
 * @param {string} version
 * @param {Date} now
 */
function released(changelog, version, now) {
	// Swedish dates are ISO dates. The day is that of whoever makes the release.
	const heading = `## ${version} – ${now.toLocaleDateString('sv')}`;
	return changelog.replace(`\n${UNRELEASED}\n`, `\n${heading}\n`);
}

/** Fetches the remote's main and tags. @returns {string | undefined} why that can't be done */
function fetched() {
	if (!git('remote').split('\n').includes(REMOTE)) {
		return `There is no remote ${REMOTE}, to which a release is pushed: git remote add ${REMOTE} ADDRESS`;
	}
	try {
		git('fetch', '--quiet', '--tags', REMOTE);
		return undefined;
	} catch {
		return `What ${REMOTE} has can't be fetched, so nobody knows whether this is the latest`;
	}
}

/** How many commits of the remote's main are missing here; none if it has no main yet. */
function commitsBehind() {
	const main = `refs/remotes/${REMOTE}/main`;
	if (!git('for-each-ref', main)) return 0;
	return Number(git('rev-list', '--count', `HEAD..${main}`));
}

function main() {
	const version = process.argv[2] ?? '';
	const changelog = readFileSync(CHANGELOG, 'utf8');
	const reason =
		fetched() ??
		obstacle(version, changelog, {
			branch: git('branch', '--show-current'),
			changes: git('status', '--porcelain'),
			tags: git('tag').split('\n'),
			present: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
			behind: commitsBehind(),
		});
	if (reason) {
		process.stderr.write(`${reason}\n`);
		process.exitCode = 1;
		return;
	}
	try {
		npm('version', version, '--no-git-tag-version', '--allow-same-version');
		writeFileSync(CHANGELOG, released(changelog, version, new Date()));
		npm('run', 'check', '--', '--no-e2e');
	} catch (error) {
		git('checkout', '--', 'package.json', 'package-lock.json', 'CHANGELOG.md');
		const why = error instanceof Error ? error.message : error;
		process.stderr.write(`\n${why}\nSo nothing was released, and nothing is changed.\n`);
		process.exitCode = 1;
		return;
	}
	if (git('status', '--porcelain')) git('commit', '-qam', `Release ${version}`);
	git('tag', '-a', `v${version}`, '-m', `Release ${version}`);
	process.stdout.write(
		`\nReady. This publishes it:\n\n  git push ${REMOTE} main v${version}\n\nThe workflow "Publish" checks it again, also in a real n8n, and publishes it.\nIt waits for an approval if the environment "npm" names reviewers.\n`,
	);
}

if (require.main === module) main();

module.exports = { obstacle, released };
