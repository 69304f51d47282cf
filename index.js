'use strict';

// For programs that use the package without n8n's loader, which reads package.json's `n8n` section.
module.exports = {
	...require('./dist/credentials/MapalCashrecApi.credentials.js'),
	...require('./dist/nodes/MapalCashrec/MapalCashrec.node.js'),
	...require('./dist/nodes/MapalCashrec/MapalCashrecTrigger.node.js'),
};
