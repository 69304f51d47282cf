'use strict';

/* How the demo writes counts, amounts and dates. */

const MONTHS = [
	...['January', 'February', 'March', 'April', 'May', 'June'],
	...['July', 'August', 'September', 'October', 'November', 'December'],
];

/**
 * @param {number} number
 * @param {string} noun in the singular, with a plural in `s`
 */
const count = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** An amount in euros, or a dash for none. @param {unknown} value */
const amount = (value) => (typeof value === 'number' ? value.toFixed(2) : '–');

/** @param {unknown} value */
const text = (value) =>
	value === null || value === undefined || value === '' ? '–' : String(value);

/** A column's name as a heading: `notCounted` is "Not counted". @param {string} name */
function heading(name) {
	const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * A range of days in words, each part said once: "16 to 22 November 2026".
 *
 * @param {string} first `yyyy-MM-dd`
 * @param {string} last
 */
function dateRange(first, last) {
	const words = (/** @type {string} */ date) => {
		const [year = '', month = '', day = ''] = date.split('-');
		return { day: String(Number(day)), month: MONTHS[Number(month) - 1] ?? month, year };
	};
	const [from, to] = [words(first), words(last)];
	const whole = `${to.day} ${to.month} ${to.year}`;
	if (first === last) return whole;
	if (from.year !== to.year) return `${from.day} ${from.month} ${from.year} to ${whole}`;
	if (from.month !== to.month) return `${from.day} ${from.month} to ${whole}`;
	return `${from.day} to ${whole}`;
}

module.exports = { amount, count, dateRange, heading, text };
