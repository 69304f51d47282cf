'use strict';

/** A multiple of a whole hour, so that every hour of the day has a zone. */
const HOUR_MS = 3_600_000;

/** An hour at which, in the sandbox, Breakfast has ended and Lunch has not. */
const HOUR_OF_DAY = 13;

/**
 * A time zone in which it is 13 o'clock now. With n8n and the sandbox in this zone, no midnight and
 * no begin or end of a shift falls into a test, whatever the time on the machine.
 *
 * @param {number} [now] milliseconds since 1970
 * @returns {string} an IANA name
 */
function zoneOfMidday(now = Date.now()) {
	const ahead = HOUR_OF_DAY - (Math.floor(now / HOUR_MS) % 24);
	// In these names the sign is reversed: Etc/GMT-1 is an hour ahead of UTC.
	return ahead > 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
}

module.exports = { zoneOfMidday };
