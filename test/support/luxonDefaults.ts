import { Settings } from 'luxon';

/** Runs something as other workflows may leave luxon: in a zone of theirs, with Arabic digits. */
export function withOddDefaults(zone: string, run: () => void): void {
	const { defaultLocale, defaultNumberingSystem, defaultZone } = Settings;
	try {
		Settings.defaultZone = zone;
		Settings.defaultLocale = 'ar-EG';
		Settings.defaultNumberingSystem = 'arab';
		run();
	} finally {
		Object.assign(Settings, { defaultLocale, defaultNumberingSystem, defaultZone });
	}
}
