import { startRawServer } from '../support/rawServer';
import { PARAMETERS, setUpForFile } from '../support/setup';

type Fault = Parameters<ReturnType<typeof setUpForFile>['sandbox']['fault']>[0];

const n8n = setUpForFile();

const ASKED = '2026-03-03T00:00:00 to 2026-03-04T23:59:59, centres 101, 102';
const run = async (fields: Record<string, string> = {}, parameters = {}) =>
	await n8n.execute(n8n.credential(fields), {
		parameters: { ...PARAMETERS, requests: { maxRetries: 0 }, ...parameters },
	});

interface Case {
	name: string;
	fault: Fault;
	fields?: Record<string, string>;
	requests?: Record<string, unknown>;
	message: string;
	description: string[];
	httpCode?: string;
}

const cases: Case[] = [
	{
		name: '400 with code 100',
		fault: {
			times: 3,
			status: 400,
			body: {
				code: 100,
				message: 'Invalid parameters. You must provide valid StartDate, EndDate and CenterLists.',
			},
		},
		message:
			'Cashrec did not accept the request: "Invalid parameters. You must provide valid StartDate, EndDate and CenterLists." (code 100)',
		description: [
			`It was asked for ${ASKED}`,
			"'Centre IDs'",
			'The other names of the parameters were not accepted either',
		],
		httpCode: '400',
	},
	{
		name: '400 with the other spelling',
		fault: { status: 400 },
		requests: { parameterNames: 'pascalCase' },
		message: 'Cashrec did not accept the request',
		description: ["'Parameter Names' to startDate, endDate, centersList"],
		httpCode: '400',
	},
	{
		name: '400 whose words n8n would replace',
		fault: { status: 400, body: 'upstream ECONNREFUSED' },
		message: 'Cashrec did not accept the request',
		description: ['"upstream ECONNREFUSED"'],
		httpCode: '400',
	},
	{
		name: '401 to a fresh token',
		fault: { status: 401, times: 2 },
		message: 'Cashrec refused the token of a fresh login',
		description: ['(401)', "'API URL' and 'Login URL'", 'Mapal Customer Support'],
		httpCode: '401',
	},
	{
		name: '403',
		fault: { status: 403, body: { title: 'Forbidden', detail: 'No permission' } },
		message: 'The Mapal user may not read these cash sheets',
		description: [
			'It was asked for 2026-03-03T00:00:00 to 2026-03-04T23:59:59, centres 101, 102. Ask your',
			'Mapal administrator',
			'"No permission"',
		],
		httpCode: '403',
	},
	{
		name: '404 of a tenant',
		fault: { status: 404, body: { code: 0, message: 'Tenant configuration not found.' } },
		message: 'This Mapal account is not set up for Cashrec',
		description: ['Mapal Customer Support', '"Tenant configuration not found." (code 0)'],
		httpCode: '404',
	},
	{
		name: '404 of another address',
		fault: { status: 404, body: 'nothing here' },
		message: "There is no Cashrec API at 'API URL'",
		description: ["Check 'API URL'", '"nothing here"'],
		httpCode: '404',
	},
	{
		name: '429',
		fault: { status: 429, headers: { 'retry-after': '17' }, body: { message: 'Slow down' } },
		message: 'Cashrec is receiving too many requests',
		description: ['Wait 17 seconds', '"Slow down"'],
		httpCode: '429',
	},
	{
		name: '500 with a list of errors',
		fault: { status: 500, body: { errors: [{ message: 'Broken' }] } },
		message: 'Cashrec could not answer (HTTP 500)',
		description: ['Try again later', ASKED, '"Broken"'],
		httpCode: '500',
	},
	{
		name: '503 with a web page',
		fault: { html: true, status: 503 },
		message: 'Cashrec could not answer (HTTP 503)',
		description: ['"Sign in (a web page)"'],
		httpCode: '503',
	},
	{
		name: '429 that asks to wait for a year',
		fault: { status: 429, headers: { 'retry-after': '31536000' } },
		message: 'Cashrec is receiving too many requests',
		description: ['Wait a day or more, then'],
		httpCode: '429',
	},
	{
		name: '300',
		fault: { status: 300 },
		message: 'Cashrec gave no cash sheets (HTTP 300)',
		description: ['Something between n8n and Cashrec'],
		httpCode: '300',
	},
	{
		name: '304',
		fault: { status: 304 },
		message: 'Cashrec gave no cash sheets (HTTP 304)',
		description: ["'API URL'"],
		httpCode: '304',
	},
	{
		name: '407',
		fault: { status: 407 },
		message: 'The proxy between n8n and Cashrec asks for a login (HTTP 407)',
		description: ['whoever runs n8n'],
		httpCode: '407',
	},
	...[413, 414, 431].map((status) => ({
		name: String(status),
		fault: { status },
		message: `The request is too long for Cashrec (HTTP ${status})`,
		description: [ASKED, "'Centres per Request'"],
		httpCode: String(status),
	})),
	{
		name: '403 that says that the token is expired, to fresh tokens',
		fault: { status: 403, body: { message: 'The token is expired' }, times: 2 },
		message: 'Cashrec refused the token of a fresh login',
		description: ['(403)', '"The token is expired"'],
		httpCode: '403',
	},
	{
		name: '418',
		fault: { status: 418 },
		message: 'Cashrec did not accept the request (HTTP 418)',
		description: [ASKED],
		httpCode: '418',
	},
	{
		name: 'a dropped connection',
		fault: { drop: true },
		message: 'Cashrec broke off the connection before its answer was complete',
		description: ["Check 'API URL'", '(ECONNRESET)'],
	},
	{
		name: 'a cut-off body',
		fault: { cutOff: true },
		message: 'Cashrec broke off the connection before its answer was complete',
		description: ['try again'],
	},
	{
		name: 'no answer in time',
		fault: { delay: 3000 },
		requests: { timeout: 1 },
		message: 'Cashrec gave no answer within 1 second',
		description: [ASKED, "'Timeout (Seconds)'"],
	},
	{
		name: 'a closed port',
		fault: { times: 0 },
		fields: { baseUrl: 'http://127.0.0.1:1' },
		message: 'Cashrec could not be reached',
		description: ["Check 'API URL'", '(ECONNREFUSED)'],
	},
	{
		name: 'a host that does not exist',
		fault: { times: 0 },
		fields: { baseUrl: 'https://cashrec.invalid' },
		message: 'Cashrec was not found: no such host is known',
		description: ["Check 'API URL'"],
	},
	{
		name: 'a web page',
		fault: { html: true },
		message: 'Cashrec answered with a web page instead of cash sheets',
		description: ['The answer begins with: <!DOCTYPE html>', "Check 'API URL'"],
	},
	{
		name: 'text',
		fault: { text: 'Hello there' },
		message: 'Cashrec answered with a text instead of cash sheets',
		description: ['begins with: Hello there'],
	},
	{
		name: 'damaged JSON',
		fault: { text: '[{"id": 1, "shifts": [' },
		message: 'Cashrec answered with incomplete or damaged JSON instead of cash sheets',
		description: ['begins with: [{"id": 1'],
	},
	{
		name: 'a number',
		fault: { response: 42 },
		message: 'Cashrec answered with a number instead of cash sheets',
		description: ['begins with: 42'],
	},
	{
		name: 'true',
		fault: { response: true },
		message: 'Cashrec answered with true or false instead of cash sheets',
		description: ['begins with: true'],
	},
	{
		name: 'a JSON text',
		fault: { response: 'none' },
		message: 'Cashrec answered with a text instead of cash sheets',
		description: ['begins with: "none"'],
	},
	{
		name: 'a fault dressed as a success',
		fault: { response: { code: 0, message: 'Tenant configuration not found.' } },
		message: 'Cashrec reported a fault instead of cash sheets',
		description: ['"Tenant configuration not found." (code 0)', ASKED],
	},
	{
		name: 'a login page that is none',
		fault: { on: 'login', html: true },
		message: "'Login URL' does not answer like a login page (HTTP 200)",
		description: ["Check 'Login URL'", '"Sign in (a web page)"'],
	},
	{
		name: 'a login without a token',
		fault: { on: 'login', response: { access_token: '', expires_in: 3600 } },
		message: 'The login at Mapal answered without a usable token',
		description: ["'Login URL'"],
	},
	{
		name: 'a token that breaks the header',
		fault: { on: 'login', response: { access_token: 'a\r\nX-Evil: 1' } },
		message: 'The login at Mapal answered without a usable token',
		description: ["'Login URL'"],
	},
	{
		name: 'a login that asks to wait',
		fault: { on: 'login', status: 429, headers: { 'retry-after': '600' } },
		message: 'The login at Mapal is receiving too many requests',
		description: ['Wait 10 minutes, then'],
	},
	{
		name: 'a password that ends with a space',
		fault: { on: 'login', status: 400, body: { error: 'invalid_grant' } },
		fields: { password: 'demo-password ' },
		message: 'Mapal refused the login: wrong username or password',
		description: ['The password begins or ends with a space: does it belong to it?'],
	},
	{
		name: 'a login that is not available',
		fault: { on: 'login', status: 400, body: { error: 'temporarily_unavailable' } },
		message: 'The login at Mapal is not working at the moment (HTTP 400)',
		description: ['Try again later'],
	},
	{
		name: 'a client that may not log in',
		fault: { on: 'login', status: 400, body: { error: 'unauthorized_client' } },
		message: 'Mapal refused the login: wrong client ID or client secret',
		description: ["'Client ID' and 'Client Secret'", 'code unauthorized_client'],
	},
	{
		name: 'a login refused with 401',
		fault: {
			on: 'login',
			status: 401,
			body: { error: 'invalid_grant', error_description: 'locked out' },
		},
		message: 'Mapal refused the login: wrong username or password',
		description: ['"locked out" (code invalid_grant)'],
	},
	{
		name: 'a login refused for another reason',
		fault: { on: 'login', status: 400, body: { error: 'invalid_scope' } },
		message: 'Mapal refused the login',
		description: ['code invalid_scope'],
	},
	{
		name: 'a login that is too busy',
		fault: { on: 'login', status: 429 },
		message: 'The login at Mapal is receiving too many requests',
		description: ['Wait a few minutes'],
	},
	{
		name: 'a login that is down',
		fault: { on: 'login', status: 502, body: 'Bad gateway' },
		message: 'The login at Mapal is not working at the moment (HTTP 502)',
		description: ['Try again later', '"Bad gateway"'],
	},
	{
		name: 'a login that is not there',
		fault: { on: 'login', status: 404 },
		message: "'Login URL' does not answer like a login page (HTTP 404)",
		description: ["Check 'Login URL'"],
	},
	{
		name: 'a login that breaks off',
		fault: { on: 'login', drop: true },
		message: 'The login at Mapal broke off the connection before its answer was complete',
		description: ["Check 'Login URL'", '(ECONNRESET)'],
	},
	{
		name: 'a login on a closed port',
		fault: { times: 0 },
		fields: { loginUrl: 'http://127.0.0.1:1/connect/token' },
		message: 'The login at Mapal could not be reached',
		description: ["Check 'Login URL'", '(ECONNREFUSED)'],
	},
];

describe('what the user reads', () => {
	test.each(cases)(
		'$name',
		async ({ name, fault, fields, requests, message, description, httpCode }) => {
			n8n.sandbox.fault(fault);
			// Refused fields are not sent again for a while, so each login has a user name of its own.
			const own: Record<string, string> = fault.on === 'login' ? { username: name } : {};
			const { error, items, everything } = await run(
				{ ...own, ...fields },
				{
					requests: { maxRetries: 0, ...requests },
				},
			);
			expect(error?.message).toBe(message);
			for (const part of description) expect(error?.description).toContain(part);
			expect(error?.context.itemIndex).toBe(0);
			expect(error?.httpCode).toBe(httpCode ?? null);
			expect(items).toEqual([]);
			expectNoSecret(everything);
		},
	);

	test('no message is replaced by one of n8n', () => {
		for (const { message } of cases) {
			expect(message).not.toMatch(/E(CONN|NOTFOUND|TIMEDOUT|NOENT|PERM|ACCES)|GETADDRINFO/i);
			expect(message).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
		}
	});
});

test.each([
	[400, 'The token of the login is too long for Cashrec (HTTP 400)'],
	[431, 'The token of the login is too long for Cashrec (HTTP 431)'],
	[403, 'The Mapal user may not read these cash sheets'],
])('a token of 20 kB that is refused with HTTP %i', async (status, message) => {
	n8n.sandbox.fault({ on: 'login', response: { access_token: 'x'.repeat(20_000) } });
	// Node's own server answers such a request with 431, so this one takes longer headers.
	const server = await startRawServer(() => ({ status }));
	try {
		const { error } = await run({ baseUrl: server.url });
		expect(error?.message).toBe(message);
		if (status !== 403) expect(error?.description).toContain('It has 20000 characters');
	} finally {
		await server.stop();
	}
});

describe('whether a failure stays so until somebody changes something', () => {
	test.each<[string, Fault, boolean | undefined]>([
		['a 404 in JSON', { status: 404, body: { code: 0, message: 'Tenant not found' } }, true],
		['a 404 of a web page', { html: true, status: 404 }, undefined],
		['a 403 in JSON', { status: 403, body: { message: 'no' } }, true],
		['a 403 without a body', { status: 403 }, true],
		['a 403 of a web page', { html: true, status: 403 }, undefined],
		['a 400 in JSON', { status: 400, body: { message: 'no' } }, true],
		['a 408', { status: 408, body: 'no' }, undefined],
		['a 429 in JSON', { status: 429, body: { message: 'no' } }, undefined],
		['a 503 without a body', { status: 503 }, undefined],
		['a 500 in JSON', { status: 500, body: { message: 'no' } }, undefined],
		['a 501', { status: 501 }, undefined],
		['a redirect', { redirect: 'https://example.com/' }, true],
		['a web page', { html: true }, undefined],
	])('%s', async (_name, fault, isLasting) => {
		n8n.sandbox.fault(fault);
		expect((await run()).error?.context.isLasting).toBe(isLasting);
	});
});

describe('no secret is shown', () => {
	test.each<['api' | 'login']>([['api'], ['login']])('that the %s sends back', async (on) => {
		const { password, clientSecret } = n8n.sandbox.credential();
		const words = `it was ${password}, ${encodeURIComponent(clientSecret)} and Bearer `;
		if (on === 'login') {
			const body = { error: 'invalid_grant', error_description: words };
			n8n.sandbox.fault({ on, status: 400, body });
		} else {
			// The token is known only once the request is there.
			n8n.sandbox.fault({
				response: ({ headers }: { headers: Record<string, unknown> }) => ({
					error: `${words} ${headers['authorization']}`,
				}),
			});
		}
		const { error, everything } = await run(on === 'login' ? { username: 'echo' } : {});
		expect(`${error?.message} ${error?.description}`).toContain('it was ***, *** and Bearer');
		expectNoSecret(everything);
	});

	test('in a run that works', async () => {
		const { everything, items } = await run();
		expect(items).toHaveLength(12);
		expectNoSecret(everything);
	});
});

function expectNoSecret(text: string) {
	const { password, clientSecret } = n8n.sandbox.credential();
	expect(text).not.toContain(password);
	expect(text).not.toContain(clientSecret);
	expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
	expect(text.toLowerCase()).not.toContain('"authorization"');
}
