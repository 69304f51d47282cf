import { SHIFT } from '../../nodes/MapalCashrec/cashSheet/vocabulary/concepts';
import {
	isDifference,
	isTotalName,
	kindOf,
	wordsOf,
} from '../../nodes/MapalCashrec/cashSheet/vocabulary/words';

test.each([
	['cashSheetID', 'cash sheet id'],
	['cash_sheets_id', 'cash sheet id'],
	['Cash-Sheet Id', 'cash sheet id'],
	['théorique', 'theorique'],
	['shift2', 'shift 2'],
	['entries', 'entry'],
	['stores', 'store'],
	['status', 'status'],
	['sesiones', 'sesion'],
	['transacciones', 'transaccion'],
	['unidades', 'unidad'],
	['vendedores', 'vendedor'],
	['valores', 'valor'],
	['cajones', 'cajon'],
])('the words of %j are %j', (name, expected) => {
	expect(wordsOf(name).join(' ')).toBe(expected);
});

test.each([
	['shiftPayments', false],
	['pagosTurno', false],
	['paymentShifts', true],
	['turnosCaja', true],
	['shiftsByCentre', true],
])('whether %j holds shifts: %p', (name, expected) => {
	expect(kindOf(wordsOf(name)) === SHIFT).toBe(expected);
});

test.each([
	['overShort', true],
	['cash_over_or_short', true],
	['shortName', false],
	['overtime', false],
	['descuadreCaja', true],
])('whether %j is a difference: %p', (name, expected) => {
	expect(isDifference(wordsOf(name))).toBe(expected);
});

test.each([
	['Total', true],
	['TOTALES', true],
	['Gesamt', true],
	['Gesamtsumme', true],
	['Somme', true],
	['Overall', true],
	['Lunch', false],
	['Tottenham', false],
])('whether %j is the name of a total: %p', (name, expected) => {
	expect(isTotalName(name)).toBe(expected);
});
