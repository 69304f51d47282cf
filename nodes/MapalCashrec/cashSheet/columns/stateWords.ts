import { conceptOf, COUNTED, IS_CLOSED, IS_OPEN, PENDING, REVIEWED } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';

/**
 * What a state says of a shift. `uncounted`: its cash is still to be counted, and the till may be open or
 * closed. `unknown` is none of these: a vendor's own word.
 */
export type State = 'open' | 'closed' | 'pending' | 'uncounted' | 'unknown';

/**
 * What the text of a state says. `Reopened`, `Not closed` and `Counting` are pending: whatever the
 * times say, such a shift may change again.
 */
export function stateOf(text: string): State {
	const words = wordsOf(text);
	// Not yet reviewed: that says nothing of the till.
	if (PENDING.in(words) && REVIEWED.in(words)) return 'unknown';
	if (PENDING.in(words) && COUNTED.in(words) && !IS_OPEN.in(words)) return 'uncounted';
	if (PENDING.in(words)) return IS_OPEN.in(words) && !IS_CLOSED.in(words) ? 'open' : 'pending';
	if (IS_OPEN.in(words)) return 'open';
	if (IS_CLOSED.in(words)) return 'closed';
	// Codes of one letter: Abierto, Cerrado, Open, Closed.
	if (/^[ao]$/i.test(text.trim())) return 'open';
	return /^c$/i.test(text.trim()) ? 'closed' : 'unknown';
}

/** Not `active` or `pending`: these may say that a record is in use, or waits for something. */
const OPEN_ALONE = conceptOf(
	`open opened running progress counting unfinished incomplete abierto abierta curso ouvert ouverte cour
	encour offen geoffnet geoeffnet laufend aperto aperta aberto aberta andamento`,
);
const AGAIN = conceptOf(
	`reopened counting unclosed not un non no sin reabierto reabierta pas rouvert rouverte nicht riaperto nao
	reaberto`,
);

/** Whether a state that says open can't be said of anything but a shift or its sheet. */
export const saysOpenAlone = (text: string) => OPEN_ALONE.in(wordsOf(text));

/** Whether a state can be true of a shift that was closed and counted before: `Reopened`. */
export const saysAgain = (text: string) => AGAIN.in(wordsOf(text));

/** Whether a state says that somebody has checked what it is of. */
export function saysReviewed(text: string): boolean {
	const words = wordsOf(text);
	return REVIEWED.in(words) && !PENDING.in(words);
}
