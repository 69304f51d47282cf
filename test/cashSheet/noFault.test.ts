import { saysDoubt, saysNone, saysWell } from '../../nodes/MapalCashrec/cashSheet/noFault';

/* What a text beside empty data says: that there is nothing, that all went well, or that it did not. */

const NONE = ['No cash sheets found', 'No hay turnos en este periodo', 'Aucun résultat'];
const WELL = ['OK', 'Success', 'Completed without errors', 'Operación realizada con éxito'];
const DOUBT = [
	'Internal error',
	'Only 3 of 5 centres could be read',
	'The report is not complete',
	'Tiempo agotado: error interno',
	'Sync still running',
];
const ADVICE = ['This endpoint is deprecated and will not be changed'];

const saying = (text: string) => [saysNone(text), saysWell(text), saysDoubt(text)];

test.each(NONE)('%s: nothing to return', (text) => {
	expect(saysNone(text)).toBe(true);
});

test.each(WELL)('%s: all went well', (text) => {
	expect(saying(text)).toEqual([false, true, false]);
});

test.each(DOUBT)('%s: not all went well', (text) => {
	expect(saying(text)).toEqual([false, false, true]);
});

test.each(ADVICE)('%s: advice about the request, and no more', (text) => {
	expect(saying(text)).toEqual([false, true, false]);
});

test('a text that says nothing of the kind is none of them', () => {
	expect(saying('Cash sheets of Plaza Mayor')).toEqual([false, false, false]);
});

test('a fault takes precedence over nothing to return', () => {
	expect(saysNone('No cash sheets found: database unavailable')).toBe(false);
});

test('only the beginning of a text is read', () => {
	const padded = (spaces: number) => `${' '.repeat(spaces)}error`;
	expect(saysDoubt(padded(495))).toBe(true);
	expect(saysDoubt(padded(500))).toBe(false);
});
