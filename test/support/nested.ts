import type { Json } from '../../nodes/MapalCashrec/cashSheet/json';

/** A value with so many levels around it. */
export function nested(
	value: Json,
	levels: number,
	around: (value: Json) => Json = (inner) => ({ a: inner }),
): Json {
	let all = value;
	for (let level = 0; level < levels; level++) all = around(all);
	return all;
}
