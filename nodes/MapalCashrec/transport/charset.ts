/** How many bytes tell whether there is a byte order mark of UTF-16. */
const MARK = 2;

/**
 * Decodes a body that comes in pieces: by its byte order mark, else by the charset of its
 * Content-Type, else as UTF-8, which JSON's standard asks for. An unknown charset counts as none.
 * Each piece is decoded as it comes, so that the bytes of a whole answer are never held beside its
 * text.
 */
export class BodyDecoder {
	private decoder: ReturnType<typeof decoderOf> | undefined;

	private first: Uint8Array = new Uint8Array();

	/** @param contentType the header's value, if there is one */
	constructor(private readonly contentType: unknown) {}

	/** The text of a further piece. A character that the piece cuts off comes with the next piece. */
	add(piece: Uint8Array): string {
		if (this.decoder) return this.decoder.decode(piece, { stream: true });
		this.first = this.first.length > 0 ? Buffer.concat([this.first, piece]) : piece;
		return this.first.length < MARK ? '' : this.begin();
	}

	/** The rest of the text, after the last piece. */
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
