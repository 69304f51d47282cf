'use strict';

const { execFileSync } = require('node:child_process');
const { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const ROOT = join(__dirname, '..', '..');

/**
 * Unpacks the package as npm would publish it. Needs a build.
 *
 * @param {string} target an empty folder, or one that is not there yet
 * @returns {number} the size of the tarball in bytes
 */
function unpackPackage(target) {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-package-'));
	try {
		// The package is built already: with its scripts npm would build it each time.
		const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
		execFileSync('npm', pack, { cwd: ROOT, shell: process.platform === 'win32' });
		const tarball = join(folder, String(readdirSync(folder)[0]));
		mkdirSync(target, { recursive: true });
		execFileSync('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
		return statSync(tarball).size;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

module.exports = { unpackPackage };
