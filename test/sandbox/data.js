'use strict';

/*
 * The cash sheets that the sandbox serves: made up, always the same for the same centre and day,
 * and shaped as a restaurant back office might shape them. Amounts are euros, computed in whole
 * cents.
 */

const { createHash } = require('node:crypto');
const { DateTime } = require('luxon');
const { chance } = require('../support/chance');

const FIRST_CENTRE = 101;
const LAST_CENTRE = 150;
/** How old a sheet is when one of its counts is corrected, if one is. */
const CORRECTED_AFTER_DAYS = 2;
const REVIEWED_FOR_DAYS = 7;

const PLACES = ['Plaza Mayor', 'Gran Vía', 'Puerto', 'Estación', 'Jardín', 'Mercado', 'Catedral'];
const SHIFTS = [
	{ name: 'Breakfast', opens: 7, closes: 12, share: 0.2 },
	{ name: 'Lunch', opens: 12, closes: 17, share: 0.45 },
	{ name: 'Dinner', opens: 17, closes: 25, share: 0.35 },
];

/**
 * @typedef {object} Query
 * @property {string} start first second, `yyyy-MM-ddTHH:mm:ss` local
 * @property {string} end last second, likewise
 * @property {string[]} centres
 * @property {Date} now
 * @property {string} zone IANA name of the restaurants' time zone
 * @property {Tenant} tenant whose data it is
 *
 * @typedef {object} Tenant a customer of Cashrec
 * @property {number} number from 0 to 9; leads the IDs, so that two tenants share none
 * @property {string} company
 */

/**
 * The sheets whose business day overlaps the range, by centre and day, up to today. A centre that
 * is unknown has none; one that is named twice is given once.
 *
 * @param {Query} query
 * @throws {RangeError} when `start` is no date
 */
function cashSheets({ start, end, centres, now, zone, tenant }) {
	const today = DateTime.fromJSDate(now).setZone(zone).toISODate() ?? '';
	const last = end.slice(0, 10) < today ? end.slice(0, 10) : today;
	/** @type {Array<ReturnType<typeof businessDay>>} */
	const days = [];
	// Days are counted in UTC, where all have 24 hours. Only the times of shifts need the zone.
	for (let midnight = Date.parse(`${start.slice(0, 10)}T00:00:00Z`); ; midnight += 86_400_000) {
		const date = new Date(midnight).toISOString().slice(0, 10);
		if (date > last) break;
		days.push(businessDay(date, zone, now));
	}
	const known = [...new Set(centres)].filter(
		(id) => /^\d{3}$/.test(id) && +id >= FIRST_CENTRE && +id <= LAST_CENTRE,
	);
	return known.flatMap((id) => days.map((day) => cashSheet(Number(id), day, tenant)));
}

/**
 * What all centres share on a day: the shifts' times, with the offset that holds then.
 *
 * @param {string} date
 * @param {string} zone
 * @param {Date} now
 */
function businessDay(date, zone, now) {
	const midnight = DateTime.fromISO(date, { zone });
	/** @param {number} hour from 0; from 24 on it is one of the days after */
	const at = (hour) =>
		midnight.plus({ days: Math.floor(hour / 24) }).set({ hour: hour % 24, minute: 0, second: 0 });
	/** @param {DateTime} time */
	const isPast = (time) => time.toMillis() <= now.getTime();
	/** @param {DateTime[]} times in order */
	const latest = (times) => iso(times.filter(isPast).at(-1) ?? midnight);
	const closed = at(24 * (REVIEWED_FOR_DAYS + 1));
	const edited = at(24 * CORRECTED_AFTER_DAYS + 9);
	const changes = SHIFTS.flatMap(({ opens, closes }) => [at(opens), at(closes)]);
	return {
		date,
		isToday: isPast(midnight) && !isPast(at(24)),
		isClosed: isPast(closed),
		isEdited: isPast(edited),
		shifts: SHIFTS.map((shift) => ({
			...shift,
			openedAt: iso(at(shift.opens)),
			closedAt: iso(at(shift.closes)),
			hasBegun: isPast(at(shift.opens)),
			hasEnded: isPast(at(shift.closes)),
		})),
		lastModified: latest([...changes, closed]),
		lastModifiedIfEdited: latest([...changes, edited, closed]),
	};
}

/**
 * @param {number} centre
 * @param {ReturnType<typeof businessDay>} day
 * @param {Tenant} tenant
 */
function cashSheet(centre, day, { number, company }) {
	const random = randomOf(`${company}/${centre}/${day.date}`);
	const id = (number * 10 ** 8 + Number(day.date.replaceAll('-', ''))) * 1000 + centre;
	const corrected = random() < 0.05;
	const salesOfDay = 180_000 + Math.floor(random() * 420_000);
	const shifts = day.shifts
		.map((shift, index) => {
			// Today's last shift is open, whatever the time. Yesterday's is open until it closes.
			const isOpen = !shift.hasEnded || (day.isToday && index === SHIFTS.length - 1);
			const isCorrected = corrected && index === 1 && day.isEdited;
			const made = tillShift(id * 10 + index + 1, shift, salesOfDay, random, {
				isOpen,
				isCorrected,
			});
			return { ...made, order: index + 1, hasBegun: shift.hasBegun };
		})
		.filter(({ hasBegun }, index) => hasBegun || index === SHIFTS.length - 1)
		.map(({ hasBegun, ...shift }) => shift);
	const isOpen = shifts.some(({ status }) => status === 'Open');
	// Once all shifts are counted, the takings go to the bank or are collected. The floats stay.
	const takings = euros(
		sum(shifts.map(({ cash }) => cents(cash.counted ?? 0) - cents(cash.openingFloat))),
	);
	const isCollected = random() < 0.4;
	const place = PLACES[(centre + number) % PLACES.length];
	return {
		id,
		company,
		businessDate: day.date,
		centre: { id: centre, code: `0${centre}`, name: `${place} ${centre - 100}` },
		status: isOpen ? 'Open' : day.isClosed ? 'Closed' : 'Reviewed',
		lastModified: corrected ? day.lastModifiedIfEdited : day.lastModified,
		shifts,
		bankDeposits:
			isOpen || isCollected ? [] : [{ bank: 'Bank 1', amount: takings, reference: `D-${id}` }],
		securityCompany:
			isOpen || !isCollected ? [] : [{ company: 'Security 1', bag: `B-${id}`, amount: takings }],
		totals: {
			cash: total(shifts.map(({ cash }) => cash)),
			cards: total(shifts.flatMap(({ cards }) => cards)),
		},
	};
}

/**
 * @param {number} id
 * @param {ReturnType<typeof businessDay>['shifts'][number]} shift
 * @param {number} salesOfDay cents
 * @param {() => number} random
 * @param {{ isOpen: boolean, isCorrected: boolean }} state
 */
function tillShift(id, shift, salesOfDay, random, { isOpen, isCorrected }) {
	const gross = Math.floor(salesOfDay * shift.share * (0.9 + random() * 0.2));
	const cashSales = Math.floor(gross * (0.2 + random() * 0.2));
	const vouchers = Math.floor(random() * 6);
	const cardSales = gross - cashSales - vouchers * 1100;
	const first = Math.floor(cardSales * (0.5 + random() * 0.3));
	const openingFloat = 15_000;
	const expense = random() < 0.3 ? Math.floor(random() * 4000) + 250 : 0;
	const movement = random() < 0.25 ? (random() < 0.5 ? 5000 : -10_000) : 0;
	const expected = openingFloat + cashSales + movement - expense;

	// With wrong card totals and corrected counts, about one shift in seven is short or over, by some
	// cents to 30 euros.
	const isOff = random() < 0.1;
	const off = Math.floor(random() ** 2 * 2990) + 10;
	const difference = isOff ? (random() < 0.65 ? -off : off) : 0;
	const cardOff = random() < 0.03 ? -Math.floor(random() * 2000) - 100 : 0;
	/** @param {number} due @param {number} [more] */
	const counted = (due, more = 0) => ({
		expected: euros(due),
		counted: isOpen ? null : euros(due + more),
		difference: isOpen ? null : euros(more),
	});
	return {
		id,
		name: shift.name,
		status: isOpen ? 'Open' : 'Closed',
		openedAt: shift.openedAt,
		closedAt: isOpen ? null : shift.closedAt,
		responsible: `Shift manager ${1 + Math.floor(random() * 6)}`,
		sales: {
			gross: euros(gross),
			net: euros(Math.round(gross / 1.1)),
			tickets: Math.ceil(gross / 2400),
			covers: Math.ceil(gross / 1500),
		},
		cards: [
			{ terminal: 'Terminal 1', ...counted(first) },
			{ terminal: 'Terminal 2', ...counted(cardSales - first, cardOff) },
		],
		mealVouchers:
			vouchers > 0
				? [{ issuer: 'Voucher 1', quantity: vouchers, unitValue: 11, ...counted(vouchers * 1100) }]
				: [],
		expenses: expense > 0 ? [{ concept: 'Ice', vendor: 'Vendor 1', amount: euros(expense) }] : [],
		cashMovements:
			movement !== 0
				? [{ type: movement > 0 ? 'Contribution' : 'Withdrawal', amount: euros(movement) }]
				: [],
		// A correction finds the coins that were missing, or a cent where none were.
		cash: {
			openingFloat: euros(openingFloat),
			...counted(expected, isCorrected ? (difference === 0 ? -1 : 0) : difference),
		},
	};
}

/**
 * Sums up counts: what is expected, and what was counted once all of it is.
 *
 * @param {Array<{ expected: number, counted: number | null }>} amounts euros
 */
function total(amounts) {
	const expected = sum(amounts.map((amount) => cents(amount.expected)));
	if (amounts.some(({ counted }) => counted === null)) {
		return { expected: euros(expected), counted: null, difference: null };
	}
	const counted = sum(amounts.map((amount) => cents(amount.counted ?? 0)));
	return {
		expected: euros(expected),
		counted: euros(counted),
		difference: euros(counted - expected),
	};
}

/** @param {DateTime} time */
const iso = (time) => time.toISO({ suppressMilliseconds: true });
/** @param {number} number */
const euros = (number) => Math.round(number) / 100;
/** @param {number} number */
const cents = (number) => Math.round(number * 100);
/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

/** @param {string} seed */
const randomOf = (seed) => chance(createHash('md5').update(seed).digest().readUInt32LE());

module.exports = { cashSheets, cents, total, FIRST_CENTRE, LAST_CENTRE };
