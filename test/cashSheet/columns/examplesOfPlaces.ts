import { ALL, examplesOf, type Example, type Of } from './examples';

const name = (centre: string) => (centre === '1101' ? 'Plaza Mayor' : 'Gran Vía');
/** 1 or 2 for the centre, and 1 or 2 for the shift: short numbers that fit by chance. */
const short = (centre: string) => (centre === '1101' ? 1 : 2);
const other = (shift: string) => (shift === 'Lunch' ? 1 : 2);
const dayAfter = ({ day }: Of) => (day === '2026-03-04' ? '2026-03-05' : '2026-03-06');
const SHORT = { centres: ['1', '2'] };

/** Dinner begins after midnight. */
const night = (of: Of) =>
	of.shift === 'Lunch' ? `${of.day}T12:00:00` : `${dayAfter(of)}T00:30:00`;
const before = (day: string) => `2026-03-0${Number(day.slice(-1)) - 1}`;

/** Examples of where and when a shift was. */
export const PLACES: Example[] = [
	...examplesOf('centreId', {
		'in English': { fields: ({ centre }) => ({ centreId: centre }), field: 'centreId' },
		'in Spanish': { fields: ({ centre }) => ({ codigoCentro: centre }), field: 'codigoCentro' },
		'in French': { fields: ({ centre }) => ({ magasin: centre }), field: 'magasin' },
		'in German': { fields: ({ centre }) => ({ filialNummer: centre }), field: 'filialNummer' },
		'in Portuguese': { fields: ({ centre }) => ({ loja: { id: centre } }), field: 'loja.id' },
		'a name that says nothing, with the centres that were asked for': {
			fields: ({ centre }) => ({ cc: centre }),
			field: 'cc',
		},
		'numbers where text was asked for': {
			fields: ({ centre }) => ({ cc: Number(centre) }),
			field: 'cc',
		},
		'an answer with more centres than were asked for': {
			fields: ({ centre }) => ({ storeId: centre }),
			asking: { centres: ['1101', '1199'] },
			field: 'storeId',
		},
		'no centre that was asked for: not even by its name': {
			fields: ({ centre }) => ({ centreId: centre }),
			asking: { centres: ['999', '998'] },
			field: null,
		},
		'the form in which it was asked for, before another one': {
			fields: ({ centre }) => ({ a: `0${centre}`, b: centre }),
			field: 'b',
		},
		'a name of something else, but values that are no chance': {
			fields: ({ centre }) => ({ cashierGroup: centre }),
			field: 'cashierGroup',
		},
		'short numbers by their name, beside others that fit by chance': {
			fields: ({ centre, shift }) => ({ level: other(shift), storeId: short(centre) }),
			asking: SHORT,
			field: 'storeId',
		},
		'short numbers beside those of a till': {
			fields: ({ centre, shift }) => ({ cc: short(centre), tillId: other(shift) }),
			asking: SHORT,
			field: 'cc',
		},
		'short numbers beside those of a payment': {
			fields: ({ centre, shift }) => ({ cc: short(centre), payment: other(shift) }),
			asking: SHORT,
			field: 'cc',
		},
		'not the centre that something went to, although one shift is of another centre': {
			fields: ({ centre, shift }) => ({
				centreId: centre === '1102' && shift === 'Dinner' ? '1103' : centre,
				destinationCentreId: centre,
			}),
			field: 'centreId',
		},
		'two that may be it': {
			fields: ({ centre, shift }) => ({ a: short(centre), b: other(shift) }),
			asking: SHORT,
			field: null,
		},
	}),
	...examplesOf('centreName', {
		'in English': { fields: ({ centre }) => ({ storeName: name(centre) }), field: 'storeName' },
		'in Spanish': {
			fields: ({ centre }) => ({ nombreRestaurante: name(centre) }),
			field: 'nombreRestaurante',
		},
		'in French': {
			fields: ({ centre }) => ({ magasin: { nom: name(centre) } }),
			field: 'magasin.nom',
		},
		'in German': { fields: ({ centre }) => ({ filiale: name(centre) }), field: 'filiale' },
		'beside the ID, in what says nothing': {
			fields: ({ centre }) => ({ org: { id: centre, name: name(centre) } }),
			without: ['centreId'],
			field: 'org.name',
		},
		'not what differs within a centre': {
			fields: ({ shift }) => ({ localName: shift === 'Lunch' ? 'Terraza' : 'Barra' }),
			field: null,
		},
		'what is called a name, before what is not': {
			fields: ({ centre }) => ({
				store: centre === '1101' ? 'PLZ' : 'GRV',
				storeName: name(centre),
			}),
			field: 'storeName',
		},
		'not the ID in another form': {
			fields: ({ centre }) => ({
				centreId: centre === '1101' ? 'ES-01' : 'ES-02',
				store: centre === '1101' ? 'es-01' : 'es-02',
			}),
			asking: { centres: ['ES-01', 'ES-02'] },
			field: null,
		},
		'not where it is': {
			fields: ({ centre }) => ({ storeCity: centre === '1101' ? 'Madrid' : 'Vigo' }),
			field: null,
		},
		'not of which kind it is': {
			fields: ({ centre }) => ({ restaurantConcept: centre === '1101' ? 'Tapas' : 'Grill' }),
			field: null,
		},
		'its name as it is shown': {
			fields: ({ centre }) => ({ storeDisplayName: name(centre) }),
			field: 'storeDisplayName',
		},
		'not its time zone': { fields: () => ({ store: 'Europe/Madrid' }), field: null },
		'not whose it is': { fields: () => ({ companyName: 'Casa Lorea' }), field: null },
	}),
	...examplesOf('date', {
		'an unknown name, with the day before for shifts opened in the night': {
			fields: (of) => ({ bd: of.day, openedAt: night(of) }),
			without: ['closedAt'],
			field: 'bd',
		},
		'one day that is written in two ways': {
			fields: ({ day }) => ({ day: { id: Number(day.replace(/-/g, '')), date: day } }),
			field: 'day.date',
		},
		'not an unknown name, where all shifts were opened on their day': {
			fields: ({ day }) => ({ bd: day }),
			without: ['closedAt'],
			field: null,
		},
		'not an unknown name that is the day before for all shifts': {
			fields: ({ day }) => ({ bd: before(day) }),
			without: ['closedAt'],
			field: null,
		},
		'in English': { fields: ({ day }) => ({ businessDate: day }), field: 'businessDate' },
		'in Spanish': { fields: ({ day }) => ({ fechaContable: day }), field: 'fechaContable' },
		'in French': { fields: ({ day }) => ({ jour: day }), field: 'jour' },
		'in German': { fields: ({ day }) => ({ datum: day }), field: 'datum' },
		'in Italian': { fields: ({ day }) => ({ giorno: day }), field: 'giorno' },
		'as a number': {
			fields: ({ day }) => ({ fch: Number(day.replaceAll('-', '')) }),
			field: 'fch',
		},
		'of the sheet': { fields: () => ({}), sheet: ({ day }) => ({ date: day }), field: 'date' },
		'a business day at six in the morning': {
			fields: ({ day }) => ({ businessDate: `${day}T06:00:00` }),
			field: 'businessDate',
		},
		'the business day before that of the calendar': {
			fields: ({ day, shift }) => ({
				businessDate: day,
				fecha: shift === 'Lunch' ? day : day === '2026-03-04' ? '2026-03-05' : '2026-03-06',
			}),
			field: 'businessDate',
		},
		'an answer with more days than were asked for': {
			fields: ({ day }) => ({ dia: day }),
			asking: { start: '2026-03-05' },
			field: 'dia',
		},
		'not a day that was not asked for': {
			fields: () => ({ businessDate: '2019-01-01' }),
			without: ['openedAt', 'closedAt'],
			field: null,
		},
		'not the day of an opening': { fields: ({ day }) => ({ openingDay: day }), field: null },
		'not when it was entered': { fields: ({ day }) => ({ createdDate: day }), field: null },
		'not the day of a period': { fields: ({ day }) => ({ periodDate: day }), field: null },
		'not the day of a ticket': { fields: ({ day }) => ({ ticketDate: day }), field: null },
		'two days that may be it': {
			fields: ({ day, shift }) => ({ day1: day, day2: shift === 'Lunch' ? day : '2026-03-05' }),
			without: ['openedAt', 'closedAt'],
			field: null,
		},
		'the one of two days on which the shifts were opened': {
			fields: ({ day, shift }) => ({ day1: day, day2: shift === 'Lunch' ? day : '2026-03-05' }),
			field: 'day1',
		},
		'not the day after the opening': { fields: (of) => ({ fecha: dayAfter(of) }), field: null },
		'not when the cash was banked, even on the same day': {
			fields: ({ day }) => ({ bankingDate: day }),
			field: null,
		},
		'not what was done afterwards, even on the same day': {
			fields: ({ day }) => ({ approvalDate: day }),
			field: null,
		},
		'not a word that narrows it down, where there are no openings': {
			fields: ({ day }) => ({ visitDate: day }),
			without: ['openedAt', 'closedAt'],
			field: null,
		},
		'a word that narrows it down, where it is the day of the openings': {
			fields: ({ day }) => ({ visitDate: day }),
			field: 'visitDate',
		},
	}),
	{
		column: 'date',
		name: 'the key of its shifts',
		body: Object.fromEntries(
			['2026-03-04', '2026-03-05'].map((day) => [
				day,
				ALL.filter((of) => of.day === day).map(({ index, centre, shift }) => ({
					shiftId: `S-${index}`,
					centreId: centre,
					name: shift,
					expectedCash: 10.5,
					countedCash: 10.5 + index,
				})),
			]),
		),
		asking: { centres: ['1101', '1102'], start: '2026-03-04', end: '2026-03-05' },
		field: 'parentKey',
	},
];
