'use strict';

/*
 * `npm run bench`: how long the node takes, beside the least that any program needs and beside what a
 * user can build in n8n without it. One process, medians after a run that does not count. Needs a
 * build; installs a real n8n into the user's cache folder for its nodes, once.
 */

const { createServer, get } = require('node:http');
const { cpus, tmpdir } = require('node:os');
const { join } = require('node:path');

process.env.N8N_USER_FOLDER = join(tmpdir(), 'n8n-nodes-mapal-cashrec-bench');
process.env.N8N_ENCRYPTION_KEY = 'only-for-the-benchmark';
process.env.N8N_LOG_LEVEL = 'silent';

const { WorkflowExecute } = require('n8n-core');
const { Workflow } = require('n8n-workflow');
const { cashSheets } = require('../sandbox/data');
const { additionalData, createEngine } = require('../support/engine');
const { realN8n } = require('../support/realN8n');

const ROOT = join(__dirname, '..', '..');
const { MapalCashrec, MapalCashrecApi } = require(ROOT);
const DIST = join(ROOT, 'dist', 'nodes', 'MapalCashrec', 'cashSheet');
const { readShifts } = require(join(DIST, 'shifts.js'));
const { shiftItems } = require(join(DIST, 'items.js'));
const { detectAmounts } = require(join(DIST, 'amounts.js'));

const RUNS = 5;
const LATENCY_MS = 200;
const CENTRES = Array.from({ length: 50 }, (_, index) => String(101 + index));

/** @type {Buffer} what the API answers */
let answer = Buffer.from('[]');
let latency = 0;

main().catch((error) => {
	process.stderr.write(`${error?.stack ?? error}\n`);
	process.exitCode = 1;
});

async function main() {
	const server = createServer((request, response) => {
		const isLogin = request.url?.startsWith('/connect');
		const body = isLogin ? Buffer.from('{"access_token":"T","expires_in":3600}') : answer;
		response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
		setTimeout(() => response.end(body), isLogin ? 0 : latency);
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	const url = `http://127.0.0.1:${port}`;
	print(`Node.js ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, medians of ${RUNS}\n`);
	await sizes(url);
	await requests(url);
	reading();
	server.close();
	server.closeAllConnections();
}

/** One response of three sizes: by hand, through the node, through n8n's own nodes. @param {string} url */
async function sizes(url) {
	const ours = ourNode(url);
	const builtIn = builtInNodes(url);
	print('One response, from the request to the items (heap: what the run held at its end)\n');
	print('| Shifts | Response | By hand | This node | Ratio | HTTP Request + Split Out | Ratio |');
	print('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
	for (const days of [20, 200, 1095]) {
		answer = Buffer.from(JSON.stringify(sheetsOf(days)));
		const [hand, node, other] = [
			await measure(async () => await byHand(url)),
			await measure(ours),
			await measure(builtIn),
		];
		if (hand.result !== node.result || hand.result !== other.result) {
			throw new Error(`They differ: ${hand.result}, ${node.result}, ${other.result} shifts`);
		}
		const cell = (/** @type {Measured} */ { time, heap }) => `${time.toFixed(0)} ms, ${heap} MB`;
		const ratio = (/** @type {Measured} */ { time }) => (time / hand.time).toFixed(2);
		row([
			hand.result.toLocaleString('en'),
			`${(answer.length / 1e6).toFixed(1)} MB`,
			cell(hand),
			cell(node),
			ratio(node),
			cell(other),
			ratio(other),
		]);
	}
}

/** 48 requests with a latency: this node and a loop, against the limit. @param {string} url */
async function requests(url) {
	answer = Buffer.from(JSON.stringify(sheetsOf(1)));
	const parameters = {
		centres: CENTRES.slice(0, 48).join(),
		options: { centresPerRequest: 1, parallelRequests: 3 },
	};
	const node = await measure(async () => {
		latency = LATENCY_MS;
		return await ourNode(url, parameters)();
	}, 3);
	const loop = await measure(async () => {
		for (let request = 0; request < 48; request++) await byHand(url);
		return 48;
	}, 1);
	latency = 0;
	const limit = (Math.ceil(47 / 3) + 1) * LATENCY_MS;
	print(`\n48 requests of ${LATENCY_MS} ms, three at a time\n`);
	print('| | Time | Of the limit |');
	print('| --- | ---: | ---: |');
	row(['Limit: 17 round trips', `${limit} ms`, '1.00']);
	row(['This node', `${node.time.toFixed(0)} ms`, (node.time / limit).toFixed(2)]);
	row(['One after another', `${loop.time.toFixed(0)} ms`, (loop.time / limit).toFixed(2)]);
}

/** What reading and comparing cost, and how that grows. */
function reading() {
	print('\nReading and comparing, per 10,000 shifts\n');
	print('| Shifts | JSON.parse | Read | Read / parse | Items | Amounts |');
	print('| ---: | ---: | ---: | ---: | ---: | ---: |');
	for (const days of [67, 134, 267, 534, 1067]) {
		const text = JSON.stringify(sheetsOf(days));
		/** @type {number[][]} */
		const times = [[], [], [], []];
		let shifts = 0;
		for (let run = 0; run <= RUNS; run++) {
			global.gc?.();
			const marks = [performance.now()];
			const body = JSON.parse(text);
			marks.push(performance.now());
			const found = readShifts(body);
			marks.push(performance.now());
			const elements = found.groups.flatMap((/** @type {any} */ { elements }) => elements);
			const reader = detectAmounts(elements);
			elements.forEach(reader.discrepancyOf);
			marks.push(performance.now());
			shifts = shiftItems(found, {}).length;
			marks.push(performance.now());
			if (run > 0) times.forEach((list, index) => list.push(span(marks, index)));
		}
		const [parse = 0, read = 0, amounts = 0, items = 0] = times.map(median);
		const per = (/** @type {number} */ time) => `${((time / shifts) * 10_000).toFixed(1)} ms`;
		row([
			shifts.toLocaleString('en'),
			per(parse),
			per(read),
			(read / parse).toFixed(2),
			per(items),
			per(amounts),
		]);
	}
}

/** @param {number[]} marks @param {number} index */
const span = (marks, index) => (marks[index + 1] ?? 0) - (marks[index] ?? 0);

/**
 * The floor: node:http, JSON.parse, and the sheet's fields copied to each shift.
 *
 * @param {string} url
 * @returns {Promise<number>} how many items
 */
function byHand(url) {
	return new Promise((resolve, reject) => {
		get(`${url}/api/v1/cashSheet`, (response) => {
			/** @type {Buffer[]} */
			const chunks = [];
			response.on('data', (chunk) => chunks.push(chunk));
			response.on('error', reject);
			response.on('end', () => {
				const items = [];
				for (const sheet of JSON.parse(Buffer.concat(chunks).toString())) {
					/** @type {Record<string, unknown>} */
					const own = {};
					for (const name in sheet) {
						if (!Array.isArray(sheet[name])) own[`sheet_${name}`] = sheet[name];
					}
					for (const shift of sheet.shifts) items.push({ json: Object.assign(shift, own) });
				}
				resolve(items.length);
			});
		}).on('error', reject);
	});
}

/** @param {string} url @param {Record<string, unknown>} [parameters] */
function ourNode(url, parameters = {}) {
	const engine = createEngine({ node: new MapalCashrec(), credentialType: new MapalCashrecApi() });
	const id = engine.credentials.add({
		username: 'u',
		password: 'p',
		clientId: 'c',
		clientSecret: 's',
		baseUrl: url,
		loginUrl: `${url}/connect/token`,
	});
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
function builtInNodes(url) {
	const nodes = join(realN8n(), 'node_modules', 'n8n-nodes-base', 'dist', 'nodes');
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

/** @typedef {{ time: number, heap: string, result: number }} Measured */

/** @param {() => Promise<number>} run @param {number} [runs] @returns {Promise<Measured>} */
async function measure(run, runs = RUNS) {
	const times = [];
	const heaps = [];
	let result = await run();
	for (let index = 0; index < runs; index++) {
		global.gc?.();
		const before = process.memoryUsage().heapUsed;
		const start = performance.now();
		result = await run();
		times.push(performance.now() - start);
		heaps.push((process.memoryUsage().heapUsed - before) / 1e6);
	}
	return { time: median(times), heap: Math.max(...heaps).toFixed(0), result };
}

/** @param {number} days */
function sheetsOf(days) {
	return cashSheets({
		start: '2023-01-01T00:00:00',
		end: `${new Date(Date.UTC(2023, 0, days)).toISOString().slice(0, 10)}T23:59:59`,
		centres: CENTRES,
		now: new Date('2026-03-05T12:00:00Z'),
		zone: 'Europe/Madrid',
		tenant: { number: 1, company: 'Bench' },
	});
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
