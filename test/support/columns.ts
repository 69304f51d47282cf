import type { ColumnPaths } from '../../nodes/MapalCashrec/cashSheet/columns/byHand';
import { COLUMNS, type ColumnName } from '../../nodes/MapalCashrec/cashSheet/columns/names';
import { Table } from '../../nodes/MapalCashrec/cashSheet/columns/table';
import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';

/** What is asked of the API, and how its answer is read. */
export interface Asking {
	centres: string[];
	/** First and last day, `yyyy-MM-dd`. */
	start: string;
	end: string;
	zone: string;
	shiftList: string;
	byHand: ColumnPaths;
}

export const ASKING: Asking = {
	centres: ['101'],
	start: '2026-03-05',
	end: '2026-03-05',
	zone: 'Europe/Madrid',
	shiftList: '',
	byHand: new Map(),
};

/** Reads one answer into a table of its own, as a run does. The answer itself is left as it is. */
export function tableOf(body: unknown, asking: Partial<Asking> = {}): Table {
	const { centres, start, end, zone, shiftList, byHand } = { ...ASKING, ...asking };
	const table = new Table(zone, shiftList, byHand, true);
	const period = { start: `${start}T00:00:00`, end: `${end}T23:59:59` };
	table.add(0, { body: JSON.parse(JSON.stringify(body)) as Json, requests: 1, centres, period });
	return table;
}

/** The rows of one answer. */
export const rowsOf = (table: Table) => [...table.sheetsOf(0).rows];

/** By column: the path of the field that serves the column. */
export const fieldsOf = ({ assignment: { verdicts } }: Table) =>
	Object.fromEntries(
		COLUMNS.flatMap((name) => {
			const { field } = verdicts[name];
			return field ? [[name, field.path]] : [];
		}),
	) as Partial<Record<ColumnName, string>>;

/** The same for the columns of money alone. */
export function moneyFieldsOf(table: Table) {
	const { expected, counted, difference } = fieldsOf(table);
	return {
		...(expected !== undefined && { expected }),
		...(counted !== undefined && { counted }),
		...(difference !== undefined && { difference }),
	};
}
