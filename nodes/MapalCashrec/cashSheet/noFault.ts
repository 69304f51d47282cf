/*
 * What an API writes beside an empty list: that there is nothing to return, that all went well, or
 * that something went wrong. Texts are compared without accents.
 */

const NOUN =
	'data|records?|results?|sheets?|cashsheets?|shifts?|rows?|content|items?|entries|closings?|closures?|tills?|sessions?|documents?|movements?|information|datos|registros?|resultados?|hojas?|turnos?|cierres?|arqueos?|cajas?|informacion|donnees?|resultats?|feuilles?|clotures?|services?|daten|ergebnisse?|schichten|blatter|dati|risultati|turni|fogli|chiusure|dados|folhas?|fechos?';
const NONE = new RegExp(
	`\\b(no|not any|zero|0|sin|ningun[ao]?|aucune?|pas de|keine?|nessun[ao]?|nenhuma?|nao|non)\\s(\\S+\\s){0,2}(${NOUN})\\b|\\b(${NOUN})\\s(\\S+\\s)?not found\\b|\\b(${NOUN})\\s?(found|returned)?:\\s?0\\b|\\bnothing (was )?(found|to (return|show))|^\\W*(empty( result| list)?|none)\\W*$`,
	'i',
);
const WELL =
	/\b(ok|success\w*|succeeded|done|completed?|processed|retrieved|fetched|loaded|returned|executed|approved|accepted|hecho|correct[oa]?|correctamente|exito|exitosamente|(complet|proces|realiz|recuper)ad[oa]s?|obtenid[oa]s?|succes|reussie?|termine|erfolgreich|successo|sucesso)\b/i;
const NOT_WELL =
	/\b(not|never|cannot|unable|only|partly|partially|incomplete|no se|impossible|nicht|non)\b|n't\b/i;
const FAULT =
	/\b(errors?|errore?s?|erreurs?|fehler|erro|fail\w*|fallo|fallid[oa]|echec|falha|exceptions?|time-?out|timed out|expired|busy|ocupad[oa]|unavailable|maintenance|mantenimiento|denied|unauthori[sz]ed|forbidden|in progress|(is|still) (running|loading|syncing))\b/i;
const NO_FAULT =
	/\b(no|without|sin|sans|ohne|zero|0)\s(errors?|errores|erreurs?|fehler|warnings?)\b/gi;
/** Of the request, not of its answer. */
const ADVICE = /\b(deprecated|deprecation|obsolet[eoa])\b/i;

/** A text's beginning without accents, and without words such as `no errors`, which say OK. */
const read = (text: string): string =>
	text
		.slice(0, 500)
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/_/g, ' ')
		.replace(NO_FAULT, 'OK');

/** Whether a text says that there is nothing to return, and nothing of a fault. */
export function saysNone(text: string): boolean {
	const words = read(text);
	return NONE.test(words) && !FAULT.test(words);
}

/** Whether a text says no more than that all went well. */
export function saysWell(text: string): boolean {
	const words = read(text);
	return ADVICE.test(words) || (WELL.test(words) && !NOT_WELL.test(words) && !FAULT.test(words));
}

/** Whether a text says that something went wrong, or that not all is there. */
export function saysDoubt(text: string): boolean {
	const words = read(text);
	return (NOT_WELL.test(words) || FAULT.test(words)) && !ADVICE.test(words);
}
