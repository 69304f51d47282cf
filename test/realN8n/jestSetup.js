'use strict';

const { appendFileSync } = require('node:fs');
const { CURRENT, PREVIOUS, installN8n } = require('./install');

/** Installs what the end-to-end tests need, before the first of them has a time limit. */
module.exports = async () => {
	const { version, from } = await installN8n(CURRENT);
	// `latest` is looked up once, and every test names the version that it ran in.
	process.env.N8N_VERSION = version;
	await installN8n(PREVIOUS);
	const which = `The tests run in n8n ${version} (${from}), and most of them in ${PREVIOUS} too.\n`;
	process.stderr.write(which);
	// Shown on the page of the run on GitHub.
	const { GITHUB_STEP_SUMMARY: summary } = process.env;
	if (summary) appendFileSync(summary, which);
};
