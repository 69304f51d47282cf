import { parseCentres } from '../../nodes/MapalCashrec/cashSheet/centres';

test.each<[string, unknown, string[]]>([
	['one', '101', ['101']],
	['commas', '101,102,103', ['101', '102', '103']],
	['commas and spaces', ' 101 , 102 ,103 ', ['101', '102', '103']],
	['semicolons', '101;102', ['101', '102']],
	['spaces', '101 102', ['101', '102']],
	['lines', '101\n102\r\n103\n', ['101', '102', '103']],
	['all of them, and empty places', ',101;, 102\n\n;103,', ['101', '102', '103']],
	['duplicates are dropped, the order is kept', '103,101,103,102,101', ['103', '101', '102']],
	['leading zeros stay', '0417', ['0417']],
	['IDs that are no numbers', 'MAD-01, bcn_2', ['MAD-01', 'bcn_2']],
	['a number', 101, ['101']],
	['a list of numbers', [101, 102], ['101', '102']],
	['a list of texts', ['101', ' 102 '], ['101', '102']],
	['a list of both, with duplicates', [101, '101', '102'], ['101', '102']],
	['a list of texts with commas', ['101,102', '103'], ['101', '102', '103']],
	['a list as JSON text', '[101, "102"]', ['101', '102']],
	['an ID of 100 characters', 'x'.repeat(100), ['x'.repeat(100)]],
	['a list with one empty text', ['101', ''], ['101']],
])('%s', (_name, value, expected) => {
	expect(parseCentres(value)).toEqual(expected);
});

test.each<[string, unknown]>([
	['nothing', ''],
	['spaces', '  \n '],
	['commas only', ',,;'],
	['null', null],
	['undefined', undefined],
	['an empty list', []],
	['a list of nothing', ['', ' ']],
	['an empty list as JSON text', '[]'],
])('%s: no centre is given', (_name, value) => {
	expect(() => parseCentres(value)).toThrow("No centre is given in 'Centre IDs'");
});

test.each<[string, unknown, string]>([
	['a fraction', 101.5, '101.5'],
	['not a number', NaN, 'null'],
	['a huge number', 1e21, '1e+21'],
	['a boolean', true, 'true'],
	['an object', { id: 101 }, '{"id":101}'],
	['a list of objects', [{ id: 101 }], '{"id":101}'],
	['a list with null', [101, null], 'null'],
	['a nested list', [[101]], '[101]'],
	['broken JSON', '[101, 102', '"[101"'],
	['an expression that was not run', '{{ $json.id }}', '"{{"'],
	['an ID of 101 characters', 'x'.repeat(101), `"${'x'.repeat(56)}…`],
	['a very long ID', 'x'.repeat(10_000), `"${'x'.repeat(56)}…`],
])('%s is no centre ID', (_name, value, shown) => {
	expect(() => parseCentres(value)).toThrow(
		`'Centre IDs' holds ${shown}, which is not a centre ID`,
	);
});

test('50,000 centres are read', () => {
	const ids = Array.from({ length: 50_000 }, (_, index) => String(index));
	expect(parseCentres(ids.join(', '))).toEqual(ids);
});
