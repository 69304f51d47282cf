/** So many bytes tell whether there is a byte order mark. */
const MARK = 2;

/**
 * Makes text of a body that comes in pieces: by its byte order mark, else by the charset of its
 * Content-Type, else UTF-8, as JSON is by its standard. A charset that is unknown here counts as none.
 * The pieces become text one by one: bytes of whole answers would be held beside their text.
 */
export class BodyDecoder {
	private decoder: ReturnType<typeof decoderOf> | undefined;

	private first: Uint8Array = new Uint8Array();

	/** @param contentType the header's value, if there is one */
	constructor(private readonly contentType: unknown) {}

	/** The text of a further piece; what it holds of a character that is not complete comes later. */
	add(piece: Uint8Array): string {
		if (this.decoder) return this.decoder.decode(piece, { stream: true });
		this.first = this.first.length > 0 ? Buffer.concat([this.first, piece]) : piece;
		return this.first.length < MARK ? '' : this.begin();
	}

	/** What is left. */
	end(): string {
		return (this.decoder ? '' : this.begin()) + (this.decoder?.decode() ?? '');
	}

	private begin(): string {
		const bytes = this.first;
		this.first = new Uint8Array();
		this.decoder = decoderOf(bytes, this.contentType);
		return this.decoder.decode(bytes, { stream: true });
	}
}

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
