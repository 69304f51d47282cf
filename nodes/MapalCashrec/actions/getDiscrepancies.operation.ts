import { toItem } from '../cashSheet/columns/names';
import { differs, discrepancyOf } from '../cashSheet/compare/discrepancy';
import { need } from '../cashSheet/compare/needed';
import { flatten } from '../cashSheet/flatten';
import { shiftItems, sizeOfSheets, withFirst } from '../cashSheet/items';
import type { Shift } from '../cashSheet/columns/sheets';
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
				const differing = rows.filter((row) => differs(row, tolerance, direction));
				const comparison = { rows, tolerance, differing };
				const wanted = new Set((options.includeBalanced ? rows : differing).slice(0, limit));
				if (simplify) return { items: [...wanted].map(toItem), comparison };

				const { includeCashSheet } = options;
				const isWanted = ({ row }: Shift) => wanted.has(row);
				const given = sheets.shifts.filter(isWanted);
				const items = shiftItems(
					sheets,
					{ includeCashSheet, includeEmptyCashSheets: false },
					isWanted,
				).map((item, index) => {
					const { row } = given[index] as Shift;
					return withFirst('discrepancy', { ...discrepancyOf(row) }, item);
				});
				return {
					items: options.flatten ? items.map(flatten) : items,
					comparison,
					warnings: includeCashSheet ? sheetsWarning(sizeOfSheets(given), items.length) : [],
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
