import { InputError, show } from '../inputError';
import { cents, type Notation } from '../money';
import { isObject } from '../json';
import { pathSteps } from '../profile/fieldPath';
import { valueAtPath, valueOf, type Field, type Place } from '../profile/field';
import { readClock, readMoment } from '../profile/moments';
import type { Profile } from '../profile/profile';
import { isMissing } from '../profile/values';
import { wordsOf } from '../vocabulary/words';
import type { Asked, Candidate } from './column';
import { COLUMN_LABELS, type ColumnName } from './names';
import type { ByHand } from './assignment';

/** What the user has set under Columns: the path of a field, by column. */
export type ColumnPaths = ReadonlyMap<ColumnName, string> & {
	/** The column that an option of its own has set, whose label is the column's. */
	byOption?: ColumnName;
};

const MOMENTS: readonly ColumnName[] = ['date', 'openedAt', 'closedAt'];
const AMOUNTS: readonly ColumnName[] = ['sales', 'expected', 'counted', 'difference'];

/**
 * The fields that were set by hand. A path leads to a field of the shift, or else to one of the
 * nearest record above it that has such a field.
 *
 * @throws InputError when no shift has the field, naming similar ones, when several rows of each
 * have it, or when its values can't be those of the column
 */
export function fieldsByHand(
	paths: ColumnPaths,
	profile: Profile,
	places: readonly Place[],
	{ zone }: Asked,
): ByHand {
	const fields = new Map<ColumnName, Field>();
	if (places.length === 0) return fields;
	for (const [column, path] of paths) {
		const field = profile.fields.get(path) ?? fieldAt(path, places);
		const isOption = column === paths.byOption;
		const label = `'${COLUMN_LABELS[column]}'${isOption ? '' : " under 'Columns'"}`;
		if (!field) {
			throw new InputError(
				`${label} is ${show(path)}, which no shift has`,
				`Near it: ${near(path, profile)}. ${isOption ? 'Write the name of a field that each shift has, or a path such as header.id' : 'Choose the field from the list'}`,
			);
		}
		const values = places
			.map((place) => valueOf(field, place))
			.filter((value) => !isMissing(value));
		if (field.isDoubtful && values.length === 0) {
			throw new InputError(
				`${label} is ${show(path)}, which several rows of a shift have`,
				'Choose a field that each shift has once',
			);
		}
		const isReadable = MOMENTS.includes(column)
			? values.some((value) => readMoment(value, zone) ?? readClock(value))
			: AMOUNTS.includes(column)
				? values.some((value) => !Number.isNaN(cents(value, { decimal: '.', minorUnits: false })))
				: values.some((value) => typeof value !== 'object');
		if (values.length > 0 && !isReadable) {
			const kind = MOMENTS.includes(column) ? 'date' : AMOUNTS.includes(column) ? 'amount' : 'text';
			throw new InputError(
				`${label} is ${show(path)}, which holds no ${kind}`,
				`Its first value is ${show(values[0])}. Choose another field${isOption ? '' : ' from the list'}`,
			);
		}
		fields.set(column, field);
	}
	return fields;
}

function fieldAt(path: string, places: readonly Place[]): Field | undefined {
	const deepest = Math.max(...places.map(({ ancestors }) => ancestors.length));
	for (let level = 0; level <= deepest; level++) {
		const records = places.map(({ element, ancestors }) =>
			level === 0 ? element : (ancestors[level - 1]?.record ?? null),
		);
		const values = records.map((record) =>
			isObject(record) ? valueAtPath(record, path) : undefined,
		);
		if (values.every((value) => value === undefined)) continue;
		const steps = pathSteps(path);
		const isPlain = records.every((record) => !isObject(record) || Object.hasOwn(record, path));
		const dot = path.lastIndexOf('.');
		return {
			path,
			level,
			steps: isPlain ? [{ key: path }] : steps,
			last: wordsOf(path.slice(dot + 1)),
			subject: [],
			words: wordsOf(path),
			parent: dot < 0 ? '' : path.slice(0, dot),
			depth: steps.length - 1,
			isDoubtful: false,
			isSum: false,
			values,
		};
	}
	return undefined;
}

function near(path: string, { fields }: Profile): string {
	const names = new Set(wordsOf(path));
	const shared = ({ words }: Field) => words.filter((word) => names.has(word)).length;
	const found = [...fields.values()].sort(
		(a, b) => shared(b) - shared(a) || (a.path < b.path ? -1 : 1),
	);
	return (
		found
			.slice(0, 5)
			.map((field) => field.path)
			.join(', ') || 'none'
	);
}

/**
 * The question to the user where no amount of a field that was set by hand can be read for sure.
 */
export function unreadableByHand(
	found: ReadonlyMap<string, Candidate>,
	notation: Notation,
	isOpen: (shift: number) => boolean,
): InputError | undefined {
	for (const name of ['expected', 'counted', 'difference'] as const) {
		const candidate = found.get(name);
		if (!candidate) continue;
		const { field, values } = candidate;
		const there = values.all.filter((value, shift) => value !== undefined && !isOpen(shift));
		const isRead = there.some((value) => !Number.isNaN(cents(value, notation) ?? NaN));
		if (isRead || there.length === 0) continue;
		return new InputError(
			`'${COLUMN_LABELS[name]}' under 'Columns' is ${field.path}, whose amounts can't be read for sure`,
			'They may be whole units or cents, or be written in two ways. Read more days at once: an amount with decimals tells',
		);
	}
	return undefined;
}
