import { sleep } from 'n8n-workflow';

import { ALL_NAMES } from '../../nodes/MapalCashrec/transport/parameterNames';
import { Names, Run } from '../../nodes/MapalCashrec/transport/run';

/** Work of a few milliseconds, which notes how much of it is done at once. */
function worker() {
	const log = { active: 0, most: 0, order: [] as number[] };
	const work = (index: number) => async () => {
		log.order.push(index);
		log.most = Math.max(log.most, ++log.active);
		await sleep(5);
		log.active--;
		return index;
	};
	return { log, work };
}

describe('slots of a run', () => {
	test.each([1, 2, 3, 10])('%i at a time, in order', async (most) => {
		const run = new Run();
		const { log, work } = worker();
		const results = Array.from(
			{ length: 20 },
			async (_, index) => await run.slot(most, work(index)),
		);
		expect(await Promise.all(results)).toEqual(Array.from({ length: 20 }, (_, index) => index));
		expect(log.order).toEqual([...log.order].sort((one, other) => one - other));
		expect(log.most).toBe(most);
	});

	test('the first runs alone, whether or not it succeeds', async () => {
		const run = new Run();
		const { log, work } = worker();
		const first = run.slot(5, async () => {
			await work(0)();
			throw new Error('failed');
		});
		const others = [1, 2, 3].map(async (index) => await run.slot(5, work(index)));
		await sleep(1);
		expect(log.order).toEqual([0]);
		await expect(first).rejects.toThrow('failed');
		await Promise.all(others);
		expect(log.most).toBe(3);
	});

	test('each call has its own maximum', async () => {
		const run = new Run();
		const { log, work } = worker();
		await run.slot(1, work(0));
		await Promise.all([3, 3, 1, 3].map(async (most, index) => await run.slot(most, work(index))));
		expect(log.most).toBe(2);
	});
});

describe('parameter names', () => {
	const [first, second, third] = ALL_NAMES;

	test('are tried in order, until one is taken', async () => {
		const names = new Names();
		const asked: string[] = [];
		const ask = async (candidate: string) => {
			asked.push(candidate);
			return candidate === second ? 'answer' : undefined;
		};
		expect(await names.otherThan(first as 'camelCase', ask)).toBe('answer');
		expect(asked).toEqual([second]);
	});

	test('are tried once', async () => {
		const names = new Names();
		const asked: string[] = [];
		const ask = async (candidate: string) => void asked.push(candidate);
		expect(await names.otherThan(first as 'camelCase', ask)).toBeUndefined();
		expect(await names.otherThan(first as 'camelCase', ask)).toBeUndefined();
		expect(asked).toEqual([second, third]);
	});

	test('that have worked are not doubted', async () => {
		const names = new Names();
		names.worked(first as 'camelCase');
		const ask = jest.fn();
		expect(await names.otherThan(first as 'camelCase', ask)).toBeUndefined();
		expect(ask).not.toHaveBeenCalled();
	});

	test('that another request finds are waited for', async () => {
		const names = new Names();
		const search = names.otherThan(first as 'camelCase', async (candidate) => {
			await sleep(5);
			if (candidate === third) names.worked(candidate);
			return candidate === third ? 'found' : undefined;
		});
		const asked: string[] = [];
		const other = names.otherThan(first as 'camelCase', async (candidate) => {
			asked.push(candidate);
			return 'again';
		});
		expect(await Promise.all([search, other])).toEqual(['found', 'again']);
		expect(asked).toEqual([third]);
	});
});
