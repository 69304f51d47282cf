'use strict';

/*
 * No file imports another that imports it in turn. ESLint has a rule for it, but leaves imports of types
 * out, and n8n's linter lets nobody change its configuration. Which folder may import which is tested in
 * test/package.test.ts.
 */

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		{
			name: 'no-circle',
			severity: 'error',
			comment: 'Move what both need into a file of its own, or hand it on as an argument',
			from: {},
			to: { circular: true },
		},
		{
			// What is not found is in no circle that would be seen.
			name: 'no-import-into-nothing',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: '^dist/' },
		tsConfig: { fileName: 'tsconfig.json' },
		// Types too: they are gone once compiled.
		tsPreCompilationDeps: true,
		enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
	},
};
