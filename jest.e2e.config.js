/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config'),
	testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'],
	reporters: ['default', ['<rootDir>/test/support/resultReporter.js', { file: 'e2e.json' }]],
	collectCoverage: false,
	// Each file starts an n8n of its own, and mostly waits for it. More of them than there are cores to
	// start them would time out.
	maxWorkers: 2,
	// The first start installs n8n into the user's cache folder.
	globalSetup: '<rootDir>/test/realN8n/jestSetup.js',
	testTimeout: 120_000,
};
