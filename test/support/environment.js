'use strict';

/**
 * Runs something with other environment variables, and puts them back.
 *
 * @template T
 * @param {Record<string, string>} variables
 * @param {() => Promise<T>} run
 * @returns {Promise<T>}
 */
async function withEnvironment(variables, run) {
	const before = { ...process.env };
	Object.assign(process.env, variables);
	try {
		return await run();
	} finally {
		for (const name of Object.keys(variables)) {
			if (before[name] === undefined) delete process.env[name];
			else process.env[name] = before[name];
		}
	}
}

module.exports = { withEnvironment };
