import type { Assignment } from './assignment';
import { COLUMNS, type ColumnName } from './names';

/** What the fields beside those of the columns decide: nothing is counted before a shift is closed. */
const HELPERS = [
	['state', ['status', 'counted', 'difference']],
	['closedFlag', ['status', 'counted', 'difference']],
	['openFlag', ['status', 'counted', 'difference']],
	['openedOn', ['openedAt']],
	['closedOn', ['closedAt']],
] as const satisfies ReadonlyArray<readonly [keyof Assignment, readonly ColumnName[]]>;

/**
 * Takes back what later answers have made doubtful.
 *
 * @param first the assignment that rows were read by; its doubts, its question, and what else they show, are added
 * @param now the assignment by all that has come since
 * @returns the columns whose values no longer stand
 */
export function takeBack(first: Assignment, now: Assignment): Set<ColumnName> {
	const doubtful = new Set<ColumnName>();
	for (const name of COLUMNS) {
		const [was, is] = [first.verdicts[name].field, now.verdicts[name].field];
		if (name === 'shiftId' || !was || was.path === is?.path) continue;
		first.verdicts[name] = { field: undefined, why: [], doubt: [was, ...(is ? [is] : [])] };
		doubtful.add(name);
	}
	for (const [helper, names] of HELPERS) {
		const was = first[helper];
		if (was && was.path !== now[helper]?.path) for (const name of names) doubtful.add(name);
	}
	if (doubtful.has('expected') || doubtful.has('counted')) doubtful.add('difference');
	const { field } = first.verdicts.difference;
	if (doubtful.has('difference') && field) {
		first.verdicts.difference = { field: undefined, why: [], doubt: [field] };
	}
	first.question ??= now.question;
	first.currencies = now.currencies;
	first.deletions = now.deletions;
	return doubtful;
}
