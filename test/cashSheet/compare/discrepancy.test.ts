import type { Row } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import {
	differs,
	discrepancyOf,
	shortAndOver,
	type Direction,
} from '../../../nodes/MapalCashrec/cashSheet/compare/discrepancy';
import { offBy, open } from './rows';

test.each<[number, string]>([
	[-0.01, 'shortage'],
	[0, 'balanced'],
	[0.01, 'surplus'],
])('a difference of %p is a %s', (difference, type) => {
	expect(discrepancyOf(offBy(difference))).toEqual({
		expected: 300,
		counted: 300 + difference,
		difference,
		type,
	});
});

test('a shift that is not counted is neither short nor balanced', () => {
	expect(discrepancyOf(open())).toEqual({
		expected: 300,
		counted: null,
		difference: null,
		type: null,
	});
});

test.each<[string, Row, number, Direction, boolean]>([
	['a cent short', offBy(-0.01), 0, 'any', true],
	['a cent over', offBy(0.01), 0, 'any', true],
	['nothing, without a tolerance', offBy(0), 0, 'any', false],
	['as much short as is tolerated', offBy(-5), 5, 'any', false],
	['as much over as is tolerated', offBy(5), 5, 'any', false],
	['a cent more than that', offBy(-5.01), 5, 'any', true],
	['short, where shortages are asked for', offBy(-1), 0, 'shortage', true],
	['short, where surpluses are asked for', offBy(-1), 0, 'surplus', false],
	['over, where surpluses are asked for', offBy(1), 0, 'surplus', true],
	['over, where shortages are asked for', offBy(1), 0, 'shortage', false],
	['not counted', open(), 0, 'any', false],
])('%s', (_name, row, tolerance, direction, expected) => {
	expect(differs(row, tolerance, direction)).toBe(expected);
});

test('what is short and what is over are summed apart, to the cent', () => {
	const rows = [offBy(-0.1), offBy(-0.2), offBy(0.7), offBy(0.1), offBy(0), open()];
	expect(shortAndOver(rows)).toEqual({ short: 0.3, over: 0.8 });
	expect(shortAndOver([])).toEqual({ short: 0, over: 0 });
});
