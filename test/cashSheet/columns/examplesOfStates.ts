import { examplesOf, type Example } from './examples';

/** Examples of what says whether a shift is open, and of the state of its cash sheet. */
export const STATES: Example[] = [
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
		'not that of an approval, though it goes with the shift': {
			fields: ({ isOpen }) => ({ approvalStatus: isOpen ? 'Pending' : 'Approved' }),
			field: null,
		},
		'not that of the sheet, though it goes with the shift': {
			fields: ({ isOpen }) => ({ sheetStatus: isOpen ? 'Open' : 'Closed' }),
			field: null,
		},
		'that which names the shift': {
			fields: ({ isOpen }) => ({ status: 'Closed', shiftStatus: isOpen ? 'Open' : 'Closed' }),
			field: 'shiftStatus',
		},
		'its own, not that of a part': {
			fields: ({ isOpen }) => ({
				status: isOpen ? 'Open' : 'Closed',
				info: { status: 'Closed' },
			}),
			field: 'status',
		},
		'the state before one with a word of its own': {
			fields: ({ isOpen }) => ({
				lifecycleStatus: 'Closed',
				status: isOpen ? 'Open' : 'Closed',
			}),
			field: 'status',
		},
		'not what says open of shifts that are closed and counted': {
			fields: () => ({ status: 'Active' }),
			field: null,
		},
		'not that of the sheet, which its shifts share': {
			fields: ({ day }) => ({ status: day === '2026-03-04' ? 'Reviewed' : 'Closed' }),
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
		'not that of something else': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, weatherStatus: 'Sunny' }),
			field: null,
		},
		'with a mark of its system': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, Status__c: 'Blue' }),
			field: 'Status__c',
		},
		'that of a review': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, reviewStatus: 'Pending' }),
			field: 'reviewStatus',
		},
		'not whether all went well': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, status: 'success' }),
			field: null,
		},
		'not the part of a country': {
			fields: () => ({}),
			sheet: ({ day, index }) => ({ date: day, city: 'Austin', state: index < 4 ? 'TX' : 'NM' }),
			field: null,
		},
		'a state in the words of the vendor, beside an address': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, ciudad: 'Soria', estado: 'Revisada' }),
			field: 'estado',
		},
		'a status in the words of the vendor, beside an address': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, city: 'Austin', status: 'Blue' }),
			field: 'cashSheetStatus',
		},
		'a state in the words of the vendor, with an address elsewhere': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, head: { city: 'Austin' }, state: 'Blue' }),
			field: 'state',
		},
		'not who reviewed it': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day, stateUser: 'Ana' }),
			field: null,
		},
		'a state with reviewed, which all shifts of a day share': {
			fields: ({ day }) => ({ estado: day === '2026-03-04' ? 'Revisada' : 'Abierta' }),
			without: ['status'],
			field: 'estado',
		},
	}),
	...(
		[
			['status', 'the key of lists of shifts', 'shiftKey'],
			['sheetStatus', 'not the key of lists of shifts', null],
		] as const
	).map(([column, name, field]): Example => ({
		column,
		name,
		body: {
			shifts: Object.fromEntries(
				['open', 'closed'].map((state) => [
					state,
					[1, 2].map((number) => ({
						shiftId: `${state}-${number}`,
						businessDate: `2026-03-0${number + 3}`,
						centreId: '1101',
						openedAt: `2026-03-0${number + 3}T1${number}:00:00`,
						expectedCash: 10.5 + number,
						countedCash: 10.5,
					})),
				]),
			),
		},
		asking: { centres: ['1101'], start: '2026-03-04', end: '2026-03-05' },
		field,
	})),
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
