import { COLUMNS } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { compare } from '../../support/expectedColumns';
import { payloadsWithColumns, testEach } from '../../support/payloads';

/*
 * Whole responses, column by column, against what a careful accountant reads in them.
 */

const all = payloadsWithColumns(({ expected }) => expected.shifts.length > 0);
const { own } = all;

testEach(all, '$name: no value is wrong', ({ body, expected }) => {
	const { count, wrong } = compare(body, expected);
	expect(count).toBe(expected.shifts.length);
	expect(wrong).toEqual([]);
});

test.each(own)('$name: every column that the response tells is found', ({ body, expected }) => {
	expect(compare(body, expected).notFound).toEqual([...(expected.notFound ?? [])].sort());
});

test('of these, nearly every column is found without settings', () => {
	const counts = own.map(({ body, expected }) => compare(body, expected));
	const told = counts.flatMap((one) => one.told).length;
	const notFound = counts.flatMap((one) => one.notFound).length;
	expect(told).toBeGreaterThan(own.length * (COLUMNS.length - 3));
	expect((told - notFound) / told).toBeGreaterThan(0.95);
});
