const { execFile } = require('node:child_process');
const { existsSync } = require('node:fs');
const { rm } = require('node:fs/promises');
const { join } = require('node:path');
const { promisify } = require('node:util');
const { dest, series, src } = require('gulp');

const { n8n } = require('./package.json');

async function clean() {
	await rm(join(__dirname, 'dist'), { recursive: true, force: true });
}

async function compile() {
	try {
		await promisify(execFile)(process.execPath, [require.resolve('typescript/bin/tsc')], {
			cwd: __dirname,
		});
	} catch (error) {
		// The compiler prints what it found on standard output.
		throw new Error(`TypeScript found errors\n${error.stdout || error.message}`);
	}
}

/**
 * Copies the icons, codex files and output schemas (`__schema__`): n8n looks for them beside the
 * compiled classes.
 */
function copy() {
	// `encoding: false`: gulp 5 would otherwise decode every file as text.
	return src('nodes/**/*.{svg,json}', { base: '.', encoding: false }).pipe(dest('dist'));
}

/**
 * Checks that each entry of package.json's `n8n` section was built. n8n silently skips an entry
 * without a file, and the node is then missing in the editor.
 */
async function check() {
	const missing = [...n8n.credentials, ...n8n.nodes].filter(
		(entry) => !existsSync(join(__dirname, entry)),
	);
	if (missing.length > 0) {
		throw new Error(`In package.json's "n8n" section, but not built: ${missing.join(', ')}`);
	}
}

exports.default = series(clean, compile, copy, check);
