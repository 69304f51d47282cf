import type { Json, Resolve } from '../json';
import { formatPath } from '../path';
import { CLOSING, ROW, SHEET, SHIFT } from '../vocabulary/concepts';
import { isWrapper } from '../vocabulary/words';
import { nodesBeside } from './beside';
import { isHollow } from './envelope';
import { kindAt, rankOf, RECOGNISED, scoresOf } from './evidence';
import { looksOf } from './looks';
import { isAbove, nameOf, stepsOf, treeOf, type TreeNode } from './tree';

/**
 * The score of what certainly looks like shifts: by a good name, or nearly all that shifts have.
 */
const BEYOND_DOUBT = 10;

/** A list, an object keyed by name, or a single object that could be read as the shifts. */
export interface Place {
	node: TreeNode;
	score: number;
}

/** A place as it is offered to the user. */
export interface Candidate {
	path: string;
	/** What its list is called in the response; '' where it has no name of its own. */
	name: string;
	records: number;
	/** In how many lists, or objects keyed by name, the records stand; 0 for a single record. */
	lists: number;
}

/** What to read of a response. */
export interface Choice {
	best: TreeNode;
	/** Whether it looks like shifts. */
	recognised: boolean;
	/** Another place that may hold shifts too. */
	rival: TreeNode | undefined;
	/** The fields beside the list of the best place that hold shifts of other states. */
	beside: string[];
}

/** All places, the best first. */
export const survey = (body: Json, resolve: Resolve): Place[] =>
	placesIn(treeOf(body, resolve, true).root);

/**
 * Finds the place of the shifts; undefined where the response has no place that could hold any. At
 * first only a part of the elements of long lists is traversed, as all of them would take longer
 * than all the rest of reading. Where that leaves a doubt, all are traversed.
 */
export function choosePlace(body: Json, resolve: Resolve): Choice | undefined {
	const { root, isWhole } = treeOf(body, resolve, false);
	const choice = choiceOf(placesIn(root));
	const isClear = choice?.recognised && !choice.rival;
	return isWhole || isClear ? choice : choiceOf(survey(body, resolve));
}

function choiceOf(places: Place[]): Choice | undefined {
	const best = choose(places);
	if (!best) return undefined;
	const recognised = best.score >= RECOGNISED;
	const beside = recognised ? nodesBeside(best.node) : new Map<string, TreeNode>();
	const nodes = new Set(beside.values());
	const rival = recognised
		? places.find((place) => isRival(place, best) && !nodes.has(place.node))
		: undefined;
	return { best: best.node, recognised, rival: rival?.node, beside: [...beside.keys()] };
}

/**
 * Chooses one of the places, which come best first. Where none looks like shifts, the outermost
 * records are taken: sheets before others, and lists before the objects around them.
 */
export function choose(places: Place[]): Place | undefined {
	const [best] = places;
	if (!best || best.score >= RECOGNISED) return best;
	const rank = ({ node }: Place) => {
		const kind = kindAt(node);
		const isList = node.step === 'each' || node.step === 'any';
		return (
			(kind === SHEET ? 4 : kind === ROW ? -4 : 0) +
			(isList ? 2 : 0) +
			(nameOf(node) === '' ? 1 : 0)
		);
	};
	const ranked = places.map((place) => ({ place, rank: rank(place) }));
	ranked.sort((a, b) => b.rank - a.rank || a.place.node.depth - b.place.node.depth);
	return ranked[0]?.place;
}

/**
 * Whether a place may hold shifts too: its score is as high as that of the best one, or it
 * certainly looks like shifts, and neither holds the best one nor stands in it.
 */
const isRival = (place: Place, best: Place): boolean =>
	place !== best &&
	place.node.size > 0 &&
	(place.score >= best.score ||
		(place.score >= BEYOND_DOUBT &&
			!isAbove(place.node, best.node) &&
			!isAbove(best.node, place.node)));

function placesIn(root: TreeNode): Place[] {
	const nodes: TreeNode[] = [];
	gather(root, holdsRecords, nodes);
	// Without records, lists of numbers, texts or lists are all there is, though they are no shifts.
	// Beside an empty list, numbers and texts say what was asked for, and there are no shifts.
	if (nodes.every(({ size }) => size === 0)) {
		const lists: TreeNode[] = [];
		const isEmpty = nodes.length > 0;
		gather(root, ({ step, each }) => step === 'each' && (!isEmpty || !!each), lists);
		if (lists.length > 0) return bestFirst(lists.map((node) => ({ node, score: 0 })));
	}
	const scores = scoresOf(nodes);
	return bestFirst(nodes.map((node) => ({ node, score: scores.get(node) ?? 0 })));
}

const bestFirst = (places: Place[]) =>
	places.sort((a, b) => b.score - a.score || b.node.size - a.node.size);

/** Collects the nodes that fit, outer ones before inner ones. */
function gather(node: TreeNode, fits: (node: TreeNode) => boolean, found: TreeNode[]): void {
	if (fits(node)) found.push(node);
	for (const part of node.parts.values()) gather(part, fits, found);
	if (node.each) gather(node.each, fits, found);
	if (node.any) gather(node.any, fits, found);
}

function holdsRecords(node: TreeNode): boolean {
	const { parent, step } = node;
	if (step === 'each') return node.objects > 0 || node.size === 0;
	// Where an object keyed by name holds others of that kind, the inner ones hold the records.
	if (step === 'any') return node.objects > 0 && !(node.any && node.fields.size === 0);
	if (isHollow(node)) return false;
	if (step === undefined) return true;
	// GraphQL's `edges[].node`: the record is inside the element.
	if (parent?.step === 'each') return step.key === 'node';
	for (let at = parent; at; at = at.parent) {
		if (at.step === 'each' || at.step === 'any') return false;
	}
	// A single object has to be the content of an envelope, or to be named like a shift.
	const kind = kindAt(node);
	if (isWrapper(step.key) || kind === SHIFT || kind === CLOSING) return true;
	// An object may merely say which till it is (`register: {id, name}`): that is not enough.
	const { opens, closes, expected, counted } = looksOf(node);
	return rankOf(nameOf(node)) > 0 && (opens || closes || expected || counted);
}

/** A place as it is offered to the user. */
export function candidate(node: TreeNode): Candidate {
	// The record of GraphQL's `edges[].node` is below the list's element.
	const { lists } = node.lists === 0 && node.parent?.step === 'each' ? node.parent : node;
	return { path: formatPath(stepsOf(node)), name: nameOf(node), records: node.size, lists };
}
