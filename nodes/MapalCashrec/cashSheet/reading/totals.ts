import { isObject, type Json, type JsonObject } from '../json';
import { LABEL, SHIFT, WRAPPER } from '../vocabulary/concepts';
import { isTotalName, oncePerName, wordsOf } from '../vocabulary/words';
import type { Ancestor, Group } from './groups';

/**
 * Takes the sum of the shifts out of them: what is called a total in an object keyed by name, or a
 * first or last row of a list that is called a total and adds up the others. It stands beside the
 * shifts then, as `total`.
 */
export function withoutTotals(group: Group): Group {
	const { elements, ancestor, keys } = group;
	if (keys) {
		const isShift = keys.map((key) => !isTotalName(key));
		if (isShift.every(Boolean) || !isShift.some(Boolean)) return group;
		const totals = elements.flatMap((element, index) =>
			isShift[index] ? [] : [[keys[index], element]],
		);
		return {
			ancestor: totalOf(Object.fromEntries(totals) as JsonObject, ancestor),
			elements: elements.filter((_, index) => isShift[index]),
			keys: keys.filter((_, index) => isShift[index]),
		};
	}
	if (elements.length < 3) return group;
	for (const index of [elements.length - 1, 0]) {
		const total = elements[index];
		if (!isObject(total) || !isCalledTotal(total)) continue;
		const shifts = elements.filter((_, at) => at !== index);
		if (addsUp(total, shifts)) {
			return { ...group, elements: shifts, ancestor: totalOf({ total }, ancestor) };
		}
	}
	return group;
}

function totalOf(record: JsonObject, parent: Ancestor | undefined): Ancestor {
	return {
		record,
		child: 'items',
		name: '',
		key: undefined,
		isElement: false,
		isTotal: true,
		parent,
	};
}

function isCalledTotal(row: JsonObject): boolean {
	for (const key in row) {
		const value = row[key];
		if (typeof value === 'string' && value.length <= 40 && isLabel(key) && isTotalName(value)) {
			return true;
		}
	}
	return false;
}

/** Whether a field says what its record is called. */
const isLabel = oncePerName((key) =>
	wordsOf(key).every((word) => [SHIFT, LABEL, WRAPPER].some((set) => set.has(word))),
);

/** A number or text with one; 0 for anything else. */
function amount(value: Json | undefined): number {
	if (typeof value !== 'number' && typeof value !== 'string') return 0;
	return Number.isFinite(Number(value)) ? Number(value) : 0;
}

/** Whether an amount of the row, not zero, is the sum of the same amounts of the others. */
function addsUp(total: JsonObject, rows: Json[]): boolean {
	return Object.entries(total).some(([key, value]) => {
		if (isObject(value)) {
			return addsUp(
				value,
				rows.map((row) => (isObject(row) ? (row[key] ?? null) : null)),
			);
		}
		const sum = amount(value);
		if (sum === 0) return false;
		let others = 0;
		for (const row of rows) others += isObject(row) ? amount(row[key]) : 0;
		return Math.abs(others - sum) < 0.005;
	});
}
