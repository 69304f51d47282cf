/**
 * A value in one of the node's fields that can't be used. The message names the field by its label,
 * the description says what to do. n8n is not known here: the loop over the items turns it into
 * n8n's own error.
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

/** Of a response that can be neither walked through nor written as text. */
export const tooDeep = () =>
	new InputError(
		'The response is nested too deeply',
		'No cash sheet is: check that the API URL of the credential leads to Cashrec',
	);

/** How a value is shown in a message: short, on one line, and telling `5` from `"5"`. */
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
