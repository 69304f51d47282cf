import { fingerprint } from '../fingerprint';
import { isObject } from '../json';
import { ancestorsOf, type Place } from '../profile/field';
import { isMissing } from '../profile/values';
import type { Group } from '../reading/groups';
import { sheetOf } from '../reading/sheet';

/** So many shifts are looked at closely: fields that are null in some show in others. */
const SAMPLE = 300;

/** About `most` of the shifts, spread evenly; all of them where there are fewer. */
export const sampleOf = (groups: readonly Group[], most: number): Place[] =>
	sampled(groups, most).map(({ place }) => place);

/**
 * The sample of several answers. A shift that an earlier answer gave too is left out: its ID would
 * look like one that several shifts share.
 */
export function sampleOfAnswers(answers: Group[][]): Place[] {
	if (answers.length < 2) return sampleOf(answers[0] ?? [], SAMPLE);
	const answerOf = answers.flatMap((groups, answer) => groups.map(() => answer));
	const sample = sampled(answers.flat(), SAMPLE).map(({ place, group }): Place => ({
		...place,
		answer: answerOf[group] ?? 0,
	}));
	const first = new Map<number, number>();
	return sample.filter(({ element, answer = 0 }) => {
		const print = fingerprint(element);
		if (!first.has(print)) first.set(print, answer);
		return first.get(print) === answer;
	});
}

function sampled(
	groups: readonly Group[],
	most: number,
): Array<{ place: Place; /** The position of its group. */ group: number }> {
	let count = 0;
	for (const { elements } of groups) count += elements.length;
	const stride = Math.max(1, count / most);
	const sample: ReturnType<typeof sampled> = [];
	let next = 0;
	let at = 0;
	groups.forEach(({ ancestor, elements, keys }, group) => {
		const ancestors = at + elements.length > next ? ancestorsOf(ancestor) : [];
		for (; next < at + elements.length; next = Math.floor(sample.length * stride)) {
			const index = next - at;
			const element = elements[index] ?? null;
			sample.push({ place: { element, ancestors, ancestor, key: keys?.[index] }, group });
		}
		at += elements.length;
	});
	return sample;
}

/** A bare row lacks at least this share of all fields; the row of an open shift lacks fewer. */
const SHARE_OF_THE_SHIFT = 1 / 3;

/**
 * Splits a sample: a join of sheets with their shifts has a bare row for each sheet without shifts,
 * with null in every field of a shift. Whether bare rows are really such, their columns have to
 * tell.
 */
export function withoutBare(places: readonly Place[]): { whole: Place[]; bare: Place[] } {
	const filledIn = places.map(
		({ element }) =>
			new Set(
				isObject(element) ? Object.keys(element).filter((name) => !isMissing(element[name])) : [],
			),
	);
	const barest = filledIn.reduce((least, one) => (one.size < least.size ? one : least));
	const all = new Set(filledIn.flatMap((names) => [...names]));
	const ofTheShift = [...all].filter((name) => !barest.has(name));
	if (ofTheShift.length < all.size * SHARE_OF_THE_SHIFT) return { whole: [...places], bare: [] };
	const isBare = (names: ReadonlySet<string>) => !ofTheShift.some((name) => names.has(name));
	const ofOthers = new Set(filledIn.flatMap((names) => (isBare(names) ? [] : [...names])));
	// Other rows repeat the fields of sheets: a field that only bare rows have is none of these.
	if ([...barest].some((name) => !ofOthers.has(name))) return { whole: [...places], bare: [] };
	return {
		whole: places.filter((_place, index) => !isBare(filledIn[index] ?? barest)),
		bare: places.filter((_place, index) => isBare(filledIn[index] ?? barest)),
	};
}

/** How far above the shifts their cash sheet stands; undefined where there is none. */
export function sheetLevelOf(groups: readonly Group[]): number | undefined {
	for (const { ancestor } of groups) {
		const sheet = sheetOf(ancestor);
		if (sheet) return ancestorsOf(ancestor).indexOf(sheet) + 1 || undefined;
	}
	return undefined;
}

/** A place for each cash sheet without shifts, as if it had a shift without fields. */
export const emptyPlaces = (groups: readonly Group[]): Place[] =>
	groups
		.filter(({ ancestor, elements }) => elements.length === 0 && sheetOf(ancestor))
		.slice(0, SAMPLE)
		.map(({ ancestor }) => ({
			element: {},
			ancestors: ancestorsOf(ancestor),
			ancestor,
			key: undefined,
		}));
