import fc from 'fast-check';

import type { Json, JsonObject } from '../../nodes/MapalCashrec/cashSheet/json';

/** Names that mean something to the reading, and names that mean trouble. */
export const name = fc.constantFrom(
	...'shifts turnos cierres sessions data result value items $values $id $ref edges node id total status'.split(
		' ',
	),
	...'openedAt closedAt expected counted cash centre cashSheets date Lunch Dinner 101 102 2026-03-04'.split(
		' ',
	),
	...['__proto__', 'constructor', 'toString', 'length', '', 'a.b', 'a[]', '*', '"', 'é'],
);
export const scalar = fc.oneof(
	fc.constantFrom<Json>(
		null,
		true,
		false,
		0,
		1,
		-0.01,
		1e21,
		'',
		'Open',
		'Total',
		'08:00',
		'2026-03-04T08:00:00Z',
	),
	fc.integer(),
	fc.string({ maxLength: 5 }),
);
export const anyJson: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
	value: fc.oneof(
		{ maxDepth: 6, withCrossShrink: true },
		scalar,
		fc.array(tie('value'), { maxLength: 4 }),
		fc.array(fc.tuple(name, tie('value')), { maxLength: 5 }).map(record),
	),
})).value;

export function record(fields: Array<[string, Json]>): JsonObject {
	// Not by assignment: a field may be called __proto__.
	return JSON.parse(
		`{${fields.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join()}}`,
	) as JsonObject;
}
