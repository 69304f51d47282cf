import { errorWords, isErrorBody } from '../../nodes/MapalCashrec/cashSheet/errorWords';
import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';

test.each<[string, Json, string | undefined, string | undefined]>([
	['code and message', { code: 100, message: 'Invalid parameters.' }, '100', 'Invalid parameters.'],
	[
		'code 0',
		{ code: 0, message: 'Tenant configuration not found.' },
		'0',
		'Tenant configuration not found.',
	],
	['Pascal case', { Code: 100, Message: 'Invalid' }, '100', 'Invalid'],
	['nested', { error: { code: 'X1', message: 'Bad' } }, 'X1', 'Bad'],
	['an object as message', { message: { code: 100, text: 'Bad' } }, '100', 'Bad'],
	['a message code', { messageCode: 100, messageText: 'Bad' }, '100', 'Bad'],
	['OAuth', { error: 'invalid_grant', error_description: 'no' }, 'invalid_grant', 'no'],
	['OAuth without a description', { error: 'invalid_grant' }, 'invalid_grant', undefined],
	[
		'problem details',
		{ type: 'about:blank', title: 'Bad Request', status: 400, detail: 'No centres' },
		'400',
		'No centres',
	],
	[
		'ASP.NET',
		{ title: 'Not valid.', errors: { StartDate: ['It is required.'] } },
		undefined,
		'Not valid. It is required.',
	],
	[
		'a list of errors',
		{ errors: [{ code: 'a', message: 'One' }, { message: 'Two' }] },
		'a',
		'One; Two',
	],
	['a list of texts', { errors: ['One', 'Two'] }, undefined, 'One; Two'],
	['text', 'Bad', undefined, 'Bad'],
	['nothing', {}, undefined, undefined],
	['null', null, undefined, undefined],
	['a number', 5, undefined, undefined],
])('words of %s', (_name, body, code, message) => {
	expect(errorWords(body)).toEqual({ code, message });
});

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
])('%s is no error', (_name, body) => {
	expect(isErrorBody(body)).toBe(false);
});
