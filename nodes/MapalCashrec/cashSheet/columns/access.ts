import { isObject, type Json, type JsonObject } from '../json';
import { cents, saysCents, type Notation } from '../money';
import { AMOUNT_KEY } from '../moneyObject';
import { valueOf, type Field, type Place } from '../profile/field';
import {
	asUtc,
	isUtc,
	readClock,
	readMoment,
	type DateOrder,
	type Moment,
} from '../profile/moments';
import { isMissing } from '../profile/values';
import { textOf } from './column';
import type { State } from './stateWords';
import { stateByHand, stateFrom } from './status';

/** Reads something of a shift; undefined stands for a column without a field. */
type Getter<T> = ((place: Place) => T) | undefined;

/** `once` remembers at most so many values. */
const MOST_REMEMBERED = 20_000;

/** Makes the functions that read the fields of columns, each in the way of its column. */
export class Access {
	constructor(
		private readonly notation: Notation,
		private readonly orders: ReadonlyMap<string, DateOrder>,
		private readonly zone: string,
	) {}

	/** Text, or a number as text; null where there is none. */
	text(field: Field | undefined): Getter<string | null> {
		return getter(field, asText);
	}

	/** As `text`, for texts that recur from shift to shift: equal ones share one string. */
	name(field: Field | undefined): Getter<string | null> {
		return getter(field, this.once(asText));
	}

	moment(field: Field | undefined): Getter<Moment | undefined> {
		const order = field && this.orders.get(field.path);
		return getter(
			field,
			this.once((found: Json | undefined) =>
				readMoment(field && isUtc(field) ? asUtc(found) : found, this.zone, order),
			),
		);
	}

	/** A time of day alone, `HH:mm:ss`. In UTC it says nothing without its day. */
	clock(field: Field | undefined): Getter<string | undefined> {
		return getter(field && isUtc(field) ? undefined : field, this.once(readClock));
	}

	/** An amount in cents; null where there is none, or none that can be read for sure. */
	cents(field: Field | undefined): Getter<number | null> {
		const areCents = saysCents(field?.path ?? '');
		return getter(field, (value) => {
			const amount = cents(value, this.notation, areCents);
			return amount === null || Number.isNaN(amount) ? null : amount;
		});
	}

	/** What a shift's state and flags say; undefined where the shifts have no such fields. */
	states(fields: {
		text: Field | undefined;
		closed: Field | undefined;
		open: Field | undefined;
		byHand: Field | undefined;
	}): (place: Place) => State | undefined {
		const { byHand } = fields;
		if (byHand) {
			const value = valueGetter(byHand);
			return (place) => stateByHand(value?.(place), byHand.path);
		}
		const [text, closed, open] = [fields.text, fields.closed, fields.open].map(valueGetter);
		if (!text && !closed && !open) return () => undefined;
		const only = this.once((found: Json | undefined) => stateFrom(found, undefined, undefined));
		// Where other shifts have a state and this one has none, it is not known to be closed.
		if (text && !closed && !open) return (place) => only(text(place)) ?? 'unknown';
		return (place) => stateFrom(text?.(place), closed?.(place), open?.(place)) ?? 'unknown';
	}

	/** Makes `read` remember its results, as values recur. */
	once<V, T>(read: (value: V) => T): (value: V) => T {
		const known = new Map<V, T>();
		// Neighbouring shifts often share the values of the records above them.
		let last: V | undefined;
		let lastFound: T | undefined;
		return (value) => {
			if (value === last && value !== undefined) return lastFound as T;
			if (typeof value === 'object' && value !== null) return read(value);
			let found = known.get(value);
			if (found === undefined && !known.has(value)) {
				if (known.size >= MOST_REMEMBERED) known.clear();
				known.set(value, (found = read(value)));
			}
			last = value;
			lastFound = found;
			return found as T;
		};
	}
}

function asText(value: Json | undefined): string | null {
	const text = textOf(value);
	// A number is never missing: most IDs are numbers.
	if (typeof value === 'number') return text ?? null;
	return text === undefined || isMissing(text) ? null : text;
}

/** Reads a field of each shift. A field above the shifts is read once for all shifts below it. */
function getter<T>(field: Field | undefined, read: (value: Json | undefined) => T): Getter<T> {
	if (!field) return undefined;
	const { level } = field;
	const value = quickly(field);
	if (level === 0) return (place) => read(value(place.element, place));
	let above: Place['ancestors'] | undefined;
	let found: T | undefined;
	return (place) => {
		if (place.ancestors !== above) {
			above = place.ancestors;
			found = read(value(above[level - 1]?.record, place));
		}
		return found as T;
	};
}

const valueGetter = (field: Field | undefined) => getter(field, (value) => value);

/**
 * Reads a field out of its record. Fields that are one or two names away, as most are, have a faster
 * way: it runs for each shift.
 */
function quickly(field: Field): (record: Json | undefined, place: Place) => Json | undefined {
	const slowly = (_record: Json | undefined, place: Place) => valueOf(field, place);
	const [first, second, ...more] = field.steps ?? [];
	const isPlain = (key: string | undefined): key is string => key !== undefined && !(key in {});
	if (!first || more.length > 0 || !isPlain(first.key)) return slowly;
	const { key } = first;
	if (!second) return (record) => (isObject(record) ? record[key] : undefined);
	if (!isPlain(second.key) || AMOUNT_KEY.test(second.key)) return slowly;
	const inner = second.key;
	return (record) => {
		const holder = isObject(record) ? record[key] : undefined;
		// May be a list, whose names are numbers: `[3, "Plaza Mayor"]`.
		return typeof holder === 'object' && holder !== null
			? (holder as JsonObject)[inner]
			: undefined;
	};
}
