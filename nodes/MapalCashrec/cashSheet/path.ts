import { InputError, show } from './inputError';

/**
 * A step from a value into it: to a field, to each element of a list, or to any value of an object.
 */
export type Step = { key: string } | 'each' | 'any';

const HELP =
	"Write field names with dots between them, [] after a list and * for an object whose keys are names, e.g. data.cashSheets[].shifts[]. Without 'Shift List Name or ID' the node finds the list by itself";

/**
 * Reads a path such as `cashSheets[].shifts[]`, `sheet.shifts.*` or `["odd.name"][]`. A path that
 * begins with `[]` means that the response itself is a list.
 *
 * @throws InputError that names the option "Shift List Name or ID"
 */
export function parsePath(text: string): Step[] {
	const steps: Step[] = [];
	const part = /\[\]|\["((?:[^"\\]|\\.)*)"\]|\.?\*(?=$|[.[])|\.?([^.[\]*]+)/y;
	const path = text.trim().replace(/^\$(?=$|[.[])\.?/, '');
	for (let at = 0; at < path.length; at = part.lastIndex) {
		const found = part.exec(path);
		const [whole, quoted, plain] = found ?? [];
		const name = quoted === undefined ? undefined : fromJson(`"${quoted}"`);
		if (whole === undefined || (quoted !== undefined && name === undefined)) {
			throw new InputError(
				`'Shift List Name or ID' holds ${show(text)}, which is not a path`,
				HELP,
			);
		}
		if (whole === '[]') steps.push('each');
		else if (name !== undefined) steps.push({ key: name });
		else if (plain !== undefined) steps.push({ key: plain });
		else steps.push('any');
	}
	return steps;
}

/** The reverse of `parsePath`. */
export function formatPath(steps: Step[]): string {
	let text = '';
	for (const step of steps) {
		if (step === 'each') text += '[]';
		else if (step === 'any') text += text === '' ? '*' : '.*';
		else text = withKey(text, step.key, /^[^.[\]*"\s]+$/);
	}
	return text;
}

/**
 * Appends a field name to a path.
 *
 * @param plain matches the names that need no quotes
 */
export function withKey(path: string, key: string, plain: RegExp): string {
	if (!plain.test(key)) return `${path}[${JSON.stringify(key)}]`;
	return path === '' ? key : `${path}.${key}`;
}

/** Parses a JSON string, quotes included; undefined where it is not valid JSON. */
export function fromJson(quoted: string): string | undefined {
	try {
		return JSON.parse(quoted) as string;
	} catch {
		return undefined;
	}
}
