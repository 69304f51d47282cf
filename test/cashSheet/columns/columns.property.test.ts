import fc from 'fast-check';

import { readingReport } from '../../../nodes/MapalCashrec/cashSheet/columns/report';
import { COLUMNS } from '../../../nodes/MapalCashrec/cashSheet/columns/names';
import type { Table } from '../../../nodes/MapalCashrec/cashSheet/columns/table';
import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { anyJson } from '../../support/arbitraryJson';
import { fieldsOf, rowsOf, tableOf, type Asking } from '../../support/columns';

/*
 * Shifts of made-up designs. Each column has one of several names or is missing, and stands in the
 * shift, in an object of the shift or at the sheet, among fields that mean something else.
 */

const ASKING: Partial<Asking> = {
	centres: ['1101', '1102'],
	start: '2026-03-04',
	end: '2026-03-06',
};

const names = {
	id: ['id', 'shiftId', 'idTurno', 'ref', 'shift_key'],
	centre: ['centreId', 'store', 'codigoCentro', 'cc', 'magasin'],
	centreName: ['centreName', 'store_name', 'nombreCentro', 'filiale'],
	date: ['businessDate', 'fecha', 'date', 'jour'],
	shift: ['shift', 'turno', 'name', 'service', 'franja'],
	state: ['status', 'estado', 'isOpen', 'etat'],
	opened: ['openedAt', 'apertura', 'start', 'dateOuverture'],
	closed: ['closedAt', 'cierre', 'end', 'dateFermeture'],
	person: ['closedBy', 'cajero', 'manager', 'operator'],
	sales: ['grossSales', 'ventaBruta', 'sales', 'turnover'],
	cash: ['cash', 'efectivo', 'especes', 'till', ''],
	expected: ['expected', 'teorico', 'theoretical', 'soll'],
	counted: ['counted', 'contado', 'declared', 'ist'],
	difference: ['difference', 'descuadre', 'ecart', 'overShort'],
	noise: [
		'tickets',
		'netSales',
		'cardSales',
		'tillId',
		'updatedAt',
		'note',
		'count',
		'x1',
		'level',
	],
} as const;

const design = fc.record({
	...(Object.fromEntries(
		Object.entries(names).map(([key, all]) => [key, fc.constantFrom(...all)]),
	) as { [Key in keyof typeof names]: fc.Arbitrary<string> }),
	without: fc.uniqueArray(fc.constantFrom(...Object.keys(names)), { maxLength: 5 }),
	noises: fc.uniqueArray(fc.constantFrom(...names.noise), { maxLength: 5 }),
	inSheets: fc.boolean(),
	inRows: fc.boolean(),
	isOutside: fc.boolean(),
});
type Design = typeof design extends fc.Arbitrary<infer T> ? T : never;

const values = fc.record({
	off: fc.integer({ min: -500, max: 500 }),
	cents: fc.integer({ min: 1000, max: 90_000 }),
	isOpen: fc.boolean(),
	noise: fc.array(fc.oneof(fc.integer({ min: 0, max: 9999 }), fc.constantFrom('a', 'b', null)), {
		minLength: 9,
		maxLength: 9,
	}),
});
type Values = typeof values extends fc.Arbitrary<infer T> ? T : never;

/** Each centre has two shifts a day. */
function bodyOf(design: Design, all: Values[]): JsonObject {
	const shifts = all.map((value, index) => {
		const day = `2026-03-0${4 + (Math.floor(index / 4) % 3)}`;
		const centre = index % 4 < 2 ? '1101' : '1102';
		return { ...value, index, day, centre, name: index % 2 ? 'Dinner' : 'Lunch' };
	});
	const has = (key: keyof typeof names) => !design.without.includes(key);
	const shiftOf = ({ index, day, centre, name, off, cents, isOpen, noise }: (typeof shifts)[0]) => {
		const given: Array<[keyof typeof names, Json]> = [
			['id', `s-${1000 + index}`],
			['shift', name],
			['state', design.state === 'isOpen' ? isOpen : isOpen ? 'Open' : 'Closed'],
			['opened', `${day}T${name === 'Lunch' ? 12 : 19}:0${index % 10}:00`],
			['closed', isOpen ? null : `${day}T${name === 'Lunch' ? 17 : 23}:3${index % 10}:00`],
			['person', ['Ana', 'Luis', 'Eva'][index % 3] as string],
			['sales', (cents * 3 + 1) / 100],
		];
		const placed: Array<[keyof typeof names, Json]> = [
			['centre', centre],
			['centreName', `Place ${centre}`],
			['date', day],
		];
		const own = (design.inSheets ? given : [...given, ...placed]).filter(([key]) => has(key));
		const triple = Object.fromEntries(
			[
				['expected', cents / 100] as const,
				['counted', isOpen ? null : (cents + off) / 100] as const,
				['difference', isOpen ? null : off / 100] as const,
			]
				.filter(([key]) => has(key))
				.map(([key, value]) => [design[key], value]),
		);
		const money: JsonObject = design.inRows
			? {
					sections: [
						{ section: 'Cash', ...triple },
						{ section: 'Cards', [design.expected]: 50.25, [design.counted]: 50.25 },
					],
				}
			: design.cash === ''
				? triple
				: { [design.cash]: triple };
		const fields = own.map(([key, value]) => [design[key], value] as const);
		const noises = design.noises.map((key, at) => [key, noise[at] ?? null] as const);
		return { ...Object.fromEntries([...noises, ...fields]), ...money };
	};
	if (!design.inSheets) return { shifts: shifts.map(shiftOf) };
	const sheets = new Map<string, typeof shifts>();
	for (const shift of shifts) {
		const key = `${shift.day} ${shift.centre}`;
		sheets.set(key, [...(sheets.get(key) ?? []), shift]);
	}
	return {
		cashSheets: [...sheets.values()].map((some) => {
			const [{ day, centre } = { day: '', centre: '' }] = some;
			return {
				...(has('centre') && { [design.centre]: centre }),
				...(has('centreName') && { [design.centreName]: `Place ${centre}` }),
				...(has('date') && { [design.date]: day }),
				shifts: some.map(shiftOf),
			};
		}),
	};
}

const body = fc
	.tuple(design, fc.array(values, { minLength: 1, maxLength: 12 }))
	.map(([made, all]) => bodyOf(made, all));

/** Such a body, or any JSON. */
const anyBody = fc.oneof(body, anyJson);

/** Fields, shifts and rows in the opposite order. */
function turned(value: Json): Json {
	if (Array.isArray(value)) return value.map(turned).reverse();
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.map(([key, part]) => [key, turned(part)])
			.reverse(),
	);
}

const read = (given: Json) => tableOf(given, ASKING);
/** Sorted, as of two shifts that nothing tells apart the order decides which is the second. */
const sortedRows = (table: Table) =>
	rowsOf(table)
		.map((row) => JSON.stringify({ ...row, shiftId: row.shiftId.replace(/#\d+$/, '') }))
		.sort();
const RUNS = { numRuns: 200 };

test('the order of fields, of shifts and of rows changes neither the columns nor the rows', () => {
	fc.assert(
		fc.property(body, (given) => {
			const [one, other] = [read(given), read(turned(given))];
			expect(fieldsOf(other)).toEqual(fieldsOf(one));
			expect(sortedRows(other)).toEqual(sortedRows(one));
		}),
		RUNS,
	);
});

test('each shift has an ID of its own, the same at every run', () => {
	fc.assert(
		fc.property(anyBody, (given) => {
			const ids = rowsOf(read(given)).map(({ shiftId }) => shiftId);
			expect(new Set(ids).size).toBe(ids.length);
			expect(ids).not.toContain('');
			expect(rowsOf(read(given)).map(({ shiftId }) => shiftId)).toEqual(ids);
		}),
		RUNS,
	);
});

test('a field serves one column', () => {
	fc.assert(
		fc.property(anyBody, (given) => {
			const paths = Object.values(fieldsOf(read(given)));
			expect(new Set(paths).size).toBe(paths.length);
		}),
		RUNS,
	);
});

test('every row has all columns, in their order, and nothing but scalars', () => {
	fc.assert(
		fc.property(anyBody, (given) => {
			for (const row of rowsOf(read(given))) {
				expect(Object.keys(row)).toEqual(COLUMNS);
				const nested = Object.values(row).filter(
					(value) => typeof value === 'object' && value !== null,
				);
				expect(nested).toEqual([]);
			}
		}),
		RUNS,
	);
});

test('difference is counted less expected, and an open shift has none', () => {
	fc.assert(
		fc.property(body, (given) => {
			for (const { status, expected, counted, difference } of rowsOf(read(given))) {
				if (status === 'open') expect([counted, difference]).toEqual([null, null]);
				if (expected === null || counted === null || difference === null) continue;
				expect(Math.round(difference * 100)).toBe(
					Math.round(counted * 100) - Math.round(expected * 100),
				);
			}
		}),
		RUNS,
	);
});

test('the reading report holds no value of the response', () => {
	/** Changes every value so that it is recognised wherever it shows. The labels of rows stay. */
	const marked = (value: Json, at: { n: number }): Json => {
		if (Array.isArray(value)) return value.map((part) => marked(part, at));
		if (typeof value === 'object' && value !== null) {
			return Object.fromEntries(
				Object.entries(value).map(([key, part]) => [
					key,
					key === 'section' ? part : marked(part, at),
				]),
			);
		}
		if (typeof value === 'number') return 7_654_321 + at.n++ + 0.5;
		return typeof value === 'string' && !/^\d{4}-/.test(value) ? `§${value}§` : value;
	};
	fc.assert(
		fc.property(body, (given) => {
			const table = read(marked(given, { n: 0 }));
			const { assignment } = table;
			const report = readingReport(table.fields.values(), assignment);
			expect(report.length).toBeGreaterThan(0);
			for (const { field, column, why, kind } of report) {
				expect([field, column, why, kind].join(' ')).not.toMatch(/§|7654\d{3}|\d{4}-\d\d/);
			}
		}),
		RUNS,
	);
});
