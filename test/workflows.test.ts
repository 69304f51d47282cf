import { parse } from 'yaml';

import packageJson from '../package.json';
import { exists, filesOf, textOf } from './support/package';
import { createRepository } from './support/repository';

interface Step {
	uses?: string;
	run?: string;
	with?: Record<string, unknown>;
}
interface Job {
	needs?: string;
	uses?: string;
	steps?: Step[];
}
interface Workflow {
	concurrency?: object;
	jobs: Record<string, Job>;
}

const FILES = filesOf('.github/workflows');
const read = (name: string) => parse(textOf(`.github/workflows/${name}.yml`)) as Workflow;

test('the workflows pin what they use by commit', () => {
	const used = FILES.flatMap((file) => [...textOf(file).matchAll(/uses: (\S+)(.*)/g)]);
	expect(used.length).toBeGreaterThan(5);
	for (const [, action = '', comment] of used) {
		if (action.startsWith('./')) expect(exists(action)).toBe(true);
		else expect(`${action}${comment}`).toMatch(/^[\w-]+\/[\w-]+@[\da-f]{40} # v\d/);
	}
});

describe('a run that a newer one supersedes', () => {
	it('is cancelled where a branch or a pull request is checked', () => {
		expect(read('ci').concurrency).toEqual({
			// One group for each branch, and for each workflow that calls this one.
			group: 'ci-${{ github.workflow }}-${{ github.ref }}',
			// A called workflow has the name of its caller.
			'cancel-in-progress': "${{ github.workflow == 'CI' }}",
		});
		expect(read('ci')).toMatchObject({ name: 'CI' });
	});

	it('is never cancelled where it publishes', () => {
		const publish = read('publish');
		expect(publish).toMatchObject({ name: 'Publish', on: { push: { tags: ['v*'] } } });
		expect(JSON.stringify(publish)).not.toContain('concurrency');
	});
});

describe('publishing', () => {
	const { jobs } = read('publish');

	it('checks the tag, then everything, then asks, then publishes', () => {
		expect(jobs['tag']?.needs).toBeUndefined();
		expect(jobs['checks']).toEqual({ needs: 'tag', uses: './.github/workflows/ci.yml' });
		expect(jobs['publish']).toMatchObject({ needs: 'checks', environment: 'npm' });
		const publishing = Object.entries(jobs).flatMap(([name, { steps = [] }]) =>
			steps.some(({ run = '' }) => run.includes('npm publish')) ? [name] : [],
		);
		expect(publishing).toEqual(['publish']);
	});

	describe('takes a tag', () => {
		const steps = jobs['tag']?.steps ?? [];
		const repository = createRepository({ 'package.json': '{ "version": "0.2.0" }' });
		afterAll(() => repository.remove());
		/** The outcome of each step for a tag, in a clone as the workflow makes it. */
		const check = (tag: string) => {
			const [checkout, ...others] = steps;
			expect(checkout?.uses).toMatch(/^actions\/checkout@/);
			// Without this the clone has only the tag's commit, and no main to compare it with.
			expect(checkout?.with).toEqual({ 'fetch-depth': 0 });
			const clone = repository.clone(`clone of ${tag} ${Math.random()}`);
			clone.git('checkout', '--quiet', tag);
			return others.map(({ run = '' }) => clone.run(run, { GITHUB_REF_NAME: tag }).status === 0);
		};

		it('of main, in front or further back', () => {
			repository.git('tag', '-a', 'v0.2.0', '-m', 'Release');
			repository.git('push', '--quiet', 'origin', 'v0.2.0');
			expect(check('v0.2.0')).toEqual([true, true]);
			repository.commit({ more: '' });
			repository.git('push', '--quiet', 'origin', 'main');
			expect(check('v0.2.0')).toEqual([true, true]);
		});

		it('of no other branch', () => {
			repository.git('checkout', '--quiet', '-b', 'aside');
			repository.commit({ aside: '', 'package.json': '{ "version": "0.3.0" }' });
			repository.git('tag', 'v0.3.0');
			repository.git('push', '--quiet', 'origin', 'aside', 'v0.3.0');
			expect(check('v0.3.0')).toEqual([false, true]);
		});

		it('of no other version', () => {
			repository.git('checkout', '--quiet', 'main');
			repository.git('tag', 'v0.4.0');
			repository.git('push', '--quiet', 'origin', 'v0.4.0');
			expect(check('v0.4.0')).toEqual([true, false]);
		});
	});
});

describe('Dependabot', () => {
	interface Update {
		'package-ecosystem': string;
		directory: string;
		schedule: { interval: string };
		ignore?: Array<{ 'dependency-name': string; 'update-types'?: string[] }>;
	}
	const { version, updates } = parse(textOf('.github/dependabot.yml')) as {
		version: number;
		updates: Update[];
	};
	const of = (name: string) => updates.find((update) => update['package-ecosystem'] === name);

	it.each(['github-actions', 'npm'])('looks after what is pinned: %s', (name) => {
		expect(version).toBe(2);
		expect(of(name)).toMatchObject({ directory: '/', schedule: { interval: 'weekly' } });
	});

	it('leaves alone what has to stay, and nothing that is not there', () => {
		const ignored = of('npm')?.ignore ?? [];
		expect(ignored.map((one) => one['dependency-name'])).toEqual(['unrs-resolver', '@types/node']);
		expect(packageJson.devDependencies['unrs-resolver']).toMatch(/^\d/);
		expect(packageJson.engines.node).toBe(
			`>=${/\d+/.exec(packageJson.devDependencies['@types/node'])?.[0]}.19`,
		);
		expect(of('github-actions')?.ignore).toBeUndefined();
	});
});
