'use strict';

/*
 * The designs in which the sandbox can answer. The design of the real API is not published, so the
 * node must not rely on any of them: each tells the same cash sheets in the manner of another back
 * office. Plain functions of the sandbox's data.
 */

const { cents, total } = require('./data');
const { instant, localTime, millis, spanishTime, sumOf, userOf } = require('./shapeValues');

/**
 * @typedef {ReturnType<typeof import('./data').cashSheets>[number]} CashSheet
 * @typedef {CashSheet['shifts'][number]} Shift
 * @typedef {{ expected: number, counted: number | null, difference: number | null }} Count in euros
 * @typedef {keyof typeof SHAPES} Shape
 */

/**
 * As the data are: sheets with their shifts, English names, euros, times with an offset.
 *
 * @param {CashSheet[]} sheets
 */
const nested = (sheets) => sheets;

/**
 * A .NET service over a database view: one flat row per shift, which repeats sheet and centre. A
 * sheet without shifts is one row whose shift fields are all null, as a left join gives it. Times
 * are local, without an offset.
 *
 * @param {CashSheet[]} sheets
 */
function flat(sheets) {
	/** @param {Shift | undefined} shift */
	const shiftColumns = (shift) => {
		const cards = shift && total(shift.cards);
		const vouchers = shift && total(shift.mealVouchers);
		return {
			ShiftId: shift?.id ?? null,
			ShiftNumber: shift?.order ?? null,
			ShiftName: shift?.name ?? null,
			ShiftStatus: shift?.status ?? null,
			OpeningTime: localTime(shift?.openedAt),
			ClosingTime: localTime(shift?.closedAt),
			ResponsibleName: shift?.responsible ?? null,
			GrossSales: shift?.sales.gross ?? null,
			NetSales: shift?.sales.net ?? null,
			Checks: shift?.sales.tickets ?? null,
			Guests: shift?.sales.covers ?? null,
			CashFund: shift?.cash.openingFloat ?? null,
			CashExpected: shift?.cash.expected ?? null,
			CashDeclared: shift?.cash.counted ?? null,
			CashDifference: shift?.cash.difference ?? null,
			CardsExpected: cards?.expected ?? null,
			CardsDeclared: cards?.counted ?? null,
			CardsDifference: cards?.difference ?? null,
			MealVouchersExpected: vouchers?.expected ?? null,
			MealVouchersDeclared: vouchers?.counted ?? null,
			MealVouchersDifference: vouchers?.difference ?? null,
			Expenses: shift ? sumOf(shift.expenses) : null,
			CashMovements: shift ? sumOf(shift.cashMovements) : null,
		};
	};
	const rows = sheets.flatMap((sheet) =>
		(sheet.shifts.length > 0 ? sheet.shifts : [undefined]).map((shift) => ({
			CashSheetId: sheet.id,
			CompanyName: sheet.company,
			BusinessDate: `${sheet.businessDate}T00:00:00`,
			CenterId: sheet.centre.id,
			CenterCode: sheet.centre.code,
			CenterName: sheet.centre.name,
			...shiftColumns(shift),
			CashSheetStatus: sheet.status,
			SheetTotalExpected: sheet.totals.cash.expected,
			SheetTotalDeclared: sheet.totals.cash.counted,
			SheetTotalDifference: sheet.totals.cash.difference,
			BankDeposits: sumOf(sheet.bankDeposits),
			SecurityCompany: sumOf(sheet.securityCompany),
			LastModified: sheet.lastModified,
		})),
	);
	return { Success: true, Message: null, Data: rows };
}

/**
 * A payments platform: the sections of a sheet are rows with a code, amounts are money objects in
 * cents, times are UTC.
 *
 * @param {CashSheet[]} sheets
 */
function sections(sheets) {
	/** @param {number} amount */
	const money = (amount) => ({ amount: cents(amount), currency: 'EUR', exponent: 2 });
	/** @param {number | null} amount */
	const moneyOrNull = (amount) => (amount === null ? null : money(amount));
	/** @param {Count} count */
	const counted = (count) => ({
		expected: money(count.expected),
		counted: moneyOrNull(count.counted),
		difference: moneyOrNull(count.difference),
	});
	/** @param {Shift} shift */
	const shiftSections = ({ sales, cards, mealVouchers, expenses, cashMovements, cash }) => [
		{ code: 'SALES', name: 'Sales', gross: money(sales.gross), net: money(sales.net), tickets: sales.tickets }, // prettier-ignore
		{ code: 'CARDS', name: 'Cards', ...counted(total(cards)) },
		{ code: 'VOUCHERS', name: 'Meal vouchers', ...counted(total(mealVouchers)) },
		{ code: 'EXPENSES', name: 'Expenses', total: money(sumOf(expenses)) },
		{ code: 'MOVEMENTS', name: 'Cash movements', total: money(sumOf(cashMovements)) },
		{ code: 'CASH', name: 'Cash', openingFloat: money(cash.openingFloat), ...counted(cash) },
	];
	return {
		data: {
			cashSheets: sheets.map((sheet) => ({
				sheetId: String(sheet.id),
				businessUnit: {
					unitId: sheet.centre.id,
					unitCode: sheet.centre.code,
					unitName: sheet.centre.name,
				},
				businessDay: sheet.businessDate,
				state: sheet.status.toUpperCase(),
				modifiedAt: instant(sheet.lastModified),
				shifts: sheet.shifts.map((shift) => ({
					shiftId: String(shift.id),
					sequence: shift.order,
					shiftName: shift.name,
					state: shift.status.toUpperCase(),
					openedAt: instant(shift.openedAt),
					closedAt: instant(shift.closedAt),
					responsible: { userId: userOf(shift.responsible), displayName: shift.responsible },
					sections: shiftSections(shift),
				})),
				deposits: sheet.bankDeposits.map(({ amount, reference }) => ({
					reference,
					total: money(amount),
				})),
				totals: [
					{ code: 'CARDS', ...counted(sheet.totals.cards) },
					{ code: 'CASH', ...counted(sheet.totals.cash) },
				],
			})),
		},
	};
}

/**
 * A Java service's maps: centre ID, then business day, then the sheet with its shifts. Times are
 * milliseconds since 1970, states partly booleans.
 *
 * @param {CashSheet[]} sheets at most one of each centre and day
 */
function keyed(sheets) {
	/** @param {Count} count */
	const counted = ({ expected, counted: actual, difference }) => ({
		theoretical: expected,
		actual,
		variance: difference,
	});
	/** @type {Record<string, Record<string, object>>} */
	const cashSheets = {};
	for (const sheet of sheets) {
		(cashSheets[sheet.centre.id] ??= {})[sheet.businessDate] = {
			sheetNumber: sheet.id,
			centreName: sheet.centre.name,
			reviewState: sheet.status.toUpperCase(),
			modified: millis(sheet.lastModified),
			shifts: sheet.shifts.map((shift) => ({
				shiftNumber: shift.id,
				position: shift.order,
				description: shift.name,
				closed: shift.status === 'Closed',
				opening: millis(shift.openedAt),
				closing: millis(shift.closedAt),
				manager: shift.responsible,
				grossSales: shift.sales.gross,
				netSales: shift.sales.net,
				receipts: shift.sales.tickets,
				cash: { float: shift.cash.openingFloat, ...counted(shift.cash) },
				cards: counted(total(shift.cards)),
				vouchers: counted(total(shift.mealVouchers)),
				expenses: sumOf(shift.expenses),
			})),
			dayTotals: { cash: counted(sheet.totals.cash), cards: counted(sheet.totals.cards) },
		};
	}
	return { currency: 'EUR', cashSheets };
}

const SPANISH_STATES = { Open: 'Abierta', Reviewed: 'Revisada', Closed: 'Cerrada' };

/**
 * A Spanish back office: names, states and the order of a date's parts.
 *
 * @param {CashSheet[]} sheets
 */
function spanish(sheets) {
	/** @param {Count} count */
	const counted = (count) => ({
		teorico: count.expected,
		contado: count.counted,
		descuadre: count.difference,
	});
	return {
		hojasCaja: sheets.map((sheet) => ({
			idHoja: sheet.id,
			empresa: sheet.company,
			idCentro: sheet.centre.id,
			codigoCentro: sheet.centre.code,
			centro: sheet.centre.name,
			fecha: spanishTime(sheet.businessDate),
			estado: SPANISH_STATES[/** @type {keyof SPANISH_STATES} */ (sheet.status)] ?? sheet.status,
			fechaModificacion: spanishTime(sheet.lastModified),
			turnos: sheet.shifts.map((shift) => ({
				idTurno: shift.id,
				orden: shift.order,
				turno: shift.name,
				estado: shift.status === 'Closed' ? 'Cerrado' : 'Abierto',
				fechaApertura: spanishTime(shift.openedAt),
				fechaCierre: spanishTime(shift.closedAt),
				responsable: shift.responsible,
				ventaBruta: shift.sales.gross,
				ventaNeta: shift.sales.net,
				tickets: shift.sales.tickets,
				comensales: shift.sales.covers,
				fondoCaja: shift.cash.openingFloat,
				efectivo: counted(shift.cash),
				tarjetas: counted(total(shift.cards)),
				valesComida: counted(total(shift.mealVouchers)),
				gastos: shift.expenses.map(({ concept, amount }) => ({
					concepto: concept,
					importe: amount,
				})),
				movimientosCaja: sumOf(shift.cashMovements),
			})),
			ingresosBanco: sumOf(sheet.bankDeposits),
			totales: {
				efectivo: counted(sheet.totals.cash),
				tarjetas: counted(sheet.totals.cards),
			},
		})),
	};
}

/** By name, with the words for `--help`. */
const SHAPES = {
	nested: { of: nested, about: 'cash sheets that hold their shifts' },
	flat: { of: flat, about: 'one flat row per shift, with .NET names' },
	sections: { of: sections, about: 'sections as rows told apart by a code, amounts in cents' },
	keyed: { of: keyed, about: 'objects keyed by centre, then by day' },
	spanish: { of: spanish, about: 'Spanish names and dates' },
};

/** A line per design, for the help of a command. */
const SHAPE_HELP = Object.entries(SHAPES)
	.map(([name, { about }]) => `                          ${name.padEnd(9)} ${about}`)
	.join('\n');

/**
 * @param {string} name as a user gives it
 * @returns {Shape}
 * @throws when there is no such design
 */
function shapeOf(name) {
	if (Object.hasOwn(SHAPES, name)) return /** @type {Shape} */ (name);
	throw new Error(`--shape ${name}: it is one of ${Object.keys(SHAPES).join(', ')}`);
}

module.exports = { SHAPES, SHAPE_HELP, shapeOf };
