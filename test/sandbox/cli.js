'use strict';

/* `npm run sandbox`: the local Cashrec API, to try the node out in an n8n of one's own. */

const { parseArgs } = require('node:util');
const { FIRST_CENTRE, LAST_CENTRE } = require('./data');
const { startSandbox } = require('./server');
const { SHAPE_HELP, shapeOf } = require('./shapes');

const HELP = `Starts a local Cashrec API with made-up cash sheets.

  npm run sandbox -- [options]

  --port NUMBER         where it listens, on this machine only (default 4010; 0: any free port)
  --expires-in SECONDS  how long a token is good for (default 3600)
  --zone ZONE           the time zone of the restaurants (default Europe/Madrid)
  --shape NAME          the design of its answers, which all say the same (default nested):
${SHAPE_HELP}
  --help                this text`;

main().catch((error) => {
	process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
	process.exitCode = 1;
});

async function main() {
	const options = readArguments();
	if (options.help) {
		process.stdout.write(`${HELP}\n`);
		return;
	}
	const port = wholeNumber('--port', options.port ?? '4010', 0, 65535);
	const sandbox = await startSandbox({
		port,
		expiresIn: wholeNumber('--expires-in', options['expires-in'] ?? '3600', 1, 10 ** 8),
		zone: zone(options.zone ?? 'Europe/Madrid'),
		shape: shapeOf(options.shape ?? 'nested'),
	}).catch((error) => {
		if (error.code !== 'EADDRINUSE') throw error;
		throw new Error(
			`Port ${port} is in use. Choose another one, or any free one: npm run sandbox -- --port 0`,
		);
	});
	const { username, password, clientSecret, clientId, baseUrl, loginUrl } = sandbox.credential();
	process.stdout
		.write(`The sandbox is running. Enter this into a credential "Mapal Cashrec API" in n8n:

  Username       ${username}
  Password       ${password}
  Client Secret  ${clientSecret}
  Client ID      ${clientId}
  API URL        ${baseUrl}
  Login URL      ${loginUrl}

Centres ${FIRST_CENTRE} to ${LAST_CENTRE} have cash sheets for every day up to today. Ctrl-C stops it.
`);
	for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void sandbox.stop());
}

function readArguments() {
	try {
		const text = /** @type {const} */ ({ type: 'string' });
		return parseArgs({
			options: {
				port: text,
				'expires-in': text,
				zone: text,
				shape: text,
				help: { type: 'boolean' },
			},
		}).values;
	} catch (error) {
		throw new Error(
			`${error instanceof Error ? error.message : error}\nSee npm run sandbox -- --help`,
		);
	}
}

/** @param {string} flag @param {string} text @param {number} min @param {number} max */
function wholeNumber(flag, text, min, max) {
	const number = Number(text);
	if (/^\d+$/.test(text) && number >= min && number <= max) return number;
	throw new Error(`${flag} must be a whole number from ${min} to ${max}`);
}

/** @param {string} name */
function zone(name) {
	try {
		new Intl.DateTimeFormat('en', { timeZone: name });
		return name;
	} catch {
		throw new Error(`--zone ${name}: there is no such time zone, e.g. Europe/Madrid is one`);
	}
}
