import { examplesOf, type Example, type Of } from './examples';

const noon = ({ day, index }: Of) => `${day}T12:0${index}:00`;
const evening = ({ day, index, isOpen }: Of) => (isOpen ? null : `${day}T23:0${index}:00`);
const early = ({ day, index }: Of) => `${day}T10:0${index}:00`;
const late = ({ day, index }: Of) => `${day}T23:3${index}:00`;

/** Examples of when a shift was opened and closed, and whether it is closed. */
export const TIMES: Example[] = [
	...examplesOf('openedAt', {
		'in English': { fields: (of) => ({ openedAt: noon(of) }), field: 'openedAt' },
		'in Spanish': { fields: (of) => ({ fechaApertura: noon(of) }), field: 'fechaApertura' },
		'in French': { fields: (of) => ({ dateOuverture: noon(of) }), field: 'dateOuverture' },
		'in German': { fields: (of) => ({ beginn: noon(of) }), field: 'beginn' },
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
	...examplesOf('status', {
		'in English': {
			fields: ({ isOpen }) => ({ status: isOpen ? 'Open' : 'Closed' }),
			field: 'status',
		},
		'in Spanish': {
			fields: ({ isOpen }) => ({ estado: isOpen ? 'Abierto' : 'Cerrado' }),
			field: 'estado',
		},
		'in French': {
			fields: ({ isOpen }) => ({ etat: isOpen ? 'ouvert' : 'clôturé' }),
			field: 'etat',
		},
		'in German': {
			fields: ({ isOpen }) => ({ zustand: isOpen ? 'offen' : 'abgeschlossen' }),
			field: 'zustand',
		},
		'in letters': { fields: ({ isOpen }) => ({ est: isOpen ? 'A' : 'C' }), field: 'est' },
		'in an object that says nothing': {
			fields: ({ isOpen }) => ({ info: { status: isOpen ? 'Open' : 'Closed' } }),
			field: 'info.status',
		},
		'that of the shift, not that of the record': {
			fields: ({ isOpen }) => ({ status: 'Active', shiftStatus: isOpen ? 'Open' : 'Closed' }),
			field: 'shiftStatus',
		},
		'not that of the sheet': { fields: () => ({ sheetStatus: 'Open' }), field: null },
		'its own, not that of an approval': {
			fields: ({ isOpen, index }) => ({
				status: isOpen ? 'Open' : 'Closed',
				approval: { status: index % 2 ? 'Open' : 'Closed' },
			}),
			field: 'status',
		},
		'not the verdict on the count': {
			fields: ({ index }) => ({ status: index % 2 ? 'SHORT' : 'EXACT' }),
			field: null,
		},
		'not numbers without a legend': {
			fields: ({ isOpen }) => ({ status: isOpen ? 1 : 2 }),
			field: null,
		},
		'a flag for closed': { fields: ({ isOpen }) => ({ isClosed: !isOpen }), field: 'isClosed' },
		'a flag for closed in Spanish': {
			fields: ({ isOpen }) => ({ cerrado: !isOpen }),
			field: 'cerrado',
		},
		'a flag for open': { fields: ({ isOpen }) => ({ isOpen }), field: 'isOpen' },
		'a flag for open in French': {
			fields: ({ isOpen }) => ({ ouverte: isOpen }),
			field: 'ouverte',
		},
		'both flags': {
			fields: ({ isOpen }) => ({ isOpen, isClosed: !isOpen }),
			field: 'isClosed + isOpen',
		},
		'not whether something open may be closed': {
			fields: ({ index }) => ({ canCloseOpenTickets: index % 2 === 0 }),
			field: null,
		},
		'whether it is closed, not whether that was on time': {
			fields: ({ isOpen, index }) => ({ isClosed: !isOpen, closedOnTime: index % 2 === 0 }),
			field: 'isClosed',
		},
		'not whether a till is closed': {
			fields: ({ index }) => ({ till: { closed: index % 2 === 0 } }),
			field: null,
		},
		'not whether a till is open': {
			fields: ({ index }) => ({ till: { isOpen: index % 2 === 0 } }),
			field: null,
		},
	}),
	...examplesOf('sheetStatus', {
		'in English': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, status: 'Reviewed' }),
			field: 'cashSheetStatus',
		},
		'in Spanish': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, estado: 'Revisada' }),
			field: 'estado',
		},
		'in each shift': { fields: () => ({ sheetState: 'Reviewed' }), field: 'sheetState' },
		'its words before its number': {
			fields: () => ({}),
			sheet: ({ day, index }) => ({ date: day, phase: index % 4, state: 'Reviewed' }),
			field: 'state',
		},
		'what speaks of the sheet, before another one': {
			fields: () => ({}),
			sheets: 'days',
			sheet: ({ day }) => ({ date: day, sheetState: 'Reviewed', phase: 'Live' }),
			field: 'sheetState',
		},
		'its own, not that of a part': {
			fields: () => ({}),
			sheets: 'days',
			sheet: ({ day, index }) => ({
				date: day,
				state: index < 4 ? 'Open' : 'Reviewed',
				review: { state: index % 4 ? 'Pending' : 'Done' },
			}),
			field: 'state',
		},
		'not whether it was sent on': {
			fields: () => ({ sheetSyncStatus: 'Synced' }),
			field: null,
		},
		'not who reviewed it': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, stateUser: 'Ana' }),
			field: null,
		},
	}),
	{
		column: 'sheetStatus',
		name: 'the key of the sheets',
		body: {
			cashSheets: Object.fromEntries(
				['open', 'reviewed'].map((state, sheet) => [
					state,
					[
						{
							businessDate: `2026-03-0${sheet + 4}`,
							centreId: '1101',
							shifts: [1, 2].map((number) => ({
								shiftId: `S-${sheet}${number}`,
								openedAt: `2026-03-0${sheet + 4}T1${number}:00:00`,
								expectedCash: 10.5 + number,
								countedCash: 10.5,
							})),
						},
					],
				]),
			),
		},
		asking: { centres: ['1101'], start: '2026-03-04', end: '2026-03-05' },
		field: 'cashSheetKey',
	},
];
