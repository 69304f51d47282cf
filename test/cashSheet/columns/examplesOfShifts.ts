import { examplesOf, type Example, type Of } from './examples';

const letter = ({ shift }: Of) => (shift === 'Lunch' ? 'A' : 'B');
const number = ({ shift }: Of) => (shift === 'Lunch' ? 1 : 2);
const id = ({ index }: Of) => `S-${5001 + index}`;
/** Another ID, in another order. */
const otherId = ({ index }: Of) => `X-${8888 - index}`;
const person = ({ index }: Of) => ['Ana', 'Luis', 'Eva'][index % 3] as string;
const other = ({ index }: Of) => ['Ivo', 'Mara'][index % 2] as string;

/** Examples of what a shift is called, what tells it apart, and who is responsible. */
export const SHIFTS: Example[] = [
	...examplesOf('shift', {
		'not the mark of a serialiser': {
			fields: ({ shift }) => ({ __typename: 'TillSession', daypart: shift }),
			field: 'daypart',
		},
		'in English': { fields: ({ shift }) => ({ shiftName: shift }), field: 'shiftName' },
		'not who led it': { fields: () => ({ shiftLeader: 'Leader 1' }), field: null },
		'not who closed it': { fields: () => ({ shiftClosedBy: 'Closer 1' }), field: null },
		'in Spanish': { fields: (of) => ({ turno: letter(of) }), field: 'turno' },
		'in French': { fields: (of) => ({ service: letter(of) }), field: 'service' },
		'in German': { fields: (of) => ({ schicht: letter(of) }), field: 'schicht' },
		'in Portuguese': { fields: (of) => ({ sessao: letter(of) }), field: 'sessao' },
		'what it is called': { fields: (of) => ({ name: letter(of) }), field: 'name' },
		'its name before its code': {
			fields: (of) => ({ turno: letter(of), turnoNombre: `${letter(of)}-${of.centre}` }),
			field: 'turnoNombre',
		},
		'meals under a name that says nothing': {
			fields: ({ shift }) => ({ franja: shift === 'Lunch' ? 'Comida' : 'Cena' }),
			field: 'franja',
		},
		'the key of the shift': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day }),
			keyed: (of) => `Sala ${letter(of)}`,
			without: ['businessDate'],
			field: 'shiftKey',
		},
		'numbered names of one day': {
			fields: ({ index }) => ({ name: `Turno ${index + 1}` }),
			field: 'name',
		},
		'not what is different each time': {
			fields: ({ index }) => ({ name: `Z-000${index}` }),
			field: null,
		},
		'not its state': {
			fields: ({ isOpen }) => ({ turno: isOpen ? 'Abierto' : 'Cerrado' }),
			field: null,
		},
		'not an ID of a name': { fields: (of) => ({ nameId: letter(of) }), field: null },
		'not a till that is called after a meal': {
			fields: ({ shift }) => ({ tillName: `${shift} bar` }),
			field: null,
		},
		'not a ticket that is called after a meal': {
			fields: ({ shift }) => ({ ticketName: `${shift} menu` }),
			field: null,
		},
		'not a note': { fields: ({ shift }) => ({ notes: `${shift} was quiet` }), field: null },
		'its number, where it has no name': { fields: (of) => ({ turno: number(of) }), field: 'turno' },
		'its number, not its kind': {
			fields: (of) => ({ shift: 3, shiftNumber: number(of) }),
			field: 'shiftNumber',
		},
		'its number, not what is the same for all shifts of a day': {
			fields: (of) => ({ shiftTemplate: 'Std', shiftNumber: number(of) }),
			field: 'shiftNumber',
		},
		'a name with a word more, where it tells the shifts of a day apart': {
			fields: (of) => ({ shiftTemplate: letter(of) }),
			field: 'shiftTemplate',
		},
		'one name for all shifts of a day, where it says no more': {
			fields: () => ({ turno: 'Corrido' }),
			field: 'turno',
		},
		'a number that looks like a day': {
			fields: ({ index }) => ({ shiftNumber: 20_260_301 + index }),
			field: 'shiftNumber',
		},
		'not its day': { fields: ({ day }) => ({ shiftDate: day }), field: null },
		'not its day as a number': {
			fields: ({ day }) => ({ shiftDay: Number(day.replaceAll('-', '')) }),
			field: null,
		},
		'not the day that a name for it holds': { fields: ({ day }) => ({ turno: day }), field: null },
		'not an amount for service': {
			fields: (of) => ({ serviceCharge: 10 * number(of) }),
			field: null,
		},
		'its number as the key': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day }),
			keyed: (of) => String(number(of)),
			without: ['businessDate'],
			field: 'shiftKey',
		},
		'not the number of its till': { fields: (of) => ({ shiftTill: number(of) }), field: null },
		'not the number of its end': { fields: (of) => ({ shiftEnd: 1600 + number(of) }), field: null },
		'not how many tickets it has': { fields: (of) => ({ shiftTickets: number(of) }), field: null },
	}),
	...examplesOf('shiftId', {
		'in English': { fields: (of) => ({ id: id(of) }), field: 'id' },
		'in Spanish': { fields: (of) => ({ idTurno: id(of) }), field: 'idTurno' },
		'in French': { fields: (of) => ({ identifiant: id(of) }), field: 'identifiant' },
		'what is no more than an ID, before that of something else': {
			fields: (of) => ({ batchId: otherId(of), id: id(of) }),
			field: 'id',
		},
		'that of the shift, before another one': {
			fields: (of) => ({ batchId: otherId(of), shiftId: id(of) }),
			field: 'shiftId',
		},
		'its own, before one among its attributes': {
			fields: (of) => ({ id: id(of), attributes: { shiftId: otherId(of) } }),
			field: 'id',
		},
		'a number that never recurs': {
			fields: ({ index }) => ({ shiftNumber: 7001 + index }),
			field: 'shiftNumber',
		},
		'a long one before a short one': {
			fields: (of) => ({ batchId: `b${of.index}`, runId: id(of) }),
			field: 'runId',
		},
		'a number that begins anew each day, where there is no other': {
			fields: (of) => ({ shiftId: number(of) }),
			field: 'shiftId',
		},
		'a key of its own, before a number that begins anew each day': {
			fields: (of) => ({ shiftId: number(of), shiftKey: id(of) }),
			field: 'shiftKey',
		},
		'the same key on the first day, when the numbers do not recur yet': {
			fields: (of) => ({ shiftId: of.index, shiftKey: id(of) }),
			field: 'shiftKey',
		},
		'not that of a cashier': { fields: (of) => ({ cashierId: otherId(of) }), field: null },
		'not that of a request': { fields: (of) => ({ requestId: otherId(of) }), field: null },
		'not one that recurs': { fields: ({ day }) => ({ id: `D${day}` }), field: null },
		'the key of the shift': {
			fields: () => ({}),
			sheet: ({ day }) => ({ date: day }),
			keyed: id,
			without: ['businessDate'],
			field: 'shiftKey',
		},
		'not when it was opened': {
			fields: ({ index }) => ({ idDate: `2026-03-0${index + 1}` }),
			field: null,
		},
	}),
	...examplesOf('responsible', {
		'who led the shift, not who was at the till': {
			fields: ({ index }) => ({ jefeTurno: `Leader ${index}`, cajero: `Cashier ${index}` }),
			field: 'jefeTurno',
		},
		'who closed it, of several who did something': {
			fields: ({ index, isOpen }) => ({
				opened: { by: { username: `opener_${index}`, displayName: `Opener ${index}` } },
				closed: {
					by: isOpen ? null : { username: `closer_${index}`, displayName: `Closer ${index}` },
				},
				approved: { by: { username: `office_${index}`, displayName: `Office ${index}` } },
			}),
			field: 'closed.by.displayName or closed.by.username',
		},
		'the closer': {
			fields: ({ index }) => ({ closer: { displayName: `Closer ${index}` } }),
			field: 'closer.displayName',
		},
		'not the manager of a region': {
			fields: ({ index }) => ({ region: { manager: `Manager ${index % 2}` } }),
			field: null,
		},
		'who closed it': { fields: (of) => ({ closedBy: person(of) }), field: 'closedBy' },
		'who closed it, in Spanish': {
			fields: (of) => ({ cerradoPor: person(of) }),
			field: 'cerradoPor',
		},
		'who closed it, else who is responsible': {
			fields: (of) => ({ closedBy: person(of), responsible: other(of) }),
			field: 'closedBy or responsible',
		},
		'in Spanish': { fields: (of) => ({ encargado: person(of) }), field: 'encargado' },
		'in French': { fields: (of) => ({ caissier: person(of) }), field: 'caissier' },
		'in German': { fields: (of) => ({ kassierer: person(of) }), field: 'kassierer' },
		'in Italian': { fields: (of) => ({ operatore: person(of) }), field: 'operatore' },
		'who is responsible, before who worked at the till': {
			fields: (of) => ({ cashier: other(of), responsible: person(of) }),
			field: 'responsible',
		},
		'who worked at the till, where there is no other': {
			fields: (of) => ({ cashier: person(of) }),
			field: 'cashier',
		},
		'not who opened it': { fields: (of) => ({ openingCashier: person(of) }), field: null },
		'not who entered it': { fields: (of) => ({ createdUser: person(of) }), field: null },
		'not a code': { fields: (of) => ({ cashierCode: person(of) }), field: null },
		'a name before a login': {
			fields: (of) => ({ cashier: { login: other(of), name: person(of) } }),
			field: 'cashier.name',
		},
		'not who is responsible for a part': {
			fields: (of) => ({ terraceResponsible: person(of) }),
			field: null,
		},
		'not who is responsible for deliveries': {
			fields: (of) => ({ delivery: { responsible: person(of) } }),
			field: null,
		},
		'not programs': {
			fields: ({ index }) => ({ user: index % 2 ? 'api-user' : 'SYSTEM' }),
			field: null,
		},
		'a person, for whom a program stands in at times': {
			fields: (of) => ({ user: of.index % 4 ? person(of) : 'SYSTEM' }),
			field: 'user',
		},
		'not a user who is the same at every centre': {
			fields: () => ({ user: 'jperez' }),
			field: null,
		},
		'who is responsible for every centre': {
			fields: () => ({ responsible: 'Ana' }),
			field: 'responsible',
		},
		'not an address': {
			fields: (of) => ({ cashierEmail: `${person(of)}@example.com` }),
			field: null,
		},
		'not a first name beside a family name': {
			fields: (of) => ({ responsable: { nombre: person(of), apellidos: other(of) } }),
			field: null,
		},
		'not a first name beside that of whoever closed it': {
			fields: (of) => ({ closedByNombre: person(of), closedByApellidos: other(of) }),
			field: null,
		},
		'not half of a name': { fields: (of) => ({ cashierFirstName: person(of) }), field: null },
		'two that may be it': {
			fields: (of) => ({ cashier: person(of), waiter: other(of) }),
			field: null,
		},
	}),
];
