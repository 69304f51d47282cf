import { createHash } from 'node:crypto';

import { cents } from '../money';
import type { Json } from '../json';
import { canonical } from '../canonical';
import { valueOf, type Field, type Place } from '../profile/field';
import { readClock, readMoment } from '../profile/moments';
import { isMissing } from '../profile/values';
import { wordsOf } from '../vocabulary/words';
import { IS_OPEN } from '../vocabulary/concepts';
import type { Assignment } from './assign';
import { stateFrom } from './assign';
import { askedCentre } from './centre';
import { textOf, type Asked } from './column';
import type { ColumnName, Row } from './names';
import { isShortage } from './roles';
import { isOrdinal } from './shift';
import { dayOf } from './time';
import { isOpenBy, stateOf } from './status';

/** Reads the columns of shifts that stand in the same group. */
export type ReadRow = (place: Place) => {
	row: Row;
	/** Whether anything but what it holds tells it from all others: an ID, or its centre, day and name. */
	isIdentified: boolean;
};

/**
 * Makes the reader of the columns. Its rows have a `shiftId` that two shifts may share: `withUniqueIds`
 * tells those apart.
 */
export function rowReader(
	{ verdicts, orders, notation, byHand, ...found }: Assignment,
	{ centres, zone }: Asked,
	all: readonly string[] = centres,
): ReadRow {
	const field = (name: ColumnName) => verdicts[name].field;
	const value = once((of: Field | undefined, place: Place): Json | undefined =>
		of === undefined ? undefined : valueOf(of, place),
	);
	const text = (of: Field | undefined, place: Place) => {
		const read = textOf(value(of, place));
		return read === undefined || read === '-' ? null : read;
	};
	const moment = (of: Field | undefined, place: Place) =>
		of === undefined ? undefined : readMoment(value(of, place), zone, orders.get(of.path));
	const amount = (of: Field | undefined, place: Place) => {
		if (of === undefined) return null;
		const read = cents(value(of, place), notation, of.path);
		return read === null || Number.isNaN(read) ? null : read;
	};
	const major = (amounts: number | null) => (amounts === null ? null : amounts / 100 || 0);
	const only = centres.length === 1 ? (centres[0] ?? null) : null;
	const isShort = isShortage(field('difference')?.path ?? '');

	/** A moment, or a time of day with the date beside it or of the shift. */
	const timeOf = (
		of: Field | undefined,
		on: Field | undefined,
		day: string | null,
		place: Place,
	) => {
		const read = moment(of, place);
		if (read !== undefined) return read.local;
		const clock = of && readClock(value(of, place));
		const date = moment(on, place)?.local.slice(0, 10) ?? day;
		return clock === undefined || date === null ? null : `${date}T${clock}`;
	};

	return (place) => {
		const dated = moment(field('date'), place);
		let date = dated === undefined ? null : dayOf(dated);
		const openedAt = timeOf(field('openedAt'), found.openedOn, date, place);
		date ??= openedAt?.slice(0, 10) ?? null;
		let closedAt = timeOf(field('closedAt'), found.closedOn, openedAt?.slice(0, 10) ?? date, place);
		if (closedAt !== null && openedAt !== null && closedAt <= openedAt) {
			// A time of day that is past midnight; or the moment of the opening, which stands for none.
			const isClock = moment(field('closedAt'), place) === undefined && !found.closedOn;
			closedAt =
				isClock && closedAt < openedAt ? nextDay(closedAt) : closedAt < openedAt ? closedAt : null;
		}

		const sheetStatus = text(field('sheetStatus'), place);
		const counted = amount(field('counted'), place);
		const status = verdicts.status.field;
		const isOpen = isOpenBy({
			state: status
				? handState(value(status, place), status)
				: stateFrom(
						value(found.state, place),
						value(found.closedFlag, place),
						value(found.openFlag, place),
					),
			hasClosing: field('closedAt') && closedAt !== null,
			counted: field('counted') && counted,
			sheet: sheetStatus === null ? undefined : stateOf(sheetStatus),
		});
		const expected = amount(field('expected'), place);
		const difference = isOpen ? null : differenceOf(place, expected, counted);

		const centreValue = value(field('centreId'), place);
		const centreId = isMissing(centreValue)
			? only
			: (askedCentre(centreValue, all) ?? textOf(centreValue) ?? only);
		const shift = text(field('shift'), place);
		const row: Row = {
			date,
			centreId,
			centreName: text(field('centreName'), place),
			shift,
			status: isOpen === undefined ? null : isOpen ? 'open' : 'closed',
			sales: major(amount(field('sales'), place)),
			expected: major(expected),
			counted: isOpen ? null : major(counted),
			difference: major(difference),
			responsible: text(field('responsible'), place) ?? text(found.inCharge, place),
			openedAt,
			closedAt,
			sheetStatus,
			shiftId: '',
		};
		const id = text(field('shiftId'), place);
		row.shiftId = id !== null && byHand.has('shiftId') ? id : idOf(row, id, place);
		const isNamed = date !== null && centreId !== null && (id ?? shift) !== null;
		return { row, isIdentified: isNamed || (id !== null && !isOrdinal(id)) };
	};

	function differenceOf(place: Place, expected: number | null, counted: number | null) {
		if (field('expected') && field('counted')) {
			return expected === null || counted === null ? null : counted - expected;
		}
		if (field('counted') && counted === null) return null;
		const read = amount(field('difference'), place);
		return read !== null && isShort ? -Math.abs(read) : read;
	}
}

/** Remembers the values of what stands above the shifts for as long as that is the same. */
function once(read: (field: Field | undefined, place: Place) => Json | undefined) {
	let above: Place['ancestors'] | undefined;
	const values = new Map<Field, Json | undefined>();
	return (field: Field | undefined, place: Place): Json | undefined => {
		if (field === undefined || field.level === 0) return read(field, place);
		if (place.ancestors !== above) {
			above = place.ancestors;
			values.clear();
		}
		if (!values.has(field)) values.set(field, read(field, place));
		return values.get(field);
	};
}

function handState(value: Json | undefined, field: Field) {
	if (typeof value === 'boolean')
		return value === IS_OPEN.in(wordsOf(field.path)) ? 'open' : 'closed';
	return typeof value === 'string' ? stateOf(value) : undefined;
}

function nextDay(local: string): string {
	const day = new Date(`${local.slice(0, 10)}T00:00:00Z`);
	day.setUTCDate(day.getUTCDate() + 1);
	return day.toISOString().slice(0, 10) + local.slice(10);
}

/**
 * What tells a shift from others: the API's ID, unless that merely counts; else its centre, date and
 * number or name; and what it holds, where no day tells it from the same shift of another one.
 */
function idOf({ centreId, date, shift }: Row, id: string | null, place: Place): string {
	if (id !== null && !isOrdinal(id)) return id;
	const parts = [centreId, date, id ?? shift].filter((part) => part !== null);
	if (date === null) {
		parts.push(createHash('sha256').update(canonical(place.element)).digest('hex').slice(0, 12));
	}
	return parts.join('/');
}

/**
 * Tells shifts apart that share an ID: by centre, date and shift, by when they were opened, and at last by
 * their order.
 */
export function withUniqueIds(rows: Row[]): Row[] {
	const steps: Array<(row: Row) => string> = [
		({ centreId, date, shift, shiftId }) =>
			[centreId, date, shift].filter((part) => part !== null && !shiftId.includes(part)).join('/'),
		({ openedAt }) => openedAt ?? '',
	];
	for (const step of steps) {
		for (const same of sharing(rows)) {
			for (const row of same) {
				const more = step(row);
				if (more !== '') row.shiftId += `/${more}`;
			}
		}
	}
	const all = new Set(rows.map(({ shiftId }) => shiftId));
	for (const [, ...others] of sharing(rows)) {
		let n = 2;
		for (const row of others) {
			while (all.has(`${row.shiftId}#${n}`)) n++;
			row.shiftId += `#${n}`;
			all.add(row.shiftId);
		}
	}
	return rows;
}

function sharing(rows: Row[]): Row[][] {
	const first = new Map<string, Row>();
	const shared = new Map<string, Row[]>();
	for (const row of rows) {
		const other = first.get(row.shiftId);
		if (!other) first.set(row.shiftId, row);
		else if (shared.has(row.shiftId)) shared.get(row.shiftId)?.push(row);
		else shared.set(row.shiftId, [other, row]);
	}
	return [...shared.values()];
}
