import { toItem } from '../cashSheet/columns/names';
import { differs, discrepancyOf } from '../cashSheet/compare/discrepancy';
import { need } from '../cashSheet/compare/needed';
import { flatten } from '../cashSheet/flatten';
import { shiftItems, sizeOfSheets, withFirst } from '../cashSheet/items';
import type { JsonObject } from '../cashSheet/json';
import { readSimplify } from '../fields/columns';
import { directionField, readDiscrepancy, toleranceField } from '../fields/discrepancy';
import { readLimit } from '../fields/limit';
import { shownFor, type Operation } from './operation';
import { sheetsWarning } from './warnings';

const displayOptions = shownFor('getDiscrepancies');

export const getDiscrepancies: Operation = {
	option: {
		name: 'Get Discrepancies',
		value: 'getDiscrepancies',
		description: 'Get the shifts whose counted cash is short or over (descuadres), and by how much',
		action: 'Get discrepancies',
	},
	fields: [
		{ ...toleranceField, displayOptions },
		{ ...directionField, displayOptions },
	],
	want(parameters, options) {
		const { tolerance, direction } = readDiscrepancy(parameters);
		const limit = readLimit(parameters);
		const simplify = readSimplify(parameters);
		return {
			keepsRecords: !simplify,
			make: (sheets, { assignment }) => {
				const rows = sheets.shifts.map(({ row }) => row);
				need(['difference'], compared(assignment), rows);
				const counts = (row: (typeof rows)[number]) => differs(row, tolerance, direction);
				const wanted = sheets.all.map(
					({ row, isEmpty }) => !isEmpty && (options.includeBalanced || counts(row)),
				);
				let items: JsonObject[] = [];
				let size = 0;
				if (simplify) {
					items = sheets.all.filter((_, index) => wanted[index]).map(({ row }) => toItem(row));
				} else {
					const of = sheets.all.filter((_, index) => wanted[index]).map(({ row }) => row);
					const isWanted = (index: number) => wanted[index] === true;
					if (options.includeCashSheet) size = sizeOfSheets(sheets, limit, isWanted);
					items = shiftItems(
						sheets,
						{ includeCashSheet: options.includeCashSheet, includeEmptyCashSheets: false },
						isWanted,
					).map((item, index) => {
						const row = of[index];
						return row ? withFirst('discrepancy', { ...discrepancyOf(row) }, item) : item;
					});
				}
				if (items.length > limit) items = items.slice(0, limit);
				if (options.flatten && !simplify) items = items.map(flatten);
				return {
					items,
					comparison: { rows, tolerance, differing: rows.filter(counts) },
					warnings: sheetsWarning(size, items.length),
				};
			},
		};
	},
};

/** Takes expected and counted cash, if both were found, for a difference that was found. */
function compared(assignment: Parameters<typeof need>[1]): Parameters<typeof need>[1] {
	const { expected, counted, difference } = assignment.verdicts;
	const found = difference.field ?? (expected.field && counted.field);
	return {
		...assignment,
		verdicts: { ...assignment.verdicts, difference: { ...difference, field: found } },
	};
}
