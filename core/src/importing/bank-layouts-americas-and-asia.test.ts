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
  'RBC, two amount columns by currency': {
    rows: [
      '"Account Type","Account Number","Transaction Date","Cheque Number","Description 1","Description 2","CAD$","USD$"',
      'Chequing,01234-5678901,1/15/2024,,"INTERAC PURCHASE","LOBLAWS",-64.20,,',
      'Chequing,01234-5678901,1/31/2024,,"PAYROLL DEPOSIT","ACME",2100.00,,',
    ],
    count: 2,
    sum: 203_580,
    first: '2024-01-15',
    last: '2024-01-31',
    currency: 'CAD',
  },
  'TD Canada, no header, debit credit balance': {
    rows: [
      '01/15/2024,LOBLAWS 1001,64.20,,935.80',
      '01/12/2024,ACME PAYROLL,,1000.00,1000.00',
      '01/10/2024,TIM HORTONS,4.10,,0.00',
    ],
    count: 3,
    sum: 93_170,
    first: '2024-01-10',
    last: '2024-01-15',
  },
  'Capital One, debit and credit': {
    rows: [
      'Transaction Date,Posted Date,Card No.,Description,Category,Debit,Credit',
      '2024-01-10,2024-01-11,1234,UBER EATS,Dining,23.10,',
      '2024-01-15,2024-01-15,1234,CAPITAL ONE MOBILE PYMT,Payment/Credit,,150.00',
    ],
    count: 2,
    sum: 12_690,
    first: '2024-01-10',
    last: '2024-01-15',
  },
  'Citi, negative credits': {
    rows: [
      'Status,Date,Description,Debit,Credit,Member Name',
      'Cleared,01/25/2024,"COSTCO WHSE","120.55","",JOHN',
      'Cleared,01/20/2024,"ONLINE PAYMENT, THANK YOU","","-400.00",JOHN',
    ],
    count: 2,
    sum: 27_945,
    first: '2024-01-20',
    last: '2024-01-25',
  },
  'Wells Fargo, no header, a star column': {
    rows: [
      '"01/31/2024","-85.20","*","","PG&E WEB ONLINE"',
      '"01/15/2024","1500.00","*","","ACME PAYROLL"',
      '"01/03/2024","-9.99","*","","NETFLIX"',
    ],
    count: 3,
    sum: 140_481,
    first: '2024-01-03',
    last: '2024-01-31',
  },
  'Discover card, spending positive': {
    rows: [
      'Trans. Date,Post Date,Description,Amount,Category',
      '01/05/2024,01/05/2024,"TARGET 00012",54.20,"Merchandise"',
      '01/18/2024,01/18/2024,"INTERNET PAYMENT - THANK YOU",-200.00,"Payments and Credits"',
      '01/20/2024,01/21/2024,"SHELL OIL",38.90,"Gasoline"',
    ],
    count: 3,
    sum: 10_690,
    first: '2024-01-05',
    last: '2024-01-20',
  },
  'ICICI, padded columns and serial numbers': {
    rows: [
      'DETAILED STATEMENT',
      'Account Number,123456789012 ( INR ) - MR A',
      'Transaction Period,From 01/04/2024 To 30/04/2024',
      'S No.,Value Date,Transaction Date,Cheque Number,Transaction Remarks,Withdrawal Amount (INR ),Deposit Amount (INR ),Balance (INR )',
      '1,02/04/2024,02/04/2024,-,UPI/SWIGGY/123,249.00,0.00,9751.00',
      '2,03/04/2024,03/04/2024,-,NEFT-SALARY,0.00,"50,000.00","59,751.00"',
      'Legends Used in Account Statement,,,,,,,',
    ],
    count: 2,
    sum: 4_975_100,
    first: '2024-04-02',
    last: '2024-04-03',
    currency: 'INR',
  },
  'SBI, tab separated with quoted texts': {
    rows: [
      'Account Name       :\tMr. A',
      'Account Number     :\t_00000012345678901',
      'Balance as on 1 Apr 2024  :\t1,000.00',
      'Txn Date\tValue Date\tDescription\tRef No./Cheque No.\t        Debit\tCredit\tBalance',
      '2 Apr 2024\t2 Apr 2024\tTO TRANSFER-UPI/DR/409/AMAZON\tTRANSFER TO 1\t499.00\t \t501.00',
      '5 Apr 2024\t5 Apr 2024\tBY TRANSFER-NEFT*HDFC\tTRANSFER FROM 2\t \t2,500.00\t3,001.00',
      '**This is a computer generated statement and does not require a signature.',
    ],
    count: 2,
    sum: 200_100,
    first: '2024-04-02',
    last: '2024-04-05',
  },
  'Axis, DR and CR columns with dashes': {
    rows: [
      'Tran Date,CHQNO,PARTICULARS,DR,CR,BAL,SOL',
      '04-04-2024,-,UPI/P2M/ZOMATO,320.00, ,4680.00,123',
      '15-04-2024,-,SALARY APR, ,40000.00,44680.00,123',
    ],
    count: 2,
    sum: 3_968_000,
    first: '2024-04-04',
    last: '2024-04-15',
  },
  'HDFC card, Cr after the payment only': {
    rows: [
      'Date,Description,Amount',
      '05/04/2024,AMAZON PAY INDIA,"1,299.00"',
      '18/04/2024,CREDIT CARD PAYMENT NET BANKING,"5,000.00 Cr"',
      '20/04/2024,SWIGGY,450.00',
    ],
    count: 3,
    sum: 325_100,
    first: '2024-04-05',
    last: '2024-04-20',
  },
  'DBS Singapore': {
    rows: [
      'Account Details For:,DBS Savings 001-2-345678',
      'Statement as at:,05 Mar 2024',
      '',
      'Transaction Date,Reference,Debit Amount,Credit Amount,Transaction Ref1,Transaction Ref2,Transaction Ref3',
      '04 Mar 2024,POS,12.50, ,NETS FOODFARE,TO: HAWKER,',
      '01 Mar 2024,GRO, ,3000.00,SALARY ACME,,',
    ],
    count: 2,
    sum: 298_750,
    first: '2024-03-01',
    last: '2024-03-04',
  },
  'Itaú Brazil, no header, decimal comma': {
    rows: [
      '03/01/2024;PIX TRANSF MARIA02/01;-150,00',
      '05/01/2024;SALARIO;4500,00',
      '15/01/2024;RSHOP-PADARIA -13/01;-23,90',
    ],
    count: 3,
    sum: 432_610,
    first: '2024-01-03',
    last: '2024-01-15',
  },
  'Bradesco, credit and debit, saldo rows': {
    rows: [
      'Extrato de: Ag: 1234 | CC: 0012345-6 | Entre 01/01/2024 e 31/01/2024',
      'Data;Histórico;Docto.;Crédito (R$);Débito (R$);Saldo (R$);',
      '29/12/2023;SALDO ANTERIOR;;;;1.000,00;',
      '03/01/2024;COMPRA ELO DEBITO;1234567;;-50,00;950,00;',
      '15/01/2024;TED RECEBIDA;7654321;200,00;;1.150,00;',
      'Total;;;200,00;-50,00;1.150,00;',
    ],
    count: 2,
    sum: 15_000,
    first: '2024-01-03',
    last: '2024-01-15',
    currency: 'BRL',
  },
  'Banco Inter': {
    rows: [
      'Extrato Conta Corrente ',
      'Conta ;123456789',
      'Período ;01/01/2024 a 31/01/2024',
      'Saldo ;1.234,56',
      '',
      'Data Lançamento;Histórico;Descrição;Valor;Saldo',
      '30/01/2024;Pix enviado ;Padaria;-12,00;1.234,56',
      '28/01/2024;Pix recebido;Ana;100,00;1.246,56',
    ],
    count: 2,
    sum: 8800,
    first: '2024-01-28',
    last: '2024-01-30',
  },
  'PayPal, net after fees and a held row': {
    rows: [
      '"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","From Email Address","To Email Address","Transaction ID","Balance"',
      '"15/01/2024","10:00:00","GMT","Shop","Express Checkout Payment","Completed","EUR","-30.00","0.00","-30.00","a","b","1AB","70.00"',
      '"16/01/2024","11:00:00","GMT","Buyer","Mobile Payment","Completed","EUR","50.00","-1.50","48.50","c","d","2AB","118.50"',
      '"17/01/2024","11:00:00","GMT","Hotel","General Authorization","Pending","EUR","-80.00","0.00","-80.00","c","d","3AB","118.50"',
    ],
    count: 2,
    sum: 1850,
    first: '2024-01-15',
    last: '2024-01-16',
    currency: 'EUR',
    pending: 1,
  },
  'Japanese bank, out and in columns': {
    rows: [
      '日付,お引出し,お預入れ,お取り扱い内容,残高',
      '2024/1/5,"12,000",,ATM,"88,000"',
      '2024/1/25,,"250,000",給与,"338,000"',
    ],
    count: 2,
    sum: 23_800_000,
    first: '2024-01-05',
    last: '2024-01-25',
  },
};

describe('layouts of American and Asian banks, and PayPal', () => {
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
