import { fromJson, withKey } from '../path';
import { oncePerName } from '../vocabulary/words';

/*
 * A path to a field within a record: `cash.expected`, `sections[section=Cash].expected` for a row
 * of a list. Names with a dot or a bracket in them stand in quotes: `["cash.expected"]`.
 */

/** A field, or the row of a list whose `label` is `name`. */
export type PathStep =
	| { key: string; label?: undefined; name?: undefined }
	| { key?: undefined; label: string; name: string };

/** The path to the field `key` of the record at the path `parent`; '' is the shift itself. */
export const fieldPath = (parent: string, key: string): string =>
	withKey(parent, key, /^[^.[\]"]+$/);

/** The path to the row of a list whose field `label` is `name`. */
export const rowPath = (list: string, label: string, name: string): string =>
	`${list}[${quoted(label)}=${quoted(name)}]`;

const quoted = (text: string) => (/[[\]="]/.test(text) ? JSON.stringify(text) : text);

const QUOTED = '"(?:[^"\\\\]|\\\\.)*"';
// A name with a bracket has to stand in quotes: so no bracket is looked at more than twice.
const AMOUNT_STEP = new RegExp(
	`([^.[\\]]+)|\\[(${QUOTED})\\]|\\[(${QUOTED}|[^=[\\]]+)=(${QUOTED}|[^[\\]]*)\\]`,
	'g',
);

/** Splits a path to a field into its steps; parts that can't be read are left out. */
export const pathSteps = oncePerName((path): readonly PathStep[] =>
	[...path.matchAll(AMOUNT_STEP)].map(([, key, quotedKey, label, name]) => {
		if (label !== undefined) return { label: unquoted(label), name: unquoted(name ?? '') };
		return { key: key ?? unquoted(quotedKey ?? '') };
	}),
);

const unquoted = (text: string): string => (text.startsWith('"') ? (fromJson(text) ?? text) : text);
