import { openEditor } from '../realN8n/browser';
import { startN8n } from '../realN8n/server';
import { startSandbox } from '../sandbox/server';

type Editor = Awaited<ReturnType<typeof openEditor>>;

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let n8n: Awaited<ReturnType<typeof startN8n>>;
let editor: Editor;

beforeAll(async () => {
	sandbox = await startSandbox();
	n8n = await startN8n();
	await n8n.signIn();
	editor = await openEditor(n8n.url);
}, 300_000);

afterAll(async () => {
	await editor?.close();
	await n8n?.stop();
	await sandbox?.stop();
});

/** Waits until a part of the screen says something. */
async function reads(id: string, text: string) {
	await editor.part(id).filter({ hasText: text }).first().waitFor();
}

let broken = false;

/** One session at the screen: each step goes on from the one before. */
function step(name: string, act: () => Promise<void>) {
	it(name, async () => {
		if (broken) throw new Error('A step before it did not end as expected');
		broken = true;
		await editor.withScreenshot(act);
		broken = false;
	});
}

describe('someone who sets the node up for the first time', () => {
	step('finds the node and its two actions', async () => {
		await editor.page.goto(`${n8n.url}/workflow/new`);
		await editor.addNode('manual', /manually/i);
		await editor.searchNode('mapal', /Mapal/);
		expect(await editor.part('node-creator-item-name').allInnerTexts()).toEqual(['Mapal Cashrec']);
		await editor.part('node-creator-item-name').first().click();
		const actions = editor.part('node-creator-item-name').filter({ hasText: /^Get/ });
		await actions.nth(1).waitFor();
		expect(await actions.allInnerTexts()).toEqual(['Get cash sheets', 'Get discrepancies']);
		await actions.first().click();
		await editor.part('node-execute-button').waitFor();
	});

	step('sees the fields in the order in which they are needed', async () => {
		expect(await editor.labels()).toEqual([
			'Operation',
			'Centre IDs',
			'Period',
			'Output',
			'Return All',
			'Options',
		]);
	});

	step('reads what is wrong with the password', async () => {
		await editor.newCredential({ ...sandbox.credential(), password: 'wrong' });
		await editor.page.getByText('More details').click();
		const banner = editor.page.getByText('Mapal refused the login: wrong username or password');
		await banner.first().waitFor();
		expect(await banner.first().innerText()).toContain('several wrong tries may lock the account');
		expect(sandbox.logins()).toHaveLength(1);
	});

	step('corrects it, and sees the test succeed', async () => {
		await editor.enterCredential({ password: sandbox.credential()['password'] });
		// n8n closes it by itself when the test succeeds.
		await editor.part('credential-edit-dialog').waitFor({ state: 'hidden' });
		await editor.part('credential-edit-button').click();
		await editor.page.getByText('Connection tested successfully').first().waitFor();
		await editor.closeCredential();
	});

	step(
		'chooses centres and a period, runs the step, and sees the shifts and how they were read',
		async () => {
			await editor.type('centres', '101, 102');
			await editor.choose('period', 'Last Week');
			await editor.part('node-execute-button').click();
			await reads('ndv-items-count', '42 items');
			await reads('node-hint', "Read 42 shifts of 14 cash sheets from '[].shifts'");
			const header = editor.part('output-panel').locator('th');
			await header.first().waitFor();
			const columns = await header.allInnerTexts();
			expect(columns.map((column) => column.trim())).toEqual(
				expect.arrayContaining(['id', 'name', 'status', 'cash', 'businessDate', 'centre']),
			);
			await editor.picture('shifts', editor.part('ndv'), editor.part('node-parameters'));
		},
	);

	step('enters centres that are none, and reads what to do', async () => {
		await editor.type('centres', ', ;');
		await editor.part('node-execute-button').click();
		await reads('node-error-message', "'Centre IDs'");
		await reads('node-error-description', 'separated by commas');
		await editor.type('centres', '101, 102');
	});

	step('lets the period end before it begins, and reads which field to correct', async () => {
		await editor.choose('period', 'Custom');
		await editor.type('startDate', '2026-03-05 00:00:00');
		await editor.type('endDate', '2026-03-04 23:59:59');
		await editor.part('node-execute-button').click();
		await reads('node-error-message', "'Start Date'");
		await reads('node-error-description', "'End Date'");
	});

	step('compares amounts of his own choice from the list of what the shifts hold', async () => {
		await editor.choose('period', 'Last Week');
		await editor.choose('operation', 'Get Discrepancies');
		await editor.choose('amounts', 'Choose Fields');
		await editor.choose('expectedField', 'cash.expected');
		await editor.choose('countedField', 'cash.counted');
		await editor.part('node-execute-button').click();
		await reads('node-hint', "compared 'cash.expected' with 'cash.counted'");
		await editor.picture('discrepancies', editor.part('ndv'), editor.part('node-parameters'));
	});

	step('finds the list of shifts in the dropdown of its option', async () => {
		await editor.part('collection-parameter-add').first().click();
		await editor.page.getByRole('option', { name: 'Shift List Name or ID' }).click();
		await editor.part('parameter-input-shiftList').locator('input').click();
		await editor.page
			.getByRole('option', { name: /shifts/ })
			.first()
			.waitFor();
		await editor.picture('reading', editor.part('ndv'), editor.part('node-parameters'));
	});

	step('imports an example, and reads in it what to change', async () => {
		await editor.importExample('send-shortage-alerts-to-slack.json');
		const names = editor.part('canvas-node');
		expect(
			await names.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node-name'))),
		).toEqual(['Every day at 8:00', 'Get shortages of yesterday', 'Send a message']);
		await editor.page.getByText('a Slack message for each shift of yesterday').waitFor();
		await editor.picture('alert', editor.part('canvas-wrapper'));
	});
});
