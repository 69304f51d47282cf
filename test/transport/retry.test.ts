import { retryAfter, waitBefore } from '../../nodes/MapalCashrec/transport/retry';

test.each<[string, unknown, number | undefined]>([
	['seconds', '17', 17_000],
	['no seconds', '0', 0],
	['a moment that is over', 'Wed, 04 Mar 2026 10:00:00 GMT', 0],
	['nothing', undefined, undefined],
	['an empty text', ' ', undefined],
	['words', 'soon', undefined],
	['a number below zero', '-5', undefined],
])('Retry-After: %s', (_name, header, expected) => {
	expect(retryAfter(header)).toBe(expected);
});

test('Retry-After: a moment to come', () => {
	const header = new Date(Date.now() + 10_000).toUTCString();
	expect(retryAfter(header)).toBeGreaterThan(8000);
	expect(retryAfter(header)).toBeLessThanOrEqual(10_000);
});

test('without one, the waits double, with a quarter of chance, up to a minute', () => {
	for (const [retries, wait] of [1000, 2000, 4000, 8000].entries()) {
		for (let time = 0; time < 50; time++) {
			const found = waitBefore(retries, undefined);
			expect(found).toBeGreaterThanOrEqual(wait * 0.75);
			expect(found).toBeLessThanOrEqual(wait * 1.25);
		}
	}
	expect(waitBefore(10, undefined)).toBe(60_000);
	expect(waitBefore(0, 3_600_000)).toBe(60_000);
});

test('a wait is never shorter than the API asks, nor than its own time', () => {
	expect(waitBefore(0, 20_000)).toBe(20_000);
	expect(waitBefore(0, 0)).toBeGreaterThanOrEqual(750);
	expect(waitBefore(5, 20)).toBeGreaterThanOrEqual(24_000);
});
