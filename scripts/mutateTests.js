'use strict';

/*
 * Runs the core's tests over a changed file, as often as it is told to by mutate.js, and answers with the
 * first test that fails.
 */

const { readFileSync, readdirSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { expect } = require('expect');
const fc = require('fast-check');
const ts = require('typescript');

const ROOT = join(__dirname, '..');
const TESTS = join(ROOT, 'test', 'cashSheet');
const OWN = [join(ROOT, 'nodes'), join(ROOT, 'test')];

// The same cases each time; and the first that fails is enough.
fc.configureGlobal({ seed: 1, endOnFailure: true, numRuns: 25 });

/**
 * Less those that measure time, those over random cases (they take most of the time, and an example should
 * notice a change too), those that run all others hundreds of times, and those with Jest's mocks.
 */
const files = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
	.filter((name) => name.endsWith('.test.ts') && !/growth|property|weights/.test(name))
	.map((name) => join(TESTS, name))
	.filter((file) => !/\bjest\./.test(readFileSync(file, 'utf8')));

/** @typedef {() => unknown} Body */

/** @type {Array<{ name: string, body: Body }>} */
let tests = [];
/** @type {Body[]} */
let after = [];

/** @param {(name: string, body: (...row: any[]) => unknown) => void} one */
const withEach = (one) =>
	Object.assign(one, {
		/** @param {unknown[]} rows */
		each:
			(rows) => (/** @type {string} */ name, /** @type {(...row: any[]) => unknown} */ body) => {
				for (const row of rows) {
					const values = Array.isArray(row) ? row : [row];
					one(`${name} ${JSON.stringify(values[0])}`, () => body(...values));
				}
			},
		skip: () => undefined,
	});

const test = withEach((name, body) => void tests.push({ name, body }));
Object.assign(globalThis, {
	expect,
	test,
	it: test,
	describe: withEach((_name, body) => void body()),
	afterEach: (/** @type {Body} */ body) => void after.push(body),
});

/**
 * @template T
 * @param {(key: string) => T} make
 */
function once(make) {
	/** @type {Map<string, T>} */
	const made = new Map();
	return (/** @type {string} */ key) => {
		const value = made.has(key) ? /** @type {T} */ (made.get(key)) : make(key);
		made.set(key, value);
		return value;
	};
}

const sourceOf = once((file) => readFileSync(file, 'utf8'));
/** @type {{ file: string, code: string } | undefined} */
let changed;

const compile = once((code) =>
	ts.transpile(code, {
		module: ts.ModuleKind.CommonJS,
		target: ts.ScriptTarget.ES2022,
		esModuleInterop: true,
	}),
);

/**
 * Whether a file needs another one, through whatever it imports.
 *
 * @param {string} from @param {string} file @param {Set<string>} [seen] @returns {boolean}
 */
function needs(from, file, seen = new Set()) {
	if (from === file) return true;
	if (seen.has(from)) return false;
	seen.add(from);
	return [...sourceOf(from).matchAll(/^(?!import type).*(?:from |require\()'(\.[^']+)'/gm)].some(
		([, path = '']) => needs(require.resolve(join(dirname(from), path)), file, seen),
	);
}

require.extensions['.ts'] = (module, file) => {
	const code = file === changed?.file ? changed.code : sourceOf(file);
	/** @type {any} */ (module)._compile(compile(code), file);
};

/** The tests that need a file. Those of what a trigger has seen build on everything, and are about little. */
const testsOf = once((changedFile) =>
	files.filter(
		(file) =>
			needs(file, changedFile) &&
			(/[\\/]watch[\\/]/.test(changedFile) || !/[\\/]watch[\\/]/.test(file)),
	),
);

/** @returns {Promise<string | undefined>} the first test that fails */
async function firstFailing() {
	for (const file of Object.keys(require.cache)) {
		if (OWN.some((folder) => file.startsWith(folder))) delete require.cache[file];
	}
	const files = testsOf(changed?.file ?? '');
	for (const file of files) {
		tests = [];
		after = [];
		let name = 'loading';
		try {
			require(file);
			for (const one of tests) {
				({ name } = one);
				await one.body();
				for (const body of after) await body();
			}
		} catch (error) {
			// It is likely to notice the next change too.
			files.unshift(...files.splice(files.indexOf(file), 1));
			return `${name} (${file}): ${error}`;
		}
	}
	return undefined;
}

process.on('message', async (/** @type {{ file: string, code: string }} */ message) => {
	changed = message;
	process.send?.({ killedBy: await firstFailing() });
});
