import { networkFault } from '../../nodes/MapalCashrec/transport/fault';

const fault = (fields: object, cause?: object) =>
	Object.assign(new Error('Request failed', cause && { cause }), fields);

test.each<[string, unknown, string, boolean]>([
	[
		'a timeout of the request library',
		fault({ code: 'ECONNABORTED', message: 'timeout of 1000ms exceeded' }),
		'gave no answer within 5 seconds',
		true,
	],
	[
		'a timeout of the network',
		fault({ code: 'ETIMEDOUT' }),
		'gave no answer within 5 seconds',
		true,
	],
	[
		'a timeout that n8n wrapped',
		fault({}, fault({ code: 'ETIMEDOUT' })),
		'gave no answer within 5 seconds',
		true,
	],
	['an unknown host', fault({ code: 'ENOTFOUND' }), 'was not found: no such host is known', false],
	[
		'a name server that fails',
		fault({ code: 'EAI_AGAIN' }),
		'was not found: no such host is known',
		false,
	],
	[
		'a certificate of its own',
		fault({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
		'could not be reached safely: its certificate is not valid here',
		false,
	],
	[
		'an expired certificate',
		fault({ code: 'CERT_HAS_EXPIRED' }),
		'could not be reached safely: its certificate is not valid here',
		false,
	],
	[
		'a certificate for another name',
		fault({ message: "does not match certificate's altnames" }),
		'could not be reached safely: its certificate is not valid here',
		false,
	],
	[
		'a reset connection',
		fault({ code: 'ECONNRESET' }),
		'broke off the connection before its answer was complete',
		false,
	],
	[
		'an answer that breaks off',
		fault({ message: 'aborted' }),
		'broke off the connection before its answer was complete',
		false,
	],
	['a refused connection', fault({ code: 'ECONNREFUSED' }), 'could not be reached', false],
	[
		'a timeout that n8n 1.x wrapped, without its cause',
		fault({
			message: 'The connection was aborted, perhaps the server is offline',
			httpCode: 'ECONNABORTED',
			messages: ['timeout of 1000ms exceeded'],
		}),
		'gave no answer within 5 seconds',
		true,
	],
	[
		'an unknown host that n8n 1.x wrapped',
		fault({ httpCode: 'ENOTFOUND', messages: ['getaddrinfo ENOTFOUND nohost'] }),
		'was not found: no such host is known',
		false,
	],
	[
		'a connection that n8n 1.x wrapped',
		fault({ httpCode: 'ECONNRESET', messages: ['socket hang up'] }),
		'broke off the connection before its answer was complete',
		false,
	],
	['an error without words', {}, 'could not be reached', false],
	['nothing at all', undefined, 'could not be reached', false],
])('%s', (_name, error, what, timedOut) => {
	expect(networkFault(error, 5)).toMatchObject({ what, timedOut });
});

test('the code is told, but a word that is no code is not', () => {
	expect(networkFault(fault({ code: 'ECONNREFUSED' }), 5).code).toBe('ECONNREFUSED');
	expect(networkFault(fault({ code: 42 }), 5).code).toBe('');
	expect(networkFault(fault({ code: 'a secret?' }), 5).code).toBe('');
});

test('one second is one second', () => {
	expect(networkFault(fault({ code: 'ETIMEDOUT' }), 1).what).toBe('gave no answer within 1 second');
});
