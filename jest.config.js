const { tmpdir } = require('node:os');
const { join } = require('node:path');

// n8n-core writes its settings and encryption key to the user's home unless told otherwise. It
// reads these variables when it is loaded, so they are set before any test file is loaded.
process.env.N8N_USER_FOLDER = join(tmpdir(), 'n8n-nodes-mapal-cashrec-test');
process.env.N8N_ENCRYPTION_KEY = 'only-for-the-tests-of-this-project';
process.env.N8N_LOG_LEVEL = 'silent';

/** @type {import('jest').Config} */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tsconfig.json', diagnostics: false }],
	},
	setupFiles: ['<rootDir>/test/support/jestSetup.js'],
	reporters: ['default', ['<rootDir>/test/support/resultReporter.js', { file: 'tests.json' }]],
	// `npm run check` and CI keep the result of a run, and show the coverage with it.
	collectCoverage: Boolean(process.env.TEST_RESULTS),
	coverageReporters: ['text'],
	collectCoverageFrom: ['credentials/**/*.ts', 'nodes/**/*.ts'],
	// Of the whole suite: a run of some files does not reach it.
	coverageThreshold: {
		'./nodes/': { statements: 98, branches: 95, functions: 98, lines: 99 },
		'./credentials/': { statements: 96, branches: 94, functions: 100, lines: 100 },
	},
	testTimeout: 30_000,
};
