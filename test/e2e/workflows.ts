import { zoneOfMidday } from '../realN8n/zone';
import type { startSandbox } from '../sandbox/server';
import { rowsOf } from '../support/rows';

/* The workflows that the end-to-end tests run, and what the sandbox holds for them. */

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;
type Sheets = ReturnType<Sandbox['expectedSheets']>;

/** The time zone of n8n and the sandbox in tests about today. */
export const ZONE = zoneOfMidday();

/** n8n polls once a minute at most. */
export const NEXT_POLL_MS = 100_000;

const node = (name: string, type: string, parameters: object, more: object = {}) => ({
	id: name,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters,
	...more,
});

/** Reads the shifts of two days. */
const reading = (credential: string, centres: string, more: object = {}) =>
	node(
		'Mapal Cashrec',
		'n8n-nodes-mapal-cashrec.mapalCashrec',
		{
			centres,
			period: 'custom',
			startDate: '2026-03-04',
			endDate: '2026-03-05',
			options: {},
		},
		{ credentials: { mapalCashrecApi: { id: credential, name: 'Mapal' } }, ...more },
	);

/** A live workflow at /webhook/shifts?centres=101,102 that answers with the shifts of two days. */
export const onCall = (credential: string) => ({
	name: 'Shifts',
	nodes: [
		node(
			'Hook',
			'n8n-nodes-base.webhook',
			{ path: 'shifts', responseMode: 'lastNode', responseData: 'allEntries' },
			{ typeVersion: 2, webhookId: 'shifts' },
		),
		reading(credential, '={{ $json.query.centres }}'),
	],
	connections: { Hook: { main: [[{ node: 'Mapal Cashrec', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1' },
});

/** What `onCall` is to answer, and what any other gives that reads so. */
export const heldOnCall = (sandbox: Sandbox, centres: string[], account?: string) =>
	rowsOf(
		sandbox.expectedSheets({
			start: '2026-03-04T00:00:00',
			end: '2026-03-05T23:59:59',
			centres,
			...(account && { account }),
		}),
	);

/** Polls each minute for what is new or changed in two centres. */
export const watching = (credential: string) => ({
	name: 'Watch',
	nodes: [
		node(
			'Watch',
			'n8n-nodes-mapal-cashrec.mapalCashrecTrigger',
			{
				pollTimes: { item: [{ mode: 'everyMinute' }] },
				event: 'newOrUpdatedShift',
				centres: '101, 102',
				options: {},
			},
			{ credentials: { mapalCashrecApi: { id: credential, name: 'Mapal' } } },
		),
		node('End', 'n8n-nodes-base.noOp', {}),
	],
	connections: { Watch: { main: [[{ node: 'End', type: 'main', index: 0 }]] } },
	settings: { executionOrder: 'v1', timezone: ZONE },
});

/** Polls as `watching` does; each run also reads the shifts of two days of one more centre. */
export const watchingAndReading = (credential: string, centre: string) => {
	const { nodes, ...workflow } = watching(credential);
	return {
		...workflow,
		nodes: [...nodes, reading(credential, centre, { executeOnce: true })],
		connections: {
			Watch: { main: [[{ node: 'Mapal Cashrec', type: 'main', index: 0 }]] },
			'Mapal Cashrec': { main: [[{ node: 'End', type: 'main', index: 0 }]] },
		},
	};
};

/** Stops the tills: otherwise a shift may end, and the next begin, in the middle of a test. */
export function standStill(sandbox: Sandbox) {
	const begun = new Date();
	sandbox.clock.now = () => begun;
}

/** The date of today in the zone of `watching` and the sandbox. */
export const today = () => new Intl.DateTimeFormat('sv', { timeZone: ZONE }).format(new Date());

/** What `watching` gives when it is switched on, in the form of `changes`. */
export const heldToday = (sandbox: Sandbox) =>
	changes(
		rowsOf(
			sandbox.expectedSheets({
				start: `${today()}T00:00:00`,
				end: `${today()}T23:59:59`,
				centres: ['101', '102'],
			}),
		).map((row) => ({ change: 'new', ...row })),
	);

/** What `watching` says of each item. */
export const changes = (
	items: Array<{ change?: string; centreId?: string; shift?: string; counted?: number | null }>,
) =>
	items.map(({ change, centreId, shift, counted }) => `${change} ${centreId} ${shift} ${counted}`);

/**
 * The cash of a shift with another count. The difference is changed too, as the amounts must fit.
 */
export const countedAs = <Cash extends { expected: number }>(cash: Cash, counted: number) => ({
	...cash,
	counted,
	difference: Math.round((counted - cash.expected) * 100) / 100,
});

/** Counts a shift of today in one centre, which also closes it, or counts it anew. */
export function recount(sandbox: Sandbox, centre: number, name: string, counted: number) {
	const day = today();
	sandbox.edit((sheets: Sheets) =>
		sheets.map((sheet) => ({
			...sheet,
			shifts: sheet.shifts.map((shift) =>
				sheet.centre.id === centre && sheet.businessDate === day && shift.name === name
					? {
							...shift,
							status: 'Closed',
							closedAt: shift.closedAt ?? shift.openedAt?.replace(/T\d\d:\d\d/, 'T23:30') ?? null,
							cash: countedAs(shift.cash, counted),
						}
					: shift,
			),
		})),
	);
}
