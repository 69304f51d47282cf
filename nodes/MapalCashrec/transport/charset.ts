/**
 * Decodes a body: by its byte order mark, else by the charset of its Content-Type, else as UTF-8,
 * which JSON's standard asks for. An unknown charset counts as none.
 *
 * @param contentType the header's value, if there is one
 */
export const decoded = (bytes: Uint8Array, contentType: unknown): string =>
	decoderOf(bytes, contentType).decode(bytes);

function decoderOf([first, second]: Uint8Array, contentType: unknown) {
	if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le');
	if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be');
	const header = typeof contentType === 'string' ? contentType.slice(0, 200) : '';
	const name = /charset\s*=\s*["']?([\w.:-]+)/i.exec(header)?.[1];
	try {
		return new TextDecoder(name);
	} catch {
		return new TextDecoder();
	}
}
