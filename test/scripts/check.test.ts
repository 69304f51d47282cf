import { count } from '../../scripts/check';
import { setUpCommands } from '../../scripts/readme';
import { textOf } from '../support/package';

describe('the set-up commands of a README', () => {
	const block = (...lines: string[]) => ['Text', '```sh', ...lines, '```', 'More'].join('\n');

	test('are in ours', () => {
		const commands = setUpCommands(textOf('README.md'));
		expect(commands.map((command) => command.replace(/\s+#.*/, ''))).toEqual([
			'npm ci && npm run demo',
			'npm ci && npm test',
		]);
	});

	test.each<[string, string, string[]]>([
		[
			'as they stand there, with what is written behind them',
			block('npm ci && npm run demo   # the main job', 'npm ci && npm test   # the tests'),
			['npm ci && npm run demo   # the main job', 'npm ci && npm test   # the tests'],
		],
		[
			'of several blocks, in any order',
			block('npm ci && npm test') + block('npm ci && npm run demo -- --json'),
			['npm ci && npm run demo -- --json', 'npm ci && npm test'],
		],
		[
			'behind a prompt, after other lines',
			block('git clone https://example.com', '$ npm ci && npm run demo', '  npm ci && npm test'),
			['npm ci && npm run demo', 'npm ci && npm test'],
		],
		[
			'the first of each',
			block('npm ci && npm run demo', 'npm ci && npm run demo -- --help', 'npm ci; npm run test'),
			['npm ci && npm run demo', 'npm ci; npm run test'],
		],
		[
			'with line ends of Windows',
			block('npm ci && npm run demo', 'npm ci && npm test').replaceAll('\n', '\r\n'),
			['npm ci && npm run demo', 'npm ci && npm test'],
		],
	])('are read: %s', (_name, readme, expected) => {
		expect(setUpCommands(readme)).toEqual(expected);
	});

	test.each<[string, string, string]>([
		['none at all', 'Text', 'how to run the main job'],
		['text outside of a block', 'npm ci && npm run demo\nnpm ci && npm test', 'the main job'],
		['another language', block('npm ci && npm run demo').replace('```sh', '```js'), 'main job'],
		['no tests', block('npm ci && npm run demo'), 'how to run the tests'],
		['no tests but those of another script', block('npm ci && npm run demo', 'npm ci && npm run test:e2e'), 'how to run the tests'], // prettier-ignore
		['what needs an installation', block('npm run demo', 'npm ci && npm test'), 'the main job'],
		['a mere remark', block('npm ci # then npm run demo', 'npm ci && npm test'), 'the main job'],
	])('are missed: %s', (_name, readme, message) => {
		expect(() => setUpCommands(readme)).toThrow(message);
	});
});

describe('the count of the check', () => {
	const result = (passed: number, failed = 0, broken = 0) => ({
		numPassedTests: passed,
		numFailedTests: failed,
		numRuntimeErrorTestSuites: broken,
	});

	test.each([
		['all runs together', [result(3), result(4)], 0, { passed: 7, failed: 0, isGood: true }],
		['a test that fails', [result(3, 1), result(4)], 0, { passed: 7, failed: 1, isGood: false }],
		['a file that can not be run', [result(3, 0, 1)], 0, { passed: 3, failed: 1, isGood: false }],
		['a step that fails', [result(3)], 2, { passed: 3, failed: 2, isGood: false }],
		['no tests at all, which is no success', [], 0, { passed: 0, failed: 0, isGood: false }],
	])('takes %s', (_name, results, failedSteps, expected) => {
		expect(count(results, failedSteps)).toEqual(expected);
	});
});
