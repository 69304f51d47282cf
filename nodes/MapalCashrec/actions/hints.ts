import { DateTime } from 'luxon';

import { COLUMN_LABELS, COLUMNS, type ColumnName } from '../cashSheet/columns/names';
import type { Asked } from '../cashSheet/columns/column';
import { shortAndOver } from '../cashSheet/compare/discrepancy';
import { cameFor, type Came } from './came';
import type { ReadItem } from './operation';
import type { Requests } from './read';
import {
	alsoSaid,
	count,
	currencyHint,
	doubtfulHint,
	hint,
	listed,
	missingHint,
	nothingHint,
	partialHint,
	strayHint,
	type Hint,
} from './warnings';

/** What the user reads above the output after a run. */
export function runHints(read: readonly ReadItem[], made: readonly Requests[]): Hint[] {
	const reports = [...new Set(made.flatMap((one) => one.reports))];
	const retries = sum(made.map((one) => one.retries));
	const came = read.map(cameFor);
	const names = made.find(({ foundNames }) => foundNames !== undefined)?.foundNames;
	return [
		comparisonHint(read),
		readingHint(came),
		partialHint(made),
		missingHint(came),
		strayHint(came),
		doubtfulHint(read),
		currencyHint(read),
		...read.flatMap(({ warnings = [] }) => warnings.map((words) => hint('warning', words))),
		...reports.map((words) => hint('warning', alsoSaid(words))),
		names !== undefined &&
			hint(
				'info',
				`Cashrec takes the parameters ${names}: set 'Parameter Names' to them, which saves a request per run`,
			),
		retries > 0 &&
			hint(
				'info',
				`Cashrec did not answer at once: ${count(retries, 'request')} had to be tried again`,
			),
	].filter((one): one is Hint => typeof one === 'object');
}

/** "3 of 42 shifts differ by more than 1.00: short 27.40, over 5.00; 2 are not counted" */
function comparisonHint(read: readonly ReadItem[]): Hint | undefined {
	const comparisons = read.flatMap(({ comparison }) => (comparison ? [comparison] : []));
	const [first] = comparisons;
	if (!first) return undefined;
	const rows = comparisons.flatMap((comparison) => comparison.rows);
	const differing = comparisons.flatMap((comparison) => comparison.differing);
	const { short, over } = shortAndOver(differing);
	const by = first.tolerance > 0 ? ` by more than ${first.tolerance.toFixed(2)}` : '';
	const left = rows.filter(({ difference }) => difference === null).length;
	return hint(
		'info',
		`${differing.length} of ${count(rows.length, 'shift')} ${differing.length === 1 ? 'differs' : 'differ'}${by}: short ${short.toFixed(2)}, over ${over.toFixed(2)}${left > 0 ? `; ${left} ${left === 1 ? 'is' : 'are'} not counted` : ''}`,
	);
}

/**
 * "63 shifts of 3 centres, 16 to 22 November 2026, 2 open. Not found: responsible (set it under
 * Columns)"
 */
function readingHint(read: readonly Came[]): Hint | undefined {
	const [first] = read;
	if (!first) return undefined;
	const empty = sum(read.map(({ sheets }) => sheets.empty.size));
	const readings = read
		.flatMap(({ sheets }) => sheets.readings)
		.filter((one) => one.shifts > 0 || one.sheets > 0);
	if (readings.length === 0) {
		return nothingHint(read);
	}
	const recognised = readings.every((reading) => reading.recognised);
	const parts = [describe(read, recognised ? 'shift' : 'record', first.sheets.asked)];
	if (empty > 0) parts.push(`${count(empty, 'cash sheet')} without shifts`);
	const totals = sum(readings.map((reading) => reading.totals));
	if (totals > 0) parts.push(`${count(totals, 'total')} kept apart`);
	const merged = sum(read.map(({ sheets }) => sheets.merged));
	if (merged > 0) parts.push(`${count(merged, 'shift')} that several requests gave, given once`);
	const notes = [parts.join(', ')];

	let isDoubtful = false;
	if (!recognised) {
		isDoubtful = true;
		const paths = [...new Set(readings.map(({ path }) => place(path)))].join(' and ');
		notes.push(
			`No list of shifts was recognised, so each record of ${paths} became an item. If this is wrong, set the option 'Shift List Name or ID'`,
		);
	}
	const tie = readings.find((reading) => reading.tie)?.tie;
	if (tie) {
		isDoubtful = true;
		notes.push(
			`Read from ${place(readings[0]?.path ?? '')}; ${place(tie.path)} (${tie.records}) looks like a list of shifts too and was not read. To read it, set the option 'Shift List Name or ID'`,
		);
	}
	if (recognised && read.some(({ shifts }) => shifts > 0)) notes.push(...columnNotes(read));
	return hint(isDoubtful ? 'warning' : 'info', notes.join('. '));
}

function describe(came: readonly Came[], what: string, { start, end }: Asked): string {
	const centres = new Set(came.flatMap((one) => [...one.centres]));
	const days = came.flatMap(({ first, last }) => (first && last ? [first, last] : [])).sort();
	const [first = start, last = end] = [days[0], days.at(-1)];
	const open = sum(came.map((one) => one.open));
	let text = count(sum(came.map(({ shifts }) => shifts)), what);
	if (centres.size > 0) text += ` of ${count(centres.size, 'centre')}`;
	if (first && last) text += `, ${period(first, last)}`;
	return open > 0 ? `${text}, ${open} open` : text;
}

/** Names the columns without any value: not found, or with several fields that would do. */
function columnNotes(read: readonly Came[]): string[] {
	const isAllOpen = read.every(({ shifts, open }) => shifts === open);
	const notFound = COLUMNS.filter(
		(name) =>
			name !== 'shiftId' &&
			read.every(({ nulls }) => nulls.includes(name)) &&
			// Rightly empty: while all shifts are open nothing is counted yet.
			!(['counted', 'difference', 'closedAt'].includes(name) && isAllOpen && isSure(read, name)),
	);
	const inDoubt = notFound.filter((name) => doubtOf(read, name).length > 0);
	const notes: string[] = [];
	const plain = notFound.filter((name) => !inDoubt.includes(name));
	if (plain.length > 0) {
		const names = plain.map((name) => COLUMN_LABELS[name].toLowerCase().replace(/ id$/, ' ID'));
		notes.push(
			`Not found: ${names.join(', ')} (set ${plain.length === 1 ? 'it' : 'them'} under 'Columns')`,
		);
	}
	for (const name of inDoubt) {
		notes.push(
			`${COLUMN_LABELS[name]} may be ${listed(doubtOf(read, name), 4, ' or ')}: set it under 'Columns'`,
		);
	}
	return notes;
}

const isSure = (read: readonly ReadItem[], name: ColumnName) =>
	read.some(({ assignment }) => assignment.verdicts[name].field !== undefined);

const doubtOf = (read: readonly ReadItem[], name: ColumnName) => [
	...new Set(
		read.flatMap(({ assignment }) => assignment.verdicts[name].doubt.map(({ path }) => path)),
	),
];

/** "16 to 22 November 2026", "28 December 2026 to 3 January 2027" */
function period(first: string, last: string): string {
	const [from, to] = [first, last].map((day) =>
		DateTime.fromISO(day, { zone: 'utc', locale: 'en-GB', numberingSystem: 'latn' }),
	);
	if (!from?.isValid || !to?.isValid) return `${first} to ${last}`;
	if (first === last) return from.toFormat('d LLLL yyyy');
	const start = from.year !== to.year ? 'd LLLL yyyy' : from.month !== to.month ? 'd LLLL' : 'd';
	return `${from.toFormat(start)} to ${to.toFormat('d LLLL yyyy')}`;
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

const place = (path: string) =>
	path === '' ? 'the top level of the response' : `'${path.replace(/\[\]$/, '')}'`;
