import { zoneOfMidday } from './zone';

const HOUR = 3_600_000;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

it.each(hours)('has a zone in which it is 13 o’clock when it is %i in UTC', (hour) => {
	const now = Date.UTC(2026, 2, 29, hour, 59);
	const { hour: there } = Object.fromEntries(
		new Intl.DateTimeFormat('en-GB', { timeZone: zoneOfMidday(now), hour: '2-digit' })
			.formatToParts(now)
			.map(({ type, value }) => [type, value]),
	);
	expect(there).toBe('13');
	expect(zoneOfMidday(now + HOUR / 60)).not.toBe(zoneOfMidday(now));
});
