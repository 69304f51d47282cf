import { ancestorsOf, type Place } from '../profile/field';
import type { Group } from '../reading/groups';
import type { Reading } from '../reading/reading';
import { sheetOf } from '../reading/sheet';
import { Extent } from './extent';
import { Seen } from './identity';
import type { Row } from './names';
import type { RowReader } from './read';
import type { Part } from './sheets';

/** What is read for one input item. */
export class InputItem {
	readonly extent = new Extent();

	readonly readings: Array<{ reading: Reading; part: Part }> = [];

	/** The rows of shifts, and of cash sheets without shifts, in the order of the answers. */
	readonly all: Row[] = [];

	/** The rows of cash sheets without shifts. */
	readonly empty = new Set<Row>();

	readonly places = new Map<Row, Place>();

	readonly seen = new Seen();

	/**
	 * Adds the rows of an answer, but for shifts that an earlier one gave.
	 *
	 * @param mayRepeat whether other requests may give its shifts too
	 * @param keepsRecords whether the records are needed, besides the columns
	 * @param isLetGo whether records are taken out of `groups` as they are read
	 */
	addRows(
		groups: readonly Group[],
		{ rowOf, isIdentified, hasOwnId, isOfSheetAlone }: RowReader,
		how: { mayRepeat: boolean; keepsRecords: boolean; isLetGo: boolean },
	): void {
		this.seen.begin();
		for (const { ancestor, elements, keys } of groups) {
			const ancestors = ancestorsOf(ancestor);
			const hasNone = elements.length === 0;
			if (hasNone && !sheetOf(ancestor)) continue;
			const place: Place = { element: hasNone ? {} : null, ancestors, ancestor, key: undefined };
			for (let at = 0; at < (elements.length || 1); at++) {
				if (!hasNone) {
					place.element = elements[at] ?? null;
					if (how.isLetGo) elements[at] = null;
					place.key = keys?.[at];
				}
				const row = rowOf(place);
				const isEmpty = hasNone || isOfSheetAlone(row, place);
				// Where there is no shift, nothing is open or closed.
				if (isEmpty) row.status = null;
				if (how.mayRepeat) {
					const isKnown = isEmpty
						? row.date !== null && row.centreId !== null
						: isIdentified(row, place);
					// Each centre may number its shifts itself.
					const hasCentre = row.centreId !== null || row.centreName !== null;
					const isTold = isEmpty || (hasCentre && hasOwnId(place));
					const element = isTold ? undefined : place.element;
					if (isKnown && !this.seen.isNew(row, element, isEmpty)) continue;
				}
				this.all.push(row);
				if (isEmpty) this.empty.add(row);
				if (how.keepsRecords) this.places.set(row, { ...place });
			}
		}
	}
}
