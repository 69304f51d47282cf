import { MapalCashrecApi } from '../../credentials/MapalCashrecApi.credentials';
import { MapalCashrec } from '../../nodes/MapalCashrec/MapalCashrec.node';
import { createEngine } from '../support/engine';
import { json, startRawServer } from '../support/rawServer';
import { PARAMETERS } from '../support/setup';

/* Deadlines that no field sets, with a second in place of half a minute. */

jest.mock('../../nodes/MapalCashrec/transport/limits', () => ({
	...jest.requireActual('../../nodes/MapalCashrec/transport/limits'),
	LOGIN_SECONDS: 1,
	TEST_SECONDS: 1,
}));

const engine = createEngine({ node: new MapalCashrec(), credentialType: new MapalCashrecApi() });
const drips = () => ({ dripMs: 100 });
const LATE_LOGIN = 'The login at Mapal gave no answer within 1 second';

async function against<T>(
	api: Parameters<typeof startRawServer>[0],
	login: Parameters<typeof startRawServer>[1],
	run: (credential: Record<string, string>) => Promise<T>,
): Promise<T> {
	const server = await startRawServer(api, login);
	try {
		return await run(server.credential());
	} finally {
		await server.stop();
	}
}

test('a login ends by itself, however long a request may take', async () => {
	const { error } = await against(
		() => json([]),
		drips,
		async (credential) =>
			await engine.execute(engine.credentials.add(credential), {
				parameters: { ...PARAMETERS, requests: { timeout: 20, maxRetries: 0 } },
			}),
	);
	expect(error?.message).toBe(LATE_LOGIN);
	expect(error?.description).toContain("'Login URL'");
});

test.each<
	[string, Parameters<typeof startRawServer>[0], Parameters<typeof startRawServer>[1], string]
>([
	['at the login', () => json([]), drips, LATE_LOGIN],
	['at the API', drips, undefined, 'Cashrec gave no answer within 1 second'],
])('the test of a credential ends: %s', async (_name, api, login, message) => {
	const result = await against(
		api,
		login,
		async (credential) => await engine.testCredential(credential),
	);
	expect(result.status).toBe('Error');
	expect(result.message).toContain(message);
});
