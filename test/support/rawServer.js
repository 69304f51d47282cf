'use strict';

const { createServer } = require('node:net');

/*
 * A server that writes the bytes of its answers itself, for answers that no HTTP framework would
 * send, such as a byte a second, a body that breaks off, or damaged gzip. It listens on loopback
 * only.
 */

/**
 * @typedef {object} RawRequest
 * @property {string} method
 * @property {string} path with its query
 * @property {Record<string, string>} headers names in lower case
 * @property {string} body
 * @property {number} at milliseconds since 1970
 * @property {number} open how many requests of its kind wait for their answers, with this one
 * @property {number | undefined} closedAt when its connection was closed, by whomever
 *
 * @typedef {object} RawAnswer
 * @property {number} [status] 200
 * @property {Record<string, string>} [headers]
 * @property {string | Buffer} [body]
 * @property {string | Buffer} [raw] the whole answer, instead of status, headers and body
 * @property {number} [dripMs] sends a byte every so many milliseconds, without an end
 * @property {number} [endless] repeats the body so many times, as fast as it is read
 * @property {number} [delay] milliseconds before the answer
 */

/**
 * @param {(request: RawRequest, index: number) => RawAnswer | undefined} api undefined for no
 * answer
 * @param {(request: RawRequest, index: number) => RawAnswer | undefined} [login] by default it
 * issues a token each time
 */
async function startRawServer(api, login) {
	/** @type {Array<RawRequest & { kind: 'api' | 'login' }>} */
	const requests = [];
	const open = { api: 0, login: 0 };
	/** @type {Set<import('node:net').Socket>} */
	const sockets = new Set();
	const server = createServer((socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
		socket.on('error', () => {});
		let text = '';
		socket.on('data', (chunk) => {
			text += chunk.toString('latin1');
			const [head = '', body = ''] = text.split('\r\n\r\n');
			const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
			if (!text.includes('\r\n\r\n') || body.length < length) return;
			text = '';
			const [line = '', ...lines] = head.split('\r\n');
			const [method = '', path = ''] = line.split(' ');
			const kind = method === 'POST' ? 'login' : 'api';
			const index = requests.filter((request) => request.kind === kind).length;
			const headers = Object.fromEntries(
				lines.map((one) => [
					one.split(': ')[0]?.toLowerCase(),
					one.split(': ').slice(1).join(': '),
				]),
			);
			/** @type {RawRequest & { kind: 'api' | 'login' }} */
			const request = {
				...{ kind, method, path, headers, body },
				at: Date.now(),
				open: ++open[kind],
				closedAt: undefined,
			};
			requests.push(request);
			socket.on('close', () => (request.closedAt ??= Date.now()));
			const answer = kind === 'api' ? api(request, index) : (login ?? issueToken)(request, index);
			if (!answer) return;
			setTimeout(() => {
				open[kind]--;
				send(socket, answer);
			}, answer.delay ?? 0).unref();
		});
	});
	await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	const url = `http://127.0.0.1:${port}`;
	return {
		url,
		port,
		requests,
		apiCalls: () => requests.filter(({ kind }) => kind === 'api'),
		logins: () => requests.filter(({ kind }) => kind === 'login'),
		/** @param {Record<string, string>} [fields] */
		credential: (fields = {}) => ({
			username: 'demo@example.com',
			password: 'demo-password',
			clientSecret: 'raw-secret',
			clientId: 'wf_wap_tp',
			baseUrl: url,
			loginUrl: `${url}/connect/token`,
			...fields,
		}),
		stop: async () => {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** @param {RawRequest} _request @param {number} index @returns {RawAnswer} */
function issueToken(_request, index) {
	return json({ access_token: `token-${index}-${'x'.repeat(20)}`, expires_in: 3600 });
}

/** @param {unknown} value @returns {RawAnswer} */
const json = (value) => ({
	headers: { 'content-type': 'application/json' },
	body: JSON.stringify(value),
});

/** @param {import('node:net').Socket} socket @param {RawAnswer} answer */
function send(socket, { status = 200, headers = {}, body = '', raw, dripMs, endless }) {
	if (raw !== undefined) {
		socket.end(raw);
		return;
	}
	const bytes = Buffer.from(body);
	const isWhole = dripMs === undefined && endless === undefined;
	const all = { ...(isWhole && { 'content-length': String(bytes.length) }), ...headers };
	const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.write(`HTTP/1.1 ${status} Status\r\n${head.join('')}Connection: close\r\n\r\n`);
	if (isWhole) {
		socket.end(bytes);
	} else if (dripMs !== undefined) {
		const timer = setInterval(() => socket.write(' '), dripMs);
		timer.unref();
		socket.on('close', () => clearInterval(timer));
	} else {
		let left = endless ?? 0;
		const more = () => {
			while (left-- > 0) if (!socket.write(bytes)) return;
			socket.end();
		};
		socket.on('drain', more);
		more();
	}
}

module.exports = { json, startRawServer };
