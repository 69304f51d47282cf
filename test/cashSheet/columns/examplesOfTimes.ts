import { examplesOf, type Example, type Of } from './examples';

const noon = ({ day, index }: Of) => `${day}T12:0${index}:00`;
const evening = ({ day, index, isOpen }: Of) => (isOpen ? null : `${day}T23:0${index}:00`);
const early = ({ day, index }: Of) => `${day}T10:0${index}:00`;
const late = ({ day, index }: Of) => `${day}T23:3${index}:00`;

/** Examples of when a shift was opened and closed. */
export const TIMES: Example[] = [
	...examplesOf('openedAt', {
		'in English': { fields: (of) => ({ openedAt: noon(of) }), field: 'openedAt' },
		'in Spanish': { fields: (of) => ({ fechaApertura: noon(of) }), field: 'fechaApertura' },
		'in French': { fields: (of) => ({ dateOuverture: noon(of) }), field: 'dateOuverture' },
		'in German': { fields: (of) => ({ beginn: noon(of) }), field: 'beginn' },
		'in German without umlauts': {
			fields: (of) => ({ geoeffnetUm: noon(of) }),
			field: 'geoeffnetUm',
		},
		'not what a kind of shifts begins at': {
			fields: () => ({ shiftType: { start: '12:00' }, shiftDefinition: { startTime: '12:00' } }),
			field: null,
		},
		'in Italian': { fields: (of) => ({ apertura: noon(of) }), field: 'apertura' },
		'a time of day': { fields: () => ({ openedAt: '12:00' }), field: 'openedAt' },
		'in an object of its own': {
			fields: (of) => ({ opening: { time: noon(of), user: 'Ana' } }),
			field: 'opening.time',
		},
		'the opening of a till, where there is no other': {
			fields: (of) => ({ till: { opened: noon(of) } }),
			field: 'till.opened',
		},
		'not the time of day of a part alone': {
			fields: () => ({ till: { opened: '12:00' } }),
			field: null,
		},
		'the opening of the shift, not that of its till': {
			fields: (of) => ({ opened: noon(of), till: { opened: early(of) } }),
			field: 'opened',
		},
		'not what was planned': { fields: (of) => ({ plannedStart: noon(of) }), field: null },
		'not when it was counted': { fields: (of) => ({ startOfCount: noon(of) }), field: null },
		'not when the restaurant opens': { fields: () => ({ storeOpensAt: '08:00' }), field: null },
		'not when the restaurant opens, within its own object': {
			fields: (of) => ({ restaurant: { opensAt: early(of) } }),
			field: null,
		},
		'in local time': {
			fields: (of) => ({ openedAtLocal: noon(of) }),
			field: 'openedAtLocal',
		},
		'in local time, in French': {
			fields: (of) => ({ heureOuvertureLocale: noon(of) }),
			field: 'heureOuvertureLocale',
		},
		'not the amount at the opening': { fields: () => ({ opening: 150.5 }), field: null },
		'two openings that may be it': {
			fields: (of) => ({ opened: noon(of), started: early(of) }),
			field: null,
		},
		'an opening that is written twice': {
			fields: (of) => ({ opened: noon(of), started: `${noon(of)}.000` }),
			field: 'opened',
		},
	}),
	...examplesOf('closedAt', {
		'in English': { fields: (of) => ({ closedAt: evening(of) }), field: 'closedAt' },
		'in Spanish': { fields: (of) => ({ horaCierre: evening(of) }), field: 'horaCierre' },
		'in French': { fields: (of) => ({ clotureLe: evening(of) }), field: 'clotureLe' },
		'in German': { fields: (of) => ({ ende: evening(of) }), field: 'ende' },
		'in Portuguese': { fields: (of) => ({ fechadoEm: evening(of) }), field: 'fechadoEm' },
		'null while every shift is open': { fields: () => ({ closedAt: null }), field: 'closedAt' },
		'the closing of a till, where there is no other': {
			fields: (of) => ({ till: { closed: evening(of) } }),
			field: 'till.closed',
		},
		'the closing of the shift, not that of its till': {
			fields: (of) => ({ closed: evening(of), till: { closed: late(of) } }),
			field: 'closed',
		},
		'not when it was to be closed': { fields: (of) => ({ scheduledEnd: late(of) }), field: null },
		'not when the restaurant closes': { fields: () => ({ storeClosesAt: '23:59' }), field: null },
		'not when it was looked at': { fields: (of) => ({ reviewClosedAt: late(of) }), field: null },
		'not a closing before the opening': {
			fields: () => ({ closedAt: '2026-03-01T10:00:00' }),
			field: null,
		},
	}),
];
