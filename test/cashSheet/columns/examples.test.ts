import { EXAMPLES, foundIn } from './allExamples';

test.each(EXAMPLES.map((example) => [example.column, example.name, example] as const))(
	'%s: %s',
	(_column, _name, example) => {
		expect(foundIn(example)).toBe(example.field);
	},
);
