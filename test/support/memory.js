'use strict';

const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collectGarbage = runInNewContext('gc');

/** Bytes of the heap in use, after garbage is collected. */
function heapUsed() {
	// Twice: some garbage is freed only by the collection after its finalizers.
	collectGarbage();
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

module.exports = { heapUsed };
