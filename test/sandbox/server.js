'use strict';

/*
 * A local Cashrec API with its login, as far as both are known, for tests, the demo and trying
 * things out. It listens on loopback only.
 */

const { randomBytes, randomUUID } = require('node:crypto');
const formBody = require('@fastify/formbody');
const jwt = require('@fastify/jwt');
const { default: fastify } = require('fastify');
const { cashSheets } = require('./data');
const { SHAPES } = require('./shapes');

const CLIENT_ID = 'wf_wap_tp';
const CLIENT_SECRET = 'sandbox-secret';
const API_PATH = '/api/v1/cashSheet';
const LOGIN_PATH = '/connect/token';

/**
 * @typedef {object} Account
 * @property {string} password
 * @property {import('./data').Tenant} [tenant] whose sheets it reads
 * @property {boolean} [forbidden] may not use the API
 */

/** @type {Record<string, Account>} */
const ACCOUNTS = {
	'demo@example.com': {
		password: 'demo-password',
		tenant: { number: 0, company: 'Demo Restaurants' },
	},
	'second@example.com': {
		password: 'second-password',
		tenant: { number: 1, company: 'Second Restaurants' },
	},
	'notenant@example.com': { password: 'notenant-password' },
	'forbidden@example.com': { password: 'forbidden-password', forbidden: true },
};

/**
 * @typedef {object} Options
 * @property {number} [port] 0, the default, is any free one
 * @property {number} [expiresIn] seconds that a token is good for; 3600
 * @property {'camelCase' | 'pascalCase'} [parameterNames] which spelling the API accepts
 * @property {string} [zone] of the restaurants; Europe/Madrid
 * @property {import('./shapes').Shape} [shape] the design of the API's answers; `nested`
 *
 * @typedef {object} Fault what happens to matching requests instead of the usual
 * @property {'login' | 'api'} [on] 'api'
 * @property {number} [times] 1
 * @property {(request: LoggedRequest) => boolean} [when] which requests match, besides `on`; all
 * @property {number} [delay] milliseconds before anything else happens
 * @property {boolean} [drop] closes the connection without an answer
 * @property {boolean} [cutOff] closes it in the middle of the usual answer
 * @property {boolean} [html] answers with a web page
 * @property {string} [redirect] answers with a redirect (307) to this address
 * @property {number} [status] answers with this status, or changes that of `html` and `redirect`
 * @property {unknown} [body] JSON, or text; of an answer with a status
 * @property {Record<string, string>} [headers] of the answer
 * @property {unknown} [response] answers 200 with this JSON, or with what this function makes of the request
 * @property {string} [text] answers 200, or `status`, with this text
 *
 * @typedef {object} LoggedRequest
 * @property {'login' | 'api' | 'other'} kind
 * @property {string} method
 * @property {string} url
 * @property {string} path
 * @property {Record<string, string>} query
 * @property {Record<string, string | string[] | undefined>} headers
 * @property {unknown} body the fields of a form, else the text; undefined without one
 * @property {number | undefined} status once it was answered
 * @property {string | undefined} account whose token it carried
 * @property {number} at milliseconds since 1970
 * @property {number} open how many requests of this kind were open as it came, itself included
 */

/**
 * Starts a Cashrec API of its own, with its own accounts, tokens, faults and log.
 *
 * @param {Options} [options]
 * @throws when the port is in use (`code` is EADDRINUSE)
 */
async function startSandbox({
	port = 0,
	expiresIn = 3600,
	parameterNames = 'camelCase',
	zone = 'Europe/Madrid',
	shape = 'nested',
} = {}) {
	const accounts = new Map(
		Object.entries(ACCOUNTS).map(([name, account]) => [name, { ...account }]),
	);
	/** @type {LoggedRequest[]} */
	const requests = [];
	const open = { login: 0, api: 0, other: 0 };
	/** @type {Array<Fault & { times: number }>} */
	let faults = [];
	let revokedUntil = 0;
	/** @type {Array<(sheets: ReturnType<typeof cashSheets>) => ReturnType<typeof cashSheets>>} */
	const edits = [];
	let issued = 0;
	const clock = { now: () => new Date() };

	const app = fastify({
		forceCloseConnections: true,
		routerOptions: { ignoreTrailingSlash: true },
	});
	// The login takes forms only, as an IdentityServer does; all else is kept as text for the log.
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
	await app.register(formBody);
	await app.register(jwt, { secret: randomBytes(32).toString('hex') });

	/** @type {WeakMap<import('node:http').IncomingMessage, LoggedRequest>} */
	const logged = new WeakMap();
	// Before fastify sees the request: what it refuses by itself (an unreadable address, say) must be
	// in the log too, or a test could take a password that arrived for one that did not.
	app.server.prependListener('request', (request, response) => {
		const { method = '', url = '', headers } = request;
		const [path = '', query] = url.split('?');
		const route = path.replace(/\/$/, '');
		const kind = route === LOGIN_PATH ? 'login' : route === API_PATH ? 'api' : 'other';
		response.once('close', () => void open[kind]--);
		/** @type {LoggedRequest} */
		const entry = {
			kind,
			method,
			url,
			path,
			query: Object.fromEntries(new URLSearchParams(query)),
			headers: { ...headers },
			body: undefined,
			get status() {
				return response.headersSent ? response.statusCode : undefined;
			},
			account: undefined,
			at: Date.now(),
			open: ++open[kind],
		};
		requests.push(entry);
		logged.set(request, entry);
	});

	/** @type {WeakSet<object>} */
	const cutOff = new WeakSet();
	app.addHook('preHandler', async (request, reply) => {
		const entry = logged.get(request.raw);
		if (!entry) return undefined;
		const { body } = request;
		entry.body = typeof body === 'object' && body ? { ...body } : body;
		const fault = faults.find(
			({ on = 'api', times, when }) => on === entry.kind && times > 0 && (when?.(entry) ?? true),
		);
		if (!fault) return undefined;
		fault.times--;
		if (fault.cutOff) cutOff.add(request);
		return await misbehave(fault, entry, reply);
	});
	app.addHook('onSend', (request, reply, payload, done) => {
		if (!cutOff.has(request)) return done();
		const whole = Buffer.from(String(payload));
		reply.hijack();
		reply.raw.writeHead(reply.statusCode, {
			.../** @type {Record<string, string>} */ (reply.getHeaders()),
			'content-length': whole.length,
		});
		reply.raw.write(whole.subarray(0, whole.length / 2), () => reply.raw.destroy());
	});

	/**
	 * @param {Fault} fault
	 * @param {LoggedRequest} entry
	 * @param {import('fastify').FastifyReply} reply
	 */
	async function misbehave(fault, entry, reply) {
		if (fault.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay).unref());
		reply.headers(fault.headers ?? {});
		if (fault.drop) {
			reply.hijack();
			reply.raw.destroy();
			return reply;
		}
		if (fault.html) {
			const page =
				'<!DOCTYPE html><html><head><title>Sign in</title></head><body>Hello</body></html>';
			return reply
				.code(fault.status ?? 200)
				.type('text/html')
				.send(page);
		}
		if (fault.redirect) return reply.redirect(fault.redirect, fault.status ?? 307);
		if (fault.text !== undefined) {
			return reply
				.code(fault.status ?? 200)
				.type('text/plain')
				.send(fault.text);
		}
		if ('response' in fault) {
			const made = typeof fault.response === 'function' ? fault.response(entry) : fault.response;
			return reply.type('application/json').send(JSON.stringify(made));
		}
		if (fault.status !== undefined) {
			reply.code(fault.status);
			if (typeof fault.body === 'string') return reply.type('text/plain').send(fault.body);
			return fault.body === undefined ? reply.send() : reply.send(fault.body);
		}
		// After a delay, or for a cut, the usual answer follows.
		return undefined;
	}

	app.post(LOGIN_PATH, async (request, reply) => {
		const form = /** @type {Record<string, string | undefined>} */ (
			typeof request.body === 'object' ? (request.body ?? {}) : {}
		);
		/** @param {string} error @param {string} [description] */
		const refuse = (error, description) =>
			reply.code(400).send({ error, ...(description && { error_description: description }) });
		if (!form.grant_type) return refuse('invalid_request');
		if (form.grant_type !== 'password') return refuse('unsupported_grant_type');
		// RFC 6749, 5.2: a client that names no ID or secret is an invalid client too.
		if (form.client_id !== CLIENT_ID || form.client_secret !== CLIENT_SECRET) {
			return refuse('invalid_client');
		}
		if (!form.username || !form.password) return refuse('invalid_request');
		const account = accounts.get(form.username);
		if (account?.password !== form.password) {
			return refuse('invalid_grant', 'invalid_username_or_password');
		}
		const token = app.jwt.sign(
			{
				sub: form.username,
				company: account.tenant?.company,
				jti: randomUUID(),
				number: ++issued,
			},
			{ expiresIn },
		);
		return {
			access_token: token,
			expires_in: expiresIn,
			token_type: 'Bearer',
			refresh_token: randomUUID(),
			scope: 'cashrec',
		};
	});

	app.get(API_PATH, async (request, reply) => {
		/** @type {{ sub: string, number: number }} */
		let token;
		try {
			token = await request.jwtVerify();
			if (token.number <= revokedUntil) throw new Error('revoked');
		} catch {
			return reply.code(401).header('WWW-Authenticate', 'Bearer error="invalid_token"').send();
		}
		const entry = logged.get(request.raw);
		if (entry) entry.account = token.sub;
		const { tenant, forbidden } = accounts.get(token.sub) ?? {};
		if (forbidden) return reply.code(403).send();
		if (!tenant) {
			return reply.code(404).send({ code: 0, message: 'Tenant configuration not found.' });
		}
		const sheets = sheetsFor(/** @type {Record<string, unknown>} */ (request.query), tenant);
		if (sheets) return SHAPES[shape].of(sheets);
		return reply.code(400).send({
			code: 100,
			message: 'Invalid parameters. You must provide valid StartDate, EndDate and CenterLists.',
		});
	});

	app.setNotFoundHandler((_request, reply) => reply.code(404).send({ message: 'Not Found' }));

	/**
	 * @param {Record<string, unknown>} query a parameter given twice is a list, and invalid
	 * @param {import('./data').Tenant} tenant
	 * @returns {ReturnType<typeof cashSheets> | undefined} undefined for invalid parameters
	 */
	function sheetsFor(query, tenant) {
		const [start, end, list] =
			parameterNames === 'camelCase'
				? [query.startDate, query.endDate, query.centersList]
				: [query.StartDate, query.EndDate, query.CentersList];
		if (!isLocalTime(start) || !isLocalTime(end) || start > end) return undefined;
		const centres = typeof list === 'string' ? list.split(',').filter((id) => id !== '') : [];
		if (centres.length === 0) return undefined;
		return held({ start, end, centres, tenant });
	}

	/** @param {Omit<Parameters<typeof cashSheets>[0], 'now' | 'zone'>} query */
	const held = (query) =>
		edits.reduce((sheets, edit) => edit(sheets), cashSheets({ ...query, now: clock.now(), zone }));

	const url = await app.listen({ host: '127.0.0.1', port });

	return {
		url,
		loginUrl: `${url}${LOGIN_PATH}`,
		/** All requests received, in order. */
		requests,
		/** The clock of the data. Tokens expire by the real time. */
		clock,
		logins: () => requests.filter(({ kind }) => kind === 'login'),
		apiCalls: () => requests.filter(({ kind }) => kind === 'api'),
		clearLog: () => void requests.splice(0),
		/** @param {Fault} fault faults of the same kind of request come one after another */
		fault: (fault) => void faults.push({ ...fault, times: fault.times ?? 1 }),
		clearFaults: () => void (faults = []),
		/** The API refuses all tokens that were issued so far. */
		revokeTokens: () => void (revokedUntil = issued),
		/** @param {string} username @param {string} password */
		setPassword: (username, password) => {
			const account = accounts.get(username);
			if (!account) throw new Error(`The sandbox has no account ${username}`);
			account.password = password;
		},
		/**
		 * The sheets that the API would answer with, as the data are, in no design; none for an account
		 * that the API refuses.
		 *
		 * @param {{ start: string, end: string, centres: string[], account?: string }} query
		 */
		expectedSheets: ({ account = 'demo@example.com', ...query }) => {
			const tenant = accounts.get(account)?.tenant;
			return tenant ? held({ ...query, tenant }) : [];
		},
		/**
		 * Changes what the API holds from now on, as people at the tills and in the office do.
		 *
		 * @param {(typeof edits)[number]} change what to make of the sheets asked for
		 */
		edit: (change) => void edits.push(change),
		/** Takes all changes back. */
		clearEdits: () => void edits.splice(0),
		/**
		 * What to enter into the credential.
		 *
		 * @param {Record<string, string>} [overrides]
		 */
		credential: (overrides = {}) => ({
			username: 'demo@example.com',
			password: /** @type {string} */ (accounts.get('demo@example.com')?.password),
			clientSecret: CLIENT_SECRET,
			clientId: CLIENT_ID,
			baseUrl: url,
			loginUrl: `${url}${LOGIN_PATH}`,
			...overrides,
		}),
		/** Stops at once: open connections are closed, and delayed answers never come. */
		stop: async () => await app.close(),
	};
}

/**
 * @param {unknown} text
 * @returns {text is string}
 */
function isLocalTime(text) {
	if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text)) return false;
	// Date.parse takes 30 February for 2 March, and 24:00:00 for the next day.
	const time = Date.parse(`${text}Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

module.exports = { startSandbox };
