import { isObject, type Json, type JsonObject } from '../json';
import { isMoney } from '../moneyObject';
import { leadsDown } from '../reading/groups';
import { fieldPath, pathSteps } from './fieldPath';
import { singular, wordsOf } from '../vocabulary/words';
import { isDateParts } from './moments';
import { labelOf, type Field, type Place } from './field';
import { learnLabel, noteSums, type RowLabel } from './rows';
import { Where } from './where';

/** No shift has more fields that could be a column; any more are not looked at. */
const MOST_FIELDS = 4000;
const MOST_PLACES = 20_000;
/** How many levels of objects are looked at, in a shift and in a record above it. */
const DEEPEST = 5;
const DEEPEST_ABOVE = 2;

/**
 * The fields of the shifts and of the records above them, from a sample of the shifts. Values are
 * kept by number of the shift, so that fields can be compared with each other.
 */
export class Profile {
	readonly fields = new Map<string, Field>();

	/** How many shifts the sample has. */
	size = 0;

	/** The answer of each shift of the sample. */
	readonly answers: number[] = [];

	/** What tells the rows of a list in the shifts apart, by the path of the list. */
	private readonly labels = new Map<string, RowLabel>();

	private readonly room = { left: MOST_PLACES };

	private readonly own = new Where(this.room, 0, '', '', [], [], 0);

	/** The places of fields above the shifts, by level and name: no two share a path. */
	private readonly places = new Map<string, Where>();

	/** Adds shifts to the sample. */
	add(places: Place[]): void {
		for (const { element } of places) if (isObject(element)) this.learn(element, '', 0);
		for (const place of places) {
			this.walk(place);
			this.size++;
			this.answers.push(place.answer ?? 0);
		}
		for (const [path, isSum] of this.sums) {
			const field = this.fields.get(path);
			if (field) field.isSum = isSum;
		}
	}

	/**
	 * Whether an amount is the sum of the rows of a list in all shifts so far, by the amount's path.
	 */
	private readonly sums = new Map<string, boolean>();

	private learn(record: JsonObject, path: string, depth: number): void {
		if (depth >= DEEPEST) return;
		for (const key in record) {
			const value = record[key] as Json;
			const here = fieldPath(path, key);
			if (Array.isArray(value)) {
				const label = learnLabel(value, this.labels.get(here));
				if (label) this.labels.set(here, label);
				noteSums(record, path, key, this.sums);
			} else if (isObject(value)) {
				this.learn(value, here, depth + 1);
			}
		}
	}

	private walk({ element, ancestors, key }: Place): void {
		if (isObject(element)) this.walkRecord(element, this.own);
		else if (!Array.isArray(element)) this.note('value', this.own.field('value'), element);
		if (key !== undefined) this.noteKey('shift', 0, [], key);
		ancestors.forEach((ancestor, index) => {
			const level = index + 1;
			const subject = wordsOf(ancestor.name);
			if (ancestor.key !== undefined) {
				this.noteKey(singular(ancestor.name) || 'parent', level, subject, ancestor.key);
			}
			const prefix = singular(ancestor.name) || (level === 1 ? 'cashSheet' : 'parent');
			for (const name in ancestor.record) {
				if (leadsDown(ancestor, name)) continue;
				const where = this.above(level, name, prefix, subject);
				this.walkValue(name, ancestor.record[name] as Json, where);
			}
		});
	}

	private walkRecord(record: JsonObject, where: Where): void {
		for (const name in record) this.walkValue(name, record[name] as Json, where.field(name));
	}

	/**
	 * @param where its paths are those of the value; its words, subject and depth those of the holder
	 */
	private walkValue(name: string, value: Json, where: Where): void {
		if (isObject(value) && !isMoney(value)) {
			if (where.depth >= (where.level === 0 ? DEEPEST : DEEPEST_ABOVE)) return;
			this.walkRecord(value, where.record(name));
		} else if (isDateParts(value)) {
			this.note(name, where, value);
		} else if (isPair(value)) {
			// `[3, "Plaza Mayor"]` is how Odoo refers to a record.
			const within = where.record(name);
			for (const [index, part] of ['id', 'name'].entries()) {
				this.note(part, within.field(String(index)), value[index] as Json);
			}
		} else if (Array.isArray(value)) {
			const label = where.level === 0 ? this.labels.get(where.path) : undefined;
			if (!label) return;
			for (const row of value) {
				const text = isObject(row) ? labelOf(row, label.field) : undefined;
				if (!isObject(row) || typeof text !== 'string' || !label.names.has(text)) continue;
				this.walkRecord(row, where.row(name, label, text));
			}
		} else {
			this.note(name, where, value);
		}
	}

	/** Where the value of a field of a record above the shifts stands. */
	private above(level: number, name: string, prefix: string, subject: string[]): Where {
		const id = `${level} ${name}`;
		const known = this.places.get(id);
		if (known?.subject === subject) return known;
		const path = known?.path ?? this.nameAbove(level, name, prefix);
		const where = new Where(this.room, level, path, fieldPath('', name), [], subject, 0);
		this.places.set(id, where);
		return where;
	}

	/** Where a nearer field has the same name, the name of the record is put in front. */
	private nameAbove(level: number, name: string, prefix: string): string {
		let path = fieldPath('', name);
		if (this.isTaken(path, level)) path = prefix + name.charAt(0).toUpperCase() + name.slice(1);
		for (let n = 2; this.isTaken(path, level); n++) path = `${prefix}${n}.${name}`;
		this.taken.set(path, level);
		return path;
	}

	/** The level of each field above the shifts, by its path. */
	private readonly taken = new Map<string, number>();

	private isTaken(path: string, level: number): boolean {
		const by = this.taken.get(path) ?? this.fields.get(path)?.level;
		return by !== undefined && by !== level;
	}

	private noteKey(of: string, level: number, subject: string[], key: string): void {
		let path = `${of}Key`;
		const isOther = (field: Field | undefined) =>
			field !== undefined && (field.level !== level || field.steps !== undefined);
		for (let n = 2; isOther(this.fields.get(path)); n++) path = `${of}Key${n}`;
		this.note('key', new Where(this.room, level, path, '', wordsOf(path), subject, 0), key, true);
	}

	private note(name: string, where: Where, value: Json, isKey = false): void {
		const { path, level } = where;
		let field = this.fields.get(path);
		if (!field) {
			if (this.fields.size >= MOST_FIELDS) return;
			const dot = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
			field = {
				path,
				level,
				steps: isKey ? undefined : pathSteps(where.inner),
				last: wordsOf(name),
				subject: where.subject,
				words: [...where.words, ...(isKey ? [] : wordsOf(name))],
				parent: dot < 0 ? '' : path.slice(0, dot),
				depth: where.depth,
				isDoubtful: false,
				isSum: false,
				values: [],
			};
			this.fields.set(path, field);
		}
		if (field.level !== level) return;
		if (field.values.length > this.size) field.isDoubtful = true;
		field.values[this.size] = value;
	}
}

const isPair = (value: Json): value is Json[] =>
	Array.isArray(value) &&
	value.length === 2 &&
	typeof value[0] === 'number' &&
	typeof value[1] === 'string';
