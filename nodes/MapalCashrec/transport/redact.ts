/** So many characters in a row give too much of a secret away. */
const RUN = 8;
/** Shorter secrets would be found in ordinary words. */
const SHORTEST_SECRET = 4;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * A text as bytes (one character for each), and where in the original each byte begins and ends.
 */
interface Layer {
	bytes: string;
	from: number[];
	to: number[];
}

/**
 * Takes secrets out of somebody else's text, in every form that a person could read them back from:
 * any case, percent-encoded once or twice, escaped for JSON or HTML, in base64 or hex, and cut
 * short (any 8 characters in a row of a secret or of such a form). Then whatever looks like a
 * token. Takes time in proportion to the text and the secrets.
 */
export function redact(text: string, secrets: string[]): string {
	const hidden = new Uint8Array(text.length);
	const wanted = runsOf(secrets);
	if (wanted.size > 0) {
		for (const layer of layersOf(text)) hide(layer, wanted, hidden);
	}
	let clean = '';
	for (let at = 0; at < text.length; at++) {
		if (!hidden[at]) clean += text[at];
		else if (!hidden[at - 1]) clean += '***';
	}
	return clean
		.replace(/\bbearer\s+[\w.~+/=-]{8,}/gi, 'Bearer ***')
		.replace(/\beyJ[\w-]{5,}(\.[\w-]*)*/g, '***');
}

/** By length: the runs of characters of all secrets, in all forms, that must not be readable. */
function runsOf(secrets: string[]): Map<number, Set<string>> {
	const wanted = new Map<number, Set<string>>();
	for (const secret of secrets) {
		if (secret.length < SHORTEST_SECRET) continue;
		for (const form of formsOf(secret)) {
			const length = Math.min(RUN, form.length);
			if (length < SHORTEST_SECRET) continue;
			const runs = wanted.get(length) ?? new Set();
			for (let at = 0; at + length <= form.length; at++) runs.add(form.slice(at, at + length));
			wanted.set(length, runs);
		}
	}
	return wanted;
}

function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	// Within a longer text, such as user:password, base64 is shifted by up to two bytes.
	const base64 = [0, 1, 2].map((shift) => {
		const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
		const whole = Math.floor(((shift + bytes.length) * 8) / 6);
		return encoded.slice(Math.ceil((shift * 8) / 6), whole);
	});
	return [
		Buffer.from(secret.toLowerCase()).toString('latin1'),
		bytes.toString('hex'),
		...base64,
	].map(alike);
}

/** Makes signs equal that stand for each other: a space may be a +; base64 has two alphabets. */
const alike = (bytes: string): string =>
	bytes
		.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
		.replace(/[+-]/g, ' ')
		.replace(/_/g, '/');

/** The text as it is, unescaped, and percent-decoded once and twice. */
function layersOf(text: string): Layer[] {
	const plain = bytesOf(text);
	const unescaped = decoded(plain, unescapedAt);
	const once = decoded(unescaped, percentAt);
	return [plain, unescaped, once, decoded(once, percentAt)];
}

function bytesOf(text: string): Layer {
	const layer: Layer = { bytes: '', from: [], to: [] };
	let at = 0;
	for (const character of text) {
		const lower = character.toLowerCase();
		push(layer, lower.length === character.length ? lower : character, at, at + character.length);
		at += character.length;
	}
	return layer;
}

/** Adds a character of the original, as its bytes. */
function push(layer: Layer, character: string, from: number, to: number): void {
	const bytes = Buffer.from(character).toString('latin1');
	layer.bytes += bytes;
	for (let index = 0; index < bytes.length; index++) {
		layer.from.push(from);
		layer.to.push(to);
	}
}

type Decode = (bytes: string, at: number) => { value: string; length: number } | undefined;

function decoded(source: Layer, decode: Decode): Layer {
	const layer: Layer = { bytes: '', from: [], to: [] };
	for (let at = 0; at < source.bytes.length;) {
		const found = decode(source.bytes, at);
		const length = found?.length ?? 1;
		const value = found?.value ?? source.bytes[at] ?? '';
		layer.bytes += value;
		for (let index = 0; index < value.length; index++) {
			layer.from.push(source.from[at] ?? 0);
			layer.to.push(source.to[at + length - 1] ?? 0);
		}
		at += length;
	}
	return layer;
}

const percentAt: Decode = (bytes, at) => {
	if (bytes[at] !== '%') return undefined;
	const hex = bytes.slice(at + 1, at + 3);
	if (!/^[\da-f]{2}$/i.test(hex)) return undefined;
	return { value: String.fromCharCode(Number.parseInt(hex, 16)), length: 3 };
};

/** JSON's \" and \u00e9, HTML's &amp; and &#228; */
const unescapedAt: Decode = (bytes, at) => {
	if (bytes[at] !== '\\' && bytes[at] !== '&') return undefined;
	const part = bytes.slice(at, at + 12);
	const code = /^(?:\\u([\da-f]{4})|&#x([\da-f]{1,6});|&#(\d{1,7});)/i.exec(part);
	if (code) {
		const [whole, json, hex, decimal] = code;
		const point = Number.parseInt(json ?? hex ?? decimal ?? '', decimal === undefined ? 16 : 10);
		if (point > 0x10ffff) return undefined;
		const character = String.fromCodePoint(point).toLowerCase();
		return { value: Buffer.from(character).toString('latin1'), length: whole.length };
	}
	const named = /^&([a-z]{2,4});/i.exec(part);
	const character = named && ENTITIES[String(named[1]).toLowerCase()];
	if (character) return { value: character, length: named[0].length };
	return /^\\["\\/]/.test(part) ? { value: String(part[1]), length: 2 } : undefined;
};

function hide(layer: Layer, wanted: Map<number, Set<string>>, hidden: Uint8Array): void {
	const bytes = alike(layer.bytes);
	for (const [length, runs] of wanted) {
		let covered = 0;
		for (let at = 0; at + length <= bytes.length; at++) {
			if (!runs.has(bytes.slice(at, at + length))) continue;
			for (let byte = Math.max(at, covered); byte < at + length; byte++) {
				hidden.fill(1, layer.from[byte], layer.to[byte]);
			}
			covered = at + length;
		}
	}
}
