import { CLOSING, IS_CLOSED, IS_OPEN, SHIFT, TILL } from '../vocabulary/concepts';
import { oncePerName, wordsOf } from '../vocabulary/words';
import type { TreeNode } from './tree';

const KINDS = [SHIFT, CLOSING, TILL];
/** Not what is pending: that may wait for a review. */
const STATES = [IS_OPEN, IS_CLOSED];

/**
 * The fields beside a list of shifts that hold the shifts of other states, and the records there:
 * `openShifts` beside `closedShifts`, or a single `currentShift`. All of them have to be named after
 * a state, and their records to be alike.
 */
export function nodesBeside({ step, parent, fields }: TreeNode): Map<string, TreeNode> {
	const beside = new Map<string, TreeNode>();
	if (step !== 'each' || typeof parent?.step !== 'object') return beside;
	if (stateIn(parent.step.key) === '') return beside;
	for (const [name, part] of parent.parent?.parts ?? []) {
		const node = part.each ?? part;
		const isOther = part !== parent && stateIn(name) !== '';
		if (isOther && areAlike(fields, node.fields)) beside.set(name, node);
	}
	return beside;
}

/** `closed` for `closedShifts`, `abierto` for `turnosAbiertos`; '' for any other name. */
export const stateIn = oncePerName((name) => {
	const words = wordsOf(name);
	const rest = words.filter((word) => !KINDS.some((kind) => kind.has(word)));
	const isState = (word: string) => STATES.some((state) => state.has(word));
	return rest.length < words.length && rest.every(isState) ? rest.join(' ') : '';
});

/**
 * Whether most names of the one with fewer fields are the other's too: an open shift lacks some. Of an
 * empty list there is nothing to compare.
 */
function areAlike(some: ReadonlyMap<string, unknown>, others: ReadonlyMap<string, unknown>) {
	if (some.size === 0) return others.size > 1;
	const shared = [...others.keys()].filter((name) => some.has(name)).length;
	return shared >= 2 && shared * 2 > Math.min(some.size, others.size);
}
