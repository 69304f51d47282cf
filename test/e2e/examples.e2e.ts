import { examples } from '../realN8n/examples';
import { startN8n } from '../realN8n/server';
import { startChatModel, startMailbox } from '../realN8n/standIns';
import { startSandbox } from '../sandbox/server';

type Workflow = ReturnType<typeof examples>[number];

const CREDENTIAL = 'Mapal Cashrec sandbox';
const MANY = Array.from({ length: 30 }, (_, index) => 101 + index).join();

let sandbox: Awaited<ReturnType<typeof startSandbox>>;
let n8n: Awaited<ReturnType<typeof startN8n>>;
let workflows: Map<string, Workflow>;

beforeAll(async () => {
	sandbox = await startSandbox();
	n8n = await startN8n();
	await n8n.signIn();
	const id = await n8n.addCredential(CREDENTIAL, 'mapalCashrecApi', sandbox.credential());
	workflows = new Map(examples({ id, name: CREDENTIAL }).map((example) => [example.name, example]));
}, 300_000);

afterAll(async () => {
	await n8n?.stop();
	await sandbox?.stop();
});

const tried = new Set<string>();

function example(name: string): Workflow {
	const found = workflows.get(name);
	if (!found) throw new Error(`There is no example "${name}"`);
	tried.add(name);
	return structuredClone(found);
}

function nodeOf(workflow: Workflow, name: string) {
	const found = workflow.nodes.find((node) => node['name'] === name);
	if (!found) throw new Error(`"${workflow.name}" has no node "${name}"`);
	return found;
}

/** Ends a workflow with a node that fails the run unless its code returns true. */
function endWithCheck(workflow: Workflow, after: string, code: string): Workflow {
	workflow.nodes.push({
		id: 'check',
		name: 'Check',
		type: 'n8n-nodes-base.code',
		typeVersion: 2,
		position: [2000, 0],
		parameters: {
			jsCode: `const check = () => { ${code} };
				if (check() !== true) throw new Error('It is not as expected: ' + JSON.stringify($input.all()));
				return [{ json: { checked: $input.all().length } }];`,
		},
	});
	workflow.connections[after] = { main: [[{ node: 'Check', type: 'main', index: 0 }]] };
	return workflow;
}

/** What an external service would be sent by a node, instead of sending it. */
function instead(workflow: Workflow, name: string, fields: Record<string, string>) {
	const node = nodeOf(workflow, name);
	const assignments = Object.entries(fields).map(([field, value]) => ({
		id: field,
		name: field,
		value,
		type: 'string',
	}));
	Object.assign(node, {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { assignments: { assignments }, options: {} },
	});
}

async function runChecked(workflow: Workflow, trigger: string, json?: object) {
	const id = await n8n.addWorkflow(workflow);
	const run = await n8n.run(id, { trigger, ...(json && { json }) });
	expect(run.error).toBeUndefined();
	expect(run.status).toBe('success');
	const [check] = run.itemsOf('Check');
	expect(check.checked).toBeGreaterThan(0);
	return run;
}

it('Daily shifts to Google Sheets: a row for each shift, with a key', async () => {
	const workflow = example('Daily shifts to Google Sheets');
	Object.assign(workflow, { pinData: { 'Google Sheets': [{ json: {} }] } });
	endWithCheck(
		workflow,
		'Google Sheets',
		`const rows = $('Row').all().map(({ json }) => json);
		const shifts = $('Mapal Cashrec').all();
		return rows.length === 6 && shifts.length === 6
			&& new Set(rows.map((row) => row['Shift ID'])).size === 6
			&& rows.every((row) => /^\\d{4}-\\d\\d-\\d\\d$/.test(row.Date) && row.Centre && row.Shift && row.Status
				&& typeof row['Expected cash'] === 'number');`,
	);
	await runChecked(workflow, 'Every day at 7:00');
	// The key of the rows is a column that the rows have.
	const { matchingColumns } = nodeOf(workflow, 'Google Sheets')['parameters'].columns;
	const columns = nodeOf(workflow, 'Row')['parameters'].assignments.assignments;
	expect(columns.map((column: { name: string }) => column.name)).toEqual(
		expect.arrayContaining(matchingColumns),
	);
});

it('Shortage alert to Slack: a message for each shift that is short', async () => {
	const workflow = example('Shortage alert to Slack');
	// So many shifts have shortages for certain.
	Object.assign(nodeOf(workflow, 'Mapal Cashrec')['parameters'], {
		centres: MANY,
		period: 'lastWeek',
		tolerance: 1,
	});
	const { text } = nodeOf(workflow, 'Slack')['parameters'];
	instead(workflow, 'Slack', { text });
	endWithCheck(
		workflow,
		'Slack',
		`const short = $('Mapal Cashrec').all().map(({ json }) => json.discrepancy);
		const amount = (number) => number.toFixed(2);
		return short.length > 0 && $input.all().every(({ json }, index) => {
			const { expected, counted, difference } = short[index];
			return difference < -1
				&& json.text.endsWith('is short by ' + amount(-difference)
					+ ' (expected ' + amount(expected) + ', counted ' + amount(counted) + ')')
				&& !/undefined|null|\\[object/.test(json.text);
		});`,
	);
	await runChecked(workflow, 'Every day at 8:00');
});

it('Alert when a count differs: a message for each difference that the trigger finds', async () => {
	const workflow = example('Alert when a count differs');
	Object.assign(nodeOf(workflow, 'Mapal Cashrec Trigger')['parameters'], {
		centres: MANY,
		lookbackDays: 31,
		options: { tolerance: 0.5 },
	});
	const { text } = nodeOf(workflow, 'Slack')['parameters'];
	instead(workflow, 'Slack', { text });
	endWithCheck(
		workflow,
		'Slack',
		`const found = $('Mapal Cashrec Trigger').all().map(({ json }) => json.discrepancy);
		return found.length > 0 && $input.all().every(({ json }, index) => {
			const { difference } = found[index];
			return Math.abs(difference) > 0.5
				&& json.text.endsWith((difference < 0 ? 'is short by ' : 'is over by ') + Math.abs(difference).toFixed(2))
				&& !/undefined|null|\\[object/.test(json.text);
		});`,
	);
	await runChecked(workflow, 'Mapal Cashrec Trigger');
});

it('Weekly summary by centre: an e-mail with a row for each centre', async () => {
	const mailbox = await startMailbox();
	try {
		const workflow = example('Weekly summary by centre');
		const id = await n8n.addCredential('Mailbox', 'smtp', mailbox.credential());
		nodeOf(workflow, 'Send Email')['credentials'] = { smtp: { id, name: 'Mailbox' } };
		endWithCheck(
			workflow,
			'Send Email',
			`const rows = $('Columns').all().map(({ json }) => json);
			const shifts = $('Mapal Cashrec').all().map(({ json }) => json);
			const sum = (name, field) => shifts.filter(({ centre }) => centre.name === name)
				.reduce((total, { discrepancy }) => total + (discrepancy[field] ?? 0), 0).toFixed(2);
			return rows.length === 2 && rows.every((row) => row.Shifts === 21
				&& row.Expected === sum(row.Centre, 'expected')
				&& row.Counted === sum(row.Centre, 'counted')
				&& row.Difference === sum(row.Centre, 'difference'));`,
		);
		const run = await runChecked(workflow, 'Every Monday at 7:00');
		expect(mailbox.mails).toHaveLength(1);
		const { subject, html } = mailbox.mails[0] ?? { subject: '', html: '' };
		expect(subject).toBe('Cash of last week by centre');
		for (const row of run.itemsOf('Columns')) {
			for (const value of Object.values(row)) expect(html).toContain(`>${value}<`);
		}
	} finally {
		await mailbox.stop();
	}
});

it('Ask about the cash: the agent gets the shifts from the tool', async () => {
	const model = await startChatModel((names) => {
		const value = (name: string) =>
			/centre/i.test(name) ? '101' : /start/i.test(name) ? '2026-03-04' : '2026-03-05';
		return Object.fromEntries(names.map((name) => [name, value(name)]));
	});
	try {
		const workflow = example('Ask about the cash');
		const id = await n8n.addCredential('Chat model', 'openAiApi', model.credential());
		nodeOf(workflow, 'OpenAI Chat Model')['credentials'] = {
			openAiApi: { id, name: 'Chat model' },
		};
		endWithCheck(
			workflow,
			'AI Agent',
			`const shifts = JSON.parse($json.output);
			return shifts.length === 6 && shifts.every(({ discrepancy, businessDate, centre }) =>
				centre.id === 101 && businessDate.startsWith('2026-03-0') && 'difference' in discrepancy);`,
		);
		await runChecked(workflow, 'Chat', {
			sessionId: 'test',
			action: 'sendMessage',
			chatInput: 'Was centre 101 short on the 4th of March?',
		});
		const tool = model.requests[0].tools[0].function;
		expect(Object.keys(tool.parameters.properties).sort()).toEqual([
			'Centre_IDs',
			'End_Date',
			'Start_Date',
		]);
	} finally {
		await model.stop();
	}
});

it('leaves no example untried', () => {
	expect([...tried].sort()).toEqual([...workflows.keys()].sort());
});

it('says what to change in each example', () => {
	for (const { name, nodes } of workflows.values()) {
		const [note] = nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect({ name, note: note?.['parameters'].content }).toEqual({
			name,
			note: expect.stringContaining('**Change:**'),
		});
	}
});
