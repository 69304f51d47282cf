import { HELP, readOptions } from './options';

/** A Thursday noon in Madrid. */
const NOW = new Date('2026-03-05T11:00:00Z');
const read = (line: string) => readOptions(line === '' ? [] : line.split(' '), NOW);

test('without anything said it reads last week of three centres from the sandbox', () => {
	expect(read('')).toEqual({
		operation: 'getCashSheets',
		parameters: { operation: 'getCashSheets', centres: '101,102,103', period: 'lastWeek' },
		title: 'Cash sheets, last week',
		days: '23 February to 1 March 2026',
		timezone: 'Europe/Madrid',
		format: 'table',
		shape: 'nested',
		login: false,
		help: false,
	});
});

test.each<[string, Record<string, unknown>, string, string]>([
	['--period yesterday', { period: 'yesterday' }, 'yesterday', '4 March 2026'],
	['--period today', { period: 'today' }, 'today', '5 March 2026'],
	['--period lastDays', { period: 'lastDays', days: 7 }, 'last 7 days', '26 February to 4 March 2026'], // prettier-ignore
	['--days 2', { period: 'lastDays', days: 2 }, 'last 2 days', '3 to 4 March 2026'],
	['--days 1', { period: 'lastDays', days: 1 }, 'last day', '4 March 2026'],
	['--period lastDays --days 3', { period: 'lastDays', days: 3 }, 'last 3 days', '2 to 4 March 2026'], // prettier-ignore
	['--period thisWeek', { period: 'thisWeek' }, 'this week', '2 to 5 March 2026'],
	['--period lastWeek', { period: 'lastWeek' }, 'last week', '23 February to 1 March 2026'],
	['--period thisMonth', { period: 'thisMonth' }, 'this month', '1 to 5 March 2026'],
	['--period lastMonth', { period: 'lastMonth' }, 'last month', '1 to 28 February 2026'],
	['--period thisYear', { period: 'thisYear' }, 'this year', '1 January to 5 March 2026'],
	['--period lastYear', { period: 'lastYear' }, 'last year', '1 January to 31 December 2025'],
	['--period today --timezone Pacific/Auckland', { period: 'today' }, 'today', '6 March 2026'],
	[
		'--start 2026-03-01 --end 2026-03-02T12:00:00',
		{ period: 'custom', startDate: '2026-03-01', endDate: '2026-03-02T12:00:00' },
		'custom period',
		'1 to 2 March 2026',
	],
])('%s is that period', (line, parameters, words, days) => {
	expect(read(line)).toMatchObject({ title: `Cash sheets, ${words}`, days });
	expect(read(line).parameters).toEqual({
		...{ operation: 'getCashSheets', centres: '101,102,103' },
		...parameters,
	});
});

test.each<[string, Record<string, unknown>]>([
	['--centres 7,8', { parameters: { centres: '7,8' } }],
	['--discrepancies', { operation: 'getDiscrepancies', title: 'Discrepancies, last week' }],
	['--discrepancies', { parameters: { operation: 'getDiscrepancies' } }],
	['--pending', { parameters: { operation: 'getPending' }, title: 'Pending cash sheets, this week' }], // prettier-ignore
	['--pending --period lastWeek', { title: 'Pending cash sheets, last week' }],
	['--summary week', { parameters: { operation: 'getSummary', groupBy: 'week' } }],
	['--csv', { format: 'csv' }],
	['--json', { format: 'json' }],
	['--shape flat', { shape: 'flat' }],
	['--login --centres 7', { login: true }],
	['--help', { help: true }],
	['--login --help', { help: true }],
])('%s is understood', (line, expected) => {
	expect(read(line)).toMatchObject(expected);
});

test.each([
	['--period last7Days', '--period last7Days: it is one of yesterday, today, lastDays, thisWeek'],
	['--period toString', '--period toString: it is one of'],
	['--period custom', '--period custom: it is one of'],
	['--days 0', '--days must be a whole number from 1'],
	['--days 1.5', '--days must be a whole number from 1'],
	['--days 3 --period today', 'Give one period: --days or --period'],
	['--start 2026-03-01', '--start and --end go together'],
	['--end 2026-03-01', '--start and --end go together'],
	['--start 2026-03-01 --end 2026-03-01 --period today', 'Give one period: --start and --end or --period'], // prettier-ignore
	['--start 2026-03-01 --end 2026-03-01 --days 3', 'Give one period: --start and --end or --days'],
	['--pending --summary day', 'Give one operation: --pending or --summary'],
	['--pending --discrepancies', 'Give one operation: --discrepancies or --pending'],
	['--csv --json', 'Give one format: --csv or --json'],
	['--summary hour', '--summary hour: it is one of centre, day, centreAndDay, week, month'],
	['--shape round', '--shape round: it is one of nested, flat, sections, keyed, spanish'],
	['--shape flat --login --centres 7', '--shape is the design of the sandbox alone'],
	['--login', 'Say which centres to read, e.g. --centres 101,102'],
	['--what', 'See npm run demo -- --help'],
	['week', 'See npm run demo -- --help'],
])('%s is refused with what to do', (line, message) => {
	expect(() => read(line)).toThrow(message);
});

test('the help names every option, in 100 columns', () => {
	const options = ['period', 'days', 'start', 'end', 'centres', 'timezone', 'discrepancies'];
	const others = ['pending', 'summary', 'csv', 'json', 'shape', 'login', 'help'];
	for (const option of [...options, ...others]) expect(HELP).toContain(`\n  --${option} `);
	for (const line of HELP.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});
