/**
 * The vocabulary of till shifts in field names, in English, Spanish and French. Words stand in the
 * singular, in lower case and without accents, as `wordsOf` gives them.
 */

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** A till session itself. */
export const SHIFT = words('shift turno session sesion tanda quart service servicio');
/** What closes one: where there is no better word, each closing is a shift. */
export const CLOSING = words(
	'closing closure closeout cashup settlement cierre cloture arqueo corte cuadre reconciliation conciliacion rapprochement',
);
/** Where it takes place: where there is no better word, each till's record is a shift. */
export const TILL = words('till drawer register caja caisse tpv terminal pos');
/** The record of a day, which holds shifts. */
export const SHEET = words('sheet hoja feuille');
/** What holds sheets or shifts. */
export const HOLDER = words(
	`day daily dia diario jour journee jornada date fecha week semana semaine month me mes mois period
	periodo periode centre center centro store tienda magasin restaurant restaurante local locale location
	site sitio establecimiento etablissement business company empresa societe branch sucursal outlet
	unit unidad unite tenant`,
);
/** What a shift consists of, or what stands beside it. */
export const ROW = words(
	`payment pago paiement reglement tender medio moyen method metodo movement movimiento mouvement
	transaction transaccion sale venta vente ticket receipt recibo recu invoice factura facture order
	pedido commande line linea ligne detail detalle expense gasto depense deposit deposito ingreso depot
	withdrawal retiro retirada retrait denomination denominacion coupure coin moneda piece billete billet
	note bill card tarjeta carte voucher vale cheque check tax impuesto iva tva taxe discount descuento
	remise tip propina pourboire employee empleado employe user usuario utilisateur staff customer cliente
	client product producto produit article articulo section seccion category categoria categorie total
	totale totaux summary resumen resume error warning message link meta pagination scan correction adjustment
	ajuste comment comentario commentaire attachment log event history account cuenta compte denom
	currency role permission setting filter facet`,
);
/** A sum over shifts, which looks like one more shift. */
export const TOTAL = words(
	'total totale totaux sum suma somme summary resumen resume overall global',
);
/** A part of each of them. */
const PART_OF_TOTAL = /tot|sum|som|overa|glob/i;
/** Names that say nothing about what they hold: envelopes and their lists. */
export const WRAPPER = words(
	`data datum dato donnee result resultado resultat response respuesta reponse value valor valeur item
	record registro enregistrement list lista liste row fila entry entrada entree element elemento
	object objeto content contenido contenu payload body d edge node output return root collection embedded
	page hit array all`,
);

export const OPENING = words(
	'open opened opening start started begin began beginning apertura abierto abierta abre inicio inicial comienzo ouverture ouvert ouverte debut desde from initial initiale',
);
export const CLOSED = words(
	'close closed closing end ended finish finished stop stopped cierre cerrado cerrada cierra fin final cloture cloturee fermeture ferme fermee hasta to until',
);
export const PERSON = words(
	`cashier cajero cajera caissier caissiere operator operador operateur employee empleado employe
	responsible responsable encargado encargada manager gerant supervisor staff user usuario utilisateur
	vendedor vendeur server waiter camarero serveur`,
);
export const STATUS = words('status state estado statut etat');
export const EXPECTED = words(
	'expected theoretical theoretic system calculated esperado esperada teorico teorica calculado sistema previsto theorique attendu attendue calcule systeme',
);
export const COUNTED = words(
	'counted count declared declare actual real contado contada declarado declarada recuento compte comptee comptees declaree reel reelle constate physical fisico',
);
export const DIFFERENCE = words(
	`difference diff gap variance discrepancy overshort overage shortage surplus diferencia descuadre
	desviacion ecart faltante sobrante manquant excedent`,
);
/** Together they name a difference (`overOrShort`). */
export const OVER_SHORT = words('over short');
/** Cash, as against cards and vouchers. */
export const CASH = words('cash efectivo espece metalico liquide liquido');
/** Means of payment that are not cash. */
export const OTHER_TENDER = words(
	`card tarjeta carte cb visa mastercard amex credit debit credito debito voucher vale cheque check coupon
	cupon bono gift wallet mobile online transfer transferencia virement bizum paypal meal ticket delivery app
	wave fleet loyalty point tip propina pourboire tax deposit deposito expense gasto
	depense sale venta vente movement movimiento mouvement refund withdrawal retiro retirada retrait float fondo fond`,
);
/** A row of money pieces, never a shift. */
export const PIECES = words('quantity qty cantidad quantite denomination denominacion coupure');
/** What tells one kind of payment, section or tender from another. */
export const TENDER = words(
	'payment pago paiement tender method metodo mode medio moyen forma section seccion issuer emisor emetteur',
);
/** What may stand beside a word that names a thing, so that the field still names that thing. */
export const LABEL = words(
	'id ident identifier identificador identifiant name no nr num number code key uuid guid ref reference nombre numero nom libelle codigo cod type tipo label description descripcion order orden ordre index title titulo titre the of de del du la le el',
);

const SPANISH_OR_FRENCH = words(
	`turno sesion tanda quart servicio cierre cloture arqueo corte cuadre conciliacion rapprochement caja
	caisse hoja feuille dia jour journee jornada fecha semana semaine mes mois periodo periode centro
	tienda magasin restaurante sitio establecimiento etablissement empresa societe sucursal unidad unite
	pago paiement reglement medio moyen metodo movimiento mouvement transaccion venta vente recibo recu
	factura facture pedido commande linea ligne detalle gasto depense deposito ingreso depot retiro
	retirada retrait denominacion coupure moneda billete billet tarjeta carte vale impuesto iva tva taxe
	descuento remise propina pourboire empleado employe usuario utilisateur cliente producto produit
	seccion categoria categorie totaux resumen cuenta compte`,
);

const MOST_NAMES = 5000;

/** Judges each name of a field once: a response repeats its names for every record. */
export function oncePerName<T>(judge: (name: string) => T): (name: string) => T {
	const known = new Map<string, T>();
	return (name) => {
		let judged = known.get(name);
		if (judged === undefined) {
			judged = judge(name);
			if (known.size >= MOST_NAMES) known.clear();
			known.set(name, judged);
		}
		return judged;
	};
}

/** `cashSheetID`, `cash_sheets_id`, `Cash-Sheet Id` → `cash`, `sheet`, `id` */
export const wordsOf = oncePerName(split);

function split(name: string): string[] {
	return name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
		.replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
		.replace(/(\p{L})(\d)/gu, '$1 $2')
		.toLowerCase()
		.split(/[^\p{L}\d]+/u)
		.filter((word) => word !== '')
		.map(singular);
}

/** `entries` → `entry`, `cashSheets` → `cashSheet`, `sesiones` → `sesion` */
export function singular(word: string): string {
	if (word.length < 4 || /(ss|us|is)$/.test(word)) return word;
	if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
	// sesiones, cajones, unidades, operadores, valores; not stores
	if (/(ion|jon|dad|[dlr]or)es$/.test(word)) return word.slice(0, -2);
	return word.endsWith('s') ? word.slice(0, -1) : word;
}

/**
 * What a list's name says it holds. English names end with the noun that counts (`shiftPayments` are
 * payments), Spanish and French ones begin with it (`pagosTurno`).
 */
export function kindOf(names: string[]): Set<string> | undefined {
	const cut = names.findIndex((word) => /^(by|per|por|par|for)$/.test(word));
	const known = (cut > 0 ? names.slice(0, cut) : names)
		.map((word) => [SHIFT, CLOSING, TILL, SHEET, HOLDER, ROW].find((kind) => kind.has(word)))
		.filter((kind) => kind !== undefined);
	const headFirst = names.some((word) => SPANISH_OR_FRENCH.has(word));
	return headFirst ? known[0] : known[known.length - 1];
}

/** Says that a field holds a moment. */
export const TIME_WORDS = words('at time date datetime hora fecha heure hour timestamp le dt');

/** Whether a name is that of a sum: `total`, `Total día`, `dailyTotals`. */
export function isTotalName(name: string): boolean {
	// Asked of values too, which do not repeat as names do.
	if (!PART_OF_TOTAL.test(name)) return false;
	const names = wordsOf(name);
	return (
		hasWord(names, TOTAL) &&
		names.every(
			(word) =>
				[TOTAL, HOLDER, LABEL].some((set) => set.has(word)) ||
				word === 'grand' ||
				word === 'general',
		)
	);
}

/** Whether a name is that of what is over or short. */
export const isDifference = (names: string[]): boolean =>
	hasWord(names, DIFFERENCE) || [...OVER_SHORT].every((word) => names.includes(word));

/** Where a record keeps its fields one level deeper (`attributes` of JSON:API, `_source` of a search). */
export const INNER = words('attribute property field source');

/** Whether one of the words, as `wordsOf` gives them, is in a vocabulary. */
export const hasWord = (names: string[], set: Set<string>) => names.some((word) => set.has(word));

/** Whether a name says nothing about what it holds: `data`, `result`, `$values`, `edges`. */
export function isWrapper(name: string): boolean {
	const names = wordsOf(name);
	return names.length > 0 && names.every((word) => WRAPPER.has(word));
}
