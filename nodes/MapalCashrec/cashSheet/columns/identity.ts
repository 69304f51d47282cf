import { fingerprint } from '../fingerprint';
import type { Json } from '../json';
import type { Row } from './names';

/**
 * Tells which shifts an earlier answer has given already: requests overlap where an API gives a night's
 * shift for both of its days, or more than was asked for. A shift is recognised by what identifies it: its
 * ID, or its centre, day, name and opening; not by what the response says of itself. Two equal records of one answer stay two.
 */
export class Seen {
	/** How many shifts were given again. */
	merged = 0;

	private readonly counts = new Map<number, number>();

	private inAnswer = new Map<number, number>();

	private answers = 0;

	/** Begins a new answer. */
	begin(): void {
		this.remember();
		this.answers++;
	}

	/**
	 * @param row of a shift that something identifies; others are never taken for one another
	 * @param element what it holds; undefined where its ID says enough
	 */
	isNew(row: Row, element: Json | undefined, isEmpty: boolean): boolean {
		const key = keyOf(row, element);
		const count = (this.inAnswer.get(key) ?? 0) + 1;
		this.inAnswer.set(key, count);
		if (this.answers === 1 || count > (this.counts.get(key) ?? 0)) return true;
		if (!isEmpty) this.merged++;
		return false;
	}

	private remember(): void {
		for (const [key, count] of this.inAnswer) {
			this.counts.set(key, Math.max(count, this.counts.get(key) ?? 0));
		}
		this.inAnswer = new Map();
	}
}

/**
 * A number, as there may be very many. A shift with an ID of its own that was edited between two requests
 * is the same shift; without one, two that do not hold the same may be those of two tills.
 */
const keyOf = ({ shiftId, centreId, date, shift, openedAt }: Row, element: Json | undefined) =>
	fingerprint([shiftId, centreId, date, shift, openedAt, element ?? null]);
