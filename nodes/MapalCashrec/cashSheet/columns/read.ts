import { type Place } from '../profile/field';
import type { Moment } from '../profile/moments';
import { Access } from './access';
import type { Assignment } from './assignment';
import { askedCentre } from './centre';
import type { Asked } from './column';
import { idOf } from './ids';
import type { ColumnName, Row } from './names';
import { CLOSED_IT } from './person';
import { isShortage } from './roles';
import { merelyCounts } from './shiftId';
import { REVERSED } from './single';
import { stateOf } from './stateWords';
import { isOpenBy } from './status';
import { dayOf } from './time';

/** No shift goes on so long. */
const MORNING = '06:00:00';
/** No first shift of a day is opened earlier. */
const EARLIEST = '05:00:00';

/** Reads the columns of shifts that stand in the same group. */
export interface RowReader {
	rowOf: (place: Place) => Row;
	/**
	 * Whether something tells a shift from those of other centres and days: an ID, or centre and day.
	 */
	isIdentified: (row: Row, place: Place) => boolean;
	/** Whether the API gives a shift an ID that does not merely count. */
	hasOwnId: (place: Place) => boolean;
	/**
	 * Whether a record has a centre and a day, but nothing of a shift. A join of sheets with their
	 * shifts has such a row for each sheet without shifts.
	 */
	isOfSheetAlone: (row: Row, place: Place) => boolean;
}

/**
 * Makes the reader of the columns. Two of its rows may have the same `shiftId`: `makeIdsUnique`
 * tells them apart.
 *
 * @param all the centres that were asked for by all requests
 */
export function rowReader(
	{ verdicts, orders, notation, byHand, ...found }: Assignment,
	{ centres, end, zone }: Asked,
	all: readonly string[] = centres,
): RowReader {
	const field = (name: ColumnName) => verdicts[name].field;
	const access = new Access(notation, orders, zone);
	const dateOf = access.moment(field('date'));
	const opening = access.moment(field('openedAt'));
	const openingClock = access.clock(field('openedAt'));
	const openedOn = access.moment(found.openedOn);
	const closing = access.moment(field('closedAt'));
	const closingClock = access.clock(field('closedAt'));
	const closedOn = access.moment(found.closedOn);
	const state = access.states({
		text: found.state,
		closed: found.closedFlag,
		open: found.openFlag,
		byHand: field('status'),
	});
	const sheetStatusOf = access.name(field('sheetStatus'));
	const sheetState = access.once((text: string | null) =>
		text === null ? undefined : stateOf(text),
	);
	const expectedOf = access.cents(field('expected'));
	const countedOf = access.cents(field('counted'));
	const countedOn = access.text(found.countedOn);
	const differenceOf = access.cents(field('difference'));
	const salesOf = access.cents(field('sales'));
	const latest = `${Number(end.slice(0, 4)) + 1}${end.slice(4)}`;
	const only = centres.length === 1 ? (centres[0] ?? null) : null;
	const centreOf = access.text(field('centreId'));
	const asAsked = access.once((text: string | null) =>
		text === null ? only : (askedCentre(text, all) ?? text),
	);
	const centreNameOf = access.name(field('centreName'));
	const shiftOf = access.name(field('shift'));
	const responsibleOf = access.name(field('responsible'));
	const inChargeOf = access.name(found.inCharge);
	const isCloser = verdicts.responsible.why.includes(CLOSED_IT);
	const shiftIdOf = access.text(field('shiftId'));
	const isIdByHand = byHand.has('shiftId');
	const isPaired = field('expected') !== undefined && field('counted') !== undefined;
	const isShort = isShortage(field('difference')?.path ?? '');
	const isReversed = verdicts.difference.why.includes(REVERSED);

	/** Counted less expected, in cents, or the API's difference where it does not give both. */
	const differenceIn = (place: Place, expected: number | null, counted: number | null) => {
		if (isPaired) return expected === null || counted === null ? null : counted - expected;
		if (countedOf && counted === null) return null;
		const read = differenceOf?.(place) ?? null;
		if (read === null) return null;
		return isShort ? -Math.abs(read) : isReversed ? -read : read;
	};
	/** A time of day with its date: that of the field beside it, or else the day of the shift. */
	const onDay = (clock: string | undefined, on: Moment | undefined, day: string | null) => {
		const date = on?.local.slice(0, 10) ?? day;
		return clock === undefined || date === null ? null : `${date}T${clock}`;
	};
	/** A time in the night, without a date of its own, may be that of the next day. */
	const openedAtClock = (place: Place, day: string | null) => {
		const clock = openingClock?.(place);
		const on = openedOn?.(place);
		return clock !== undefined && clock < EARLIEST && !on ? null : onDay(clock, on, day);
	};

	const rowOf = (place: Place): Row => {
		const dated = dateOf?.(place);
		let date = dated === undefined ? null : dayOf(dated);
		const openedAt = opening?.(place)?.local ?? openedAtClock(place, date);
		// A shift that was opened in the night may count to the day before, as others' days may say.
		const isInDoubt = found.isDayKnown && (openedAt?.slice(11) ?? '') < MORNING;
		if (!isInDoubt) date ??= openedAt?.slice(0, 10) ?? null;
		const closed = closing?.(place)?.local;
		const clock = closingClock?.(place);
		const opened = openedAt?.slice(0, 10);
		const closedDay = closedOn?.(place);
		let closedAt = closed ?? onDay(clock, closedDay, opened ?? date);
		const isClockAlone = closed === undefined && closedDay === undefined;
		// Without an opening, a time in the night may be that of the next day; after one in the night any.
		const isInNight = (clock ?? '') < MORNING || openingClock?.(place) !== undefined;
		const isUnsure = isClockAlone && !opened && isInNight;
		if (isUnsure) closedAt = null;
		if (closedAt !== null && openedAt !== null && closedAt <= openedAt) {
			// A closing at the moment of the opening is none. A time of day may be past midnight.
			if (closedAt === openedAt) closedAt = null;
			else if (isClockAlone) closedAt = nextDay(closedAt);
		}

		// A closing a year after the period, or later, stands for one that has not come yet.
		if (closedAt !== null && closedAt > latest) closedAt = null;

		const sheetStatus = sheetStatusOf?.(place) ?? null;
		const says = state(place);
		let counted = countedOf?.(place) ?? null;
		if (counted === 0 && countedOn?.(place) === null) counted = null;
		const expected = expectedOf?.(place) ?? null;
		const isOpen = isOpenBy({
			state: says,
			hasClosing: closing && (closedAt !== null || (isUnsure && clock !== undefined)),
			counted: countedOf && counted,
			sheet: sheetState(sheetStatus),
			hasCloser: isCloser ? (responsibleOf?.(place) ?? null) !== null : undefined,
			expected,
		});
		const isUncounted = isOpen || says === 'uncounted';
		const centreId = asAsked(centreOf?.(place) ?? null);
		const shift = shiftOf?.(place) ?? null;
		const row: Row = {
			date,
			centreId,
			centreName: centreNameOf?.(place) ?? null,
			shift,
			status: isOpen === undefined ? null : isOpen ? 'open' : 'closed',
			sales: major(salesOf?.(place) ?? null),
			expected: major(expected),
			counted: isUncounted ? null : major(counted),
			difference: isUncounted ? null : major(differenceIn(place, expected, counted)),
			responsible: responsibleOf?.(place) ?? inChargeOf?.(place) ?? null,
			openedAt,
			closedAt,
			sheetStatus,
			shiftId: '',
		};
		const id = shiftIdOf?.(place) ?? null;
		// A centre that is known by what was asked is not named so where several were asked for.
		const telling = centreOf || row.centreName === null ? row : { ...row, centreId: null };
		row.shiftId = id !== null && isIdByHand ? id : idOf(telling, id, place);
		return row;
	};
	const hasOwnId = (place: Place) => {
		const id = shiftIdOf?.(place) ?? null;
		return id !== null && !merelyCounts(id, asAsked(centreOf?.(place) ?? null));
	};
	const isIdentified = ({ date, centreId, centreName }: Row, place: Place) =>
		hasOwnId(place) || (date !== null && (centreId ?? centreName) !== null);
	const isOfSheetAlone = (row: Row, place: Place) =>
		found.namesShifts &&
		row.date !== null &&
		row.centreId !== null &&
		OF_THE_SHIFT.every((name) => row[name] === null) &&
		(shiftIdOf?.(place) ?? null) === null &&
		(countedOf?.(place) ?? null) === null &&
		[undefined, 'unknown'].includes(state(place));
	return { rowOf, isIdentified, hasOwnId, isOfSheetAlone };
}

/** The columns that say something of a shift itself; the rest is its sheet's, or worked out. */
const OF_THE_SHIFT = [
	'shift',
	'openedAt',
	'closedAt',
	'expected',
	'sales',
	'difference',
	'responsible',
] as const;

/** From cents to major units; never −0. */
const major = (cents: number | null) => (cents === null ? null : cents / 100 || 0);

function nextDay(local: string): string {
	const day = new Date(`${local.slice(0, 10)}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() + 1);
	return day.toISOString().slice(0, 10) + local.slice(10);
}
