import type { IHttpRequestOptions } from 'n8n-workflow';

import { MapalCashrecApi } from '../../credentials/MapalCashrecApi.credentials';
import { login } from '../../nodes/MapalCashrec/transport/login';

const fields = {
	username: 'u',
	password: 'p',
	clientId: 'c',
	clientSecret: 's',
	baseUrl: 'https://api.example.com',
	loginUrl: 'https://login.example.com',
};
const issue = async (token: string, more = {}) => ({
	...fields,
	...(await login(
		async () => ({
			statusCode: 200,
			headers: {},
			body: JSON.stringify({ access_token: token, ...more }),
		}),
		{ ...fields, accessToken: '' },
	)),
});
const authenticate = async (credential: object, options: object) =>
	await new MapalCashrecApi().authenticate({ ...credential }, options as IHttpRequestOptions);

test('the fields, their labels and defaults', () => {
	expect(
		new MapalCashrecApi().properties.map(({ displayName, name, default: value, type }) => [
			displayName,
			name,
			value,
			type,
		]),
	).toEqual([
		['Username', 'username', '', 'string'],
		['Password', 'password', '', 'string'],
		['Client Secret', 'clientSecret', '', 'string'],
		['Client ID', 'clientId', 'wf_wap_tp', 'string'],
		['API URL', 'baseUrl', 'https://cashrec.api.pro.mapal-os.com', 'string'],
		['Login URL', 'loginUrl', 'https://login.mapal-os.com/connect/token', 'string'],
		['Access Token', 'accessToken', '', 'hidden'],
		['Token Fingerprint', 'tokenFingerprint', '', 'hidden'],
		['Token Expires At', 'tokenExpiresAt', '', 'hidden'],
	]);
	expect(
		new MapalCashrecApi().properties
			.filter(({ typeOptions }) => typeOptions?.['password'])
			.map(({ name }) => name),
	).toEqual(['password', 'clientSecret', 'accessToken', 'tokenFingerprint', 'tokenExpiresAt']);
});

test.each<[string, object]>([
	['this node', { url: 'https://api.example.com/api' }],
	['a base URL', { baseURL: 'https://api.example.com', url: '/api' }],
	['the HTTP Request node', { uri: 'https://api.example.com/api' }],
])('the token is added for %s, and follows no redirect', async (_name, options) => {
	expect(
		await authenticate(await issue('TOKEN'), { ...options, headers: { Accept: 'x' } }),
	).toEqual({
		...options,
		headers: { Accept: 'x', Authorization: 'Bearer TOKEN' },
		disableFollowRedirect: true,
		followRedirect: false,
		followAllRedirects: false,
	});
});

test('the token is not sent in clear text', async () => {
	const url = 'http://api.example.com/';
	await expect(authenticate({ ...(await issue('TOKEN')), baseUrl: url }, { url })).rejects.toThrow(
		"'API URL' in the credential must begin with https://",
	);
});

test.each<[string, object]>([
	['another host', { url: 'https://api.example.org/api' }],
	['a host that begins alike', { url: 'https://api.example.com.evil.org/' }],
	['a host behind a user', { url: 'https://api.example.com@evil.org/' }],
	['another port', { url: 'https://api.example.com:8443/' }],
	['a host without a scheme', { baseURL: 'https://api.example.com', url: '//evil.org/' }],
	['another address beside the right one', { url: fields.baseUrl, uri: 'https://evil.org/' }],
	['no address', {}],
])('the token is only for the API URL: not for %s', async (_name, options) => {
	await expect(authenticate(await issue('TOKEN'), options)).rejects.toThrow(
		"The token of this credential is for 'API URL' only",
	);
});

describe('n8n is made to log in, without a request to the API,', () => {
	const asks = async (credential: object) => {
		await expect(authenticate(credential, { url: fields.baseUrl })).rejects.toMatchObject({
			response: { status: 401 },
		});
	};

	test('if there is no token', async () => {
		await asks(fields);
		await asks({ ...fields, accessToken: '', tokenFingerprint: '', tokenExpiresAt: '' });
	});

	test('if the token was issued for other fields', async () => {
		const issued = await issue('TOKEN');
		await asks({ ...issued, accessToken: 'OTHER' });
		await asks({ ...issued, tokenFingerprint: '' });
		for (const name of Object.keys(fields)) await asks({ ...issued, [name]: 'changed' });
	});

	test('if the token has expired, with a margin', async () => {
		const issued = await issue('TOKEN', { expires_in: 3600 });
		const expiresAt = Date.parse(issued.tokenExpiresAt);
		expect(expiresAt - Date.now()).toBeGreaterThan(3_560_000);
		expect(expiresAt - Date.now()).toBeLessThanOrEqual(3_570_000);
		await asks({ ...issued, tokenExpiresAt: new Date(Date.now() - 1).toISOString() });
		await asks({ ...issued, tokenExpiresAt: 'soon' });
	});
});

test('a short token is used for at least half of its time', async () => {
	const issued = await issue('SHORT', { expires_in: '4' });
	const left = Date.parse(issued.tokenExpiresAt) - Date.now();
	expect(left).toBeGreaterThan(1900);
	expect(left).toBeLessThanOrEqual(2000);
	await expect(authenticate(issued, { url: fields.baseUrl })).resolves.toBeDefined();
});
