'use strict';

/**
 * How the time of something grows from an input of n to one of 4n: about 4 is linear, 16 is
 * quadratic. For each size the shortest of some runs counts, and of some rounds the least ratio, so
 * that other work on the machine matters little.
 *
 * @param {number} n large enough for n to take a millisecond or so
 * @param {(size: number) => () => void} prepare makes the input, and returns what is to be timed
 */
function growth(n, prepare) {
	const small = prepare(n);
	const large = prepare(4 * n);
	small();
	large();
	let least = Infinity;
	// Other work on the machine can only make a ratio worse: so further rounds are fair.
	for (let round = 0; round < 5 && least > 6; round++) {
		// A little is added for the part that does not grow: the first microseconds of a call.
		least = Math.min(least, (shortest(large) + 0.2) / (shortest(small) + 0.2));
	}
	return least;
}

/** @param {() => void} run */
function shortest(run) {
	let best = Infinity;
	for (let time = 0; time < 5; time++) {
		const started = process.hrtime.bigint();
		run();
		best = Math.min(best, Number(process.hrtime.bigint() - started) / 1e6);
	}
	return best;
}

module.exports = { growth };
