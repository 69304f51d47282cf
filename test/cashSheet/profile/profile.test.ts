import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { ancestorsOf, type Place } from '../../../nodes/MapalCashrec/cashSheet/profile/field';
import { Profile } from '../../../nodes/MapalCashrec/cashSheet/profile/profile';
import { readShifts } from '../../../nodes/MapalCashrec/cashSheet/reading/reading';

const shifts = (...elements: Json[]): Place[] =>
	elements.map((element) => ({ element, ancestors: [], ancestor: undefined, key: undefined }));

/** The shifts at a path, with what stands above them. */
const placesAt = (body: Json, path: string): Place[] =>
	readShifts(body, path).groups.flatMap(({ ancestor, elements, keys }) =>
		elements.map((element, index) => ({
			element,
			ancestor,
			ancestors: ancestorsOf(ancestor),
			key: keys?.[index],
		})),
	);

function profileOf(places: Place[]) {
	const profile = new Profile();
	profile.add(places);
	return profile;
}
const fieldsOf = (places: Place[]) => [...profileOf(places).fields.values()];
const pathsOf = (places: Place[]) => fieldsOf(places).map(({ path }) => path);

/** Objects within each other, so many levels deep. */
const nested = (levels: number): Json =>
	levels === 0 ? 1 : { [`l${levels}`]: nested(levels - 1) };

test.each<[string, Json, string[]]>([
	['its own', { id: 1, cash: 2 }, ['id', 'cash']],
	[
		'those of objects in it',
		{ cash: { expected: 1, counted: 2 } },
		['cash.expected', 'cash.counted'],
	],
	['a money object', { cash: { amount: 1, currency: 'EUR' } }, ['cash']],
	['a date in parts', { day: [2026, 3, 5] }, ['day']],
	['a pair of ID and name', { centre: [3, 'Plaza Mayor'] }, ['centre.0', 'centre.1']],
	[
		'no other lists',
		{
			a: [3, 4],
			b: ['x', 'y'],
			c: ['x', 4],
			d: [3, 'x', 'y'],
			e: [],
			f: [2026, 13, 5],
			g: [2026, 2, 30],
		},
		[],
	],
	['objects in five levels', nested(6), ['l6.l5.l4.l3.l2.l1']],
	['none in six', nested(7), []],
	['the value itself, where the shift is no record', 'Lunch', ['value']],
	['nothing of a list', ['Lunch'], []],
	[
		'the rows of means of payment',
		{
			tenders: [
				{ type: 'Cash', total: 1 },
				{ type: 'Card', total: 2 },
				{ type: 'X', total: 3 },
			],
		},
		[
			'tenders[type=Cash].type',
			'tenders[type=Cash].total',
			'tenders[type=Card].type',
			'tenders[type=Card].total',
		],
	],
	['no rows of other things', { lines: [{ type: 'Beer', total: 1 }] }, []],
	['no rows but records', { tenders: [1, { type: 'Cash' }, null] }, ['tenders[type=Cash].type']],
	[
		'no rows with another label',
		{ tenders: [{ type: 'Cash' }, { type: 5 }, { total: 1 }] },
		['tenders[type=Cash].type'],
	],
	[
		'rows in five levels',
		{ a: { b: { c: { d: { rows: [{ type: 'Cash' }] } } } } },
		['a.b.c.d.rows[type=Cash].type'],
	],
	['no rows in six', { a: { b: { c: { d: { e: { rows: [{ type: 'Cash' }] } } } } } }, []],
])('the fields of a shift: %s', (_name, element, paths) => {
	expect(pathsOf(shifts(element))).toEqual(paths);
});

test('a field knows its name, what holds it, and how deep it stands', () => {
	const element = {
		id: 1,
		cashCount: { attributes: { totalExpected: 2 } },
		openingTill: { data: { 'a.b': 3 } },
		tillData: { no: 7 },
		tenders: [{ type: 'Visa Card', amounts: { expected: 4 } }],
		centre: [5, 'Plaza'],
	};
	expect(fieldsOf(shifts(element))).toMatchObject([
		{ path: 'id', last: ['id'], subject: [], words: ['id'], parent: '', depth: 0, level: 0 },
		{
			path: 'cashCount.attributes.totalExpected',
			last: ['total', 'expected'],
			subject: ['cash', 'count'],
			words: ['cash', 'count', 'attribute', 'total', 'expected'],
			parent: 'cashCount.attributes',
			depth: 2,
		},
		{ path: 'openingTill.data["a.b"]', subject: ['opening', 'till'], depth: 2 },
		{ path: 'tillData.no', subject: ['till', 'data'] },
		{ path: 'tenders[type=Visa Card].type', depth: 1 },
		{
			path: 'tenders[type=Visa Card].amounts.expected',
			last: ['expected'],
			subject: ['amount'],
			words: ['tender', 'visa', 'card', 'amount', 'expected'],
			depth: 2,
		},
		{ path: 'centre.0', last: ['id'], subject: ['centre'], words: ['centre', 'id'], depth: 1 },
		{ path: 'centre.1', last: ['name'], subject: ['centre'], parent: 'centre' },
	]);
});

test('the subject of a row is its label, and that of a field above the shifts what holds it', () => {
	const body = { sheets: [{ day: 1, shifts: [{ tenders: [{ type: 'Visa Card', total: 1 }] }] }] };
	const [, total, day] = fieldsOf(placesAt(body, 'sheets[].shifts[]'));
	expect(total).toMatchObject({ subject: ['visa', 'card'], parent: 'tenders[type=Visa Card]' });
	expect(day).toMatchObject({ level: 1, subject: ['sheet'], words: ['day'], parent: '', depth: 0 });
});

describe('the label of the rows of a list', () => {
	const row = (fields: JsonObject): JsonObject => ({ total: 1, ...fields });
	const labelled = (...rows: JsonObject[]) => [
		...new Set(
			pathsOf(shifts({ rows })).map((path) => path.slice('rows['.length, path.indexOf(']'))),
		),
	];
	const cards = (count: number) =>
		Array.from({ length: count }, (_, at) => row({ type: `Card ${at}` }));

	test.each<[string, JsonObject[], string[]]>([
		['a text', [row({ type: 'Cash' })], ['type=Cash']],
		['the text of an object', [row({ type: { name: 'Cash' } })], ['type.name=Cash']],
		['none deeper inside', [row({ pay: { type: { name: 'Cash' } } })], []],
		['one that is called cash, before others', [row({ a: 'Card', b: 'Cash' })], ['b=Cash']],
		['one that names a means of payment', [row({ type: 'X', z: 'Card' })], ['z=Card']],
		['the first by name of those that fit', [row({ b: 'Cash', a: 'Cash' })], ['a=Cash']],
		[
			'one that names cash in a later row',
			[row({ a: 'Card', b: 'X' }), row({ a: 'Card', b: 'Cash' })],
			['b=Cash'],
		],
		[
			'one that names cash, though another does so later',
			[row({ b: 'Cash', a: 'X' }), row({ b: 'Card', a: 'Cash' })],
			['b=Cash', 'b=Card'],
		],
		[
			'one that comes to name cash',
			[row({ a: 'Card', b: 'X' }), row({ a: 'Cash', b: 'X' }), row({ a: 'Card', b: 'Cash' })],
			['a=Card', 'a=Cash'],
		],
		['the first by name within an object', [row({ a: { c: 'Cash', b: 'Cash' } })], ['a.b=Cash']],
		['Bar in a field that tells means of payment apart', [row({ type: 'Bar' })], ['type=Bar']],
		['Bar in such a field of an object', [row({ pos: { type: 'Bar' } })], ['pos.type=Bar']],
		['Bar in another field', [row({ what: 'Bar' })], []],
		['Bar in the type of something else', [row({ lunchType: 'Bar' })], []],
		['a number is none', [row({ type: 5 })], []],
		['an empty text is none', [row({ type: '' })], []],
		[
			'a text of 40 letters',
			[row({ type: `Cash ${'x'.repeat(35)}` })],
			[`type=Cash ${'x'.repeat(35)}`],
		],
		['a longer one is none', [row({ type: `Cash ${'x'.repeat(36)}` })], []],
		[
			'no other labels than those of money',
			[row({ type: 'Cash' }), row({ type: 'X' })],
			['type=Cash'],
		],
		['Bar', [row({ type: 'Bar' }), row({ type: 'Karte' })], ['type=Bar', 'type=Karte']],
		[
			'all that name money, also those before the one that tells',
			[row({ what: 'Bar' }), row({ what: 'Card' }), row({ what: 'Cash' })],
			['what=Bar', 'what=Card', 'what=Cash'],
		],
		['sales', [row({ what: 'Sales' })], ['what=Sales']],
	])('%s', (_name, rows, labels) => {
		expect(labelled(...rows)).toEqual(labels);
	});

	test('40 means of payment are looked at, and cash beyond them', () => {
		const rows = [...cards(45), row({ type: 'Cash' }), row({ type: 'bar' })];
		expect(labelled(...rows)).toHaveLength(42);
		expect(labelled(...rows).slice(-3)).toEqual(['type=Card 39', 'type=Cash', 'type=bar']);
		const others = cards(45).map((_, at) => row({ a: 'Cash', z: `Card ${at}` }));
		expect(labelled(...others, row({ a: 'Debit' }))).toEqual(['a=Cash', 'a=Debit']);
	});

	test('rows of shifts that come later have the same label', () => {
		const profile = new Profile();
		profile.add(shifts({ rows: [row({ z: 'Cash', a: 'X' })] }));
		profile.add(shifts({ rows: [row({ z: 'Card', a: 'Cash' })] }));
		expect([...profile.fields.keys()].filter((path) => path.endsWith('total'))).toEqual([
			'rows[z=Cash].total',
			'rows[z=Card].total',
		]);
	});

	test('what earlier shifts have is kept when a later one names cash', () => {
		const card = { rows: [row({ type: 'Card' })] };
		const cash = { rows: [row({ type: 'Cash' })] };
		expect(pathsOf(shifts(card, cash)).filter((path) => path.endsWith('total'))).toEqual([
			'rows[type=Card].total',
			'rows[type=Cash].total',
		]);
	});

	test('Bar stands for cash beside other means of payment only', () => {
		const words = (...types: string[]) =>
			fieldsOf(shifts({ rows: types.map((type) => row({ type })) }))[0]?.words;
		expect(words('Bar', 'Karte')).toEqual(['row', 'cash', 'total']);
		expect(words('Bar')).toEqual(['row', 'bar', 'total']);
		expect(words('Bargeld', 'Karte')).toEqual(['row', 'bargeld', 'total']);
	});
});

describe('sums of rows', () => {
	const rows = (...amounts: JsonObject[]) =>
		amounts.map((amount, at) => ({ type: `Card ${at}`, ...amount }));
	const sumsOf = (...elements: Json[]) =>
		fieldsOf(shifts(...elements)).flatMap(({ path, isSum }) => (isSum ? [path] : []));
	const two = rows({ expected: 1 }, { expected: 2 });

	test.each<[string, Json[], string[]]>([
		['an amount of the record around them', [{ expected: 3, rows: two }], ['expected']],
		['an amount that differs', [{ expected: 3.01, rows: two }], []],
		[
			'an amount that is rounded otherwise',
			[{ expected: 0.3, rows: rows({ expected: 0.1 }, { expected: 0.2 }) }],
			['expected'],
		],
		['an amount less than half a cent off', [{ expected: 3.004, rows: two }], ['expected']],
		['an amount more than half a cent off', [{ expected: 3.006, rows: two }], []],
		['a counted amount', [{ counted: 3, rows: rows({ counted: 1 }, { counted: 2 }) }], ['counted']],
		['a difference', [{ gap: 3, rows: rows({ gap: 1 }, { gap: 2 }) }], ['gap']],
		['other amounts', [{ total: 3, rows: rows({ total: 1 }, { total: 2 }) }], []],
		[
			'what is in cash',
			[{ expectedCash: 3, rows: rows({ expectedCash: 1 }, { expectedCash: 2 }) }],
			[],
		],
		['zero', [{ gap: 0, rows: rows({ gap: 1 }, { gap: -1 }) }], []],
		['a text', [{ expected: '3', rows: two }], []],
		['the amount of one row alone', [{ expected: 3, rows: rows({ expected: 3 }) }], []],
		[
			'the one amount that is not zero',
			[{ expected: 3, rows: rows({ expected: 3 }, { expected: 0 }) }],
			[],
		],
		[
			'amounts of which some are missing',
			[{ expected: 3, rows: rows({ expected: 1 }, {}, { expected: 2 }, { expected: null }) }],
			['expected'],
		],
		['rows beside what are none', [{ expected: 3, rows: [null, ...two, 7] }], ['expected']],
		['rows beside tills', [{ expected: 3, tills: two }], []],
		[
			'coins and notes',
			[{ counted: 3, rows: rows({ counted: 1, quantity: 1 }, { counted: 2, quantity: 1 }) }],
			[],
		],
		['rows in an object', [{ cash: { expected: 3, rows: two } }], ['cash.expected']],
		[
			'amounts in objects',
			[
				{
					totals: { expected: 3, counted: 4 },
					rows: rows(
						{ totals: { expected: 1, counted: 1 } },
						{ totals: { expected: 2, counted: 1 } },
					),
				},
			],
			['totals.expected'],
		],
		[
			'amounts in objects of which some are missing',
			[
				{
					totals: { gap: 3 },
					rows: rows(
						{ totals: { gap: 1 } },
						{ totals: 5 },
						{ totals: null },
						{ totals: { gap: 2 } },
					),
				},
			],
			['totals.gap'],
		],
		[
			'sums of all shifts',
			[
				{ expected: 3, rows: two },
				{ expected: 3, rows: two },
			],
			['expected'],
		],
		[
			'of some shifts',
			[
				{ expected: 3, rows: two },
				{ expected: 4, rows: two },
			],
			[],
		],
		[
			'of the later ones',
			[
				{ expected: 4, rows: two },
				{ expected: 3, rows: two },
			],
			[],
		],
		[
			'of all that have rows',
			[
				{ expected: 3, rows: two },
				{ expected: 4, rows: [] },
			],
			['expected'],
		],
	])('%s', (_name, elements, paths) => {
		expect(sumsOf(...elements)).toEqual(paths);
	});

	test('what a later answer shows to be no sum is none', () => {
		const profile = new Profile();
		profile.add(shifts({ expected: 3, rows: two }));
		expect(profile.fields.get('expected')?.isSum).toBe(true);
		profile.add(shifts({ expected: 4, rows: two }));
		expect(profile.fields.get('expected')?.isSum).toBe(false);
	});
});

test('values stand at the number of their shift, also of later ones', () => {
	const profile = new Profile();
	profile.add(shifts({ id: 1 }, { cash: 2 }));
	profile.add(shifts({ id: 3, cash: 4 }));
	expect(profile.size).toBe(3);
	expect(profile.fields.get('id')?.values).toEqual([1, undefined, 3]);
	expect(profile.fields.get('cash')?.values).toEqual([undefined, 2, 4]);
});

test('each shift has the number of its answer', () => {
	const [one, other] = shifts({ id: 1 }, { id: 2 });
	const profile = profileOf([{ ...(one as Place), answer: 3 }, other as Place]);
	expect(profile.answers).toEqual([3, 0]);
});

test('it is doubtful which of two rows with one label is meant', () => {
	const cash = (total: number) => ({ type: 'Cash', total });
	const doubtful = (...elements: Json[]) =>
		fieldsOf(shifts(...elements)).find(({ path }) => path.endsWith('total'))?.isDoubtful;
	expect(doubtful({ rows: [cash(1)] }, { rows: [cash(2)] })).toBe(false);
	expect(doubtful({ rows: [cash(1)] }, { rows: [cash(2), cash(3)] })).toBe(true);
	expect(doubtful({ rows: [cash(2), cash(3)] }, { rows: [cash(1)] })).toBe(true);
});

test('of more than 4000 fields the first are looked at', () => {
	const element = Object.fromEntries(Array.from({ length: 4100 }, (_, at) => [`f${at}`, at]));
	const { fields } = profileOf(shifts(element, element));
	expect(fields.size).toBe(4000);
	expect(fields.get('f3999')?.values).toEqual([3999, 3999]);
});

describe('above the shifts', () => {
	const named = (places: Place[]) => fieldsOf(places).map(({ path, level }) => `${level} ${path}`);

	test.each<[string, Json, string, string[]]>([
		[
			'fields of the sheet and the centre',
			{ centres: [{ city: 'x', sheets: [{ day: 1, shifts: [{ cash: 2 }] }] }] },
			'centres[].sheets[].shifts[]',
			['0 cash', '1 day', '2 city'],
		],
		[
			'names that a nearer record has too',
			{ centres: [{ id: 1, sheets: [{ id: 2, shifts: [{ id: 3 }] }] }] },
			'centres[].sheets[].shifts[]',
			['0 id', '1 sheetId', '2 centreId'],
		],
		[
			'a sheet without a name',
			[{ id: 2, shifts: [{ id: 3 }] }],
			'[].shifts[]',
			['0 id', '1 cashSheetId'],
		],
		[
			'a record without a name above it',
			{ id: 1, data: [{ id: 2, shifts: [{ id: 3 }] }] },
			'data[].shifts[]',
			['0 id', '1 cashSheetId', '2 parentId'],
		],
		[
			'names that are all taken',
			{ sheets: [{ id: 1, shifts: [{ id: 2, sheetId: 3, 'sheet2.id': 4 }] }] },
			'sheets[].shifts[]',
			['0 id', '0 sheetId', '0 ["sheet2.id"]', '1 sheet2.id'],
		],
		[
			'names that are all taken, of two levels',
			{ sheets: [{ id: 0, sheets: [{ id: 1, shifts: [{ id: 2, sheetId: 3 }] }] }] },
			'sheets[].sheets[].shifts[]',
			['0 id', '0 sheetId', '1 sheet2.id', '2 sheet3.id'],
		],
		[
			'the key of a shift and those above it',
			{ days: { '2026-03-05': { a: 1, shifts: { Lunch: { cash: 2 } } } } },
			'days.*.shifts.*',
			['0 cash', '0 shiftKey', '1 dayKey', '1 a'],
		],
		[
			'the key of a record without a name',
			{ '2026-03-05': { shifts: { Lunch: { shiftKey: 1, parentKey: 2 } } } },
			'*.shifts.*',
			['0 shiftKey', '0 parentKey', '0 shiftKey2', '1 parentKey2'],
		],
		[
			'the keys of records of one name',
			{ days: { '2026': { days: { '03': { shifts: [{ dayKey2: 1 }] } } } } },
			'days.*.days.*.shifts[]',
			['0 dayKey2', '1 dayKey', '2 dayKey3'],
		],
		[
			'objects in two levels',
			{ sheets: [{ a: nested(3), b: nested(2), shifts: [{ cash: 1 }] }] },
			'sheets[].shifts[]',
			['0 cash', '1 b.l2.l1'],
		],
		[
			'no rows',
			{ sheets: [{ rows: [{ type: 'Cash', total: 1 }], shifts: [{ rows: [{ type: 'Cash' }] }] }] },
			'sheets[].shifts[]',
			['0 rows[type=Cash].type'],
		],
	])('%s', (_name, body, path, names) => {
		expect(named(placesAt(body, path))).toEqual(names);
	});

	test('a field with another name is still found by its own', () => {
		const body = { sheets: [{ id: 1, info: { cash: 2 }, shifts: [{ id: 3, info: 'x' }] }] };
		const { fields } = profileOf(placesAt(body, 'sheets[].shifts[]'));
		expect(fields.get('sheetId')).toMatchObject({ steps: [{ key: 'id' }] });
		expect(fields.get('sheetInfo.cash')).toMatchObject({
			steps: [{ key: 'info' }, { key: 'cash' }],
			values: [2],
		});
	});

	test('a field keeps its name when records differ', () => {
		const body: Json = {
			sheets: [
				{ id: 1, shifts: [{ id: 2 }, { id: 3 }] },
				{ day: 4, id: 5, shifts: [{ id: 6 }] },
			],
		};
		const { fields } = profileOf(placesAt(body, 'sheets[].shifts[]'));
		expect([...fields.values()].map(({ path, values }) => [path, ...values])).toEqual([
			['id', 2, 3, 6],
			['sheetId', 1, 1, 5],
			['day', undefined, undefined, 4],
		]);
	});

	test('a name that stands for a field of the sheet is not taken for that of a later shift', () => {
		const body: Json = { sheets: [{ id: 1, shifts: [{ cash: 2 }, { id: 3 }] }] };
		const { fields } = profileOf(placesAt(body, 'sheets[].shifts[]'));
		expect(fields.get('id')).toMatchObject({ level: 1, values: [1, 1] });
	});

	test('keys are values of their shifts', () => {
		const body = { days: { '2026-03-05': { shifts: { Lunch: { a: 1 }, Dinner: { a: 2 } } } } };
		const { fields } = profileOf(placesAt(body, 'days.*.shifts.*'));
		expect(fields.get('shiftKey')).toMatchObject({
			steps: undefined,
			last: ['key'],
			words: ['shift', 'key'],
			subject: [],
			values: ['Lunch', 'Dinner'],
		});
		expect(fields.get('dayKey')).toMatchObject({
			subject: ['day'],
			words: ['day', 'key'],
			values: ['2026-03-05', '2026-03-05'],
		});
	});
});
