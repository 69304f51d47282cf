import { createHash } from 'node:crypto';

/*
 * What a trigger has seen, as n8n keeps it from one poll to the next: plain values, to be replaced as a
 * whole. Of each shift there are 30 characters: its key, its content and its mark, all hashed.
 */

/** Raised when the form changes: a state of another version is left behind. */
export const STATE_VERSION = 2;

const KEY = 12;
const CONTENT = 10;
const MARK = 8;
const ENTRY = KEY + CONTENT + MARK;

export interface SeenState {
	version: number;
	/** The first local day to read, `yyyy-MM-dd`: nothing from before it is new. */
	since: string;
	/** What makes the keys of shifts; '' while none was seen. */
	keyedBy: string;
	/** A hash of what was watched. */
	watched: string;
	/** The entries of shifts by the local day on which they were last recorded. */
	days: Record<string, string>;
	/** The fields of expected, counted and difference, for a poll that reads too few shifts to tell. */
	fields?: Record<string, string>;
}

/** What is recorded of a shift, besides its key. */
export interface Entry {
	content: string;
	/** What the event is about: that it is closed, or its difference; '' for neither. */
	mark: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const isText = (value: unknown, form: RegExp) => typeof value === 'string' && form.test(value);

/**
 * Reads the state that n8n has kept.
 *
 * @returns `isDamaged` when there is one that is cut short, of another version or no state at all
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

/** The entries of a day, by key. */
export function entriesIn(text: string): Array<[key: string, entry: Entry]> {
	return Array.from({ length: Math.floor(text.length / ENTRY) }, (_, index) => {
		const entry = text.slice(index * ENTRY, (index + 1) * ENTRY);
		const mark = entry.slice(KEY + CONTENT).replace(/-+$/, '');
		return [entry.slice(0, KEY), { content: entry.slice(KEY, KEY + CONTENT), mark }];
	});
}

/** The reverse of `entriesIn` for one of them. */
export const toText = (key: string, { content, mark }: Entry): string =>
	key + content + mark.padEnd(MARK, '-');

const hash = (text: string, length: number) =>
	createHash('sha256').update(text).digest('base64').slice(0, length);

export const hashKey = (text: string) => hash(text, KEY);
export const hashContent = (text: string) => hash(text, CONTENT);
/** Never one that ends in the sign that fills it up. */
export const hashMark = (text: string) => hash(text, MARK);
