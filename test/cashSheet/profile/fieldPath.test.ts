import {
	fieldPath,
	pathSteps,
	rowPath,
	type PathStep,
} from '../../../nodes/MapalCashrec/cashSheet/profile/fieldPath';

test.each<[path: string, steps: PathStep[]]>([
	['total', [{ key: 'total' }]],
	['cash.total', [{ key: 'cash' }, { key: 'total' }]],
	['["cash.total"]', [{ key: 'cash.total' }]],
	['cash["a [\\"b\\"]"].total', [{ key: 'cash' }, { key: 'a ["b"]' }, { key: 'total' }]],
	[
		'tenders[type=Cash].total',
		[{ key: 'tenders' }, { label: 'type', name: 'Cash' }, { key: 'total' }],
	],
	['tenders[type=]', [{ key: 'tenders' }, { label: 'type', name: '' }]],
	['tenders[pay.type=Cash, EUR]', [{ key: 'tenders' }, { label: 'pay.type', name: 'Cash, EUR' }]],
	['tenders["a=b"="[x]"]', [{ key: 'tenders' }, { label: 'a=b', name: '[x]' }]],
])('%s is read, and written in the same way', (path, steps) => {
	expect(pathSteps(path)).toEqual(steps);
	const written = steps.reduce(
		(text, step) =>
			step.key === undefined ? rowPath(text, step.label, step.name) : fieldPath(text, step.key),
		'',
	);
	expect(written).toBe(path);
});

test.each<[path: string, steps: PathStep[]]>([
	['', []],
	['[]', []],
	['pair[1]', [{ key: 'pair' }, { key: '1' }]],
	['cash[].total', [{ key: 'cash' }, { key: 'total' }]],
	['cash["\\x"]', [{ key: 'cash' }, { key: '"\\x"' }]],
])('of %j is read what can be', (path, steps) => {
	expect(pathSteps(path)).toEqual(steps);
});
