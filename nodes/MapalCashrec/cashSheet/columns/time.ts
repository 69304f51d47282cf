import type { Json } from '../json';
import {
	asUtc,
	dateOrderOf,
	isUtc,
	readClock,
	readMoment,
	type DateOrder,
	type Moment,
} from '../profile/moments';
import {
	BY,
	CENTRE,
	CLOSED,
	CLOSING,
	DAY,
	MODIFIED,
	OPENING,
	PERSON,
	REVIEWED,
	ROW,
	SHIFT,
	TIME,
} from '../vocabulary/concepts';
import type { Candidate, Column, Context } from './column';

/** A field's values as moments, in the order of day and month that fits what was asked for. */
export interface Moments {
	order: DateOrder;
	/** By number of the shift. */
	all: Array<Moment | undefined>;
	filled: Moment[];
}

const known = new WeakMap<Candidate, Moments | null>();

/**
 * A field's values as moments; undefined where one is none, or day and month can't be told apart.
 */
export function momentsOf(candidate: Candidate, { asked }: Context): Moments | undefined {
	let moments = known.get(candidate);
	if (moments === undefined) {
		const { all } = candidate.values;
		moments = read(isUtc(candidate.field) ? all.map(asUtc) : all, asked) ?? null;
		known.set(candidate, moments);
	}
	return moments ?? undefined;
}

function read(
	values: ReadonlyArray<Json | undefined>,
	asked: Context['asked'],
): Moments | undefined {
	const order = dateOrderOf(values, (day) => day >= asked.start && day <= asked.end);
	if (order === undefined) return undefined;
	const all: Array<Moment | undefined> = [];
	for (const value of values) {
		const moment = readMoment(value, asked.zone, order);
		// Placeholders such as 0001-01-01 are as good as null; other values are no moments.
		if (value !== undefined && moment === undefined && !isPlaceholder(value)) return undefined;
		all.push(moment);
	}
	const filled = all.filter((moment) => moment !== undefined);
	return filled.length > 0 ? { order, all, filled } : undefined;
}

/** A moment that stands for none: in year 1, 1900, 1970 or 9999. */
export function isPlaceholder(value: Json | undefined): boolean {
	if (value === 0) return true;
	return (
		typeof value === 'string' &&
		/^(0000|0001|1753|1899|1900|1970|9999)-\d\d-\d\d|^0?1[/.]0?1[/.](0001|1900|1970)|^\/Date\(-\d+|^-$|^0$/.test(
			value,
		)
	);
}

export const isDays = (candidate: Candidate, context: Context) =>
	momentsOf(candidate, context)?.filled.every(({ day }) => day !== undefined) === true;

/** The day that a moment stands for, where it is a day or a midnight; else its local day. */
export const dayOf = ({ day, local }: Moment): string => day ?? local.slice(0, 10);

/** Whether the values are dates with a time, or times of day alone: in UTC these need their day. */
const isTimed = (candidate: Candidate, context: Context) =>
	candidate.values.filled.every((value) => readClock(value) !== undefined || isPlaceholder(value))
		? !isUtc(candidate.field) &&
			candidate.values.filled.some((value) => readClock(value) !== undefined)
		: momentsOf(candidate, context)?.filled.some(({ day }) => day === undefined) === true;

const names = ({ field: { last, subject } }: Candidate, set: typeof OPENING) =>
	set.in(last) || (set.in(subject) && last.every((word) => TIME.has(word) || DAY.has(word)));

const isOther = ({ field: { last, subject } }: Candidate) =>
	PERSON.in(last) ||
	BY.in(last) ||
	[MODIFIED, REVIEWED].some((set) => set.in(last) || set.in(subject)) ||
	ROW.in(last) ||
	// The opening hours of the restaurant. `local` and `locale` say in which zone a time is.
	CENTRE.in([...subject, ...last].filter((word) => !/^locale?$/.test(word))) ||
	/\b(planned|scheduled?|expected|previst[ao]|prevu|plan|geplant|horario|definition|template|type|tipo|auto|kitchen|cocina|valid|count|counted|contado|deposit|printed|sync)\b/.test(
		[...subject, ...last].join(' '),
	);

const clues = (says: typeof OPENING, what: string): Column['clues'] => [
	{ why: `its name says when it was ${what}`, points: 60, holds: (field) => names(field, says) },
	{ why: 'its name speaks of something else', points: -60, holds: isOther },
	{
		why: 'its values are dates with a time',
		points: 10,
		holds: (candidate, context) => momentsOf(candidate, context) !== undefined,
	},
	{
		why: 'it stands within a part of the shift',
		points: -15,
		holds: ({ field: { subject } }) =>
			subject.length > 0 &&
			![SHIFT, CLOSING, OPENING, CLOSED, DAY, TIME].some((set) => set.in(subject)),
	},
];

/** Equal for two fields with the same moments, however they are written. */
export const signatureBy =
	(text: (moment: Moment) => string): Column['signature'] =>
	(candidate, context) => {
		const moments = momentsOf(candidate, context)?.all;
		return moments && JSON.stringify(moments.map((moment) => (moment ? text(moment) : null)));
	};
const signature = signatureBy(({ local }) => local);

export const openedAt: Column = {
	signature,
	fits: (candidate, context) => candidate.field.level === 0 && isTimed(candidate, context),
	clues: clues(OPENING, 'opened'),
	enough: 55,
};

export const closedAt: Column = {
	signature,
	// Until the first shift is closed, the field is empty or has placeholders.
	fits: (candidate, context) =>
		candidate.field.level === 0 &&
		(isTimed(candidate, context) ||
			(candidate.values.filled.every((value) => isPlaceholder(value)) &&
				(TIME.in(candidate.field.last) ||
					DAY.in(candidate.field.last) ||
					(candidate.field.last.length === 1 && CLOSED.in(candidate.field.last))))),
	clues: [
		...clues(CLOSED, 'closed'),
		{
			why: 'it is before the opening',
			points: -80,
			holds: (candidate, context) => isBefore(candidate, context.found('openedAt'), context),
		},
	],
	enough: 55,
};

function isBefore(closed: Candidate, opened: Candidate | undefined, context: Context): boolean {
	const openings = opened && momentsOf(opened, context)?.all;
	const closings = momentsOf(closed, context)?.all;
	if (!openings || !closings) return false;
	return closings.some((closing, index) => {
		const opening = openings[index];
		return closing !== undefined && opening !== undefined && closing.local < opening.local;
	});
}

/** The field with the date for a time of day alone: `openDate` beside `openTime`. */
export function dateBeside(
	clock: Candidate,
	context: Context,
	says: typeof OPENING,
): Candidate | undefined {
	return context.candidates.find(
		(candidate) =>
			candidate.field.level === 0 &&
			candidate.field.parent === clock.field.parent &&
			says.in(candidate.field.last) &&
			!CENTRE.in(candidate.field.last) &&
			isDays(candidate, context),
	);
}
