import { whereIs } from './install';
import { startN8n, temporaryHome } from './server';
import { standInPrograms } from './standInPrograms';

type Programs = Parameters<typeof standInPrograms>[0];

const DOCKER = { version: 'Docker version 28.2.2, build e6534b4' };
const PODMAN = { version: 'podman version 5.4.2' };
const STOPPED = { ...DOCKER, isStopped: true };
const onNpm = (version: string) => ({ version, bin: { n8n: './bin/n8n' } });
const NOT_ON_NPM = { error: { code: 'E404', summary: 'No match found' } };
/** n8n 3 as it may be on npm: the package has the command, which only says what to do. */
const STUB = onNpm('3.1.0');

let programs: ReturnType<typeof standInPrograms>;
const given = (some: Programs) => (programs = standInPrograms(some));
afterEach(() => programs.remove());

const argsOf = (command: string) =>
	programs.calls().flatMap(({ args }) => (args[0] === command ? [args] : []));

describe('where a version of n8n comes from', () => {
	test.each<[string, Programs, string, string, string | undefined]>([
		['a version on npm', { npm: onNpm('2.41.3') }, '2.41.3', '2.41.3', undefined],
		['a part of a version: the newest', { npm: ['2.41.3', '2.9.9', '2.40.8'].map(onNpm) }, '2', '2.41.3', undefined],
		['n8n 3', { npm: STUB, docker: DOCKER }, '3.1.0', '3.1.0', 'docker'],
		['a version that npm lacks', { npm: NOT_ON_NPM, docker: DOCKER }, 'v3-nightly', 'v3-nightly', 'docker'],
		['a version that does not run on npm', { npm: { version: '2.50.0' }, docker: DOCKER }, '2.50.0', '2.50.0', 'docker'],
		['with Podman', { npm: STUB, podman: PODMAN }, '3.1.0', '3.1.0', 'podman'],
		['with Podman where Docker does not run', { npm: STUB, docker: STOPPED, podman: PODMAN }, '3.1.0', '3.1.0', 'podman'],
		['the newest: the image', { npm: onNpm('2.41.3'), docker: { ...DOCKER, latest: '3.1.0' } }, 'latest', '3.1.0', 'docker'],
		['the newest: on npm', { npm: onNpm('2.41.3'), docker: { ...DOCKER, latest: '2.9.9' } }, 'latest', '2.41.3', undefined],
		['the newest: the same in both', { npm: onNpm('2.41.3'), docker: { ...DOCKER, latest: '2.41.3' } }, 'latest', '2.41.3', undefined],
		['the newest, where npm has nothing that runs', { npm: STUB, docker: { ...DOCKER, latest: '3.1.0' } }, 'latest', '3.1.0', 'docker'],
		['the newest, without an engine', { npm: onNpm('2.41.3') }, 'latest', '2.41.3', undefined],
	])('%s', (_name, some, version, found, engine) => {
		given(some);
		const source = whereIs(version);
		expect([source.version, source.engine?.command]).toEqual([found, engine]);
	}); // prettier-ignore

	it('looks for the newest image each time', () => {
		given({ npm: onNpm('2.41.3'), docker: { ...DOCKER, latest: '3.1.0' } });
		whereIs('latest');
		expect(argsOf('pull')).toEqual([['pull', 'docker.n8n.io/n8nio/n8n:latest']]);
	});

	it('says when it could not look for an image', () => {
		given({ npm: onNpm('2.41.3'), docker: STOPPED });
		whereIs('latest');
		expect(programs.said()).toBe(
			'"latest" is n8n 2.41.3, the newest on npm. Whether there is a newer container image was not looked up: docker is installed but does not answer: Cannot connect to the engine\n',
		);
	});

	test.each<[string, Programs, string, string]>([
		[
			'there is no engine',
			{ npm: STUB },
			'3.1.0',
			`npm has no n8n 3.1.0 that runs: from version 3 on n8n is a container image only, which needs Docker or Podman: neither Docker nor Podman is installed
Install and start one of them, or choose an n8n that npm has: npm run n8n -- --n8n 2.41.1, or N8N_VERSION=2.41.1 npm run test:e2e`,
		],
		[
			'the engine does not run',
			{ npm: STUB, docker: STOPPED },
			'latest',
			'which needs Docker or Podman: docker is installed but does not answer: Cannot connect to the engine\n',
		],
		[
			'npm can not be asked',
			{ npm: { error: { code: 'ECONNREFUSED', summary: 'connect failed' } }, docker: DOCKER },
			'2.41.3',
			'npm could not be asked for n8n 2.41.3: connect failed',
		],
		[
			'the image has no version',
			{ npm: STUB, docker: DOCKER },
			'latest',
			'The image docker.n8n.io/n8nio/n8n:latest does not say which n8n it is, but "<no value>"',
		],
	])('says what to do when %s', (_name, some, version, message) => {
		given(some);
		expect(() => whereIs(version)).toThrow(message);
	});
});

describe('n8n in a container', () => {
	let home: ReturnType<typeof temporaryHome>;
	beforeEach(() => (home = temporaryHome()));
	afterEach(() => home.remove());

	const start = async () =>
		await startN8n({ version: '3.1.0', home: home.path, env: { SECRET: 'not shown' } });
	const runs = () => programs.calls().filter(({ args }) => args[0] === 'run');

	test.each<[string, Programs, string]>([
		['Docker', { docker: DOCKER }, ''],
		['Podman, also where it is called docker', { docker: PODMAN }, ':z'],
	])(
		'runs with %s: with the package, and settings that do not show',
		async (_name, some, label) => {
			given({ npm: STUB, ...some });
			const n8n = await start();
			await n8n.stop();
			expect(n8n.log()).toBe('n8n-nodes-mapal-cashrec is there\nStopped by itself\n');
			expect(argsOf('pull')).toEqual([['pull', 'docker.n8n.io/n8nio/n8n:3.1.0']]);

			const [{ args, env } = { args: [], env: {} }] = runs();
			const { isRoot, ids } = programs.user;
			const settings = args.filter((_word, index) => args[index - 1] === '--env');
			const others = args.filter((word) => word !== '--env' && !settings.includes(word));
			expect(others).toEqual([
				...['run', '--rm', '--name', expect.stringContaining('n8n-nodes-mapal-cashrec-')],
				...['--network', 'host', '--volume', `${home.path}:/home/node${label}`],
				...['--user', ids],
				...(label === '' || isRoot ? [] : ['--userns', 'keep-id']),
				...['docker.n8n.io/n8nio/n8n:3.1.0', 'start'],
			]);
			expect(settings).toEqual(expect.arrayContaining(['HOME=/home/node', 'SECRET', 'N8N_PORT']));
			expect(settings).not.toContain('PATH');
			expect(args.join(' ')).not.toContain('not shown');
			expect(env).toMatchObject({
				SECRET: 'not shown',
				N8N_USER_FOLDER: '/home/node',
				N8N_LISTEN_ADDRESS: '127.0.0.1',
				N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
			});
		},
	);

	it('can be killed', async () => {
		given({ npm: STUB, docker: DOCKER });
		const n8n = await start();
		await n8n.kill();
		await n8n.stop();
		expect(n8n.log()).not.toContain('Stopped by itself');
		expect(argsOf('stop')).toEqual([]);
	});
});
