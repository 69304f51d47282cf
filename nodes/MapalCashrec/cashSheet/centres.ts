import { InputError, show } from './inputError';

const LONGEST_ID = 100;
const HELP =
	'Enter the IDs separated by commas, e.g. 101, 102, or an expression that gives a list of IDs, e.g. {{ $json.centres.map(centre => centre.id) }}';

/**
 * The centre IDs in the field "Centre IDs": text with IDs between commas, semicolons, spaces or
 * line breaks, a number, or a list of texts and numbers (also as JSON text, which is how AI agents
 * and some databases hand lists over). Duplicates are dropped, the order is kept.
 *
 * @throws InputError when there is no ID, or a value that can't be one
 */
export function parseCentres(value: unknown): string[] {
	const centres = new Set<string>();
	for (const entry of Array.isArray(value) ? value : listInText(value)) {
		for (const id of idsOf(entry)) centres.add(id);
	}
	if (centres.size === 0) {
		throw new InputError("No centre is given in 'Centre IDs'", HELP);
	}
	return [...centres];
}

function listInText(value: unknown): unknown[] {
	if (typeof value === 'string' && /^\s*\[.*\]\s*$/s.test(value)) {
		try {
			return JSON.parse(value) as unknown[];
		} catch {
			// Not JSON: `idsOf` refuses the brackets, and shows them with the ID beside them.
		}
	}
	return value === null || value === undefined ? [] : [value];
}

function idsOf(entry: unknown): string[] {
	if (typeof entry === 'number' && Number.isSafeInteger(entry)) return [String(entry)];
	if (typeof entry !== 'string') {
		throw new InputError(`'Centre IDs' holds ${show(entry)}, which is not a centre ID`, HELP);
	}
	const ids = entry.split(/[\s,;]+/).filter((id) => id !== '');
	for (const id of ids) {
		if (id.length > LONGEST_ID || /[[\]{}"'<>\p{Cc}\p{Cs}]/u.test(id)) {
			throw new InputError(`'Centre IDs' holds ${show(id)}, which is not a centre ID`, HELP);
		}
	}
	return ids;
}
