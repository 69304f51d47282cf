'use strict';

/*
 * Restaurants at work: shifts are opened, sell, are closed and counted, the office corrects and
 * reviews them, and forgotten shifts are added days later. Each change is noted when it is made, so
 * that a test knows what a trigger has to give without comparing anything.
 */

const { cents, total } = require('../sandbox/data');

/**
 * @typedef {import('../sandbox/shapes').CashSheet} CashSheet
 * @typedef {import('../sandbox/shapes').Shift} Shift
 *
 * @typedef {object} Notes what was done since they were last cleared, as IDs of shifts
 * @property {Set<number>} touched shifts of which anything has changed, new ones included
 * @property {Set<number>} done those that have become closed and counted
 * @property {Set<number>} counted those that were counted, or counted anew
 */

const DAY_MS = 86_400_000;
const LATE_SHIFT = { name: 'Terrace', order: 4 };

/**
 * @param {CashSheet[]} material sheets as they are once all is done, in any number of days
 * @param {() => number} random from 0 to 1
 */
function openTills(material, random) {
	/** @type {Notes[]} */
	const notebooks = [];
	const days = material.map((whole) => ({
		whole,
		/** @type {CashSheet} */
		sheet: { ...whole, status: 'Open', shifts: [], bankDeposits: [], securityCompany: [] },
	}));
	const byKey = new Map(days.map(({ sheet }) => [keyOf(sheet), sheet]));
	let recounts = 0;
	let now = 0;

	/** @param {number} share */
	const chance = (share) => random() < share;
	/** @template T @param {T[]} list @returns {T | undefined} */
	const oneOf = (list) => list[Math.floor(random() * list.length)];

	/** @param {CashSheet} sheet @param {Shift} shift @param {Array<keyof Notes>} [more] */
	function note(sheet, shift, more = []) {
		for (const notes of notebooks) {
			notes.touched.add(shift.id);
			for (const kind of more) notes[kind].add(shift.id);
		}
		sheet.lastModified = new Date(now).toISOString();
		sheet.totals = {
			cash: total(sheet.shifts.map(({ cash }) => cash)),
			cards: total(sheet.shifts.flatMap(({ cards }) => cards)),
		};
	}

	/** @param {CashSheet} sheet @param {Shift} shift as it will be */
	function open(sheet, shift) {
		const opened = uncounted(structuredClone(shift));
		opened.status = 'Open';
		opened.closedAt = null;
		sheet.shifts.push(opened);
		note(sheet, opened);
	}

	/** @param {CashSheet} sheet @param {Shift} shift @param {Shift} whole as it will be */
	function count(sheet, shift, whole) {
		const { counted, difference } = whole.cash;
		Object.assign(shift.cash, { expected: whole.cash.expected, counted, difference });
		Object.assign(shift, structuredClone({ cards: whole.cards, mealVouchers: whole.mealVouchers }));
		note(sheet, shift, ['done', 'counted']);
	}

	/** @param {CashSheet} sheet @param {Shift} whole */
	function tend(sheet, whole) {
		const shift = sheet.shifts.find(({ id }) => id === whole.id);
		const isOver = Date.parse(String(whole.closedAt)) <= now;
		if (!shift) {
			if (Date.parse(String(whole.openedAt)) <= now && chance(0.8)) open(sheet, whole);
		} else if (shift.status === 'Open' && isOver && chance(0.6)) {
			Object.assign(shift, { status: 'Closed', closedAt: whole.closedAt, sales: whole.sales });
			// Some shifts are closed now and counted later.
			if (chance(0.7)) count(sheet, shift, whole);
			else note(sheet, shift);
		} else if (shift.status === 'Open' && !isOver && chance(0.1)) {
			shift.sales = { ...shift.sales, tickets: shift.sales.tickets + 1 };
			note(sheet, shift);
		} else if (shift.status === 'Closed' && shift.cash.counted === null && chance(0.3)) {
			count(sheet, shift, whole);
		}
	}

	/** @param {CashSheet} sheet @param {CashSheet} whole */
	function review(sheet, whole) {
		if (sheet.status !== 'Open' || !isComplete(sheet, whole)) return;
		Object.assign(sheet, {
			status: 'Reviewed',
			bankDeposits: whole.bankDeposits,
			securityCompany: whole.securityCompany,
		});
		// Each shift of the sheet shows the sheet's state.
		for (const shift of sheet.shifts) note(sheet, shift);
	}

	/** @param {CashSheet} sheet @param {Shift} shift */
	function correct(sheet, shift) {
		const way = random();
		if (way < 0.6) {
			// Never the same difference twice; sometimes the difference is gone.
			recounts++;
			const isFound = shift.cash.difference !== 0 && chance(0.5);
			const off = isFound ? 0 : (recounts % 2 ? 1 : -1) * (200 + recounts);
			shift.cash.counted = (cents(shift.cash.expected) + off) / 100;
			shift.cash.difference = off / 100;
			note(sheet, shift, ['counted']);
		} else if (way < 0.8) {
			shift.responsible = `Shift manager ${10 + recounts++}`;
			note(sheet, shift);
		} else {
			shift.expenses = [{ concept: 'Ice', vendor: 'Vendor 1', amount: 10 + recounts++ / 100 }];
			note(sheet, shift);
		}
	}

	/** @param {CashSheet} sheet @param {CashSheet} whole */
	function addForgotten(sheet, whole) {
		const [first] = whole.shifts;
		if (!first || sheet.shifts.some(({ name }) => name === LATE_SHIFT.name)) return;
		const shift = { ...structuredClone(first), ...LATE_SHIFT, id: first.id + 8 };
		sheet.shifts.push(shift);
		note(sheet, shift, ['done', 'counted']);
	}

	return {
		/** Notes of what is done from now on. @returns {Notes} */
		notes: () => {
			const notes = { touched: new Set(), done: new Set(), counted: new Set() };
			notebooks.push(notes);
			return notes;
		},
		/** Completes all sheets of the days before one. @param {string} day */
		completeBefore: (day) => {
			for (const { sheet, whole } of days) {
				if (sheet.businessDate < day) Object.assign(sheet, structuredClone(whole));
			}
		},
		/** What people do until the next look. @param {number} moment milliseconds since 1970 */
		work: (moment) => {
			now = moment;
			const today = days.filter(({ sheet }) => isWithin(sheet, now, 2));
			for (const { sheet, whole } of today) {
				for (const shift of whole.shifts) tend(sheet, shift);
				if (chance(0.1)) review(sheet, whole);
			}
			// Older sheets too, at which a trigger no longer looks.
			const past = oneOf(days.filter(({ sheet }) => isWithin(sheet, now, 6)));
			const counted = past?.sheet.shifts.filter(({ cash }) => cash.counted !== null) ?? [];
			const shift = oneOf(counted);
			if (past && shift && chance(0.3)) correct(past.sheet, shift);
			if (past && past.sheet.shifts.length === past.whole.shifts.length && chance(0.05)) {
				addForgotten(past.sheet, past.whole);
			}
		},
		/** The sheets as they are now, for those that were asked for. @param {CashSheet[]} asked */
		answer: (asked) => asked.flatMap((sheet) => byKey.get(keyOf(sheet)) ?? []),
		/** All sheets of a day and later. @param {string} day */
		sheetsSince: (day) => days.flatMap(({ sheet }) => (sheet.businessDate < day ? [] : [sheet])),
	};
}

/** @param {CashSheet} sheet */
const keyOf = ({ centre, businessDate }) => `${centre.id} ${businessDate}`;

/** Whether a sheet's day has begun, so many days ago at most. @param {CashSheet} sheet @param {number} now @param {number} most */
function isWithin(sheet, now, most) {
	const age = now - Date.parse(sheet.businessDate);
	return age >= 0 && age < most * DAY_MS;
}

/** @param {CashSheet} sheet @param {CashSheet} whole */
const isComplete = (sheet, whole) =>
	sheet.shifts.length >= whole.shifts.length &&
	sheet.shifts.every(({ cash, status }) => status === 'Closed' && cash.counted !== null);

/** @param {Shift} shift */
function uncounted(shift) {
	for (const count of [shift.cash, ...shift.cards, ...shift.mealVouchers]) {
		Object.assign(count, { counted: null, difference: null });
	}
	return shift;
}

module.exports = { openTills };
