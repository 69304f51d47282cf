import type { Json } from '../json';
import type { Field } from '../profile/field';
import { conceptOf, SHEET, STATUS, TIME } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import { flagOf, IS } from './flags';
import { isOwn } from './whose';

const DELETED = conceptOf(
	`deleted removed void voided cancelled canceled annulled discarded trashed eliminado eliminada borrado
	borrada anulado anulada cancelado cancelada descartado descartada supprime supprimee annule annulee
	storniert geloscht geloescht annulliert verworfen annullato annullata cancellato cancellata eliminato
	eliminata excluido excluida apagado apagada`,
);
/** A record that is deleted is a shift that is deleted. */
const RECORD = conceptOf('record registro row entry');

/** The paths of the fields by which some shifts are marked as deleted or void. */
export const deletionsIn = (fields: readonly Field[]): string[] =>
	fields
		.filter(({ level, depth }) => level === 0 && depth === 0)
		.filter((field) => isMark(field) || isState(field))
		.map(({ path }) => path);

/** A flag or a time: `isVoid`, `deletedAt`. */
const isMark = ({ last, values }: Field) =>
	last.every((word) => DELETED.has(word) || IS.has(word) || TIME.has(word)) &&
	DELETED.in(last) &&
	(TIME.in(last)
		? values.some((value) => typeof value === 'string' && /[1-9]/.test(value))
		: values.some((value) => flagOf(value) === true));

/** A state of the shift or of its record that says so: `status: Voided`; not `depositStatus`. */
const isState = ({ last, values }: Field) =>
	STATUS.in(last) &&
	!SHEET.in(last) &&
	last.every((word) => isOwn(word) || RECORD.has(word)) &&
	values.some(saysDeleted);

/** Its first word decides: `Not deleted` and `Closed with voids` do not say so. */
function saysDeleted(value: Json | undefined): boolean {
	if (typeof value !== 'string') return false;
	const first = wordsOf(value).find((word) => !IS.has(word));
	return first !== undefined && DELETED.has(first);
}
