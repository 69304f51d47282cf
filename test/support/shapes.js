'use strict';

const { SHAPES } = require('../sandbox/shapes');
const { setUp } = require('./setup');

/**
 * @typedef {import('../sandbox/shapes').Shape} Shape
 * @typedef {ReturnType<typeof import('../sandbox/data').cashSheets>} CashSheets
 */

const ALL_SHAPES = /** @type {Shape[]} */ (Object.keys(SHAPES));

/** The present moment of the data: an evening on which shifts are open. */
const NOW = '2026-03-05T20:30:00Z';

/**
 * What happened at the tills, the same in every design: centre 102 did not open on the 3rd, and in
 * its night shift from the 2nd to the 3rd cash went missing.
 *
 * @param {CashSheets} sheets
 */
function withIncidents(sheets) {
	for (const sheet of sheets) {
		if (sheet.centre.id !== 102) continue;
		if (sheet.businessDate === '2026-03-03') {
			Object.assign(sheet, { shifts: [], bankDeposits: [], securityCompany: [] });
		}
		if (sheet.businessDate !== '2026-03-02') continue;
		for (const { name, cash } of sheet.shifts) {
			if (name !== 'Dinner') continue;
			cash.counted = Math.round(cash.expected * 100 - 4321) / 100;
			cash.difference = -43.21;
		}
	}
	return sheets;
}

/**
 * The engine with a sandbox for each design of answers, all with the same data, for a whole test
 * file.
 */
function setUpForShapes() {
	/** @type {Map<Shape, Awaited<ReturnType<typeof setUp>>>} */
	const all = new Map();
	beforeAll(async () => {
		for (const shape of ALL_SHAPES) {
			const n8n = await setUp({ shape });
			n8n.sandbox.clock.now = () => new Date(NOW);
			n8n.sandbox.edit(withIncidents);
			all.set(shape, n8n);
		}
	});
	afterAll(async () => {
		for (const { sandbox } of all.values()) await sandbox.stop();
	});

	/**
	 * Runs the node for days of the past.
	 *
	 * @param {Shape} shape
	 * @param {{ start: string, end: string, centres: string }} asked
	 * @param {Record<string, unknown>} [parameters]
	 */
	async function run(shape, { start, end, centres }, parameters = {}) {
		const n8n = all.get(shape);
		if (!n8n) throw new Error(`${shape} has not been started`);
		const { items, error, hints } = await n8n.execute(n8n.credential(), {
			parameters: { centres, period: 'custom', startDate: start, endDate: end, ...parameters },
		});
		return {
			error,
			items: items.map(({ json }) => json),
			hints: hints.map(({ message }) => message),
			/** The sheets that the sandbox holds for these days and centres. */
			sheets: n8n.sandbox.expectedSheets({
				start: `${start}T00:00:00`,
				end: `${end}T23:59:59`,
				centres: centres.split(','),
			}),
		};
	}
	return run;
}

module.exports = { ALL_SHAPES, setUpForShapes };
