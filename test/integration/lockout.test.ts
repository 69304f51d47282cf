import { MapalCashrecTrigger } from '../../nodes/MapalCashrec/MapalCashrecTrigger.node';
import { PARAMETERS, setUp } from '../support/setup';

/* A wrong password must not be sent until the account is locked. */

test('100 polls and 100 executions with a wrong password make two logins at most', async () => {
	const polled = await setUp({}, new MapalCashrecTrigger());
	const n8n = await setUp();
	try {
		const fields = { ...n8n.sandbox.credential(), password: 'wrong for long' };
		const trigger = polled.trigger(polled.credentials.add(fields), {
			event: 'newShift',
			centres: '101',
			lookbackDays: 3,
			options: {},
		});
		const id = n8n.credentials.add(fields);
		const messages = new Set<string>();
		for (let time = 0; time < 100; time++) {
			const polling = trigger.poll().catch((error: Error) => void messages.add(error.message));
			const executing = n8n.execute(id, { parameters: PARAMETERS, withoutDump: true });
			await polling;
			messages.add((await executing).error?.message);
		}
		expect([...messages]).toEqual(['Mapal refused the login: wrong username or password']);
		expect(n8n.sandbox.logins().length).toBeGreaterThan(0);
		expect(n8n.sandbox.logins().length).toBeLessThanOrEqual(2);

		Object.assign(n8n.credentials.stored.get(id) ?? {}, { password: 'demo-password' });
		expect((await n8n.execute(id, { parameters: PARAMETERS })).items).toHaveLength(12);
	} finally {
		await n8n.sandbox.stop();
		await polled.sandbox.stop();
	}
});

test('fields that were refused do not keep others from logging in', async () => {
	const n8n = await setUp();
	try {
		await n8n.execute(n8n.credential({ password: 'wrong once' }), { parameters: PARAMETERS });
		const { items } = await n8n.execute(n8n.credential(), { parameters: PARAMETERS });
		expect(items).toHaveLength(12);
	} finally {
		await n8n.sandbox.stop();
	}
});
