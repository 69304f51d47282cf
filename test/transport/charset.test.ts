import { decoded } from '../../nodes/MapalCashrec/transport/charset';

const TEXT = '{"name":"Café","till":"€ 1 🧾"}';
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each<[string, string | undefined, Buffer, string?]>([
	['UTF-8', 'application/json; charset=utf-8', Buffer.from(TEXT)],
	['UTF-8 with a mark', undefined, Buffer.from(`\ufeff${TEXT}`)],
	['UTF-16 with a mark', undefined, Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
	['UTF-16, big end first, with a mark', undefined, bigEndian(`\ufeff${TEXT}`)],
	['ISO-8859-1', 'text/plain; charset=iso-8859-1', Buffer.from('Café', 'latin1'), 'Café'],
	[
		'a mark within the text',
		undefined,
		Buffer.from('a\ufeffb\ufeff\ufeffc'),
		'a\ufeffb\ufeff\ufeffc',
	],
	[
		'bytes that are no UTF-8',
		undefined,
		Buffer.from([0x41, 0xe2, 0x28, 0x80, 0xf0, 0x9f]),
		'A\ufffd(\ufffd\ufffd',
	],
	['a single byte', undefined, Buffer.from('7'), '7'],
	['nothing', undefined, Buffer.alloc(0), ''],
	['a character that is cut off', undefined, Buffer.from('Café').subarray(0, 4), 'Caf\ufffd'],
])('%s', (_name, contentType, bytes, text = TEXT) => {
	expect(decoded(bytes, contentType)).toBe(text);
});
