import { CLOSING, COUNTED, EXPECTED, ROW, SHIFT, TILL, type Concept } from '../vocabulary/concepts';
import { isWrapper, kindOf, wordsOf } from '../vocabulary/words';
import { isEmptyPage, isReference } from './envelope';
import { looksOf, type Looks } from './looks';
import { nameOf, type TreeNode } from './tree';

/*
 * Mapal's response schema is not public, so shifts are found by structure and by the vocabulary of
 * the trade: what the name of the records says, and whether they look like till sessions.
 */

/** What a node is judged by. */
interface Facts extends Looks {
	node: TreeNode;
	/** What the node holds, by its name. */
	kind: Concept | undefined;
	/** What the record around it looks like. */
	around: Looks | undefined;
	/** Whether a node inside of it holds shifts. */
	holdsShifts: boolean;
}

interface Evidence {
	why: string;
	points: number;
	fact: (facts: Facts) => boolean;
}

const opensAndCloses = ({ opens, closes }: Looks) => opens && closes;

/** Facts about the records at a node. The score is the sum of the points of those that hold. */
export const EVIDENCE: Evidence[] = [
	{ why: 'the list is called shifts', points: 10, fact: ({ kind }) => kind === SHIFT },
	{ why: 'the list is called closings', points: 8, fact: ({ kind }) => kind === CLOSING },
	{ why: 'the list is called tills', points: 5, fact: ({ kind }) => kind === TILL },
	{
		why: 'the list is called as rows of a section are',
		points: -10,
		fact: ({ kind }) => kind === ROW,
	},
	{
		why: 'called as rows are, but they open, close and are counted',
		points: 8,
		fact: (facts) =>
			facts.kind === ROW && opensAndCloses(facts) && (facts.expected || facts.counted),
	},
	{ why: 'has a time of opening and one of closing', points: 4, fact: opensAndCloses },
	{
		why: 'has a time of opening or one of closing',
		points: 2,
		fact: ({ opens, closes }) => opens !== closes,
	},
	{ why: 'a field names the shift', points: 4, fact: ({ shiftLabel }) => shiftLabel },
	{ why: 'a field names the till', points: 1, fact: ({ tillLabel }) => tillLabel },
	{ why: 'a field names a person', points: 1, fact: ({ person }) => person },
	{ why: 'has a state', points: 1, fact: ({ status }) => status },
	{ why: 'has an expected amount', points: 2, fact: ({ expected }) => expected },
	{ why: 'has a counted amount', points: 2, fact: ({ counted }) => counted },
	{ why: 'has a difference', points: 2, fact: ({ difference }) => difference },
	{
		why: 'holds lists of records',
		points: 2,
		fact: ({ node }) => [...node.parts.values()].some((part) => (part.each?.objects ?? 0) > 0),
	},
	{
		why: 'keeps the working hours or wages of staff, and no takings',
		points: -20,
		// A counted amount makes no difference: time sheets have declared tips.
		fact: ({ labour, takings, expected, difference }) =>
			labour && !takings && !expected && !difference,
	},
	{ why: 'a field tells means of payment apart', points: -8, fact: ({ tender }) => tender },
	{ why: 'names cash and other tenders', points: -12, fact: ({ node }) => node.tenders.size > 1 },
	{ why: 'counts coins and notes', points: -6, fact: ({ pieces }) => pieces },
	{
		why: 'a list beside it tells means of payment apart by the same amounts',
		points: -8,
		fact: ({ node, opens, closes, shiftLabel }) =>
			!opens && !closes && !shiftLabel && isBesideTenders(node),
	},
	{
		why: 'stands in a record that opens and closes, and does neither itself',
		points: -8,
		fact: ({ kind, around, opens, closes, shiftLabel }) =>
			around !== undefined &&
			opensAndCloses(around) &&
			kind !== SHIFT &&
			!opens &&
			!closes &&
			!shiftLabel,
	},
];

/** Whether a list of means of payment stands beside this one, with amounts of the same names. */
function isBesideTenders(node: TreeNode): boolean {
	const holder = node.parent?.parent;
	if (node.step !== 'each' || !holder?.parent) return false;
	const lists = tenderListsIn(holder);
	const names = [...node.fields.keys()].filter((name) =>
		[EXPECTED, COUNTED].some((role) => role.in(wordsOf(name))),
	);
	return (
		names.length > 1 &&
		lists.some((list) => list !== node && names.every((name) => list.fields.has(name)))
	);
}

/** No real record has more lists of means of payment. */
const MOST_TENDER_LISTS = 20;

const tenderLists = new WeakMap<TreeNode, TreeNode[]>();

/** The lists in a record that tell means of payment apart. */
function tenderListsIn(holder: TreeNode): TreeNode[] {
	let lists = tenderLists.get(holder);
	if (!lists) {
		lists = [...holder.parts.values()]
			.flatMap(({ each }) => each ?? [])
			.filter((list) => looksOf(list).tender || list.tenders.size > 1)
			.slice(0, MOST_TENDER_LISTS);
		tenderLists.set(holder, lists);
	}
	return lists;
}

/** The least score of shifts. One good name or two kinds of evidence reach it. */
export const RECOGNISED = 5;

/** What a node holds, by its name. */
export const kindAt = (node: TreeNode): Concept | undefined => kindOf(wordsOf(nameOf(node)));

/** How well the name of a list fits shifts: the best name has the highest rank. */
export function rankOf(name: string): number {
	const kind = kindOf(wordsOf(name));
	return kind === SHIFT ? 3 : kind === CLOSING ? 2 : kind === TILL ? 1 : 0;
}

/**
 * The scores of nodes.
 *
 * @param nodes outer ones before inner ones
 */
export function scoresOf(nodes: TreeNode[]): Map<TreeNode, number> {
	const scores = new Map<TreeNode, number>();
	const within = new Map<TreeNode, Within>();
	// Inner nodes first: an outer one is no shift when it holds shifts.
	for (const node of [...nodes].reverse()) {
		const around = recordAround(node);
		const facts: Facts = {
			...looksOf(node),
			node,
			kind: kindAt(node),
			around: around && looksOf(around),
			holdsShifts: holdsShifts(node, within.get(node)),
		};
		let score = 0;
		for (const { fact, points } of EVIDENCE) if (fact(facts)) score += points;
		// These are no shifts, whatever speaks for them. In the list for the user they precede rows.
		if (facts.holdsShifts || isEmptyPage(node) || isReference(node)) score = Math.min(score, -1);
		scores.set(node, score);
		if (score >= RECOGNISED) tellAbove(node, within);
	}
	return scores;
}

/** The highest ranks of the recognised nodes below a node. */
interface Within {
	any: number;
	/** Without drawers and counts, which may be parts of a session. */
	sessions: number;
}

/** Notes a recognised node at all nodes above it, so that no pairs have to be compared. */
function tellAbove(node: TreeNode, within: Map<TreeNode, Within>): void {
	const rank = rankOf(nameOf(node));
	const isSession = kindAt(node) === SHIFT || opensAndCloses(looksOf(node));
	for (let at = node.parent; at; at = at.parent) {
		const { any, sessions } = within.get(at) ?? { any: 0, sessions: 0 };
		within.set(at, {
			any: Math.max(any, rank),
			sessions: Math.max(sessions, isSession ? rank : 0),
		});
	}
}

function holdsShifts(node: TreeNode, within: Within | undefined): boolean {
	if (!within) return false;
	// A drawer or a count inside a record that itself opens and closes is a part of that record, as it
	// is inside one that names its shift and has cash of its own.
	const looks = looksOf(node);
	const isSession =
		opensAndCloses(looks) || (looks.shiftLabel && (looks.expected || looks.counted));
	const rank = isSession ? within.sessions : within.any;
	return rank > 0 && rank >= rankOf(nameOf(node));
}

/** The nearest record around a node that is more than a part of another. */
function recordAround(node: TreeNode): TreeNode | undefined {
	for (let at = node.parent; at; at = at.parent) {
		if (at.objects === 0) continue;
		if (typeof at.step !== 'object' || isWrapper(at.step.key)) return at;
	}
	return undefined;
}
