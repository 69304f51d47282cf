import type { NodeExecutionHint } from 'n8n-workflow';

import type { Reading } from '../cashSheet/shifts';

/** What the user reads above the output after a run. */
export function runHints(readings: Reading[], reports: string[]): NodeExecutionHint[] {
	const hints = reports.map((words): NodeExecutionHint => ({
		message: `Cashrec answered, but it also said: ${words}. The data may be incomplete`,
		location: 'outputPane',
		type: 'warning',
	}));
	const reading = readingHint(readings);
	return reading ? [reading, ...hints] : hints;
}

/**
 * Says how a run read its responses: "Read 42 shifts of 14 cash sheets from 'data.cashSheets[].shifts'",
 * and what was noteworthy. Undefined when nothing was read.
 */
function readingHint(readings: Reading[]): NodeExecutionHint | undefined {
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
