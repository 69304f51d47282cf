import { InputError, show } from './inputError';
import { oncePerName } from './vocabulary/words';

/** One step from a value to a part of it: a field, each element of a list, each value of an object. */
export type Step = { key: string } | 'each' | 'any';

const HELP =
	"Write field names with dots between them, [] after a list and * for an object whose keys are names, e.g. data.cashSheets[].shifts[]. Without 'Shift List Name or ID' the node finds the list by itself";

/**
 * Reads a path such as `cashSheets[].shifts[]`, `sheet.shifts.*` or `["odd.name"][]`. A path that
 * begins with `[]` means that the response itself is a list.
 *
 * @throws InputError naming the option "Shift List"
 */
export function parsePath(text: string): Step[] {
	const steps: Step[] = [];
	const part = /\[\]|\["((?:[^"\\]|\\.)*)"\]|\.?\*(?=$|[.[])|\.?([^.[\]*]+)/y;
	const path = text.trim().replace(/^\$(?=$|[.[])\.?/, '');
	for (let at = 0; at < path.length; at = part.lastIndex) {
		part.lastIndex = at;
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

/** @param plain names that need no quotes */
function withKey(path: string, key: string, plain: RegExp): string {
	if (!plain.test(key)) return `${path}[${JSON.stringify(key)}]`;
	return path === '' ? key : `${path}.${key}`;
}

/*
 * A path to an amount within a shift: `cash.expected`, `sections[section=Cash].expected` for a row of a
 * list. Names with a dot or a bracket in them stand in quotes: `["cash.expected"]`.
 */

/** A field, or the row of a list whose `label` is `name`. */
export type AmountStep =
	| { key: string; label?: undefined; name?: undefined }
	| { key?: undefined; label: string; name: string };

/** The path to a field of the record at a path; '' is the shift itself. */
export const fieldPath = (parent: string, key: string): string =>
	withKey(parent, key, /^[^.[\]"]+$/);

/** The path to the row of a list whose field `label` is `name`. */
export const rowPath = (list: string, label: string, name: string): string =>
	`${list}[${quoted(label)}=${quoted(name)}]`;

const quoted = (text: string) => (/[[\]="]/.test(text) ? JSON.stringify(text) : text);

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
// A bracket within a name stands in quotes: so no bracket is looked at more than twice.
const AMOUNT_STEP = new RegExp(
	`([^.[\\]]+)|\\[(${QUOTED})\\]|\\[(${QUOTED}|[^=[\\]]+)=(${QUOTED}|[^[\\]]*)\\]`,
	'g',
);

/** Takes a path to an amount apart; what can't be read in it is passed over. */
export const amountSteps = oncePerName((path): AmountStep[] =>
	[...path.matchAll(AMOUNT_STEP)].map(([, key, quotedKey, label, name]) => {
		if (label !== undefined) return { label: unquoted(label), name: unquoted(name ?? '') };
		return { key: key ?? unquoted(quotedKey ?? '') };
	}),
);

const unquoted = (text: string): string => (text.startsWith('"') ? (fromJson(text) ?? text) : text);

function fromJson(quotedText: string): string | undefined {
	try {
		return JSON.parse(quotedText) as string;
	} catch {
		return undefined;
	}
}
