import {
	CALENDAR,
	conceptOf,
	DAY,
	PERSON,
	REVIEWED,
	STATUS,
	WRAPPER,
} from '../vocabulary/concepts';
import type { Candidate, Column, Context } from './column';
import { daysOf, isSameWithinDays } from './days';
import { contradictsFinished } from './finished';
import { saysReviewed, stateOf } from './stateWords';
import { isKeyOfShifts, isOfNothing, isOfSheet, isOwn } from './whose';

export const MOST_STATES = 12;

/**
 * Whether a state that stands in the shifts, where there are no sheets, is that of their sheet: the
 * shifts of a day share it, and it is a sheet that is reviewed; or it says open of closed shifts.
 */
export function isSheetState(candidate: Candidate, context: Context): boolean {
	const { field, values } = candidate;
	if (field.level > 0 || context.sheetLevel !== undefined || !isOfNothing(candidate)) return false;
	const texts = [...values.texts];
	if (texts.some((text) => stateOf(text) === 'unknown')) return false;
	const days = daysOf(context.found('centreId'), context.found('date'), context);
	const isShared = isSameWithinDays(candidate, days);
	if (isShared === false) return false;
	const isReviewed = texts.some(saysReviewed);
	if (isReviewed) return isShared === true || contradictsFinished(candidate, context, true);
	return isShared === true && texts.length > 1 && contradictsFinished(candidate, context);
}

/** Words of fields that stand beside a state where that is a part of a country. */
const ADDRESS = conceptOf(
	`city town address street zip postal postcode ciudad direccion calle municipio poblacion ville adresse
	rue stadt strasse plz citta indirizzo cidade endereco`,
);

const addresses = new WeakMap<readonly Candidate[], ReadonlySet<string>>();

const placeOf = ({ field: { level, parent } }: Candidate) => `${level} ${parent}`;

/** Where fields of an address stand. */
function addressesIn(candidates: readonly Candidate[]): ReadonlySet<string> {
	let known = addresses.get(candidates);
	if (!known) {
		known = new Set(candidates.filter(({ field }) => ADDRESS.in(field.last)).map(placeOf));
		addresses.set(candidates, known);
	}
	return known;
}

/** Whether it is a state such as Texas: it stands in an address, and says nothing of a sheet. */
const isOfAddress = (candidate: Candidate, { candidates }: Context): boolean =>
	!candidate.field.last.includes('status') &&
	[...candidate.values.texts].every((text) => stateOf(text) === 'unknown' && !saysReviewed(text)) &&
	addressesIn(candidates).has(placeOf(candidate));

/** Words that the name of a sheet's state may have. */
const OF_SHEETS = [REVIEWED, DAY, CALENDAR, WRAPPER];
const PROCESS = conceptOf('workflow process control');

/** `weatherStatus`, `paymentStatus`, `exportState`; not `reviewStatus` */
const isOfElse = ({ field: { last } }: Candidate) =>
	last.some(
		(word) =>
			word.length > 1 &&
			!isOwn(word) &&
			!PROCESS.has(word) &&
			!OF_SHEETS.some((set) => set.has(word)),
	);

/** The cash sheet's state, in the API's own words. */
export const sheetStatus: Column = {
	fits: (candidate, context) =>
		(candidate.field.level === 0
			? isOfSheet(candidate) || isSheetState(candidate, context)
			: // Sheets may stand in lists under the names of their states.
				candidate.field.level <= (context.sheetLevel ?? 0) + (candidate.field.steps ? 0 : 1)) &&
		!isKeyOfShifts(candidate) &&
		candidate.values.texts.size <= MOST_STATES &&
		(candidate.values.isText || candidate.values.isNumber) &&
		!PERSON.in(candidate.field.last),
	clues: [
		{
			why: 'its name is that of a state',
			points: 60,
			holds: ({ field: { last } }) => STATUS.in(last),
		},
		{
			why: 'it is a key, and its values are states',
			points: 60,
			holds: ({ field, values }) =>
				!field.steps &&
				values.isText &&
				[...values.texts].some((text) => stateOf(text) !== 'unknown'),
		},
		{
			why: 'its values are texts',
			points: 10,
			holds: ({ values }) => values.isText && [...values.texts].some((text) => /\p{L}/u.test(text)),
		},
		{
			why: 'its name speaks of a cash sheet',
			points: 10,
			holds: isOfSheet,
		},
		{
			why: 'its name says what else it is the state of',
			points: -30,
			holds: isOfElse,
		},
		{
			why: 'its values say that all went well',
			points: -60,
			holds: ({ values }) =>
				[...values.texts].every((text) => /^(ok|success|200|true)$/i.test(text)),
		},
		{
			why: 'it is a part of an address',
			points: -60,
			holds: isOfAddress,
		},
		{
			why: 'it stands within a part of the cash sheet',
			points: -30,
			holds: ({ field: { depth } }) => depth > 0,
		},
	],
	enough: 55,
};
