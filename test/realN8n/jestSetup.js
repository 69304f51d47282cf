'use strict';

const { CURRENT, PREVIOUS, installN8n } = require('./install');

/** Installs what the end-to-end tests need, before the first of them has a time limit. */
module.exports = async () => {
	await installN8n(CURRENT);
	await installN8n(PREVIOUS);
};
