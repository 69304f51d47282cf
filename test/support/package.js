'use strict';

/* For tests in TypeScript, which can't do this: n8n's linter forbids Node's own modules there. */

const { execFileSync } = require('node:child_process');
const { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const ts = require('typescript');
const { unpackPackage } = require('./tarball');

const projectRoot = join(__dirname, '..', '..');

/** @returns {Record<string, unknown>} what `require('n8n-nodes-mapal-cashrec')` gives */
const builtClasses = () => require(join(projectRoot, 'index.js'));

/** @param {string} file relative to the project's root */
const exists = (file) => existsSync(join(projectRoot, file));

/**
 * The modules that sources import.
 *
 * @param {string[]} folders relative to the project's root
 * @returns {Array<[file: string, module: string]>}
 */
function importsOf(folders) {
	return folders
		.flatMap(sourcesIn)
		.flatMap((file) =>
			ts
				.preProcessFile(textOf(file))
				.importedFiles.map(({ fileName }) => /** @type {[string, string]} */ ([file, fileName])),
		);
}

/** The calls that make a text for the user, and which argument the text is. */
const TEXTS = [
	{ called: /^(InputError|UserError|refused|incomplete|failing|unusable|failure|fault)$/, at: 0 },
	{ called: /^(NodeOperationError|NodeApiError|hint|logWarning)$/, at: 1 },
	{ called: /\b(notes|parts)\.push$|\blogger\.\w+$/, at: 0 },
];

/**
 * The messages that a user may read, with `…` for what is filled in: those of errors, the notes
 * above the output, and the lines in n8n's log.
 *
 * @returns {string[]}
 */
function messages() {
	/** @type {Set<string>} */
	const found = new Set();
	const add = (/** @type {ts.Node | undefined} */ node) => {
		for (const text of node ? textsOf(node) : []) if (/\S \S/.test(text)) found.add(text);
	};
	/** @param {ts.Node} node */
	const visit = (node) => {
		if (ts.isNewExpression(node) || ts.isCallExpression(node)) {
			const name = node.expression.getText();
			for (const { called, at } of TEXTS) if (called.test(name)) add(node.arguments?.[at]);
		}
		if (
			(ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) &&
			/^(message|problem|what)$/.test(node.name.getText())
		) {
			add(node.initializer);
		}
		ts.forEachChild(node, visit);
	};
	for (const file of ['nodes/MapalCashrec', 'credentials'].flatMap(sourcesIn)) {
		visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.ES2022, true));
	}
	return [...found];
}

/** @param {ts.Node} node @returns {string[]} */
function textsOf(node) {
	if (ts.isStringLiteralLike(node)) return [node.text];
	if (ts.isConditionalExpression(node))
		return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
	if (!ts.isTemplateExpression(node)) return [];
	const text =
		node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
	return [text.replace(/…+/g, '…').replace(/…$/, '')];
}

/** The package as npm would publish it, unpacked. Needs a build. */
function packed() {
	const root = mkdtempSync(join(tmpdir(), 'package-'));
	const bytes = unpackPackage(root);
	return {
		bytes,
		root,
		files: filesIn(root),
		/** The names of the classes that it exports, loaded beside n8n's modules as n8n does it. */
		classes: () => {
			const program =
				'const all = require(process.argv[1]); for (const name in all) { new all[name](); console.log(name); }';
			return execFileSync(process.execPath, ['-e', program, root], {
				encoding: 'utf8',
				env: { ...process.env, NODE_PATH: join(projectRoot, 'node_modules') },
			})
				.trim()
				.split('\n');
		},
		remove: () => rmSync(root, { recursive: true, force: true }),
	};
}

/**
 * What n8n's own scanner finds, as its reviewers run it: '' when all is well. It is an ES module,
 * which Jest can't load.
 *
 * @param {string} folder the unpacked package, or the sources
 * @param {'all' | 'sources'} files
 */
function scan(folder, files) {
	const program = `
		const [, folder, files] = process.argv;
		import('@n8n/scan-community-package/scanner/scanner.mjs').then(async (scanner) => {
			const patterns = files === 'sources' ? scanner.SOURCE_FILE_PATTERNS : undefined;
			const { passed, message, details } = await scanner.analyzePackage(folder, patterns);
			if (!passed || message) console.log(message, details);
		});`;
	// Under Jest's NODE_ENV the plugin takes every file for that of a node: so it is set anew.
	return execFileSync(process.execPath, ['-e', program, folder, files], {
		cwd: projectRoot,
		encoding: 'utf8',
		env: { ...process.env, NODE_ENV: 'production' },
	});
}

/** @param {string} folder @returns {string[]} with / between folders, sorted */
function filesIn(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) =>
			join(parentPath, name)
				.slice(folder.length + 1)
				.replaceAll('\\', '/'),
		)
		.sort();
}

/** @param {string} folder relative to the project's root */
const filesOf = (folder) => filesIn(join(projectRoot, folder)).map((file) => `${folder}/${file}`);

/** @param {string} folder relative to the project's root */
const sourcesIn = (folder) => filesOf(folder).filter((file) => file.endsWith('.ts'));

/** @param {string} file relative to the project's root */
const textOf = (file) => readFileSync(join(projectRoot, file), 'utf8');

module.exports = {
	filesOf,
	messages,
	packed,
	scan,
	textOf,
	projectRoot,
	builtClasses,
	exists,
	importsOf,
};
