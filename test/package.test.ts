import { PackageDirectoryLoader } from 'n8n-core';

import { operations } from '../nodes/MapalCashrec/actions/execute';
import packageJson from '../package.json';
import {
	builtClasses,
	exists,
	filesOf,
	importsOf,
	messages,
	packed,
	projectRoot,
	scan,
	textOf,
} from './support/package';

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

/** What each folder may import from, as in ARCHITECTURE.md. Nothing imports a node file. */
const LAYERS: Record<string, string[]> = {
	credentials: ['transport'],
	nodes: ['actions', 'fields', 'methods'],
	actions: ['actions', 'fields', 'transport', 'cashSheet'],
	methods: ['fields', 'transport', 'cashSheet'],
	fields: ['fields', 'transport', 'cashSheet'],
	transport: ['transport', 'cashSheet'],
	cashSheet: ['cashSheet'],
};

/**
 * What the parts of `cashSheet` may import from, besides themselves: a finder never imports one
 * that builds on it. `items` are the files that make items, `plain` the others beside the folders.
 */
const CORE_LAYERS: Record<string, string[]> = {
	vocabulary: [],
	plain: ['vocabulary'],
	locate: ['plain', 'vocabulary'],
	reading: ['locate', 'plain', 'vocabulary'],
	profile: ['reading', 'plain', 'vocabulary'],
	columns: ['profile', 'reading', 'plain', 'vocabulary'],
	compare: ['columns', 'plain'],
	watch: ['compare', 'columns', 'profile', 'reading', 'plain'],
	items: ['columns', 'reading', 'plain', 'vocabulary'],
};

/** The part of `cashSheet` that a file belongs to; undefined for one of another folder. */
function corePart(file: string): string | undefined {
	const [, , layer, folder, name] = file.split('/');
	if (layer !== 'cashSheet') return undefined;
	if (name !== undefined) return folder;
	return /^(items|flatten)\b/.test(folder ?? '') ? 'items' : 'plain';
}

/** The folders of a file of the package: `['nodes', 'MapalCashrec', 'actions']` */
const foldersOf = (file: string) => file.split('/').slice(0, -1);

/** The file that an import names, relative to the package's root. */
const target = (file: string, name: string) => new URL(name, `file:///${file}`).pathname.slice(1);

describe('the page of messages', () => {
	/** Texts for n8n or the credential's button, which nobody reads as messages. */
	const unread = ['Connection successful!', 'The Mapal login is due'];
	const all = messages().filter((message) => !unread.includes(message));
	const rows = textOf('docs/messages.md')
		.split('\n')
		.filter((line) => /^\| .+ \| .+ \|$/.test(line) && !/^\| (-+|Message|Note) /.test(line))
		.map((line) => line.split(' | ')[0] ?? '');
	/** A pattern for a message, with anything in the places that are filled in. */
	const form = (message: string) =>
		new RegExp(
			message
				.split('…')
				.map((part) => part.trim().replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'))
				.join('.*'),
		);

	it('explains each message', () => {
		expect(all.length).toBeGreaterThan(70);
		expect(all.filter((message) => !rows.some((row) => form(message).test(row)))).toEqual([]);
	});

	it('explains no message that does not exist', () => {
		// Of this note everything is filled in.
		const notes = ['63 shifts of 3 centres, 16 to 22 November 2026, 2 open'];
		const known = all.map(form);
		expect(
			rows.filter(
				(row) => !known.some((one) => one.test(row)) && !notes.some((note) => row.includes(note)),
			),
		).toEqual([]);
	});
});

test('the README is short, and what it links to is there', () => {
	const text = textOf('README.md');
	expect(Buffer.byteLength(text)).toBeLessThanOrEqual(12_000);
	for (const page of ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'docs/messages.md']) {
		const folder = page.includes('/') ? page.slice(0, page.indexOf('/') + 1) : '';
		for (const [, link = ''] of textOf(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
			const [path = '', anchor] = link.split('#');
			const file = path === '' ? page : new URL(path, `file:///${folder}`).pathname.slice(1);
			expect([page, link, exists(file)]).toEqual([page, link, true]);
			if (anchor === undefined) continue;
			const headings = [...textOf(file).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
				heading
					.toLowerCase()
					.replace(/[^\w\- ]/g, '')
					.replaceAll(' ', '-'),
			);
			expect([page, link, headings]).toEqual([page, link, expect.arrayContaining([anchor])]);
		}
	}
});

test('imports run one way', () => {
	const imports = importsOf(['nodes', 'credentials']).filter(([, name]) => name.startsWith('.'));
	expect(imports.length).toBeGreaterThan(50);
	for (const [file, name] of imports) {
		const to = target(file, name);
		const [root = '', , layer = root] = foldersOf(file);
		const [, , from = layer] = foldersOf(to);
		const [part, partFrom] = [corePart(file), corePart(to)];
		const isWithinCore =
			part === undefined ||
			partFrom === undefined ||
			part === partFrom ||
			CORE_LAYERS[part]?.includes(partFrom) === true;
		const isAllowed = LAYERS[layer]?.includes(from) === true && isWithinCore;
		expect({ file, name, isAllowed }).toEqual({ file, name, isAllowed: true });
		expect(name).not.toMatch(/\.node$/);
	}
});

test('the plain functions know nothing of n8n', () => {
	for (const [file, name] of importsOf(['nodes/MapalCashrec/cashSheet'])) {
		const imported = name.startsWith('.') ? target(file, name) : name;
		expect([file, imported]).toEqual([
			file,
			expect.stringMatching(/^nodes\/MapalCashrec\/cashSheet\/|^luxon$|^node:crypto$/),
		]);
	}
});

describe('the package that npm publishes', () => {
	let contents: ReturnType<typeof packed>;
	beforeAll(() => {
		contents = packed();
	});
	afterAll(() => contents.remove());

	it('holds what is built and nothing else', () => {
		const built = [...filesOf('credentials'), ...filesOf('nodes')].map(
			(file) => `dist/${file.replace(/\.ts$/, '.js')}`,
		);
		const beside = ['LICENSE', 'README.md', 'index.js', 'package.json'];
		expect(contents.files).toEqual([...beside, ...built].sort());
	});

	it('tells n8n the form of each output before anything has run', () => {
		const folder = 'dist/nodes/MapalCashrec/__schema__/v1.0.0/cashSheet';
		expect(contents.files.filter((file) => file.includes('__schema__'))).toEqual(
			Object.keys(operations)
				.sort()
				.map((operation) => `${folder}/${operation}.json`),
		);
	});

	it("passes n8n's scanner, as its sources do", () => {
		expect(scan(contents.root, 'all')).toBe('');
		expect(scan(projectRoot, 'sources')).toBe('');
	}, 60_000);

	it('is small', () => {
		expect(contents.bytes).toBeLessThan(150_000);
	});

	it('loads', () => {
		expect(contents.classes().sort()).toEqual(Object.keys(builtClasses()).sort());
	});
});

test('package.json, its lock, the changelog and the nodes name the same versions', () => {
	const lock = JSON.parse(textOf('package-lock.json')) as { version: string };
	// Before the first release the only heading is Unreleased.
	const headings = [...textOf('CHANGELOG.md').matchAll(/^## (.*)$/gm)].map(([, text = '']) => text);
	expect(headings.length).toBeGreaterThan(0);
	const versions = headings[0] === 'Unreleased' ? headings.slice(1) : headings;
	const form = /^\d+\.\d+\.\d+ – \d{4}-\d\d-\d\d$/;
	expect(versions.filter((heading) => !form.test(heading))).toEqual([]);
	const newest = versions[0]?.split(' ')[0] ?? packageJson.version;
	expect([lock.version, newest]).toEqual([packageJson.version, packageJson.version]);
	for (const name of ['MapalCashrec', 'MapalCashrecTrigger']) {
		const { nodeVersion } = JSON.parse(textOf(`nodes/MapalCashrec/${name}.node.json`));
		const { description } = new (
			builtClasses()[name] as new () => {
				description: { version: number };
			}
		)();
		expect(description.version).toBe(Number(nodeVersion));
	}
});

describe('what is needed to build and test', () => {
	const { packages } = JSON.parse(textOf('package-lock.json')) as {
		packages: Record<string, { license?: string }>;
	};
	const installed = Object.entries(packages).flatMap(([path, { license }]) =>
		path === '' ? [] : { name: path.split('node_modules/').at(-1) ?? '', license },
	);

	/** Licences that allow anyone to do so. */
	const free = new Set([
		...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC-BY-4.0'],
		...['ISC', 'MIT', 'MIT-0', 'Python-2.0', 'Unlicense'],
	]);
	/** n8n's own licences allow using these packages to work on nodes. None of them is shipped. */
	const ofN8n = /^@n8n\/|^@n8n_io\/|^n8n-(core|workflow)$/;
	/** Also under MIT, but stated in an old form of package.json that the lock file leaves out. */
	const oldForm = ['buildcheck', 'cpu-features', 'ssh2'];

	test('has licences that allow it', () => {
		expect(installed.length).toBeGreaterThan(500);
		const others = installed.filter(
			({ name, license = '' }) =>
				!license
					.replace(/[()]/g, '')
					.split(' OR ')
					.some((one) => free.has(one)) &&
				!ofN8n.test(name) &&
				!oldForm.includes(name),
		);
		expect(others).toEqual([]);
	});

	test('lists its known vulnerabilities, each with the package and a reason', () => {
		const listed = JSON.parse(textOf('.nsprc')) as Record<string, Record<string, unknown>>;
		for (const [id, { active, notes }] of Object.entries(listed)) {
			expect(id).toMatch(/^GHSA(-[\da-z]{4}){3}$/);
			expect(active).toBe(true);
			const [name = '', reason = ''] = String(notes).split(/: (.*)/);
			expect(installed.map((one) => one.name)).toContain(name);
			expect(reason.length).toBeGreaterThan(20);
		}
	});
});
