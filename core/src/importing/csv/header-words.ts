/** What a column holds. */
export type Role =
  | 'date'
  | 'valueDate'
  | 'startDate'
  | 'amount'
  | 'net'
  | 'gross'
  | 'debit'
  | 'credit'
  | 'flag'
  | 'fee'
  | 'balance'
  | 'currency'
  | 'originalAmount'
  | 'originalCurrency'
  | 'payee'
  | 'payer'
  | 'counterAccount'
  | 'descriptor'
  | 'kind'
  | 'notes'
  | 'category'
  | 'state'
  | 'reference'
  | 'account'
  | 'accountName'
  | 'check'
  | 'other';

/**
 * Header words of banks' exports by what they mean, in lower case without accents and punctuation; several words make
 * a phrase, `~` before a word stands for a compound that ends in it (`~betrag` is also `umsatzbetrag`).
 * English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Norwegian, Swedish, Finnish, Polish, Czech,
 * Slovak, Hungarian, Romanian, Turkish, Baltic, Russian, Indonesian and Malay; collected from what banks print.
 */
export const headerWords: Record<Role, string> = {
  date: `date|datum|data|fecha|dato|tarih|dia|dag|jour|giorno|datums|kuupaev|pvm|paivamaara|tanggal|tarikh|
    booking date|posting date|post date|posted date|posted|posted on|date posted|transaction date|trans date|tran date|
    txn date|transaction time|trx date|tx date|date processed|processed date|process date|date time|datetime|timestamp|
    completed date|date completed|completed|finished on|finished|created|created at|created utc|date utc|effective date|
    entry date|activity date|clearing date|~buchungstag|~buchungsdatum|buchung|gebucht am|umsatzdatum|transaktionsdatum|
    belegdatum|kaufdatum|datum uhrzeit|date op|date operation|date d operation|date de l operation|
    date de comptabilisation|date comptable|date transaction|date de transaction|fecha operacion|fecha de operacion|
    fecha contable|f contable|f operacion|fecha movimiento|fecha transaccion|fecha hora|fecha de la operacion|
    fecha de transaccion|data operazione|data contabile|data registrazione|data movimento|data transazione|
    data lancamento|data do lancamento|data da transacao|data mov|data movimento|data operacao|data da compra|
    data de compra|boekdatum|boekingsdatum|datum boeking|transactiedatum|datum verrichting|uitvoeringsdatum|
    bogforingsdato|bokforingsdato|bokfort dato|bokforingsdag|bokforingsdatum|transaktionsdag|transaktionsdato|
    kjopsdato|kopedatum|kobsdato|betalingsdato|utfort dato|bokfort|kirjauspaiva|kirjauspvm|maksupaiva|tapahtumapaiva|
    data operacji|data transakcji|data ksiegowania|data zaksiegowania|datum provedeni|datum zauctovani|datum operace|
    datum transakce|datum zuctovani|datum uctovania|datum pohybu|datum splatnosti platby|konyveles datuma|konyveles|
    konyvelesi datum|tranzakcio datuma|tranzakcio idopontja|datum obdelave|datum knjizenja|datum transakcije|
    data tranzactiei|data tranzactie|data procesarii|islem tarihi|islem|tarih saat|kande kuupaev|date valeur operation|
    дата|дата операции|дата проводки|дата обработки|дата транзакции|дата и время|дата совершения операции|data tranzactiei`,
  valueDate: `value date|value dat|val date|valuedate|date val|dateval|valuta|valutadatum|valuta datum|valutadag|valutadato|
    wertstellung|wertstellungstag|wert|wertstellungsdatum|valor datum|fecha valor|f valor|date valeur|date de valeur|
    data valuta|data valor|rentedatum|rentedato|valordato|valordatum|data waluty|datum valuty|valuta datum|ertek nap|
    erteknap|arvopaiva|data valutei|valor tarihi|interest date|settlement date|settled date|due date|available on|
    available on utc|statement date|uitgavenstaat|vaartuspaev|datum verrekening|authorised on|cleared date|
    abrechnungsdatum|payment date|statement period|zinsdatum|
    дата платежа|дата списания|дата зачисления|дата валютирования`,
  startDate: `started date|started|created on|initiated date|date initiated|date started|authorisation date|
    authorization date|auth date|order date|expiry date|purchase date|date of order|auftragsdatum`,
  amount: `amount|amounts|betrag|~betrag|umsatz|umsatz in|montant|importe|importe total|monto|importo|valor|value|belopp|~belopp|belob|
    ~belob|bedrag|castka|kwota|osszeg|tutar|summa|summe|maara|suma|sum|amount total|total amount|transaction amount|
    txn amount|billing amount|billed amount|settlement amount|account amount|amount in account currency|cantidad|
    quantia|quantidade|montante|bedrag eur|montant eur|beløp|iznos|znesek|hodnota|objem|rahamaara|suma operatiei|
    valor r|valor brl|valor final|jumlah|nominal|kwota operacji|kwota transakcji|kwota w walucie rachunku|
    kwota w walucie konta|zauctovana castka|castka v mene uctu|castka uctu|suma v mene uctu|konyvelt osszeg|
    terheles jovairas|terheles vagy jovairas|movement|movimento|movimiento|islem tutari|buchungsbetrag|
    amount in eur|bedrag in eur|credit debit amount|debit credit amount|amt|transaction value|transaction amt|
    montant de la transaction|montant operation|price|total price|paid amount|payment amount|importe movimiento|importe eur|
    belopp sek|belob dkk|source amount after fees|source amount|saldo movimiento|debit or credit amount|summe eur|
    сумма|сумма платежа|сумма в валюте счета|сумма операции в валюте счета|сумма пересчитанная в валюту счета|сумма в валюте карты`,
  net: `net|netto|net amount|nettobetrag|amount net|netto betrag|neto|net settled|net eur`,
  gross: `gross|brutto|gross amount|bruttobetrag|bruto|amount gross`,
  debit: `debit|debits|debit amount|amount debit|debit amt|withdrawal|withdrawals|withdrawal amt|withdrawal amount|
    withdrawn|paid out|money out|out|outflow|outgoing|outgoings|soll|belastung|belastungen|lastschrift|ausgang|ausgaben|
    ausgabe|auszahlung|debet|~debet|debito|debitos|cargo|cargos|gasto|gastos|retiro|retiros|debe|salida|salidas|
    sortie|sorties|depense|depenses|retrait|uscite|uscita|addebiti|addebito|dare|saida|saidas|pagamentos|af|
    afschrijving|uit|ut|uttak|ud|udgift|haevet|uttag|utgifter|ut fra konto|utbetaling|utbetalning|belastat|otto|
    veloitus|obciazenia|obciazenie|wydatki|wyplaty|vydaje|vydaj|vyber|odchozi|terheles|kiadas|borc|odliv|trosak|
    isplata|duguje|charge|charges|spent|spend|expense|expenses|amount out|money spent|debit eur|dr|dr amount|
    withdrawal dr|debit dr|deb|valor debito|importe cargo|montant debit|debiet|deebet|debeto|izmaksas|pengeluaran|
    amount withdrawn|payment out|payments|cheque|keluar|mutasi debet|
    расход|дебет|списание|списания|расходы|сумма списания`,
  credit: `credit|credits|credit amount|amount credit|credit amt|deposit|deposits|deposit amt|deposit amount|deposited|
    paid in|money in|in|inflow|incoming|incomings|haben|gutschrift|gutschriften|eingang|einnahmen|einnahme|einzahlung|
    kredit|~kredit|credito|creditos|abono|abonos|ingreso|ingresos|deposito|depositos|haber|entrada|entradas|entree|entrees|
    recette|recettes|versement|entrate|entrata|accrediti|accredito|avere|bij|bijschrijving|inn|innskudd|ind|indtaegt|
    indsat|insattning|insattningar|inn pa konto|innbetaling|inbetalning|pano|hyvitys|uznania|uznanie|wplywy|wplaty|
    prijmy|prijem|vklad|prichozi|jovairas|bevetel|alacak|priliv|uplata|potrazuje|received|receipts|receipt|income|
    amount in|cr|cr amount|deposit cr|credit cr|cred|valor credito|importe abono|montant credit|krediet|kreedit|
    kredito|iemaksas|pemasukan|amount deposited|payment in|masuk|mutasi kredit|
    приход|кредит|зачисление|поступление|поступления|доход|сумма зачисления`,
  flag: `debit credit|credit debit|dr cr|cr dr|d c|c d|debit or credit|credit or debit|credit debit indicator|
    debit credit indicator|drcr|crdr|dc|cd|d k|k d|c d flag|af bij|bij af|soll haben|s h|sh|soll haben kennzeichen|
    ein ausgang|direction|sens|sentido|znak|sign|in out|income expense|type of entry|belastung gutschrift|
    debit kredit|debet kredit|af bijschrijving|deebet kreedit|kind of booking|debito credito|dare avere|cargo abono|
    entrada saida|debet credit|add sub|plus minus|transaction direction|dbcr|db cr|
    д к|приход расход`,
  fee: `fee|fees|amount fee|gebuhr|gebuhren|~gebuhr|frais|comision|comisiones|commissione|commissioni|poplatek|poplatky|
    prowizja|taxa|tarifa|avgift|gebyr|kosten op verrichting|kosten|transaction fee|fee amount|foreign fee|komisyon|
    source fee amount|service fee|total fees|dij|jutalek|oplata|
    комиссия|commission fee|commission`,
  balance: `balance|running balance|running bal|balance amount|account balance|accountbalance|closing balance|ledger balance|
    available balance|current balance|ending balance|balance after|balance after transaction|new balance|saldo|~saldo|
    kontostand|~kontostand|solde|solde apres|saldo contable|saldo contabile|saldo disponible|saldo final|saldo apos|
    saldo po operacji|saldo po transakcji|saldo na mutatie|saldo na trn|resultant balance|zustatek|zostatok|egyenleg|
    konyvelt egyenleg|bakiye|jaak|likutis|atlikums|stanje|sold|balance total|bokfort saldo|saldo dkk|baki|
    saldo nach buchung|saldo after|cumulative balance|salda|balans|balance gbp|
    остаток|баланс|остаток средств|исходящий остаток|likutis po operacijos`,
  currency: `currency|currency code|ccy|curr|cur|wahrung|buchungswahrung|kontowahrung|waehrung|wrg|devise|devises|moneda|divisa|
    valuta|valutakode|valuta kod|munt|muntsoort|munteenheid|moeda|mena|mena uctu|waluta|waluta operacji|waluta rachunku|penznem|
    deviza|doviz|para birimi|valutta|valuutta|valuuta|account currency|transaction currency|billing currency|settlement currency|
    currency account|mata uang|payment currency|source currency|valiuta|amount currency|betrag wahrung|
    валюта|валюта счета|валюта платежа|валюта карты`,
  originalAmount: `original amount|originalbetrag|amount foreign currency|foreign currency amount|foreign amount|
    betrag fremdwahrung|fremdwahrungsbetrag|local amount|amount in foreign currency|transaction amount original|
    montant d origine|montant devise|montant en devise|importe original|importe divisa|importe moneda original|
    importo originale|importo in valuta|valor original|bedrag vreemde valuta|originalt belob|belop i valuta|
    utlandsk belopp|utenlandsk belop|puvodni castka|puvodni castka a mena|castka v mene transakce|kwota oryginalna|
    kwota w walucie operacji|eredeti osszeg|target amount after fees|target amount|billed amount original|
    amount in transaction currency|original transaction amount|foreign spend amount|foreign currency|monnaie d origine|
    converted amount|betrag in originalwahrung|originalbelopp|merchant amount|ursprungsbetrag|valor em us|valor us|
    amount usd equivalent|exchange to amount|betrag ursprung|purchase amount|billing amount foreign|total converted|
    сумма операции|сумма в валюте операции|сумма транзакции`,
  originalCurrency: `original currency|originalwahrung|fremdwahrung|local currency|foreign currency code|devise d origine|
    divisa original|moneda original|valuta originale|moeda original|vreemde valuta|originalvaluta|puvodni mena|mena transakce|
    waluta oryginalna|waluta transakcji|target currency|merchant currency|currency original|utlandsk valuta|
    ursprungswahrung|purchase currency|conversion currency|transaktionswahrung|
    валюта операции|валюта транзакции`,
  payee: `payee|empfangername|payee name|name|names|empfanger|empfangerin|zahlungsempfanger|zahlungsempfanger in|~empfanger|beneficiary|beneficiary name|
    begunstigter zahlungspflichtiger|begunstigter|name zahlungsbeteiligter|zahlungsbeteiligter|auftraggeber empfanger|
    auftraggeber begunstigter|empfanger auftraggeber|empfanger zahlungspflichtiger|gegenpartei|counterparty|counter party|
    counterparty name|merchant|merchant name|merchant description|naam|naam tegenpartij|naam omschrijving|tegenpartij|
    nombre|nombre beneficiario|beneficiario|beneficiario ordenante|beneficiaire|tiers|destinataire|nom|nom contrepartie|nom de la contrepartie|
    nom du beneficiaire|contrepartie|mottagare|modtager|mottaker|mottagare avsandare|navn|namn|partner|partner name|partner neve|partner nev|
    ellenoldali nev|nazev protiuctu|nazov protiuctu|nazev protistrany|protistrana|protistrany nazev|nazwa odbiorcy|odbiorca|kontrahent|
    nadawca odbiorca|odbiorca nadawca|nazwa kontrahenta|kedvezmenyezett|kedvezmenyezett neve|handelaar|handlare|saaja maksja nimi|
    saaja|saajan nimi|saaja maksaja|maksu saaja|saajan tai maksajan nimi|saajan maksajan nimi|other party|other party name|vendor|recipient|recipient name|to|to account name|paid to|
    target name|supplier|~lieferant|contraparte|partenaire|handler|shop|store|estabelecimento|destinatario|controparte|
    alici|payee or description|receiver|receiver name|handelspartner|gegenseite|debitor creditor|creditor debtor|
    gavejas moketojas|moketojas gavejas|nosaukums|primatelj|transaction party|party|merchant payee|contact|zahlungspartner|
    контрагент|получатель|получатель платежа|gavejas|отправитель получатель`,
  payer: `payer|auftraggebername|payer name|auftraggeber|auftraggeberin|zahlungspflichtiger|zahlungspflichtige|zahlungspflichtige r|sender|sender name|from|
    ordenante|donneur d ordre|emetteur|ordinante|avsandare|avsender|afsender|nadawca|platce|maksja|maksaja|source name|remitter|
    originator|from account name|gonderen|remetente|ordering party`,
  counterAccount: `counterparty iban|counter account|counterparty account|tegenrekening|tegenrekening iban bban|rekening tegenpartij|
    tegenpartij rekening|kontonummer iban|iban|gegenkonto|kontonummer zahlungsbeteiligter|iban zahlungsbeteiligter|iban auftraggeberkonto begunstigter|bic|blz|bic swift code|bic zahlungsbeteiligter|
    bankleitzahl|cislo protiuctu|protiucet|protiucet kod banky|numer rachunku odbiorcy|numer rachunku kontrahenta|rachunek odbiorcy|
    numer konta|beneficiary account|account to|to account|til konto|fra konto|from account|partner iban|partner szamla|ellenszamla|partner bankszamlaszama|
    compte contrepartie|numero de compte contrepartie|cuenta destino|cuenta origen|conto controparte|saajan tilinumero|saaja konto|
    saaja maksja konto|beneficiary iban|payer account|sort code|bank code|kod banky|to email address|from email address|ifsc|
    counterparty account number|motkonto|gegenkonto iban|iban kontrahenta|konto kontrahenta|banka odbiorcy|ellenoldali szamlaszam|
    contrapartida|vastaanottajan tilinumero|kontonr|iban beguenstigter|mottagarkonto|avsandarkonto|mottakerkonto|avsenderkonto`,
  descriptor: `description|descriptions|desc|details|detail|narrative|narration|particulars|memo|verwendungszweck|vwz|
    buchungstext verwendungszweck|buchungsdetails|libelle|libelle operation|libelle simplifie|libelle complet|label|
    intitule|nature de l operation|detail de l ecriture|concepto|concepto ampliado|mas datos|descripcion|detalle|detalles|
    descrizione|descrizione operazione|causale|descrizione completa|dettagli|descricao|historico|lancamento|omschrijving|
    mededeling|mededelingen|omschrijving 1|vrije mededeling|communication|communications|beskrivelse|tekst|text|besked|
    beskrivning|rubrik|forklaring|popis|popis transakce|popis operace|zprava|zprava pro prijemce|zprava pro me|sprava pre prijemcu|tytul|tytulem|tytul operacji|opis|
    opis operacji|opis transakcji|szczegoly transakcji|kozlemeny|megjegyzes|aciklama|transaction description|
    transaction details|transaction remarks|remark|remarks|payment details|payment reference|title|message|melding|
    meddelande|viesti|selite|selitys|selgitus|makse selgitus|betreff|bemerkung|transaktionsbeschreibung|transaktionsbeschreibung zusatz|extra information|
    additional information|original description|extended details|information|infos|informacion|informations|item title|
    statement description|bank description|paskirtis|maksajuma merkis|keterangan|svrha|namen|detalii|detalii tranzactie|
    beschreibung|buchungsinformation|zweck|umsatztext|zahlungsgrund|payment purpose|purpose|observaciones|observacoes|
    poznamka pro prijemce|vlastni poznamka|appears on your statement as|transaction name|umsatzinfo|avisering|specifikation|
    reference text|your reference|their reference|beneficiary reference|concept|movimiento concepto|item|event|activity|
    descripcion del movimiento|bokningstext|produktbezeichnung|what|merchant details|descriptor|
    описание|описание операции|назначение|назначение платежа|основание|детали|детали операции|paaiskinimai|комментарий`,
  kind: `type|typ|transaction type|transaction code|code|umsatztyp|umsatzart|transaktionstyp|transaktionsart|buchungstext|buchungsart|
    vorgang|art|type de transaction|type operation|type d operation|nature|tipo|tipo movimiento|tipo de movimiento|tipo operazione|tipologia|
    tipo transacao|tipo lancamento|mutatiesoort|mutatie type|mutatietype|transactiesoort|soort|typ transakce|typ operacji|typ transakcji|rodzaj transakcji|
    rodzaj operacji|transaktionstype|transaksjonstype|transactietype|tranzakcio tipusa|tipus|islem tipi|typ operace|typ pohybu|
    transaction kind|reporting category|sub type|transaction sub type|tapahtumalaji|laji|details type|payment type|payment method|method|
    card type|product|produkt|naujaustipas|
    тип|тип операции|вид операции|тип счета`,
  notes: `note|notes|notiz|notizen|anmerkung|comment|comments|commentaire|kommentar|komentarz|poznamka|poznamky|klientska poznamka|user note|
    notat|nota|notas|notitie|notities|own notes|commentaires|anteckning|anteckningar|personal note|your notes`,
  category: `category|categories|kategorie|~kategorie|categorie|categoria|kategoria|kategori|class|klass|spending category|main category|hauptkategorie|
    unterkategorie|subcategory|sub category|category group|category parent|sous categorie|subcategoria|underkategori|
    luokka|kategorija|kategoria transakcji|kategorie transakce|merchant category|mcc category|budget category|master category|category name|rubrique|
    категория`,
  state: `status|state|stato|estado|statut|etat|stan|stav|tila|durum|tilstand|transaction status|status transakcji|situacao|booking status|
    buchungsstatus|stare|zustand|transaktionsstatus|posting status|payment status|
    статус|состояние`,
  reference: `transaction id|transactionid|transaction identifier|txn id|transaction number|transaction no|id|uuid|identifier|reference number|
    reference no|reference|referenz|ref|ref no|ref number|refno|bank reference|bank transaction id|unique id|entry id|transferwise id|wise id|balance transaction id|
    transaction reference|transaction reference id|buchungsreferenz|transaktions id|transaktionsid|transaktionscode|
    transaction hash|journal no|journal number|identifiant|identificador|identifiant transaction|numero operacion|numero de operacion|
    numero operazione|numero documento|documento|doc|docto|cro|id operacji|numer transakcji|numer referencyjny|id transakce|
    id transakcie|identifikace transakce|referencni cislo transakce|id pohybu|cislo transakce|id operace|arkivreferens|arkistointitunnus|arkiveringsreferanse|arkivref|
    tranzakcio azonosito|azonosito|islem no|referans|dekont no|record id|arhiivitunnus|volgnr|volgnummer|transactiereferentie|rekeningafschrift|
    payment id|order id|transaktionsnummer|verifikationsnummer|serial|txn reference|fitid|auftragsnummer|sequence number|bank id|row id|
    reference transaction|no ref|ref id|transaction ref|utr|rrn|chq ref number|chq ref no|ref no cheque no|utr number|journal id|
    референс|референс проводки|номер операции|номер документа|код операции|iraso nr|archive id`,
  account: `account|account no|account number|acct|account id|accountnum|account num|own account|konto|kontonummer|auftragskonto|kontonr eigen|iban auftragskonto|
    bezeichnung auftragskonto|compte|numero de compte|no de compte|cuenta|numero de cuenta|conto|numero conto|conta|rekening|rekeningnummer|iban rekening|
    tili|tilinumero|rachunek|numer rachunku|ucet|cislo uctu|vlastni ucet|szamlaszam|konyveles szamla|hesap|hesap no|own iban|my account|account iban|iban konta|
    kontoinhaber iban|saskaita|konts|card|card number|card no|kartennummer|kreditkarte|kortnummer|kaartnummer|kredietkaart|kliendi konto|iban bban|
    wallet|iban compte|umsatz getatigt von|numero carte|tarjeta|carta|card account number|rachunek zrodlowy|naziv racuna|from account number|
    номер счета|счет|номер карты|номер карты счета договора|saskaitos nr`,
  accountName: `account name|kontoname|kontobezeichnung|bezeichnung|account label|accountlabel|nom du compte|nombre cuenta|nome conto|nazev uctu|nazwa rachunku|
    rekeningnaam|kontonavn|account type|account nickname|account description|kontobeteckning|szamla neve|username|cardholder|card member|cardmember|
    kaarthouder|karteninhaber|titulaire|cardholder name|card holder|pocket|space|account holder`,
  check: `check|check no|check number|checknumber|check or slip|cheque no|cheque number|chq no|chq|chqno|check num|cheque serial|num|nr|no cheque|
    scheck|schecknummer|numero cheque|n cheque|serial number`,
  other: `tags|tag|labels|time|time zone|timezone|uhrzeit|heure|hora|ora|exchange rate|wechselkurs|umrechnungskurs|kurs|koers|taux|taux de change|rate|fx rate|
    tipo de cambio|cambio|kurz|address|adresse|city|town|town city|state province|postcode|zip code|postal code|country|land|location|emoji|image|
    receipt|balance available|glaubiger id|glaubiger|creditor id|mandatsreferenz|mandate reference|mandate id|mandaat|kundenreferenz|sammlerreferenz|
    lastschrift ursprungsbetrag|auslagenersatz rucklastschrift|steuerrelevant|vs|ks|ss|variabilni symbol|konstantni symbol|specificky symbol|
    variabilny symbol|row|row number|radnummer|line|saldo valuta|mcc|merchant category code|year|month|cleared|flag|beginning balance|
    statement period venmo fees|year to date venmo fees|disclaimer|funding source|destination|budget|card last 4 digits|postal|region|vat|tax|tva|mwst|
    sales tax|option 1 name|reconciled|is transfer|receipt id|invoice number|quantity|custom number|subject|shipping and handling amount|insurance amount|
    cleared status|bank|bank name|nazev banky|filiale|branch|branch code|agence|oficina|transaction posted by|kod|clearingnummer|swift|limit|credit limit|exclude|
    customer reference|end to end reference|ende zu ende referenz|kundenreferenz end to end|mandate|betalingskenmerk|machtigingskenmerk|incassant id|transactiekenmerk|omschrijving 3`,
};
