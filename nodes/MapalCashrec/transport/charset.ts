/**
 * The text of a body: by its byte order mark, else by the charset of its Content-Type, else UTF-8, as
 * JSON is by its standard. A charset that is unknown here counts as none.
 *
 * @param contentType the header's value, if there is one
 */
export function decodeBody(bytes: Uint8Array, contentType: unknown): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	return decoderOf(contentType).decode(bytes);
}

function decoderOf(contentType: unknown) {
	const header = typeof contentType === 'string' ? contentType.slice(0, 200) : '';
	const name = /charset\s*=\s*["']?([\w.:-]+)/i.exec(header)?.[1];
	try {
		return new TextDecoder(name);
	} catch {
		return new TextDecoder();
	}
}
