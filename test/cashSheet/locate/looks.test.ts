import type { Json, JsonObject } from '../../../nodes/MapalCashrec/cashSheet/json';
import { looksOf } from '../../../nodes/MapalCashrec/cashSheet/locate/looks';
import { treeOf } from '../../../nodes/MapalCashrec/cashSheet/locate/tree';

const MOMENT = '2026-03-05T08:00:00';

/** What a record with this field alone looks like. */
test.each<[field: string, value: Json, looks: string]>([
	['openedAt', MOMENT, 'opens'],
	['openedAt', null, ''],
	['openedBy', 'Ana', ''],
	['initialCash', 100, 'takings'],
	['apertura', '08:00', 'opens'],
	['closedAt', MOMENT, 'closes'],
	['closedAt', null, 'closes'],
	['end', null, 'closes'],
	['closedBy', null, ''],
	['shiftName', 'Lunch', 'shiftLabel'],
	['shift2', 'Lunch', 'shiftLabel'],
	['shiftNotes', 'x', ''],
	['tillNo', 1, 'tillLabel'],
	['tillSheet', 1, ''],
	['cashier', 'Ana', 'person'],
	['status', 'x', 'status'],
	['expected', 1, 'expected'],
	['expected', '1.812,75', 'expected'],
	['expected', null, 'expected'],
	['expectedDuration', 'PT30M', ''],
	['counted', '', 'counted'],
	['orderCount', 1, ''],
	['declaredCount', 1, 'counted'],
	['cashDeclaredCount', 1, 'counted takings'],
	['countCards', 1, 'counted'],
	['difference', -1, 'difference'],
	['amounts', { expected: 1, counted: 1 }, 'expected counted'],
	['totals', { expected: 1 }, ''],
	['amounts', { expectedAt: MOMENT }, ''],
	['attributes', { shiftName: 'Lunch' }, 'shiftLabel'],
	['paymentType', 'Card', 'tender'],
	['payments', { card: 1 }, ''],
	['payments', [], ''],
	['quantity', 1, 'pieces'],
	['quantitySold', 1, ''],
	['plannedHours', 8, 'labour'],
	['horasTrabajadas', 8, 'labour'],
	['grossSales', 8, 'takings'],
	['declaredCashTips', 8, 'counted'],
])('%s: %j', (field, value, looks) => {
	const body: JsonObject = { [field]: value, text: 'x' };
	const found = Object.entries(looksOf(treeOf(body, (same) => same, true).root));
	expect(found.flatMap(([look, holds]) => (holds ? [look] : []))).toEqual(
		looks === '' ? [] : looks.split(' '),
	);
});
