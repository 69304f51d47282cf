'use strict';

const { brotliCompressSync, deflateSync, gzipSync } = require('node:zlib');

/** @param {'gzip' | 'deflate' | 'br'} encoding @param {string} text */
function compressed(encoding, text) {
	const pack = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }[encoding];
	return pack(Buffer.from(text));
}

/** A small body that becomes a large one. @param {number} megabytes of spaces in it */
const gzipOfZeros = (megabytes) =>
	gzipSync(Buffer.alloc(megabytes * 1024 * 1024, ' '), { level: 9 });

module.exports = { compressed, gzipOfZeros };
