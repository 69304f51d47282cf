import { currenciesOf } from '../money';
import type { Field } from '../profile/field';
import type { Profile } from '../profile/profile';
import { isMissing } from '../profile/values';
import { type DateOrder } from '../profile/moments';
import { CLOSED, OPENING } from '../vocabulary/concepts';
import { isOfTheDay, isRowPerTender } from './amounts';
import type { Assignment, ByHand } from './assignment';
import { unreadableByHand } from './byHand';
import { centreId, otherCentreId } from './centre';
import { centreName } from './centreName';
import {
	candidateOf,
	judge,
	NOTHING,
	type Asked,
	type Candidate,
	type Column,
	type Context,
	type Verdict,
} from './column';
import { date, hasBusinessDay } from './date';
import { daysOf } from './days';
import { deletionsIn } from './deletions';
import { countedOnBeside, hasTime, isClock } from './finished';
import { closedFlag, openFlag } from './flags';
import { findMoney } from './money';
import { mayBeCents } from './minorUnits';
import { COLUMNS, type ColumnName } from './names';
import { closedBy, inCharge } from './person';
import { ROLES, type Role } from './roles';
import { sales } from './sales';
import { isHollowShift, shift, shiftNumber } from './shift';
import { countOnly, shiftId } from './shiftId';
import { sheetStatus } from './sheetStatus';
import { state } from './state';
import { isOpenBy, stateByHand, stateFrom } from './status';
import { closedAt, dateBeside, momentsOf, openedAt } from './time';

/**
 * Gives each column its field. Columns that are best told by values come first; a field that serves
 * one is no candidate for the next.
 *
 * @param profile the fields of the shifts and of the records above them
 * @param sheetLevel how far above the shift its cash sheet stands; undefined where there is none
 */
export function assign(
	profile: Profile,
	asked: Asked,
	byHand: ByHand,
	sheetLevel: number | undefined,
): Assignment {
	const fields = [...profile.fields.values()];
	const candidates = leavesOf(fields).map((field) => candidateOf(field, profile.size));
	const found = new Map<string, Candidate>();
	const taken = new Set<Candidate>();
	const context: Context = {
		asked,
		candidates,
		answers: profile.answers,
		sheetLevel,
		found: (column) => found.get(column),
	};
	const verdicts = Object.fromEntries(COLUMNS.map((name) => [name, NOTHING])) as Record<
		ColumnName,
		Verdict
	>;

	for (const [name, field] of byHand) {
		const candidate =
			candidates.find(({ field: { path } }) => path === field.path) ??
			candidateOf(field, profile.size);
		verdicts[name] = { field, why: ['it was set by hand'], doubt: [] };
		found.set(name, candidate);
		taken.add(candidate);
	}
	const free = () => candidates.filter((candidate) => !taken.has(candidate));
	const find = (name: string, column: Column) => {
		if (byHand.has(name as ColumnName)) return found.get(name);
		const { candidate, ...verdict } = judge(column, free(), context);
		if (name in verdicts) verdicts[name as ColumnName] = verdict;
		if (candidate) {
			found.set(name, candidate);
			taken.add(candidate);
		}
		return candidate;
	};

	if (!find('centreId', centreId)) find('centreId', otherCentreId);
	const day = find('date', date);
	const opening = find('openedAt', openedAt);
	const closing = find('closedAt', closedAt);
	const flagClosed = byHand.get('status') ? undefined : find('closedFlag', closedFlag);
	const flagOpen = byHand.get('status') ? undefined : find('openFlag', openFlag);
	// After the flags: a state that they contradict is that of something else.
	const stateText = byHand.get('status') ? found.get('status') : find('state', state);
	find('sheetStatus', sheetStatus);
	find('centreName', centreName);
	const id = find('shiftId', shiftId);
	const shiftName = find('shift', shift) ?? find('shift', shiftNumber);
	if (id && !shiftName && !byHand.has('shiftId') && countOnly(id.values)) {
		// An ID that only counts is taken for the number of the shift, where it has no other name.
		const { candidate, ...verdict } = judge(shiftNumber, [id], context);
		if (candidate) {
			verdicts.shift = verdict;
			verdicts.shiftId = NOTHING;
		}
	}
	const closer = find('responsible', closedBy);
	const person = byHand.has('responsible') ? undefined : judge(inCharge, free(), context);
	if (person) {
		const { candidate, ...verdict } = person;
		if (candidate) taken.add(candidate);
		if (!closer && (candidate ?? verdict.doubt[0])) verdicts.responsible = verdict;
	}

	const statusByHand = byHand.get('status');
	const stateAt = (index: number) => {
		const [text, closed, open] = [stateText, flagClosed, flagOpen].map(
			(candidate) => candidate?.values.all[index],
		);
		return statusByHand ? stateByHand(text, statusByHand.path) : stateFrom(text, closed, open);
	};
	// A shift that is closed and not counted shows as little of its amounts as one that is open.
	const areOpen = Array.from({ length: profile.size }, (_, index) => {
		const says = stateAt(index);
		const hasClosing = closing && hasTime(closing, index, context);
		return (
			says === 'uncounted' ||
			isOpenBy({ state: says, hasClosing, counted: undefined, sheet: undefined }) === true
		);
	});
	const isOpen = (index: number) => areOpen[index] === true;
	// Amounts that were set by hand stay in: the others are looked for beside them.
	const days = daysOf(found.get('centreId'), found.get('date'), context);
	const set = amountsByHand(byHand, found);
	const money = findMoney(
		[...new Set([...set.keys(), ...candidates])].filter(
			(candidate) =>
				set.has(candidate) ||
				candidate === found.get('sales') ||
				!(taken.has(candidate) || isOfTheDay(candidate, days)),
		),
		isOpen,
		profile.size,
		set,
	);
	const unreadable = unreadableByHand(found, money.notation, isOpen);
	for (const role of ROLES) {
		if (byHand.has(role)) continue;
		const amount = money.fields[role];
		verdicts[role] = {
			field: amount?.field,
			why: amount ? [`its name says ${role}`, ...money.why] : [],
			doubt: amount ? [] : (money.doubt[role] ?? []).map(({ field }) => field),
		};
		if (amount) taken.add(amount.candidate);
	}
	const sold = find('sales', sales);
	const soldAmount = sold && money.amounts.find(({ candidate }) => candidate === sold);
	if (
		sold &&
		!byHand.has('sales') &&
		(!soldAmount ||
			isRowPerTender(candidates) ||
			soldAmount.isDoubtful ||
			mayBeCents([soldAmount], money.amounts, candidates))
	) {
		verdicts.sales = { field: undefined, why: [], doubt: [sold.field] };
	}

	const orders = new Map<string, DateOrder>();
	const openedOn = opening && isClock(opening) ? dateBeside(opening, context, OPENING) : undefined;
	const closedOn = closing && isClock(closing) ? dateBeside(closing, context, CLOSED) : undefined;
	for (const candidate of [found.get('date'), opening, closing, openedOn, closedOn]) {
		const order = candidate && momentsOf(candidate, context)?.order;
		if (order) orders.set(candidate.field.path, order);
	}
	const counted = money.fields.counted?.candidate;
	const isCompared =
		verdicts.difference.field ?? (verdicts.expected.field && verdicts.counted.field);
	return {
		verdicts,
		inCharge: person?.field,
		state: stateText?.field,
		closedFlag: flagClosed?.field,
		openFlag: flagOpen?.field,
		openedOn: openedOn?.field,
		closedOn: closedOn?.field,
		isDayKnown: day !== undefined || hasBusinessDay(context),
		countedOn: counted && countedOnBeside(counted, candidates)?.field,
		orders,
		notation: money.notation,
		sheetLevel,
		namesShifts: Boolean(id ?? shiftName) || candidates.some(isHollowShift),
		byHand: new Set(byHand.keys()),
		question: unreadable ?? (isCompared ? undefined : money.question),
		deletions: deletionsIn(fields),
		currencies: currenciesOf(fields.map(({ last, values }) => [last.join(' '), values])),
		amounts: money.amounts,
	};
}

/** Leaves out fields that are null in some shifts, and hold fields in others (`closing: null`). */
function leavesOf(fields: Field[]): Field[] {
	const holders = new Set(fields.map(({ parent }) => parent));
	return fields.filter(({ path, values }) => !holders.has(path) || !values.every(isMissing));
}

/** The amounts of cash that the user has set. */
const amountsByHand = (byHand: ByHand, found: ReadonlyMap<string, Candidate>) =>
	new Map(
		ROLES.flatMap((role): Array<[Candidate, Role]> => {
			const candidate = byHand.has(role) && found.get(role);
			return candidate ? [[candidate, role]] : [];
		}),
	);
