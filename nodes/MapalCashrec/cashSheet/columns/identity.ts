import { fingerprint } from '../fingerprint';
import type { Json } from '../json';
import type { Row } from './names';

/**
 * Tells which shifts an earlier answer has given already: requests overlap where an API gives a
 * night's shift for both of its days, or more than was asked for. A shift is recognised by its ID,
 * centre, day, name and opening and, without an ID of its own or a centre, by its content too; not
 * by what the response says of itself. Two equal records of one answer stay two.
 */
export class Seen {
	/** How often a shift was given again. */
	merged = 0;

	/** The number of the answer that gave a shift first, by the key of the shift. */
	private readonly firstIn = new Map<number, number>();

	/** For shifts that came again: how often in one answer at most, and in the latest one. */
	private readonly repeated = new Map<number, { most: number; answer: number; count: number }>();

	private answer = 0;

	/** Begins a new answer. */
	begin(): void {
		this.answer++;
	}

	/**
	 * Whether the shift is not one that an earlier answer has given.
	 *
	 * @param row of a shift that something identifies; other shifts must not be compared
	 * @param element its record; undefined where its ID says enough
	 * @param isEmpty whether it stands for a cash sheet without shifts
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
 * The key is a number, as there may be very many. A shift with an ID of its own stays the same when
 * it is edited between two requests; without one, records that differ may be those of two tills.
 */
const keyOf = (
	{ shiftId, centreId, centreName, date, shift, openedAt }: Row,
	element: Json | undefined,
) => fingerprint([shiftId, centreId ?? centreName, date, shift, openedAt, element ?? null]);
