import { BY, COUNTED, PERSON, TIME } from '../vocabulary/concepts';
import type { Json } from '../json';
import { isMissing } from '../profile/values';
import { readClock } from '../profile/moments';
import type { Candidate, Context } from './column';
import { flagOf } from './flags';
import { isSheetName, meaningOf } from './roles';
import { saysAgain, saysOpenAlone, stateOf } from './stateWords';
import { momentsOf } from './time';
import { mayBeOfAnother } from './whose';

/* Which shifts are finished, whatever a state says of them: they were closed, and counted. */

interface Finished {
	/** Whether the shifts have a time of closing, or a flag. */
	isTold: boolean;
	isClosed: (shift: number) => boolean;
	/** Whether an amount other than 0 was counted: 0 may stand for null. */
	isCounted: (shift: number) => boolean;
}

const known = new WeakMap<Context, Finished>();

function finishedIn(context: Context): Finished {
	let finished = known.get(context);
	if (!finished) {
		const [closing, closed, open] = ['closedAt', 'closedFlag', 'openFlag'].map(context.found);
		const counts = context.candidates.filter(isCount);
		finished = {
			isTold: Boolean(closing ?? closed ?? open),
			isClosed: (shift) =>
				(closing !== undefined && hasTime(closing, shift, context)) ||
				flagOf(closed?.values.all[shift]) === true ||
				flagOf(open?.values.all[shift]) === false,
			isCounted: (shift) => counts.some(({ values }) => isAmount(values.all[shift])),
		};
		known.set(context, finished);
	}
	return finished;
}

function isCount({ field }: Candidate): boolean {
	if (field.level > 0 || field.steps === undefined) return false;
	const { role, isWeak, medium } = meaningOf(field);
	return role === 'counted' && !isWeak && medium !== 'other' && !isSheetName(field.words);
}

/** Whether a value has an amount other than 0, also within a money object. */
const isAmount = (value: Json | undefined) =>
	value !== undefined && /[1-9]/.test(JSON.stringify(value));

/** So many shifts have to be counted while they are said to be open, if nothing else shows it. */
const ENOUGH = 3;

/**
 * Whether most shifts of which a state says that they are open are closed and counted. Then it is
 * the state of something else. A count may have begun in a shift that is open. So a count alone
 * shows it only of words that need not mean a shift (`Active`, `Pending`), and if it is there often.
 *
 * @param isUnsure whether no word of the state need mean a shift
 */
export function contradictsFinished(
	candidate: Candidate,
	context: Context,
	isUnsure = mayBeOfAnother(candidate),
): boolean {
	const { isTold, isClosed, isCounted } = finishedIn(context);
	let open = 0;
	let finished = 0;
	let counted = 0;
	candidate.values.all.forEach((value, shift) => {
		if (typeof value !== 'string' || ['closed', 'unknown'].includes(stateOf(value))) return;
		open++;
		if (saysAgain(value) || !isCounted(shift)) return;
		if (isClosed(shift)) finished++;
		else if (!isTold && (isUnsure || !saysOpenAlone(value))) counted++;
	});
	return (finished + (counted >= ENOUGH ? counted : 0)) * 2 > open;
}

/**
 * The field that says when the cash was counted, or by whom: it is filled wherever there is a count,
 * and missing in some shifts that have none, or 0 for none.
 */
export function countedOnBeside(
	count: Candidate,
	candidates: readonly Candidate[],
): Candidate | undefined {
	return candidates.find(({ field, values }) => {
		if (field.level > 0 || field.steps === undefined || values.share === 0) return false;
		const words = [...field.subject, ...field.last];
		if (!COUNTED.in(words) || ![TIME, BY, PERSON].some((set) => set.in(field.last))) return false;
		const without = count.values.all.filter((_, shift) => values.all[shift] === undefined);
		return without.length > 0 && !without.some(isAmount);
	});
}

const clocks = new WeakMap<Candidate, boolean>();

/** Whether a field holds times of day alone. */
export function isClock(candidate: Candidate): boolean {
	let is = clocks.get(candidate);
	if (is === undefined) {
		is = candidate.values.filled.some((value) => readClock(value) !== undefined);
		clocks.set(candidate, is);
	}
	return is;
}

/** Whether a shift has a time of closing. One at the moment of its opening is none. */
export function hasTime(candidate: Candidate, shift: number, context: Context): boolean {
	const value = candidate.values.all[shift];
	if (isMissing(value)) return false;
	if (isClock(candidate)) return true;
	const moment = momentsOf(candidate, context)?.all[shift];
	const opening = context.found('openedAt');
	const opened = opening && momentsOf(opening, context)?.all[shift];
	return moment !== undefined && moment.local !== opened?.local;
}
