'use strict';

/*
 * What the node should give for the sandbox's cash sheets, worked out from the data themselves and
 * without any of the node's code.
 */

/**
 * @typedef {import('../sandbox/shapes').CashSheet} CashSheet
 * @typedef {import('../sandbox/shapes').Shape} Shape
 * @typedef {ReturnType<typeof rowsOf>[number]} Row
 */

/** The columns of an item, in their order. */
const COLUMNS = [
	'date',
	'centreId',
	'centreName',
	'shift',
	'status',
	'sales',
	'expected',
	'counted',
	'difference',
	'responsible',
	'openedAt',
	'closedAt',
	'sheetStatus',
	'shiftId',
];

/** The state of a cash sheet, as each design of the sandbox words it. */
const SHEET_STATUS = {
	nested: { Open: 'Open', Reviewed: 'Reviewed', Closed: 'Closed' },
	flat: { Open: 'Open', Reviewed: 'Reviewed', Closed: 'Closed' },
	sections: { Open: 'OPEN', Reviewed: 'REVIEWED', Closed: 'CLOSED' },
	keyed: { Open: 'OPEN', Reviewed: 'REVIEWED', Closed: 'CLOSED' },
	spanish: { Open: 'Abierta', Reviewed: 'Revisada', Closed: 'Cerrada' },
};

/** @param {string} status @param {Shape} shape @returns {string} */
const statusIn = (status, shape) =>
	/** @type {Record<string, string>} */ (SHEET_STATUS[shape])[status] ?? status;

/**
 * The shifts of cash sheets as the columns show them, in the order of the data.
 *
 * @param {CashSheet[]} sheets
 * @param {Shape} [shape] the design whose words `sheetStatus` is in
 */
const rowsOf = (sheets, shape = 'nested') =>
	sheets.flatMap((sheet) =>
		sheet.shifts.map((shift) => ({
			date: sheet.businessDate,
			centreId: String(sheet.centre.id),
			centreName: sheet.centre.name,
			shift: shift.name,
			status: shift.status === 'Closed' ? 'closed' : 'open',
			sales: shift.sales.gross,
			expected: shift.cash.expected,
			counted: shift.cash.counted,
			difference: shift.cash.difference,
			responsible: shift.responsible,
			openedAt: shift.openedAt?.slice(0, 19) ?? null,
			closedAt: shift.closedAt?.slice(0, 19) ?? null,
			sheetStatus: statusIn(sheet.status, shape),
			shiftId: String(shift.id),
		})),
	);

/** An empty cash sheet as the columns show it. @param {CashSheet} sheet @param {Shape} [shape] */
const emptyRowOf = (sheet, shape = 'nested') => ({
	.../** @type {Record<string, null>} */ (
		Object.fromEntries(COLUMNS.map((column) => [column, null]))
	),
	date: sheet.businessDate,
	centreId: String(sheet.centre.id),
	centreName: sheet.centre.name,
	sheetStatus: statusIn(sheet.status, shape),
});

/**
 * What is pending, counted by hand: a walk over the days and centres that were asked for.
 *
 * @param {CashSheet[]} sheets
 * @param {{ days: string[], centres: string[], states?: string[], shape?: Shape }} asked
 */
function pendingOf(
	sheets,
	{ days, centres, states = ['missing', 'empty', 'open'], shape = 'nested' },
) {
	return days.flatMap((date) =>
		centres.flatMap((centreId) => {
			const sheet = sheets.find(
				({ businessDate, centre }) => businessDate === date && String(centre.id) === centreId,
			);
			const named = sheets.find(({ centre }) => String(centre.id) === centreId);
			const open = sheet?.shifts.filter(({ status }) => status === 'Open') ?? [];
			const applying = [
				!sheet && 'missing',
				sheet && sheet.shifts.length === 0 && 'empty',
				open.length > 0 && 'open',
				sheet?.status === 'Open' && 'notReviewed',
			];
			const state = applying.find((one) => one && states.includes(one));
			return state
				? [
						{
							date,
							centreId,
							centreName: named?.centre.name ?? null,
							state,
							shifts: sheet?.shifts.length ?? 0,
							openShifts: open.length,
							sheetStatus: sheet ? statusIn(sheet.status, shape) : null,
						},
					]
				: [];
		}),
	);
}

/**
 * Totals of rows that share a group, with the group's own columns, added up in whole cents.
 *
 * @param {Row[]} rows of one group
 * @param {object} columns
 */
function totalsOf(rows, columns) {
	const counted = rows.filter(({ difference }) => difference !== null);
	/** @param {Array<number | null>} amounts */
	const sum = (amounts) =>
		amounts.reduce(
			(/** @type {number} */ all, amount) => all + Math.round((amount ?? 0) * 100),
			0,
		) / 100;
	const differences = counted.map(({ difference }) => difference ?? 0);
	const short = differences.filter((difference) => difference < 0);
	const over = differences.filter((difference) => difference > 0);
	return {
		...columns,
		shifts: rows.length,
		notCounted: rows.length - counted.length,
		sales: sum(counted.map(({ sales }) => sales)),
		expected: sum(counted.map(({ expected }) => expected)),
		counted: sum(counted.map((row) => row.counted)),
		difference: sum(differences),
		shortages: short.length,
		short: sum(short.map((amount) => -amount)),
		surpluses: over.length,
		over: sum(over),
	};
}

/**
 * Totals per group, in the order of their first row.
 *
 * @param {Row[]} rows
 * @param {(row: Row) => object} columnsOf what a group's item begins with, which also tells groups apart
 */
function summaryOf(rows, columnsOf) {
	/** @type {Map<string, Row[]>} */
	const groups = new Map();
	for (const row of rows) {
		const key = JSON.stringify(columnsOf(row));
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return [...groups].map(([key, group]) => totalsOf(group, JSON.parse(key)));
}

/**
 * Sorted by centre, date and shift: one of the sandbox's designs gives centres in an order of its own.
 *
 * @template {object} T
 * @param {T[]} items
 * @returns {T[]}
 */
const sorted = (items) => {
	/** @param {any} item */
	const key = (item) => `${item.centreId}|${item.date ?? item.from}|${item.shiftId ?? ''}`;
	return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
};

module.exports = { COLUMNS, emptyRowOf, pendingOf, rowsOf, sorted, statusIn, summaryOf };
