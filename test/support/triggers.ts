import { MapalCashrecTrigger } from '../../nodes/MapalCashrec/MapalCashrecTrigger.node';
import { at, setUpForFile } from './setup';

/** A moment at which Breakfast has ended, Lunch is open and Dinner has not begun. */
export const NOON = '2026-03-05T13:00:00+01:00';
const PARAMETERS = { event: 'newOrUpdatedShift', centres: '101', lookbackDays: 3, options: {} };

/** Triggers on a sandbox in which it is noon, for one test file. */
export function triggersForFile() {
	const n8n = setUpForFile({ node: new MapalCashrecTrigger(), now: NOON });

	function triggerWith(
		parameters: Record<string, unknown> = {},
		fields: Record<string, string> = {},
		budgetMs?: number,
	) {
		const trigger = n8n.trigger(
			n8n.credential(fields),
			{ ...PARAMETERS, ...parameters },
			{ timezone: 'Europe/Madrid', budgetMs },
		);
		const items = async (moment = NOON, mode?: 'manual') => {
			n8n.sandbox.clock.now = () => new Date(moment);
			return await at(moment, async () => await trigger.poll(mode));
		};
		return {
			...trigger,
			/** Polls at a moment. */
			items,
			/** The same, with each item as a short text of what a user sees. */
			see: async (moment = NOON, mode?: 'manual') =>
				(await items(moment, mode)).map(({ json }) =>
					[json['change'], json['date'] ?? json['businessDate'], json['shift'] ?? json['name']]
						.filter((part) => part !== undefined)
						.join(' '),
				),
		};
	}

	/** Counts one shift anew. */
	function recount(day: string, name: string, counted: number) {
		n8n.sandbox.edit((sheets: Sheets) =>
			sheets.map((sheet) => ({
				...sheet,
				shifts: sheet.shifts.map((shift) =>
					sheet.businessDate === day && shift.name === name
						? {
								...shift,
								cash: { ...shift.cash, counted, difference: counted - shift.cash.expected },
							}
						: shift,
				),
			})),
		);
	}
	return { n8n, triggerWith, recount };
}

export type Sheets = ReturnType<ReturnType<typeof setUpForFile>['sandbox']['expectedSheets']>;
