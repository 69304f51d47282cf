import { isErrorBody } from '../../nodes/MapalCashrec/cashSheet/errorBody';
import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';

test.each<[string, Json]>([
	['code and message', { code: 0, message: 'Tenant configuration not found.' }],
	['an error', { error: 'Something' }],
	['an error and no data', { error: { message: 'Something' }, data: null }],
	['an error and empty data', { error: 'x', data: [] }],
	['GraphQL errors', { data: null, errors: [{ message: 'x' }] }],
	['success false', { success: false, data: [] }],
	['status error', { status: 'error', message: 'x' }],
	['problem details with 200', { title: 'Bad Request', status: 400 }],
	['JSON-RPC', { jsonrpc: '2.0', id: 7, error: { code: -32000, message: 'x' } }],
	['a message alone', { message: 'Tenant configuration not found.' }],
	['a message in Pascal case', { Message: 'An error has occurred.' }],
	['a detail alone', { detail: 'An error has occurred.' }],
	['Pascal case', { IsError: true, ErrorMessage: 'x' }],
	['a status code of 500', { statusCode: 500 }],
	['a status code of 500, and null', { statusCode: 500, data: null }],
	['a code of 500', { code: 500 }],
	['an HTTP status', { httpStatusCode: 503 }],
	['a code of 404', { statusCode: 404, data: null }],
	['a code as text', { code: 'ERR_TIMEOUT', data: [] }],
	['an error code', { errorCode: 12, data: [] }],
	['a message and null', { data: null, message: 'Something went wrong' }],
	['a message and an empty list', { cashSheets: [], message: 'Timeout expired' }],
	['a message beside null', { shifts: null, message: 'Timeout expired' }],
	['an error message', { cashSheets: [], errorMessage: 'Deadlock' }],
	['a result', { result: 'KO', shifts: [] }],
	['a result that is false', { result: false, shifts: [] }],
	['a response', { responseCode: '99', responseText: 'System busy', cashSheets: [] }],
	['a warning', { shifts: [], warnings: ['Database is busy'] }],
	['an exception', { ExceptionMessage: 'NullReference' }],
	['an exception and its type', { Result: 'x', ExceptionMessage: 'NullReference' }],
	['a message within', { data: { shifts: [], message: 'Timeout expired' } }],
	['a status within', { meta: { status: 500 }, data: [] }],
	['a status that is an object', { status: { code: 500, message: 'x' }, data: [] }],
	['SOAP', { Envelope: { Body: { Fault: { faultstring: 'x' } } } }],
	['no success, as text', { success: 'false', data: [] }],
	['not successful', { data: [], message: 'The request was not successful' }],
	['no data as it is busy', { data: [], message: 'No data available, sync is running' }],
	[
		'a message beside what was asked for',
		{ startDate: '2026-03-02', centres: [101, 102], page: 1, data: [], message: 'Timeout' },
	],
	['a message beside pages', { paging: { page: 1, size: 50 }, data: [], message: 'Timeout' }],
])('%s is an error', (_name, body) => {
	expect(isErrorBody(body)).toBe(true);
});

test.each<[string, Json]>([
	['a list', []],
	['null', null],
	['an empty object', {}],
	['empty data', { data: [] }],
	['success', { success: true, data: [] }],
	['code and message of success', { code: 200, message: 'OK' }],
	['code, message and an empty list', { code: 0, message: 'OK', data: [] }],
	['no errors', { errors: [], data: [] }],
	['partial errors beside data', { errors: [{ message: 'x' }], data: { shifts: [{ id: 1 }] } }],
	['a sheet with a status', { id: 1, status: 'Open', shifts: [] }],
	['a shift', { code: 'A1', description: 'Lunch', expected: 5 }],
	['a message of success alone', { message: 'OK' }],
	['no shifts, in Spanish', { mensaje: 'Sin turnos en este periodo' }],
	['a message that there is nothing', { message: 'No data for this period' }],
	['a message of success and code 0', { data: [], message: 'Success', code: 0 }],
	['a code of 0 and OK', { code: 0, message: 'OK' }],
	['a status of success', { status: 'OK', count: 0, items: [] }],
	['a code of 200', { code: 200, data: [] }],
	['code 200 and a message', { code: 200, message: 'OK', data: [] }],
	['a response code of success', { responseCode: '00', responseText: 'Approved: OK', data: [] }],
	['a description', { description: 'Cash sheets of the period', cashSheets: [] }],
	['a title', { title: 'Cash sheets', cashSheets: [] }],
	['404 for nothing', { statusCode: 404, message: 'No cash sheets found', data: [] }],
	['no error', { error: 0, errorMessage: 'No error', errorCode: 'NO_ERROR', data: [] }],
	['no warning', { warnings: [], messages: [], message: null, data: [] }],
	['something deprecated', { data: [], warnings: ["'centersList' is deprecated"] }],
	['a page of none', { page: 1, pageSize: 50, total: 0, items: [], message: '0 records' }],
	['a message beside records', { message: 'Only the first 28 are shown', shifts: [{ id: 1 }] }],
	['a failed status beside records', { status: 'error', data: { shifts: [{ id: 1 }] } }],
	['a code beside records', { code: 500, page: { content: [{ id: 1 }] } }],
	['a sheet with a message', { centreId: 101, day: 'x', message: 'Hello', shifts: [] }],
	['sheets by centre', { message: 'x', '101': { sheets: { '2026-03-04': { total: 5 } } } }],
	['texts as records', { message: 'x', rows: ['101;5.00'] }],
])('%s is no error', (_name, body) => {
	expect(isErrorBody(body)).toBe(false);
});

test.each([
	'No data found',
	'There are no cash sheets for this period.',
	'Cash sheets not found',
	'0 records',
	'Records found: 0',
	'Nothing found',
	'No se encontraron datos',
	'No hay ninguna hoja de caja',
	'Aucune donnée trouvée',
	'Keine Schichten gefunden',
	'Nessun turno',
	'Não há dados',
	'OK',
	'Success',
	'Request completed successfully',
	'Operación realizada con éxito',
	'Consulta realizada correctamente',
	'Completed without errors',
	'Erfolgreich',
])('%s: an empty list is good', (message) => {
	expect(isErrorBody({ data: [], message })).toBe(false);
	expect(isErrorBody({ message })).toBe(false);
});

test.each([
	'Tenant configuration not found.',
	'Timeout expired',
	'Completed with errors',
	'Request could not be completed',
	'Only partly processed',
	'Unsuccessful',
	'No data: the database is busy',
	'No se pudo completar',
	'Acceso denegado',
])('%s: an empty list is a fault', (message) => {
	expect(isErrorBody({ data: [], message })).toBe(true);
	expect(isErrorBody({ message })).toBe(true);
});
