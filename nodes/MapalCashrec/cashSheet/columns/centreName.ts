import { BUSINESS, CENTRE, ID, LABEL, NAME, NUMBER, WRAPPER } from '../vocabulary/concepts';
import { isGeneral, isOfOthers, shareAsked } from './centre';
import { textOf, type Candidate, type Column, type Context } from './column';

/** Time zones, languages, colours and addresses are no names. */
const NO_NAME = /^[A-Z][a-z]+\/[A-Z]|^[a-z]{2}[-_][A-Z]{2}$|^#|:\/\/|@/;

export const centreName: Column = {
	fits: ({ values }, context) =>
		values.isText &&
		values.share >= 0.9 &&
		values.filled.every((value) => {
			const text = String(value);
			return text.length <= 120 && /\p{L}/u.test(text) && !NO_NAME.test(text);
		}) &&
		context.found('centreId')?.values.signature !== values.signature,
	clues: [
		{
			why: 'its name speaks of what a centre is called',
			points: 55,
			holds: ({ field: { last, subject } }) =>
				(NAME.in(last) && (CENTRE.in(last) || CENTRE.in(subject))) ||
				(CENTRE.in(last) && !ID.in(last) && !NUMBER.in(last)),
		},
		{
			why: "it stands beside the centre's ID",
			points: 45,
			holds: ({ field }, context) => {
				const id = context.found('centreId')?.field;
				// In a flat row, `name` is that of the shift.
				if (field.level === 0 && field.parent === '') return false;
				const isBeside = id?.level === field.level && (!id.steps || id.parent === field.parent);
				return isBeside && field.depth <= 1 && isGeneral(field.last) && NAME.in(field.last);
			},
		},
		{
			why: 'each centre has only one of its values',
			points: 15,
			holds: (candidate, context) => !isTwofold(candidate, context),
		},
		{
			why: 'a centre has several of its values',
			points: -60,
			holds: (candidate, context) => isTwofold(candidate, context),
		},
		{
			why: 'its name says that it is a name',
			points: 10,
			holds: ({ field: { last } }) => NAME.in(last),
		},
		{
			why: 'its values are IDs of centres',
			points: -60,
			holds: (candidate, context) => shareAsked(candidate, context) === 1,
		},
		{
			why: 'its name has a word that narrows it down',
			points: -30,
			holds: ({ field: { last } }) => !last.every(isPlain),
		},
		{ why: 'its name speaks of something else', points: -60, holds: isNotName },
	],
	enough: 60,
};

/** Words that a centre's name may have, and those that other clues judge. */
const isPlain = (word: string) =>
	PARTS.test(word) ||
	[CENTRE, LABEL, BUSINESS, WRAPPER].some((set) => set.has(word)) ||
	/^(punto|vendita|venta|display|short|full|long|public|commercial|comercial|trade|abbreviated|corto|completo|\d+)$/.test(
		word,
	);

/** Whether a centre has two of the values. */
function isTwofold({ values }: Candidate, context: Context): boolean {
	const ids = context.found('centreId')?.values.all;
	const names = new Map<string, string>();
	return values.all.some((value, index) => {
		if (value === undefined) return false;
		const id = textOf(ids?.[index]) ?? '';
		const known = names.get(id) ?? String(value);
		names.set(id, known);
		// Without a field for the centre, this can be told only where one centre was asked for.
		return known !== value && (ids !== undefined || context.asked.centres.length === 1);
	});
}

const PARTS =
	/^(address|street|city|town|country|region|area|zone|zip|phone|email|mail|type|category|group|currency|time|timezone|direccion|ciudad|pais|zona|provincia|telefono|correo|moneda|tipo|grupo|adresse|ville|pays|devise|ort|stadt|strasse|citta|indirizzo|cidade|endereco)$/;

function isNotName(candidate: Candidate, context: Context): boolean {
	const { last, subject, parent } = candidate.field;
	const id = context.found('centreId')?.field;
	if (
		id &&
		isGeneral(last) &&
		id.level === candidate.field.level &&
		(!id.steps || id.parent === parent)
	)
		return false;
	const nouns = CENTRE.in(last) ? last : [...subject, ...last];
	return isOfOthers(candidate) || nouns.some((word) => PARTS.test(word));
}
