import { InputError } from '../../nodes/MapalCashrec/cashSheet/inputError';
import { readLimit } from '../../nodes/MapalCashrec/fields/limit';
import { readChoice, readNumber } from '../../nodes/MapalCashrec/fields/read';

test.each<[string, () => unknown, string]>([
	[
		'a number without a greatest one',
		() => readLimit((name) => (name === 'limit' ? 0 : false)),
		'Set it to a whole number of 1 or more',
	],
	[
		'a number between two',
		() => readNumber(0, 'Days', { min: 1, max: 31, integer: true }),
		'Set it to a whole number from 1 to 31',
	],
	[
		'a number with decimals',
		() => readNumber('x', 'Timeout', { min: 1, max: 60, integer: false }),
		'Set it to a number from 1 to 60',
	],
	['a choice', () => readChoice('c', 'Output', ['a', 'b']), 'Give one of: a, b'],
])('%s: what to do', (_name, read, description) => {
	let thrown: unknown;
	try {
		read();
	} catch (error) {
		thrown = error;
	}
	expect(thrown).toBeInstanceOf(InputError);
	expect((thrown as InputError).description).toBe(description);
});
