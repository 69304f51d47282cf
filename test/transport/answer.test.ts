import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';
import {
	answerWords,
	inTheirWords,
	quote,
	reportedWords,
} from '../../nodes/MapalCashrec/transport/answer';

const answer = (body: string) => ({ statusCode: 500, headers: {}, body });

test.each([
	['{"code":100,"message":"Invalid"}', '"Invalid" (code 100)'],
	[
		'<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head>',
		'"502 Bad Gateway (a web page)"',
	],
	['<html><body><p>Down <b>for</b> now</p></body></html>', '"Down for now"'],
	['upstream timed out', '"upstream timed out"'],
	['', ''],
	['{}', ''],
	['{"code":7}', 'code 7'],
])('%s says %s', (body, words) => {
	expect(inTheirWords(answerWords(answer(body), []))).toBe(words);
});

test('words are short and on one line', () => {
	const words = quote(`a\n\tb ${'x'.repeat(1000)}`, []);
	expect(words).toMatch(/^a b x+…$/);
	expect(words).toHaveLength(201);
});

test.each([
	['as it is', 'it was pa$$ "w&rd+1', 'it was ***'],
	['in JSON', 'it was pa$$ \\"w&rd+1', 'it was ***'],
	['in a URL', 'it was pa%24%24%20%22w%26rd%2B1', 'it was ***'],
	['in a form', 'it was pa%24%24+%22w%26rd%2B1', 'it was ***'],
	['in a web page', 'it was pa$$ "w&amp;rd+1', 'it was ***'],
	['as a bearer token', 'Authorization: Bearer abcdefgh.ijk', 'Authorization: Bearer ***'],
	['as a JWT', 'token eyJhbGciOiJI.eyJzdWIi.c2ln was bad', 'token *** was bad'],
])('a secret is taken out: %s', (_name, text, clean) => {
	expect(quote(text, ['pa$$ "w&rd+1'])).toBe(clean);
});

test.each<[Json, string]>([
	[{ errors: ['Bad'] }, '"Bad"'],
	[{ warnings: [{ code: 'W1', text: 'Late' }] }, '"Late" (code W1)'],
	[{ message: 'Only the first 28 records are shown' }, '"Only the first 28 records are shown"'],
	[{ Message: 'Centre 102 timed out' }, '"Centre 102 timed out"'],
	[{ error_message: 'Partially read' }, '"Partially read"'],
	[{ message: 'OK' }, ''],
	[{ message: 'Cash sheets of the period' }, ''],
	[{ message: '28 records found, no errors' }, ''],
	[{ businessDate: '2026-03-04', message: 'Not counted yet' }, ''],
	[[{ message: 'Not counted yet' }], ''],
])('beside data, %j says %s', (body, words) => {
	const shifts = [{ id: 1 }];
	const whole = Array.isArray(body) ? body : { ...(body as object), shifts };
	expect(inTheirWords(reportedWords(whole, []))).toBe(words);
});
