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

	/** By what identifies a shift: the answer that gave it first. */
	private readonly firstIn = new Map<number, number>();

	/** Of those that were given more than once: how often at most by one answer, and by the latest one. */
	private readonly repeated = new Map<number, { most: number; answer: number; count: number }>();

	private answer = 0;

	/** Begins a new answer. */
	begin(): void {
		this.answer++;
	}

	/**
	 * @param row of a shift that something identifies; others are never taken for one another
	 * @param element what it holds; undefined where its ID says enough
	 */
	isNew(row: Row, element: Json | undefined, isEmpty: boolean): boolean {
		const key = keyOf(row, element);
		const first = this.firstIn.get(key);
		if (first === undefined) {
			this.firstIn.set(key, this.answer);
			return true;
		}
		let again = this.repeated.get(key);
		if (!again) this.repeated.set(key, (again = { most: 1, answer: first, count: 1 }));
		if (again.answer !== this.answer) {
			again.answer = this.answer;
			again.count = 0;
		}
		if (++again.count > again.most) {
			again.most = again.count;
			return true;
		}
		if (!isEmpty) this.merged++;
		return false;
	}
}

/**
 * A number, as there may be very many. A shift with an ID of its own that was edited between two requests
 * is the same shift; without one, two that do not hold the same may be those of two tills.
 */
const keyOf = ({ shiftId, centreId, date, shift, openedAt }: Row, element: Json | undefined) =>
	fingerprint([shiftId, centreId, date, shift, openedAt, element ?? null]);
