import { DateTime } from 'luxon';

import { openEditor } from '../realN8n/browser';
import { pause, startN8n, until } from '../realN8n/server';
import { startSandbox } from '../sandbox/server';
import { COLUMNS, rowsOf } from '../support/rows';
import { ZONE } from './workflows';

type Editor = Awaited<ReturnType<typeof openEditor>>;

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let n8n: Awaited<ReturnType<typeof startN8n>>;
let editor: Editor;

beforeAll(async () => {
	sandbox = await startSandbox({ zone: ZONE });
	n8n = await startN8n({ zone: ZONE });
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

/** A step of one session at the screen: each goes on from the step before. */
function step(name: string, act: () => Promise<void>) {
	it(name, async () => {
		if (broken) throw new Error('A step before it did not end as expected');
		broken = true;
		await editor.withScreenshot(act);
		broken = false;
	});
}

/** The week before this one, in n8n's time zone. */
function lastWeek() {
	const monday = DateTime.now().setZone(ZONE).minus({ weeks: 1 }).startOf('week');
	return { first: monday, last: monday.plus({ days: 6 }) };
}

function heldFrom(first: DateTime, last: DateTime, centres: string[]) {
	const [start, end] = [`${first.toISODate()}T00:00:00`, `${last.toISODate()}T23:59:59`];
	return sandbox.expectedSheets({ start, end, centres });
}

/** Rows as the table of the output shows them. */
const shown = (rows: object[]) =>
	rows.map((row) =>
		Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
	);

/** Runs the open node, and waits for its output. */
async function runStep(items: number) {
	await editor.part('node-execute-button').click();
	await reads('ndv-items-count', `${items} items`);
}

/** Takes a picture of the output up to a column, with or without the fields beside it. */
const picture = async (name: string, column: string, beside: 'fields' | 'nothing') => {
	const output = editor.part('output-panel');
	const fields = editor.part('parameter-input-returnAll');
	const list = editor.page.locator('.el-popper:visible');
	await editor.picture(name, {
		left: beside === 'fields' ? editor.part('node-parameters') : output,
		top: output,
		right: output.locator('th', { hasText: new RegExp(`^\\s*${column}\\s*$`) }),
		bottom: beside === 'fields' ? output.locator('tr').or(fields).or(list) : output.locator('tr'),
	});
};

describe('someone who sets the node up for the first time', () => {
	step('finds the node by what people call it, and its actions', async () => {
		await editor.page.goto(`${n8n.url}/workflow/new`);
		await editor.addNode('manual', /manually/i);
		for (const words of ['turno', 'Mapal OS', 'cash sheet', 'descuadre', 'over short', 'mapal']) {
			await editor.searchNode(words, /^Mapal Cashrec$/);
			await editor.page.getByText('Read the cash sheets of restaurants in Mapal OS').waitFor();
		}
		expect(await editor.part('node-creator-item-name').allInnerTexts()).toEqual(['Mapal Cashrec']);
		await editor.part('node-creator-item-name').first().click();
		const actions = editor.part('node-creator-item-name').filter({ hasText: /^Get/ });
		await actions.nth(3).waitFor();
		expect(await actions.allInnerTexts()).toEqual([
			'Get cash sheets',
			'Get discrepancies',
			'Get pending cash sheets',
			'Get a summary',
		]);
		await actions.first().click();
		await editor.part('node-execute-button').waitFor();
	});

	step('sees fields and options only where they have an effect, in the order of need', async () => {
		const first = ['Operation', 'Centre IDs', 'Period'];
		const last = ['Columns', 'Options', 'Requests'];
		const ofAll = ['Shift List Name or ID', 'Timezone'];
		const sees = async (fields: string[], options: string[]) => {
			expect(await editor.labels()).toEqual([...first, ...fields]);
			expect(await editor.options()).toEqual(options);
		};

		const shifts = ['Output', 'Shift Status', 'Simplify', 'Return All', ...last];
		await sees(shifts, ['Include Empty Cash Sheets', ...ofAll]);
		await editor.choose('shiftStatus', 'Closed');
		await sees(shifts, ofAll);
		await editor.choose('shiftStatus', 'Any');
		await editor.toggle('simplify');
		const whole = ['Include Cash Sheet', 'Include Empty Cash Sheets', ...ofAll];
		await sees(shifts, ['Flatten', ...whole]);
		await editor.choose('output', 'One Item per Cash Sheet');
		await sees(['Output', 'Return All', ...last], ['Flatten', ...ofAll]);
		await editor.choose('output', 'Raw Response');
		await sees(['Output', 'Options', 'Requests'], ['Timezone']);
		await editor.choose('output', 'Reading Report');
		await sees(['Output', ...last], ofAll);

		await editor.choose('operation', 'Get Discrepancies');
		const compares = ['Tolerance', 'Direction', 'Simplify', 'Return All', ...last];
		await sees(compares, ['Include Balanced', ...ofAll]);
		await editor.toggle('simplify');
		await sees(compares, ['Flatten', 'Include Balanced', 'Include Cash Sheet', ...ofAll]);
		await editor.choose('operation', 'Get Pending Cash Sheets');
		await sees(['States', 'Return All', ...last], ofAll);
		await editor.choose('operation', 'Get Summary');
		await sees(['Group By', 'Return All', ...last], ofAll);

		await editor.choose('operation', 'Get Cash Sheets');
		await sees(shifts, ['Include Empty Cash Sheets', ...ofAll]);
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
		// n8n closes the dialog by itself when the test succeeds.
		await editor.part('credential-edit-dialog').waitFor({ state: 'hidden' });
		await editor.part('credential-edit-button').click();
		await editor.page.getByText('Connection tested successfully').first().waitFor();
		await editor.closeCredential();
	});

	step(
		'chooses a centre and a period, runs the step, and sees the shifts in their columns',
		async () => {
			const { first, last } = lastWeek();
			await editor.type('centres', '102');
			await editor.choose('period', 'Last Week');
			await runStep(21);
			await reads('node-hint', '21 shifts of 1 centre, ');
			await reads('node-hint', last.toFormat('d LLLL yyyy'));
			expect(await editor.part('node-hint').first().innerText()).not.toContain('Not found');
			const rows = await editor.table();
			expect(Object.keys(rows[0] ?? {})).toEqual(COLUMNS);
			expect(rows).toEqual(shown(rowsOf(heldFrom(first, last, ['102']))));
			await editor.widenOutput();
			await picture('shifts', 'responsible', 'nothing');
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
		await editor.type('startDate', '2026-03-05');
		await editor.type('endDate', '2026-03-04');
		await editor.part('node-execute-button').click();
		await reads('node-error-message', "'Start Date'");
		await reads('node-error-description', "'End Date'");
	});

	step('sees last week’s shortages, and what they come to', async () => {
		const { first, last } = lastWeek();
		const all = rowsOf(heldFrom(first, last, ['101', '102']));
		const short = all.filter(({ difference }) => difference !== null && difference < 0);
		const sum = short.reduce((total, { difference }) => total - (difference ?? 0), 0);
		await editor.choose('period', 'Last Week');
		await editor.choose('operation', 'Get Discrepancies');
		await editor.choose('direction', 'Shortage');
		await runStep(short.length);
		await reads(
			'node-hint',
			`${short.length} of 42 shifts differ: short ${sum.toFixed(2)}, over 0.00`,
		);
		expect(await editor.table()).toEqual(shown(short));
		await editor.widenOutput();
		await picture('discrepancies', 'responsible', 'fields');
	});

	step('finds the list of shifts in the dropdown of its option', async () => {
		await editor.part('collection-parameter-add').first().click();
		await editor.page.getByRole('option', { name: 'Shift List Name or ID' }).click();
		await editor.part('parameter-input-shiftList').locator('input').click();
		await editor.page
			.getByRole('option', { name: /^shifts, 3 per sheet, found in \d+ sheets/ })
			.first()
			.waitFor();
		await editor.page.keyboard.press('Escape');
	});

	step('sets a column from the list of his own fields, each with an example', async () => {
		await editor.choose('operation', 'Get Cash Sheets');
		await runStep(42);
		await editor.page.getByText('Add Column').click();
		await editor.choose('column', 'Responsible');
		await editor.part('parameter-input-field').locator('input').click();
		const field = editor.page.getByRole('option', { name: /^cash\.counted \(e\.g\. \d/ });
		await field.waitFor();
		expect(await field.innerText()).toContain('Read as Counted');
		await picture('reading', 'shift', 'fields');
		await editor.page.getByRole('option', { name: /^company \(e\.g\. "Demo/ }).click();
		await runStep(42);
		await reads('output-panel', 'Demo Restaurants');
		const rows = await editor.table();
		expect(new Set(rows.map(({ responsible }) => responsible))).toEqual(
			new Set(['Demo Restaurants']),
		);
	});

	step('imports an example, and reads in it what to change', async () => {
		await editor.importExample('send-shortage-alerts-to-slack.json');
		const names = editor.part('canvas-node');
		expect(
			await names.evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-node-name'))),
		).toEqual(['Every day at 8:00', 'Get shortages of yesterday', 'Send a message']);
		await editor.page.getByText('a Slack message for each shift of yesterday').waitFor();
		const nodes = editor.page.locator('.vue-flow__node');
		await editor.picture(
			'alert',
			{ left: nodes, top: nodes, right: nodes, bottom: nodes.locator('*') },
			40,
		);
	});
});

describe('someone who builds a flow from nothing: what is pending, in one message a day', () => {
	step('starts with a schedule, and asks for the pending cash sheets of this week', async () => {
		await editor.page.goto(`${n8n.url}/workflow/new`);
		await editor.addNode('schedule', /schedule/i);
		await editor.closeNode();
		await editor.searchNode('cash sheet', /^Mapal Cashrec$/);
		await editor.part('node-creator-item-name').first().click();
		await editor.page.getByText('Get pending cash sheets').click();
		await editor.part('node-execute-button').waitFor();
		await editor.type('centres', '101, 102, 999');
		await editor.choose('period', 'This Week');
		await editor.closeNode();
	});

	step('sees in the next node which columns there will be, before anything has run', async () => {
		await editor.searchNode('edit fields', /Edit Fields/);
		await editor.part('node-creator-item-name').first().click();
		await editor.part('schema-preview-warning').waitFor();
		expect(await editor.inputFields()).toEqual([
			'date',
			'centreId',
			'centreName',
			'state',
			'shifts',
			'openShifts',
			'sheetStatus',
		]);
	});

	step('writes the message, runs the flow, and reads in it what is pending', async () => {
		await editor.part('assignment-collection-drop-area').click();
		await editor.part('assignment-name').locator('input').fill('text');
		const value = editor.part('assignment-value');
		await value.locator('input, textarea').first().fill('=');
		const text =
			'{{ $input.all().map(({ json }) => `${json.date} ${json.centreName ?? json.centreId}: ${json.state}, ${json.openShifts} of ${json.shifts}`).join("; ") }}';
		// n8n first turns the field into one for expressions: text entered before that is lost.
		const content = value.locator('.cm-content');
		await until(
			10_000,
			async () => {
				await content.fill(text);
				await pause(500);
				return (await content.innerText()).includes('$input.all()');
			},
			() => 'The expression was not taken',
		);
		await editor.part('tab-settings').click();
		await editor.toggle('executeOnce');
		await editor.closeNode();
		await editor.part('execute-workflow-button').click();
		await editor.page.getByText('Workflow executed successfully').first().waitFor();
		await editor.part('canvas-node').filter({ hasText: 'Edit Fields' }).dblclick();
		await reads('ndv-items-count', '1 item');
		expect(await editor.table()).toEqual([{ text: pendingThisWeek().join('; ') }]);
	});

	/** What is pending, counted by hand. */
	function pendingThisWeek() {
		const today = DateTime.now().setZone(ZONE).startOf('day');
		const lines: string[] = [];
		for (let day = today.startOf('week'); day <= today; day = day.plus({ days: 1 })) {
			const sheets = heldFrom(day, day, ['101', '102']);
			for (const { centre, shifts } of sheets) {
				const open = shifts.filter(({ cash }) => cash.counted === null);
				if (open.length === 0) continue;
				lines.push(`${day.toISODate()} ${centre.name}: open, ${open.length} of ${shifts.length}`);
			}
			lines.push(`${day.toISODate()} 999: missing, 0 of 0`);
		}
		return lines;
	}
});
