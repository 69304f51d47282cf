import {
	CALENDAR,
	CASH,
	CENTRE,
	CLOSED,
	CLOSING,
	COMPANY,
	conceptOf,
	COUNTED,
	DAY,
	INNER,
	LABEL,
	OPENING,
	OTHER_TENDER,
	PERSON,
	REVIEWED,
	ROW,
	SALES,
	SHEET,
	SHIFT,
	STATUS,
	TAX,
	TILL,
	WRAPPER,
} from '../vocabulary/concepts';
import type { Candidate } from './column';

/* Whose state a field is, by its name. */

const wordsOf = ({ field: { last, subject } }: Candidate) => [...subject, ...last];

export const isOfSheet = ({ field: { last, subject } }: Pick<Candidate, 'field'>) =>
	SHEET.in(last) || SHEET.in(subject);

/** Whether it is the key of lists of shifts: `shifts: {open: […], closed: […]}`. */
export const isKeyOfShifts = ({ field }: Pick<Candidate, 'field'>) =>
	field.level > 0 && !field.steps && SHIFT.in(field.words);

/** What may be open, pending or deleted beside a shift, and is none of the kinds below. */
const OTHERS = conceptOf(
	`incident incidence incidencia incidente issue claim alert alarm alerta sync synced synchronisation
	synchronization sincronizacion synchro upload uploaded transfer export exported exportacion import
	imported importacion integration posting record registro task tarea reclamacion`,
);
const KINDS = [
	OTHERS,
	ROW,
	REVIEWED,
	CENTRE,
	COMPANY,
	PERSON,
	DAY,
	CALENDAR,
	OTHER_TENDER,
	SALES,
	TAX,
];

/** Words that may stand beside that for a state, and leave it the shift's. */
const OWN = [STATUS, SHIFT, CLOSING, TILL, CASH, COUNTED, CLOSED, OPENING, SHEET, LABEL, INNER];
const MORE = conceptOf('is current value text display');

/** Whether a word of a state's name leaves it the shift's. */
export const isOwn = (word: string) => MORE.has(word) || OWN.some((set) => set.has(word));

/** Whether the state is that of something else: `depositStatus`, `approval.state`, `storeStatus`. */
export const isOfAnother = (candidate: Candidate) =>
	wordsOf(candidate).some((word) => !isOwn(word) && KINDS.some((set) => set.has(word)));

/** Whether it may be that of something else: it has a word that does not belong to a shift. */
export const mayBeOfAnother = (candidate: Candidate) =>
	wordsOf(candidate).some((word) => !isOwn(word) && !WRAPPER.has(word));

/** Whether the name says that it is a state, and not of what. */
export const isOfNothing = ({ field: { last, subject } }: Candidate) =>
	subject.length === 0 && last.every((word) => STATUS.has(word) || LABEL.has(word));
