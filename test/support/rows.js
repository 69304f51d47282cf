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

module.exports = { COLUMNS, rowsOf, sorted, statusIn };
