'use strict';

const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

setFlagsFromString('--expose-gc');
/** @type {() => void} */
const collectGarbage = runInNewContext('gc');

/** Bytes of what is still in use: what is not was collected before. */
function heapUsed() {
	// What a first collection leaves to finalizers is gone after a second.
	collectGarbage();
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

module.exports = { heapUsed };
