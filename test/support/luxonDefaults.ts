import { Settings } from 'luxon';

/**
 * Runs something with luxon's defaults as another workflow may leave them: a zone, Arabic digits.
 */
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
