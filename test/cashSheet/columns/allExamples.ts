import { examplesOf, type Example, type Given } from './examples';
import { MONEY } from './examplesOfMoney';
import { PLACES } from './examplesOfPlaces';
import { SHIFTS } from './examplesOfShifts';
import { STATES } from './examplesOfStates';
import { TIMES } from './examplesOfTimes';
import type { ColumnName } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import { tableOf } from '../../support/columns';

export const EXAMPLES: Example[] = [...PLACES, ...TIMES, ...SHIFTS, ...STATES, ...MONEY];

/** The field that serves the column of an example, or the fields, if it is read from several. */
export function foundIn({ column, body, asking }: Example): string | null {
	const { assignment } = tableOf(body, asking);
	const { verdicts, state, closedFlag, openFlag, inCharge } = assignment;
	const own = verdicts[column].field;
	if (column === 'status') return paths(' + ', [own, state, closedFlag, openFlag]);
	if (column === 'responsible') return paths(' or ', [own, inCharge]);
	return own?.path ?? null;
}

function paths(between: string, fields: Array<{ path: string } | undefined>): string | null {
	const found = fields.flatMap((field) => (field ? [field.path] : []));
	return [...new Set(found)].join(between) || null;
}

/** A test for each example: the field that serves the column is the one that is expected. */
export const testExamples = (title: string, column: ColumnName, given: Record<string, Given>) =>
	test.each(examplesOf(column, given).map((one): [string, Example] => [one.name, one]))(
		`${title}: %s`,
		(_name, example) => {
			expect(foundIn(example)).toBe(example.field);
		},
	);
