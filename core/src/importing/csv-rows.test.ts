import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { lineProblems } from './line-problems.ts';
import { parseStatement } from './parse-statement.ts';
import type { ParseStatementOptions, Statement } from './statement.ts';

function parse(text: string, options: Partial<ParseStatementOptions> = {}): Statement {
  return parseStatement(new TextEncoder().encode(text), { defaultCurrency: 'EUR', ...options });
}

function refusal(run: () => unknown): AppError {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('rows with something wrong', () => {
  const text = [
    'Date,Description,Amount',
    '2024-01-01,Good,-5.00',
    '2024-02-30,No such day,-6.00',
    '2024-01-03,Garbled,12..34',
    'invalid,No date,-7.00',
    '2024-01-05,Missing amount,',
    '2024-01-06,Nul\u0000byte,-8.00',
    '2024-01-07,Good again,-9.00',
  ].join('\n');

  it('are reported with their line, and the others are read', () => {
    const { lines, questions } = parse(text);
    expect(questions).toEqual([]);
    expect(lines.filter((line) => line.problems.length === 0).map((line) => [line.row, line.amount])).toEqual([
      [2, -500],
      [8, -900],
    ]);
    expect(lines.flatMap((line) => line.problems.map((problem) => [line.row, lineProblems.sentence(problem)]))).toEqual(
      [
        [3, '"2024-02-30" is not a date that exists, read as year, month, day.'],
        [4, '"12..34" is not an amount.'],
        [5, '"invalid" is not a date.'],
        [6, 'The line has no amount.'],
        [7, 'The line holds a NUL character, so its text can’t be trusted.'],
      ],
    );
  });

  it('with an unknown direction are doubtful, not guessed', () => {
    const rows = [
      '2024-01-01;Shop;5,00;O',
      '2024-01-02;Shop;6,00;O',
      '2024-01-03;Pay;7,00;I',
      '2024-01-04;Shop;8,00;O',
    ];
    const { lines } = parse([...rows, '2024-01-05;Shop;9,00;EUR'].join('\n'));
    expect(lines.map((line) => [line.amount, line.problems.length === 0])).toEqual([
      [-500, true],
      [-600, true],
      [700, true],
      [-800, true],
      [900, false],
    ]);
  });

  it('of which a text holds the delimiter without quotes are put together again', () => {
    const { lines } = parse(
      'Date,Description,Amount,Balance\n2024-01-01,"A",-1.00,99.00\n2024-01-02,Shop, Town, UK,-2.00,97.00',
    );
    expect(lines.map(({ descriptor, amount, balance }) => [descriptor, amount, balance])).toEqual([
      ['A', -100, 9900],
      ['Shop, Town, UK', -200, 9700],
    ]);
  });

  it('that continue the row before are joined to it', () => {
    const { lines } = parse(
      'Date,Text,Debit,Credit\n18/04/2024,DEBIT PURCHASE,6.66,\n,UBER EATS,,\n17/04/2024,SALARY,,50.00',
    );
    expect(lines.map(({ descriptor, amount }) => [descriptor, amount])).toEqual([
      ['DEBIT PURCHASE UBER EATS', -666],
      ['SALARY', 5000],
    ]);
  });

  it('at the end of the file are a footer, in the middle a problem', () => {
    const { lines, notCounted } = parse(
      'Date;Text;Amount\n01.01.2024;A;-1,00\nsomething odd;;\n15.01.2024;B;-2,00\nPrinted by the bank;;\nTotal;;-3,00',
    );
    expect(lines.map((line) => [line.row, line.problems.length === 0])).toEqual([
      [2, true],
      [3, false],
      [4, true],
    ]);
    expect(notCounted).toBe(2);
  });

  it('with a text of 100,000 characters keep 10,000 of them', () => {
    const { lines } = parse(`Date,Description,Amount\n2024-01-31,"${'x'.repeat(100_000)}",-1.00`);
    expect(lines[0]?.descriptor).toHaveLength(10_000);
    expect(lines[0]).toMatchObject({ amount: -100, problems: [] });
  });
});

describe('rows that are no transactions', () => {
  it('give the account its balances', () => {
    const { accounts, lines, notCounted } = parse(
      'Date,Description,Amount,Balance\n01/01/2024,Opening balance,,100.00\n15/01/2024,Shop,-10.00,90.00\n31/01/2024,Closing balance,,90.00',
    );
    expect(lines).toHaveLength(1);
    expect(notCounted).toBe(2);
    expect(accounts[0]?.balances).toEqual([
      { date: '2024-01-01', amount: 10_000, kind: 'opening' },
      { date: '2024-01-31', amount: 9000, kind: 'closing' },
    ]);
  });

  it('repeat the header, where a file was put together from two', () => {
    const month = 'Date,Description,Amount\n2024-01-01,A,-1.00\n';
    expect(parse(month + month).lines).toHaveLength(2);
  });
});

describe('what the file leaves open', () => {
  const open = 'Datum;Text;Betrag\n03/04/2026;Kauf;12,50\n05/06/2026;Kauf;7,00';

  it('is asked where it changes dates or amounts', () => {
    expect(parse(open).questions.map((question) => question.field)).toEqual(['dateOrder', 'sign']);
  });

  it('is settled by answers', () => {
    const { lines, questions } = parse(open, { answers: { dateOrder: 'mdy', sign: 'reversed' } });
    expect(questions).toEqual([]);
    expect(lines.map(({ date, amount }) => [date, amount])).toEqual([
      ['2026-03-04', -1250],
      ['2026-05-06', -700],
    ]);
  });

  it('never asks for the currency, and says where it comes from', () => {
    const { inferences } = parse('Date,Description,Amount\n2024-01-31,A,-1.00', { defaultCurrency: 'NOK' });
    expect(inferences.find((inference) => inference.field === 'currency')).toMatchObject({
      value: 'NOK',
      confidence: 0.3,
    });
  });

  it('takes the day of the export from the file name', () => {
    const text = 'Date,Description,Amount,Balance\n10/02/2018,SHOP,-5.00,995.00';
    expect(parse(text, { fileName: '20180226_12345678.csv' }).lines[0]?.date).toBe('2018-02-10');
    expect(parse(text).questions.map((question) => question.field)).toEqual(['dateOrder']);
  });
});

describe('files that are refused', () => {
  it.each([
    ['', 'file-empty', 'The file is empty: it has no bytes.'],
    [' \n\n', 'file-empty', 'The file holds only blank lines.'],
    ['Name,City\nA,B\nC,D', 'file-no-transactions', 'no column holds amounts'],
    ['Date,Description,Amount\n', 'file-no-transactions', 'no rows below it'],
    [
      'just a letter to my bank',
      'file-no-transactions',
      'The file was read as one column without a header, and no column holds amounts or dates. Export the list',
    ],
    ['!Type:Bank\nD1/1/2024\nT-5\n^', 'file-unreadable', 'a QIF file'],
    [':20:1\n:25:DE\n:28C:1\n:61:2401010101D5,00N', 'file-unreadable', 'an MT940 statement'],
    ['<html><table></table></html>', 'file-unreadable', 'a web page'],
  ])('%j', (text, code, sentence) => {
    const error = refusal(() => parse(text));
    expect(error.code).toBe(code);
    expect(error.message).toContain(sentence);
  });

  it('name the binary kind they are', () => {
    const pdf = new TextEncoder().encode('%PDF-1.7\n');
    expect(refusal(() => parseStatement(pdf, { defaultCurrency: 'EUR' }))).toMatchObject({ code: 'file-binary' });
    const noise = Uint8Array.from({ length: 2000 }, (_, i) => (i * 37) % 9);
    expect(refusal(() => parseStatement(noise, { defaultCurrency: 'EUR' }))).toMatchObject({ code: 'file-binary' });
  });

  it('stop when the caller wants them to', () => {
    const rows = Array.from(
      { length: 6000 },
      (_, i) => `2024-01-${String((i % 28) + 1).padStart(2, '0')},A ${i},-1.00`,
    );
    const text = `Date,Description,Amount\n${rows.join('\n')}`;
    const seen: number[] = [];
    parse(text, { onProgress: (done) => void seen.push(done) });
    expect(seen).toHaveLength(1);
    expect(refusal(() => parse(text, { onProgress: () => true })).code).toBe('conflict');
  });
});

describe('a text that begins like a direction', () => {
  const descriptors = (rows: string) => parse(rows).lines.map((line) => line.descriptor);

  it.each(['ATM 17 MAIN ST', 'Salary', 'Card payment', 'Withdrawal'])('%s is kept where it is all there is', (text) => {
    expect(descriptors(`Date,Description,Amount\n2026-03-24,${text},-4.20\n`)).toEqual([text]);
  });

  it('is no text beside one', () => {
    const rows = '2026-03-24,DEBIT,Corner coffee,-4.20\n2026-03-25,CREDIT,Acme,9.00\n';
    expect(descriptors(`Date,Details,Description,Amount\n${rows}`)).toEqual(['Corner coffee', 'Acme']);
  });
});
