import { fingerprint } from '../fingerprint';
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

	/** @param row of a shift that something identifies; others are never taken for one another */
	isNew(row: Row, isEmpty: boolean): boolean {
		const key = keyOf(row);
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
 * A number, as there may be very many. Not what the shift holds: a shift that was edited between two
 * requests is the same shift.
 */
const keyOf = ({ shiftId, centreId, date, shift, openedAt }: Row) =>
	fingerprint([shiftId, centreId, date, shift, openedAt]);
