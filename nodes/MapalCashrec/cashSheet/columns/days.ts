import { textOf, type Candidate, type Context } from './column';
import { dayOf, momentsOf } from './time';

/** By number of the shift: its centre and day as one text; undefined where the day is not known. */
export function daysOf(
	centre: Candidate | undefined,
	date: Candidate | undefined,
	context: Context,
): Array<string | undefined> {
	const moments = date && momentsOf(date, context)?.all;
	return (moments ?? []).map((moment, shift) =>
		moment === undefined
			? undefined
			: `${textOf(centre?.values.all[shift]) ?? ''} ${dayOf(moment)}`,
	);
}

/**
 * Whether a field has one value for all shifts of a centre and day; undefined where no day has more
 * than one shift.
 *
 * @param days as `daysOf` gives them
 */
export function isSameWithinDays(
	{ values }: Pick<Candidate, 'values'>,
	days: ReadonlyArray<string | undefined>,
): boolean | undefined {
	const first = new Map<string, unknown>();
	let isRepeated: true | undefined;
	for (const [shift, day] of days.entries()) {
		if (day === undefined) continue;
		if (!first.has(day)) first.set(day, values.all[shift]);
		else if (first.get(day) !== values.all[shift]) return false;
		else isRepeated = true;
	}
	return isRepeated;
}
