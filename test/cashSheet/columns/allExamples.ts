import type { Example } from './examples';
import { MONEY } from './examplesOfMoney';
import { PLACES } from './examplesOfPlaces';
import { SHIFTS } from './examplesOfShifts';
import { TIMES } from './examplesOfTimes';
import { tableOf } from '../../support/columns';

export const EXAMPLES: Example[] = [...PLACES, ...TIMES, ...SHIFTS, ...MONEY];

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
