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
  Wise: {
    rows: [
      '"TransferWise ID",Date,Amount,Currency,Description,"Payment Reference","Running Balance","Exchange From","Exchange To","Exchange Rate","Payer Name","Payee Name","Payee Account Number",Merchant,"Card Last Four Digits","Card Holder Full Name",Attachment,Note,"Total fees"',
      'CARD-1001,05-02-2024,-12.40,EUR,"Card transaction of 12.40 EUR issued by Bolt",,487.60,,,,,,,Bolt,1234,M,,,0',
      'TRANSFER-2002,03-02-2024,500.00,EUR,"Received money from ACME",,500.00,,,,ACME,,,,,,,,0',
    ],
    count: 2,
    sum: 48_760,
    first: '2024-02-03',
    last: '2024-02-05',
    currency: 'EUR',
  },
  'Wise, all transactions with a direction': {
    rows: [
      'ID,Status,Direction,"Created on","Finished on","Source fee amount","Source fee currency","Target fee amount","Target fee currency","Source name","Source amount (after fees)","Source currency","Target name","Target amount (after fees)","Target currency","Exchange rate",Reference,Batch',
      'CARD_TRANSACTION-1,COMPLETED,OUT,"2024-01-05 10:00:00","2024-01-06 10:00:00",0.00,EUR,,,Me,20.00,EUR,Netflix,20.00,EUR,1.0,,',
      'TRANSFER-2,COMPLETED,IN,"2024-01-03 10:00:00","2024-01-03 11:00:00",,,,,ACME,700.00,EUR,Me,700.00,EUR,1.0,Pay,',
      'TRANSFER-3,CANCELLED,OUT,"2024-01-04 10:00:00","2024-01-04 11:00:00",,,,,Me,50.00,EUR,Bob,50.00,EUR,1.0,Oops,',
    ],
    count: 2,
    sum: 68_000,
    first: '2024-01-03',
    last: '2024-01-06',
    currency: 'EUR',
  },
  Monzo: {
    rows: [
      'Transaction ID,Date,Time,Type,Name,Emoji,Category,Amount,Currency,Local amount,Local currency,Notes and #tags,Address,Receipt,Description,Category split,Money Out,Money In',
      'tx_0001,03/01/2024,09:00:01,Card payment,Pret A Manger,,Eating out,-4.50,GBP,-4.50,GBP,,London,,PRET A MANGER LONDON,,-4.50,',
      'tx_0002,15/01/2024,10:00:00,Faster payment,Jo,,Transfers,25.00,GBP,25.00,GBP,dinner,,,DINNER,,,25.00',
    ],
    count: 2,
    sum: 2050,
    first: '2024-01-03',
    last: '2024-01-15',
    currency: 'GBP',
  },
  'HSBC UK, no header': {
    rows: [
      '15/03/2024,TESCO STORES 1234,-23.45',
      '14/03/2024,SALARY ACME LTD,"1,850.00"',
      '01/03/2024,COUNCIL TAX,-150.00',
    ],
    count: 3,
    sum: 167_655,
    first: '2024-03-01',
    last: '2024-03-15',
  },
  Barclays: {
    rows: [
      'Number,Date,Account,Amount,Subcategory,Memo',
      '\t ,22/01/2024,20-00-00 12345678,-12.99,DIRECTDEP,SPOTIFY         \tREF 1',
      '\t ,19/01/2024,20-00-00 12345678,850.00,DIRECTDEP,EMPLOYER        \tSALARY',
    ],
    count: 2,
    sum: 83_701,
    first: '2024-01-19',
    last: '2024-01-22',
  },
  'Lloyds, debit and credit with balance': {
    rows: [
      'Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance',
      "05/02/2024,DEB,'30-00-00,12345678,AMAZON UK,19.99,,480.01",
      "01/02/2024,FPI,'30-00-00,12345678,MUM,,100.00,500.00",
    ],
    count: 2,
    sum: 8001,
    first: '2024-02-01',
    last: '2024-02-05',
  },
  'NatWest, apostrophes before texts': {
    rows: [
      'Date, Type, Description, Value, Balance, Account Name, Account Number',
      '28 Feb 2024,POS,"\'7714 27FEB24 , LIDL GB",-31.20,468.80,"\'CURRENT","\'600000-12345678"',
      '25 Feb 2024,BAC,"\'ACME PAY",500.00,500.00,"\'CURRENT","\'600000-12345678"',
    ],
    count: 2,
    sum: 46_880,
    first: '2024-02-25',
    last: '2024-02-28',
  },
  'Nationwide, quoted preamble and pound signs': {
    rows: [
      '"Account Name:","FlexAccount ****12345"',
      '"Account Balance:","£1,234.56"',
      '"Available Balance: ","£1,234.56"',
      '',
      '"Date","Transaction type","Description","Paid out","Paid in","Balance"',
      '"02 Jan 2024","Visa purchase","COSTA","£3.60","","£1,234.56"',
      '"01 Jan 2024","Bank credit","ACME","","£200.00","£1,238.16"',
    ],
    count: 2,
    sum: 19_640,
    first: '2024-01-01',
    last: '2024-01-02',
    currency: 'GBP',
  },
  'Amex UK with reference, spending positive': {
    rows: [
      'Date,Description,Card Member,Account #,Amount,Extended Details,Appears On Your Statement As,Address,Town/City,Postcode,Country,Reference,Category',
      "03/01/2024,WAITROSE 123,A B,-11000,45.10,,WAITROSE,1 High St,LONDON,N1,UNITED KINGDOM,'AT240030001',Groceries",
      "05/01/2024,PAYMENT RECEIVED - THANK YOU,A B,-11000,-300.00,,PAYMENT,,,,,'AT240050002',",
      "20/01/2024,TFL TRAVEL,A B,-11000,8.10,,TFL,,,,,'AT240200003',Travel",
    ],
    count: 3,
    sum: 24_680,
    first: '2024-01-03',
    last: '2024-01-20',
  },
  'AIB Ireland': {
    rows: [
      'Posted Account, Posted Transactions Date, Description1, Description2, Description3, Debit Amount, Credit Amount,Balance,Posted Currency,Transaction Type,Local Currency Amount,Local Currency',
      '"12345-678","15/01/2024","VDP-TESCO","","","24.60","","975.40",EUR,"Debit"," 24.60",EUR',
      '"12345-678","12/01/2024","SALARY","","","","1,000.00","1,000.00",EUR,"Credit"," 1,000.00",EUR',
    ],
    count: 2,
    sum: 97_540,
    first: '2024-01-12',
    last: '2024-01-15',
    currency: 'EUR',
  },
  'CommBank Australia, no header': {
    rows: ['05/02/2024,"-45.60","WOOLWORTHS 1234 SYDNEY","+954.40"', '03/02/2024,"+1000.00","Salary ACME","+1000.00"'],
    count: 2,
    sum: 95_440,
    first: '2024-02-03',
    last: '2024-02-05',
  },
  'Westpac, debit and credit with a category': {
    rows: [
      'Bank Account,Date,Narrative,Debit Amount,Credit Amount,Balance,Categories,Serial',
      '032000123456,05/02/2024,"EFTPOS COLES",32.10,,467.90,FOOD,',
      '032000123456,01/02/2024,"DEPOSIT ACME",,500.00,500.00,DEP,',
    ],
    count: 2,
    sum: 46_790,
    first: '2024-02-01',
    last: '2024-02-05',
  },
  'ASB New Zealand': {
    rows: [
      'Created date / time : 01 March 2024 / 10:11:12',
      'Bank 12; Branch 3456; Account 0123456-50 (Streamline)',
      'From date 20240201',
      'To date 20240229',
      'Avail Bal : 1234.56 as of 20240229',
      'Ledger Balance : 1234.56 as of 20240229',
      'Date,Unique Id,Tran Type,Cheque Number,Payee,Memo,Amount',
      '2024/02/05,2024020501,EFTPOS,,"COUNTDOWN","CARD 1234 COUNTDOWN",-56.70',
      '2024/02/20,2024022001,D/C,,"ACME","Salary",1500.00',
    ],
    count: 2,
    sum: 144_330,
    first: '2024-02-05',
    last: '2024-02-20',
  },
};

describe('layouts of British, Irish and Australian banks, and Wise', () => {
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
