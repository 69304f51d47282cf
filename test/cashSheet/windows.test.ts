import fc from 'fast-check';

import type { Period } from '../../nodes/MapalCashrec/cashSheet/period';
import {
	batchesOf,
	batchesWithin,
	countWindows,
	windowsOf,
} from '../../nodes/MapalCashrec/cashSheet/windows';

const period = (start: string, end: string): Period => ({ start, end });

test.each<[string, Period, number, Period[]]>([
	[
		'one day',
		period('2026-03-04T00:00:00', '2026-03-04T23:59:59'),
		31,
		[period('2026-03-04T00:00:00', '2026-03-04T23:59:59')],
	],
	[
		'a day each',
		period('2026-03-04T00:00:00', '2026-03-06T23:59:59'),
		1,
		[
			period('2026-03-04T00:00:00', '2026-03-04T23:59:59'),
			period('2026-03-05T00:00:00', '2026-03-05T23:59:59'),
			period('2026-03-06T00:00:00', '2026-03-06T23:59:59'),
		],
	],
	[
		'a rest',
		period('2026-03-04T00:00:00', '2026-03-06T23:59:59'),
		2,
		[
			period('2026-03-04T00:00:00', '2026-03-05T23:59:59'),
			period('2026-03-06T00:00:00', '2026-03-06T23:59:59'),
		],
	],
	[
		'times within days',
		period('2026-03-04T18:00:00', '2026-03-06T05:59:59'),
		1,
		[
			period('2026-03-04T18:00:00', '2026-03-04T23:59:59'),
			period('2026-03-05T00:00:00', '2026-03-05T23:59:59'),
			period('2026-03-06T00:00:00', '2026-03-06T05:59:59'),
		],
	],
	[
		'an end at midnight',
		period('2026-03-04T00:00:00', '2026-03-05T00:00:00'),
		1,
		[
			period('2026-03-04T00:00:00', '2026-03-04T23:59:59'),
			period('2026-03-05T00:00:00', '2026-03-05T00:00:00'),
		],
	],
	[
		'a clock change',
		period('2026-03-28T00:00:00', '2026-03-30T23:59:59'),
		1,
		[
			period('2026-03-28T00:00:00', '2026-03-28T23:59:59'),
			period('2026-03-29T00:00:00', '2026-03-29T23:59:59'),
			period('2026-03-30T00:00:00', '2026-03-30T23:59:59'),
		],
	],
	[
		'a leap day',
		period('2028-02-28T00:00:00', '2028-03-01T23:59:59'),
		2,
		[
			period('2028-02-28T00:00:00', '2028-02-29T23:59:59'),
			period('2028-03-01T00:00:00', '2028-03-01T23:59:59'),
		],
	],
])('%s', (_name, whole, days, windows) => {
	expect(windowsOf(whole, days)).toEqual(windows);
});

test('windows meet without a gap and without an overlap, for any period', () => {
	const second = fc.integer({ min: 0, max: 2 * 366 * 86_400 });
	const text = (seconds: number) =>
		new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString().slice(0, 19);
	fc.assert(
		fc.property(second, second, fc.integer({ min: 1, max: 400 }), (one, other, days) => {
			const whole = period(text(Math.min(one, other)), text(Math.max(one, other)));
			const windows = windowsOf(whole, days);
			expect(countWindows(whole, days)).toBe(windows.length);
			expect(windows[0]?.start).toBe(whole.start);
			expect(windows.at(-1)?.end).toBe(whole.end);
			windows.forEach(({ start, end }, index) => {
				expect(start <= end).toBe(true);
				expect(Date.parse(`${end}Z`) - Date.parse(`${start}Z`)).toBeLessThan(days * 86_400_000);
				const next = windows[index + 1];
				if (next) expect(Date.parse(`${next.start}Z`) - Date.parse(`${end}Z`)).toBe(1000);
			});
		}),
	);
});

test('batches hold all, in order', () => {
	expect(batchesOf(['1', '2', '3', '4', '5'], 2)).toEqual([['1', '2'], ['3', '4'], ['5']]);
	expect(batchesOf(['1'], 50)).toEqual([['1']]);
	expect(batchesOf(['1', '2', '3', '4'], 2)).toEqual([
		['1', '2'],
		['3', '4'],
	]);
	expect(batchesOf([], 2)).toEqual([]);
});

test.each<[string, string[], number, number, string[][]]>([
	['by their number', ['1', '2', '3'], 2, 100, [['1', '2'], ['3']]],
	['by their length with a comma each', ['11', '22', '33'], 50, 10, [['11', '22'], ['33']]],
	['by their length, one character too many', ['11', '22', '33'], 50, 9, [['11'], ['22'], ['33']]],
	[
		'by their length, each anew',
		['11', '22', '33', '44', '55'],
		50,
		10,
		[['11', '22'], ['33', '44'], ['55']],
	],
	['by their length in a URL', ['ñ', 'ñ', 'ñ'], 50, 18, [['ñ', 'ñ'], ['ñ']]],
	['one that is too long alone', ['1', '22222', '3'], 50, 4, [['1'], ['22222'], ['3']]],
	['the first that is too long alone', ['22222', '3'], 50, 4, [['22222'], ['3']]],
	['none', [], 50, 100, []],
])('batches are cut %s', (_name, centres, size, characters, batches) => {
	expect(batchesWithin(centres, size, characters)).toEqual(batches);
});
