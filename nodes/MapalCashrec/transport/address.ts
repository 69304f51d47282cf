import { LONGEST_ADDRESS } from './limits';

/** Hosts that are this machine. Only their addresses may begin with http: (for the sandbox). */
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks an address of the credential, so that no password or token travels in clear text. Returns
 * the address without a `/` at its end, or what is wrong with it.
 *
 * @param label the field's label in the credential
 */
export function checkAddress(
	value: unknown,
	label: string,
): { address: string; problem?: undefined } | { address?: undefined; problem: string } {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') return { problem: `'${label}' is empty in the credential` };
	let url: URL;
	try {
		url = new URL(text.length > LONGEST_ADDRESS ? '' : text);
	} catch {
		return { problem: `'${label}' in the credential is not a web address` };
	}
	if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOOPBACK.test(url.hostname))) {
		return { problem: `'${label}' in the credential must begin with https://` };
	}
	if (url.username || url.password || url.search || url.hash) {
		return {
			problem: `'${label}' in the credential must be an address without a user, a ? or a #`,
		};
	}
	let end = url.pathname.length;
	// Not by a pattern for slashes at the end, which would start anew at each slash on the way.
	while (end > 0 && url.pathname[end - 1] === '/') end--;
	return { address: url.origin + url.pathname.slice(0, end) };
}

/** Where an address leads: scheme, host and port. undefined for one that can't be read. */
export function originOf(address: unknown, base?: string): string | undefined {
	try {
		return new URL(String(address), base).origin;
	} catch {
		return undefined;
	}
}
