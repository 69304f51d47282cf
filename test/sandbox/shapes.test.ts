import { DateTime } from 'luxon';

import { cashSheets } from './data';
import { startSandbox } from './server';
import { SHAPES, shapeOf } from './shapes';

const shapes = Object.keys(SHAPES) as Array<keyof typeof SHAPES>;
type Sheets = ReturnType<typeof cashSheets>;
// Each reader below is written by hand for one design. What it reads is compared value by value.
type Any = ReturnType<typeof JSON.parse>;

/** A shift's 14 values, in the order of the node's columns. */
type Values = [
	...[date: string, centreId: string, centreName: string, shift: string, status: string],
	...[sales: number, expected: number, counted: number | null, difference: number | null],
	...[responsible: string, openedAt: string, closedAt: string | null],
	...[sheetStatus: string, shiftId: string],
];
/** What a sheet itself says, with or without shifts. */
type Sheet = [date: string, centreId: string, sheetStatus: string, shifts: number];
type Read = { shifts: Values[]; sheets: Sheet[] };

const lower = (text: string) => text.toLowerCase();
const state = (isClosed: boolean) => (isClosed ? 'closed' : 'open');
const euros = (money: Any) => (money === null ? null : money.amount / 10 ** money.exponent);
/** The local time of a moment. */
const inMadrid = (at: DateTime) => at.setZone('Europe/Madrid').toFormat("yyyy-MM-dd'T'HH:mm:ss");
const ofInstant = (text: string | null) => text && inMadrid(DateTime.fromISO(text));
const ofMillis = (ms: number | null) => ms && inMadrid(DateTime.fromMillis(ms));
const ofSpanish = (text: string | null) =>
	text && DateTime.fromFormat(text, 'dd/MM/yyyy HH:mm:ss').toFormat("yyyy-MM-dd'T'HH:mm:ss");
const spanishDate = (text: string) => text.split('/').reverse().join('-');
const spanishStates: Record<string, string> = {
	Abierta: 'open',
	Revisada: 'reviewed',
	Cerrada: 'closed',
};

/** Reads sheets that hold their shifts, with functions that find the values in both. */
function readSheets(
	sheets: Any[],
	shiftsOf: (sheet: Any) => Any[],
	sheetOf: (sheet: Any) => [date: string, centreId: string, sheetStatus: string],
	valuesOf: (shift: Any, sheet: Any) => Any[],
): Read {
	return {
		sheets: sheets.map((sheet) => [...sheetOf(sheet), shiftsOf(sheet).length]),
		shifts: sheets.flatMap((sheet) =>
			shiftsOf(sheet).map((shift) => valuesOf(shift, sheet) as Values),
		),
	};
}

const readers: Record<keyof typeof SHAPES, (body: Any) => Read> = {
	nested: (body) =>
		readSheets(
			body,
			({ shifts }) => shifts,
			(sheet) => [sheet.businessDate, String(sheet.centre.id), lower(sheet.status)],
			(shift, { businessDate, centre, status }) => [
				...[businessDate, String(centre.id), centre.name, shift.name, lower(shift.status)],
				...[shift.sales.gross, shift.cash.expected, shift.cash.counted, shift.cash.difference],
				...[shift.responsible, shift.openedAt.slice(0, 19), shift.closedAt?.slice(0, 19) ?? null],
				...[lower(status), String(shift.id)],
			],
		),

	flat: ({ Data }) => {
		const sheets = new Map<number, Any[]>();
		for (const row of Data) {
			sheets.set(row.CashSheetId, [...(sheets.get(row.CashSheetId) ?? []), row]);
		}
		return readSheets(
			[...sheets.values()],
			(rows) => rows.filter(({ ShiftId }: Any) => ShiftId !== null),
			([row]) => [row.BusinessDate.slice(0, 10), String(row.CenterId), lower(row.CashSheetStatus)],
			(row) => [
				...[row.BusinessDate.slice(0, 10), String(row.CenterId), row.CenterName, row.ShiftName],
				...[lower(row.ShiftStatus), row.GrossSales, row.CashExpected, row.CashDeclared],
				...[row.CashDifference, row.ResponsibleName, row.OpeningTime, row.ClosingTime],
				...[lower(row.CashSheetStatus), String(row.ShiftId)],
			],
		);
	},

	sections: ({ data }) =>
		readSheets(
			data.cashSheets,
			({ shifts }) => shifts,
			(sheet) => [sheet.businessDay, String(sheet.businessUnit.unitId), lower(sheet.state)],
			(shift, sheet) => {
				const row = (code: string) => shift.sections.find((section: Any) => section.code === code);
				const { expected, counted, difference } = row('CASH');
				return [
					...[sheet.businessDay, String(sheet.businessUnit.unitId), sheet.businessUnit.unitName],
					...[shift.shiftName, lower(shift.state), euros(row('SALES').gross)],
					...[euros(expected), euros(counted), euros(difference), shift.responsible.displayName],
					...[ofInstant(shift.openedAt), ofInstant(shift.closedAt)],
					...[lower(sheet.state), shift.shiftId],
				];
			},
		),

	keyed: (body) =>
		readSheets(
			Object.entries(body.cashSheets).flatMap(([centreId, days]) =>
				Object.entries(days as Any).map(([date, sheet]) => ({ centreId, date, ...(sheet as Any) })),
			),
			({ shifts }) => shifts,
			({ date, centreId, reviewState }) => [date, centreId, lower(reviewState)],
			(shift, { date, centreId, centreName, reviewState }) => [
				...[date, centreId, centreName, shift.description, state(shift.closed)],
				...[shift.grossSales, shift.cash.theoretical, shift.cash.actual, shift.cash.variance],
				...[shift.manager, ofMillis(shift.opening), ofMillis(shift.closing)],
				...[lower(reviewState), String(shift.shiftNumber)],
			],
		),

	spanish: ({ hojasCaja }) =>
		readSheets(
			hojasCaja,
			({ turnos }) => turnos,
			({ fecha, idCentro, estado }) => [
				spanishDate(fecha),
				String(idCentro),
				spanishStates[estado] ?? estado,
			],
			(turno, { fecha, idCentro, centro, estado }) => [
				...[spanishDate(fecha), String(idCentro), centro, turno.turno],
				...[state(turno.estado === 'Cerrado'), turno.ventaBruta, turno.efectivo.teorico],
				...[turno.efectivo.contado, turno.efectivo.descuadre, turno.responsable],
				...[ofSpanish(turno.fechaApertura), ofSpanish(turno.fechaCierre)],
				...[spanishStates[estado] ?? estado, String(turno.idTurno)],
			],
		),
};

const query = {
	start: '2026-03-01T00:00:00',
	end: '2026-03-31T23:59:59',
	centres: ['101', '102', '150'],
	now: new Date('2026-03-05T11:00:00Z'),
	zone: 'Europe/Madrid',
	tenant: { number: 0, company: 'Demo Restaurants' },
};
const sheetsAt = (now: string, change: Partial<typeof query> = {}) =>
	cashSheets({ ...query, now: new Date(now), ...change });
/** What a client gets: the design as parsed JSON. */
const sent = (shape: keyof typeof SHAPES, sheets: Sheets) =>
	JSON.parse(JSON.stringify(SHAPES[shape].of(sheets)));

const dayOfAll = {
	start: '2026-03-04T00:00:00',
	end: '2026-03-04T23:59:59',
	centres: Array.from({ length: 50 }, (_, index) => String(101 + index)),
};

const days: Record<string, Sheets> = {
	'some days, the last one open': sheetsAt('2026-03-05T11:00:00Z'),
	'a day on which only the last shift has begun': sheetsAt('2026-03-05T00:30:00Z'),
	'sheets that were reviewed, closed and corrected': sheetsAt('2026-03-12T11:00:00Z', {
		centres: dayOfAll.centres,
	}),
	'the change to summer time': sheetsAt('2026-11-05T11:00:00Z', { start: '2026-03-27T00:00:00' }),
	'the change to winter time': sheetsAt('2026-11-05T11:00:00Z', {
		start: '2026-10-24T00:00:00',
		end: '2026-10-26T23:59:59',
	}),
	'a sheet without shifts among others': sheetsAt('2026-03-05T11:00:00Z').map((sheet, index) =>
		index === 1 ? { ...sheet, shifts: [] } : sheet,
	),
	'only a sheet without shifts': sheetsAt('2026-03-05T11:00:00Z')
		.slice(0, 1)
		.map((sheet) => ({ ...sheet, shifts: [] })),
	'no sheets': [],
};

describe.each(shapes)('the design "%s"', (shape) => {
	test.each(Object.entries(days))('tells all that the data hold: %s', (_name, sheets) => {
		expect(readers[shape](sent(shape, sheets))).toEqual(readers.nested(sheets));
	});

	test('is the same each time, and changes nothing of the data', () => {
		const sheets = sheetsAt('2026-03-05T11:00:00Z');
		const before = structuredClone(sheets);
		const first = JSON.stringify(SHAPES[shape].of(sheets));
		expect(JSON.stringify(SHAPES[shape].of(sheetsAt('2026-03-05T11:00:00Z')))).toBe(first);
		expect(sheets).toEqual(before);
	});

	test('tells a corrected count from the one before', () => {
		const find = (now: string) => sheetsAt(now, dayOfAll).flatMap(({ shifts }) => shifts);
		const before = find('2026-03-05T11:00:00Z');
		const after = find('2026-03-07T11:00:00Z');
		const corrected = after.filter(
			({ cash }, index) => cash.counted !== before[index]?.cash.counted,
		);
		expect(corrected.length).toBeGreaterThan(0);
		const read = readers[shape](sent(shape, sheetsAt('2026-03-07T11:00:00Z', dayOfAll))).shifts;
		for (const { id, cash } of corrected) {
			expect(read.find((values) => values[13] === String(id))?.slice(7, 9)).toEqual([
				cash.counted,
				cash.difference,
			]);
		}
	});

	test('is what the sandbox answers with when it is asked for', async () => {
		const sandbox = await startSandbox({ shape });
		try {
			sandbox.clock.now = () => query.now;
			const { loginUrl, username, password, clientId, clientSecret } = sandbox.credential();
			const login = await fetch(loginUrl, {
				method: 'POST',
				body: new URLSearchParams({
					...{ grant_type: 'password', username, password },
					...{ client_id: clientId, client_secret: clientSecret },
				}),
			});
			const { access_token: token } = (await login.json()) as { access_token: string };
			const { start, end, centres } = query;
			const response = await fetch(
				`${sandbox.url}/api/v1/cashSheet?startDate=${start}&endDate=${end}&centersList=${centres}`,
				{ headers: { authorization: `Bearer ${token}` } },
			);
			const sheets = sandbox.expectedSheets({ start, end, centres });
			expect(sheets).toHaveLength(15);
			expect(await response.json()).toEqual(sent(shape, sheets));
		} finally {
			await sandbox.stop();
		}
	});
});

test('the values are those of the data', () => {
	const [sheet] = sheetsAt('2026-03-05T11:00:00Z', { start: '2026-03-05T00:00:00' });
	const [breakfast, lunch] = sheet?.shifts ?? [];
	expect(readers.nested([sheet]).shifts.slice(0, 2)).toEqual([
		[
			...['2026-03-05', '101', 'Estación 1', 'Breakfast', 'closed', breakfast?.sales.gross],
			...[breakfast?.cash.expected, breakfast?.cash.counted, breakfast?.cash.difference],
			...[breakfast?.responsible, '2026-03-05T07:00:00', '2026-03-05T12:00:00', 'open'],
			'202603051011',
		],
		[
			...['2026-03-05', '101', 'Estación 1', 'Lunch', 'open', lunch?.sales.gross],
			...[lunch?.cash.expected, null, null, lunch?.responsible, '2026-03-05T12:00:00', null],
			...['open', '202603051012'],
		],
	]);
});

test('the compared data hold the cases that are hard to tell', () => {
	const read = readers.nested(Object.values(days).flat());
	const values = new Set(read.shifts.flatMap(([, , , , status]) => status));
	expect(values).toEqual(new Set(['open', 'closed']));
	expect(new Set(read.sheets.map(([, , sheetStatus]) => sheetStatus))).toEqual(
		new Set(['open', 'reviewed', 'closed']),
	);
	expect(new Set(read.sheets.map(([, , , shifts]) => shifts))).toEqual(new Set([0, 1, 3]));
	const differences = read.shifts.map(([, , , , , , , , difference]) => difference);
	expect(differences).toContain(null);
	expect(differences).toContain(0);
	expect(differences.some((difference) => (difference ?? 0) < 0)).toBe(true);
	expect(differences.some((difference) => (difference ?? 0) > 0)).toBe(true);
});

test('no two designs are alike', () => {
	const sheets = sheetsAt('2026-03-05T11:00:00Z');
	const texts = shapes.map((shape) => JSON.stringify(sent(shape, sheets)));
	expect(new Set(texts).size).toBe(5);
});

test('a design is found by its exact name only', () => {
	expect(shapeOf('flat')).toBe('flat');
	for (const name of ['Flat', '', 'toString']) {
		expect(() => shapeOf(name)).toThrow('it is one of nested, flat, sections, keyed, spanish');
	}
});
