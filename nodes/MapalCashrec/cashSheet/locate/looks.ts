import { isTime, type Json } from '../json';
import { isAmountText } from '../money';
import {
	type Concept,
	CASH,
	CLOSED,
	CLOSING,
	COUNTED,
	EXPECTED,
	INNER,
	LABOUR,
	LABEL,
	OPENING,
	PERSON,
	PIECES,
	SALES,
	SHIFT,
	STATUS,
	TENDER,
	TILL,
	TIME,
} from '../vocabulary/concepts';
import { isDifference, isTotalName, wordsOf } from '../vocabulary/words';
import type { TreeNode } from './tree';

/** What the fields of a node's records tell about them. */
export interface Looks {
	opens: boolean;
	closes: boolean;
	shiftLabel: boolean;
	tillLabel: boolean;
	person: boolean;
	status: boolean;
	expected: boolean;
	counted: boolean;
	difference: boolean;
	tender: boolean;
	pieces: boolean;
	labour: boolean;
	takings: boolean;
}

const known = new WeakMap<TreeNode, Looks>();

export function looksOf(node: TreeNode): Looks {
	let looks = known.get(node);
	if (!looks) known.set(node, (looks = look(node)));
	return looks;
}

function look(node: TreeNode): Looks {
	const looks: Looks = {
		opens: false,
		closes: false,
		shiftLabel: false,
		tillLabel: false,
		person: false,
		status: false,
		expected: false,
		counted: false,
		difference: false,
		tender: false,
		pieces: false,
		labour: false,
		takings: false,
	};
	const inner = [...node.parts].filter(([key]) => INNER.in(wordsOf(key)));
	for (const { fields } of [node, ...inner.map(([, part]) => part)]) {
		for (const [key, value] of fields) lookAtField(wordsOf(key), value, looks);
	}
	// `cash: {expected, counted}`
	for (const [name, part] of node.parts) {
		if (isTotalName(name)) continue;
		for (const [key, value] of part.fields) lookAtAmount(wordsOf(key), value, looks);
	}
	return looks;
}

function lookAtField(words: string[], value: Json, looks: Looks): void {
	const only = (...sets: Concept[]) =>
		words.every((word) => /^\d+$/.test(word) || sets.some((set) => set.has(word)));
	if (OPENING.in(words) && isTime(value)) looks.opens = true;
	if (CLOSED.in(words) && (isTime(value) || (!value && namesTime(words)))) looks.closes = true;
	if (SHIFT.in(words) && only(SHIFT, LABEL, CLOSING, TILL, CASH)) looks.shiftLabel = true;
	if (TILL.in(words) && only(TILL, LABEL, CASH)) looks.tillLabel = true;
	if (PERSON.in(words)) looks.person = true;
	if (STATUS.in(words)) looks.status = true;
	if (TENDER.in(words) && only(TENDER, LABEL) && isScalar(value)) looks.tender = true;
	if (PIECES.in(words) && only(PIECES)) looks.pieces = true;
	if (LABOUR.in(words)) looks.labour = true;
	// Tips in cash belong to the staff.
	if ((SALES.in(words) || CASH.in(words)) && !words.includes('tip')) looks.takings = true;
	lookAtAmount(words, value, looks);
}

function lookAtAmount(words: string[], value: Json, looks: Looks): void {
	// Other texts are no amounts: an expected duration.
	if (typeof value === 'string' && value !== '' && !isAmountText(value)) return;
	if (EXPECTED.in(words)) looks.expected = true;
	// At the end of a name, `count` is a number of things: `orderCount`, but not `countCash`.
	if (COUNTED.in(words[words.length - 1] === 'count' ? words.slice(0, -1) : words)) {
		looks.counted = true;
	}
	if (isDifference(words)) looks.difference = true;
}

const isScalar = (value: Json) => typeof value !== 'object' || value === null;
const namesTime = (words: string[]) => words.length === 1 || TIME.in(words);
