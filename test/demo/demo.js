'use strict';

/*
 * `npm run demo`: the package's main job, on the built-in sandbox or with a login of one's own. The
 * built node and credential run in n8n's own engine, over real HTTP.
 */

const { existsSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { promisify } = require('node:util');
const { askForLogin } = require('./login');
const { HELP, readOptions } = require('./options');
const { write } = require('./output');

const ROOT = join(__dirname, '..', '..');

main().catch((error) => {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
});

async function main() {
	const options = readOptions(process.argv.slice(2));
	if (options.help) {
		process.stdout.write(`${HELP}\n`);
		return;
	}
	const credential = options.login ? await askForLogin() : undefined;
	await build();

	// n8n's engine keeps a key in the user's home unless told otherwise, and logs to the screen.
	process.env.N8N_USER_FOLDER ??= join(tmpdir(), 'n8n-nodes-mapal-cashrec-demo');
	process.env.N8N_ENCRYPTION_KEY ??= 'only-for-this-run';
	process.env.N8N_LOG_LEVEL ??= 'silent';
	const { createEngine } = require('../support/engine');
	const { MapalCashrec, MapalCashrecApi } = require(join(ROOT, 'index.js'));
	const engine = createEngine({ node: new MapalCashrec(), credentialType: new MapalCashrecApi() });

	const { startSandbox } = require('../sandbox/server');
	const sandbox = credential ? undefined : await startSandbox({ shape: options.shape });
	try {
		const started = Date.now();
		const { items, error, hint } = await engine.execute(
			engine.credentials.add(credential ?? sandbox?.credential() ?? {}),
			{ timezone: options.timezone, parameters: options.parameters },
		);
		if (error) {
			throw new Error([error.message, error.description].filter(Boolean).join('\n'));
		}
		const found = items.map(({ json }) => json);
		const seconds = ((Date.now() - started) / 1000).toFixed(1);
		const requests = sandbox && {
			calls: sandbox.apiCalls().length,
			logins: sandbox.logins().length,
		};
		process.stdout.write(write(options, found, { hint, seconds, requests }));
	} finally {
		await sandbox?.stop();
	}
}

/** Builds the package unless it is built: a fresh clone holds its sources alone. */
async function build() {
	const { n8n } = require(join(ROOT, 'package.json'));
	const files = [...n8n.nodes, ...n8n.credentials];
	if (files.every((/** @type {string} */ file) => existsSync(join(ROOT, file)))) return;
	process.stderr.write('Building the package first …\n');
	const { default: buildAll } = require(join(ROOT, 'gulpfile.js'));
	await promisify(buildAll)();
}
