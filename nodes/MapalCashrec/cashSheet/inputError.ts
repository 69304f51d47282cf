/**
 * Thrown where a value in one of the node's fields can't be used, or a response can't be read. The
 * message names the field by its label, the description says what to do. `cashSheet/` knows nothing
 * of n8n: the loop over the items turns this error into one of n8n's own.
 */
export class InputError extends Error {
	override readonly name = 'InputError';

	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
	}
}

/** For a response with too many levels to be read or written as text. */
export const tooDeep = () =>
	new InputError(
		'The response is nested too deeply',
		'No cash sheet is: check that the API URL of the credential leads to Cashrec',
	);

/**
 * Returns a value as messages show it: short, on one line, with a text in quotes (`5`, but `"5"`).
 */
export function show(value: unknown): string {
	let text: string;
	try {
		text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? String(value));
	} catch {
		text = String(value);
	}
	text = text.slice(0, 200).replace(/\s+/g, ' ');
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
