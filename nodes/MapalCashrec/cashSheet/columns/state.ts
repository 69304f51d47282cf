import { SHIFT, STATUS, VERDICT } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import type { Candidate, Column } from './column';
import { contradictsFinished } from './finished';
import { isSheetState, MOST_STATES } from './sheetStatus';
import { stateOf } from './stateWords';
import { isKeyOfShifts, isOfAnother, isOfSheet, mayBeOfAnother } from './whose';

/** Few different short texts, and not the verdict on the count (`SHORT`, `EXACT`). */
const areStates = ({ values }: Candidate) =>
	values.isText &&
	values.texts.size <= MOST_STATES &&
	[...values.texts].every((text) => text.length <= 40 && /\p{L}/u.test(text)) &&
	![...values.texts].every(
		(text) => VERDICT.in(wordsOf(text)) || (values.texts.size > 1 && stateOf(text) === 'unknown'),
	);

/** The text that says whether a shift is open. */
export const state: Column = {
	fits: (candidate) =>
		(candidate.field.level === 0 || isKeyOfShifts(candidate)) && areStates(candidate),
	clues: [
		{
			why: 'its name is that of a state',
			points: 60,
			holds: ({ field: { last } }) => STATUS.in(last),
		},
		{
			why: 'its values say open or closed',
			points: 30,
			holds: ({ values }) => [...values.texts].some((text) => stateOf(text) !== 'unknown'),
		},
		{ why: 'it is the key of lists of shifts', points: 40, holds: isKeyOfShifts },
		{ why: 'its name speaks of a shift', points: 10, holds: ({ field }) => SHIFT.in(field.last) },
		{
			why: 'it is that of the cash sheet',
			points: -80,
			holds: (candidate, context) => isOfSheet(candidate) || isSheetState(candidate, context),
		},
		{ why: 'its name says what else it is the state of', points: -80, holds: isOfAnother },
		{
			why: 'its name has a word that does not belong to a shift',
			points: -20,
			holds: (candidate) =>
				candidate.field.subject.length === 0 &&
				mayBeOfAnother(candidate) &&
				!isOfAnother(candidate),
		},
		{
			why: 'it says open of shifts that are closed and counted',
			points: -80,
			holds: (candidate, context) => contradictsFinished(candidate, context),
		},
		{
			why: 'it stands within a part of the shift',
			points: -30,
			holds: ({ field: { subject } }) =>
				subject.length > 0 && !STATUS.in(subject) && !SHIFT.in(subject),
		},
	],
	enough: 60,
};
