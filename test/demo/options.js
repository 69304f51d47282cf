'use strict';

/* What the demo's command line says, and which of the node's fields that sets. */

const { parseArgs } = require('node:util');
const { DateTime } = require('luxon');
const { SHAPE_HELP, shapeOf } = require('../sandbox/shapes');
const { dateRange } = require('./words');

/**
 * The periods by the node's names for them: the first and the last day, seen from a moment.
 *
 * @type {Record<string, (now: DateTime, days: number) => [first: DateTime, last: DateTime]>}
 */
const PERIODS = {
	yesterday: (now) => [now.minus({ days: 1 }), now.minus({ days: 1 })],
	today: (now) => [now, now],
	lastDays: (now, days) => [now.minus({ days }), now.minus({ days: 1 })],
	thisWeek: (now) => [now.startOf('week'), now],
	lastWeek: (now) => whole('week', now.minus({ weeks: 1 })),
	thisMonth: (now) => [now.startOf('month'), now],
	lastMonth: (now) => whole('month', now.minus({ months: 1 })),
	thisYear: (now) => [now.startOf('year'), now],
	lastYear: (now) => whole('year', now.minus({ years: 1 })),
};
/** @param {'week' | 'month' | 'year'} unit @param {DateTime} day @returns {[DateTime, DateTime]} */
const whole = (unit, day) => [day.startOf(unit), day.endOf(unit)];

const GROUPS = [
	...['centre', 'day', 'centreAndDay', 'week', 'month', 'shift', 'responsible', 'all'],
];
const HELP = `Reads cash sheets through the node, in n8n's engine, and prints one line per shift.

  npm run demo                       last week, three centres of the built-in sandbox
  npm run demo -- [options]

What to read
  --period NAME     ${Object.keys(PERIODS).slice(0, 5).join(', ')},
                    ${Object.keys(PERIODS).slice(5).join(', ')}
  --days NUMBER     so many days up to yesterday
  --start DATE      with --end: a period of your own, e.g. 2026-03-01
  --end DATE
  --centres IDS     e.g. 101,102 (default on the sandbox: 101,102,103)
  --timezone ZONE   e.g. Europe/Madrid (the default)

What to do with it
  --discrepancies   only the shifts whose counted cash is not what it should be
  --pending         the centres and days whose cash sheet is missing, empty or not counted yet;
                    of this week, if no period is given
  --summary GROUP   totals per ${GROUPS.slice(0, 6).join(', ')},
                    ${GROUPS.slice(6).join(' or ')}
  --csv             all columns as CSV; into a file: npm run --silent demo -- --csv > shifts.csv
  --json            the items as JSON

Where from
  --shape NAME      the design of the sandbox's answers: whichever it is, the table is the same
${SHAPE_HELP}
  --login           your own Mapal login instead of the sandbox: asks for it, or reads from
                    standard input one value per line: username, password, client secret,
                    and if they differ from Mapal's own: API URL, login URL, client ID
  --help            this text

The login is used for this run only and is not stored.`;

const OPERATIONS = {
	getCashSheets: 'Cash sheets',
	getDiscrepancies: 'Discrepancies',
	getPending: 'Pending cash sheets',
	getSummary: 'Summary',
};

/**
 * @typedef {object} Options
 * @property {keyof typeof OPERATIONS} operation
 * @property {Record<string, unknown>} parameters of the node
 * @property {string} title of what is printed
 * @property {string | undefined} days that are read, in words
 * @property {string} timezone
 * @property {'table' | 'csv' | 'json'} format
 * @property {import('../sandbox/shapes').Shape} shape
 * @property {boolean} login
 * @property {boolean} help
 */

/**
 * Reads the command line.
 *
 * @param {string[]} args
 * @param {Date} [now]
 * @returns {Options}
 * @throws when they can't be understood, with what to do
 */
function readOptions(args, now = new Date()) {
	const values = parse(args);
	const mode = only('operation', {
		getDiscrepancies: values.discrepancies && '--discrepancies',
		getPending: values.pending && '--pending',
		getSummary: values.summary !== undefined && '--summary',
	});
	const operation = /** @type {Options['operation']} */ (mode ?? 'getCashSheets');
	const format = only('format', { csv: values.csv && '--csv', json: values.json && '--json' });
	if (values.login && !values.centres && !values.help) {
		throw new Error('Say which centres to read, e.g. --centres 101,102');
	}
	if (values.login && values.shape) throw new Error('--shape is the design of the sandbox alone');
	const timezone = values.timezone ?? 'Europe/Madrid';
	const period = periodOf(values, DateTime.fromJSDate(now, { zone: timezone }));
	if (values.summary !== undefined && !GROUPS.includes(values.summary)) {
		throw new Error(`--summary ${values.summary}: it is one of ${GROUPS.join(', ')}`);
	}
	return {
		operation,
		parameters: {
			operation,
			centres: values.centres ?? '101,102,103',
			...period.parameters,
			...(values.summary !== undefined && { groupBy: values.summary }),
		},
		title: `${OPERATIONS[operation]}, ${period.words}`,
		days: period.days,
		timezone,
		format: /** @type {Options['format']} */ (format ?? 'table'),
		shape: shapeOf(values.shape ?? 'nested'),
		login: values.login,
		help: values.help,
	};
}

/** @param {string[]} args */
function parse(args) {
	const text = /** @type {const} */ ({ type: 'string' });
	const flag = /** @type {const} */ ({ type: 'boolean', default: false });
	try {
		return parseArgs({
			args,
			options: {
				...{ period: text, days: text, start: text, end: text, centres: text, timezone: text },
				...{ discrepancies: flag, pending: flag, summary: text, csv: flag, json: flag },
				...{ shape: text, login: flag, help: flag },
			},
		}).values;
	} catch (error) {
		throw new Error(
			`${error instanceof Error ? error.message : error}\nSee npm run demo -- --help`,
		);
	}
}

/**
 * @param {ReturnType<typeof parse>} values
 * @param {DateTime} now in the restaurants' zone
 * @returns {{ parameters: Record<string, unknown>, words: string, days: string | undefined }}
 */
function periodOf({ period, days, start, end, pending }, now) {
	only('period', {
		custom: (start || end) && '--start and --end',
		lastDays: days !== undefined && '--days',
		named: period && !(days !== undefined && period === 'lastDays') && '--period',
	});
	if (Boolean(start) !== Boolean(end)) throw new Error('--start and --end go together');
	if (start && end) {
		const dates = [start, end].map((text) => /^\d{4}-\d\d-\d\d/.exec(text)?.[0]);
		return {
			parameters: { period: 'custom', startDate: start, endDate: end },
			words: 'custom period',
			days: dates[0] && dates[1] && dateRange(dates[0], dates[1]),
		};
	}
	// Of last week nothing is pending any more.
	const usual = pending ? 'thisWeek' : 'lastWeek';
	const name = days === undefined ? (period ?? usual) : 'lastDays';
	const rule = Object.hasOwn(PERIODS, name) && PERIODS[name];
	if (!rule) {
		throw new Error(`--period ${name}: it is one of ${Object.keys(PERIODS).join(', ')}`);
	}
	const number = name === 'lastDays' ? (days ?? '7') : '1';
	if (!/^[1-9]\d*$/.test(number)) throw new Error('--days must be a whole number from 1');
	const [first, last] = rule(now, Number(number));
	return {
		parameters: { period: name, ...(name === 'lastDays' && { days: Number(number) }) },
		words:
			name === 'lastDays'
				? `last ${number === '1' ? 'day' : `${number} days`}`
				: name.replace(/[A-Z]/, (letter) => ` ${letter.toLowerCase()}`),
		days: dateRange(first.toFormat('yyyy-MM-dd'), last.toFormat('yyyy-MM-dd')),
	};
}

/**
 * @param {string} what is chosen
 * @param {Record<string, string | boolean | undefined>} chosen by meaning, the option if it is
 * given
 * @returns {string | undefined} the meaning of the one that is given
 */
function only(what, chosen) {
	const given = Object.entries(chosen).filter(([, option]) => option);
	if (given.length < 2) return given[0]?.[0];
	const options = given.map(([, option]) => option).join(' or ');
	throw new Error(`Give one ${what}: ${options}`);
}

module.exports = { HELP, readOptions };
