import {
	pollRequestsField,
	readRequests,
	requestsField,
} from '../../nodes/MapalCashrec/fields/requests';

const read = (requests: unknown) =>
	readRequests((name, otherwise) => (name === 'requests' ? requests : otherwise));
const names = ({ options = [] }: typeof requestsField) => options.map(({ name }) => name);

test('what is not set has its default', () => {
	const defaults = {
		centresPerRequest: 50,
		daysPerRequest: 31,
		maxRetries: 5,
		parallelRequests: 3,
		parameterNames: 'auto',
		timeoutSeconds: 30,
	};
	expect(read({})).toEqual(defaults);
	expect(read({ timeout: 2.5, maxRetries: '0', parameterNames: 'centerLists' })).toEqual({
		...defaults,
		timeoutSeconds: 2.5,
		maxRetries: 0,
		parameterNames: 'centerLists',
	});
});

test.each<[string, unknown, string]>([
	['a list', [], "'Requests' holds []"],
	['a text', 'fast', `'Requests' holds "fast"`],
	['null', null, "'Requests' holds null"],
	['no centre per request', { centresPerRequest: 0 }, "'Centres per Request' holds 0"],
	['half a day', { daysPerRequest: 0.5 }, "'Days per Request' holds 0.5"],
	['eleven retries', { maxRetries: 11 }, "'Max Retries' holds 11"],
	['no request at a time', { parallelRequests: 0 }, "'Parallel Requests' holds 0"],
	['no time', { timeout: 0 }, "'Timeout (Seconds)' holds 0"],
	['other names', { parameterNames: 'snake' }, `'Parameter Names' holds "snake"`],
])('%s is refused by name', (_name, requests, message) => {
	expect(() => read(requests)).toThrow(message);
});

test('the interface shows what is read', () => {
	expect(names(requestsField)).toEqual([
		'centresPerRequest',
		'daysPerRequest',
		'maxRetries',
		'parallelRequests',
		'parameterNames',
		'timeout',
	]);
	expect(names(pollRequestsField)).toEqual(
		names(requestsField).filter((name) => name !== 'maxRetries'),
	);
	expect(requestsField).toMatchObject({
		name: 'requests',
		description: 'How Cashrec is asked',
		default: {},
	});
	const defaults = Object.fromEntries(
		(requestsField.options ?? []).map((option) => [
			option.name,
			(option as { default: unknown }).default,
		]),
	);
	const { timeoutSeconds, ...others } = read({});
	expect(defaults).toEqual({ ...others, timeout: timeoutSeconds });
});
