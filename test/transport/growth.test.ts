import { parseCentres } from '../../nodes/MapalCashrec/cashSheet/centres';
import { isErrorBody } from '../../nodes/MapalCashrec/cashSheet/errorBody';
import { errorWords } from '../../nodes/MapalCashrec/cashSheet/errorWords';
import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';
import { parseJson } from '../../nodes/MapalCashrec/cashSheet/parseJson';
import { customPeriod } from '../../nodes/MapalCashrec/cashSheet/period';
import { batchesWithin, windowsOf } from '../../nodes/MapalCashrec/cashSheet/windows';
import { checkAddress } from '../../nodes/MapalCashrec/transport/address';
import {
	answerWords,
	isPage,
	quote,
	reportedWords,
} from '../../nodes/MapalCashrec/transport/answer';
import { decoded } from '../../nodes/MapalCashrec/transport/charset';
import { badStatus } from '../../nodes/MapalCashrec/transport/badStatus';
import { wrongKind } from '../../nodes/MapalCashrec/transport/failures';
import { networkFault } from '../../nodes/MapalCashrec/transport/fault';
import { whyPartial } from '../../nodes/MapalCashrec/transport/partial';
import { redact } from '../../nodes/MapalCashrec/transport/redact';
import { retryAfter } from '../../nodes/MapalCashrec/transport/retry';
import { growth } from '../support/growth';

/* Text from outside may be of any kind and length: its time grows no faster than its length. */

const LINEAR = 9;
const SECRETS = ['demo-password', 'x'.repeat(100), '<'.repeat(50)];
const answer = (body: string) => ({ statusCode: 500, headers: {}, body });

/** Texts for which a pattern with two ways to match takes long. */
const TEXTS: Array<[string, (length: number) => string]> = [
	['<', (length) => '<'.repeat(length)],
	['a page of <', (length) => `<html>${'<'.repeat(length)}`],
	['<title', (length) => `<html>${'<title'.repeat(length / 6)}`],
	['/', (length) => `https://x${'/'.repeat(length)}x`],
	['spaces', (length) => `x${' '.repeat(length)}x`],
	['%', (length) => '%25'.repeat(length / 3)],
	['backslashes', (length) => '\\'.repeat(length)],
	['eyJ.', (length) => 'eyJaaaaa.'.repeat(length / 9)],
	['bearer', (length) => 'bearer '.repeat(length / 7)],
	['digits', (length) => '9'.repeat(length)],
	['quotes', (length) => '"'.repeat(length)],
];

/** All functions that get the text of an answer, of a header, or of a field. */
const READERS: Array<[string, (text: string) => unknown]> = [
	['the words of an answer', (text) => answerWords(answer(text), SECRETS)],
	['a quotation', (text) => quote(text, SECRETS)],
	['redacting', (text) => redact(text.slice(0, 20_000), SECRETS)],
	['a page or not', (text) => isPage(text)],
	[
		'the words of a parsed answer',
		(text) => errorWords({ errors: [{ message: text, code: text }] }),
	],
	['an error or not', (text) => isErrorBody({ status: text, message: text, [text]: text })],
	[
		'an error or not, without records',
		(text) => {
			const empty = [...text].map(() => ({}));
			isErrorBody({ data: empty, page: empty, centres: empty, warnings: [text, ...empty] });
		},
	],
	['the words beside data', (text) => reportedWords({ errors: [text, text] }, SECRETS)],
	['a status', (text) => badStatus(answer(text), SECRETS, { what: 'x' })],
	['a wrong kind of body', (text) => wrongKind(text, undefined, SECRETS)],
	['a network fault', (text) => networkFault({ code: text, message: text }, 5)],
	['Retry-After', (text) => retryAfter(text)],
	[
		'a part or not',
		(text) => whyPartial({ statusCode: 200, headers: { link: text }, body: '' }, { [text]: text }),
	],
	[
		'a number of records',
		(text) =>
			whyPartial(
				{ statusCode: 200, headers: {}, body: '' },
				{ total: text, totalCount: 1e9, data: [...text].map((key) => ({ [key]: [key] })) },
			),
	],
	[
		'a part or not, by many fields',
		(text) => {
			const fields = [...text].map((_, at) => [`f${at}`, [at]]);
			const body = { ...Object.fromEntries(fields), page: text, links: [...text], total: 5 };
			return whyPartial({ statusCode: 200, headers: { 'x-next': text }, body: '' }, body);
		},
	],
	['a charset', (text) => decoded(Buffer.from('xx'), text)],
	['JSON', (text) => parseJson(text)],
	['an address', (text) => checkAddress(text, 'API URL')],
	['a date', (text) => swallowed(() => customPeriod(text, text, 'Europe/Madrid'))],
	['centres', (text) => swallowed(() => parseCentres(text))],
];

function swallowed(run: () => unknown): string | undefined {
	try {
		run();
		return undefined;
	} catch (error) {
		return (error as Error).message;
	}
}

describe.each(READERS)('%s', (_reader, read) => {
	test.each(TEXTS)('of %s', (_name, make) => {
		const ratio = growth(20_000, (size) => {
			const text = make(size);
			return () => void read(text);
		});
		expect(ratio).toBeLessThan(LINEAR);
	});
});

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const ids = (count: number, id: (index: number) => string): string =>
	`[${Array.from({ length: count }, (_, index) => id(index)).join()}]`;

test.each<[string, number, (size: number) => () => void]>([
	['JSON of deep lists', 20_000, (size) => () => void parseJson(nested(size))],
	[
		'JSON of long numbers',
		5000,
		(size) => {
			const text = ids(size, (index) => `9${String(index).padStart(18, '0')}`);
			return () => void parseJson(text);
		},
	],
	[
		'JSON of texts with long numbers and quotes',
		5000,
		(size) => {
			const text = ids(size, (index) => `"\\"\\\\9${String(index).padStart(18, '0')}e999\\""`);
			return () => void parseJson(text);
		},
	],
	[
		'JSON of one text of backslashes, with a long number',
		100_000,
		(size) => {
			const text = `["${'\\\\'.repeat(size)}",12345678901234567890]`;
			return () => void parseJson(text);
		},
	],
	[
		'JSON of one text of quotes, with a long number',
		50_000,
		(size) => {
			const text = `["${'\\"'.repeat(size)}",12345678901234567890]`;
			return () => void parseJson(text);
		},
	],
	[
		'secrets of any length',
		5000,
		(size) => {
			const secrets = [Array.from({ length: size }, (_, index) => index % 97).join('')];
			return () => void redact('a text of four thousand signs '.repeat(130), secrets);
		},
	],
	[
		'an error of many errors',
		5000,
		(size) => {
			const errors: Json = Object.fromEntries(
				Array.from({ length: size }, (_, index) => [`f${index}`, ['x']]),
			);
			return () => void errorWords({ title: 'x', errors });
		},
	],
	[
		'an answer that says over and over how many records there are, and that it is the last',
		300,
		(size) => {
			const list = Array.from({ length: size }, () => ({ rows: [] }));
			const body: Record<string, Json> = { list };
			for (let index = 0; index < size; index++) {
				body[`totalCount${index}`] = 1;
				body[`last${index}`] = false;
				body[`x${index}`] = 1;
			}
			return () => void whyPartial({ statusCode: 200, headers: {}, body: '' }, body);
		},
	],
	[
		'windows',
		5000,
		(size) => () => {
			windowsOf(
				{ start: '2000-01-01T00:00:00', end: '2099-12-31T23:59:59' },
				Math.ceil(36_525 / size),
			);
		},
	],
	[
		'batches',
		5000,
		(size) => {
			const centres = Array.from({ length: size }, (_, index) => `centro-ñ-${index}`);
			return () => void batchesWithin(centres, 50, 7000);
		},
	],
])('%s', (_name, size, prepare) => {
	expect(growth(size, prepare)).toBeLessThan(LINEAR);
});

test('what is quadratic is noticed', () => {
	let ratio = 0;
	// Other work on the machine may hide it once, by slowing the smaller input down.
	for (let attempt = 0; attempt < 5 && ratio <= LINEAR; attempt++) {
		ratio = growth(3000, (size) => {
			const text = `${'/'.repeat(size)}x`;
			return () => void text.replace(/\/+$/, '');
		});
	}
	expect(ratio).toBeGreaterThan(LINEAR);
});
