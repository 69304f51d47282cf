import type { Place } from '../profile/field';
import { Profile } from '../profile/profile';
import { readAlike, readShifts, sameList, type Reading } from '../reading/reading';
import { assign } from './assign';
import type { Assignment } from './assignment';
import { fieldsByHand, type ColumnPaths } from './byHand';
import { COLUMNS } from './names';
import { Extent } from './extent';
import { countRepeated, haveUniqueIds, makeIdsUnique } from './ids';
import { InputItem } from './inputItem';
import { rowReader, type RowReader } from './read';
import { emptyPlaces, sampleOf, sampleOfAnswers, sheetLevelOf, withoutBare } from './sample';
import type { Asked } from './column';
import type { Part, Sheets } from './sheets';
import { takeBack } from './takeBack';

/** So many shifts of each later answer are looked at, to see that the assignment still holds. */
const LATER_SAMPLE = 20;
/**
 * So many shifts are enough to assign the fields. From then on an answer is let go as soon as it is
 * read, where its records are not needed.
 */
const ENOUGH_TO_TELL = 5_000;

/**
 * Reads the answers of a run into rows. All input items that are read in the same way share one
 * assignment of the fields: one that is null in one centre's shifts may be filled in another's.
 */
export class Table {
	private profile = new Profile();

	private readonly items = new Map<number, InputItem>();

	private count = 0;

	private settled: { assignment: Assignment; fullest: Reading } | undefined;

	private isAmended = false;

	private readonly readers = new Map<string, RowReader>();

	private readonly extent = new Extent();

	/**
	 * @param zone the IANA time zone of the restaurants
	 * @param shiftList where the shifts are; '' to look for them
	 * @param byHand the fields that the user has set
	 * @param keepsRecords whether the records themselves are needed, besides the columns
	 */
	constructor(
		private readonly zone: string,
		private readonly shiftList: string,
		private readonly byHand: ColumnPaths,
		private readonly keepsRecords: boolean,
	) {}

	/**
	 * Reads one answer of an input item. The answers have to come in the order of their requests.
	 *
	 * @returns how the answer was read
	 * @throws InputError when the option "Shift List Name or ID" leads nowhere
	 */
	add(index: number, part: Part): Reading {
		this.extent.add(part);
		let item = this.items.get(index);
		if (!item) {
			this.items.set(index, (item = new InputItem()));
		}
		item.extent.add(part);

		const alike =
			this.settled && this.shiftList === ''
				? readAlike(part.body, this.settled.fullest)
				: undefined;
		const reading = alike ?? readShifts(part.body, this.shiftList);
		item.readings.push({ reading, part });
		this.count += reading.shifts;
		if (this.settled) {
			const reader = this.readerFor(part.centres, this.settled.assignment);
			this.profile.add(sampleOf(reading.groups, LATER_SAMPLE).filter(isOfAShift(reader)));
			this.isAmended = true;
			this.extract(item, item.readings.length - 1);
		} else if (!this.keepsRecords && this.count >= ENOUGH_TO_TELL) {
			this.settle();
		}
		return reading;
	}

	/** What was asked by all input items. */
	private get asked(): Asked {
		return this.extent.in(this.zone);
	}

	/**
	 * What each column is read from. It is final once all answers were added.
	 *
	 * @throws InputError for a field set by hand that no shift has, or that can't be read
	 */
	get assignment(): Assignment {
		const settled = this.settled ?? this.settle();
		if (this.isAmended) {
			this.isAmended = false;
			this.amend(settled.assignment);
		}
		return settled.assignment;
	}

	/** The fields of the shifts, for the reading report. */
	get fields() {
		return this.profile.fields;
	}

	/** What was read for an input item. */
	sheetsOf(index: number): Sheets {
		const { verdicts } = this.assignment;
		const { all, empty, places, extent, readings, seen } = this.items.get(index) ?? new InputItem();
		const rows = empty.size > 0 ? all.filter((row) => !empty.has(row)) : all;
		let repeated = 0;
		if (!haveUniqueIds(rows)) {
			if (verdicts.shiftId.field) repeated = countRepeated(rows);
			makeIdsUnique(rows);
		}
		return {
			rows,
			empty,
			all,
			places,
			asked: extent.in(this.zone),
			readings: readings.map(({ reading }) => reading),
			repeated,
			merged: seen.merged,
		};
	}

	private settle() {
		const entries = [...this.items.values()].flatMap(({ readings }) => readings);
		const [fullest] = entries
			.map(({ reading }) => reading)
			.sort((a, b) => Number(b.recognised) - Number(a.recognised) || b.shifts - a.shifts);
		if (fullest && this.shiftList === '') {
			for (const entry of entries)
				entry.reading = sameList(entry.reading, fullest, entry.part.body);
		}
		const groups = entries.flatMap(({ reading }) => reading.groups);
		const shifts = sampleOfAnswers(entries.map(({ reading }) => reading.groups));
		// Where there are cash sheets only, their own fields tell centre and day.
		const places = shifts.length > 0 ? shifts : emptyPlaces(groups);
		const level = sheetLevelOf(groups);
		const assignment = this.assignWithoutBare(shifts, level) ?? this.assignBy(places, level);
		const settled = { assignment, fullest: fullest as Reading };
		this.settled = settled;
		for (const item of this.items.values()) {
			for (let part = 0; part < item.readings.length; part++) this.extract(item, part);
		}
		return settled;
	}

	/** Assigns by the rows of shifts alone, where the others prove to be of sheets without shifts. */
	private assignWithoutBare(shifts: Place[], level: number | undefined): Assignment | undefined {
		if (shifts.length < 2) return undefined;
		const { whole, bare } = withoutBare(shifts);
		if (bare.length === 0) return undefined;
		const assignment = this.assignBy(whole, level);
		const reader = rowReader(assignment, this.asked);
		return bare.some(isOfAShift(reader)) ? undefined : assignment;
	}

	private assignBy(places: Place[], level: number | undefined): Assignment {
		this.profile = new Profile();
		this.profile.add(places);
		const byHand = fieldsByHand(this.byHand, this.profile, places, this.asked);
		return assign(this.profile, this.asked, byHand, level);
	}

	/** Reads the rows of an answer, and lets go of it where its records are not needed. */
	private extract(item: InputItem, index: number): void {
		const entry = item.readings[index];
		if (!entry || !this.settled) return;
		const { assignment, fullest } = this.settled;
		const { part } = entry;
		if (this.shiftList === '') entry.reading = sameList(entry.reading, fullest, part.body);
		// Records are let go one by one as they are read: otherwise whole answers pile up in memory.
		const isLetGo = !this.keepsRecords && !entry.reading.hasReferences;
		const reader = this.readerFor(part.centres, assignment);
		item.addRows(entry.reading.groups, reader, {
			mayRepeat: part.requests > 1,
			keepsRecords: this.keepsRecords,
			isLetGo,
		});
		if (!this.keepsRecords) {
			entry.reading = { ...entry.reading, groups: [] };
			if (this.settled.fullest.groups.length > 0) {
				this.settled.fullest = { ...fullest, groups: [] };
			}
			part.body = null;
		}
	}

	/** Answers share readers, so that values which recur from answer to answer are kept once too. */
	private readerFor(centres: string[], assignment: Assignment): RowReader {
		const [only, ...more] = centres;
		const key = `${more.length === 0 ? only : ''} ${this.extent.centres.size}`;
		let reader = this.readers.get(key);
		if (!reader) {
			const asked = this.asked;
			reader = rowReader(assignment, { ...asked, centres }, asked.centres);
			this.readers.set(key, reader);
		}
		return reader;
	}

	/** Takes back what later answers have made doubtful: null is better than a wrong value. */
	private amend(first: Assignment): void {
		const byHand = new Map(
			COLUMNS.flatMap((name) => {
				const { field } = first.verdicts[name];
				return field && this.byHand.has(name) ? [[name, field] as const] : [];
			}),
		);
		const now = assign(this.profile, this.asked, byHand, first.sheetLevel);
		const doubtful = takeBack(first, now);
		for (const { all } of this.items.values()) {
			for (const row of all) {
				for (const name of doubtful) (row as unknown as Record<string, null>)[name] = null;
			}
		}
	}
}

const isOfAShift =
	({ rowOf, isOfSheetAlone }: RowReader) =>
	(place: Place) =>
		!isOfSheetAlone(rowOf(place), place);
