import { DateTime } from 'luxon';

import { Table } from '../../../nodes/MapalCashrec/cashSheet/columns/table';
import type { Json } from '../../../nodes/MapalCashrec/cashSheet/json';
import { payloadsWithColumns } from '../../support/payloads';

const ZONE = 'Europe/Madrid';
const CENTRES = ['101', '102'];

const partOf = (body: Json, from: string, to = from, requests = 1) => ({
	body: JSON.parse(JSON.stringify(body)) as Json,
	requests,
	centres: CENTRES,
	period: { start: `${from}T00:00:00`, end: `${to}T23:59:59` },
});

const rowsIn = (table: Table) => table.sheetsOf(0).all;

describe('answers that are let go give the same rows as answers that are kept', () => {
	const rows = (body: Json, keepsRecords: boolean) => {
		const table = new Table(ZONE, '', new Map(), keepsRecords);
		table.add(0, partOf(body, '2026-03-05'));
		return rowsIn(table);
	};

	test.each(payloadsWithColumns().own)('$name', ({ body }) => {
		expect(rows(body, false)).toEqual(rows(body, true));
	});

	test('if a list refers to another one', () => {
		const sheet = (centreId: string, shifts: Json) => ({
			centreId,
			businessDate: '2026-03-05',
			...(shifts as object),
		});
		const shift = (id: string, expectedCash: number) => ({
			id,
			shiftName: id,
			openedAt: '2026-03-05T08:00:00',
			closedAt: '2026-03-05T12:00:00',
			expectedCash,
			countedCash: expectedCash,
		});
		const body = [
			sheet('101', { $id: '1', shifts: [shift('till-a', 10.5), shift('till-b', 20.5)] }),
			sheet('102', { $id: '2', shifts: [shift('till-c', 30.5)] }),
			{ $ref: '1' },
		] as Json;
		expect(rows(body, true).map(({ expected }) => expected)).toEqual([
			10.5, 20.5, 30.5, 10.5, 20.5,
		]);
		expect(rows(body, false)).toEqual(rows(body, true));
	});
});

describe('answers that come once it is clear what the fields are', () => {
	const FIRST = DateTime.fromISO('2026-01-01');
	const shift = (day: string, number: number) => ({
		id: `${day}-${number}`,
		shiftName: `Shift ${number}`,
		openedAt: `${day}T08:00:00`,
		closedAt: `${day}T12:00:00`,
		expectedCash: number + 0.5,
		countedCash: number,
	});
	const sheet = (day: string, shifts: number) => ({
		centreId: '101',
		businessDate: day,
		shifts: Array.from({ length: shifts }, (_, index) => shift(day, index)),
	});
	const dayOf = (answer: number) => FIRST.plus({ days: answer }).toISODate() ?? '';

	/** Three answers, the first of 6,000 shifts. */
	function readAll(later: (day: string) => Json) {
		const table = new Table(ZONE, '', new Map(), false);
		table.add(0, partOf({ cashSheets: [sheet(dayOf(0), 6000)] } as Json, dayOf(0), dayOf(0), 3));
		for (const answer of [1, 2]) {
			const day = dayOf(answer);
			table.add(0, partOf(later(day), day, day, 3));
		}
		const { rows, readings } = table.sheetsOf(0);
		return { readings, rows: rows.slice(6000) };
	}
	const told = [1, 2].flatMap((answer) =>
		[0, 1].map((number) => ({
			date: dayOf(answer),
			centreId: '101',
			shift: `Shift ${number}`,
			difference: -0.5,
			shiftId: `${dayOf(answer)}-${number}`,
		})),
	);

	test.each<[string, (day: string) => object]>([
		['in the same place', (day) => ({ cashSheets: [sheet(day, 2)] })],
		['in another envelope', (day) => ({ data: { cashSheets: [sheet(day, 2)] } })],
		['as the list itself', (day) => [sheet(day, 2)]],
		[
			'with the sum of the shifts among them',
			(day) => {
				const { shifts, ...rest } = sheet(day, 2);
				const total = { id: '', shiftName: 'Total', expectedCash: 2, countedCash: 1 };
				return { cashSheets: [{ ...rest, shifts: [...shifts, total] }] };
			},
		],
	])('%s', (_name, later) => {
		const { rows } = readAll((day) => later(day) as Json);
		expect(rows).toMatchObject(told);
	});

	test('without shifts, or without anything', () => {
		for (const body of [{ cashSheets: [] }, { cashSheets: [sheet(dayOf(1), 0)] }, null]) {
			expect(readAll(() => body as Json).rows).toEqual([]);
		}
	});

	test('what an earlier answer gave too is given once', () => {
		const { rows } = readAll(
			() => ({ cashSheets: [sheet(dayOf(0), 10), sheet(dayOf(1), 2)] }) as Json,
		);
		expect(rows).toMatchObject(told.slice(0, 2));
		expect(rows).toHaveLength(2);
	});
});
