'use strict';

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/** This project's own, and those that the project's issues share with it, where they are at hand. */
const FOLDERS = [
	join(__dirname, '..', 'payloads'),
	join(__dirname, '..', '..', '..', 'shared', 'payloads'),
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
	return FOLDERS.filter(existsSync).flatMap((folder) =>
		readdirSync(folder)
			.filter((file) => file.endsWith('.expect.json'))
			.map((file) => {
				/** @param {string} name */
				const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
				const name = file.replace('.expect.json', '');
				return { name, body: read(`${name}.json`), expected: read(file) };
			}),
	);
}

module.exports = { payloads };
