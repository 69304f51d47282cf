import type { Assignment } from '../columns/assignment';
import { COLUMN_LABELS, type ColumnName, type Row } from '../columns/names';
import { InputError, show } from '../inputError';
import { isWord } from './pending';

/**
 * Makes sure that the columns were found which an operation can't do without.
 *
 * @param rows the shifts that the operation works on
 * @throws InputError that names the fields among which the user may choose
 */
export function need(
	columns: readonly ColumnName[],
	{ verdicts, question, amounts, byHand }: Assignment,
	rows: readonly Row[],
): void {
	if (rows.length === 0) return;
	for (const name of columns) {
		const isMoney = name === 'expected' || name === 'counted' || name === 'difference';
		if (isMoney && byHand.has(name) && question) throw question;
		if (verdicts[name].field ?? rows.some((row) => row[name] !== null)) continue;
		if (isMoney && rows.every(({ status }) => status === 'open')) continue;
		if (isMoney && question) throw question;
		const choices =
			verdicts[name].doubt.length > 0
				? verdicts[name].doubt
				: isMoney
					? amounts.map(({ field }) => field)
					: [];
		throw new InputError(
			`'${COLUMN_LABELS[name]}' of these shifts can't be told for sure`,
			choices.length > 0
				? `Set it under 'Columns'. It may be one of: ${choices
						.slice(0, 12)
						.map(({ path }) => path)
						.join(', ')}`
				: `Set it under 'Columns' to the field that holds it`,
		);
	}
}

/**
 * Makes sure that the states of cash sheets are words: what a number or a letter stands for, nobody
 * can tell.
 *
 * @throws InputError
 */
export function needWords(rows: readonly Row[]): void {
	const code = rows.find(({ sheetStatus }) => sheetStatus !== null && !isWord(sheetStatus));
	if (!code) return;
	throw new InputError(
		`'Sheet Status' of these shifts holds codes such as ${show(code.sheetStatus)}, which don't say what is reviewed`,
		"Remove Not Reviewed from 'States', or set 'Sheet Status' under 'Columns' to a field with words",
	);
}
