'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parseJson } = require('../../nodes/MapalCashrec/cashSheet/parseJson');

/** This project's own, and those that the project's issues share with it, where they are at hand. */
const FOLDERS = [
	join(__dirname, '..', 'payloads'),
	join(__dirname, '..', '..', '..', 'shared', 'payloads'),
];

/** The same, with every column of every shift. */
const FOLDERS_WITH_COLUMNS = [
	join(__dirname, '..', 'payloads-columns'),
	join(__dirname, '..', '..', '..', 'shared', 'payloads2'),
];

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
 * @returns {Array<{ name: string, body: any, expected: Expectation }>}
 */
function payloads() {
	return FOLDERS.filter(existsSync).flatMap(payloadsIn);
}

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
 * @returns {Array<{ name: string, isOwn: boolean, body: any, expected: ExpectedColumns }>}
 */
function payloadsWithColumns() {
	return FOLDERS_WITH_COLUMNS.filter(existsSync).flatMap((folder, index) =>
		payloadsIn(folder).map((payload) => ({ ...payload, isOwn: index === 0 })),
	);
}

/** @param {string} folder @returns {Array<{ name: string, body: any, expected: any }>} */
function payloadsIn(folder) {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.expect.json'))
		.map((file) => {
			/** @param {string} name */
			const read = (name) => readFileSync(join(folder, name), 'utf8');
			const name = file.replace('.expect.json', '');
			// As the node reads it: no number loses digits.
			const { value: body } = parseJson(read(`${name}.json`));
			return { name, body, expected: JSON.parse(read(file)) };
		});
}

module.exports = { payloads, payloadsWithColumns };
