'use strict';

/*
 * `npm run bench`: how long the node takes, beside the least that any program needs and beside what a
 * user can build in n8n without it. Times are medians of one process, after runs that do not count;
 * peak memory is that of processes of their own. Needs a build; installs a real n8n into the user's
 * cache folder for its nodes, once. `npm run bench -- scale` prints one of the tables alone.
 */

const { execFile } = require('node:child_process');
const { existsSync, readFileSync, readdirSync, statSync, writeFileSync } = require('node:fs');
const { Agent, createServer, get } = require('node:http');
const { cpus, tmpdir } = require('node:os');
const { join } = require('node:path');

process.env.N8N_USER_FOLDER = join(tmpdir(), 'n8n-nodes-mapal-cashrec-bench');
process.env.N8N_ENCRYPTION_KEY = 'only-for-the-benchmark';
process.env.N8N_LOG_LEVEL = 'silent';

const { WorkflowExecute } = require('n8n-core');
const { Workflow } = require('n8n-workflow');
const { cashSheets } = require('../sandbox/data');
const { additionalData, createEngine } = require('../support/engine');
const { CURRENT, installFromNpm } = require('../realN8n/install');
const { startN8n, until } = require('../realN8n/server');

const ROOT = join(__dirname, '..', '..');
const { MapalCashrec, MapalCashrecApi } = require(ROOT);
const DIST = join(ROOT, 'dist', 'nodes', 'MapalCashrec', 'cashSheet');
const { readShifts } = require(join(DIST, 'reading', 'reading.js'));
const { Table } = require(join(DIST, 'columns', 'table.js'));

/** Each candidate has so many turns, of so many runs at least, and of so much time. */
const TURNS = 5;
const RUNS_PER_TURN = 3;
const TURN_MS = 500;
/** How often each part of reading is timed. */
const RUNS_OF_PARTS = 5;
/** Until then code is still being compiled while it runs. */
const WARM_UP_MS = 2000;
const LATENCY_MS = 200;
const CENTRES = Array.from({ length: 50 }, (_, index) => String(101 + index));

/** @typedef {{ centres: number, days: number }} Size of a run, in requests of 50 centres and 31 days */

/** About 10,000, 160,000 and a million shifts; and 5,000 centres. @type {Size[]} */
const SCALE = [
	{ centres: 50, days: 67 },
	{ centres: 150, days: 365 },
	{ centres: 950, days: 365 },
	{ centres: 5000, days: 1 },
	{ centres: 5000, days: 7 },
	{ centres: 5000, days: 31 },
];
/** What n8n itself is tried with, and the MB that Node.js lets it have for its objects: up to where it ends. */
const SCALE_OF_N8N = [
	{ centres: 150, days: 365, heaps: [512, 2048] },
	{ centres: 950, days: 365, heaps: [512, 2048] },
	{ centres: 2850, days: 365, heaps: [2048] },
];
const LONGEST_RUN_MS = 600_000;
const RUNS_OF_SCALE = 3;

/** @type {Buffer} what the API answers */
let answer = Buffer.from('[]');
/** What it answers instead, where that depends on what is asked. @type {((url: URL) => Buffer) | undefined} */
let answerTo;
let latency = 0;

/** @type {Record<string, (url: string) => unknown>} */
const TABLES = {
	nested: async (url) =>
		await sizes(url, "the sandbox's shifts, with nested lists and objects", nested),
	small: async (url) => await sizes(url, 'small shifts of ten plain fields', small),
	year,
	scale,
	inN8n,
	requests,
	reading,
	worst,
};

const [, , name, peakUrl] = process.argv;
(peakUrl === undefined ? main(name) : peakOf(String(name), peakUrl)).catch((error) => {
	process.stderr.write(`${error?.stack ?? error}\n`);
	process.exitCode = 1;
});

/** @param {string} [only] the name of a table */
async function main(only) {
	const tables = only === undefined ? Object.values(TABLES) : [TABLES[only]];
	const server = createServer((request, response) => {
		const isLogin = request.url?.startsWith('/connect');
		const asked = new URL(request.url ?? '', 'http://localhost');
		const body = isLogin
			? Buffer.from('{"access_token":"T","expires_in":3600}')
			: (answerTo?.(asked) ?? answer);
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
		setTimeout(() => response.end(body), isLogin ? 0 : latency);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	const url = `http://127.0.0.1:${port}`;
	print(
		`Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, medians of ${TURNS} turns`,
	);
	try {
		for (const table of tables) {
			if (!table) throw new Error(`The tables are ${Object.keys(TABLES).join(', ')}`);
			await table(url);
		}
	} finally {
		server.close();
		server.closeAllConnections();
	}
}

/** What is compared: by hand, through the node, through n8n's own nodes. @param {string} url */
async function candidates(url) {
	return {
		hand: () => byHand(url),
		node: ourNode(url, {
			centres: CENTRES.join(),
			period: 'custom',
			startDate: '2023-01-01',
			endDate: '2025-12-31',
			requests: { daysPerRequest: 3660 },
		}),
		year: ourNode(url, runOf({ centres: 150, days: 365 })),
		builtIn: await builtInNodes(url),
	};
}

/**
 * One response of three sizes.
 *
 * @param {string} url
 * @param {string} title
 * @param {typeof nested | typeof small} make
 */
async function sizes(url, title, make) {
	const { hand, node, builtIn } = await candidates(url);
	print(`\nOne response, from the request to the items: ${title}\n`);
	print('| Shifts | Response | By hand | This node | Ratio | HTTP Request + Split Out | Ratio |');
	print('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
	for (const days of [20, 200, 1095]) {
		answer = Buffer.from(JSON.stringify(sheetsOf(make, days)));
		const [floor, ours, theirs] = await inTurns([hand, node, builtIn]);
		if (!floor || !ours || !theirs) throw new Error('Not measured');
		if (floor.result !== ours.result || floor.result !== theirs.result) {
			throw new Error(`They differ: ${floor.result}, ${ours.result}, ${theirs.result} shifts`);
		}
		const peaks = [];
		for (const name of ['hand', 'node', 'builtIn']) peaks.push(await peakInProcess(name, url));
		const cell = (/** @type {Measured} */ { time }, /** @type {number | undefined} */ peak) =>
			`${time < 20 ? time.toFixed(1) : time.toFixed(0)} ms, ${peak} MB`;
		const ratio = (/** @type {Measured} */ { time }) => (time / floor.time).toFixed(2);
		row([
			floor.result.toLocaleString('en'),
			`${(answer.length / 1e6).toFixed(1)} MB`,
			cell(floor, peaks[0]),
			cell(ours, peaks[1]),
			ratio(ours),
			cell(theirs, peaks[2]),
			ratio(theirs),
		]);
	}
}

/**
 * By how much the memory of a process rises at most while it does one such run, in MB.
 *
 * @param {string} name
 * @param {string} url
 * @returns {Promise<number>}
 */
const peakInProcess = async (name, url) => (await inProcess(name, url)).memory;

/**
 * One such run in a process of its own.
 *
 * @param {string} name
 * @param {string} url
 * @param {string[]} [options] further ones of Node.js
 * @returns {Promise<{ result: number, time: number, memory: number }>} in ms and MB
 */
function inProcess(name, url, options = []) {
	const args = [...process.execArgv, ...options, __filename, name, url];
	return new Promise((resolve, reject) => {
		execFile(process.execPath, args, (error, stdout) =>
			error ? reject(error) : resolve(JSON.parse(stdout)),
		);
	});
}

/** Prints it; the memory is NaN where there is no Linux to ask. @param {string} name @param {string} url */
async function peakOf(name, url) {
	const [, centres, days] = name.split(':').map(Number);
	const run =
		centres && days
			? ourNode(url, runOf({ centres, days }))
			: (await candidates(url))[/** @type {'hand'} */ (name)];
	global.gc?.();
	const before = memoryOf('VmRSS');
	// Makes the peak begin anew: that of loading the modules is higher than that of a small run.
	if (existsSync('/proc/self/clear_refs')) writeFileSync('/proc/self/clear_refs', '5');
	const start = performance.now();
	const result = await run();
	const time = Math.round(performance.now() - start);
	print(JSON.stringify({ result, time, memory: Math.round((memoryOf('VmHWM') - before) / 1000) }));
}

/** In kB, as Linux knows it; NaN elsewhere, or when the process has ended. @param {string} field @param {number | string} [pid] */
function memoryOf(field, pid = 'self') {
	const file = `/proc/${pid}/status`;
	if (!existsSync(file)) return NaN;
	return Number(readFileSync(file, 'utf8').split(`${field}:`)[1]?.split('kB')[0]);
}

/** 48 requests with a latency: this node and a loop, against the limit. @param {string} url */
async function requests(url) {
	answer = Buffer.from(JSON.stringify(sheetsOf(nested, 1)));
	const parameters = {
		centres: CENTRES.slice(0, 48).join(),
		requests: { centresPerRequest: 1, parallelRequests: 3 },
	};
	const sequentially = async () => {
		for (let request = 0; request < 48; request++) await byHand(url);
		return 48;
	};
	latency = LATENCY_MS;
	const [node, loop] = await inTurns([ourNode(url, parameters), sequentially], 1);
	latency = 0;
	if (!node || !loop) throw new Error('Not measured');
	const limit = (Math.ceil(47 / 3) + 1) * LATENCY_MS;
	print(`\n48 requests of ${LATENCY_MS} ms, three at a time\n`);
	print('| | Time | Of the limit |');
	print('| --- | ---: | ---: |');
	row(['Limit: 17 round trips', `${limit} ms`, '1.00']);
	row(['This node', `${node.time.toFixed(0)} ms`, (node.time / limit).toFixed(2)]);
	row(['One after another', `${loop.time.toFixed(0)} ms`, (loop.time / limit).toFixed(2)]);
}

/** A year of 150 centres in 36 requests, on a server in another process. @param {string} url */
async function year(url) {
	print('\nA year of 150 centres: 164,250 shifts in 36 requests\n');
	print('| Shifts | Memory |');
	print('| --- | ---: |');
	for (const [name, make] of /** @type {const} */ ([
		["the sandbox's, nested", nested],
		['small, ten plain fields', small],
	])) {
		answerTo = (asked) => answerOf(make, asked);
		row([name, `${await peakInProcess('year', url)} MB`]);
	}
	answerTo = undefined;
}

/** How long runs take and how much memory, by their size; and how many requests. @param {string} url */
async function scale(url) {
	print('\nOne run of Get Cash Sheets with Simplify, by size\n');
	print('| Centres | Days | Requests | Shifts | Time | Memory | Time at 200 ms an answer |');
	print('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
	for (const size of SCALE) {
		const requests = servingOnceMade();
		const runs = [];
		// The first makes the answers.
		for (let run = 0; run <= RUNS_OF_SCALE; run++) runs.push(await inProcess(nameOf(size), url));
		latency = LATENCY_MS;
		const slow = await inProcess(nameOf(size), url);
		latency = 0;
		row([
			size.centres.toLocaleString('en'),
			String(size.days),
			requests().toLocaleString('en'),
			slow.result.toLocaleString('en'),
			seconds(Math.min(...runs.slice(1).map(({ time }) => time))),
			`${median(runs.map(({ memory }) => memory))} MB`,
			seconds(slow.time),
		]);
	}
	answerTo = undefined;
}

/** What n8n itself gets through, with its successful runs saved and not. @param {string} url */
async function inN8n(url) {
	print('\nWebhook and Get Cash Sheets in n8n itself\n');
	print('| Shifts | Heap | Saved | Time | Memory of n8n | Database |');
	print('| ---: | ---: | --- | ---: | ---: | ---: |');
	for (const { heaps, ...size } of SCALE_OF_N8N) {
		servingOnceMade();
		const { result } = await inProcess(nameOf(size), url);
		for (const heap of heaps) {
			for (const saved of ['none', 'all']) {
				const { time, memory, database } = await runInN8n(url, size, heap, saved);
				row([
					result.toLocaleString('en'),
					`${heap} MB`,
					saved === 'all' ? 'yes' : 'no',
					Number.isNaN(time) ? 'n8n ends' : seconds(time),
					`${memory} MB`,
					`${database} MB`,
				]);
			}
		}
	}
	answerTo = undefined;
}

/**
 * One run in an n8n of its own.
 *
 * @param {string} url
 * @param {Size} size
 * @param {number} heap
 * @param {string} saved which successful executions n8n saves
 * @returns the time in ms, NaN where n8n has ended for want of memory; its memory and database in MB
 */
async function runInN8n(url, size, heap, saved) {
	const n8n = await startN8n({ env: { NODE_OPTIONS: `--max-old-space-size=${heap}` } });
	try {
		await n8n.signIn();
		const id = await n8n.addCredential('Mapal', 'mapalCashrecApi', credentialOf(url));
		const workflow = await n8n.addWorkflow(workflowOf(id, runOf(size), saved));
		await n8n.activate(workflow);
		await until(
			10_000,
			async () => (await fetch(`${n8n.url}/webhook/run`)).ok,
			() => 'The workflow did not become live',
		);
		const start = performance.now();
		let hasEnded = false;
		void n8n.end.then(() => (hasEnded = true));
		let memory = 0;
		await until(
			LONGEST_RUN_MS,
			async () => {
				if (hasEnded) return true;
				memory = Math.max(memory, memoryOf('VmHWM', n8n.pid) || 0);
				// It is late with its answers while it works.
				const running = await n8n.runningOf(workflow).catch(() => ['?']);
				return running.length === 0;
			},
			() => 'The run did not end',
		);
		const time = hasEnded ? NaN : performance.now() - start;
		// It keeps those that fail.
		const [kept] = hasEnded ? [] : await n8n.listOf(workflow);
		if (kept && kept.status !== 'success') throw new Error(`The run has ended as ${kept.status}`);
		const folder = join(n8n.home, '.n8n');
		const files = readdirSync(folder).filter((name) => name.startsWith('database.sqlite'));
		const bytes = files.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
		return { time, memory: Math.round(memory / 1000), database: Math.round(bytes / 1e6) };
	} finally {
		await n8n.stop();
	}
}

/** @param {string} credential @param {Record<string, unknown>} parameters @param {string} saved */
const workflowOf = (credential, parameters, saved) => ({
	name: 'Run',
	nodes: [
		{
			id: 'start',
			name: 'Start',
			type: 'n8n-nodes-base.webhook',
			typeVersion: 2,
			webhookId: 'run',
			position: [0, 0],
			parameters: { path: 'run', responseMode: 'onReceived', options: {} },
		},
		{
			id: 'read',
			name: 'Read',
			type: 'n8n-nodes-mapal-cashrec.mapalCashrec',
			typeVersion: 1,
			position: [0, 0],
			parameters: { ...parameters, options: {}, requests: {} },
			credentials: { mapalCashrecApi: { id: credential, name: 'Mapal' } },
		},
	],
	connections: { Start: { main: [[{ node: 'Read', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1', saveDataSuccessExecution: saved },
});

/**
 * Has the server answer by query, and make each answer only once: its own work is not to count.
 *
 * @returns how many different answers it has given
 */
function servingOnceMade() {
	/** @type {Map<string, Buffer>} */
	const made = new Map();
	answerTo = (asked) => {
		const answer = made.get(asked.search) ?? answerOf(nested, asked);
		made.set(asked.search, answer);
		return answer;
	};
	return () => made.size;
}

/** @param {number} time in ms */
const seconds = (time) => `${(time / 1000).toFixed(1)} s`;

/** As `peakOf` takes it apart. @param {Size} size */
const nameOf = ({ centres, days }) => `shifts:${centres}:${days}`;

/** @param {Size} size @returns {Record<string, unknown>} the parameters of such a run */
function runOf({ centres, days }) {
	return {
		centres: Array.from({ length: centres }, (_, index) => String(101 + index)).join(),
		period: 'custom',
		startDate: '2023-01-01',
		endDate: dayOf(days),
	};
}

/** What reading costs, and how that grows. */
function reading() {
	print('\nReading, per 10,000 shifts\n');
	print('| Shifts | JSON.parse | Find the shifts | Columns | Of parsing |');
	print('| ---: | ---: | ---: | ---: | ---: |');
	for (const days of [67, 134, 267, 534, 1067]) {
		const text = JSON.stringify(sheetsOf(nested, days));
		/** @type {number[][]} */
		const times = [[], [], []];
		let shifts = 0;
		for (let run = 0; run <= RUNS_OF_PARTS; run++) {
			global.gc?.();
			const marks = [performance.now()];
			const body = JSON.parse(text);
			marks.push(performance.now());
			readShifts(body);
			marks.push(performance.now());
			shifts = rowsOf(body);
			marks.push(performance.now());
			if (run > 0) times.forEach((list, index) => list.push(span(marks, index)));
		}
		const [parse = 0, find = 0, columns = 0] = times.map(median);
		const per = (/** @type {number} */ time) => `${((time / shifts) * 10_000).toFixed(1)} ms`;
		row([
			shifts.toLocaleString('en'),
			per(parse),
			per(find),
			per(columns),
			(columns / parse).toFixed(2),
		]);
	}
}

/** @param {unknown} body @returns {number} how many shifts became rows */
function rowsOf(body) {
	const table = new Table('Europe/Madrid', '', new Map(), false);
	table.add(0, {
		body,
		requests: 1,
		centres: CENTRES,
		period: { start: '2023-01-01T00:00:00', end: '2025-12-31T23:59:59' },
	});
	return table.sheetsOf(0).rows.length;
}

/** Inputs that are made to be slow. */
function worst() {
	print('\nInputs that are made to be slow\n');
	print('| Input | Time |');
	print('| --- | ---: |');
	const many = (/** @type {number} */ n, /** @type {(index: number) => unknown} */ make) =>
		Array.from({ length: n }, (_, index) => make(index));
	const named = (
		/** @type {number} */ n,
		/** @type {(index: number) => [string, unknown]} */ make,
	) => Object.fromEntries(Array.from({ length: n }, (_, index) => make(index)));
	const times = { openedAt: '2026-03-05T08:00:00', closedAt: '2026-03-05T16:00:00' };
	/** @type {Array<[string, unknown]>} */
	const inputs = [
		[
			'160 cash drawers keyed by number, 300 shifts',
			many(300, (id) => ({
				id,
				...times,
				drawers: named(160, (at) => [`${at}`, { cashExpected: id + at, cashCounted: id * at }]),
			})),
		],
		[
			'400 tickets in each of 300 shifts',
			many(300, (id) => ({
				id,
				...times,
				tickets: many(400, (at) => ({ name: `T${at}`, expected: at, counted: at })),
			})),
		],
		['20,000 fields in a shift', [named(20_000, (at) => [`cashExpected${at}`, at + 0.5])]],
		[
			"20,000 fields in a sheet that clash with its shift's",
			{
				...named(20_000, (at) => [`field${at}`, at]),
				shifts: [{ ...times, ...named(20_000, (at) => [`field${at}`, at]) }],
			},
		],
	];
	for (const [name, body] of inputs) {
		const start = performance.now();
		rowsOf(body);
		row([name, `${(performance.now() - start).toFixed(0)} ms`]);
	}
}

/** @param {number[]} marks @param {number} index */
const span = (marks, index) => (marks[index + 1] ?? 0) - (marks[index] ?? 0);

/** A connection that the server has closed in the meantime must not be used again. */
const agent = new Agent({ keepAlive: false });

/**
 * The floor: node:http, JSON.parse, and the 14 values picked by somebody who knows where they are.
 *
 * @param {string} url
 * @returns {Promise<number>} how many items
 */
function byHand(url) {
	return new Promise((resolve, reject) => {
		get(`${url}/api/v1/cashSheet`, { agent }, (response) => {
			/** @type {Buffer[]} */
			const chunks = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const items = [];
				for (const sheet of JSON.parse(Buffer.concat(chunks).toString())) {
					const pick = sheet.centre ? pickNested : pickSmall;
					for (const shift of sheet.shifts) items.push({ json: pick(sheet, shift) });
				}
				resolve(items.length);
			});
		}).on('error', reject);
	});
}

/** @param {any} sheet @param {any} shift */
const pickNested = ({ businessDate, centre, status }, shift) => ({
	date: businessDate,
	centreId: String(centre.id),
	centreName: centre.name,
	shift: shift.name,
	status: shift.status === 'Open' ? 'open' : 'closed',
	sales: shift.sales.gross,
	expected: shift.cash.expected,
	counted: shift.cash.counted,
	difference: differenceOf(shift.cash.expected, shift.cash.counted),
	responsible: shift.responsible,
	openedAt: shift.openedAt?.slice(0, 19) ?? null,
	closedAt: shift.closedAt?.slice(0, 19) ?? null,
	sheetStatus: status,
	shiftId: String(shift.id),
});

/** @param {any} sheet @param {any} shift */
const pickSmall = ({ businessDate, centreId, centreName, status }, shift) => ({
	date: businessDate,
	centreId: String(centreId),
	centreName,
	shift: shift.name,
	status: shift.closedAt === null ? 'open' : 'closed',
	sales: null,
	expected: shift.expectedCash,
	counted: shift.countedCash,
	difference: differenceOf(shift.expectedCash, shift.countedCash),
	responsible: shift.responsible,
	openedAt: shift.openedAt?.slice(0, 19) ?? null,
	closedAt: shift.closedAt?.slice(0, 19) ?? null,
	sheetStatus: status,
	shiftId: String(shift.id),
});

/** @param {number} expected @param {number | null} counted */
const differenceOf = (expected, counted) =>
	counted === null ? null : (Math.round(counted * 100) - Math.round(expected * 100)) / 100;

/** @param {string} url */
function credentialOf(url) {
	return {
		username: 'u',
		password: 'p',
		clientId: 'c',
		clientSecret: 's',
		baseUrl: url,
		loginUrl: `${url}/connect/token`,
	};
}

/** @param {string} url @param {Record<string, unknown>} [parameters] */
function ourNode(url, parameters = {}) {
	const engine = createEngine({ node: new MapalCashrec(), credentialType: new MapalCashrecApi() });
	const id = engine.credentials.add(credentialOf(url));
	return async () => {
		const { items, error } = await engine.execute(id, {
			parameters: {
				operation: 'getCashSheets',
				centres: '101',
				period: 'yesterday',
				...parameters,
			},
			withoutDump: true,
		});
		if (error) throw error;
		return items.length;
	};
}

/** What a user builds today: HTTP Request, then Split Out, in the same engine. @param {string} url */
async function builtInNodes(url) {
	const nodes = join(
		(await installFromNpm(CURRENT)).folder,
		'node_modules',
		'n8n-nodes-base',
		'dist',
		'nodes',
	);
	const { HttpRequest } = require(join(nodes, 'HttpRequest', 'HttpRequest.node.js'));
	const { SplitOut } = require(join(nodes, 'Transform', 'SplitOut', 'SplitOut.node.js'));
	const { ManualTrigger } = require(join(nodes, 'ManualTrigger', 'ManualTrigger.node.js'));
	const request = new HttpRequest();
	/** @type {Record<string, any>} */
	const types = {
		start: new ManualTrigger(),
		request: request.getNodeType(request.currentVersion),
		split: new SplitOut(),
	};
	const node = (/** @type {string} */ name, typeVersion = 1, parameters = {}) => ({
		id: name,
		name,
		type: name,
		typeVersion,
		parameters,
		position: /** @type {[number, number]} */ ([0, 0]),
	});
	const to = (/** @type {string} */ name) => ({
		main: [[{ node: name, type: /** @type {const} */ ('main'), index: 0 }]],
	});
	return async () => {
		const workflow = new Workflow({
			id: 'bench',
			active: false,
			settings: { executionOrder: 'v1' },
			nodeTypes: {
				getByName: (name) => types[name],
				getByNameAndVersion: (name) => types[name],
				getKnownTypes: () => ({}),
			},
			nodes: [
				node('start'),
				node('request', request.currentVersion, { url: `${url}/api/v1/cashSheet`, options: {} }),
				node('split', 1, { fieldToSplitOut: 'shifts', include: 'allOtherFields', options: {} }),
			],
			connections: { start: to('request'), request: to('split') },
		});
		const run = new WorkflowExecute(
			additionalData(/** @type {any} */ ({ getParentTypes: () => [] })),
			'trigger',
		);
		const { data } = await run.run({ workflow, startNode: workflow.getNode('start') ?? undefined });
		if (data.resultData.error) throw data.resultData.error;
		return data.resultData.runData['split']?.[0]?.data?.main?.[0]?.length ?? 0;
	};
}

/** @typedef {{ time: number, result: number }} Measured */

/**
 * What is to be compared takes turns, so that whatever else the machine does meets them all. A turn is
 * several runs, and its time their mean: the garbage of a run is collected during a later one, which
 * must be one of its own.
 *
 * @param {Array<() => Promise<number>>} runs
 * @param {number} [runsPerTurn]
 * @returns {Promise<Measured[]>} the medians of the turns
 */
async function inTurns(runs, runsPerTurn = RUNS_PER_TURN) {
	const results = runs.map(() => NaN);
	/** @type {number[][]} */
	const measured = runs.map(() => []);
	const began = performance.now();
	do {
		for (const run of runs) await run();
	} while (performance.now() - began < WARM_UP_MS);
	for (let turn = 0; turn < TURNS; turn++) {
		for (const [index, run] of runs.entries()) {
			// Cleans up after the one before it.
			if (runsPerTurn > 1) await run();
			const start = performance.now();
			let done = 0;
			for (; done < runsPerTurn || performance.now() - start < TURN_MS; done++) {
				results[index] = await run();
			}
			measured[index]?.push((performance.now() - start) / done);
		}
	}
	return measured.map((list, index) => ({ time: median(list), result: results[index] ?? NaN }));
}

/** @param {string} start @param {string} end @param {string[]} centres */
function nested(start, end, centres) {
	// The sandbox has 50 centres: those beyond are the same ones of another tenant.
	const number = Math.ceil((Number(centres[0]) - 100) / CENTRES.length);
	const further = (number - 1) * CENTRES.length;
	const sheets = cashSheets({
		start,
		end,
		centres: centres.map((id) => String(Number(id) - further)),
		now: new Date('2026-03-05T12:00:00Z'),
		zone: 'Europe/Madrid',
		tenant: { number, company: 'Bench' },
	});
	for (const { centre } of sheets) centre.id += further;
	return sheets;
}

/** The same sheets with shifts of ten plain fields. @type {(...asked: Parameters<typeof nested>) => object[]} */
function small(...asked) {
	return nested(...asked).map(({ id, centre, businessDate, status, shifts }) => ({
		id,
		centreId: centre.id,
		centreName: centre.name,
		businessDate,
		status,
		shifts: shifts.map(({ id, name, openedAt, closedAt, responsible, cash }) => ({
			id,
			name,
			openedAt,
			closedAt,
			responsible,
			expectedCash: cash.expected,
			countedCash: cash.counted,
			difference: 0,
			cards: 220.5,
			vouchers: 0,
		})),
	}));
}

/** The last of so many days from 1 January 2023 on. @param {number} days */
function dayOf(days) {
	return new Date(Date.UTC(2023, 0, days)).toISOString().slice(0, 10);
}

/** So many days of 50 centres, as `nested` or `small` makes them. @param {typeof nested | typeof small} make @param {number} days */
function sheetsOf(make, days) {
	return make('2023-01-01T00:00:00', `${dayOf(days)}T23:59:59`, CENTRES);
}

/** What is asked for, as `nested` or `small` makes it. @param {typeof nested | typeof small} make @param {URL} asked */
function answerOf(make, { searchParams }) {
	const given = (/** @type {string} */ parameter) => searchParams.get(parameter) ?? '';
	const sheets = make(given('startDate'), given('endDate'), given('centersList').split(','));
	return Buffer.from(JSON.stringify(sheets));
}

/** @param {number[]} values */
function median(values) {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

/** @param {string[]} cells */
const row = (cells) => print(`| ${cells.join(' | ')} |`);

/** @param {string} line */
function print(line) {
	process.stdout.write(`${line}\n`);
}
