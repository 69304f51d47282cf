import { errorWords } from '../../nodes/MapalCashrec/cashSheet/errorWords';
import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';

function within(levels: number, wrap: (inner: Json) => Json): Json {
	let body: Json = { message: 'Bad' };
	for (let level = 0; level < levels; level++) body = wrap(body);
	return body;
}

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
	['a status code', { statusCode: 500, data: null }, '500', undefined],
	['an HTTP status', { httpStatusCode: 503 }, '503', undefined],
	['a result', { result: 'KO', shifts: [] }, 'KO', undefined],
	['a response', { responseCode: '99', responseText: 'Busy', shifts: [] }, '99', 'Busy'],
	['an exception', { ExceptionMessage: 'Null' }, undefined, 'Null'],
	['warnings', { shifts: [], warnings: ['One', { text: 'Two' }] }, undefined, 'One; Two'],
	['names with underscores', { error_message: 'Bad', status_code: 4 }, '4', 'Bad'],
	['an empty description', { error_description: '', message: 'Bad' }, undefined, 'Bad'],
	['a list with what says nothing', ['One', {}, 'Two'], undefined, 'One; Two'],
	['a sentence as code', { code: 'No such code', message: 'Bad' }, undefined, 'Bad'],
	['a long list', [1, 2, 3, 4, 5, 6].map((n) => `E${n}`), undefined, 'E1; E2; E3; E4; E5'],
	['a long text', 'x'.repeat(2001), undefined, 'x'.repeat(2000)],
	['four objects', within(4, (error) => ({ error })), undefined, 'Bad'],
	['five objects', within(5, (error) => ({ error })), undefined, undefined],
	['four lists', within(4, (error) => [error]), undefined, 'Bad'],
	['five lists', within(5, (error) => [error]), undefined, undefined],
	['text', ' Bad ', undefined, 'Bad'],
	['nothing', {}, undefined, undefined],
	['null', null, undefined, undefined],
	['a number', 5, undefined, undefined],
])('words of %s', (_name, body, code, message) => {
	expect(errorWords(body)).toEqual({ code, message });
});
