import { IS_OPEN } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import { flagOf } from './flags';
import { stateOf, type State } from './stateWords';

/** What is known of whether one shift is closed. */
export interface Signs {
	/** What its state and flags say; undefined where the shifts have none. */
	state: State | undefined;
	/** Whether the time of its closing is there; undefined where the shifts have no such field. */
	hasClosing: boolean | undefined;
	/** What was counted; undefined without such a field. In an open shift 0 may mean null. */
	counted: number | null | undefined;
	/** The state of its cash sheet. */
	sheet: State | undefined;
	/** Whether somebody closed it; undefined where the shifts have no such field. */
	hasCloser?: boolean;
	/** What was expected. */
	expected?: number | null;
}

/**
 * Whether a shift is open. One that is not known as closed, or whose state contradicts its times,
 * is open: a count that has not been made must not become a shortage.
 *
 * @returns undefined where nothing tells
 */
export function isOpenBy({
	state: says,
	hasClosing,
	counted,
	sheet,
	hasCloser,
	expected,
}: Signs): boolean | undefined {
	switch (says) {
		case 'open':
		case 'pending':
			return true;
		case 'uncounted':
			return hasClosing !== true;
		case 'closed':
			// Some systems give no closing time for a shift that was counted.
			return hasClosing === false && !counted;
		case 'unknown':
			if (hasClosing !== undefined) return !hasClosing;
			return counted === undefined ? undefined : !counted;
		case undefined:
	}
	if (hasClosing === true) return false;
	if (hasClosing === false || hasCloser === false) return !counted;
	// Cash is expected, 0 was counted, and nothing says that it is closed: it was not counted yet.
	if (counted === 0 && expected && sheet !== 'closed') return true;
	if (counted !== undefined) return counted === null;
	return sheet === 'closed' ? false : undefined;
}

/**
 * What state and flags say together: closed only where none of them says otherwise.
 *
 * @returns undefined where none of them is there
 */
export function stateFrom(text: unknown, closed: unknown, open: unknown): State | undefined {
	const says: State[] = [];
	if (typeof text === 'string') says.push(stateOf(text));
	const isClosed = flagOf(closed);
	if (isClosed !== undefined) says.push(isClosed ? 'closed' : 'open');
	const isOpen = flagOf(open);
	if (isOpen !== undefined) says.push(isOpen ? 'open' : 'closed');
	return (
		says.find((state) => state === 'open' || state === 'pending') ??
		says.find((state) => state === 'uncounted') ??
		says.find((state) => state === 'closed') ??
		says[0]
	);
}

/** What a field says that was set as the status by hand: a state, or a flag. */
export function stateByHand(value: unknown, path: string): State | undefined {
	if (typeof value === 'boolean') return value === IS_OPEN.in(wordsOf(path)) ? 'open' : 'closed';
	return typeof value === 'string' ? stateOf(value) : undefined;
}
