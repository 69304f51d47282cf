'use strict';

/*
 * `npm run demo`: the package's main job, on the built-in sandbox or with a login of one's own. The
 * built node and credential run in n8n's own engine, over real HTTP.
 */

const { existsSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { createInterface } = require('node:readline/promises');
const { Writable } = require('node:stream');
const { parseArgs, promisify } = require('node:util');

const ROOT = join(__dirname, '..', '..');
const PERIODS = 'yesterday, today, last7Days, thisWeek, lastWeek, thisMonth, lastMonth';
const MAPAL = {
	baseUrl: 'https://cashrec.api.pro.mapal-os.com',
	loginUrl: 'https://login.mapal-os.com/connect/token',
	clientId: 'wf_wap_tp',
};
const HELP = `Reads cash sheets through the node, in n8n's engine, and prints one line per shift.

  npm run demo                       last week, three centres of the built-in sandbox
  npm run demo -- [options]

  --period NAME     ${PERIODS}
  --start DATE      with --end: a period of your own, e.g. 2026-03-01
  --end DATE
  --centres IDS     e.g. 101,102 (default on the sandbox: 101,102,103)
  --timezone ZONE   e.g. Europe/Madrid (the default)
  --discrepancies   only the shifts whose counted cash is not what it should be
  --login           your own Mapal login instead of the sandbox: asks for it, or reads from
                    standard input one value per line: username, password, client secret,
                    and if they differ from Mapal's own: API URL, login URL, client ID
  --json            the items as JSON
  --help            this text

The login is used for this run only and is not stored.`;

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
	if (options.login && !options.centres) {
		throw new Error('Say which centres to read, e.g. --centres 101,102');
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
	const sandbox = credential ? undefined : await startSandbox({});
	try {
		const zone = options.timezone ?? 'Europe/Madrid';
		const centres = options.centres ?? '101,102,103';
		const period = options.start
			? `${options.start} to ${options.end}`
			: (options.period ?? 'lastWeek');
		const operation = options.discrepancies ? 'getDiscrepancies' : 'getCashSheets';
		const started = Date.now();
		const { items, error, hint } = await engine.execute(
			engine.credentials.add(credential ?? sandbox?.credential() ?? {}),
			{
				timezone: zone,
				parameters: {
					operation,
					centres,
					period: options.start ? 'custom' : period,
					startDate: options.start,
					endDate: options.end,
				},
			},
		);
		if (error) {
			throw new Error([error.message, error.description].filter(Boolean).join('\n'));
		}
		const shifts = items.map(({ json }) => json);
		if (options.json) {
			process.stdout.write(`${JSON.stringify(shifts, null, '\t')}\n`);
			return;
		}
		const print = (line = '') => process.stdout.write(`${line}\n`);
		const title = options.discrepancies ? 'Get Discrepancies' : 'Get Cash Sheets';
		print(`${title}: ${period}, centres ${centres}, days as in ${zone}\n`);
		printTable(shifts);
		print(`\n${hint}`);
		const took = `${((Date.now() - started) / 1000).toFixed(1)} s`;
		if (sandbox) {
			print(
				`${sandbox.apiCalls().length} request(s) and ${sandbox.logins().length} login(s), ${took}`,
			);
			print('\nThat was the built-in sandbox. With your own Mapal login:');
			print('  npm run demo -- --login --centres 101,102');
			if (!options.discrepancies) print('Which shifts are short: npm run demo -- --discrepancies');
			print('What else it can do: npm run demo -- --help');
		} else {
			print(`Took ${took}`);
		}
	} finally {
		await sandbox?.stop();
	}
}

function readArguments() {
	const text = /** @type {const} */ ({ type: 'string' });
	const flag = /** @type {const} */ ({ type: 'boolean', default: false });
	let values;
	try {
		({ values } = parseArgs({
			options: {
				period: text,
				start: text,
				end: text,
				centres: text,
				timezone: text,
				discrepancies: flag,
				login: flag,
				json: flag,
				help: flag,
			},
		}));
	} catch (error) {
		throw new Error(
			`${error instanceof Error ? error.message : error}\nSee npm run demo -- --help`,
		);
	}
	if (Boolean(values.start) !== Boolean(values.end)) {
		throw new Error('--start and --end go together');
	}
	return values;
}

/** Asks on a terminal, the secrets without showing them; otherwise reads a value per line. */
async function askForLogin() {
	let hidden = false;
	const screen = new Writable({
		write(chunk, _encoding, done) {
			if (!hidden) process.stderr.write(chunk);
			done();
		},
	});
	const isTerminal = process.stdin.isTTY === true;
	const input = createInterface({ input: process.stdin, output: screen, terminal: isTerminal });
	const lines = isTerminal ? undefined : input[Symbol.asyncIterator]();

	/** @param {string} question @param {{ secret?: boolean, otherwise?: string }} how */
	const ask = async (question, { secret = false, otherwise = '' } = {}) => {
		if (lines) {
			const { value, done } = await lines.next();
			return (done ? '' : value.trim()) || otherwise;
		}
		const answer = input.question(`${question}${otherwise && ` [${otherwise}]`}: `);
		hidden = secret;
		const value = (await answer).trim();
		hidden = false;
		if (secret) process.stderr.write('\n');
		return value || otherwise;
	};
	try {
		return {
			username: await ask('Username'),
			password: await ask('Password', { secret: true }),
			clientSecret: await ask('Client secret', { secret: true }),
			baseUrl: await ask('API URL', { otherwise: MAPAL.baseUrl }),
			loginUrl: await ask('Login URL', { otherwise: MAPAL.loginUrl }),
			clientId: await ask('Client ID', { otherwise: MAPAL.clientId }),
		};
	} finally {
		input.close();
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

/**
 * The columns that tell most of a shift: date, centre, name and cash, wherever they are called so.
 *
 * @param {Array<Record<string, any>>} shifts
 */
function printTable(shifts) {
	/** @param {any} value */
	const amount = (value) => (typeof value === 'number' ? value.toFixed(2) : (value ?? 'open'));
	const rows = shifts.map((shift) => [
		shift.businessDate ?? shift.date ?? '',
		shift.centre?.name ?? shift.centreName ?? '',
		shift.name ?? shift.shiftName ?? '',
		shift.status ?? '',
		amount(shift.sales?.gross),
		amount((shift.discrepancy ?? shift.cash)?.expected),
		amount((shift.discrepancy ?? shift.cash)?.counted),
		amount((shift.discrepancy ?? shift.cash)?.difference),
	]);
	const head = [
		'Date',
		'Centre',
		'Shift',
		'Status',
		'Gross sales',
		'Expected',
		'Counted',
		'Difference',
	];
	const widths = head.map((title, column) =>
		Math.max(title.length, ...rows.map((row) => String(row[column]).length)),
	);
	for (const row of [head, widths.map((width) => '─'.repeat(width)), ...rows]) {
		const cells = row.map((cell, column) => {
			const width = widths[column] ?? 0;
			return column < 4 ? String(cell).padEnd(width) : String(cell).padStart(width);
		});
		process.stdout.write(`${cells.join('  ').trimEnd()}\n`);
	}
}
