'use strict';

/**
 * How many runs a test of chance makes: few in `npm test`, as many as asked for in its own command.
 */
const faultRuns = () => Number(process.env.FAULT_RUNS ?? 20);
const faultSeed = () => Number(process.env.FAULT_SEED ?? 20260305);

/** Prints something that a reader of the tests should see. @param {string} text */
const report = (text) => process.stdout.write(`${text}\n`);

/**
 * Numbers from 0 to 1, the same for the same seed (mulberry32).
 *
 * @param {number} seed
 */
function chance(seed) {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

module.exports = { chance, faultRuns, faultSeed, report };
