import { obstacle, released } from '../../scripts/release';
import { textOf } from '../support/package';
import { createRepository } from '../support/repository';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- Something\n';
const READY = { branch: 'main', changes: '', tags: ['v0.1.0'], present: '0.1.0', behind: 0 };

describe('a release', () => {
	const present = '0.10.0';
	it.each([
		['a version is missing', '', CHANGELOG, {}, 'Say which version'],
		['it is no version', 'next', CHANGELOG, {}, 'Say which version'],
		['it is another branch', '0.2.0', CHANGELOG, { branch: 'try' }, 'made from main'],
		['files are changed', '0.2.0', CHANGELOG, { changes: ' M a.ts' }, ' M a.ts'],
		[
			'others have pushed a commit',
			'0.2.0',
			CHANGELOG,
			{ behind: 1 },
			'A commit of origin/main is',
		],
		['others have pushed more', '0.2.0', CHANGELOG, { behind: 2 }, '2 commits of origin/main are'],
		['it exists', '0.1.0', CHANGELOG, {}, 'released already'],
		['it is lower', '0.9.9', CHANGELOG, { present }, 'present version is 0.10.0'],
		['it is lower, and the first', '0.9.9', CHANGELOG, { present, tags: [] }, 'present version is'],
		[
			'it is the present one, and not the first',
			present,
			CHANGELOG,
			{ present },
			'higher than that',
		],
		['nothing is written down', '0.2.0', '# Changelog\n', {}, 'below "## Unreleased"'],
		['it is written down without a day', '0.2.0', '# Log\n\n## 0.2.0\n', {}, '"## Unreleased"'],
	])('waits when %s', (_, version, changelog, repository, reason) => {
		expect(obstacle(version, changelog, { ...READY, ...repository })).toContain(reason);
	});

	it.each([
		['what is unreleased', '0.2.0', CHANGELOG, {}],
		['a version that is written down already', '0.2.0', '# Log\n\n## 0.2.0 – 2026-03-05\n', {}],
		['a higher one of each part', '0.11.0', CHANGELOG, { present: '0.9.12' }],
		['the present version, when it is the first', '0.1.0', CHANGELOG, { tags: ['', 'before'] }],
	])('is made of %s', (_, version, changelog, repository) => {
		expect(obstacle(version, changelog, { ...READY, ...repository })).toBeUndefined();
	});

	it('gets its date in the changelog', () => {
		const now = new Date(2026, 2, 5, 23, 59);
		expect(released(CHANGELOG, '0.2.0', now)).toBe(
			'# Changelog\n\n## 0.2.0 – 2026-03-05\n\n- Something\n',
		);
	});
});

describe('the command', () => {
	const opened: Array<{ remove: () => void }> = [];
	afterAll(() => opened.forEach(({ remove }) => remove()));

	/** A project with the script, in which `npm run check` runs the given command. */
	function project(check = 'exit 0') {
		const about = { name: 'project', version: '0.1.0' };
		const repository = createRepository({
			'scripts/release.js': textOf('scripts/release.js'),
			'package.json': JSON.stringify({ ...about, scripts: { check } }),
			'package-lock.json': JSON.stringify({
				...about,
				lockfileVersion: 3,
				packages: { '': about },
			}),
			'CHANGELOG.md': CHANGELOG,
		});
		opened.push(repository);
		const release = (version: string) => repository.run(`node scripts/release.js ${version}`);
		const versions = () => [
			repository.run('node -p "require(\'./package.json\').version"').output.trim(),
			repository.run('node -p "require(\'./package-lock.json\').version"').output.trim(),
		];
		return { ...repository, release, versions };
	}

	it('makes the first release, then the next, each with a commit that is tagged', () => {
		const { git, run, release, versions, commit } = project();
		const day = new Date().toLocaleDateString('sv');
		const first = release('0.1.0');
		expect(first).toMatchObject({ status: 0 });
		expect(first.output).toContain('git push origin main v0.1.0');
		expect(run('cat CHANGELOG.md').output).toContain(`\n## 0.1.0 – ${day}\n\n- Something\n`);
		expect(versions()).toEqual(['0.1.0', '0.1.0']);
		run('git push origin main v0.1.0');

		expect(release('0.2.0').output).toContain('Write into CHANGELOG.md');
		commit({ 'CHANGELOG.md': CHANGELOG.replace('Something', 'More') });
		expect(release('0.1.0').output).toContain('released already');
		expect(release('0.0.9').output).toContain('The present version is 0.1.0');
		expect(release('0.2.0')).toMatchObject({ status: 0 });
		expect(versions()).toEqual(['0.2.0', '0.2.0']);
		expect(git('log', '-1', '--format=%s %D')).toMatch(/^Release 0\.2\.0 .*tag: v0\.2\.0/);
		expect(git('cat-file', '-t', 'v0.2.0')).toBe('tag');
		expect(git('status', '--porcelain')).toBe('');
	});

	it('waits for what others have pushed, tags included', () => {
		const { git, clone, release } = project();
		const other = clone('other');
		other.commit({ theirs: '' });
		other.git('push', '--quiet', 'origin', 'main');
		expect(release('0.1.0')).toEqual({
			status: 1,
			output: 'A commit of origin/main is missing here: git pull\n',
		});
		expect(git('tag')).toBe('');
		git('pull', '--quiet');
		other.git('tag', 'v0.1.0');
		other.git('push', '--quiet', 'origin', 'v0.1.0');
		expect(release('0.1.0').output).toContain('released already');
	});

	it('says what is wrong with the remote', () => {
		const { git, release } = project();
		git('remote', 'set-url', 'origin', '/nowhere');
		expect(release('0.1.0')).toMatchObject({
			status: 1,
			output: expect.stringContaining("What origin has can't be fetched"),
		});
		git('remote', 'remove', 'origin');
		expect(release('0.1.0')).toEqual({
			status: 1,
			output:
				'There is no remote origin, to which a release is pushed: git remote add origin ADDRESS\n',
		});
	});

	it('changes nothing when a check fails', () => {
		const { git, release, versions } = project('exit 3');
		expect(release('0.3.0').status).not.toBe(0);
		expect(versions()).toEqual(['0.1.0', '0.1.0']);
		expect([git('status', '--porcelain'), git('tag'), git('log', '--format=%s')]).toEqual([
			'',
			'',
			'First',
		]);
	});
});
