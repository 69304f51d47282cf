import { payloads, payloadsWithColumns } from '../../support/payloads';
import { fieldsOf, moneyFieldsOf, rowsOf, tableOf } from '../../support/columns';
import { EXAMPLES, foundIn } from './allExamples';
import { LINES } from './tables';

/*
 * No clue is without effect: if a line is left out of its table, or says the opposite, an example
 * or a response is read differently than expected.
 */

const readings: Array<() => unknown> = [
	...EXAMPLES.map((example) => () => foundIn(example)),
	...payloadsWithColumns().own.map(({ body, expected }) => () => {
		const table = tableOf(body, expected.asked);
		return [fieldsOf(table), rowsOf(table)];
	}),
	...payloads(({ expected }) => expected.amounts !== undefined).own.map(
		({ body }) =>
			() =>
				moneyFieldsOf(tableOf(body)),
	),
];
const read = (reading: () => unknown) => JSON.stringify(reading());
const before = readings.map(read);

/** Whether anything is read differently with so many points. */
function changes(line: { points: number }, points: number): boolean {
	const { points: own } = line;
	try {
		line.points = points;
		return readings.some((reading, index) => read(reading) !== before[index]);
	} finally {
		line.points = own;
	}
}

test.each(LINES.map(({ table, line }) => [table, line.why, line] as const))(
	'%s: "%s" counts',
	(_table, _why, line) => {
		expect(changes(line, 0)).toBe(true);
		expect(changes(line, -line.points)).toBe(true);
	},
);

test('what is read does not change by itself', () => {
	expect(readings.map(read)).toEqual(before);
});
