'use strict';

/** From here on a ratio is looked at again: other work on the machine can only make it worse. */
const SUSPECT = 6;
const LEAST_RUNS = 2;
const MOST_RUNS = 25;

/**
 * How the time of something grows from an input of n to one of 4n: about 4 is linear, 16 is
 * quadratic. For each size the shortest of some runs counts, so that other work on the machine matters
 * little.
 *
 * @param {number} n large enough for n to take a millisecond or so
 * @param {(size: number) => () => void} prepare makes the input, and returns what is to be timed
 */
function growth(n, prepare) {
	const small = prepare(n);
	const large = prepare(4 * n);
	small();
	large();
	let [ofSmall, ofLarge, ratio] = [Infinity, Infinity, Infinity];
	for (let run = 0; run < MOST_RUNS && (run < LEAST_RUNS || ratio > SUSPECT); run++) {
		ofSmall = Math.min(ofSmall, timeOf(small));
		ofLarge = Math.min(ofLarge, timeOf(large));
		// A little is added for the part that does not grow: the first microseconds of a call.
		ratio = (ofLarge + 0.2) / (ofSmall + 0.2);
	}
	return ratio;
}

/** @param {() => void} run */
function timeOf(run) {
	const started = process.hrtime.bigint();
	run();
	return Number(process.hrtime.bigint() - started) / 1e6;
}

module.exports = { growth };
