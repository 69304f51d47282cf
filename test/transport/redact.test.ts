import { redact } from '../../nodes/MapalCashrec/transport/redact';

const SECRET = 'Pä$$ "w&rd+1/x_y-Z';
const base64 = (text: string) => Buffer.from(text).toString('base64');
const percent = (text: string) =>
	Buffer.from(text).reduce((all, byte) => `${all}%${byte.toString(16).padStart(2, '0')}`, '');

describe('a secret is taken out', () => {
	test.each<[string, string]>([
		['as it is', SECRET],
		['in capitals', SECRET.toUpperCase()],
		['percent-encoded', encodeURIComponent(SECRET)],
		['percent-encoded in small letters', encodeURIComponent(SECRET).toLowerCase()],
		['percent-encoded twice', encodeURIComponent(encodeURIComponent(SECRET))],
		['percent-encoded sign by sign', percent(SECRET)],
		['percent-encoded sign by sign, twice', encodeURIComponent(percent(SECRET))],
		['percent-encoded in part', encodeURI(SECRET)],
		['in a form', new URLSearchParams({ '': SECRET }).toString().slice(1)],
		['in JSON', JSON.stringify(SECRET).slice(1, -1)],
		[
			'in JSON with codes',
			SECRET.replace(/["ä]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`),
		],
		['in a web page', SECRET.replace(/&/g, '&amp;').replace(/"/g, '&quot;')],
		['in a web page with codes', SECRET.replace(/ä/g, '&#228;').replace(/"/g, '&#x22;')],
		['in base64', base64(SECRET).replace(/=+$/, '')],
		['in base64 for URLs', Buffer.from(SECRET).toString('base64url')],
		['in hex', Buffer.from(SECRET).toString('hex')],
		['in hex with capitals', Buffer.from(SECRET).toString('hex').toUpperCase()],
	])('%s', (_name, form) => {
		const clean = redact(`it was ${form} here`, [SECRET]);
		expect(clean).toMatch(/^it was \S{0,3}\*\*\*\S{0,7} here$/);
	});

	test.each([8, 9, 12, 15])('cut to its first %i characters, or its last', (length) => {
		expect(redact(`<${SECRET.slice(0, length)}>`, [SECRET])).toBe('<***>');
		expect(redact(`<${SECRET.slice(-length)}>`, [SECRET])).toBe('<***>');
	});

	test.each([0, 1, 2, 3])('in base64 behind a user name of %i characters', (length) => {
		const encoded = base64(`${'u'.repeat(length)}:a-long-password:more`);
		const clean = redact(`Basic ${encoded}`, ['a-long-password']);
		expect(Buffer.from(clean.replace('***', ''), 'base64').toString()).not.toMatch(/password/);
		expect(clean).toMatch(/\*\*\*/);
	});

	test('each time that it stands there, and each of several', () => {
		expect(redact('one two-two one', ['two-two'])).toBe('one *** one');
		expect(redact('aaaa1 bbbb2 aaaa1', ['aaaa1', 'bbbb2'])).toBe('*** *** ***');
	});

	test('as a bearer token or a JWT, whoever it belongs to', () => {
		expect(redact('Bearer abcdefgh.ijk, eyJhbGciOiJI.eyJzdWIi.c2ln', [])).toBe('Bearer ***, ***');
	});
});

test.each<[string, string, string[]]>([
	['seven characters in common', 'It was abcdefg hijk', ['abcdefgX1234']],
	['a secret of three letters', 'the dog and the cat', ['the']],
	['no secret', 'Nothing', ['', 'other-secret']],
	['damaged codes', '100% of 5%, 20%zz &nope; \\x &#9999999; \\u12', ['other-secret']],
])('all else stays: %s', (_name, text, secrets) => {
	expect(redact(text, secrets)).toBe(text);
});
