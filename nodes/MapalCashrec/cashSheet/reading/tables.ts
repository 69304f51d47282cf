import { isObject, type Json, type JsonObject } from '../json';
import { NAME } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';

/** Result sets are looked for in so many levels of envelopes. */
const DEEPEST = 5;

/**
 * Result sets name their columns once: `{columns: ["id", "shift"], rows: [[1, "Lunch"], …]}`.
 * Returns the response with such rows turned into records, and a response without any unchanged.
 */
export function withRecords(value: Json, depth = 0): Json {
	if (!isObject(value) || depth > DEEPEST) return value;
	const rowsAt = Object.keys(value).find((key) => isListOfLists(value[key]));
	const columns = rowsAt === undefined ? undefined : columnsBeside(value, rowsAt);
	if (rowsAt !== undefined && columns) {
		const rows = (value[rowsAt] as Json[][]).map((row) =>
			Object.fromEntries(columns.map((name, at) => [name, row[at] ?? null])),
		);
		return { ...value, [rowsAt]: rows };
	}
	for (const key in value) {
		const part = value[key] as Json;
		const read = withRecords(part, depth + 1);
		if (read !== part) return { ...value, [key]: read };
	}
	return value;
}

const isListOfLists = (value: Json | undefined) =>
	Array.isArray(value) && value.length > 0 && value.every(Array.isArray);

/** The names of the columns, if a list beside the rows has one for each column. */
function columnsBeside(value: JsonObject, rowsAt: string): string[] | undefined {
	const rows = value[rowsAt] as Json[][];
	const width = rows[0]?.length;
	if (rows.some((row) => row.length !== width)) return undefined;
	for (const key in value) {
		const list = value[key];
		if (!Array.isArray(list) || list.length !== width) continue;
		const names = list.map(columnName).filter((name) => name !== undefined);
		if (names.length === width && new Set(names).size === width) return names;
	}
	return undefined;
}

/** `"SHIFT_ID"` or `{"name": "SHIFT_ID", "type": "bigint"}` */
function columnName(column: Json): string | undefined {
	if (typeof column === 'string') return column === '' ? undefined : column;
	if (!isObject(column)) return undefined;
	const name = Object.entries(column).find(
		([key, value]) => typeof value === 'string' && NAME.in(wordsOf(key)),
	);
	return name?.[1] as string | undefined;
}
