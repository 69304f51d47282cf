import { NOON, triggersForFile, type Sheets } from '../support/triggers';

const { n8n, triggerWith, recount } = triggersForFile();
const today = (period: string) => `2026-03-05T${period}`;

describe('a trigger', () => {
	it('begins with the shifts of today, and gives each once', async () => {
		const { see } = triggerWith();
		const first = await see();
		expect(first).toEqual(
			expect.arrayContaining(['new 2026-03-05 Breakfast', 'new 2026-03-05 Lunch']),
		);
		expect(first.every((shift) => shift.includes('2026-03-05'))).toBe(true);
		expect(n8n.sandbox.apiCalls()[0]?.query).toEqual({
			startDate: today('00:00:00'),
			endDate: today('13:00:00'),
			centersList: '101',
		});
		expect(await see()).toEqual([]);
	});

	it('begins with all the days that it looks back, if that is wanted', async () => {
		const { see } = triggerWith({ options: { emitExisting: true } });
		const days = new Set((await see()).map((shift) => shift.split(' ')[1]));
		expect([...days]).toEqual(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05']);
	});

	it('gives the columns, with the change behind them', async () => {
		const [item] = await triggerWith().items();
		const [sheet] = n8n.sandbox.expectedSheets({
			start: today('00:00:00'),
			end: today('23:59:59'),
			centres: ['101'],
		});
		const shift = sheet?.shifts[0];
		expect(item?.json).toEqual({
			date: '2026-03-05',
			centreId: '101',
			centreName: sheet?.centre.name,
			shift: 'Breakfast',
			status: 'closed',
			sales: shift?.sales.gross,
			expected: shift?.cash.expected,
			counted: shift?.cash.counted,
			difference: shift?.cash.difference,
			responsible: expect.any(String),
			openedAt: today('07:00:00'),
			closedAt: expect.stringMatching(/^2026-03-05T1[12]:/),
			sheetStatus: sheet?.status,
			shiftId: String(shift?.id),
			change: 'new',
		});
	});

	it('gives what the action node gives where Simplify is off, with the change in front', async () => {
		const [item] = await triggerWith({ simplify: false }).items();
		const [sheet] = n8n.sandbox.expectedSheets({
			start: today('00:00:00'),
			end: today('23:59:59'),
			centres: ['101'],
		});
		expect(Object.keys(item?.json ?? {})[0]).toBe('change');
		expect(item?.json).toEqual({
			change: 'new',
			...sheet?.shifts[0],
			company: sheet?.company,
			businessDate: '2026-03-05',
			centre: sheet?.centre,
			cashSheetId: sheet?.id,
			cashSheetStatus: sheet?.status,
			lastModified: sheet?.lastModified,
			cashSheetTotals: sheet?.totals,
		});
	});

	it('gives scalars only where Flatten is on too', async () => {
		const trigger = triggerWith({ simplify: false, options: { flatten: true } });
		const [item] = await trigger.items();
		expect(item?.json).toMatchObject({ change: 'new', cash_expected: expect.any(Number) });
		const nested = Object.values(item?.json ?? {}).filter(
			(value) => typeof value === 'object' && value !== null,
		);
		expect(nested).toEqual([]);
	});

	it('reads a column from the field that was set for it', async () => {
		const columns = { values: [{ column: 'responsible', field: 'name' }] };
		const [item] = await triggerWith({ columns }).items();
		expect(item?.json).toMatchObject({ responsible: 'Breakfast' });
	});

	it('sees a shift that was corrected days later', async () => {
		const { see } = triggerWith();
		await see();
		// By then the shifts of the 5th are complete and reviewed.
		await see('2026-03-07T12:00:00+01:00');
		recount('2026-03-05', 'Breakfast', 1);
		expect(await see('2026-03-07T12:00:00+01:00')).toEqual(['updated 2026-03-05 Breakfast']);
	});

	it('does not look at what is older than its look-back', async () => {
		const { see } = triggerWith({ lookbackDays: 1 });
		await see();
		await see('2026-03-08T11:00:00+01:00');
		n8n.sandbox.clearLog();
		await see('2026-03-08T12:00:00+01:00');
		expect(n8n.sandbox.apiCalls()[0]?.query['startDate']).toBe('2026-03-07T00:00:00');
	});

	it('gives new shifts only, where only those are wanted', async () => {
		const { see } = triggerWith({ event: 'newShift' });
		expect((await see()).length).toBeGreaterThan(0);
		recount('2026-03-05', 'Breakfast', 1);
		expect(await see()).toEqual([]);
		expect(await see('2026-03-06T08:00:00+01:00')).toEqual(
			expect.arrayContaining(['2026-03-06 Breakfast']),
		);
	});

	it('asks by the other parameter names, if that is wanted', async () => {
		const { see } = triggerWith({ requests: { parameterNames: 'pascalCase' } });
		await expect(see()).rejects.toMatchObject({
			description: expect.stringContaining("the option 'Parameter Names'"),
		});
		expect(n8n.sandbox.apiCalls()[0]?.query).toHaveProperty('StartDate', today('00:00:00'));
	});

	it('asks in the time zone of its option', async () => {
		const { see } = triggerWith({ options: { timezone: 'Pacific/Auckland' } });
		await see();
		expect(n8n.sandbox.apiCalls()[0]?.query).toMatchObject({
			startDate: '2026-03-06T00:00:00',
			endDate: '2026-03-06T01:00:00',
		});
	});
});

describe('a closed shift', () => {
	const closed = { event: 'closedShift' };

	it('is what a trigger gives by default', async () => {
		expect(await triggerWith({ event: undefined }).see()).toEqual(['2026-03-05 Breakfast']);
	});

	it('is given once, when it is closed and counted, and never while it is open', async () => {
		const { see } = triggerWith(closed);
		expect(await see('2026-03-05T08:00:00+01:00')).toEqual([]);
		expect(await see()).toEqual(['2026-03-05 Breakfast']);
		expect(await see()).toEqual([]);
		recount('2026-03-05', 'Breakfast', 1);
		expect(await see()).toEqual([]);
		expect(await see('2026-03-05T18:00:00+01:00')).toEqual(['2026-03-05 Lunch']);
	});

	it('is not given while the shift is closed but not counted', async () => {
		const { see } = triggerWith(closed);
		const notCounted = (sheets: Sheets) =>
			sheets.map((sheet) => ({
				...sheet,
				shifts: sheet.shifts.map((shift) =>
					shift.name === 'Lunch'
						? { ...shift, cash: { ...shift.cash, counted: null, difference: null } }
						: shift,
				),
			}));
		n8n.sandbox.edit(notCounted as (sheets: Sheets) => Sheets);
		expect(await see('2026-03-05T18:00:00+01:00')).toEqual(['2026-03-05 Breakfast']);
		n8n.sandbox.clearEdits();
		expect(await see('2026-03-05T18:00:00+01:00')).toEqual(['2026-03-05 Lunch']);
	});

	it('has no field change, as it is always new', async () => {
		const [item] = await triggerWith(closed).items();
		expect(item?.json).toMatchObject({ status: 'closed', shift: 'Breakfast' });
		expect(item?.json).not.toHaveProperty('change');
	});
});

describe('a discrepancy', () => {
	const discrepancies = { event: 'discrepancy', tolerance: 1 };

	it('is given when it appears and when it changes, not while it stays or the shift is open', async () => {
		const { see, items } = triggerWith(discrepancies);
		recount('2026-03-05', 'Breakfast', 0.5);
		const [item, ...more] = await items();
		expect(more).toEqual([]);
		const expected = item?.json['expected'] as number;
		expect(item?.json).toMatchObject({ shift: 'Breakfast', status: 'closed', counted: 0.5 });
		expect(item?.json['difference']).toBeCloseTo(0.5 - expected);
		expect(item?.json).not.toHaveProperty('change');
		expect(await see()).toEqual([]);
		recount('2026-03-05', 'Breakfast', 7);
		expect(await see()).toEqual(['2026-03-05 Breakfast']);
		recount('2026-03-05', 'Breakfast', expected);
		expect(await see()).toEqual([]);
		recount('2026-03-05', 'Breakfast', 7);
		expect(await see()).toEqual(['2026-03-05 Breakfast']);
	});

	it('stands in front of the fields of the shift where Simplify is off', async () => {
		const { items } = triggerWith({ ...discrepancies, simplify: false });
		recount('2026-03-05', 'Breakfast', 0.5);
		const [item] = await items();
		const expected = (item?.json['cash'] as { expected: number }).expected;
		expect(Object.keys(item?.json ?? {})[0]).toBe('discrepancy');
		expect(item?.json).toMatchObject({
			name: 'Breakfast',
			discrepancy: { expected, counted: 0.5, type: 'shortage' },
		});
	});

	it.each([
		['any', 0.5, ['2026-03-05 Breakfast']],
		['shortage', 0.5, ['2026-03-05 Breakfast']],
		['surplus', 0.5, []],
		['any', 1e5, ['2026-03-05 Breakfast']],
		['shortage', 1e5, []],
		['surplus', 1e5, ['2026-03-05 Breakfast']],
	])('counts in the direction %s when %d was counted', async (direction, counted, expected) => {
		const { see } = triggerWith({ ...discrepancies, direction });
		recount('2026-03-05', 'Breakfast', counted);
		expect(await see()).toEqual(expected);
	});

	it('is not given, and no column is missed, as long as every shift is open', async () => {
		const columns = {
			values: [
				{ column: 'expected', field: 'cash.expected' },
				{ column: 'counted', field: 'cash.counted' },
			],
		};
		const { see } = triggerWith({ ...discrepancies, columns });
		expect(await see('2026-03-05T08:00:00+01:00')).toEqual([]);
	});

	it('is not given up to the tolerance', async () => {
		const { see } = triggerWith({ event: 'discrepancy', tolerance: 1e6 });
		recount('2026-03-05', 'Breakfast', 0.5);
		expect(await see()).toEqual([]);
	});

	it('is read where it was found before, when the shifts of a poll leave it in doubt', async () => {
		const contradict = () =>
			n8n.sandbox.edit((sheets: Sheets) =>
				sheets.map((sheet) => ({
					...sheet,
					shifts: sheet.shifts.map((shift) =>
						shift.name === 'Breakfast' ? { ...shift, cash: { ...shift.cash, counted: 3 } } : shift,
					),
				})),
			);
		const trigger = triggerWith(discrepancies);
		await trigger.see();
		contradict();
		trigger.restart();
		expect(await trigger.see()).toEqual(['2026-03-05 Breakfast']);
		await expect(triggerWith(discrepancies).see()).rejects.toMatchObject({
			message: expect.stringContaining("can't be told for sure"),
		});
	});

	it('is not given as long as every shift is open', async () => {
		const { see } = triggerWith(discrepancies);
		expect(await see('2026-03-05T08:00:00+01:00')).toEqual([]);
	});

	it('is compared by the columns that were set', async () => {
		const columns = {
			values: [
				{ column: 'expected', field: 'cash.openingFloat' },
				{ column: 'counted', field: 'cash.counted' },
			],
		};
		const [item] = await triggerWith({ ...discrepancies, columns }).items();
		const { shift, expected, counted, difference } = item?.json ?? {};
		expect(shift).toBe('Breakfast');
		expect(difference).toBeCloseTo(Number(counted) - Number(expected));
	});
});

describe('Fetch Test Event', () => {
	it('gives the latest ten shifts, and forgets them', async () => {
		const trigger = triggerWith();
		await trigger.see();
		const before = JSON.stringify(trigger.state());
		const sample = await trigger.see(NOON, 'manual');
		expect(sample).toHaveLength(10);
		const latest = ['Dinner', 'Lunch', 'Breakfast'].map((name) => `new 2026-03-05 ${name}`);
		expect(sample.slice(0, 3)).toEqual(latest);
		expect(JSON.stringify(trigger.state())).toBe(before);
	});

	it('gives closed shifts only where those are watched', async () => {
		const sample = await triggerWith({ event: 'closedShift' }).items(NOON, 'manual');
		expect(sample).toHaveLength(10);
		expect(sample[0]?.json).toMatchObject({ date: '2026-03-05', shift: 'Breakfast' });
		expect(new Set(sample.map(({ json }) => json['status']))).toEqual(new Set(['closed']));
	});

	it('gives discrepancies only where those are watched, and none where there are none', async () => {
		recount('2026-03-05', 'Breakfast', 0.5);
		const discrepancies = { event: 'discrepancy', lookbackDays: 1 };
		const sample = await triggerWith({ ...discrepancies, tolerance: 1 }).items(NOON, 'manual');
		expect(sample.length).toBeGreaterThan(1);
		expect(sample.length).toBeLessThanOrEqual(10);
		expect(sample[0]?.json).toMatchObject({ date: '2026-03-05', counted: 0.5 });
		const small = sample.filter(({ json }) => Math.abs(Number(json['difference'])) <= 1);
		expect(small).toEqual([]);
		const none = triggerWith({ ...discrepancies, tolerance: 1e6 });
		expect(await none.see(NOON, 'manual')).toEqual([]);
	});

	it('gives those of the direction that is watched', async () => {
		const surplus = { event: 'discrepancy', direction: 'surplus' };
		const sample = await triggerWith(surplus).items(NOON, 'manual');
		expect(sample.length).toBeGreaterThan(0);
		expect(sample.filter(({ json }) => Number(json['difference']) <= 0)).toEqual([]);
	});

	it('looks back 31 days, whatever the trigger does', async () => {
		await triggerWith({ lookbackDays: 1 }).see(NOON, 'manual');
		expect(n8n.sandbox.apiCalls()[0]?.query['startDate']).toBe('2026-02-02T00:00:00');
	});
});
