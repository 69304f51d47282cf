import {
	CLOSING,
	DIFFERENCE,
	HEAD_FIRST,
	HOLDER,
	IS_CLOSED,
	IS_OPEN,
	LABEL,
	PENDING,
	REVIEWED,
	ROW,
	SHEET,
	SHIFT,
	TILL,
	TOTAL,
	isKnown,
	WRAPPER,
	type Concept,
} from './concepts';

/** A quick test for names of sums: most words for one have one of these parts. */
const PART_OF_TOTAL = /tot|sum|som|overa|glob|gesamt/i;
const MOST_NAMES = 5000;
/** The rest of a longer name is not read, and what was found for it is not kept. */
const LONGEST_NAME = 200;

/** Makes `judge` remember its results: a response repeats its field names in every record. */
export function oncePerName<T>(judge: (name: string) => T): (name: string) => T {
	const known = new Map<string, T>();
	return (name) => {
		if (name.length > LONGEST_NAME) return judge(name);
		let judged = known.get(name);
		if (judged === undefined) {
			judged = judge(name);
			if (known.size >= MOST_NAMES) known.clear();
			known.set(name, judged);
		}
		return judged;
	};
}

/** The words of a name: `cashSheetID`, `cash_sheets_id`, `Cash-Sheet Id` → `cash`, `sheet`, `id` */
export const wordsOf = oncePerName((name) => split(name.slice(0, LONGEST_NAME)));

function split(name: string): string[] {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
		.replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
		.replace(/(\p{L})(\d)/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\d]+/u)
		.flatMap(parts)
		.filter((word) => word !== '')
		.map(singular);
}

/**
 * Splits two known words that are written as one: `kassendifferenz`, `saldocontado`, `idsesion`.
 */
function parts(word: string): string[] {
	if (word.length < 6 || word.length > 30 || isKnown(singular(word))) return [word];
	for (let at = word.length - 3; at >= 2; at--) {
		const first = word.slice(0, at);
		const second = word.slice(at);
		if ((at > 2 || first === 'id') && isKnown(first) && isKnown(singular(second))) {
			return [first, second];
		}
	}
	return [word];
}

/** `entries` → `entry`, `cashSheets` → `cashSheet`, `sesiones` → `sesion` */
export function singular(word: string): string {
	if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
	if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
	// sesiones, cajones, unidades, operadores, valores; not stores
	if (/(ion|jon|dad|[dlr]or)es$/.test(word)) return word.slice(0, -2);
	return word.endsWith('s') ? word.slice(0, -1) : word;
}

/**
 * What a list holds, by the words of its name; undefined where no word tells. In English the last
 * noun decides (`shiftPayments` are payments), in Romance languages the first (`pagosTurno`).
 */
export function kindOf(names: string[]): Concept | undefined {
	const cut = names.findIndex((word) => /^(by|per|por|par|for)$/.test(word));
	const known = (cut > 0 ? names.slice(0, cut) : names)
		.map((word) => [SHIFT, CLOSING, TILL, SHEET, HOLDER, ROW].find((kind) => kind.has(word)))
		.filter((kind) => kind !== undefined);
	const headFirst = names.some((word) => HEAD_FIRST.has(word));
	return headFirst ? known[0] : known[known.length - 1];
}

/** Whether a name is that of a sum: `total`, `Total día`, `dailyTotals`. */
export function isTotalName(name: string): boolean {
	// Values are tested too, and these do not repeat as names do: so the quick test comes first.
	if (!PART_OF_TOTAL.test(name)) return false;
	const names = wordsOf(name);
	return (
		TOTAL.in(names) &&
		names.every(
			(word) =>
				[TOTAL, HOLDER, LABEL].some((set) => set.has(word)) ||
				word === 'grand' ||
				word === 'general',
		)
	);
}

/** Whether a name is that of a state: `open`, `notReviewed`, `in_progress`, `cerradas`. */
export function isStateName(name: string): boolean {
	// Words of two letters only link others: `en attente`, `in progress`.
	const names = wordsOf(name).filter((word) => word.length > 2);
	const isState = (word: string) =>
		[IS_OPEN, IS_CLOSED, REVIEWED, PENDING].some((set) => set.has(word));
	// The name of a kind of records is no state: `cloture` is read as a closing, not as closed.
	return names.length > 0 && names.every(isState) && kindOf(names) === undefined;
}

/** Whether the words of a name speak of what is over or short. */
export const isDifference = (names: string[]): boolean => DIFFERENCE.in(names);

/** Whether a name says nothing about what it holds: `data`, `result`, `$values`, `edges`. */
export function isWrapper(name: string): boolean {
	const names = wordsOf(name);
	return names.length > 0 && names.every((word) => WRAPPER.has(word));
}
