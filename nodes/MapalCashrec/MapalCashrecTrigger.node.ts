import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { readable } from './actions/execute';
import { logWarning } from './actions/pollLog';
import { pollBudget, pollShifts } from './actions/pollShifts';
import { centresField } from './fields/centres';
import { columnsField, simplifyField } from './fields/columns';
import { directionField, toleranceField } from './fields/discrepancy';
import { pollRequestsField } from './fields/requests';
import { eventField, lookbackField, watchOptionsField } from './fields/watch';
import { mapalCashrecApiTest } from './methods/credentialTest';
import { getFields, getShiftLists } from './methods/loadOptions';

/** From so many failed polls in a row on, a failure is thrown: fewer may be a short outage. */
const FAILED_POLLS = 5;

/** How many polls have failed in a row, by workflow and node. A new process starts with none. */
const failedPolls = new Map<string, number>();
/** The contexts that have polled. n8n makes a new context when it switches a trigger on. */
const polledBefore = new WeakSet<IPollFunctions>();
/** By workflow and node: when the poll that is under way began. */
const running = new Map<string, number>();
/** A poll that takes longer is taken to hang, and no longer keeps the next polls from starting. */
const LONGEST_POLL_MS = 15 * 60_000;

export class MapalCashrecTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mapal Cashrec Trigger',
		name: 'mapalCashrecTrigger',
		icon: { light: 'file:mapalCashrec.svg', dark: 'file:mapalCashrec.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ { closedShift: "Shift Closed", newShift: "New Shift", newOrUpdatedShift: "New or Updated Shift", discrepancy: "Discrepancy" }[$parameter["event"]] }}',
		// n8n's list shows node and trigger as one entry, with the trigger's description.
		description:
			'Read the cash sheets of restaurants in Mapal OS (turnos, descuadres), or start the workflow when a till shift is closed, changes, or is short or over',
		defaults: { name: 'Mapal Cashrec Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'mapalCashrecApi', required: true, testedBy: 'mapalCashrecApiTest' }],
		properties: [
			eventField,
			centresField,
			lookbackField,
			{ ...toleranceField, displayOptions: { show: { event: ['discrepancy'] } } },
			{ ...directionField, displayOptions: { show: { event: ['discrepancy'] } } },
			simplifyField,
			columnsField,
			watchOptionsField,
			pollRequestsField,
		],
	};

	methods = {
		credentialTest: { mapalCashrecApiTest },
		loadOptions: { getFields, getShiftLists },
	};

	/**
	 * One poll. A failure that may pass is only logged at first, and thrown from the fifth in a row
	 * on, but never by the first poll after a start: n8n would give the trigger up for good.
	 */
	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const isManual = this.getMode() === 'manual';
		const isFirst = !polledBefore.has(this) && !isOfOnePoll(this);
		polledBefore.add(this);
		const name = `${this.getWorkflow().id}:${this.getNode().id}`;
		const begun = Date.now();
		if (!isManual) {
			// n8n starts the next poll whether or not this one has ended.
			if (Math.abs(begun - (running.get(name) ?? -Infinity)) < LONGEST_POLL_MS) return null;
			running.set(name, begun);
		}
		try {
			const items = await pollShifts(this, isManual);
			failedPolls.delete(name);
			return items.length > 0 ? [items] : null;
		} catch (thrown) {
			const error = readable(this, thrown);
			const isLasting = error.name !== 'NodeApiError' || error.context['isLasting'] === true;
			if (isManual || isLasting) throw error;
			const failed = (failedPolls.get(name) ?? 0) + 1;
			failedPolls.set(name, failed);
			if (failed >= FAILED_POLLS && !isFirst) throw error;
			logWarning(this, `${error.message}. It is tried again at the next poll`);
			return null;
		} finally {
			if (!isManual && running.get(name) === begun) running.delete(name);
		}
	}
}

/**
 * Whether n8n made the context for this poll alone, as its durable scheduler (2.4x) does. It is
 * told by the time that a poll has: less than five minutes there, five minutes everywhere else.
 */
function isOfOnePoll(context: IPollFunctions): boolean {
	return (pollBudget(context) ?? Infinity) < 5 * 60_000;
}
