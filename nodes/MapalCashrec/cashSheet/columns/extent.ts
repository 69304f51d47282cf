import type { Period } from '../period';
import type { Asked } from './column';

/** Adds up what several requests ask for: all centres, and the days from the first to the last. */
export class Extent {
	readonly centres = new Set<string>();

	start = '';

	end = '';

	add({ centres, period }: { centres: readonly string[]; period: Period }): void {
		for (const centre of centres) this.centres.add(centre);
		const [start, end] = [period.start.slice(0, 10), period.end.slice(0, 10)];
		if (this.start === '' || start < this.start) this.start = start;
		if (end > this.end) this.end = end;
	}

	in(zone: string): Asked {
		return { centres: [...this.centres], start: this.start, end: this.end, zone };
	}
}
