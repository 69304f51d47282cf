import { toItem, type Row } from '../cashSheet/columns/names';
import { differs, discrepancyOf } from '../cashSheet/compare/discrepancy';
import { need } from '../cashSheet/compare/needed';
import { flatten } from '../cashSheet/flatten';
import { shiftItems, sizeOfSheets, withFirst } from '../cashSheet/items';
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
				const { rows } = sheets;
				need(['difference'], compared(assignment), rows);
				const differing = rows.filter((row) => differs(row, tolerance, direction));
				const comparison = { rows, tolerance, differing };
				const wanted = new Set((options.includeBalanced ? rows : differing).slice(0, limit));
				if (simplify) return { items: [...wanted].map(toItem), comparison };

				const { includeCashSheet } = options;
				const given = rows.filter((row) => wanted.has(row));
				const items = shiftItems(
					sheets,
					{ includeCashSheet, includeEmptyCashSheets: false },
					(row) => wanted.has(row),
				).map((item, index) =>
					withFirst('discrepancy', { ...discrepancyOf(given[index] as Row) }, item),
				);
				return {
					items: options.flatten ? items.map(flatten) : items,
					comparison,
					warnings: includeCashSheet
						? sheetsWarning(sizeOfSheets(given, sheets.places), items.length)
						: [],
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
