import { isObject, jsonText, type Json, type JsonObject } from './json';
import { holdsAmounts } from './money';
import type { Row } from './columns/names';
import type { Sheets } from './columns/sheets';
import { leadsDown, type Ancestor } from './reading/groups';
import { sheetOf } from './reading/sheet';
import { singular } from './vocabulary/words';

type Records = Pick<Sheets, 'all' | 'empty' | 'places'>;

export interface ItemOptions {
	/** Whether each item has the whole sheet, without its shifts, as `cashSheet`. */
	includeCashSheet: boolean;
	/** Whether there is an item for each cash sheet without shifts. */
	includeEmptyCashSheets: boolean;
}

/**
 * One item per shift, in the order of the response: the shift's own fields, then the scalars and
 * plain objects of its ancestors, the nearest first. Where two names clash, the shift's field keeps
 * its name, and the ancestor's gets the ancestor's name in front (`id` → `cashSheetId`). A field of
 * an ancestor that holds amounts always gets it. A shift that is no object becomes `value`.
 *
 * The response's own records become the items: adding the inherited fields to them takes a fifth of
 * the time of a copy. So everything else has to be read before.
 *
 * @param isWanted whether a shift becomes an item
 */
export function shiftItems(
	records: Records,
	options: ItemOptions,
	isWanted: (row: Row) => boolean = () => true,
): JsonObject[] {
	const { all, empty, places } = records;
	const items: JsonObject[] = [];
	const own = new Names(fieldNames(records));
	let inherited: Inherited = new Map();
	let above: readonly Ancestor[] | undefined;
	for (const row of all) {
		const place = places.get(row);
		if (!place || !isWanted(row)) continue;
		if (place.ancestors !== above) {
			above = place.ancestors;
			const sheet = sheetOf(place.ancestor);
			inherited = inheritedFields(place.ancestor, own);
			if (options.includeCashSheet && sheet) {
				inherited.set(own.free('cashSheet', inherited), withoutShifts(sheet));
			}
		}
		if (empty.has(row)) {
			if (options.includeEmptyCashSheets) {
				items.push(withFields(fieldsOf(place.element), inherited));
			}
			continue;
		}
		const item = withFields(fieldsOf(place.element), inherited);
		const { key } = place;
		if (key !== undefined && !Object.values(item).includes(key)) {
			setField(item, own.free('shiftKey', inherited), key);
		}
		items.push(item);
	}
	return items;
}

/**
 * How many characters of JSON the cash sheets would add to the items. Each sheet counts once per
 * shift: in memory the items share it, but n8n stores it with each of them.
 *
 * @param rows those of the shifts that become items
 */
export function sizeOfSheets(rows: readonly Row[], places: Records['places']): number {
	let size = 0;
	let above: readonly Ancestor[] | undefined;
	let ofSheet = 0;
	for (const row of rows) {
		const place = places.get(row);
		if (!place) continue;
		if (place.ancestors !== above) {
			above = place.ancestors;
			const sheet = sheetOf(place.ancestor);
			ofSheet = sheet ? jsonText(withoutShifts(sheet)).length : 0;
		}
		size += ofSheet;
	}
	return size;
}

/**
 * One item per cash sheet: its own fields, including the list of its shifts, then the scalars and
 * plain objects of its ancestors. Without sheets above the shifts, each shift is an item.
 */
export function cashSheetItems(records: Records): JsonObject[] {
	const sheets = new Map<JsonObject, Ancestor>();
	for (const row of records.all) {
		const sheet = sheetOf(records.places.get(row)?.ancestor);
		if (sheet) sheets.set(sheet.record, sheet);
	}
	if (sheets.size === 0) {
		return shiftItems(records, { includeCashSheet: false, includeEmptyCashSheets: true });
	}
	const names = new Set<string>();
	for (const record of sheets.keys()) for (const name in record) names.add(name);
	const own = new Names(names);
	return [...sheets.values()].map(({ record, key, name, parent }) => {
		const inherited = inheritedFields(parent, own);
		if (key !== undefined) addKey(inherited, record, name, key, own);
		return withFields({ ...record }, inherited);
	});
}

/**
 * Puts a field of the node's in front of an item, where it is seen without scrolling through the
 * columns of the shift. A field of the API with the same name is kept as `shift…`.
 */
export function withFirst(name: string, value: Json, item: JsonObject): JsonObject {
	if (name in item) {
		let kept = join('shift', name);
		for (let n = 2; kept in item; n++) kept = `${join('shift', name)}${n}`;
		item[kept] = item[name] as Json;
		delete item[name];
	}
	return { [name]: value, ...item };
}

/**
 * Whether a value is an object or a list. `String` must not see one: it may have a field toString.
 */
const isNested = (value: Json) => typeof value === 'object' && value !== null;

const fieldsOf = (element: Json): JsonObject => (isObject(element) ? element : { value: element });

/**
 * The field names of all shifts: a name means the same in each item, also where a shift lacks it.
 */
function fieldNames({ places }: Records): Set<string> {
	const names = new Set<string>();
	for (const { element } of places.values()) {
		if (isObject(element)) for (const name in element) names.add(name);
		else names.add('value');
	}
	return names;
}

type Inherited = Map<string, Json>;

/** The names of the shifts' own fields. Finds names that are free beside them. */
class Names {
	/** By name, the number from which to look for a free one, so that no number is tried twice. */
	private readonly next = new Map<string, number>();

	constructor(private readonly own: Set<string>) {}

	isTaken(name: string, inherited: Inherited): boolean {
		return this.own.has(name) || inherited.has(name);
	}

	free(name: string, inherited: Inherited): string {
		if (!this.isTaken(name, inherited)) return name;
		let n = this.next.get(name) ?? 2;
		while (this.own.has(`${name}${n}`)) n++;
		this.next.set(name, n);
		while (this.isTaken(`${name}${n}`, inherited)) n++;
		return `${name}${n}`;
	}
}

function inheritedFields(ancestor: Ancestor | undefined, own: Names): Inherited {
	const inherited: Inherited = new Map();
	const sheet = sheetOf(ancestor);
	for (let at = ancestor; at; at = at.parent) {
		// A total of the shifts is named after the record that holds both.
		const holder = at.isTotal ? at.parent : at;
		const prefix =
			singular(holder?.name ?? '') ||
			(holder && holder === sheet ? 'cashSheet' : holder?.parent ? 'parent' : 'response');
		// Groups share the records above the nearest one: the fields of these are listed once.
		for (const name of at === ancestor ? fieldsToInherit(at) : sharedFields(at)) {
			const value = at.record[name] as Json;
			const isFree = !holdsAmounts(name, value) && !own.isTaken(name, inherited);
			// The longer name may be taken too: a shift often has `cashSheetId` itself.
			inherited.set(isFree ? name : own.free(join(prefix, name), inherited), value);
		}
		if (at.key !== undefined) addKey(inherited, at.record, at.name, at.key, own);
	}
	return inherited;
}

function fieldsToInherit(ancestor: Ancestor): string[] {
	const { record } = ancestor;
	return Object.keys(record).filter(
		(name) => !leadsDown(ancestor, name) && !Array.isArray(record[name]),
	);
}

const shared = new WeakMap<Ancestor, string[]>();

function sharedFields(ancestor: Ancestor): string[] {
	let names = shared.get(ancestor);
	if (!names) shared.set(ancestor, (names = fieldsToInherit(ancestor)));
	return names;
}

/**
 * Adds the key of an ancestor in an object keyed by name, unless the key is one of its values too.
 */
function addKey(
	inherited: Inherited,
	record: JsonObject,
	name: string,
	key: string,
	own: Names,
): void {
	if (Object.values(record).some((value) => !isNested(value) && String(value) === key)) return;
	const what = /^\d{4}-\d\d-\d\d/.test(key) ? 'date' : singular(name) || 'parent';
	inherited.set(own.free(join(what, 'key'), inherited), key);
}

/** `cashSheet` and `id` → `cashSheetId`; `cash_sheet` and `id` → `cash_sheet_id` */
function join(prefix: string, name: string): string {
	if (name.toLowerCase().startsWith(prefix.toLowerCase())) return name;
	if (/_/.test(prefix + name) && !/\p{Lu}/u.test(prefix + name)) return `${prefix}_${name}`;
	return prefix + name.charAt(0).toUpperCase() + name.slice(1);
}

function withFields(item: JsonObject, fields: Inherited): JsonObject {
	for (const [name, value] of fields) setField(item, name, value);
	return item;
}

/** Sets a field of an item, also one that is called `__proto__`. */
export function setField(item: JsonObject, name: string, value: Json): void {
	if (name === '__proto__') {
		Object.defineProperty(item, name, {
			value,
			configurable: true,
			enumerable: true,
			writable: true,
		});
	} else {
		item[name] = value;
	}
}

function withoutShifts(ancestor: Ancestor): JsonObject {
	const rest = { ...ancestor.record };
	for (const name of Object.keys(rest)) if (leadsDown(ancestor, name)) delete rest[name];
	return rest;
}
