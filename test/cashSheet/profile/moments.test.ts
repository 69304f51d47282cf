import { readMoment } from '../../../nodes/MapalCashrec/cashSheet/profile/moments';

const ZONE = 'Europe/Madrid';

test.each<[string, string | undefined]>([
	['2026-03-05T08:30:00', '2026-03-05T08:30:00'],
	['2026-03-05T08:30', '2026-03-05T08:30:00'],
	['2026-03-05T07:30:00Z', '2026-03-05T08:30:00'],
	['2026-03-05T23:30:00-05:00', '2026-03-06T05:30:00'],
	// The end of a day, the last one of a month, and that of a leap year.
	['2026-03-05T24:00:00', '2026-03-06T00:00:00'],
	['2026-02-28 24:00', '2026-03-01T00:00:00'],
	['2028-02-28T24:00:00', '2028-02-29T00:00:00'],
	['2026.03.05', '2026-03-05T00:00:00'],
	['2026.03.05 08:30:00', '2026-03-05T08:30:00'],
	['2026.3.5', undefined],
	['05-MAR-2026', '2026-03-05T00:00:00'],
	['05-Mar-26', '2026-03-05T00:00:00'],
	['5 March 2026', '2026-03-05T00:00:00'],
	['05-MAR-2026 08:30:15', '2026-03-05T08:30:15'],
	['05-MAR-2026 8:30 PM', '2026-03-05T20:30:00'],
	['05-BAR-2026', undefined],
	['31-FEB-2026', undefined],
	['2026-03-05T24:30:00', undefined],
	['2026-03-05T25:00:00', undefined],
	['2026-03-05T08:60:00', undefined],
	['2026-03-05T08:30:60', undefined],
])('%s is %s', (written, local) => {
	expect(readMoment(written, ZONE, 'dayFirst')?.local).toBe(local);
});
