import { InputError } from '../../nodes/MapalCashrec/cashSheet/inputError';
import { formatPath, parsePath } from '../../nodes/MapalCashrec/cashSheet/path';
import { isObject, type Json } from '../../nodes/MapalCashrec/cashSheet/json';
import { readShifts, shiftLists } from '../../nodes/MapalCashrec/cashSheet/reading/reading';
import { payloads, testEach } from '../support/payloads';

const shift = (id: number, more: { [key: string]: Json } = {}) => ({
	id,
	name: `Shift ${id}`,
	openedAt: '2026-03-05T08:00:00',
	closedAt: '2026-03-05T16:00:00',
	cash: { expected: 100, counted: 100, difference: 0 },
	...more,
});
const turno = (numero: number) => ({
	numero,
	apertura: '08:00',
	cierre: '16:00',
	efectivo: { esperado: 100, contado: 99 },
});

interface Case {
	name: string;
	body: Json;
	path: string;
	shifts: number;
	sheets?: number;
	empty?: number;
}

const cases: Case[] = [
	{ name: 'a bare list', body: [shift(1), shift(2)], path: '', shifts: 2 },
	{
		name: 'sheets with shifts',
		body: [{ id: 9, centre: { id: 101 }, shifts: [shift(1), shift(2)] }],
		path: '[].shifts[]',
		shifts: 2,
		sheets: 1,
	},
	{
		name: 'an envelope around sheets',
		body: { success: true, data: { cashSheets: [{ id: 9, shifts: [shift(1)] }] } },
		path: 'data.cashSheets[].shifts[]',
		shifts: 1,
		sheets: 1,
	},
	{
		name: 'envelopes within envelopes',
		body: { response: { body: { result: { items: [shift(1), shift(2)] } } } },
		path: 'response.body.result.items[]',
		shifts: 2,
	},
	{
		name: 'centres, days and shifts',
		body: {
			centres: [
				{
					id: 1,
					days: [
						{ date: '2026-03-05', shifts: [shift(1)] },
						{ date: '2026-03-06', shifts: [] },
					],
				},
			],
		},
		path: 'centres[].days[].shifts[]',
		shifts: 1,
		sheets: 2,
		empty: 1,
	},
	{
		name: 'flat rows that name their shift',
		body: {
			rows: [
				{ centreId: 1, date: '2026-03-05', shiftName: 'Lunch', cashExpected: 10, cashCounted: 9 },
			],
		},
		path: 'rows[]',
		shifts: 1,
	},
	{
		name: 'Spanish names',
		body: {
			hojasCaja: [
				{
					fecha: '2026-03-05',
					centro: 'A',
					turnos: [turno(1), turno(2)],
					gastos: [{ concepto: 'Hielo', importe: 3 }],
				},
			],
		},
		path: 'hojasCaja[].turnos[]',
		shifts: 2,
		sheets: 1,
	},
	{
		name: 'French names',
		body: {
			feuillesDeCaisse: [
				{
					jour: '2026-03-05',
					services: [
						{
							libelle: 'Midi',
							heureOuverture: '11:00',
							heureFermeture: '15:00',
							especes: { attendu: 10, compte: 9, ecart: -1 },
						},
					],
				},
			],
		},
		path: 'feuillesDeCaisse[].services[]',
		shifts: 1,
		sheets: 1,
	},
	{
		name: '.NET names and $values',
		body: {
			$id: '1',
			$values: [
				{
					$id: '2',
					SheetId: 9,
					Shifts: {
						$id: '3',
						$values: [
							{
								ShiftId: 1,
								OpenedOn: '/Date(1772700000000)/',
								ClosedOn: null,
								CashExpected: 1,
								CashCounted: null,
							},
						],
					},
				},
			],
		},
		path: '$values[].Shifts.$values[]',
		shifts: 1,
		sheets: 1,
	},
	{
		name: 'GraphQL edges and nodes',
		body: {
			data: {
				cashShifts: {
					edges: [
						{ cursor: 'a', node: shift(1) },
						{ cursor: 'b', node: shift(2) },
					],
				},
			},
		},
		path: 'data.cashShifts.edges[].node',
		shifts: 2,
	},
	{
		name: 'rows of payments that are more than the shifts',
		body: {
			shifts: [shift(1)],
			payments: [1, 2, 3, 4].map((id) => ({ id, shiftId: 1, paymentType: 'card', amount: 5 })),
		},
		path: 'shifts[]',
		shifts: 1,
		sheets: 0,
	},
	{
		name: 'sections inside the shifts',
		body: {
			sheet: {
				shifts: [
					shift(1, {
						sections: ['Cash', 'Cards', 'Vouchers'].map((section) => ({
							section,
							expected: 1,
							counted: 1,
							difference: 0,
						})),
					}),
				],
			},
		},
		path: 'sheet.shifts[]',
		shifts: 1,
		sheets: 1,
	},
	{
		name: 'shifts by name',
		body: {
			date: '2026-03-05',
			turnos: { Comidas: turno(1), Cenas: turno(2) },
			totalDia: { esperado: 200, contado: 198 },
		},
		path: 'turnos.*',
		shifts: 2,
		sheets: 1,
	},
	{
		name: 'centres by ID and dates by day',
		body: {
			'101': { '2026-03-05': [shift(1)], '2026-03-06': [shift(2)] },
			'102': { '2026-03-05': [shift(3)] },
		},
		path: '*.*[]',
		shifts: 3,
		sheets: 3,
	},
	{ name: 'a single shift', body: { shift: shift(1) }, path: 'shift', shifts: 1, sheets: 0 },
	{
		name: 'lists of shifts',
		body: { data: [[shift(1), shift(2)], [shift(3)]] },
		path: 'data[][]',
		shifts: 3,
	},
	{
		name: 'rows without names',
		body: {
			columns: ['id', 'shift'],
			rows: [
				[1, 'Lunch'],
				[2, 'Dinner'],
			],
		},
		path: 'rows[]',
		shifts: 2,
	},
	{ name: 'a list of numbers', body: [1, 2, 3], path: '', shifts: 3 },
	{
		name: 'a sheet whose shifts are below its body',
		body: { sheets: [{ header: { id: 1 }, body: { shifts: [shift(1)] } }] },
		path: 'sheets[].body.shifts[]',
		shifts: 1,
		sheets: 1,
	},
	{
		name: 'data within data',
		body: { data: { cash_sheets: { data: [{ id: 1, shifts: { data: [shift(1), shift(2)] } }] } } },
		path: 'data.cash_sheets.data[].shifts.data[]',
		shifts: 2,
		sheets: 1,
	},
	{
		name: 'HAL',
		body: {
			_embedded: { shifts: [shift(1)] },
			_links: { self: { href: '/x' } },
			page: { size: 20 },
		},
		path: '_embedded.shifts[]',
		shifts: 1,
	},
	{
		name: 'search hits',
		body: { took: 3, hits: { total: 1, hits: [{ _index: 'a', _id: '1', _source: shift(1) }] } },
		path: 'hits.hits[]',
		shifts: 1,
	},
	{
		name: 'generated keys',
		body: { '-NabcX1': shift(1), '-NabcX2': shift(2) },
		path: '*',
		shifts: 2,
	},
	{
		name: 'days and names',
		body: { '2026-03-04': { lunch: turno(1), dinner: turno(2) } },
		path: '*.*',
		shifts: 2,
		sheets: 1,
	},
	{
		name: 'one shift by name',
		body: { id: 5, shifts: { Lunch: turno(1) } },
		path: 'shifts.*',
		shifts: 1,
		sheets: 1,
	},
	{
		name: 'SOAP turned into JSON, one element',
		body: {
			'soap:Envelope': {
				'soap:Body': {
					GetShiftsResult: { Shift: { No: 1, Start: '2026-03-04T08:00', End: null } },
				},
			},
		},
		path: 'soap:Envelope.soap:Body.GetShiftsResult.Shift',
		shifts: 1,
	},
	{
		name: 'sheets with sums of their own, whose lists of shifts are null',
		body: {
			cashSheets: [101, 102].map((centreId) => ({
				...{ centreId, businessDate: '2026-03-05', status: 'Closed' },
				...{ expectedCash: 300.5, countedCash: 298.5, shifts: null },
			})),
		},
		path: 'cashSheets[].shifts[]',
		shifts: 0,
		sheets: 2,
		empty: 2,
	},
	{
		name: 'shifts that have a count of how many, which is null',
		body: { rows: [shift(1, { shiftCount: null }), shift(2, { shift: null })] },
		path: 'rows[]',
		shifts: 2,
	},
	{
		name: 'shifts with cash of their own and a list of drawers, in a list without a name',
		body: [1, 2].map((id) => ({
			...{ shiftId: id, shiftName: `Shift ${id}`, status: 'Closed' },
			...{ expectedCash: 100, countedCash: 99 },
			drawers: [
				{ name: 'A', expected: 60, counted: 60 },
				{ name: 'B', expected: 40, counted: 39 },
			],
		})),
		path: '',
		shifts: 2,
	},
	{
		name: 'drawers of sheets',
		body: [1, 2].map((id) => ({
			...{ sheetId: id, expectedCash: 100, countedCash: 99 },
			drawers: [
				{ name: 'A', expected: 60, counted: 60 },
				{ name: 'B', expected: 40, counted: 39 },
			],
		})),
		path: '[].drawers[]',
		shifts: 4,
		sheets: 2,
	},
	{ name: 'an empty list', body: [], path: '', shifts: 0 },
	{ name: 'an empty list in an envelope', body: { data: [], total: 0 }, path: 'data[]', shifts: 0 },
	{ name: 'null in an envelope', body: { success: true, data: null }, path: '', shifts: 0 },
	{ name: 'null', body: null, path: '', shifts: 0 },
	{ name: 'an empty object', body: {}, path: '', shifts: 0 },
	{
		name: 'sheets without shifts',
		body: [{ id: 1, shifts: [] }, { id: 2, shifts: null }, { id: 3 }],
		path: '[].shifts[]',
		shifts: 0,
		sheets: 3,
		empty: 3,
	},
];

test.each(cases)('$name', ({ body, path, shifts, sheets = 0, empty = 0 }) => {
	const reading = readShifts(body);
	expect(reading).toMatchObject({ path, shifts, sheets, emptySheets: empty });
	expect(reading.groups.flatMap(({ elements }) => elements)).toHaveLength(shifts);
});

test('records that do not look like shifts are read as records', () => {
	const body = {
		data: [
			{ id: 1, amount: 5 },
			{ id: 2, amount: 6 },
		],
	};
	expect(readShifts(body)).toMatchObject({ path: 'data[]', recognised: false, shifts: 2 });
	expect(readShifts([shift(1)])).toMatchObject({ recognised: true });
});

test('a second list that looks as good is named', () => {
	const body = { pendingShifts: [shift(1)], closedShifts: [shift(2), shift(3)] };
	expect(readShifts(body)).toMatchObject({
		path: 'closedShifts[]',
		tie: { path: 'pendingShifts[]', name: 'pendingShifts', records: 1, lists: 1 },
	});
});

test.each<[string, { [key: string]: Json }, string | undefined]>([
	['shifts under another name', { turnos: [turno(1)] }, '[].turnos[]'],
	['tills', { tills: [{ name: 'Till 1', float: 100 }] }, undefined],
	['payments', { payments: [{ method: 'Cash', expected: 1, counted: 1 }] }, undefined],
])('of lists beside the shifts, %s', (_name, beside, named) => {
	const { path, tie } = readShifts([{ id: 9, shifts: [shift(1)], ...beside }]);
	expect([path, tie?.path]).toEqual(['[].shifts[]', named]);
});

describe('sheets and shifts under the names of states', () => {
	const sheet = (id: number) => ({ id, businessDay: '2026-03-05', shifts: [shift(id)] });
	const keys = ({ groups }: ReturnType<typeof readShifts>) =>
		groups.map(({ ancestor }) => ancestor?.key ?? ancestor?.parent?.key);

	test.each<[string, string[]]>([
		['English', ['open', 'reviewed', 'closed']],
		['capitals', ['Pending', 'Closed']],
		['two words', ['notReviewed', 'in_progress', 'reviewed']],
		['Spanish', ['abiertas', 'revisadas', 'cerradas']],
		['Spanish, not yet reviewed', ['pendientes', 'validadas']],
		['French', ['ouvertes', 'validees', 'cloturees']],
		['French, not yet reviewed', ['enAttente', 'clôturées']],
		['one state alone', ['closed']],
	])('%s', (_name, states) => {
		const cashSheets = Object.fromEntries(states.map((state, at) => [state, [sheet(at + 1)]]));
		const reading = readShifts({ cashSheets });
		expect(reading).toMatchObject({
			path: 'cashSheets.*[].shifts[]',
			recognised: true,
			shifts: states.length,
			sheets: states.length,
			tie: undefined,
		});
		expect(keys(reading)).toEqual(states);
	});

	test('a state may have none', () => {
		const reading = readShifts({ data: { open: [], reviewed: [sheet(1)], closed: [] } });
		expect(reading).toMatchObject({ path: 'data.*[].shifts[]', shifts: 1, emptySheets: 0 });
		expect(keys(reading)).toEqual(['reviewed']);
	});

	test('a state of shifts is no sheet', () => {
		const reading = readShifts({
			id: 9,
			date: '2026-03-05',
			shifts: { open: [], closed: [shift(1)] },
		});
		expect(reading).toMatchObject({ path: 'shifts.*[]', shifts: 1, sheets: 1, emptySheets: 0 });
		expect(keys(reading)).toEqual(['open', 'closed']);
	});

	test.each<[string, Json]>([
		['a state beside another list', { closed: [sheet(1)], notes: [sheet(2)] }],
		['what a state and a closing are both called', { clotures: { cloture: [shift(1)] } }],
		['opening hours', { shifts: [{ ...shift(1), hours: { open: ['08:00'], closed: ['16:00'] } }] }],
		[
			'how a shift opens and closes',
			[{ shiftId: 1, open: { at: '08:00', by: 1 }, close: { at: '16:00', by: 1 } }],
		],
	])('%s stays a field', (_name, body) => {
		expect(shiftLists(body).filter(({ path }) => path.includes('*'))).toEqual([]);
	});
});

describe('a long response', () => {
	const DAYS = 100;
	const CENTRES = 50;
	/** Sheets of all centres, day by day. */
	const sheets = (fieldsOf: (centre: number, day: number) => { [key: string]: Json }) =>
		Array.from({ length: DAYS * CENTRES }, (_, index): Json => {
			const centre = index % CENTRES;
			const day = Math.floor(index / CENTRES);
			return { id: 9000 + index, centre: { id: 101 + centre }, ...fieldsOf(centre, day) };
		});
	const usual = { tags: ['a'], notes: [], shifts: [shift(1), shift(2)] };
	const turnos = { path: '[].turnos[]', name: 'turnos' };

	test('is read as a short one', () => {
		expect(readShifts(sheets(() => usual))).toMatchObject({
			path: '[].shifts[]',
			shifts: 2 * DAYS * CENTRES,
			sheets: DAYS * CENTRES,
			tie: undefined,
		});
	});

	test.each<[string, (centre: number, day: number) => { [key: string]: Json }, object]>([
		[
			'one centre calls its shifts otherwise',
			(centre) => (centre === 7 ? { turnos: [shift(1)] } : usual),
			{ tie: { ...turnos, records: DAYS }, sheets: DAYS * CENTRES, emptySheets: DAYS },
		],
		[
			'one sheet has a second list',
			(centre, day) => (centre === 7 && day === 77 ? { ...usual, turnos: [shift(1)] } : usual),
			{ tie: { ...turnos, records: 1 } },
		],
		[
			'only one sheet has something in the second list',
			(centre, day) => ({ ...usual, turnos: centre === 7 && day === 77 ? [shift(1)] : [] }),
			{ tie: { ...turnos, records: 1 } },
		],
		[
			'one sheet has a second list, deep inside',
			(centre, day) => ({
				...usual,
				more: { of: { turnos: centre === 7 && day === 77 ? [shift(1)] : [] } },
			}),
			{ tie: { path: '[].more.of.turnos[]', records: 1 } },
		],
		[
			'only one sheet has shifts at all',
			(centre, day) => ({ shifts: centre === 7 && day === 77 ? [shift(1)] : [] }),
			{ shifts: 1, emptySheets: DAYS * CENTRES - 1 },
		],
	])('%s', (_name, fieldsOf, expected) => {
		expect(readShifts(sheets(fieldsOf))).toMatchObject({ path: '[].shifts[]', ...expected });
	});

	testEach(payloads(), 'is read as it is when it is short: $name', ({ body }) => {
		const { path, recognised, tie } = readShifts(body);
		expect(readShifts(repeated(body))).toMatchObject({
			path,
			recognised,
			tie: tie && { path: tie.path },
		});
	});

	/** The same response, with each of its outermost lists a thousand times as long. */
	function repeated(body: Json): Json {
		if (Array.isArray(body)) return Array.from({ length: 1000 }, () => body).flat();
		if (!isObject(body)) return body;
		return Object.fromEntries(Object.entries(body).map(([key, part]) => [key, repeated(part)]));
	}
});

describe('a path', () => {
	const body: Json = {
		data: {
			sheets: [
				{ id: 1, 'odd.name': [shift(1)], shifts: [shift(2)] },
				{ id: 2, shifts: [] },
			],
		},
	};

	test.each([
		['data.sheets[].shifts[]', 1, 2],
		['data.sheets[].shifts', 1, 2],
		['data.sheets.shifts', 1, 2],
		[' $.data.sheets[].shifts[] ', 1, 2],
		['data.sheets[]', 2, 0],
		['data.sheets[]["odd.name"][]', 1, 2],
		['data.*[]', 2, 1],
	])('%s', (path, shifts, sheets) => {
		expect(readShifts(body, path)).toMatchObject({ shifts, recognised: true });
		expect(readShifts(body, path).sheets).toBe(sheets);
	});

	test('that matches nothing is refused with what there is', () => {
		const error = caught(() => readShifts(body, 'data.sheets[].turnos[]'));
		expect(error.message).toBe(
			"'Shift List Name or ID' is data.sheets[].turnos[], but the response has nothing there",
		);
		expect(error.description).toContain('data.sheets[].shifts[] (1)');
	});

	test('in an empty response is no matter', () => {
		expect(readShifts([], 'data.sheets[].shifts[]').shifts).toBe(0);
		expect(readShifts(null, 'data.sheets[].shifts[]').shifts).toBe(0);
		expect(readShifts({ data: { sheets: [] } }, 'data.sheets[].shifts[]').shifts).toBe(0);
	});

	test.each(['a..b', 'a[', 'a[0]', '.', '[]]', 'a b*c'])('%s is not a path', (path) => {
		expect(() => parsePath(path)).toThrow(/which is not a path$/);
	});

	test.each([
		'',
		'a',
		'[]',
		'[].a',
		'a.b[].c[]',
		'a.*',
		'*.*[]',
		'["a.b"][]',
		'a["x y"].b',
		'["*"]',
		'a["\\"q\\""]',
	])('%s is written as it is read', (path) => {
		expect(formatPath(parsePath(path))).toBe(path);
	});
});

test('deep input neither hangs nor overflows', () => {
	let deep: Json = [shift(1)];
	for (let depth = 0; depth < 5000; depth++) deep = depth % 2 ? [deep] : { a: deep };
	expect(() => readShifts(deep)).not.toThrow();
});

function caught(run: () => unknown): InputError {
	try {
		run();
	} catch (error) {
		if (error instanceof InputError) return error;
	}
	throw new Error('Nothing was thrown');
}
