import { PackageDirectoryLoader } from 'n8n-core';

import packageJson from '../package.json';
import { builtClasses, exists, importsOf, messages, projectRoot, textOf } from './support/package';

test("n8n's own loader finds the nodes, their credential type, icons and search words", async () => {
	const loader = new PackageDirectoryLoader(projectRoot);
	await loader.loadAll();
	expect(Object.keys(loader.known.nodes)).toEqual(['mapalCashrec', 'mapalCashrecTrigger']);
	expect(loader.known.credentials['mapalCashrecApi']?.supportedNodes).toEqual([
		'mapalCashrec',
		'mapalCashrecTrigger',
	]);
	const [node] = loader.types.nodes;
	expect(node).toMatchObject({
		name: 'mapalCashrec',
		displayName: 'Mapal Cashrec',
		codex: {
			alias: expect.arrayContaining(['cash', 'till', 'shift', 'reconciliation', 'caja', 'arqueo']),
		},
	});
	for (const { iconUrl } of [...loader.types.nodes, ...loader.types.credentials]) {
		const urls = Object.values(iconUrl ?? {}).map(String);
		expect(urls).toHaveLength(2);
		for (const url of urls) {
			expect(exists(url.replace('icons/n8n-nodes-mapal-cashrec/', ''))).toBe(true);
		}
	}
});

test('index.js exports the built classes', () => {
	expect(Object.keys(builtClasses()).sort()).toEqual([
		'MapalCashrec',
		'MapalCashrecApi',
		'MapalCashrecTrigger',
	]);
	expect(new (builtClasses()['MapalCashrec'] as new () => object)()).toHaveProperty(
		'description.name',
		'mapalCashrec',
	);
});

test('what ships depends on n8n alone', () => {
	expect(packageJson).not.toHaveProperty('dependencies');
	expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	const imported = [...importsOf(['nodes', 'credentials'])].filter(
		([, name]) => !name.startsWith('.'),
	);
	expect(new Set(imported.map(([, name]) => name))).toEqual(
		new Set(['n8n-workflow', 'luxon', 'node:crypto']),
	);
});

/** What a folder may import from: the layers of ARCHITECTURE.md, and nothing imports a node file. */
const LAYERS: Record<string, string[]> = {
	credentials: ['transport'],
	nodes: ['actions', 'fields', 'methods'],
	actions: ['actions', 'fields', 'transport', 'cashSheet'],
	methods: ['fields', 'transport', 'cashSheet'],
	fields: ['fields', 'transport', 'cashSheet'],
	transport: ['transport', 'cashSheet'],
	cashSheet: ['cashSheet'],
};

test('the README explains each message', () => {
	const found = messages().filter((message) => message !== 'Connection successful!');
	expect(found.length).toBeGreaterThan(50);
	const rows = textOf('README.md')
		.split('\n')
		.filter((line) => /^\| .+ \| .+ \|$/.test(line))
		.map((line) => line.split(' | ')[0] ?? '');
	const missing = found.filter((message) => !rows.some((row) => row.includes(message)));
	expect(missing).toEqual([]);
});

test('imports run one way', () => {
	const imports = importsOf(['nodes', 'credentials']).filter(([, name]) => name.startsWith('.'));
	expect(imports.length).toBeGreaterThan(50);
	for (const [file, name] of imports) {
		const parts = file.split('/');
		const folder = parts.length > 3 ? (parts[2] ?? '') : (parts[0] ?? '');
		const from = /(?:^|\/)(\w+)\/[\w.]+$/.exec(name)?.[1] ?? folder;
		expect({ file, name, isAllowed: LAYERS[folder]?.includes(from) }).toEqual({
			file,
			name,
			isAllowed: true,
		});
		expect(name).not.toMatch(/\.node$/);
	}
});

test('the plain functions know nothing of n8n', () => {
	for (const [file, name] of importsOf(['nodes/MapalCashrec/cashSheet'])) {
		expect([file, name]).toEqual([file, expect.stringMatching(/^\.\/|^luxon$|^node:crypto$/)]);
	}
});
