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
