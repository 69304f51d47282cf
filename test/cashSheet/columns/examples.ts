import type { ColumnName } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import type { Asking } from '../../support/columns';

/** Shifts in which a column is to be found among other fields. */
export interface Example {
	column: ColumnName;
	name: string;
	body: Json;
	asking: Partial<Asking>;
	/** The field that serves the column; null where none is sure. */
	field: string | null;
}

export const ASKED: Partial<Asking> = {
	centres: ['1101', '1102'],
	start: '2026-03-04',
	end: '2026-03-05',
};

/** A shift: there are two centres, two days, and two shifts a day. */
export interface Of {
	index: number;
	centre: string;
	day: string;
	shift: 'Lunch' | 'Dinner';
	isOpen: boolean;
}

export const ALL: Of[] = ['1101', '1102'].flatMap((centre, c) =>
	['2026-03-04', '2026-03-05'].flatMap((day, d) =>
		(['Lunch', 'Dinner'] as const).map((shift, s) => ({
			index: c * 4 + d * 2 + s,
			centre,
			day,
			shift,
			isOpen: c === 1 && d === 1 && s === 1,
		})),
	),
);

/** The fields that every shift has, named so that each is found. */
const fieldsOf = ({ index, centre, day, shift, isOpen }: Of): JsonObject => ({
	shiftId: `S-${5001 + index}`,
	centreId: centre,
	centreName: centre === '1101' ? 'Plaza Mayor' : 'Gran Vía',
	businessDate: day,
	shiftName: shift,
	status: isOpen ? 'Open' : 'Closed',
	openedAt: `${day}T${shift === 'Lunch' ? '12' : '19'}:0${index}:00`,
	closedAt: isOpen ? null : `${day}T${shift === 'Lunch' ? '17' : '23'}:1${index}:00`,
	closedBy: isOpen ? null : `Manager ${index % 3}`,
	grossSales: 1000.5 + index * 7,
	expectedCash: 300.25 + index,
	countedCash: isOpen ? null : 300.25 + index - (index % 2) * 5,
	cashDifference: isOpen ? null : -(index % 2) * 5,
});

/** Which of those fields serve a column: the examples of the column leave them out. */
const OWN: Record<ColumnName, string[]> = {
	date: ['businessDate'],
	centreId: ['centreId'],
	centreName: ['centreName'],
	shift: ['shiftName'],
	status: ['status'],
	sales: ['grossSales'],
	expected: ['expectedCash', 'cashDifference'],
	counted: ['countedCash', 'cashDifference'],
	difference: ['expectedCash', 'countedCash', 'cashDifference'],
	responsible: ['closedBy'],
	openedAt: ['openedAt'],
	closedAt: ['closedAt'],
	sheetStatus: [],
	shiftId: ['shiftId'],
};

export type Fields = (of: Of) => JsonObject;

/** One example: what its shifts have besides the usual fields of the other columns. */
export interface Given {
	fields: Fields;
	/** The fields of the cash sheet. If given, there is a sheet for each centre and day. */
	sheet?: Fields;
	/** The keys of a sheet's shifts; if not given, the shifts are a list. */
	keyed?: (of: Of) => string;
	/** What the list of sheets is called. */
	sheets?: string;
	/** The usual fields to leave out, besides those of the column itself. */
	without?: string[];
	asking?: Partial<Asking>;
	/** The field that serves the column; null where none is sure. */
	field: string | null;
}

/** Examples of one column, by a name that reads like a sentence. */
export const examplesOf = (column: ColumnName, given: Record<string, Given>): Example[] =>
	Object.entries(given).map(([name, example]) => ({
		column,
		name,
		body: bodyOf(column, example),
		asking: { ...ASKED, ...example.asking },
		field: example.field,
	}));

function bodyOf(column: ColumnName, { fields, sheet, keyed, sheets, without = [] }: Given): Json {
	const shiftOf = (of: Of): JsonObject => {
		const usual = fieldsOf(of);
		for (const name of [...OWN[column], ...without]) delete usual[name];
		return { ...usual, ...fields(of) };
	};
	const listOf = (some: Of[]): Json =>
		keyed
			? Object.fromEntries(some.map((of) => [keyed(of), shiftOf(of)]))
			: some.map((of) => shiftOf(of));
	if (!sheet) return { shifts: listOf(ALL) };
	return {
		[sheets ?? 'cashSheets']: ALL.filter(({ shift }) => shift === 'Lunch').map((of) => ({
			...sheet(of),
			shifts: listOf(ALL.filter(({ centre, day }) => centre === of.centre && day === of.day)),
		})),
	};
}
