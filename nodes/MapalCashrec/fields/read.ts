import type { IExecuteFunctions, IPollFunctions } from 'n8n-workflow';

import { InputError, show } from '../cashSheet/inputError';

/** Gives a field's value by the field's name, or `otherwise` if it has none. */
export type Parameters = (name: string, otherwise: unknown) => unknown;

/** The fields of a node that runs for input items. */
export const parametersOfItem =
	(context: IExecuteFunctions, itemIndex: number): Parameters =>
	(name, otherwise) =>
		context.getNodeParameter(name, itemIndex, otherwise);

/** The fields of a trigger. */
export const parametersOfTrigger =
	(context: IPollFunctions): Parameters =>
	(name, otherwise) =>
		context.getNodeParameter(name, otherwise as object);

/*
 * A field's value is what was typed or what an expression gave, of any type. `label` is the field's
 * label in the interface. All of these throw InputError.
 */

/** True or false, or text that says so. */
export function readBoolean(value: unknown, label: string): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw new InputError(`'${label}' holds ${show(value)}`, 'Set it to true or false');
}

/** A number, or text with one. */
export function readNumber(
	value: unknown,
	label: string,
	{ min, max, integer }: { min: number; max: number; integer: boolean },
): number {
	const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
	if (
		typeof number === 'number' &&
		number >= min &&
		number <= max &&
		(!integer || Number.isInteger(number))
	) {
		return number;
	}
	throw new InputError(
		`'${label}' holds ${show(value)}`,
		// The greatest safe integer stands for no maximum.
		`Set it to a ${integer ? 'whole ' : ''}number ${max === Number.MAX_SAFE_INTEGER ? `of ${min} or more` : `from ${min} to ${max}`}`,
	);
}

/** One of given values. */
export function readChoice<T extends string>(
	value: unknown,
	label: string,
	choices: readonly T[],
): T {
	const choice = choices.find((known) => known === value);
	if (choice !== undefined) return choice;
	throw new InputError(
		`'${label}' holds ${show(value)}, which is not one of its choices`,
		`Give one of: ${choices.join(', ')}`,
	);
}

/** Text; '' where there is none. */
export function readText(value: unknown, label: string): string {
	if (typeof value === 'string') return value.trim();
	if (value === null || value === undefined) return '';
	throw new InputError(`'${label}' holds ${show(value)}`, 'It has to be text');
}
