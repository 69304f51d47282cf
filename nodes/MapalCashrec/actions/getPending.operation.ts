import { need, needWords } from '../cashSheet/compare/needed';
import { PENDING_STATES, pendingSheets, type PendingState } from '../cashSheet/compare/pending';
import { InputError, show as shown } from '../cashSheet/inputError';
import { readLimit } from '../fields/limit';
import { readChoice, type Parameters } from '../fields/read';
import { shownFor, type Operation } from './operation';

const DEFAULT_STATES: PendingState[] = ['missing', 'empty', 'open'];

export const getPending: Operation = {
	option: {
		name: 'Get Pending Cash Sheets',
		value: 'getPending',
		description:
			'Get the centres and days whose cash sheet is missing, empty, not counted or not reviewed',
		action: 'Get pending cash sheets',
	},
	fields: [
		{
			displayName: 'States',
			name: 'states',
			type: 'multiOptions',
			options: [
				{ name: 'Empty', value: 'empty', description: 'A cash sheet without shifts' },
				{
					name: 'Missing',
					value: 'missing',
					description: 'Nothing came back for that centre and day',
				},
				{
					name: 'Not Reviewed',
					value: 'notReviewed',
					description: 'The status of the cash sheet says that it is neither reviewed nor closed',
				},
				{ name: 'Open', value: 'open', description: 'A shift is open or not counted' },
			],
			// Not DEFAULT_STATES: n8n's scanner wants to see an array here.
			default: ['missing', 'empty', 'open'],
			displayOptions: shownFor('getPending'),
			description: 'Which cash sheets to return. Where several apply, the first one is given.',
		},
	],
	want(parameters) {
		const states = readStates(parameters);
		const limit = readLimit(parameters);
		return {
			keepsRecords: false,
			make: ({ rows, empty, asked }, { assignment }) => {
				const sheets = [...rows, ...empty];
				need(['centreId', 'date'], assignment, sheets);
				if (states.includes('open')) need(['status'], assignment, rows);
				if (states.includes('notReviewed')) {
					need(['sheetStatus'], assignment, sheets);
					needWords(sheets);
				}
				const isCounted = assignment.verdicts.counted.field !== undefined;
				const items = pendingSheets(rows, sheets.slice(rows.length), asked, states, isCounted);
				return { items: items.length > limit ? items.slice(0, limit) : items };
			},
		};
	},
};

function readStates(parameters: Parameters): PendingState[] {
	const given = parameters('states', DEFAULT_STATES);
	if (!Array.isArray(given) || given.length === 0) {
		throw new InputError(
			`'States' holds ${shown(given)}`,
			`Choose at least one of: ${PENDING_STATES.join(', ')}`,
		);
	}
	return given.map((state) => readChoice(state, 'States', PENDING_STATES));
}
