'use strict';

/* How the sandbox's designs write times, sums and persons. */

/**
 * @typedef {string | null | undefined} Time as the data have it: `yyyy-MM-ddTHH:mm:ss+01:00`, or null
 */

/** Without the offset: the restaurants' local time. @param {Time} time */
const localTime = (time) => time?.slice(0, 19) ?? null;

/** Milliseconds since 1970. @param {Time} time */
const millis = (time) => (time ? Date.parse(time) : null);

/** In UTC. @param {Time} time */
const instant = (time) => (time ? new Date(time).toISOString() : null);

/** `04/03/2026`, or with a time `04/03/2026 07:00:00`, local. @param {Time} time */
function spanishTime(time) {
	if (!time) return null;
	const [date = '', hours] = time.slice(0, 19).split('T');
	const day = date.split('-').reverse().join('/');
	return hours ? `${day} ${hours}` : day;
}

/** @param {Array<{ amount: number }>} records @returns {number} the sum, to the cent */
const sumOf = (records) =>
	records.reduce((all, { amount }) => all + Math.round(amount * 100), 0) / 100;

/** A number for a person: the one at the end of the name. @param {string} name */
const userOf = (name) => Number(/\d+$/.exec(name)?.[0] ?? 0);

module.exports = { localTime, millis, instant, spanishTime, sumOf, userOf };
