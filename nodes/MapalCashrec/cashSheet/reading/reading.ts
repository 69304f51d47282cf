import { InputError } from '../inputError';
import { resolverOf, type Json, type JsonObject, type Resolve } from '../json';
import { withEmbeddedJson } from '../parseJson';
import { candidate, choose, choosePlace, survey, type Candidate } from '../locate/choose';
import { stepsOf } from '../locate/tree';
import { formatPath, parsePath, type Step } from '../path';
import { withBeside } from './beside';
import { elementsAt, type Group } from './groups';
import { sheetOf } from './sheet';
import { withRecords } from './tables';
import { withoutTotals } from './totals';
import { withoutOtherTypes } from './types';

export interface Reading {
	/**
	 * Where the shifts were read, e.g. `cashSheets[].shifts[]`; '' for a response that is the list.
	 */
	path: string;
	/** Whether what was read looks like till shifts, or is merely what the response holds. */
	recognised: boolean;
	/** In the order of the response. A cash sheet without shifts is a group without elements. */
	groups: Group[];
	/** The fields beside the list whose records were read too: `currentShift`. */
	beside: string[];
	shifts: number;
	/** Whether a reference was followed: then two groups may share one list. */
	hasReferences: boolean;
	/** How many cash sheets: 0 where the response has no records above the shifts. */
	sheets: number;
	emptySheets: number;
	/** How many rows sum up others. These are no shifts: items inherit them. */
	totals: number;
	/** Another place that may hold shifts too, and was not read. */
	tie: Candidate | undefined;
}

/** The response with records in place of JSON texts and of tables with a list of columns. */
const unpacked = (body: Json) => withRecords(withEmbeddedJson(body));

/** At most so many lists are offered to choose from. */
const MOST_LISTS = 50;

/**
 * Finds the shifts in a response.
 *
 * @param body the parsed body of the response
 * @param path where the shifts are; without it they are looked for
 * @throws InputError when the path matches nothing, naming the lists that the response holds
 */
export function readShifts(body: Json, path?: string): Reading {
	body = unpacked(body);
	const resolve = resolverOf(body);
	if (path !== undefined && path.trim() !== '') {
		const steps = parsePath(path);
		const { fits, ...found } = elementsAt(body, steps, resolve);
		const held = fits ? [] : survey(body, resolve).filter(({ node }) => node.size > 0);
		if (held.length > 0) {
			throw new InputError(
				`'Shift List Name or ID' is ${path.trim()}, but the response has nothing there`,
				`The response holds ${list(held.map(({ node }) => candidate(node)))}. Set 'Shift List Name or ID' to one of these, or leave it out to let the node find the shifts`,
			);
		}
		return reading(steps, found, true);
	}
	const chosen = choosePlace(body, resolve);
	if (!chosen) return reading([], { groups: [], hasReferences: false }, false);
	return {
		...shiftsAt(body, stepsOf(chosen.best), resolve, chosen),
		tie: chosen.rival && candidate(chosen.rival),
	};
}

/**
 * Reads the shifts of an answer at the place where another answer had them, without a search.
 *
 * @returns undefined where there are none, or where those of the other may be no shifts
 */
export function readAlike(body: Json, other: Reading): Reading | undefined {
	if (!other.recognised || other.tie) return undefined;
	body = unpacked(body);
	// Anything but a list would be taken for a single shift.
	if (other.path === '' && !Array.isArray(body)) return undefined;
	const found = shiftsAt(body, parsePath(other.path), resolverOf(body), other);
	return found.shifts > 0 ? found : undefined;
}

function shiftsAt(
	body: Json,
	steps: Step[],
	resolve: Resolve,
	{ recognised, beside }: Pick<Reading, 'recognised' | 'beside'>,
): Reading {
	const { groups, hasReferences } = elementsAt(body, steps, resolve);
	const shifts = withBeside(groups, beside).map((group) => withoutTotals(withoutOtherTypes(group)));
	let totals = 0;
	for (const { ancestor, keys } of shifts) {
		if (!ancestor?.isTotal) continue;
		for (const total of Object.values(ancestor.record)) {
			// Several rows of a list are held together; under a key a total may be a list itself.
			totals += Array.isArray(total) && !keys ? total.length : 1;
		}
	}
	return { ...reading(steps, { groups: shifts, hasReferences }, recognised), beside, totals };
}

/**
 * The lists that a response holds, for the user to choose from: the one that is read without a
 * choice comes first.
 */
export function shiftLists(body: Json): Candidate[] {
	body = unpacked(body);
	const places = survey(body, resolverOf(body));
	const best = choose(places);
	const others = places.filter((place) => place !== best && place.node.size > 0);
	return (best ? [best, ...others] : others)
		.slice(0, MOST_LISTS)
		.map(({ node }) => candidate(node));
}

function list(candidates: Candidate[]): string {
	const shown = candidates
		.slice(0, 10)
		.map(({ path, records }) => `${path === '' ? '[]' : path} (${records})`);
	return shown.join(', ') + (candidates.length > shown.length ? ', …' : '');
}

function reading(
	steps: Step[],
	{ groups, hasReferences }: Pick<Reading, 'groups' | 'hasReferences'>,
	recognised: boolean,
): Reading {
	const sheets = new Map<JsonObject, number>();
	let shifts = 0;
	for (const { ancestor, elements } of groups) {
		shifts += elements.length;
		const sheet = sheetOf(ancestor)?.record;
		if (sheet) sheets.set(sheet, (sheets.get(sheet) ?? 0) + elements.length);
	}
	let emptySheets = 0;
	for (const count of sheets.values()) if (count === 0) emptySheets++;
	return {
		// A response that is the list itself has the path '', as a single record has.
		path: formatPath(steps.length === 1 && steps[0] === 'each' ? [] : steps),
		recognised,
		groups,
		beside: [],
		hasReferences,
		shifts,
		sheets: sheets.size,
		emptySheets,
		totals: 0,
		tie: undefined,
	};
}

/**
 * Reads an answer at the place where the fullest one has its shifts. In an answer whose sheets are
 * all empty another place may have been found: even the sheets themselves, if they have amounts.
 */
export function sameList(one: Reading, fullest: Reading, body: Json): Reading {
	if (one.path === fullest.path || !fullest.recognised) return one;
	const steps = parsePath(fullest.path);
	if (one.recognised && !isWithin(steps, parsePath(one.path))) return one;
	const whole = unpacked(body);
	const { fits, ...found } = elementsAt(whole, steps, resolverOf(whole));
	found.groups = withBeside(found.groups, fullest.beside);
	// An empty object keyed by name makes no group, but fits: the shifts would stand there.
	return found.groups.length > 0 || fits ? reading(steps, found, true) : one;
}

/** Whether a place lies within the records of another place. */
const isWithin = (inner: Step[], outer: Step[]): boolean =>
	inner.length > outer.length && formatPath(inner.slice(0, outer.length)) === formatPath(outer);
