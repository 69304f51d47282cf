import { PROXY_CHECK_MS } from './limits';
import { TimedOut, withBounds, type Bounds, type RawResponse } from './send';

/**
 * A port on which nothing listens. Without a proxy this machine refuses the connection, and the
 * error names the port. Any other outcome comes from a proxy.
 */
const CLOSED_PORT = 1;

/**
 * Checks that requests to an address on this machine go there directly. If HTTP_PROXY is set, n8n
 * sends them through the proxy, in clear text if the address begins with http:. A node can't see
 * the setting, so a request without any secret shows which way requests take. Addresses with https:
 * are encrypted either way, and not checked.
 *
 * @param get makes a plain GET request in the way in which the real request will be made
 * @returns what is wrong and what to do, or undefined
 */
export async function checkProxy(
	address: string,
	label: string,
	get: (url: string, bounds: Bounds) => Promise<RawResponse>,
): Promise<{ problem: string; help: string } | undefined> {
	if (!address.startsWith('http:')) return undefined;
	const { hostname } = new URL(address);
	let isDirect = false;
	try {
		await withBounds(PROXY_CHECK_MS, [], async (bounds) => {
			const { body } = await get(`http://${hostname}:${CLOSED_PORT}/`, bounds);
			(body as { destroy?: () => void } | undefined)?.destroy?.();
		});
	} catch (error) {
		isDirect = !(error instanceof TimedOut) && !isOfAnotherPort(error);
	}
	if (isDirect) return undefined;
	return {
		problem: `'${label}' begins with http://, but n8n sends it through a proxy`,
		help: `Password and token would travel in clear text. Set NO_PROXY=${hostname} for n8n, or use an address that begins with https://`,
	};
}

/** Whether a network error names another port than CLOSED_PORT, such as the proxy's. */
function isOfAnotherPort(error: unknown): boolean {
	const ports: number[] = [];
	const left: unknown[] = [error];
	for (let at = left.pop(), seen = 0; at !== undefined && seen < 20; at = left.pop(), seen++) {
		if (typeof at !== 'object' || at === null) continue;
		const { port, message, cause, errors, messages } = at as Record<string, unknown>;
		if (typeof port === 'number') ports.push(port);
		for (const words of [message, messages].flat()) {
			const named = typeof words === 'string' ? /:(\d{1,5})$/.exec(words.slice(0, 500)) : null;
			if (named) ports.push(Number(named[1]));
		}
		left.push(cause);
		if (Array.isArray(errors)) left.push(...(errors.slice(0, 5) as unknown[]));
	}
	return ports.length > 0 && !ports.includes(CLOSED_PORT);
}
