import fc from 'fast-check';

import { elementsAt, scalars } from '../support/elementsAt';
import { payloads } from '../support/payloads';
import { PARAMETERS, setUpForFile } from '../support/setup';

const n8n = setUpForFile();

test.each(payloads())('$name', async ({ body, expected }) => {
	n8n.sandbox.fault({ response: body });
	const { items, error, hint } = await n8n.execute(n8n.credential(), { parameters: PARAMETERS });
	expect(error).toBeUndefined();
	const counts = expected.acceptable?.shiftCount ?? [expected.shiftCount];
	expect(counts).toContain(items.length);

	const paths = expected.acceptable?.shiftPath ?? [expected.shiftPath];
	const places = paths
		.map((path) => path.replace(/\[\]$/, ''))
		.map((path) => (path === '' ? 'the top level of the response' : `'${path}'`));
	if (items.length > 0) {
		expect(places.filter((place) => hint?.includes(place))).not.toEqual([]);
		if (expected.recognised === false) expect(hint).toContain('No list of shifts was recognised');
	}

	// Nothing of a shift is lost: each of its values is in its item, under its name.
	const elements = elementsAt(body, expected.shiftPath);
	if (elements.length === items.length) {
		elements.forEach((element, index) => {
			const kept = scalars(items[index]?.json);
			if (!isReference(element)) expect(kept).toEqual(expect.arrayContaining(scalars(element)));
		});
	}
});

const isReference = (element: unknown) => Object.keys(element as object).join() === '$ref';

test('whatever the API answers, the user gets items or a message of ours', async () => {
	await fc.assert(
		fc.asyncProperty(fc.jsonValue(), async (body) => {
			n8n.sandbox.fault({ response: body });
			const { items, error } = await n8n.execute(n8n.credential(), { parameters: PARAMETERS });
			if (error) {
				expect(error.message).toMatch(/^Cashrec (answered with|reported a fault)/);
				expect(error.description).toMatch(/\S/);
			} else {
				for (const { json } of items) expect(typeof json).toBe('object');
			}
		}),
		{ numRuns: 150 },
	);
});
