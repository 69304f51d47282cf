import {
	entriesIn,
	hashContent,
	hashKey,
	hashMark,
	readState,
	STATE_VERSION,
	toText,
} from '../../../nodes/MapalCashrec/cashSheet/watch/state';
import { step } from '../../../nodes/MapalCashrec/cashSheet/watch/step';
import { clone, NOON, read, settings, sheet, shift, ZONE } from './polls';

const { shifts, by } = read([sheet('2026-03-05', [shift(91234), shift(91235)])]);
const whole = step(undefined, shifts, by, NOON, ZONE, settings()).nextState;
const withDays = (days: unknown) => ({ ...whole, days });
const [text = ''] = Object.values(whole.days);

test('a state is read back as it was kept', () => {
	expect(readState(clone(whole))).toEqual({ state: whole, isDamaged: false });
	const fields = { expected: 'cash.expected' };
	expect(readState({ ...whole, fields })).toEqual({
		state: { ...whole, fields },
		isDamaged: false,
	});
});

test.each<[string, unknown]>([
	['what n8n gives before the first poll', {}],
	['nothing', undefined],
])('%s is no state, and not damaged', (_name, data) => {
	expect(readState(data)).toEqual({ state: undefined, isDamaged: false });
});

test.each<[string, unknown]>([
	['null', null],
	['a text', 'since'],
	['a number', 7],
	['a list', [whole]],
	['of an earlier version', { ...whole, version: STATE_VERSION - 1 }],
	['of a later version', { ...whole, version: STATE_VERSION + 1 }],
	['without a version', { ...whole, version: undefined }],
	['without a first day', { ...whole, since: undefined }],
	['with a first day that is none', { ...whole, since: 'yesterday' }],
	['with a number for the first day', { ...whole, since: 20260305 }],
	['without what makes the keys', { ...whole, keyedBy: null }],
	['without what was watched', { ...whole, watched: '' }],
	['with a list of what was watched', { ...whole, watched: ['a'] }],
	['without days', { ...whole, days: undefined }],
	['with null for the days', withDays(null)],
	['with a number for the days', withDays(3)],
	['with a text for the days', withDays(text)],
	['with a list of days', withDays([text])],
	['with null for a day', withDays({ '2026-03-05': null })],
	['with a number for a day', withDays({ '2026-03-05': 30 })],
	['with a list for a day', withDays({ '2026-03-05': [text] })],
	['with a day that is none', withDays({ someday: text })],
	['with a day that is none beside one', withDays({ ...whole.days, someday: text })],
	['cut short within a shift', withDays({ '2026-03-05': text.slice(0, -1) })],
	['with fields that are none', { ...whole, fields: { expected: 1 } }],
	['with null for the fields', { ...whole, fields: null }],
])('a state is damaged that is %s', (_name, data) => {
	expect(readState(data)).toEqual({ state: undefined, isDamaged: true });
});

test('a state of version 2 is still read after an update, and its shifts are known', () => {
	const kept = {
		version: 2,
		since: '2026-03-05',
		keyedBy: 'pWFFJwzms769',
		watched: 'Tx3mz9+sMCfS',
		days: {
			'2026-03-05': 'xiJvsnXHPwZ5GHWmCjfbMe--------U4xVIsXmPdoOrQBgQ3SYEm--------',
		},
	};
	const { state } = readState(kept);
	expect(step(state, shifts, by, NOON, ZONE, settings())).toEqual({ emit: [], nextState: kept });
});

test('an entry is 30 characters, and is read back', () => {
	const entries = ['', 'closed', hashMark('-500')].map(
		(mark, index) => [hashKey(`${index}`), { content: hashContent('x'), mark }] as const,
	);
	const written = entries.map(([key, entry]) => toText(key, entry)).join('');
	expect(written).toHaveLength(90);
	expect(entriesIn(written)).toEqual(entries);
});

test('a mark never ends in the sign that fills it up', () => {
	for (let n = 0; n < 5000; n++) expect(hashMark(String(n))).toMatch(/^[A-Za-z\d+/]{8}$/);
});
