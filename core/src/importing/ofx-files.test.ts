import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { lineProblems } from './line-problems.ts';
import { parseStatement } from './parse-statement.ts';
import type { Statement } from './statement.ts';

function parse(text: string): Statement {
  return parseStatement(new TextEncoder().encode(text), { defaultCurrency: 'EUR' });
}

const header = 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';
const account = '<BANKACCTFROM><BANKID>1<ACCTID>12345<ACCTTYPE>CHECKING</BANKACCTFROM>';

function statement(entries: string, currency = 'USD'): string {
  return `${header}<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>${currency}${account}<BANKTRANLIST>${entries}</BANKTRANLIST><LEDGERBAL><BALAMT>100.50<DTASOF>20240131</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`;
}

describe('OFX 1, SGML', () => {
  it('is read without closing tags', () => {
    const text = statement(
      '\n<STMTTRN>\n<TRNTYPE>DEBIT\n<DTPOSTED>20240115233000.000[-8:PST]\n<TRNAMT>-12.34\n<FITID>A1\n<NAME>SHOP &amp; CO\n<MEMO>Card 1 < 2\n</STMTTRN>\n<STMTTRN>\n<TRNTYPE>CHECK<DTPOSTED>20240116<TRNAMT>-5<FITID>A2<CHECKNUM>558\n</STMTTRN>',
    );
    const { format, lines, accounts } = parse(text);
    expect(format).toBe('ofx1');
    expect(lines).toMatchObject([
      {
        row: 8,
        date: '2024-01-15',
        amount: -1234,
        currency: 'USD',
        payee: 'SHOP & CO',
        descriptor: 'SHOP & CO Card 1 < 2',
        externalId: 'A1',
      },
      { row: 16, date: '2024-01-16', amount: -500, descriptor: 'CHECK 558', externalId: 'A2' },
    ]);
    expect(accounts).toEqual([
      {
        key: '12345',
        number: '12345',
        name: null,
        kind: 'current',
        currency: 'USD',
        balances: [{ date: '2024-01-31', amount: 10_050, kind: 'closing' }],
      },
    ]);
  });

  it('knows no entities of the file’s own: what names a file of ours stays its name', () => {
    const text = statement('<STMTTRN><DTPOSTED>20240115<TRNAMT>-1<FITID>A1<NAME>X &secret; &lol;</STMTTRN>');
    const types =
      '<!DOCTYPE OFX [<!ENTITY secret SYSTEM "file:///etc/passwd"><!ENTITY lol "&secret;&secret;">]>\n<OFX>';
    const { lines } = parse(text.replace('<OFX>', types));
    expect(lines.map(({ payee }) => payee)).toEqual(['X &secret; &lol;']);
  });

  it('ends a transaction where the next begins', () => {
    const { lines } = parse(
      statement('<STMTTRN><DTPOSTED>20240101<TRNAMT>1.00<FITID>1<STMTTRN><DTPOSTED>20240102<TRNAMT>2.00<FITID>2'),
    );
    expect(lines.map((line) => line.amount)).toEqual([100, 200]);
  });

  it('reports a broken transaction and reads the rest', () => {
    const { lines } = parse(
      statement(
        '<STMTTRN><DTPOSTED>20240230<TRNAMT>1.00<FITID>1</STMTTRN><STMTTRN><DTPOSTED>20240102<TRNAMT>abc<FITID>2</STMTTRN>',
      ),
    );
    expect(lines.map((line) => line.problems.map(lineProblems.sentence).join(' '))).toEqual([
      '"20240230" is not a date that exists.',
      '"abc" is not an amount.',
    ]);
  });

  it('takes a comma as decimal mark, and rounds half to even what the currency can’t hold', () => {
    expect(parse(statement('<STMTTRN><DTPOSTED>20240101<TRNAMT>-200,00</STMTTRN>')).lines[0]?.amount).toBe(-20_000);
    const { lines } = parse(
      statement(
        '<STMTTRN><DTPOSTED>20240101<TRNAMT>-1778.3952</STMTTRN><STMTTRN><DTPOSTED>20240101<TRNAMT>-8.485</STMTTRN>',
      ),
    );
    expect(lines.map((line) => line.amount)).toEqual([-177_840, -848]);
  });

  it('trusts no id that several transactions share', () => {
    const entry = '<STMTTRN><DTPOSTED>20240101<TRNAMT>1.00<FITID>0</STMTTRN>';
    expect(parse(statement(entry + entry)).lines.map((line) => line.externalId)).toEqual([null, null]);
  });
});

describe('OFX 2, XML', () => {
  const xml = (body: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="211"?><OFX>${body}</OFX>`;

  it('reads a card and a bank account of one file, with comments, attributes and CDATA', () => {
    const { format, lines, accounts } = parse(
      xml(
        `<CREDITCARDMSGSRSV1><CCSTMTTRNRS><CCSTMTRS><CURDEF>EUR</CURDEF><CCACCTFROM><ACCTID>4111</ACCTID></CCACCTFROM><BANKTRANLIST><!-- one --><STMTTRN id="1"><DTPOSTED>20240103</DTPOSTED><TRNAMT>-9.99</TRNAMT><FITID>c1</FITID><NAME><![CDATA[Bar & Grill]]></NAME></STMTTRN></BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS></CREDITCARDMSGSRSV1>` +
          `<BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP</CURDEF><BANKACCTFROM><ACCTID>77</ACCTID><ACCTTYPE>SAVINGS</ACCTTYPE></BANKACCTFROM><BANKTRANLIST><STMTTRN><DTPOSTED>20240104</DTPOSTED><TRNAMT>+5</TRNAMT><FITID>b1</FITID><BANKACCTTO><ACCTID>99</ACCTID></BANKACCTTO><PAYEE><NAME>Jo</NAME></PAYEE></STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1>`,
      ),
    );
    expect(format).toBe('ofx2');
    expect(accounts.map(({ key, kind, currency }) => [key, kind, currency])).toEqual([
      ['4111', 'credit_card', 'EUR'],
      ['77', 'savings', 'GBP'],
    ]);
    expect(lines.map(({ accountKey, payee, amount, currency }) => [accountKey, payee, amount, currency])).toEqual([
      ['4111', 'Bar & Grill', -999, 'EUR'],
      ['77', 'Jo', 500, 'GBP'],
    ]);
  });

  it('counts what an investment account bought, and reads its cash', () => {
    const { lines, investmentTransactions } = parse(
      xml(
        '<INVSTMTMSGSRSV1><INVSTMTTRNRS><INVSTMTRS><CURDEF>USD</CURDEF><INVACCTFROM><ACCTID>9</ACCTID></INVACCTFROM><INVTRANLIST><BUYSTOCK><INVBUY><TOTAL>-5</TOTAL></INVBUY></BUYSTOCK><INVBANKTRAN><STMTTRN><DTPOSTED>20240101</DTPOSTED><TRNAMT>1000</TRNAMT></STMTTRN></INVBANKTRAN></INVTRANLIST></INVSTMTRS></INVSTMTTRNRS></INVSTMTMSGSRSV1>',
      ),
    );
    expect(investmentTransactions).toBe(1);
    expect(lines.map((line) => line.amount)).toEqual([100_000]);
  });

  it('marks the transactions of a pending list', () => {
    const { lines } = parse(
      xml(
        '<CCSTMTRS><CURDEF>USD</CURDEF><CCACCTFROM><ACCTID>1</ACCTID></CCACCTFROM><BANKTRANLISTP><STMTTRNP><DTTRAN>20240105</DTTRAN><TRNAMT>-3</TRNAMT><NAME>Hotel</NAME></STMTTRNP></BANKTRANLISTP></CCSTMTRS>',
      ),
    );
    expect(lines).toMatchObject([{ status: 'pending', date: '2024-01-05', amount: -300 }]);
  });
});

describe('OFX without a statement', () => {
  const refuse = (text: string) => {
    try {
      parse(text);
    } catch (error) {
      if (error instanceof AppError) return [error.code, error.message];
    }
    return null;
  };

  it('says what the bank answered', () => {
    const text = `${header}<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>15500<SEVERITY>ERROR<MESSAGE>Your sign-on failed</STATUS></SONRS></SIGNONMSGSRSV1></OFX>`;
    expect(refuse(text)).toEqual([
      'file-no-transactions',
      'The file holds no statement, only the bank’s answer: "Your sign-on failed".',
    ]);
  });

  it('says where it breaks off', () => {
    expect(refuse(`${header}<OFX><BANKMSGSRSV1><STMTTRNRS>`)).toEqual([
      'file-unreadable',
      'The OFX file breaks off at line 7: it has no closing </OFX> and no statement. Download it again.',
    ]);
  });
});
