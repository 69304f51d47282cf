import { payloads, payloadsWithColumns } from '../../support/payloads';
import { fieldsOf, moneyFieldsOf, rowsOf, tableOf } from '../../support/columns';
import { EXAMPLES, foundIn } from './allExamples';
import { LINES } from './tables';

/*
 * No clue is without effect: if a line is left out of its table, or says the opposite, an example
 * or a response is read differently than expected.
 */

const all: Array<() => unknown> = [
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
const readings = all.map((reading) => ({ reading, before: read(reading) }));
const isChanged = ({ reading, before }: (typeof readings)[number]) => read(reading) !== before;

/** Whether anything is read differently with so many points. */
function changes(line: { points: number }, points: number): boolean {
	const { points: own } = line;
	try {
		line.points = points;
		const changed = readings.findIndex(isChanged);
		if (changed === -1) return false;
		// What one line of a table changes, its other lines often change too: it is tried first.
		readings.unshift(...readings.splice(changed, 1));
		return true;
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
	expect(readings.some(isChanged)).toBe(false);
});
