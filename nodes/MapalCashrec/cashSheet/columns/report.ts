import type { JsonObject } from '../json';
import { isMoney } from '../money';
import type { Field } from '../profile/field';
import { readMoment } from '../profile/moments';
import { isMissing } from '../profile/values';
import type { Assignment } from './assign';
import { COLUMN_LABELS, COLUMNS, type ColumnName } from './names';

/**
 * How the fields of the shifts and their sheets were read, an item for each. No values: it can be shown to
 * anybody.
 */
export function readingReport(
	fields: Iterable<Field>,
	{ verdicts, inCharge }: Assignment,
): JsonObject[] {
	return [...fields].map((field) => {
		const serves = COLUMNS.find((name) => verdicts[name].field?.path === field.path);
		const values = field.values.filter((value) => !isMissing(value));
		const doubtful = COLUMNS.filter((name) =>
			verdicts[name].doubt.some(({ path }) => path === field.path),
		);
		return {
			field: field.path,
			column: serves ?? (inCharge?.path === field.path ? 'responsible' : null),
			why: why(serves, doubtful, verdicts),
			kind: kindOf(field),
			filled: Math.round((values.length / (field.values.length || 1)) * 1000) / 1000,
			different: new Set(values.map((value) => JSON.stringify(value))).size,
		};
	});
}

function why(
	serves: ColumnName | undefined,
	doubtful: ColumnName[],
	verdicts: Assignment['verdicts'],
): string {
	if (serves) return `${COLUMN_LABELS[serves]}: ${verdicts[serves].why.join('; ')}`;
	if (doubtful.length === 0) return 'not needed, or nothing speaks for it';
	return doubtful
		.map((name) => `it may be ${COLUMN_LABELS[name]}, and so may others; set it under 'Columns'`)
		.join('; ');
}

function kindOf({ values }: Field): string {
	const kinds = new Set(
		values
			.filter((value) => !isMissing(value))
			.map((value) => {
				if (isMoney(value)) return 'money';
				if (readMoment(value, 'utc') !== undefined) return 'date';
				return Array.isArray(value) ? 'list' : typeof value;
			}),
	);
	return [...kinds].sort().join(' or ') || 'empty';
}
