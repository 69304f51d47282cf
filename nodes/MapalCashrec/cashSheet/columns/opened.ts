import { CLOSED, OPENING } from '../vocabulary/concepts';
import { judge, type Candidate, type Column, type Context } from './column';
import { closedAt, dateBeside, dayOf, momentsOf, openedAt } from './time';

/*
 * How a day goes with the openings of the shifts. A business day is the day of the opening, or the
 * day before where a shift is opened after midnight. It is nearly never a later day, as that of a
 * deposit or an approval is.
 */

/** From then on a till may be opened for the next day. */
const EVENING = '21:00:00';
/** Before that, a shift surely belongs to the night before. */
const MORNING = '06:00:00';
/** Before that, a shift may belong to the day before. */
const NOON = '12:00:00';

/** When each shift was opened or, where that is not known, closed. */
interface Marks {
	moments: ReadonlyArray<{ day: string; clock: string | undefined } | undefined>;
	isOpening: boolean;
}

const known = new WeakMap<readonly Candidate[], Marks | null>();

function marksIn(context: Context): Marks | undefined {
	const { candidates } = context;
	let marks = known.get(candidates);
	if (marks === undefined) {
		marks = read(openedAt, OPENING, context) ?? read(closedAt, CLOSED, context) ?? null;
		known.set(candidates, marks);
	}
	return marks ?? undefined;
}

function read(column: Column, says: typeof OPENING, context: Context): Marks | undefined {
	const isOpening = column === openedAt;
	const candidate =
		context.found(isOpening ? 'openedAt' : 'closedAt') ??
		judge(column, context.candidates, context).candidate;
	if (!candidate) return undefined;
	const own = momentsOf(candidate, context);
	if (own) {
		const moments = own.all.map(
			(moment) => moment && { day: moment.local.slice(0, 10), clock: moment.local.slice(11) },
		);
		return { moments, isOpening };
	}
	// A time of day, with its date beside it.
	const days = dateBeside(candidate, context, says);
	const beside = days && momentsOf(days, context);
	if (!beside) return undefined;
	return {
		moments: beside.all.map((moment) => moment && { day: dayOf(moment), clock: undefined }),
		isOpening,
	};
}

interface Comparison {
	/** Of so many shifts both days are known. */
	compared: number;
	/** The day is that of the opening, or the day before for a shift that was opened in the morning. */
	same: number;
	/** The day is that of the opening. */
	exact: number;
	/** It is the day before, for a shift that was opened in the night. */
	night: number;
	later: number;
	/** More than a day before the opening. */
	earlier: number;
}

const comparisons = new WeakMap<Candidate, Comparison>();

function compare(candidate: Candidate, context: Context): Comparison {
	let comparison = comparisons.get(candidate);
	if (comparison) return comparison;
	comparison = { compared: 0, same: 0, exact: 0, night: 0, later: 0, earlier: 0 };
	comparisons.set(candidate, comparison);
	const marks = marksIn(context);
	const days = momentsOf(candidate, context)?.all;
	if (!marks || !days) return comparison;
	for (const [shift, moment] of days.entries()) {
		const mark = marks.moments[shift];
		if (!moment || !mark) continue;
		comparison.compared++;
		const days = daysBetween(mark.day, dayOf(moment));
		const { clock = NOON } = mark;
		if (days === 0 || (days === -1 && (clock < NOON || !marks.isOpening))) comparison.same++;
		if (days === 0) comparison.exact++;
		if (days === -1 && clock < MORNING && marks.isOpening) comparison.night++;
		if (days > 1 || (days === 1 && (clock < EVENING || !marks.isOpening))) comparison.later++;
		if (days < -1) comparison.earlier++;
	}
	return comparison;
}

const daysBetween = (from: string, to: string) =>
	Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** Whether a field's days are those on which the shifts were opened. */
export function isBorneOut(candidate: Candidate, context: Context): boolean {
	const { compared, same } = compare(candidate, context);
	return compared > 0 && same >= compared * 0.9;
}

/**
 * Whether a field's days are those on which the shifts were opened, but the day before for those of
 * the night: only a business day is so.
 */
export function countsNights(candidate: Candidate, context: Context): boolean {
	const { compared, exact, night } = compare(candidate, context);
	return night > 0 && exact > 0 && exact + night === compared;
}

/** Whether a field's days are other than those of the shifts in too many of them. */
export function contradictsOpenings(candidate: Candidate, context: Context): boolean {
	const { compared, later, earlier } = compare(candidate, context);
	return compared > 0 && (later * 4 >= compared || (later + earlier) * 2 > compared);
}
