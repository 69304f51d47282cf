import type { NodeExecutionHint } from 'n8n-workflow';

import type { AmountFields, Discrepancy } from '../cashSheet/amounts';
import type { Reading } from '../cashSheet/reading/reading';
import type { Requests } from './read';

/** What a run of Get Discrepancies compared. */
export interface Comparison {
	fields: AmountFields;
	tolerance: number;
	/** Those that count. */
	differing: Discrepancy[];
	/** How many shifts have the amounts; open ones have not. */
	compared: number;
	shifts: number;
}

/** What the user reads above the output after a run. */
export function runHints(
	readings: Reading[],
	comparisons: Comparison[],
	made: Requests[],
): NodeExecutionHint[] {
	const reports = [...new Set(made.flatMap((requests) => requests.reports))];
	const retries = sum(made.map((requests) => requests.retries));
	const requests = sum(made.map((one) => one.requests));
	const hints = reports.map((words): NodeExecutionHint => ({
		message: `Cashrec answered, but it also said: ${words}. The data may be incomplete`,
		location: 'outputPane',
		type: 'warning',
	}));
	const partial = [...new Set(made.flatMap((one) => one.partial))];
	if (partial.length > 0) {
		hints.unshift({
			message: `Cashrec gave only a part of what was asked for: ${partial.slice(0, 3).join('; ')}${partial.length > 3 ? ` and ${partial.length - 3} more` : ''}. Ask for fewer days or centres per request`,
			location: 'outputPane',
			type: 'warning',
		});
	}
	const names = made.find(({ foundNames }) => foundNames !== undefined)?.foundNames;
	if (names !== undefined) {
		hints.push({
			message: `Cashrec takes the parameters ${names}: set 'Parameter Names' to them, which saves a request per run`,
			location: 'outputPane',
			type: 'info',
		});
	}
	if (retries > 0) {
		hints.push({
			message: `Cashrec did not answer at once: ${count(retries, 'request')} had to be tried again`,
			location: 'outputPane',
			type: 'info',
		});
	}
	return [comparisonHint(comparisons), readingHint(readings, requests), ...hints].filter(
		(hint) => hint !== undefined,
	);
}

/** "3 of 42 shifts differ by more than 1.00: short 27.40, over 5.00; compared 'cash.expected' with 'cash.counted'" */
function comparisonHint(comparisons: Comparison[]): NodeExecutionHint | undefined {
	const [first] = comparisons;
	if (!first) return undefined;
	const shifts = sum(comparisons.map((comparison) => comparison.shifts));
	const compared = sum(comparisons.map((comparison) => comparison.compared));
	const differing = comparisons.flatMap((comparison) => comparison.differing);
	// In cents: sums of amounts with decimals show noise.
	const total = (type: Discrepancy['type']) =>
		sum(
			differing
				.filter((discrepancy) => discrepancy.type === type)
				.map(({ difference }) => Math.round(Math.abs(difference ?? 0) * 100)),
		) / 100;
	const by = first.tolerance > 0 ? ` by more than ${first.tolerance.toFixed(2)}` : '';
	const fields = [...new Set(comparisons.map((comparison) => what(comparison.fields)))].join(
		' and ',
	);
	const message = `${differing.length} of ${count(shifts, 'shift')} ${differing.length === 1 ? 'differs' : 'differ'}${by}: short ${total('shortage').toFixed(2)}, over ${total('surplus').toFixed(2)}; ${fields}`;
	const left = shifts - compared;
	return {
		message: left > 0 ? `${message}; ${left} open or without a count` : message,
		location: 'outputPane',
		type: 'info',
	};
}

function what({ expected, counted, difference }: AmountFields): string {
	if (expected !== undefined && counted !== undefined)
		return `compared '${expected}' with '${counted}'`;
	return difference === undefined ? 'no shift is closed yet' : `read '${difference}'`;
}

/**
 * Says how a run read its responses: "Read 42 shifts of 14 cash sheets from 'data.cashSheets[].shifts'",
 * and what was noteworthy. Undefined when nothing was read.
 */
function readingHint(readings: Reading[], requests: number): NodeExecutionHint | undefined {
	if (readings.length === 0) return undefined;
	const shifts = sum(readings.map((reading) => reading.shifts));
	const sheets = sum(readings.map((reading) => reading.sheets));
	const empty = sum(readings.map((reading) => reading.emptySheets));
	const filled = readings.filter((reading) => reading.shifts > 0 || reading.sheets > 0);
	if (filled.length === 0) {
		return {
			message: 'The response holds no cash sheets for this period and these centres',
			location: 'outputPane',
			type: 'info',
		};
	}

	const paths = [...new Set(filled.map(({ path }) => path))];
	const recognised = filled.every((reading) => reading.recognised);
	const what = recognised ? 'shift' : 'record';
	let message = `Read ${count(shifts, what)}`;
	if (sheets > 0) message += ` of ${count(sheets, 'cash sheet')}`;
	message += ` from ${paths.map(place).join(' and ')}`;
	if (empty > 0) message += `; ${count(empty, 'cash sheet')} without shifts`;

	const totals = sum(filled.map((reading) => reading.totals));
	if (totals > 0) message += `; ${count(totals, 'total')} kept beside the shifts as 'total'`;

	// Several input items are several requests anyway.
	if (requests > readings.length) message += `; ${requests} requests`;

	const notes: string[] = [];
	if (!recognised) {
		notes.push(
			"No list of shifts was recognised, so each record became an item. If this is wrong, set the option 'Shift List Name or ID'",
		);
	}
	const tie = filled.find((reading) => reading.tie)?.tie;
	if (tie) {
		notes.push(
			`${place(tie.path)} (${tie.records}) looks like a list of shifts too and was not read. To read it, set the option 'Shift List Name or ID'`,
		);
	}
	return {
		message: [message, ...notes].join('. '),
		location: 'outputPane',
		type: notes.length > 0 ? 'warning' : 'info',
	};
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

const count = (number: number, thing: string) => `${number} ${thing}${number === 1 ? '' : 's'}`;

const place = (path: string) =>
	path === '' ? 'the top level of the response' : `'${path.replace(/\[\]$/, '')}'`;
