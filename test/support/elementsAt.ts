/** The elements at a path such as `a[].b.*`, found in the plainest way. */
export function elementsAt(body: unknown, path: string): unknown[] {
	if (path === '') return Array.isArray(body) ? body : [body];
	let values = [body];
	for (const step of path.match(/\["(?:[^"\\]|\\.)*"\]|\[\]|\*|[^.[\]*]+/g) ?? []) {
		values = values.flatMap((value) => {
			if (value === null) return [];
			// A single element may stand without a list around it.
			if (step === '[]') return Array.isArray(value) ? value : [value];
			if (step === '*') return typeof value === 'object' ? Object.values(value as object) : [value];
			const key = step.startsWith('["') ? (JSON.parse(step.slice(1, -1)) as string) : step;
			// A path may leave out that there is a list on the way.
			return (Array.isArray(value) ? value.flat(Infinity) : [value]).flatMap((one) => {
				const has = typeof one === 'object' && one !== null && Object.hasOwn(one, key);
				const part = has ? (one as Record<string, unknown>)[key] : null;
				return part === null ? [] : [part];
			});
		});
	}
	return values;
}

/** All scalars of a value, each with the last name on its way. */
export function scalars(value: unknown, name = '', found: string[] = []): string[] {
	if (typeof value === 'object' && value !== null) {
		for (const [key, part] of Object.entries(value)) {
			scalars(part, Array.isArray(value) ? name : key, found);
		}
	} else {
		found.push(`${name}: ${String(value)}`);
	}
	return found;
}
