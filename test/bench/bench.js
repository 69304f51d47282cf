'use strict';

/*
 * `npm run bench`: what reading shifts out of a response costs, beside parsing it. Medians of seven
 * runs in one process, after one that does not count. Needs a build.
 */

const { cpus } = require('node:os');
const { join } = require('node:path');
const { cashSheets } = require('../sandbox/data');

const DIST = join(__dirname, '..', '..', 'dist', 'nodes', 'MapalCashrec', 'cashSheet');
const { readShifts } = require(join(DIST, 'shifts.js'));
const { shiftItems } = require(join(DIST, 'items.js'));

const RUNS = 7;
const CENTRES = Array.from({ length: 50 }, (_, index) => String(101 + index));
const OPTIONS = { includeCashSheet: false, includeEmptyCashSheets: false };

process.stdout.write(`Node.js ${process.version}, ${cpus()[0]?.model}\n\n`);
process.stdout.write('| Shifts | Response | JSON.parse | Read | Read / parse | Items |\n');
process.stdout.write('| ---: | ---: | ---: | ---: | ---: | ---: |\n');
for (const days of [20, 200, 1095]) {
	const text = response(days);
	let shifts = 0;
	/** @type {Record<'parse' | 'read' | 'items', number[]>} */
	const times = { parse: [], read: [], items: [] };
	for (let run = 0; run <= RUNS; run++) {
		global.gc?.();
		const start = performance.now();
		const body = JSON.parse(text);
		const parsed = performance.now();
		const reading = readShifts(body);
		const read = performance.now();
		shifts = shiftItems(reading, OPTIONS).length;
		const done = performance.now();
		if (run === 0) continue;
		times.parse.push(parsed - start);
		times.read.push(read - parsed);
		times.items.push(done - read);
	}
	const [parse, read, items] = [times.parse, times.read, times.items].map(median);
	const cells = [
		shifts.toLocaleString('en'),
		`${(text.length / 1e6).toFixed(1)} MB`,
		ms(parse),
		ms(read),
		((read ?? 0) / (parse ?? 1)).toFixed(2),
		ms(items),
	];
	process.stdout.write(`| ${cells.join(' | ')} |\n`);
}

/** @param {number} days */
function response(days) {
	const last = new Date(Date.UTC(2023, 0, days)).toISOString().slice(0, 10);
	const sheets = cashSheets({
		start: '2023-01-01T00:00:00',
		end: `${last}T23:59:59`,
		centres: CENTRES,
		now: new Date('2026-03-05T12:00:00Z'),
		zone: 'Europe/Madrid',
		tenant: { number: 1, company: 'Bench' },
	});
	return JSON.stringify(sheets);
}

/** @param {number[]} values */
function median(values) {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** @param {number | undefined} value */
function ms(value) {
	return `${(value ?? NaN).toFixed(1)} ms`;
}
