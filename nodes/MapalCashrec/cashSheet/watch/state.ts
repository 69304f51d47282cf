import { createHash } from 'node:crypto';

/*
 * What a trigger has seen, as n8n keeps it from one poll to the next: plain values, always replaced
 * as a whole. Each shift takes 30 characters: hashes of its key and its content, and its mark.
 */

/** To be raised when the form of the state changes: a state of another version is not used. */
export const STATE_VERSION = 2;

const KEY = 12;
const CONTENT = 10;
const MARK = 8;
const ENTRY = KEY + CONTENT + MARK;

export interface SeenState {
	version: number;
	/** The first local day to read, `yyyy-MM-dd`: shifts of earlier days are never given. */
	since: string;
	/** A hash of `keyedBy` (sightings.ts); '' while no shift was seen. */
	keyedBy: string;
	/** A hash of `WatchSettings.watched`. */
	watched: string;
	/** The entries of shifts, as one text, by the local day on which they were last recorded. */
	days: Record<string, string>;
	/** The paths of expected, counted and difference, for polls that read too few shifts to tell. */
	fields?: Record<string, string>;
}

/** What is recorded of a shift, besides its key. */
export interface Entry {
	content: string;
	/** What the trigger's event is about: `closed`, or a hash of the difference; '' for neither. */
	mark: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const isText = (value: unknown, form: RegExp) => typeof value === 'string' && form.test(value);

/**
 * Reads the state that n8n has kept.
 *
 * @returns `isDamaged` is true for data that is cut short, of another version, or no state at all,
 * and false where nothing was kept yet
 */
export function readState(data: unknown): { state: SeenState | undefined; isDamaged: boolean } {
	if (data === null || typeof data !== 'object')
		return { state: undefined, isDamaged: data !== undefined };
	const { version, since, keyedBy, watched, days, fields } = data as Record<string, unknown>;
	if (Object.keys(data).length === 0) return { state: undefined, isDamaged: false };
	const isWhole =
		version === STATE_VERSION &&
		isText(since, DAY) &&
		typeof keyedBy === 'string' &&
		isText(watched, /^.{1,20}$/) &&
		isRecordOf(days, (day, text) => DAY.test(day) && text.length % ENTRY === 0) &&
		(fields === undefined || isRecordOf(fields, () => true));
	return { state: isWhole ? (data as SeenState) : undefined, isDamaged: !isWhole };
}

function isRecordOf(value: unknown, isGood: (key: string, text: string) => boolean): boolean {
	return (
		typeof value === 'object' &&
		value !== null &&
		Object.entries(value).every(([key, text]) => typeof text === 'string' && isGood(key, text))
	);
}

/** Splits the text of a day into its entries. */
export function entriesIn(text: string): Array<[key: string, entry: Entry]> {
	return Array.from({ length: Math.floor(text.length / ENTRY) }, (_, index) => {
		const entry = text.slice(index * ENTRY, (index + 1) * ENTRY);
		const mark = entry.slice(KEY + CONTENT).replace(/-+$/, '');
		return [entry.slice(0, KEY), { content: entry.slice(KEY, KEY + CONTENT), mark }];
	});
}

/** The text of one entry: the reverse of `entriesIn`. */
export const toText = (key: string, { content, mark }: Entry): string =>
	key + content + mark.padEnd(MARK, '-');

const hash = (text: string, length: number) =>
	createHash('sha256').update(text).digest('base64').slice(0, length);

export const hashKey = (text: string) => hash(text, KEY);
export const hashContent = (text: string) => hash(text, CONTENT);
/** Never ends in `-`, with which `toText` fills up a mark: base64 has no such character. */
export const hashMark = (text: string) => hash(text, MARK);
