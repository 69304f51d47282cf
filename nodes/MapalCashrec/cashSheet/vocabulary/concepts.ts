/**
 * The vocabulary of till shifts: what a word in a field's name, or in a short text, speaks of. To
 * teach the package a word, add it to one line here.
 *
 * Words are written as `wordsOf` returns them: in the singular, in lower case, without accents.
 * `a_b` is a phrase: both words in this order, with at most one word between them.
 */
const TABLE = {
	/** A session at a till. */
	shift: {
		en: 'shift session turn service',
		es: 'turno sesion tanda servicio',
		fr: 'quart service',
		de: 'schicht sitzung',
		it: 'sessione turno turni',
		pt: 'sessao',
	},
	/** What closes a shift. Where no name says "shift", each closing is read as one. */
	closing: {
		en: 'closing closure closeout cashup settlement reconciliation',
		es: 'cierre arqueo corte cuadre conciliacion',
		fr: 'cloture rapprochement',
		de: 'abschluss kassenschluss kassensturz abrechnung',
		it: 'chiusura',
		pt: 'fechamento fecho',
	},
	/** Where a shift takes place. Without a better word, each till's record is read as one. */
	till: {
		en: 'till drawer register terminal pos',
		es: 'caja tpv',
		fr: 'caisse',
		de: 'kasse kassen',
		it: 'cassa',
		pt: 'caixa',
	},
	/** The record of a day, which holds shifts. */
	sheet: { en: 'sheet', es: 'hoja', fr: 'feuille', de: 'blatt', it: 'foglio fogli', pt: 'folha' },

	/** The day that a sheet is about. */
	day: {
		en: 'day daily date dt',
		es: 'dia diario jornada fecha fch fec',
		fr: 'jour journee',
		de: 'tag datum geschaftstag geschaeftstag geschaftsdatum geschaeftsdatum buchungstag buchungsdatum',
		it: 'giorno giornata',
		pt: '',
	},
	/** Spans of time that are longer than a day. */
	calendar: {
		en: 'week month period',
		es: 'semana mes periodo',
		fr: 'semaine mois me periode',
		de: 'woche monat',
		it: 'settimana',
		pt: '',
	},
	/** A restaurant. */
	centre: {
		en: 'center centre store restaurant local location site branch outlet unit shop venue facility plant spot warehouse',
		es: 'centro tienda restaurante locale establecimiento sucursal unidad sitio sede',
		fr: 'magasin etablissement unite boutique',
		de: 'filiale standort betrieb betriebsstatte laden filial',
		it: 'negozio ristorante filiale punto_vendita',
		pt: 'loja unidade estabelecimento',
	},
	/** The company that a restaurant belongs to. */
	company: {
		en: 'business company tenant brand chain franchise group organization organisation',
		es: 'empresa marca cadena grupo',
		fr: 'societe enseigne groupe',
		de: 'firma mandant unternehmen',
		it: 'azienda',
		pt: 'rede',
	},

	/** Records within shifts or beside them, which are hardly ever shifts themselves. */
	row: {
		en: `payment tender method movement transaction sale ticket receipt invoice order line detail expense
			deposit withdrawal denomination coin note bill card voucher check tax discount tip employee user
			staff customer client product article section category total summary error warning message link
			meta pagination scan correction adjustment comment attachment log event history account denom
			currency role permission setting filter facet`,
		es: `pago medio metodo movimiento venta recibo factura pedido linea detalle gasto ingreso retiro
			retirada denominacion moneda billete tarjeta vale cheque impuesto iva descuento propina empleado
			usuario cliente producto articulo seccion categoria resumen ajuste comentario cuenta deposito`,
		fr: `paiement reglement moyen mouvement vente recu facture commande ligne depense depot retrait coupure
			piece billet carte taxe tva remise pourboire employe utilisateur produit categorie totale totaux
			resume commentaire compte`,
		de: 'zahlung beleg position bewegung artikel',
		it: 'pagamento movimento vendita',
		pt: 'pagamento movimentacao venda',
	},
	/** A sum over shifts, which looks like one more shift. */
	total: {
		en: 'total sum summary overall global',
		es: 'suma resumen',
		fr: 'totale totaux somme',
		de: 'summe gesamt',
		it: 'totale',
		pt: 'soma',
	},
	/** Names that say nothing about what they hold: envelopes and their lists. */
	wrapper: {
		en: `data datum result response value item record list row entry element object content payload body
			d edge node output return message root collection embedded page hit array all`,
		es: 'dato resultado respuesta valor registro lista fila entrada elemento objeto contenido',
		fr: 'donnee resultat reponse valeur enregistrement liste entree contenu',
		de: '',
		it: '',
		pt: '',
	},

	opening: {
		en: 'open opened opening start started begin began beginning from initial',
		es: 'apertura abierto abierta abre inicio inicial comienzo desde',
		fr: 'ouverture ouvert ouverte debut initiale',
		de: 'beginn anfang eroffnung geoffnet geoeffnet eroffnet eroeffnet',
		it: 'apertura aperto inizio',
		pt: 'abertura aberto inicio',
	},
	closed: {
		en: 'close closed closer closing end ending ended finish finished stop stopped to until finish',
		es: 'cierre cerrado cerrada cierra fin final hasta',
		fr: 'cloture cloturee fermeture ferme fermee',
		de: 'ende geschlossen bis schluss abschluss abgeschlossen',
		it: 'chiusura chiuso fine',
		pt: 'fechamento fechado fim fecho',
	},
	person: {
		en: 'cashier operator employee responsible manager supervisor staff user server waiter seller clerk agent author closer usr nick',
		es: `cajero cajera operador empleado responsable encargado encargada usuario vendedor camarero gerente
			resp cerradopor`,
		fr: 'caissier caissiere operateur employe gerant utilisateur vendeur serveur',
		de: 'kassierer bediener mitarbeiter verantwortlicher benutzer verantwortlich',
		it: 'cassiere operatore utente',
		pt: 'usuario operador responsavel',
	},
	status: {
		en: 'status state phase',
		es: 'estado situacion est',
		fr: 'statut etat',
		de: 'zustand',
		it: 'stato',
		pt: 'situacao',
	},

	/** What the till should hold. */
	expected: {
		en: 'expected theoretical theoretic system calculated registered should book theo target',
		es: 'esperado esperada teorico teorica calculado sistema previsto registrado teo',
		fr: 'theorique attendu attendue calcule systeme',
		de: 'soll erwartet',
		it: 'teorico atteso attesi previsto',
		pt: 'esperado calculado',
	},
	/** What was found in the till. */
	counted: {
		en: 'counted count declare declared actual real physical',
		es: 'contado contada declarado declarada recuento fisico rea',
		fr: 'compte comptee comptees declare declaree reel reelle constate',
		de: 'ist gezahlt gezaehlt',
		it: 'contato contata contati dichiarato effettivo reale rilevato',
		pt: 'contado informado',
	},
	/** What is over or short. */
	difference: {
		en: 'difference diff gap variance discrepancy overshort overage shortage surplus over_short over_under delta dev deviation',
		es: 'diferencia descuadre desviacion faltante sobrante dif desv',
		fr: 'ecart manquant excedent',
		de: 'differenz abweichung',
		it: 'differenza ammanco scostamento',
		pt: 'diferenca quebra sobra',
	},
	/** Cash, as against cards and vouchers. */
	cash: {
		en: 'cash',
		es: 'efectivo metalico liquido efe efec ef',
		fr: 'espece liquide encaisse_theorique encaisse_reelle',
		de: 'bargeld bar_soll bar_ist bar_differenz bar_bestand bar_umsatz bar_geld',
		it: 'contante contanti',
		pt: 'dinheiro especie numerario',
	},
	/** Means of payment, and sections of a sheet, that are not cash. */
	otherTender: {
		en: `card visa mastercard amex credit debit voucher check coupon gift wallet mobile online transfer
			paypal meal ticket delivery app wave fleet loyalty point tip tax deposit expense sale movement
			refund withdrawal float fund`,
		es: `tarjeta credito debito vale cheque cupon bono transferencia virement bizum propina deposito gasto
			venta movimiento retiro retirada fondo tar`,
		fr: 'carte cb depense vente mouvement retrait fond pourboire titre',
		de: 'karte gutschein',
		it: 'carta buono',
		pt: 'cartao vale pix',
	},
	/** Amounts of another time or purse than that of the shift. */
	otherScope: {
		en: 'previous prev prior yesterday week weekly month monthly mtd year yearly ytd wtd budget forecast petty foreign',
		es: 'anterior ayer semana mes mensual ano presupuesto acumulado acumulada',
		fr: 'precedent precedente hier semaine mois annee cumul',
		de: 'vorherige vortag gestern woche monat jahr',
		it: 'precedente ieri settimana mese anno',
		pt: 'ontem semana mes acumulado',
	},
	/** Coins and notes: a row that counts them is never a shift. */
	pieces: {
		en: 'quantity qty denomination',
		es: 'cantidad denominacion',
		fr: 'quantite coupure',
		de: 'stuck anzahl',
		it: 'quantita',
		pt: 'quantidade',
	},
	/** Words of rotas and time sheets: the working hours of staff are called shifts too. */
	labour: {
		en: 'labour labor planned scheduled worked wage payroll overtime break rota clock_in clock_out',
		es: 'trabajado trabajada planificado planificada salario nomina descanso fichaje',
		fr: 'travaille travaillee planifie planifiee salaire pause pointage',
		de: 'arbeitszeit gearbeitet geplant lohn pause',
		it: 'lavorato lavorata pianificato salario pausa',
		pt: 'trabalhado trabalhada planejado salario intervalo',
	},
	/** Names of fields that tell means of payment or sections apart. */
	tender: {
		en: 'payment tender method mode section issuer',
		es: 'pago metodo medio forma seccion emisor',
		fr: 'paiement moyen emetteur',
		de: 'zahlungsart',
		it: 'pagamento',
		pt: 'pagamento',
	},

	/** An amount of what was sold. */
	sales: {
		en: 'sale turnover revenue taking',
		es: 'venta facturacion recaudacion vta',
		fr: 'vente ca recette encaissement chiffre_affaire',
		de: 'umsatz erlos',
		it: 'vendita vendite incasso incassi fatturato corrispettivi',
		pt: 'venda faturamento faturacao',
	},
	/** Tax included. */
	gross: {
		en: 'gross with_tax inc_tax incl_tax including_tax with_vat inc_vat incl_vat including_vat',
		es: 'bruto bruta con_iva con_impuesto',
		fr: 'ttc brut brute',
		de: 'brutto',
		it: 'lordo lorda lordi lorde',
		pt: 'bruto bruta',
	},
	/** Tax excluded. */
	net: {
		en: 'net nett without_tax ex_tax ex_vat excl_tax excluding_tax without_vat excl_vat excluding_vat',
		es: 'neto neta sin_iva sin_impuesto',
		fr: 'ht nette hors_taxe',
		de: 'netto',
		it: 'netto netta netti imponibile',
		pt: 'liquida',
	},
	tax: { en: 'tax vat', es: 'iva impuesto', fr: 'tva taxe', de: 'mwst', it: 'iva', pt: 'imposto' },

	id: {
		en: 'id ident identifier uuid guid oid uid pk',
		es: 'identificador',
		fr: 'identifiant',
		de: 'kennung',
		it: '',
		pt: '',
	},
	/** Names of fields that say what something is called. */
	name: {
		en: 'name nm label title description desc',
		es: 'nombre descripcion titulo',
		fr: 'nom libelle titre',
		de: 'bezeichnung',
		it: 'nome descrizione denominazione',
		pt: 'nome descricao',
	},
	/** Numbers or codes that tell things of a kind apart. */
	number: {
		en: 'number no nr num code key ref reference sequence seq z',
		es: 'numero codigo cod folio referencia',
		fr: 'numero',
		de: 'nummer',
		it: 'codice',
		pt: 'codigo',
	},
	/** Words that may be added to the name of a thing: the field still names that thing. */
	filler: {
		en: 'type order index the of',
		es: 'tipo orden el la de del',
		fr: 'ordre le du',
		de: 'art',
		it: '',
		pt: '',
	},
	/** Says that a field holds a moment. */
	time: {
		en: 'at time date datetime hour timestamp dt on ts',
		es: 'hora fecha',
		fr: 'heure le',
		de: 'zeit uhrzeit zeitpunkt datum am',
		it: 'ora',
		pt: 'hora',
	},
	/**
	 * Marks the day that a restaurant's books are about (`businessDate`), not that of the calendar.
	 */
	business: {
		en: 'business biz trade trading accounting operating working fiscal sheet',
		es: 'negocio contable operativa operativo hoja explotacion',
		fr: 'exploitation comptable feuille',
		de: 'geschaft geschaftstag geschaeftstag geschaftsdatum geschaeftsdatum buchung buchungstag buchungsdatum kassen',
		it: 'contabile',
		pt: 'movimento',
	},
	/** When or by whom a record was written, which says nothing of the shift itself. */
	modified: {
		en: 'last modified modification updated update changed change synced created creation generated printed exported ingestion inserted edited saved export import next previous prev',
		es: 'modificado modificada modificacion actualizado actualizada actualizacion ultima ultimo creado creada creacion alta siguiente anterior proxima',
		fr: 'modifie modifiee derniere cree',
		de: 'erstellt geandert',
		it: 'modificato creato',
		pt: 'alterado criado',
	},
	/** That somebody checked a record afterwards, and who. */
	reviewed: {
		en: 'review reviewed reviewer validate validated validator validation approve approved approver verified verifier approval verification audit audited posted',
		es: 'revision revisado revisada revisor validacion validado validada validador aprobacion aprobado aprobada verificado verificada visto',
		fr: 'valide validee verifie verifiee controle controlee approuve approuvee',
		de: 'gepruft genehmigt',
		it: 'verificato verificata controllato controllata approvato approvata',
		pt: 'revisto revista conferido conferida aprovado aprovada',
	},
	/** What is done with a shift's record or its money afterwards, on a day of its own. */
	audit: {
		en: 'approval banking bank banked pickup collection print sync synchronization synchronisation settlement due payout delivery submission submitted transmission authorization authorisation value_date',
		es: 'aprobacion validacion revision exportacion importacion impresion sincronizacion recogida vencimiento liquidacion envio autorizacion fecha_valor',
		fr: 'approbation impression synchronisation remise ramassage echeance envoi transmission date_valeur',
		de: 'genehmigung freigabe prufung pruefung druck export einzahlung abholung falligkeit faelligkeit ubertragung uebertragung',
		it: 'approvazione validazione esportazione stampa sincronizzazione versamento ritiro scadenza invio verifica data_valuta',
		pt: 'aprovacao validacao exportacao impressao sincronizacao recolha coleta vencimento',
	},
	/** Where a record keeps its fields: `attributes` of JSON:API, `_source` of a search. */
	inner: { en: 'attribute property field source', es: '', fr: '', de: '', it: '', pt: '' },
	/** The value of a state: still open. */
	isOpen: {
		en: 'open active running progress started current',
		es: 'abierto abierta activo activa curso',
		fr: 'ouvert ouverte cour encour',
		de: 'offen geoffnet geoeffnet laufend',
		it: 'aperto aperta',
		pt: 'aberto aberta',
	},
	/** The value of a state: closed, or what comes after that. */
	isClosed: {
		en: 'closed close finished finalised finalized final ended completed complete done reconciled settled submitted reviewed validated verified approved posted paid locked archived balanced counted',
		es: 'cerrado cerrada finalizado finalizada revisado revisada validado validada cuadrado cuadrada arqueado arqueada conciliado verificado verificada aprobado aprobada bloqueado bloqueada',
		fr: 'ferme fermee cloture cloturee cloturer termine terminee valide validee verifie verifiee controle controlee approuve approuvee verrouille verrouillee',
		de: 'geschlossen abgeschlossen beendet gepruft genehmigt gesperrt',
		it: 'chiuso chiusa verificato verificata controllato controllata approvato approvata bloccato bloccata',
		pt: 'fechado fechada encerrado encerrada conferido conferida revisto revista aprovado aprovada',
	},
	/** The value of a state: not closed yet, or reopened, whatever other words it has. */
	pending: {
		en: 'not un non ready before failed scheduled partially partly pending reopened counting progress draft new waiting awaiting incomplete unfinished unclosed control to_be unreviewed in_review rejected',
		es: 'no sin pendiente proceso curso borrador reabierto reabierta',
		fr: 'pas attente cour encour brouillon rouvert rouverte',
		de: 'nicht offen entwurf',
		it: 'non attesa bozza riaperto',
		pt: 'nao pendente andamento reaberto',
	},
	/** A value that says how the count came out; it is no state. */
	verdict: {
		en: 'short over shortage surplus overage exact even match matched mismatch ok balanced unbalanced correct incorrect',
		es: 'faltante sobrante exacto exacta cuadrado descuadrado falta sobra',
		fr: 'manquant excedent exact equilibre',
		de: 'fehlbetrag uberschuss ueberschuss',
		it: 'ammanco eccedenza',
		pt: 'falta sobra exato',
	},
	/** Parts of the day, after which shifts are named. */
	daypart: {
		en: 'breakfast brunch lunch dinner supper morning midday afternoon evening night late early',
		es: 'desayuno almuerzo comida cena merienda manana mediodia tarde noche madrugada',
		fr: 'matin midi soir nuit dejeuner diner apresmidi',
		de: 'fruhstuck fruehstueck mittag abend nacht fruh frueh spat spaet',
		it: 'colazione pranzo cena mattina sera notte',
		pt: 'almoco jantar manha tarde noite',
	},
	/** Who answers for a shift. */
	responsible: {
		en: 'responsible manager supervisor leader lead',
		es: 'responsable encargado encargada gerente resp jefe jefa',
		fr: 'responsable gerant',
		de: 'verantwortlicher verantwortlich',
		it: 'responsabile',
		pt: 'responsavel gerente',
	},
	/** Marks the name of whoever did what the word beside it says (`closedBy`). */
	by: { en: 'by', es: 'por', fr: 'par', de: 'von', it: 'da', pt: 'por' },
	/** What is left out of the sales, or comes on top of them. */
	deduction: {
		en: 'discount refund refunded void voided cancelled canceled return returned rounding comp service_charge',
		es: 'descuento devolucion anulado anulada invitacion',
		fr: 'remise annule annulation retour offert',
		de: 'rabatt storno',
		it: 'sconto reso',
		pt: 'desconto cancelado',
	},
	/** Counts of things that are not money. */
	things: {
		en: 'count number ticket check receipt guest cover diner customer order item transaction nb qty quantity percent rate hour',
		es: 'ticket comensal cliente pedido operacion cantidad numero porcentaje',
		fr: 'couvert client ticket nombre nb nbre quantite',
		de: 'anzahl gast beleg',
		it: 'coperto scontrino numero',
		pt: 'cliente pedido quantidade',
	},
} as const;

type Name = keyof typeof TABLE;

/** A set of words and phrases that speak of one thing. */
export interface Concept {
	/** Whether a word, as `wordsOf` returns it, belongs to this concept. */
	has(word: string): boolean;
	/** Whether one of the words belongs to it, or two of them are one of its phrases. */
	in(words: readonly string[]): boolean;
}

/** A concept of words and phrases, with spaces between them. */
export function conceptOf(...texts: string[]): Concept {
	const single = new Set<string>();
	/** The second words of phrases, by the first. */
	const phrases = new Map<string, string[]>();
	for (const text of texts.join(' ').trim().split(/\s+/)) {
		const [first = '', second] = text.split('_');
		if (second === undefined) single.add(first);
		else phrases.set(first, [...(phrases.get(first) ?? []), second]);
	}
	/** Whether a phrase begins here. At most one word may stand between its words. */
	const beginsAt = (words: readonly string[], at: number) =>
		phrases
			.get(words[at] ?? '')
			?.some((second) => words[at + 1] === second || words[at + 2] === second) === true;
	return {
		has: (word) => single.has(word),
		in: (words) => {
			for (let at = 0; at < words.length; at++) {
				if (single.has(words[at] ?? '') || beginsAt(words, at)) return true;
			}
			return false;
		},
	};
}

/** One concept of several entries of the table. */
export const concept = (...names: Name[]) =>
	conceptOf(...names.flatMap((name) => Object.values(TABLE[name])));

export const SHIFT = concept('shift');
export const CLOSING = concept('closing');
export const TILL = concept('till');
export const SHEET = concept('sheet');
export const DAY = concept('day');
export const CENTRE = concept('centre');
export const COMPANY = concept('company');
/** What holds sheets or shifts. */
export const HOLDER = concept('day', 'calendar', 'centre', 'company');
export const CALENDAR = concept('calendar');
export const ROW = concept('row');
export const TOTAL = concept('total');
export const WRAPPER = concept('wrapper');
export const OPENING = concept('opening');
export const CLOSED = concept('closed');
export const PERSON = concept('person');
export const STATUS = concept('status');
export const EXPECTED = concept('expected');
export const COUNTED = concept('counted');
export const DIFFERENCE = concept('difference');
export const CASH = concept('cash');
export const OTHER_TENDER = concept('otherTender');
export const OTHER_SCOPE = concept('otherScope');
export const PIECES = concept('pieces');
export const LABOUR = concept('labour');
export const TENDER = concept('tender');
export const SALES = concept('sales');
export const GROSS = concept('gross');
export const NET = concept('net');
export const TAX = concept('tax');
export const ID = concept('id');
export const NAME = concept('name');
export const NUMBER = concept('number');
export const LABEL = concept('id', 'name', 'number', 'filler');
export const TIME = concept('time');
export const BUSINESS = concept('business');
export const MODIFIED = concept('modified');
export const REVIEWED = concept('reviewed');
export const AUDIT = concept('audit');
export const INNER = concept('inner');
export const IS_OPEN = concept('isOpen');
export const IS_CLOSED = concept('isClosed');
export const PENDING = concept('pending');
export const VERDICT = concept('verdict', 'difference');
export const DAYPART = concept('daypart');
export const RESPONSIBLE = concept('responsible');
export const BY = concept('by');
export const DEDUCTION = concept('deduction');
export const THINGS = concept('things');

const ALL = conceptOf(
	...Object.values(TABLE).flatMap((languages) => Object.values(languages)),
	'saldo balance bestand importe nick',
);

/** Whether the vocabulary has a word. */
export const isKnown = (word: string): boolean => ALL.has(word);

const ENGLISH = conceptOf(...Object.values(TABLE).map(({ en }) => en));

/** Words of languages in whose compounds the first noun decides (`pagosTurno` are payments). */
export const HEAD_FIRST = {
	has: (word: string) => ROMANCE.has(word) && !ENGLISH.has(word),
};
const ROMANCE = conceptOf(
	...(['shift', 'closing', 'till', 'sheet', 'day', 'calendar', 'centre', 'company', 'row'] as const)
		.map((name) => TABLE[name])
		.flatMap(({ es, fr, it, pt }) => [es, fr, it, pt]),
);
