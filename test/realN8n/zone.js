'use strict';

/** A multiple of a whole hour, so that every hour of the day has a zone. */
const HOUR_MS = 3_600_000;

/** After Breakfast has ended in the sandbox and before Lunch does. */
const HOUR_OF_DAY = 13;

/**
 * A time zone in which it is 13 o'clock now. A test that runs n8n and the sandbox in it meets neither a
 * midnight nor a shift that begins or ends, whatever the time where it runs.
 *
 * @param {number} [now] milliseconds since 1970
 * @returns {string} an IANA name
 */
function zoneOfMidday(now = Date.now()) {
	const ahead = HOUR_OF_DAY - (Math.floor(now / HOUR_MS) % 24);
	// In these names the sign is that of what is added to get UTC.
	return ahead > 0 ? `Etc/GMT-${ahead}` : `Etc/GMT+${-ahead}`;
}

module.exports = { zoneOfMidday };
