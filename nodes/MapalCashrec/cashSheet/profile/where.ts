import { INNER, WRAPPER } from '../vocabulary/concepts';
import { wordsOf } from '../vocabulary/words';
import { fieldPath, rowPath } from './fieldPath';
import { wordsOfLabel, type RowLabel } from './rows';

/**
 * Where values stand while the records are walked. Each place is made once, however many shifts the
 * sample has.
 */
export class Where {
	private parts: Map<string, Where> | undefined;

	constructor(
		/** How many further places are kept; the rest are made anew each time. */
		private readonly room: { left: number },
		readonly level: number,
		/** The path as it is shown. */
		readonly path: string,
		/** The path within its record. */
		readonly inner: string,
		/** The words of what is above the value. */
		readonly words: string[],
		/** The words of what holds the value. */
		readonly subject: string[],
		readonly depth: number,
	) {}

	/** Where the value of a field stands in this record. */
	field(name: string): Where {
		return this.part(name, () => {
			const path = fieldPath(this.path, name);
			const inner = fieldPath(this.inner, name);
			return new Where(this.room, this.level, path, inner, this.words, this.subject, this.depth);
		});
	}

	/** The value of a field, as the record that holds further ones. */
	record(name: string): Where {
		return this.part('', () => {
			const own = wordsOf(name);
			const words = [...this.words, ...own];
			// `attributes` and `data` say nothing about what they hold.
			const says = own.some((word) => !INNER.has(word) && !WRAPPER.has(word));
			const subject = says ? own : this.subject;
			return new Where(
				this.room,
				this.level,
				this.path,
				this.inner,
				words,
				subject,
				this.depth + 1,
			);
		});
	}

	/** A row of the list that stands here. */
	row(list: string, label: RowLabel, text: string): Where {
		return this.part(`${label.field}=${text}`, () => {
			const path = rowPath(this.path, label.field, text);
			const words = [...this.words, ...wordsOf(list), ...wordsOfLabel(label, text)];
			return new Where(this.room, 0, path, path, words, wordsOf(text), this.depth + 1);
		});
	}

	private part(name: string, make: () => Where): Where {
		let part = this.parts?.get(name);
		if (part) return part;
		part = make();
		if (this.room.left-- > 0) (this.parts ??= new Map()).set(name, part);
		return part;
	}
}
