import { payloads } from '../support/payloads';
import { PARAMETERS, setUp } from '../support/setup';

let n8n: Awaited<ReturnType<typeof setUp>>;

beforeAll(async () => {
	n8n = await setUp();
});

afterAll(async () => {
	await n8n.sandbox.stop();
});

/** All scalars of a value, by the last name on their way. */
function scalars(value: unknown, name = '', found: string[] = []): string[] {
	if (typeof value === 'object' && value !== null) {
		for (const [key, part] of Object.entries(value)) {
			scalars(part, Array.isArray(value) ? name : key, found);
		}
	} else {
		found.push(`${name}: ${String(value)}`);
	}
	return found;
}

/** The elements at a path, read in the plainest way. */
function elementsAt(body: unknown, path: string): unknown[] {
	if (path === '') return Array.isArray(body) ? body : [body];
	let values = [body];
	for (const step of path.match(/\[\]|\*|[^.[\]*]+/g) ?? []) {
		values = values.flatMap((value) => {
			if (step === '[]' || step === '*') return Object.values(value ?? {});
			return [(value as Record<string, unknown>)[step]];
		});
	}
	return values;
}

test.each(payloads())('$name', async ({ body, expected }) => {
	n8n.sandbox.fault({ response: body });
	const { items, error, hint } = await n8n.execute(n8n.credential(), { parameters: PARAMETERS });
	expect(error).toBeUndefined();
	const counts = expected.acceptable?.shiftCount ?? [expected.shiftCount];
	expect(counts).toContain(items.length);

	const where = expected.shiftPath.replace(/\[\]$/, '');
	if (items.length > 0) {
		expect(hint).toContain(where === '' ? 'the top level of the response' : `'${where}'`);
		const recognised = expected.recognised ?? expected.shiftCount > 0;
		expect(hint?.includes('No list of shifts was recognised')).toBe(!recognised);
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
