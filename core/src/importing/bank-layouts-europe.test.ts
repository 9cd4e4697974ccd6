import { describe, expect, it } from 'vitest';
import { parseStatement } from './parse-statement.ts';

/** A bank's layout, written after its real exports, and what must come out of it. */
interface Layout {
  rows: string[];
  count: number;
  /** Sum of the cleared lines, minor units. */
  sum: number;
  first: string;
  last: string;
  currency?: string;
  pending?: number;
  fileName?: string;
}

const layouts: Record<string, Layout> = {
  'ING Germany, preamble of 13 rows': {
    rows: [
      'Umsatzanzeige;Datei erstellt am: 05.02.2024 18:01',
      '',
      'IBAN;DE12 5001 0517 1234 5678 90',
      'Kontoname;Girokonto',
      'Bank;ING',
      'Kunde;Erika Muster',
      'Zeitraum;01.01.2024 - 05.02.2024',
      'Saldo;1.234,56;EUR',
      '',
      'Sortierung;Datum absteigend',
      '',
      'In der CSV-Datei finden Sie alle bereits gebuchten Umsätze. Die vorgemerkten Umsätze werden nicht aufgenommen.',
      '',
      'Buchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung',
      '05.02.2024;05.02.2024;VISA REWE SAGT DANKE;Lastschrift;NR8302 REWE;1.234,56;EUR;-34,44;EUR',
      '01.02.2024;01.02.2024;Firma GmbH;Gehalt/Rente;Lohn 01;1.269,00;EUR;1.000,00;EUR',
    ],
    count: 2,
    sum: 96_556,
    first: '2024-02-01',
    last: '2024-02-05',
    currency: 'EUR',
  },
  'Sparkasse CSV-CAMT V2': {
    rows: [
      '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Glaeubiger ID";"Mandatsreferenz";"Kundenreferenz (End-to-End)";"Sammlerreferenz";"Lastschrift Ursprungsbetrag";"Auslagenersatz Ruecklastschrift";"Beguenstigter/Zahlungspflichtiger";"Kontonummer/IBAN";"BIC (SWIFT-Code)";"Betrag";"Waehrung";"Info"',
      '"DE11111111111111111111";"02.01.24";"02.01.24";"FOLGELASTSCHRIFT";"Strom 01/24";"DE98ZZZ0";"M1";"K1";"";"";"";"Stadtwerke";"DE22222222222222222222";"ABCDEF";"-89,50";"EUR";"Umsatz gebucht"',
      '"DE11111111111111111111";"03.01.24";"03.01.24";"GUTSCHR. UEBERWEISUNG";"Miete";"";"";"K2";"";"";"";"Mieter";"DE33333333333333333333";"ABCDEF";"650,00";"EUR";"Umsatz gebucht"',
    ],
    count: 2,
    sum: 56_050,
    first: '2024-01-02',
    last: '2024-01-03',
    currency: 'EUR',
  },
  Commerzbank: {
    rows: [
      'Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie',
      '15.03.2024;15.03.2024;Lastschrift;PayPal Europe 1030;-12,99;EUR;DE55;Online',
      '14.03.2024;14.03.2024;Gutschrift;Arbeitgeber AG Gehalt;2.500,00;EUR;DE55;Einkommen',
    ],
    count: 2,
    sum: 248_701,
    first: '2024-03-14',
    last: '2024-03-15',
    currency: 'EUR',
  },
  'Comdirect, open bookings and a trailing balance': {
    rows: [
      ';',
      '"Umsätze Girokonto";"Zeitraum: 10 Tage";',
      '"Neuer Kontostand";"1.234,56 EUR";',
      '',
      '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";',
      '"offen";"--";"Kartenverfügung";" Buchungstext: Tankstelle Ref. 123";"-45,00";',
      '"12.04.2024";"12.04.2024";"Lastschrift / Belastung";"Auftraggeber: Vodafone Buchungstext: Rechnung";"-29,99";',
      '"11.04.2024";"11.04.2024";"Übertrag / Überweisung";"Auftraggeber: Oma Buchungstext: Geschenk";"50,00";',
      '',
      '"Alter Kontostand";"1.214,55 EUR";',
    ],
    count: 2,
    sum: 2001,
    first: '2024-04-11',
    last: '2024-04-12',
    currency: 'EUR',
    pending: 1,
  },
  'Deutsche Bank, debit and credit columns': {
    rows: [
      'Transactions Personal Account (00) Customer number: 123 1234567',
      '01/01/2024 - 04/30/2024',
      'Old balance:;;;;3000.00;EUR',
      'Booking date;Value date;Transaction Type;Beneficiary / Originator;Payment Details;IBAN / Account Number;BIC;Customer Reference;Mandate Reference ;Creditor ID;Compensation amount;Original Amount;Ultimate creditor;Number of transactions;Number of cheques;Debit;Credit;Currency',
      '4/2/2024;4/2/2024;Debit Card Payment;EDEKA;EDEKA//Berlin;DE1;X;;;;;;;;;-23.45;;EUR',
      '4/15/2024;4/15/2024;Credit Transfer;Firma;Lohn;DE2;X;;;;;;;;;;1,800.00;EUR',
      'Account balance;;;;4776.55;EUR',
    ],
    count: 2,
    sum: 177_655,
    first: '2024-04-02',
    last: '2024-04-15',
    currency: 'EUR',
  },
  Postbank: {
    rows: [
      'Umsätze Girokonto',
      'Konto;Filial-/Kontonummer;IBAN;Währung',
      'Giro extra plus;100 1234567;DE00;EUR',
      '',
      'Letzter Kontostand;;;;1.000,00;EUR',
      'Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung',
      '3.1.2024;3.1.2024;SEPA Lastschrift;Telekom;Festnetz;DE1;B;;;;;-39,95;;;;-39,95;;EUR',
      '5.1.2024;5.1.2024;SEPA Überweisung;Tante;Danke;DE2;B;;;;;20;;;;;20;EUR',
      'Kontostand;5.1.2024;;;980,05;EUR',
    ],
    count: 2,
    sum: -1995,
    first: '2024-01-03',
    last: '2024-01-05',
    currency: 'EUR',
  },
  'Volksbank, flag S and H': {
    rows: [
      'Buchungstag;Valuta;Auftraggeber/Zahlungsempfänger;Empfänger/Zahlungspflichtiger;Konto-Nr.;IBAN;BLZ;BIC;Vorgang/Verwendungszweck;Kundenreferenz;Währung;Umsatz; ',
      '08.01.2020;08.01.2020;Max Muster;Bäckerei;1;DE1;2;B;KARTENZAHLUNG;;EUR;4,30;S',
      '07.01.2020;07.01.2020;Max Muster;Firma;1;DE1;2;B;LOHN;;EUR;1.500,00;H',
    ],
    count: 2,
    sum: 149_570,
    first: '2020-01-07',
    last: '2020-01-08',
    currency: 'EUR',
  },
  'Klarna and Vivid style, English, semicolon': {
    rows: [
      'Booking Date;Value Date;Type;Description;Original currency;Original amount;Exchange rate;Fee;Currency;Amount',
      '12.01.2024;13.01.2024;Card;Netflix;EUR;-12,99;1;0,00;EUR;-12,99',
      '14.01.2024;14.01.2024;Card;Diner NYC;USD;-20,00;1,08;0,00;EUR;-18,52',
    ],
    count: 2,
    sum: -3151,
    first: '2024-01-12',
    last: '2024-01-14',
    currency: 'EUR',
  },
  'Amex Germany, spending positive': {
    rows: [
      'Datum,Beschreibung,Karteninhaber,Konto #,Betrag',
      '28/01/2024,AMAZON.DE,ERIKA MUSTER,-11001,"45,90"',
      '15/01/2024,ZAHLUNG ERHALTEN. BESTEN DANK.,ERIKA MUSTER,-11001,"-320,00"',
      '10/01/2024,DB VERTRIEB,ERIKA MUSTER,-11001,"89,00"',
    ],
    count: 3,
    sum: 18_510,
    first: '2024-01-10',
    last: '2024-01-28',
  },
  'ING Netherlands, Af Bij': {
    rows: [
      '"Datum","Naam / Omschrijving","Rekening","Tegenrekening","Code","Af Bij","Bedrag (EUR)","Mutatiesoort","Mededelingen"',
      '"20240105","Albert Heijn","NL01INGB0000000001","","BA","Af","23,45","Betaalautomaat","Pasvolgnr: 001"',
      '"20240104","Werkgever BV","NL01INGB0000000001","NL02RABO0000000002","OV","Bij","2100,00","Overschrijving","Salaris"',
    ],
    count: 2,
    sum: 207_655,
    first: '2024-01-04',
    last: '2024-01-05',
    currency: 'EUR',
  },
  Rabobank: {
    rows: [
      '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Naam uiteindelijke partij","Code","Batch ID","Transactiereferentie","Omschrijving-1","Omschrijving-2"',
      '"NL11RABO0000000001","EUR","RABONL2U","000000000000001001","2024-02-01","2024-02-01","-15,00","+985,00","NL22","Ziggo","","ei","","TR-1","Factuur feb",""',
      '"NL11RABO0000000001","EUR","RABONL2U","000000000000001002","2024-02-02","2024-02-02","+250,00","+1235,00","NL33","Jan","","cb","","TR-2","Verjaardag",""',
    ],
    count: 2,
    sum: 23_500,
    first: '2024-02-01',
    last: '2024-02-02',
    currency: 'EUR',
  },
  'ABN AMRO, tab without header': {
    rows: [
      '123456789\tEUR\t20240102\t1000,00\t950,25\t20240102\t-49,75\tBEA, Betaalpas Jumbo',
      '123456789\tEUR\t20240103\t950,25\t2950,25\t20240103\t2000,00\tSEPA Overboeking Salaris',
    ],
    count: 2,
    sum: 195_025,
    first: '2024-01-02',
    last: '2024-01-03',
    currency: 'EUR',
  },
  'BNP Paribas, preamble and Latin dates': {
    rows: [
      'Compte de chèques;****1234;Crédit au 05/03/2024;;1 234,50',
      'Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro',
      '04/03/2024;PRELEVEMENT;Prélèvement;PRLV SEPA FREE;-29,99',
      '01/03/2024;VIREMENT;Virement reçu;VIR SALAIRE;1 850,00',
    ],
    count: 2,
    sum: 182_001,
    first: '2024-03-01',
    last: '2024-03-04',
  },
  'Crédit Agricole, one debit and one credit column': {
    rows: [
      'Téléchargement du 10/02/2024;',
      'Compte courant n° 12345678901;',
      'Solde au 09/02/2024 : 1 000,00 €;',
      '',
      'Date;Libellé;Débit euros;Crédit euros;',
      '09/02/2024;"PAIEMENT PAR CARTE',
      'X1234 BOULANGERIE 08/02";3,40;;',
      '05/02/2024;"VIREMENT EN VOTRE FAVEUR";;1 200,00;',
    ],
    count: 2,
    sum: 119_660,
    first: '2024-02-05',
    last: '2024-02-09',
    currency: 'EUR',
  },
  'La Banque Postale, two currencies of amounts': {
    rows: [
      'Numéro Compte   ;1234567A033',
      'Type         ;CCP',
      'Compte tenu en  ;euros',
      'Date            ;31/01/2024',
      'Solde (EUROS)   ;1234,56',
      '',
      'Date;Libellé;Montant(EUROS)',
      '30/01/2024;ACHAT CB CARREFOUR 29.01.24;-45,67',
      '15/01/2024;VIREMENT DE M DUPONT;100,00',
    ],
    count: 2,
    sum: 5433,
    first: '2024-01-15',
    last: '2024-01-30',
  },
  'Intesa Sanpaolo, accrediti and addebiti': {
    rows: [
      'Data contabile;Data valuta;Descrizione;Accrediti;Addebiti;Descrizione estesa',
      '02/01/2024;02/01/2024;Pagamento POS;;-35,20;COOP MILANO',
      '10/01/2024;10/01/2024;Stipendio;1.600,00;;BONIFICO DA ACME SPA',
    ],
    count: 2,
    sum: 156_480,
    first: '2024-01-02',
    last: '2024-01-10',
  },
  'Fineco, entrate and uscite': {
    rows: [
      'Conto Corrente: 1234567',
      'Intestazione Conto Corrente: ROSSI MARIO',
      'Periodo Dal: 01/01/2024 Al: 31/01/2024',
      'Data_Operazione;Data_Valuta;Entrate;Uscite;Descrizione;Descrizione_Completa;Stato',
      '31/01/2024;31/01/2024;;-12,50;Canone;Canone mensile conto;Contabilizzato',
      '20/01/2024;20/01/2024;500;;Bonifico;Bonifico SEPA Italia;Contabilizzato',
    ],
    count: 2,
    sum: 48_750,
    first: '2024-01-20',
    last: '2024-01-31',
  },
  'BBVA Spain': {
    rows: [
      'F.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;Observaciones',
      '04/03/2024;05/03/2024;Mercadona;Pago con tarjeta;-52,30;EUR;947,70;EUR;1234',
      '01/03/2024;01/03/2024;Nomina;Abono de nomina;1.000,00;EUR;1.000,00;EUR;',
    ],
    count: 2,
    sum: 94_770,
    first: '2024-03-01',
    last: '2024-03-05',
    currency: 'EUR',
  },
  'CaixaBank, amounts with currency': {
    rows: [
      'Fecha;Fecha valor;Movimiento;Más datos;Importe;Saldo',
      '13/05/2024;13/05/2024;COMPRA TARJETA;ZARA;-29,95EUR;1.570,05EUR',
      '12/05/2024;12/05/2024;TRANSFERENCIA;JUAN;+600,00EUR;1.600,00EUR',
    ],
    count: 2,
    sum: 57_005,
    first: '2024-05-12',
    last: '2024-05-13',
    currency: 'EUR',
  },
  'Santander Portugal': {
    rows: [
      'Data Operação;Data valor;Descrição;Montante( EUR );Saldo Contabilístico( EUR )',
      '03-04-2024;03-04-2024;COMPRA CONTINENTE;-18,22;481,78',
      '02-04-2024;02-04-2024;TRF DE MARIA;200,00;500,00',
    ],
    count: 2,
    sum: 18_178,
    first: '2024-04-02',
    last: '2024-04-03',
    currency: 'EUR',
  },
  'UBS Switzerland, apostrophes and debit/credit': {
    rows: [
      'Kontonummer:;0234 00123456.01;',
      'IBAN:;CH12 0023 4234 0012 3456 0;',
      'Von:;2024-01-01;',
      'Anfangssaldo:;5000.00;',
      'Bewertet in:;CHF;',
      '',
      'Abschlussdatum;Abschlusszeit;Buchungsdatum;Valutadatum;Währung;Belastung;Gutschrift;Einzelbetrag;Saldo;Transaktions-Nr.;Beschreibung1;Beschreibung2;Beschreibung3;Fussnoten;',
      "2024-01-20;;2024-01-20;2024-01-20;CHF;-1'250.00;;;3750.00;9900020TI001;Miete AG;Zahlung;;;",
      "2024-01-25;;2024-01-25;2024-01-25;CHF;;6'500.00;;10250.00;9900020TI002;Firma;Salär;;;",
    ],
    count: 2,
    sum: 525_000,
    first: '2024-01-20',
    last: '2024-01-25',
    currency: 'CHF',
  },
  'Revolut, card in another currency with a fee': {
    rows: [
      'Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance',
      'TOPUP,Current,2024-01-01 10:00:00,2024-01-01 10:00:05,Payment from M,100.00,0.00,GBP,COMPLETED,100.00',
      'CARD_PAYMENT,Current,2024-01-02 12:00:00,2024-01-03 09:00:00,Pret,-4.99,0.00,GBP,COMPLETED,95.01',
      'ATM,Current,2024-01-05 12:00:00,2024-01-05 12:00:00,Cash,-50.00,1.00,GBP,COMPLETED,44.01',
      'CARD_PAYMENT,Current,2024-01-06 12:00:00,,Shop,-9.00,0.00,GBP,DECLINED,',
    ],
    count: 3,
    sum: 4401,
    first: '2024-01-01',
    last: '2024-01-05',
    currency: 'GBP',
  },
};

describe('layouts of European banks', () => {
  for (const [name, layout] of Object.entries(layouts)) {
    it(`reads ${name}`, () => {
      const bytes = new TextEncoder().encode(layout.rows.join('\r\n'));
      // No layout is Mexican: a currency that the file states and isn't found shows.
      const statement = parseStatement(bytes, { fileName: layout.fileName ?? '', defaultCurrency: 'MXN' });
      const lines = statement.lines.filter((line) => line.status === 'cleared');
      const dates = lines.map((line) => line.date ?? '').sort();
      expect(statement.questions).toEqual([]);
      expect(statement.lines.flatMap((line) => line.problems)).toEqual([]);
      expect({
        count: lines.length,
        sum: lines.reduce((sum, line) => sum + (line.amount ?? 0), 0),
        first: dates[0],
        last: dates.at(-1),
        currency: lines[0]?.currency,
        pending: statement.lines.length - lines.length,
      }).toEqual({
        count: layout.count,
        sum: layout.sum,
        first: layout.first,
        last: layout.last,
        currency: layout.currency ?? 'MXN',
        pending: layout.pending ?? 0,
      });
    });
  }
});
