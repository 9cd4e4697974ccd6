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
}

const layouts: Record<string, Layout> = {
  'Nordea, dashes for an empty balance': {
    rows: [
      'Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta;',
      'Reserverat;-120,00;1234 56;;;Reservation Kortköp ICA;;SEK;',
      '2024/02/05;-250,50;1234 56;;;Kortköp SYSTEMBOLAGET;9749,50;SEK;',
      '2024/02/01;10000,00;;1234 56;;LÖN;10000,00;SEK;',
    ],
    count: 2,
    sum: 974_950,
    first: '2024-02-01',
    last: '2024-02-05',
    currency: 'SEK',
    pending: 1,
  },
  'Swedbank, note row above the header': {
    rows: [
      '* Transaktioner Period 2024-01-01 – 2024-01-31 Skapad 2024-02-01 10:12 CET',
      'Radnummer,Clearingnummer,Kontonummer,Produkt,Valuta,Bokföringsdag,Transaktionsdag,Valutadag,Referens,Beskrivning,Belopp,Bokfört saldo',
      '1,8327,1234567,"Privatkonto",SEK,2024-01-31,2024-01-30,2024-01-31,"COOP","COOP",-99.50,900.50',
      '2,8327,1234567,"Privatkonto",SEK,2024-01-25,2024-01-25,2024-01-25,"LÖN","LÖN",1000.00,1000.00',
    ],
    count: 2,
    sum: 90_050,
    first: '2024-01-25',
    last: '2024-01-31',
    currency: 'SEK',
  },
  SEB: {
    rows: [
      'Bokföringsdatum;Valutadatum;Verifikationsnummer;Text/mottagare;Belopp;Saldo',
      '2024-03-04;2024-03-04;5484000001;HEMKÖP;-310,00;4 690,00',
      '2024-03-01;2024-03-01;5484000002;ÖVERFÖRING;5 000,00;5 000,00',
    ],
    count: 2,
    sum: 469_000,
    first: '2024-03-01',
    last: '2024-03-04',
  },
  'Danske Bank': {
    rows: [
      '"Dato";"Tekst";"Beløb";"Saldo";"Status";"Afstemt"',
      '"03.01.2024";"Netto ScanNGo";"-89,95";"1.910,05";"Udført";"Nej"',
      '"02.01.2024";"Lønoverførsel";"2.000,00";"2.000,00";"Udført";"Nej"',
    ],
    count: 2,
    sum: 191_005,
    first: '2024-01-02',
    last: '2024-01-03',
  },
  'Sparebank 1, Inn and Ut': {
    rows: [
      'Dato;Beskrivelse;Rentedato;Inn;Ut;Til konto;Fra konto;',
      '05.02.2024;Kiwi;05.02.2024;;-204,10;;1234.56.78901;',
      '01.02.2024;Lønn;01.02.2024;30000,00;;1234.56.78901;;',
    ],
    count: 2,
    sum: 2_979_590,
    first: '2024-02-01',
    last: '2024-02-05',
  },
  'DNB, Ut fra konto and Inn på konto': {
    rows: [
      '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"',
      '"15.01.2024";"Varekjøp Rema 1000";"15.01.2024";"355,60";""',
      '"12.01.2024";"Lønn";"12.01.2024";"";"28500,00"',
    ],
    count: 2,
    sum: 2_814_440,
    first: '2024-01-12',
    last: '2024-01-15',
  },
  'OP Finland': {
    rows: [
      'Kirjauspäivä;Arvopäivä;Määrä EUROA;Laji;Selitys;Saaja/Maksaja;Saajan tilinumero;Viite;Viesti;Arkistointitunnus',
      '2024-01-05;2024-01-05;-35,20;162;PKORTTIMAKSU;K-MARKET;;ref=;Osto;20240105/5UTH01/012345',
      '2024-01-02;2024-01-02;+1500,00;588;VIITESIIRTO;TYÖNANTAJA;;ref=1;Palkka;20240102/5UTH01/012346',
    ],
    count: 2,
    sum: 146_480,
    first: '2024-01-02',
    last: '2024-01-05',
  },
  'Swedbank Baltic, flag D and K with balances and turnovers': {
    rows: [
      '"Account No","","Date","Beneficiary","Details","Amount","Currency","D/K","Record ID","Code"',
      '"LT12","10","2024-01-01","","Opening balance","100.00","EUR","K","","AS"',
      '"LT12","20","2024-01-02","MAXIMA","Purchase","15.31","EUR","D","2024010200001","K"',
      '"LT12","20","2024-01-03","UAB Darbas","Salary","900.00","EUR","K","2024010300001","MK"',
      '"LT12","82","2024-01-31","","Turnover","915.31","EUR","K","","K2"',
      '"LT12","86","2024-01-31","","closing balance","984.69","EUR","K","","LS"',
    ],
    count: 2,
    sum: 88_469,
    first: '2024-01-02',
    last: '2024-01-03',
    currency: 'EUR',
  },
  'mBank Poland, long preamble and # headers': {
    rows: [
      'mBank S.A. Bankowość Detaliczna;',
      '#Klient;',
      'JAN KOWALSKI;',
      '#Za okres:;',
      '01.01.2024;31.01.2024;',
      '#Waluta;#Wpływy;#Wydatki;',
      'PLN;5 000,00;-123,45;',
      '',
      '#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota;',
      '2024-01-15;"BIEDRONKA ZAKUP PRZY UŻYCIU KARTY ";"eKonto 1111";"Żywność";-123,45 PLN;;',
      '2024-01-10;"WYNAGRODZENIE PRZELEW";"eKonto 1111";"Wpływy";5 000,00 PLN;;',
    ],
    count: 2,
    sum: 487_655,
    first: '2024-01-10',
    last: '2024-01-15',
    currency: 'PLN',
  },
  'PKO BP, explicit plus signs': {
    rows: [
      '"Data operacji","Data waluty","Typ transakcji","Kwota","Waluta","Saldo po transakcji","Opis transakcji","","",""',
      '"2024-01-20","2024-01-19","Płatność kartą","-45.30","PLN","+954.70","Tytuł: 0001","Lokalizacja: ŻABKA","",""',
      '"2024-01-18","2024-01-18","Przelew na konto","+1000.00","PLN","+1000.00","Nazwa nadawcy: FIRMA","","",""',
    ],
    count: 2,
    sum: 95_470,
    first: '2024-01-18',
    last: '2024-01-20',
    currency: 'PLN',
  },
  'Fio Czechia': {
    rows: [
      'ID operace;Datum;Objem;Měna;Protiúčet;Název protiúčtu;Kód banky;Název banky;KS;VS;SS;Poznámka;Zpráva pro příjemce;Typ;Provedl;Upřesnění;Poznámka;BIC;ID pokynu',
      '26000000001;02.01.2024;-259,00;CZK;;;;;;1234;;Nákup: ALBERT;;Platba kartou;Novák;;;;1',
      '26000000002;05.01.2024;30000,00;CZK;123456;Firma;0100;KB;;;;Mzda;;Bezhotovostní příjem;;;;;2',
    ],
    count: 2,
    sum: 2_974_100,
    first: '2024-01-02',
    last: '2024-01-05',
    currency: 'CZK',
  },
  'ČSOB Czechia': {
    rows: [
      'Pohyby na účtu 123456789/0300',
      '',
      'číslo účtu;datum zaúčtování;částka;měna;zůstatek;číslo protiúčtu;kód banky protiúčtu;název protiúčtu;konstantní symbol;variabilní symbol;specifický symbol;označení operace;ID transakce;poznámka',
      '123456789;03.01.2024;-150,00;CZK;850,00;;;;;;;Platba kartou;9001;Místo: LIDL',
      '123456789;02.01.2024;1000,00;CZK;1000,00;987;0800;Babička;;;;Příchozí úhrada;9002;',
    ],
    count: 2,
    sum: 85_000,
    first: '2024-01-02',
    last: '2024-01-03',
    currency: 'CZK',
  },
  'OTP Hungary, whole forints': {
    rows: [
      'Tranzakció időpontja;Könyvelés dátuma;Típus;Bejövő/Kimenő;Partner neve;Partner számlaszáma/azonosítója;Közlemény;Számla neve;Számla száma;Összeg;Pénznem',
      '2024.01.05. 10:11:12;2024.01.06.;Vásárlás belföldi kereskedőnél;Kimenő;SPAR;;;Számla;11773333;-4 590;HUF',
      '2024.01.03. 00:00:00;2024.01.03.;Átutalás;Bejövő;Munkáltató;;Bér;Számla;11773333;350 000;HUF',
    ],
    count: 2,
    sum: 34_541_000,
    first: '2024-01-03',
    last: '2024-01-05',
    currency: 'HUF',
  },
  'Banca Transilvania, debit and credit': {
    rows: [
      'Nume client: POPESCU',
      'Numar cont: RO12BTRL0000000000000000',
      'Data tranzactie,Data valuta,Descriere,Referinta tranzactiei,Debit,Credit,Sold contabil',
      '2024-01-05,2024-01-05,"Plata la POS KAUFLAND",910ABC1,-88.40,,911.60',
      '2024-01-03,2024-01-03,"Incasare OP",910ABC2,,"1,000.00","1,000.00"',
    ],
    count: 2,
    sum: 91_160,
    first: '2024-01-03',
    last: '2024-01-05',
  },
  'Garanti Turkey': {
    rows: [
      'Tarih;Açıklama;Etiket;Tutar;Bakiye;Dekont No',
      '05/02/2024;MIGROS;Market;-420,75;9.579,25;DK1001',
      '03/02/2024;MAAŞ;Gelir;10.000,00;10.000,00;DK1002',
    ],
    count: 2,
    sum: 957_925,
    first: '2024-02-03',
    last: '2024-02-05',
  },
  'Raiffeisen Austria, no header, trailing time stamp': {
    rows: [
      '02.01.2024;"Verwendungszweck: Strom Zahlungsreferenz: 1";03.01.2024;-65,00;EUR;03.01.2024 01:02:03:123',
      '15.01.2024;"Gehalt Auftraggeber: Firma";15.01.2024;2.100,00;EUR;15.01.2024 01:02:03:456',
    ],
    count: 2,
    sum: 203_500,
    first: '2024-01-02',
    last: '2024-01-15',
    currency: 'EUR',
  },
  'Russian bank, Cyrillic header': {
    rows: [
      'Дата операции;Дата платежа;Номер карты;Статус;Сумма операции;Валюта операции;Сумма платежа;Валюта платежа;Описание',
      '31.01.2024 12:10:11;31.01.2024;*1111;OK;-350,00;RUB;-350,00;RUB;Пятёрочка',
      '30.01.2024 09:00:00;30.01.2024;*1111;OK;5000,00;RUB;5000,00;RUB;Пополнение',
    ],
    count: 2,
    sum: 465_000,
    first: '2024-01-30',
    last: '2024-01-31',
    currency: 'RUB',
  },
};

describe('layouts of Nordic, Baltic and Eastern European banks', () => {
  for (const [name, layout] of Object.entries(layouts)) {
    it(`reads ${name}`, () => {
      const bytes = new TextEncoder().encode(layout.rows.join('\n'));
      const statement = parseStatement(bytes, { defaultCurrency: 'MXN' });
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
