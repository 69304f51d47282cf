import type { NodeExecutionHint } from 'n8n-workflow';

import type { Came } from './came';
import type { ReadItem } from './operation';
import type { Requests } from './read';

/* The warnings above the output: the data may not be what was asked for, or be too large. */

export type Hint = NodeExecutionHint;

export const hint = (type: Hint['type'], message: string): Hint => ({
	message,
	type,
	location: 'outputPane',
});

const MOST_NAMED = 10;

/** In characters of JSON: n8n saves an execution's output as one text, and a browser shows it. */
const MOST_OF_SHEETS = 50_000_000;

/** @param size of the cash sheets in all items together, in characters of JSON */
export function sheetsWarning(size: number, items: number): string[] {
	if (size <= MOST_OF_SHEETS) return [];
	const megabytes = Math.round(size / 1e6).toLocaleString('en');
	const message = `Include Cash Sheet adds ${megabytes} MB to ${count(items, 'item')}: n8n may fail to save or to show so much. Switch it off, or set 'Output' to One Item per Cash Sheet`;
	return [message];
}

/** Says that only a part of what was asked for came. */
export function partialHint(made: readonly Requests[]): Hint | undefined {
	const partial = [...new Set(made.flatMap((one) => one.partial))];
	return partial.length > 0 ? hint('warning', partly(partial)) : undefined;
}

/** @param partial which requests brought only a part, and why */
export function partly(partial: string[]): string {
	const message = `Cashrec gave only a part of what was asked for: ${listed(partial, 3)}. Ask for fewer days or centres per request`;
	return message;
}

/** @param words what Cashrec said beside its data */
export function alsoSaid(words: string): string {
	const message = `Cashrec answered, but it also said: ${words}. The data may be incomplete`;
	return message;
}

/** Names the centres that were asked for where nothing came at all. */
export function nothingHint(read: readonly ReadItem[]): Hint {
	const centres = [...new Set(read.flatMap(({ sheets }) => sheets.asked.centres))];
	const names = listed(centres, MOST_NAMED);
	return hint(
		'warning',
		`The response holds no cash sheets for this period and ${centres.length === 1 ? 'centre' : 'these centres:'} ${names}. Check 'Centre IDs' and 'Period'`,
	);
}

/** Names the centres that were asked for but of which nothing came. */
export function missingHint(read: readonly Came[]): Hint | undefined {
	const missing = new Set<string>();
	// If nothing came at all, the reading hint says so.
	if (read.every(({ sheets }) => sheets.all.length === 0)) return undefined;
	const anywhere = new Set(read.flatMap((one) => [...one.allCentres]));
	for (const { sheets, assignment, allCentres } of read) {
		const isNothing = sheets.all.length === 0;
		// Without a field that tells the centre nothing can be said.
		if (!isNothing && !assignment.verdicts.centreId.field) continue;
		const given = isNothing ? anywhere : allCentres;
		for (const centre of sheets.asked.centres) if (!given.has(centre)) missing.add(centre);
	}
	if (missing.size === 0) return undefined;
	const names = listed([...missing], MOST_NAMED);
	return hint(
		'warning',
		`Nothing came back for ${missing.size === 1 ? 'centre' : `${missing.size} centres:`} ${names}. Check 'Centre IDs', or use Get Pending Cash Sheets to see which days are missing`,
	);
}

/** Says that shifts came that were not asked for: of other centres, or of other days. */
export function strayHint(read: readonly Came[]): Hint | undefined {
	const strays = new Set<string>();
	for (const { sheets, centres } of read) {
		const known = new Set(sheets.asked.centres);
		for (const centre of centres) if (!known.has(centre)) strays.add(centre);
	}
	const outside = read.reduce((sum, one) => sum + one.outside, 0);
	const parts: string[] = [];
	if (strays.size > 0) {
		parts.push(
			`shifts of ${listed([...strays], MOST_NAMED)}, which ${strays.size === 1 ? 'is' : 'are'} not among 'Centre IDs'`,
		);
	}
	if (outside > 0) parts.push(`${count(outside, 'shift')} outside the period`);
	if (parts.length === 0) return undefined;
	return hint(
		'warning',
		`Cashrec also gave ${parts.join(', and ')}. They are in the output: filter them out if they should not count`,
	);
}

/** Says that shifts came that may not count: twice, in an earlier version, or marked as deleted. */
export function doubtfulHint(read: readonly ReadItem[]): Hint | undefined {
	const repeated = read.reduce((sum, { sheets }) => sum + sheets.repeated, 0);
	const deletions = [...new Set(read.flatMap(({ assignment }) => assignment.deletions))];
	const parts: string[] = [];
	if (repeated > 0) {
		parts.push(
			`${count(repeated, 'shift')} with the ID of another one of the same centre and day, which may be the same shift twice or an earlier version of it`,
		);
	}
	if (deletions.length > 0) {
		parts.push(`shifts that are marked as deleted or void (${listed(deletions, 3)})`);
	}
	if (parts.length === 0) return undefined;
	return hint(
		'warning',
		`Cashrec gave ${parts.join(', and ')}. They are in the output and in sums: to filter them out, switch 'Simplify' off and look at their fields`,
	);
}

/** Says that amounts of several currencies stand in one column. */
export function currencyHint(read: readonly ReadItem[]): Hint | undefined {
	const currencies = [...new Set(read.flatMap((one) => one.assignment.currencies))];
	if (currencies.length === 0) return undefined;
	return hint(
		'warning',
		`The amounts are in ${currencies.join(' and ')}, and sums add them as they stand. Ask for the centres of one currency at a time`,
	);
}

/** At most `most` texts, and how many more there are. */
export function listed(texts: string[], most: number, last = ', '): string {
	const shown = texts.slice(0, most).join(last);
	return texts.length > most ? `${shown} and ${texts.length - most} more` : shown;
}

/** `1 shift`, `2 shifts` */
export const count = (number: number, thing: string) =>
	`${number} ${thing}${number === 1 ? '' : 's'}`;
