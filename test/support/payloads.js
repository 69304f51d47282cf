'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parseJson } = require('../../nodes/MapalCashrec/cashSheet/parseJson');

/*
 * Responses, each with what is to be read in it. The project's own test all that the project
 * promises. Responses in a folder beside the repository are an extra, and their tests say so.
 */

const ROOT = join(__dirname, '..', '..');
const EXTRA = 'extra, of a folder beside the repository';

/**
 * @template T
 * @typedef {object} Responses
 * @property {T[]} own
 * @property {T[]} extra none where there is no such folder
 */

/**
 * @typedef {object} Expectation
 * @property {number} shiftCount
 * @property {string} shiftPath
 * @property {boolean} [recognised]
 * @property {{ shiftCount?: number[], shiftPath?: string[] } | null} [acceptable]
 * @property {{ expected: number | null, counted: number | null, difference: number | null }} [firstShift]
 * @property {string | null} [signConvention]
 * @property {{ expected?: string, counted?: string, difference?: string } | 'question' | null} [amounts]
 * where the amounts are read; null without shifts
 *
 * @typedef {{ name: string, body: any, expected: Expectation }} Payload
 *
 * @param {(payload: Payload) => boolean} [isWanted]
 * @returns {Responses<Payload>}
 */
const payloads = (isWanted = () => true) => ({
	own: payloadsIn('test/payloads').filter(isWanted),
	extra: payloadsIn('../shared/payloads').filter(isWanted),
});

/**
 * @typedef {object} ExpectedShift what a careful accountant reads in the response; null where it does not say
 * @property {string | null} centre
 * @property {string | null} centreName
 * @property {string | null} date
 * @property {string | null} name
 * @property {string | null} id
 * @property {boolean | null} open
 * @property {string | number | number[] | null} openedAt as in the response
 * @property {string | number | number[] | null} closedAt likewise
 * @property {string | null} responsible
 * @property {number | null} sales
 * @property {number | null} expected
 * @property {number | null} counted
 * @property {number | null} difference
 * @property {string | null} [sheetStatus]
 *
 * @typedef {object} ExpectedColumns
 * @property {{ centres: string[], start: string, end: string, zone?: string }} asked
 * @property {ExpectedShift[]} shifts
 * @property {string[]} ambiguous what nobody could tell for sure from the response alone
 * @property {string[]} [notFound] columns that the response tells and the node leaves null
 *
 * @typedef {{ name: string, body: any, expected: ExpectedColumns }} PayloadWithColumns
 *
 * @param {(payload: PayloadWithColumns) => boolean} [isWanted]
 * @returns {Responses<PayloadWithColumns>}
 */
const payloadsWithColumns = (isWanted = () => true) => ({
	own: payloadsIn('test/payloads-columns').filter(isWanted),
	extra: payloadsIn('../shared/payloads2').filter(isWanted),
});

/**
 * A test of each response. Tests of the extra say so in their names; without an extra there is one
 * skipped test that says that.
 *
 * @template T
 * @param {Responses<T>} responses
 * @param {string} title with `$name`
 * @param {(response: T) => unknown} run
 */
function testEach({ own, extra }, title, run) {
	const each = /** @type {any} */ (test.each);
	each(own)(title, run);
	if (extra.length > 0) {
		each(extra)(`${EXTRA}: ${title}`, run);
	} else {
		test.skip(`${EXTRA}: ${title.replace('$name', 'each response')}`, () => {
			throw new Error('There are none');
		});
	}
}

/** @param {string} path from the root on @returns {Array<{ name: string, body: any, expected: any }>} */
function payloadsIn(path) {
	const folder = join(ROOT, path);
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((file) => file.endsWith('.expect.json'))
		.map((file) => {
			/** @param {string} name */
			const read = (name) => readFileSync(join(folder, name), 'utf8');
			const name = file.replace('.expect.json', '');
			// Parsed as the node does it, so that no number loses digits.
			const { value: body } = parseJson(read(`${name}.json`));
			return { name, body, expected: JSON.parse(read(file)) };
		});
}

module.exports = { payloads, payloadsWithColumns, testEach };
