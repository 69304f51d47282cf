import { ALL_NAMES, type ParameterNames } from './parameterNames';

/**
 * What the requests of one execution or one poll share: how many may be under way, which parameter
 * names work, and whether the API has answered. Make one per execution and hand it to each
 * `collect`.
 */
export class Run {
	/** When the run began. A token that was issued later is news to its requests. */
	readonly since = Date.now();

	/** Whether the API has answered with data. */
	hasAnswered = false;

	/** How many requests all input items need. */
	planned = 0;

	/** The accounts whose token the API has accepted. */
	readonly accepted = new Set<string>();

	/** The addresses that were checked for a proxy. */
	readonly checked = new Set<string>();

	readonly names = new Names();

	private readonly controller = new AbortController();

	private active = 0;

	private isSettled = false;

	private readonly queue: Array<{ most: number; start: () => void }> = [];

	/** Aborted once the run is to end. */
	get signal(): AbortSignal {
		return this.controller.signal;
	}

	/** Ends all requests of the run, and lets no further one begin. */
	stop(): void {
		this.controller.abort();
	}

	/**
	 * Does some work as soon as less than `most` other work is under way, in the order of the calls.
	 * The first call runs alone: it settles the login and the parameter names for all.
	 */
	async slot<T>(most: number, work: () => Promise<T>): Promise<T> {
		if (this.queue.length > 0 || !this.isFree(most)) {
			await new Promise<void>((start) => this.queue.push({ most, start }));
		} else {
			this.active++;
		}
		try {
			return await work();
		} finally {
			this.active--;
			this.isSettled = true;
			for (let next = this.queue[0]; next && this.isFree(next.most); next = this.queue[0]) {
				this.queue.shift();
				this.active++;
				next.start();
			}
		}
	}

	private isFree(most: number): boolean {
		return this.active < (this.isSettled ? most : 1);
	}
}

/** Finds out by trying which parameter names the API accepts, once per run. */
export class Names {
	/** The names that have worked, or else those to try first. */
	current: ParameterNames = ALL_NAMES[0] as ParameterNames;

	private hasWorked = false;

	private search: Promise<void> | undefined;

	/** Notes that the API has accepted a request with these names. */
	worked(names: ParameterNames): void {
		this.current = names;
		this.hasWorked = true;
	}

	/**
	 * Asks again after some names were refused, with each of the others until some are accepted. The
	 * search is made once: while another request searches this waits, and then asks with what was
	 * found.
	 *
	 * @param ask gives undefined for names that are refused too
	 * @returns what `ask` gave; undefined if no other names are accepted
	 */
	async otherThan<T>(
		refused: ParameterNames,
		ask: (names: ParameterNames) => Promise<T | undefined>,
	): Promise<T | undefined> {
		if (!this.search && !this.hasWorked) {
			let found: T | undefined;
			this.search = (async () => {
				for (const names of ALL_NAMES) {
					if (names === refused || found !== undefined) continue;
					found = await ask(names);
				}
			})();
			await this.search;
			return found;
		}
		await this.search?.catch(() => {});
		return this.hasWorked && this.current !== refused ? await ask(this.current) : undefined;
	}
}
