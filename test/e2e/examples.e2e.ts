import { DateTime } from 'luxon';
import { COLUMNS } from '../../nodes/MapalCashrec/cashSheet/columns/names';
import { examples } from '../realN8n/examples';
import { CURRENT, PREVIOUS } from '../realN8n/install';
import { startN8n } from '../realN8n/server';
import { startChatModel, startMailbox } from '../realN8n/standIns';
import { startSandbox } from '../sandbox/server';
import { SHAPES } from '../sandbox/shapes';
import { rowsOf as expectedRows, sorted } from '../support/rows';
import { ZONE, countedAs } from './workflows';

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
type Sheets = ReturnType<Sandbox['expectedSheets']>;
type Workflow = ReturnType<typeof examples>[number];
type Shape = keyof typeof SHAPES;

const shapes = Object.keys(SHAPES) as Shape[];
const MANY = Array.from({ length: 30 }, (_, index) => 101 + index).join();

describe.each([CURRENT, PREVIOUS])('the examples in n8n %s', (version) => {
	/** A sandbox of each design, all with the same data, and the ID of its credential. */
	const sandboxes = new Map<Shape, { sandbox: Sandbox; id: string }>();
	let n8n: Awaited<ReturnType<typeof startN8n>>;

	beforeAll(async () => {
		n8n = await startN8n({ version, zone: ZONE });
		await n8n.signIn();
		// Time stands still, or a shift may end between the run of one design and that of the next.
		const begun = new Date();
		for (const shape of shapes) {
			const sandbox = await startSandbox({ shape, zone: ZONE });
			sandbox.clock.now = () => begun;
			const id = await n8n.addCredential(shape, 'mapalCashrecApi', sandbox.credential());
			sandboxes.set(shape, { sandbox, id });
		}
	}, 300_000);

	afterAll(async () => {
		await n8n?.stop();
		for (const { sandbox } of sandboxes.values()) await sandbox.stop();
	});

	function sandboxOf(shape: Shape) {
		const found = sandboxes.get(shape);
		if (!found) throw new Error(`There is no sandbox of the design ${shape}`);
		return found;
	}

	const tried = new Set<string>();

	function example(name: string, shape: Shape = 'nested'): Workflow {
		const { id } = sandboxOf(shape);
		const found = examples({ id, name: shape }).find((one) => one.name === name);
		if (!found) throw new Error(`There is no example "${name}"`);
		tried.add(name);
		return found;
	}

	function nodeOf(workflow: Workflow, name: string) {
		const found = workflow.nodes.find((node) => node['name'] === name);
		if (!found) throw new Error(`"${workflow.name}" has no node "${name}"`);
		return found;
	}

	/** Has a node give what it would send to an outside account, instead of sending it. */
	function instead(workflow: Workflow, name: string) {
		const node = nodeOf(workflow, name);
		const { text } = node['parameters'];
		const assignments = text ? [{ id: 'text', name: 'text', value: text, type: 'string' }] : [];
		Object.assign(node, {
			type: 'n8n-nodes-base.set',
			typeVersion: 3.4,
			parameters: { assignments: { assignments }, includeOtherFields: !text, options: {} },
		});
	}

	async function run(workflow: Workflow, trigger: string, json?: object) {
		const id = await n8n.addWorkflow(workflow);
		const execution = await n8n.run(id, { trigger, ...(json && { json }) });
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
		return execution;
	}

	type Row = Record<string, unknown>;

	/**
	 * Runs an example on each design of answers: what comes out must be the same.
	 *
	 * @returns what two of its nodes give: the one that reads from Cashrec, and the last one
	 */
	async function overShapes(
		name: string,
		{ trigger, reads, ends }: { trigger: string; reads: string; ends: string },
		change: object = {},
	): Promise<{ read: Row[]; end: Row[] }> {
		const runs: Array<{ read: Row[]; end: Row[] }> = [];
		for (const shape of shapes) {
			const workflow = example(name, shape);
			Object.assign(nodeOf(workflow, reads)['parameters'], change);
			instead(workflow, ends);
			const execution = await run(workflow, trigger);
			runs.push({ read: execution.itemsOf(reads), end: execution.itemsOf(ends) });
		}
		const [first, ...others] = runs;
		if (!first) throw new Error('There are no designs');
		expect(first.end.length).toBeGreaterThan(0);
		// These are in the API's own words, and each design has words of its own.
		const own = ['shiftId', 'sheetStatus'];
		const comparable = (rows: Row[]) =>
			rows.map((row) => ({
				...row,
				...Object.fromEntries(own.map((column) => [column, typeof row[column]])),
			}));
		others.forEach(({ end }, index) => {
			expect({ shape: shapes[index + 1], end: comparable(end) }).toEqual({
				shape: shapes[index + 1],
				end: comparable(first.end),
			});
		});
		return first;
	}

	const amount = (value: unknown) => (value as number).toFixed(2);

	it('Save daily shifts to Google Sheets: a row for each shift, with the columns and a key', async () => {
		const name = 'Save daily shifts to Google Sheets';
		const { end } = await overShapes(name, {
			trigger: 'Every day at 7:00',
			reads: 'Get the latest shifts',
			ends: 'Save the rows',
		});
		expect(end).toHaveLength(18);
		for (const row of end) expect(Object.keys(row)).toEqual([...COLUMNS]);
		const { columns } = nodeOf(example(name), 'Save the rows')['parameters'];
		expect(columns.matchingColumns).toEqual(['shiftId']);
		expect(new Set(end.map((row) => row['shiftId'])).size).toBe(18);
	});

	it('Send shortage alerts to Slack: a message for each shift that is short', async () => {
		const { read, end } = await overShapes(
			'Send shortage alerts to Slack',
			{
				trigger: 'Every day at 8:00',
				reads: 'Get shortages of yesterday',
				ends: 'Send a message',
			},
			// So many shifts have shortages for certain.
			{ centres: MANY, period: 'lastWeek', tolerance: 1 },
		);
		expect(end.map(({ text }) => text)).toEqual(
			read.map(
				({ centreName, shift, date, expected, counted, difference }) =>
					`:warning: ${centreName}: ${shift} of ${date} is short by ${amount(-(difference as number))} (expected ${amount(expected)}, counted ${amount(counted)})`,
			),
		);
	});

	it('Send an alert when a count differs: a message for each difference that is found', async () => {
		const { read, end } = await overShapes(
			'Send an alert when a count differs',
			{
				trigger: 'When a count differs',
				reads: 'When a count differs',
				ends: 'Send a message',
			},
			{ centres: MANY, lookbackDays: 31, tolerance: 0.5 },
		);
		for (const [index, { text }] of end.entries()) {
			const difference = read[index]?.['difference'] as number;
			expect(Math.abs(difference)).toBeGreaterThan(0.5);
			expect(text).toContain(
				`is ${difference < 0 ? 'short' : 'over'} by ${Math.abs(difference).toFixed(2)}`,
			);
			expect(text).not.toMatch(/undefined|null|\[object/);
		}
	});

	it('Email a weekly summary by centre: a row for each centre, in one e-mail', async () => {
		const name = 'Email a weekly summary by centre';
		const { read } = await overShapes(name, {
			trigger: 'Every Monday at 7:00',
			reads: 'Get totals by centre',
			ends: 'Send an e-mail',
		});
		const mailbox = await startMailbox();
		try {
			const workflow = example(name);
			const id = await n8n.addCredential('Mailbox', 'smtp', mailbox.credential());
			nodeOf(workflow, 'Send an e-mail')['credentials'] = { smtp: { id, name: 'Mailbox' } };
			const { itemsOf } = await run(workflow, 'Every Monday at 7:00');
			const rows = itemsOf('Name the columns');
			expect(rows).toEqual(
				read.map((row) => ({
					Centre: row['centreName'],
					Shifts: '21',
					'Not counted': '0',
					Sales: amount(row['sales']),
					Expected: amount(row['expected']),
					Counted: amount(row['counted']),
					Difference: amount(row['difference']),
					Shortages: `${row['shortages']}`,
					Short: amount(row['short']),
				})),
			);
			expect(rows).toHaveLength(2);
			expect(mailbox.mails).toHaveLength(1);
			const { subject, html } = mailbox.mails[0] ?? { subject: '', html: '' };
			expect(subject).toBe('Cash of last week by centre');
			for (const row of rows) {
				for (const value of Object.values(row)) expect(html).toContain(`>${value}<`);
			}
		} finally {
			await mailbox.stop();
		}
	});

	it('Chase pending cash sheets: one message for all that is pending, none when nothing is', async () => {
		const name = 'Chase pending cash sheets';
		const nodes = {
			trigger: 'Every day at 10:00',
			reads: 'Get pending cash sheets',
			ends: 'Send one message',
		};
		// Of a centre that does not exist, nothing comes; today has shifts that are not counted.
		const { read, end } = await overShapes(name, nodes, {
			centres: '101, 102, 999',
			period: 'thisWeek',
		});
		expect(new Set(read.map(({ state }) => state))).toEqual(new Set(['missing', 'open']));
		expect(end).toHaveLength(1);
		const [first, ...lines] = String(end[0]?.['text']).split('\n');
		expect(first).toBe(`:clipboard: ${read.length} cash sheets are pending:`);
		expect(lines).toHaveLength(read.length);
		expect(lines.at(-1)).toMatch(/^• \d{4}-\d\d-\d\d, 999: nothing has come$/);
		expect(lines.join()).toMatch(/Estación 1: \d of \d shifts open or not counted/);

		const done = example(name);
		Object.assign(nodeOf(done, nodes.reads)['parameters'], { days: 1, states: ['missing'] });
		instead(done, nodes.ends);
		expect((await run(done, nodes.trigger)).itemsOf(nodes.ends)).toEqual([]);
	});

	it('Report repeated shortages by responsible: one message, the largest sum first', async () => {
		const { read, end } = await overShapes(
			'Report repeated shortages by responsible',
			{
				trigger: 'Every Monday at 8:00',
				reads: 'Get totals by responsible',
				ends: 'Send one message',
			},
			{ centres: MANY },
		);
		const repeated = read
			.filter(({ shortages }) => (shortages as number) >= 3)
			.sort((a, b) => (b['short'] as number) - (a['short'] as number));
		expect(repeated.length).toBeGreaterThan(1);
		expect(end.map(({ text }) => text)).toEqual([
			[
				`:mag: Repeated shortages from ${read[0]?.['from']} to ${read[0]?.['to']}:`,
				...repeated.map(
					({ responsible, shortages, shifts, short }) =>
						`• ${responsible}: short in ${shortages} of ${shifts} shifts, ${amount(short)} in all`,
				),
			].join('\n'),
		]);
	});

	/** Runs a Data table node by itself; what it gives. */
	async function onTable(table: string, parameters: object): Promise<Row[]> {
		const workflow = {
			name: table,
			nodes: [
				{
					id: 'start',
					name: 'Start',
					type: 'n8n-nodes-base.manualTrigger',
					typeVersion: 1,
					position: [0, 0],
					parameters: {},
				},
				{
					id: 'node',
					name: 'Node',
					type: 'n8n-nodes-base.dataTable',
					typeVersion: 1.1,
					position: [0, 0],
					parameters: { dataTableId: { __rl: true, mode: 'name', value: table }, ...parameters },
				},
			],
			connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
			settings: { executionOrder: 'v1' },
		};
		return (await run(workflow, 'Start')).itemsOf('Node');
	}

	/** The rows of a data table, without what n8n adds. */
	async function rowsOf(table: string): Promise<Row[]> {
		const rows = await onTable(table, { resource: 'row', operation: 'get', returnAll: true });
		const ofN8n = ['id', 'createdAt', 'updatedAt'];
		return rows.map((row) =>
			Object.fromEntries(Object.entries(row).filter(([name]) => !ofN8n.includes(name))),
		);
	}

	const deleteTable = async (table: string) =>
		await onTable(table, { resource: 'table', operation: 'delete' });

	// The Data table node of n8n 1.x can't create tables; the notes of these examples say what they need.
	if (version !== PREVIOUS) {
		it('Save closed shifts to a data table: a row for each, however often it is given', async () => {
			const workflow = example('Save closed shifts to a data table');
			const first = await run(workflow, 'When a shift is closed');
			const closed = first.itemsOf('When a shift is closed');
			expect(closed).toHaveLength(10);
			await run(workflow, 'When a shift is closed');
			const rows = await rowsOf('Cashrec closed shifts');
			expect(rows).toHaveLength(10);
			expect(rows).toEqual(expect.arrayContaining(closed));
			for (const { status, counted } of rows) {
				expect(status).toBe('closed');
				expect(counted).not.toBeNull();
			}
		});

		it('Track new and changed shifts in a data table: tells each once', async () => {
			const workflow = example('Track new and changed shifts in a data table');
			const table = 'Cashrec shifts';
			const id = await n8n.addWorkflow(workflow);
			const track = async () => {
				const execution = await n8n.run(id, { trigger: 'Every day at 6:00' });
				expect(execution.error).toBeUndefined();
				return execution;
			};
			const first = await track();
			const shifts = first.itemsOf('Get the latest shifts');
			expect(shifts).toHaveLength(42);
			const told = first.itemsOf('New and changed shifts');
			expect(told).toHaveLength(42);
			expect(new Set(told.map(({ change }) => change))).toEqual(new Set(['new']));
			expect(await rowsOf(table)).toEqual(expect.arrayContaining(shifts));

			expect((await track()).itemsOf('New and changed shifts')).toEqual([]);

			const { sandbox } = sandboxOf('nested');
			const [corrected] = shifts.filter(({ difference }) => difference === 0);
			try {
				sandbox.edit((sheets: Sheets) =>
					sheets.map((sheet) => ({
						...sheet,
						shifts: sheet.shifts.map((shift) =>
							String(shift.id) === corrected.shiftId
								? {
										...shift,
										cash: { ...shift.cash, counted: corrected.counted - 10, difference: -10 },
									}
								: shift,
						),
					})),
				);
				expect((await track()).itemsOf('New and changed shifts')).toEqual([
					{
						change: 'changed',
						what: `counted: ${corrected.counted} → ${Number((corrected.counted - 10).toFixed(2))}, difference: 0 → -10`,
						shiftId: corrected.shiftId,
						date: corrected.date,
						centre: corrected.centreName,
						shift: corrected.shift,
					},
				]);
				expect(await rowsOf(table)).toHaveLength(42);
			} finally {
				sandbox.clearEdits();
				await deleteTable(table);
			}
		});
	}

	if (version !== PREVIOUS) {
		describe('Keep a year of shifts in a data table', () => {
			const TABLE = 'Cashrec shifts';
			const CENTRES = ['101', '102'];
			const SAVED = 'One month after another';
			/** The first and the last day of each month, as the sandbox's clock has it. */
			function monthsUpToToday() {
				const today = DateTime.fromJSDate(sandboxOf('nested').sandbox.clock.now(), { zone: ZONE });
				return Array.from({ length: 12 }, (_, index) => {
					const first = today.startOf('month').minus({ months: 11 - index });
					const to = DateTime.min(first.endOf('month'), today);
					return { from: first.toISODate() ?? '', to: to.toISODate() ?? '' };
				});
			}

			const held = (shape: Shape, { from, to }: { from: string; to: string }) =>
				expectedRows(
					sandboxOf(shape).sandbox.expectedSheets({
						start: `${from}T00:00:00`,
						end: `${to}T23:59:59`,
						centres: CENTRES,
					}),
					shape,
				);

			async function keep(shape: Shape, months?: number) {
				const workflow = example('Keep a year of shifts in a data table', shape);
				if (months !== undefined) {
					const { assignments } = nodeOf(workflow, 'Choose how many months')['parameters'];
					assignments.assignments[0].value = months;
				}
				return await run(workflow, 'When run by hand');
			}

			afterEach(async () => await deleteTable(TABLE));

			it.each(shapes)(
				'each month is read by itself, and each shift is a row (%s)',
				async (shape) => {
					const { sandbox } = sandboxOf(shape);
					sandbox.clearLog();
					const months = monthsUpToToday();
					const { itemsOf } = await keep(shape);
					expect(itemsOf(SAVED)).toEqual(
						months.map((month) => ({ ...month, shifts: held(shape, month).length })),
					);
					expect(sandbox.apiCalls()).toHaveLength(12);
					const [first, last] = [months[0], months.at(-1)];
					const expected = held(shape, { from: first?.from ?? '', to: last?.to ?? '' });
					expect(expected.length).toBeGreaterThan(2000);
					const rows = await rowsOf(TABLE);
					expect(new Set(rows.map(({ shiftId }) => shiftId)).size).toBe(expected.length);
					// Each design has IDs of its own.
					const comparable = (list: Row[]) =>
						sorted(
							shape === 'nested' ? list : list.map((row) => ({ ...row, shiftId: row['shift'] })),
						);
					expect(comparable(rows)).toEqual(comparable(expected));
				},
			);

			it('a second run adds what is new, updates what has changed, and no more', async () => {
				const { sandbox } = sandboxOf('nested');
				await keep('nested', 1);
				const before = await rowsOf(TABLE);
				const [recounted] = before.filter(({ status }) => status === 'closed');
				try {
					sandbox.edit((sheets: Sheets) =>
						sheets.map((sheet) => ({
							...sheet,
							shifts: sheet.shifts.map((shift) =>
								String(shift.id) === recounted?.['shiftId']
									? { ...shift, cash: countedAs(shift.cash, 12.34) }
									: shift,
							),
						})),
					);
					const { itemsOf } = await keep('nested', 2);
					const months = monthsUpToToday().slice(-2);
					expect(itemsOf(SAVED)).toHaveLength(2);
					const after = await rowsOf(TABLE);
					expect(after.filter(({ counted }) => counted === 12.34)).toHaveLength(1);
					expect(sorted(after)).toEqual(sorted(months.flatMap((month) => held('nested', month))));
				} finally {
					sandbox.clearEdits();
				}
			});
		});
	}

	/** A tool as the model sees it. */
	interface Tool {
		name: string;
		description: string;
		parameters: { properties: object };
	}

	describe('Ask about the cash', () => {
		const TWO_DAYS = { centre: '101', start: '2026-03-04', end: '2026-03-05', group: 'day' };
		const WEEK = {
			centre: '101, 102, 103',
			start: '2026-03-02',
			end: '2026-03-08',
			group: 'centre',
		};

		/** Asks a model that calls a tool at once, and answers with what it gave. */
		async function ask(tool: string, shape: Shape, filled = TWO_DAYS) {
			const model = await startChatModel(
				(names) =>
					Object.fromEntries(
						names.map((name) => {
							const key = Object.keys(filled).find((one) => name.toLowerCase().includes(one));
							return [name, filled[key as keyof typeof filled]];
						}),
					),
				tool,
			);
			try {
				const workflow = example('Ask about the cash', shape);
				const id = await n8n.addCredential('Chat model', 'openAiApi', model.credential());
				nodeOf(workflow, 'OpenAI Chat Model')['credentials'] = {
					openAiApi: { id, name: 'Chat model' },
				};
				const { itemsOf } = await run(workflow, 'When a question is asked', {
					sessionId: `${tool} ${shape} ${filled.centre}`,
					action: 'sendMessage',
					chatInput: 'Was centre 101 short on the 4th of March?',
				});
				const [{ output }] = itemsOf('Answer from the cash sheets');
				const tools: Array<{ function: Tool }> = model.requests[0].tools;
				return {
					items: JSON.parse(output) as Row[],
					size: output.length as number,
					tools: tools.map((one) => one.function),
				};
			} finally {
				await model.stop();
			}
		}

		it.each(shapes)('the agent gets shifts and totals from its tools (%s)', async (shape) => {
			const { items: shifts } = await ask('Get_shifts', shape);
			expect(shifts).toHaveLength(6);
			for (const shift of shifts) {
				expect(Object.keys(shift)).toEqual([...COLUMNS]);
				expect(shift).toMatchObject({
					centreId: '101',
					centreName: 'Estación 1',
					status: 'closed',
				});
			}
			const { items: totals } = await ask('Get_totals', shape);
			expect(totals.map(({ date, shifts: count }) => ({ date, count }))).toEqual([
				{ date: '2026-03-04', count: 3 },
				{ date: '2026-03-05', count: 3 },
			]);
		});

		it('a week of three centres is little to read', async () => {
			const shifts = await ask('Get_shifts', 'nested', WEEK);
			expect(shifts.items).toHaveLength(63);
			expect(shifts.size).toBeLessThanOrEqual(20_000);
			const totals = await ask('Get_totals', 'nested', WEEK);
			expect(totals.items).toHaveLength(3);
			expect(totals.size).toBeLessThanOrEqual(2000);
		});

		it('the model reads what each tool gives, and what to fill in', async () => {
			const { tools } = await ask('Get_shifts', 'nested');
			const [shifts, totals] = [...tools].sort((a, b) => (a.name < b.name ? -1 : 1));
			expect(tools).toHaveLength(2);
			expect([shifts?.name, totals?.name]).toEqual(['Get_shifts', 'Get_totals']);
			const fields = ['Centre_IDs', 'End_Date', 'Start_Date'];
			expect(Object.keys(shifts?.parameters.properties ?? {}).sort()).toEqual(fields);
			expect(Object.keys(totals?.parameters.properties ?? {}).sort()).toEqual(
				[...fields, 'Group_By'].sort(),
			);
			for (const { description } of tools) {
				expect(description).toMatch(/negative is a shortage/);
				expect(description).toMatch(/null means not known/);
			}
		});
	});

	it('leaves no example untried', () => {
		expect([...tried].sort()).toEqual(
			examples({ id: '', name: '' })
				.map(({ name }) => name)
				.filter((name) => version !== PREVIOUS || !name.endsWith('data table'))
				.sort(),
		);
	});
});
