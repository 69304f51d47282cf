'use strict';

/* What a test in TypeScript may not do itself: n8n's linter forbids Node's own modules there. */

const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { preProcessFile } = require('typescript');

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
	return folders.flatMap((folder) =>
		readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
			.filter((file) => file.endsWith('.ts'))
			.flatMap((file) => {
				const text = readFileSync(join(projectRoot, folder, file), 'utf8');
				return preProcessFile(text).importedFiles.map(
					({ fileName }) => /** @type {[string, string]} */ ([`${folder}/${file}`, fileName]),
				);
			}),
	);
}

module.exports = { projectRoot, builtClasses, exists, importsOf };
