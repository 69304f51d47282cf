import { isObject, type Json, type JsonObject, type Resolve } from '../json';
import type { Step } from '../path';
import { CASH, OTHER_TENDER, SHIFT } from '../vocabulary/concepts';
import {
	isTotalName,
	isWrapper,
	kindOf,
	oncePerName,
	singular,
	wordsOf,
} from '../vocabulary/words';
import { isKeyedByName } from './maps';

/** No real response has more levels. What lies deeper is not looked at, but stays in its record. */
const DEEPEST = 40;
/**
 * The fields of so many records of a node are looked at: one may be null in some, filled in others.
 */
const SAMPLE = 100;
/** About so many elements of a long list are traversed. The others only if they have a new part. */
const TRAVERSED = 300;

/**
 * A place in the response, with all the values that stand there: the elements of a list are one
 * node, and so are the values of an object that is keyed by name.
 */
export interface TreeNode {
	parent: TreeNode | undefined;
	/** The step from the parent; undefined for the response itself. */
	step: Step | undefined;
	depth: number;
	/** How many of the values are objects. */
	objects: number;
	/** How many values stand here; in a field or as the whole response, only objects count. */
	size: number;
	/** In how many lists, or objects keyed by name, the values stand; 0 for a field. */
	lists: number;
	/** The fields of the objects, each with a value that is not null where one was seen. */
	fields: Map<string, Json>;
	/** Means of payment that are named by values of the objects. */
	tenders: Set<'cash' | 'other'>;
	/** Fields that hold objects or lists. */
	parts: Map<string, TreeNode>;
	/** The elements, where values are lists. */
	each: TreeNode | undefined;
	/** The values inside, where values are objects keyed by name. */
	any: TreeNode | undefined;
}

function newNode(parent: TreeNode | undefined, step: Step | undefined): TreeNode {
	return {
		parent,
		step,
		depth: parent ? parent.depth + 1 : 0,
		objects: 0,
		size: 0,
		lists: 0,
		fields: new Map(),
		tenders: new Set(),
		parts: new Map(),
		each: undefined,
		any: undefined,
	};
}

interface Traversal {
	resolve: Resolve;
	/** Whether every element of long lists is traversed. */
	isFull: boolean;
	/** Whether some elements were left out. */
	passedOver: boolean;
}

/**
 * The nodes of a response, in one traversal.
 *
 * @param isFull whether to traverse every element of long lists
 * @returns `isWhole` is false when elements were left out: then the numbers of records are too
 * small, and nodes deep inside of records may be missing that only few records have
 */
export function treeOf(
	body: Json,
	resolve: Resolve,
	isFull: boolean,
): { root: TreeNode; isWhole: boolean } {
	const root = newNode(undefined, undefined);
	const traversal = { resolve, isFull, passedOver: false };
	traverse(body, root, traversal);
	return { root, isWhole: !traversal.passedOver };
}

function traverse(value: Json, node: TreeNode, traversal: Traversal): void {
	if (node.depth > DEEPEST) return;
	if (Array.isArray(value)) traverseList(value, node, traversal);
	else if (isObject(value)) {
		const isSampled = ++node.objects <= SAMPLE;
		if (node.step === undefined || typeof node.step === 'object') node.size++;
		if (isKeyedByName(value, typeof node.step === 'object' ? node.step.key : undefined)) {
			const any = (node.any ??= newNode(node, 'any'));
			any.lists++;
			for (const key in value) {
				if (isTotalName(key)) continue;
				any.size++;
				traverse(value[key] as Json, any, traversal);
			}
			return;
		}
		if (isSampled) sampleFields(value, node);
		for (const key in value) {
			const part = value[key] as Json;
			const isEmptyList = part === null && namesShifts(key);
			if ((typeof part === 'object' && part !== null) || isEmptyList) {
				let child = node.parts.get(key);
				if (!child) node.parts.set(key, (child = newNode(node, { key })));
				traverse(isEmptyList ? [] : part, child, traversal);
			}
		}
	}
}

/** Many serialisers write null for an empty list: `shifts: null`. */
const namesShifts = oncePerName((key) => singular(key) !== key && kindOf(wordsOf(key)) === SHIFT);

function traverseList(list: Json[], node: TreeNode, traversal: Traversal): void {
	const each = (node.each ??= newNode(node, 'each'));
	each.size += list.length;
	each.lists++;
	const stride = traversal.isFull ? 1 : Math.ceil(list.length / TRAVERSED);
	if (stride > 1) traversal.passedOver = true;
	let next = 0;
	for (let at = 0; at < list.length; at++) {
		const element = list[at];
		if (typeof element !== 'object' || element === null) continue;
		if (at < next && !hasNews(element, each)) continue;
		if (at >= next) next = at + stepFrom(at, stride);
		const target = traversal.resolve(element);
		if (target === element) traverse(element, each, traversal);
		// What a reference points to is traversed where it stands: references may form a circle.
		else if (isObject(target) && ++each.objects <= SAMPLE) sampleFields(target, each);
	}
}

/** Whether a value has a list or an object where the values before it had none. */
function hasNews(value: Json, { each, any, parts }: TreeNode): boolean {
	if (Array.isArray(value)) return value.length > 0 && !each?.size;
	if (any) return false;
	for (const key in value as JsonObject) {
		const part = (value as JsonObject)[key] as Json;
		if (typeof part !== 'object' || part === null) continue;
		const known = parts.get(key);
		if (!known || hasNews(part, known)) return true;
	}
	return false;
}

/**
 * How many elements on the next one is: `stride` on average, but unevenly, so as not to fall in
 * step with a pattern in the list, such as the same centres each day.
 */
const stepFrom = (at: number, stride: number) =>
	stride === 1 ? 1 : 1 + ((Math.imul(at + 1, 0x9e3779b1) >>> 8) % (2 * stride - 1));

function sampleFields(record: JsonObject, { fields, tenders }: TreeNode): void {
	for (const key in record) {
		const value = record[key] as Json;
		if (!fields.has(key) || fields.get(key) === null) fields.set(key, value);
		if (typeof value === 'string' && value !== '' && value.length <= 25) {
			const words = wordsOf(value);
			if (words.length > 0 && words.every((word) => CASH.has(word))) tenders.add('cash');
			else if (words.length > 0 && words.every((word) => OTHER_TENDER.has(word)))
				tenders.add('other');
		}
	}
}

/** The steps from the response to a node. */
export function stepsOf(node: TreeNode): Step[] {
	const steps: Step[] = [];
	for (let at: TreeNode | undefined = node; at?.step !== undefined; at = at.parent)
		steps.push(at.step);
	return steps.reverse();
}

export function isAbove(outer: TreeNode, inner: TreeNode): boolean {
	for (let at = inner.parent; at; at = at.parent) if (at === outer) return true;
	return false;
}

/** The name of the records at a node, past the envelopes around them (`shifts.edges[].node`). */
export function nameOf(node: TreeNode): string {
	let at: TreeNode | undefined = node;
	if (typeof at.step === 'object' && at.parent?.step === 'each') at = at.parent;
	if (at.step === 'each') at = at.parent;
	if (at?.step === 'any') at = at.parent;
	while (at && typeof at.step === 'object' && isWrapper(at.step.key)) at = at.parent;
	return at && typeof at.step === 'object' ? at.step.key : '';
}
