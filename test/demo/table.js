'use strict';

/*
 * What the demo prints, as plain functions of the node's items. They know the node's columns and no
 * other names, so that they print the same whatever the names in the API are.
 */

const { amount, count, heading, text } = require('./words');

/**
 * @typedef {{ [column: string]: unknown }} Item
 * @typedef {object} Column
 * @property {string} title
 * @property {(item: Item) => string} cell
 * @property {boolean} [isNumber] whether it is aligned to the right
 * @property {boolean} [isShortened] whether texts are shortened if the table would be too wide
 *
 * @typedef {object} Sum over the counted shifts, in euros; null where no shift has the amount
 * @property {number} shifts all of them
 * @property {number} notCounted
 * @property {number | null} sales
 * @property {number | null} expected
 * @property {number | null} counted
 * @property {number | null} difference
 * @property {number} shortages
 * @property {number} short positive
 * @property {number} surpluses
 * @property {number} over
 */

/** What an item has with Simplify, in this order. */
const COLUMNS = [
	...['date', 'centreId', 'centreName', 'shift', 'status', 'sales', 'expected', 'counted'],
	...['difference', 'responsible', 'openedAt', 'closedAt', 'sheetStatus', 'shiftId'],
];
const WIDTH = 100;
const LEAST_WIDTH = 6;

/** @type {Column[]} */
const SHIFT_TABLE = [
	{ title: 'Date', cell: ({ date }) => text(date) },
	{ title: 'Centre', cell: (item) => centreOf(item), isShortened: true },
	{ title: 'Shift', cell: ({ shift }) => text(shift), isShortened: true },
	{ title: 'Status', cell: ({ status }) => text(status) },
	{ title: 'Sales', cell: ({ sales }) => amount(sales), isNumber: true },
	{ title: 'Expected', cell: ({ expected }) => amount(expected), isNumber: true },
	{ title: 'Counted', cell: ({ counted }) => amount(counted), isNumber: true },
	{ title: 'Difference', cell: ({ difference }) => amount(difference), isNumber: true },
	{ title: 'Responsible', cell: ({ responsible }) => text(responsible), isShortened: true },
];

/** @param {Item} item */
const centreOf = ({ centreName, centreId }) => text(centreName ?? centreId);

/**
 * Shifts as a table, with a sum per centre and one of all.
 *
 * @param {Item[]} items
 * @returns {string[]} lines
 */
function shiftTable(items) {
	if (items.length === 0) return [];
	/** @type {Map<unknown, Item[]>} */
	const centres = new Map();
	for (const item of items) {
		const centre = item['centreId'] ?? centreOf(item);
		centres.set(centre, [...(centres.get(centre) ?? []), item]);
	}
	/** @param {string} label @param {string} centre @param {Item[]} shifts */
	const sumRow = (label, centre, shifts) => {
		const sum = sumOf(shifts);
		const amounts = [sum.sales, sum.expected, sum.counted, sum.difference].map(amount);
		return [label, centre, count(sum.shifts, 'shift'), '', ...amounts, ''];
	};
	const perCentre = [...centres.values()].map((shifts) =>
		sumRow('Sum', shifts[0] ? centreOf(shifts[0]) : '', shifts),
	);
	const total = sumRow('Total', count(centres.size, 'centre'), items);
	const rows = items.map((item) => SHIFT_TABLE.map(({ cell }) => cell(item)));
	// With one centre its sum is the total.
	return table(SHIFT_TABLE, [rows, perCentre.length > 1 ? perCentre : [], [total]]);
}

/**
 * What stands below the shifts, a line or two, e.g. "16 to 22 November 2026: 63 shifts; 5 short by
 * 35.20, 1 over by 2.50" and "2 are not counted yet, and not in the sums".
 *
 * @param {Item[]} items
 * @param {string} [days] that were read, in words
 */
function shiftSummary(items, days) {
	const { shifts, notCounted, shortages, short, surpluses, over } = sumOf(items);
	const differing = [
		shortages > 0 ? `${shortages} short by ${amount(short)}` : [],
		surpluses > 0 ? `${surpluses} over by ${amount(over)}` : [],
	].flat();
	return [
		`${days ? `${days}: ` : ''}${count(shifts, 'shift')}; ${differing.join(', ') || 'no difference'}`,
		notCounted > 0
			? `${notCounted} ${notCounted === 1 ? 'is' : 'are'} not counted yet, and not in the sums`
			: [],
	]
		.flat()
		.join('\n');
}

/**
 * Sums in cents over the counted shifts, so that difference = counted − expected.
 *
 * @param {Item[]} items
 * @returns {Sum}
 */
function sumOf(items) {
	const counted = items.filter((item) => typeof item['counted'] === 'number');
	/** @param {string} column @param {(value: number) => boolean} [isMeant] */
	const values = (column, isMeant = () => true) =>
		counted.flatMap(({ [column]: value }) =>
			typeof value === 'number' && isMeant(value) ? value : [],
		);
	/** @param {number[]} amounts */
	const add = (amounts) => amounts.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100;
	const sum = (/** @type {string} */ column) =>
		values(column).length > 0 ? add(values(column)) : null;
	const shortages = values('difference', (value) => value < 0);
	const surpluses = values('difference', (value) => value > 0);
	return {
		shifts: items.length,
		notCounted: items.length - counted.length,
		sales: sum('sales'),
		expected: sum('expected'),
		counted: sum('counted'),
		difference: sum('difference'),
		shortages: shortages.length,
		short: Math.abs(add(shortages)),
		surpluses: surpluses.length,
		over: add(surpluses),
	};
}

/** Amounts among the columns of the other operations; their other numbers are counts. */
const AMOUNTS = new Set(['sales', 'expected', 'counted', 'difference', 'short', 'over']);
/** Columns that are left out: they are said above the table, or by the name of the centre. */
const UNPRINTED = new Set(['from', 'to', 'centreId']);

/**
 * Items of any operation as a table of their own columns.
 *
 * @param {Item[]} items
 * @returns {string[]} lines
 */
function plainTable(items) {
	const [first] = items;
	if (!first) return [];
	const hasNames = items.every(({ centreName }) => typeof centreName === 'string');
	const columns = Object.keys(first)
		.filter((name) => !UNPRINTED.has(name) || (name === 'centreId' && !hasNames))
		.map((name) => ({
			title: heading(name),
			cell: (/** @type {Item} */ item) => (AMOUNTS.has(name) ? amount : text)(item[name]),
			isNumber: items.every(({ [name]: value }) => value === null || typeof value === 'number'),
			isShortened: items.some(({ [name]: value }) => typeof value === 'string'),
		}));
	return table(columns, [items.map((item) => columns.map(({ cell }) => cell(item)))]);
}

/**
 * Lays out rows of cells, at most 100 characters wide if shortening texts can do it.
 *
 * @param {Column[]} columns
 * @param {string[][][]} parts of the table, with a line between
 * @returns {string[]} lines
 */
function table(columns, parts) {
	const filled = parts.filter((rows) => rows.length > 0);
	const head = columns.map(({ title }) => title);
	const widths = columns.map((_, index) =>
		Math.max(...[head, ...filled.flat()].map((row) => (row[index] ?? '').length)),
	);
	const total = (/** @type {number} */ gap) =>
		widths.reduce((sum, width) => sum + width, gap * (widths.length - 1));
	const gap = total(2) > WIDTH ? 1 : 2;
	while (total(gap) > WIDTH) {
		const widest = columns.reduce(
			(best, { isShortened }, index) =>
				isShortened && (widths[index] ?? 0) > (widths[best] ?? LEAST_WIDTH) ? index : best,
			-1,
		);
		if (widest < 0) break;
		widths[widest] = (widths[widest] ?? 0) - 1;
	}
	const line = widths.map((width) => '─'.repeat(width)).join(' '.repeat(gap));
	const written = [[head], ...filled].map((rows) =>
		rows.map((row) =>
			columns
				.map(({ isNumber }, index) => {
					const cell = row[index] ?? '';
					const width = widths[index] ?? 0;
					if (isNumber) return cell.padStart(width);
					return cell.length > width ? `${cell.slice(0, width - 1)}…` : cell.padEnd(width);
				})
				.join(' '.repeat(gap))
				.trimEnd(),
		),
	);
	return written.flatMap((rows, index) => (index === 0 ? rows : [line, ...rows]));
}

/**
 * Comma-separated values by RFC 4180: a heading, CRLF after each line, quotes where they are
 * needed; decimals have a dot.
 *
 * @param {Item[]} items
 * @param {string[]} [columns] those of the first item if not given
 */
function csv(items, columns = Object.keys(items[0] ?? {})) {
	const field = (/** @type {unknown} */ value) => {
		const written = value === null || value === undefined ? '' : String(value);
		return /[",\r\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
	};
	if (columns.length === 0) return '';
	const rows = items.map((item) => columns.map((column) => item[column]));
	return [columns, ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

module.exports = { COLUMNS, WIDTH, csv, plainTable, shiftSummary, shiftTable, sumOf };
