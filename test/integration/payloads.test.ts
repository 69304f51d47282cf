import fc from 'fast-check';

import { elementsAt, scalars } from '../support/elementsAt';
import { payloads, testEach } from '../support/payloads';
import { PARAMETERS, setUpForFile } from '../support/setup';

const n8n = setUpForFile();

testEach(payloads(), '$name', async ({ body, expected }) => {
	n8n.sandbox.fault({ response: body });
	const { items, error, hint } = await n8n.execute(n8n.credential(), {
		parameters: { ...PARAMETERS, simplify: false },
	});
	expect(error).toBeUndefined();
	const counts = expected.acceptable?.shiftCount ?? [expected.shiftCount];
	expect(counts).toContain(items.length);
	if (items.length > 0 && expected.recognised === false) {
		expect(hint).toContain('No list of shifts was recognised');
	}

	// Nothing of a shift is lost: each of its values is in its item, under its name. So the shifts
	// were read from one of the right places.
	const kept = items.map(({ json }) => scalars(json));
	const places = (expected.acceptable?.shiftPath ?? [expected.shiftPath])
		.map((path) => elementsAt(body, path))
		.filter((elements) => elements.length === items.length);
	const readFrom = places.filter((elements) =>
		elements.every((element, index) => isKept(element, kept[index] ?? [])),
	);
	expect(readFrom.length > 0).toBe(places.length > 0);
});

const isKept = (element: unknown, kept: string[]) =>
	isReference(element) || scalars(element).every((value) => kept.includes(value));

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
