import type { JsonObject } from '../json';
import { isMoney } from '../moneyObject';
import type { Field } from '../profile/field';
import { fieldPath, rowPath, type PathStep } from '../profile/fieldPath';
import { readMoment } from '../profile/moments';
import { isMissing } from '../profile/values';
import { conceptOf, isKnown } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import type { Assignment } from './assignment';
import { COLUMN_LABELS, COLUMNS, type ColumnName } from './names';

/**
 * An item for each field of the shifts and of the records above them, with how it was read. It has
 * no values, so that it can be shown to anybody.
 */
export function readingReport(fields: Iterable<Field>, assignment: Assignment): JsonObject[] {
	const { verdicts } = assignment;
	const all = [...fields];
	// A field that the last shifts lack has no values for them.
	const shifts = all.reduce((most, { values }) => Math.max(most, values.length), 0);
	return all.map((field) => {
		const serves = served(field, assignment);
		const values = field.values.filter((value) => !isMissing(value));
		const doubtful = COLUMNS.filter((name) =>
			verdicts[name].doubt.some(({ path }) => path === field.path),
		);
		return {
			field: shownPath(field),
			column: serves?.column ?? null,
			why: why(serves, doubtful),
			kind: kindOf(field),
			filled: Math.round((values.length / shifts) * 1000) / 1000,
			different: new Set(values.map((value) => JSON.stringify(value))).size,
		};
	});
}

/** Which column is read from a field, and why. Most are read from one field, some from several. */
export function served(
	{ path }: Field,
	{ verdicts, inCharge, state, closedFlag, openFlag, openedOn, closedOn }: Assignment,
): { column: ColumnName; why: string } | undefined {
	const column = COLUMNS.find((name) => verdicts[name].field?.path === path);
	if (column) return { column, why: verdicts[column].why.join('; ') };
	const helpers: Array<[Field | undefined, ColumnName, string]> = [
		[state, 'status', 'it is the state of the shift'],
		[closedFlag, 'status', 'it says whether the shift is closed'],
		[openFlag, 'status', 'it says whether the shift is open'],
		[inCharge, 'responsible', 'it says who is responsible, where nobody has closed the shift'],
		[openedOn, 'openedAt', 'it is the day of the opening'],
		[closedOn, 'closedAt', 'it is the day of the closing'],
	];
	const found = helpers.find(([field]) => field?.path === path);
	return found && { column: found[1], why: found[2] };
}

/**
 * The form of names that developers give to fields; other keys are data, such as a person's name.
 */
const FIELD_NAME = /^[\p{L}_$@][\p{L}\d_$@:-]*$/u;

/** Words of means of payment that say nothing else to the node. */
const BRANDS = conceptOf(
	'bar uber eat glovo just deliveroo american express maestro bancontact sodexo edenred pluxee apple google pay stripe sumup',
);

/** The path without keys and labels that are data, which a report must not show. */
function shownPath({ path, steps }: Field): string {
	if (!steps || steps.every(isShown)) return path;
	return steps.reduce((shown, step) => {
		if (step.key === undefined) {
			return rowPath(shown, step.label, isShown(step) ? step.name : '*');
		}
		return fieldPath(shown, isShown(step) ? step.key : '*');
	}, '');
}

/** Whether a step is the name of a field, or a label made of known words: `Cash`, `Uber Eats`. */
function isShown({ key, name = '' }: PathStep): boolean {
	if (key !== undefined) return FIELD_NAME.test(key);
	const words = wordsOf(name);
	return words.length > 0 && words.every((word) => isKnown(word) || BRANDS.has(word));
}

function why(serves: ReturnType<typeof served>, doubtful: ColumnName[]): string {
	if (serves) return `${COLUMN_LABELS[serves.column]}: ${serves.why}`;
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
