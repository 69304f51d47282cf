'use strict';

const { COLUMNS, csv, plainTable, shiftSummary, shiftTable } = require('./table');
const { count } = require('./words');

/**
 * The whole output of a run.
 *
 * @param {Pick<import('./options').Options, 'format' | 'operation' | 'title' | 'days' | 'timezone'>} options
 * @param {import('./table').Item[]} items
 * @param {object} run
 * @param {string | undefined} run.hint
 * @param {string} run.seconds
 * @param {{ calls: number, logins: number } | undefined} run.requests to the sandbox
 */
function write({ format, operation, title, days, timezone }, items, { hint, seconds, requests }) {
	const isShifts = operation === 'getCashSheets' || operation === 'getDiscrepancies';
	if (format === 'json') return `${JSON.stringify(items, null, '\t')}\n`;
	if (format === 'csv') return csv(items, isShifts ? COLUMNS : undefined);
	const head = `${title}${days ? `: ${days}` : ''}, days as in ${timezone}`;
	const table = isShifts ? shiftTable(items) : plainTable(items);
	const foot = isShifts ? shiftSummary(items, days) : count(items.length, 'row');
	const took = requests
		? `${count(requests.calls, 'request')} and ${count(requests.logins, 'login')}, ${seconds} s`
		: `Took ${seconds} s`;
	const advice = `
That was the built-in sandbox. With your own Mapal login:
  npm run demo -- --login --centres 101,102
Which shifts are short: npm run demo -- --discrepancies
What else it can do: npm run demo -- --help`;
	const lines = [
		head,
		'',
		...(table.length > 0 ? [...table, ''] : []),
		foot,
		...(hint ? [hint] : []),
		took,
	];
	return `${[...lines, ...(requests ? [advice] : [])].join('\n')}\n`;
}

module.exports = { write };
