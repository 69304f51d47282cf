import type { Field } from '../profile/field';
import { conceptOf, TIME } from '../vocabulary/concepts';
import { flagOf, IS } from './flags';

const DELETED = conceptOf(
	`deleted removed void voided cancelled canceled eliminado eliminada borrado borrada anulado anulada
	supprime supprimee annule annulee storniert geloscht annullato annullata cancelado cancelada excluido`,
);

/** The paths of the fields by which some shifts are marked as deleted or void. */
export const deletionsIn = (fields: readonly Field[]): string[] =>
	fields
		.filter(
			({ level, depth, last, values }) =>
				level === 0 &&
				depth === 0 &&
				last.every((word) => DELETED.has(word) || IS.has(word) || TIME.has(word)) &&
				DELETED.in(last) &&
				(TIME.in(last)
					? values.some((value) => typeof value === 'string' && /[1-9]/.test(value))
					: values.some((value) => flagOf(value) === true)),
		)
		.map(({ path }) => path);
