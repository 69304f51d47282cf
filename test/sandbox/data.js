'use strict';

/*
 * The cash sheets that the sandbox serves: made up, always the same for the same centre and day, and
 * shaped as a restaurant back office might shape them. Amounts are euros, computed in whole cents.
 */

const { createHash } = require('node:crypto');
const { DateTime } = require('luxon');

const FIRST_CENTRE = 101;
const LAST_CENTRE = 150;
/** A sheet of which a shift's count is corrected is corrected when it is this old. */
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
 * @property {string} company whose data it is
 */

/**
 * The sheets whose business day overlaps the range, by centre and day, up to today.
 *
 * @param {Query} query
 */
function cashSheets({ start, end, centres, now, zone, company }) {
	const today = DateTime.fromJSDate(now).setZone(zone).toISODate() ?? '';
	const last = end.slice(0, 10) < today ? end.slice(0, 10) : today;
	/** @type {Array<ReturnType<typeof businessDay>>} */
	const days = [];
	for (
		let day = DateTime.fromISO(start.slice(0, 10), { zone: 'utc' });
		(day.toISODate() ?? '') <= last;
		day = day.plus({ days: 1 })
	) {
		days.push(businessDay(day.toISODate() ?? '', zone, now));
	}
	const known = centres.filter(
		(id) => /^\d{3}$/.test(id) && +id >= FIRST_CENTRE && +id <= LAST_CENTRE,
	);
	return known.flatMap((id) => days.map((day) => cashSheet(Number(id), day, company)));
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
	/** @param {number} hour */
	const at = (hour) =>
		midnight.plus({ days: Math.floor(hour / 24) }).set({ hour: hour % 24, minute: 0, second: 0 });
	const today = DateTime.fromJSDate(now).setZone(zone).startOf('day');
	const age = Math.round(today.diff(midnight.startOf('day'), 'days').days);
	return {
		date,
		age,
		shifts: SHIFTS.map((shift) => ({
			...shift,
			openedAt: at(shift.opens).toISO({ suppressMilliseconds: true }),
			closedAt: at(shift.closes).toISO({ suppressMilliseconds: true }),
			hasBegun: at(shift.opens).toMillis() <= now.getTime(),
			hasEnded: at(shift.closes).toMillis() <= now.getTime(),
		})),
		editedAt: at(24 * CORRECTED_AFTER_DAYS + 9).toISO({ suppressMilliseconds: true }),
	};
}

/**
 * @param {number} centre
 * @param {ReturnType<typeof businessDay>} day
 * @param {string} company
 */
function cashSheet(centre, day, company) {
	const random = randomOf(`${company}/${centre}/${day.date}`);
	const id = Number(day.date.replaceAll('-', '').slice(2)) * 1000 + centre;
	const corrected = random() < 0.05;
	const salesOfDay = 180_000 + Math.floor(random() * 420_000);
	const shifts = day.shifts
		.map((shift, index) => {
			// The last shift of today is open, whatever the time.
			const isOpen = day.age <= 0 && (index === SHIFTS.length - 1 || !shift.hasEnded);
			const isCorrected = corrected && index === 1 && day.age >= CORRECTED_AFTER_DAYS;
			const made = tillShift(id * 10 + index + 1, shift, salesOfDay, random, {
				isOpen,
				isCorrected,
			});
			return { ...made, order: index + 1, hasBegun: shift.hasBegun };
		})
		.filter(({ hasBegun }, index) => hasBegun || index === SHIFTS.length - 1)
		.map(({ hasBegun, ...shift }) => shift);
	const place = PLACES[centre % PLACES.length];
	const deposit = sum(shifts.map(({ cash }) => cents(cash.counted ?? 0)));
	return {
		id,
		company,
		businessDate: day.date,
		centre: { id: centre, code: `0${centre}`, name: `${place} ${centre - 100}` },
		status: day.age <= 0 ? 'Open' : day.age <= REVIEWED_FOR_DAYS ? 'Reviewed' : 'Closed',
		lastModified:
			corrected && day.age >= CORRECTED_AFTER_DAYS ? day.editedAt : day.shifts[2]?.closedAt,
		shifts,
		bankDeposits: [{ bank: 'Bank 1', amount: euros(deposit), reference: `D-${id}` }],
		securityCompany: [{ company: 'Security 1', bag: `B-${id}`, amount: euros(deposit) }],
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

	// About one shift in eight is short or over, by some cents to 30 euros.
	const isOff = random() < 0.125;
	const off = Math.floor(random() ** 2 * 2990) + 10;
	const difference = isOff ? (random() < 0.65 ? -off : off) : 0;
	const cardOff = random() < 0.04 ? -Math.floor(random() * 2000) - 100 : 0;
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

/** @param {Array<{ expected: number, counted: number | null }>} amounts */
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

/** @param {number} number */
const euros = (number) => Math.round(number) / 100;
/** @param {number} number */
const cents = (number) => Math.round(number * 100);
/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

/**
 * Numbers from 0 to 1 that are always the same for the same seed (mulberry32).
 *
 * @param {string} seed
 */
function randomOf(seed) {
	let state = createHash('md5').update(seed).digest().readUInt32LE();
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

module.exports = { cashSheets, FIRST_CENTRE, LAST_CENTRE };
