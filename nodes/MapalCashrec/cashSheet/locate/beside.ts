import { CLOSING, conceptOf, IS_CLOSED, IS_OPEN, SHIFT, TILL } from '../vocabulary/concepts';
import { kindOf, oncePerName, wordsOf } from '../vocabulary/words';
import type { TreeNode } from './tree';

const KINDS = [SHIFT, CLOSING, TILL];
/** Of names alone: as values these may say something else. */
const NOW = conceptOf('actual live ongoing');
/** Not what is pending: that may wait for a review. */
const STATES = [IS_OPEN, IS_CLOSED, NOW];

/**
 * The fields beside a list of shifts that hold further shifts, and the records there. Where the list
 * is named after a state (`closedShifts`, `closed`), these are those of other states: `openShifts`,
 * or a single `currentShift`. Beside a list of all shifts a list would repeat some of them, but a
 * single one that is open may not be in it. Their records have to be alike.
 */
export function nodesBeside({ step, parent, fields }: TreeNode): Map<string, TreeNode> {
	const beside = new Map<string, TreeNode>();
	if (step !== 'each' || typeof parent?.step !== 'object') return beside;
	const isSorted = stateIn(parent.step.key) !== '';
	if (!isSorted && kindOf(wordsOf(parent.step.key)) !== SHIFT) return beside;
	for (const [name, part] of parent.parent?.parts ?? []) {
		const node = part.each ?? part;
		const isOther =
			part !== parent && stateIn(name) !== '' && (isSorted || (!part.each && saysOpen(name)));
		if (isOther && areAlike(fields, node.fields)) beside.set(name, node);
	}
	return beside;
}

/** `closed` for `closedShifts`, `abierto` for `turnosAbiertos`; '' for any other name. */
export const stateIn = oncePerName((name) => {
	const words = wordsOf(name).filter((word) => word !== 'in' && !isKind(word));
	const isState = (word: string) => STATES.some((state) => state.has(word));
	return words.every(isState) ? words.join(' ') : '';
});

/** `openShift`, and not merely `open`. */
export const isShiftOfState = oncePerName(
	(name) => stateIn(name) !== '' && SHIFT.in(wordsOf(name)),
);

const isKind = (word: string) => KINDS.some((kind) => kind.has(word));

const saysOpen = (name: string) => {
	const words = wordsOf(name);
	return (IS_OPEN.in(words) || NOW.in(words)) && !IS_CLOSED.in(words);
};

/**
 * Whether most names of the one with fewer fields are the other's too: an open shift lacks some. Of an
 * empty list there is nothing to compare.
 */
function areAlike(some: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>) {
	if (some.size === 0) return others.size > 1;
	const shared = [...others.keys()].filter((name) => some.has(name)).length;
	return shared >= 2 && shared * 2 > Math.min(some.size, others.size);
}
