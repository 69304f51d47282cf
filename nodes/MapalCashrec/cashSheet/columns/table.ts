import { ancestorsOf, type Place } from '../profile/field';
import { Profile } from '../profile/profile';
import type { Group } from '../reading/groups';
import { sheetOf } from '../reading/sheet';
import { assign, type Assignment, type ByHand } from './assign';
import type { Asked } from './column';
import { rowReader, withUniqueIds } from './read';
import type { Row } from './names';

/** So many shifts are looked at closely: fields that are null in some show in others. */
const SAMPLE = 300;

/** Each shift of the groups with what stands around it, in their order. */
export function* placesIn(groups: readonly Group[]): Generator<Place> {
	for (const { ancestor, elements, keys } of groups) {
		const ancestors = ancestorsOf(ancestor);
		for (let index = 0; index < elements.length; index++) {
			yield { element: elements[index] ?? null, ancestors, key: keys?.[index] };
		}
	}
}

/** The shifts of the sample: spread evenly, all of them where they are few. */
export function sampleOf(groups: readonly Group[], most = SAMPLE): Place[] {
	let count = 0;
	for (const { elements } of groups) count += elements.length;
	const stride = Math.max(1, count / most);
	const sample: Place[] = [];
	let next = 0;
	let at = 0;
	for (const { ancestor, elements, keys } of groups) {
		const ancestors = at + elements.length > next ? ancestorsOf(ancestor) : [];
		for (; next < at + elements.length; next = Math.floor(sample.length * stride)) {
			const index = next - at;
			sample.push({ element: elements[index] ?? null, ancestors, key: keys?.[index] });
		}
		at += elements.length;
	}
	return sample;
}

/** How far above the shifts their cash sheet stands; undefined where there is none. */
export function sheetLevelOf(groups: readonly Group[]): number | undefined {
	for (const { ancestor } of groups) {
		const sheet = sheetOf(ancestor);
		if (sheet) return ancestorsOf(ancestor).indexOf(sheet) + 1 || undefined;
	}
	return undefined;
}

/** The columns of shifts, and how they were found. */
export function readTable(
	groups: readonly Group[],
	asked: Asked,
	byHand: ByHand = new Map(),
): { rows: Row[]; assignment: Assignment; profile: Profile } {
	const profile = new Profile();
	profile.add(sampleOf(groups));
	const assignment = assign(profile.fields.values(), asked, byHand, sheetLevelOf(groups));
	const read = rowReader(assignment, asked);
	const rows: Row[] = [];
	for (const place of placesIn(groups)) rows.push(read(place));
	return { rows: withUniqueIds(rows), assignment, profile };
}
