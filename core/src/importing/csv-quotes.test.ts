import { describe, expect, it } from 'vitest';
import { parseStatement } from './parse-statement.ts';

function linesOf(...rows: string[]) {
  return parseStatement(new TextEncoder().encode(rows.join('\n')), { defaultCurrency: 'EUR' }).lines;
}

describe('quotes in CSV', () => {
  it('that aren’t doubled inside a quoted text stay part of it', () => {
    const lines = linesOf(
      '"Date","Payee","Amount"',
      '"2024-01-26","UAB "Naktis"","-12.20"',
      '"2024-01-27","Bar ""Blau""","-3.00"',
    );
    expect(lines.map(({ payee, amount }) => [payee, amount])).toEqual([
      ['UAB "Naktis"', -1220],
      ['Bar "Blau"', -300],
    ]);
  });

  it('that open and never close quote nothing', () => {
    const lines = linesOf('Date,Payee,Amount', '2024-01-26,"Naktis,-12.20', '2024-01-27,Bar,-3.00');
    expect(lines.map(({ payee, amount }) => [payee, amount])).toEqual([
      ['"Naktis', -1220],
      ['Bar', -300],
    ]);
  });

  it('around a line break make one row of two lines', () => {
    const lines = linesOf('Date,Payee,Amount', '2024-01-26,"A', 'B",-12.20', '2024-01-27,Bar,-3.00');
    expect(lines.map(({ row, payee }) => [row, payee])).toEqual([
      [2, 'A B'],
      [4, 'Bar'],
    ]);
  });

  it('around whole rows are taken off', () => {
    const lines = linesOf('"Date,Payee,Amount"', '"2024-01-26,""A, B"",-12.20"', '"2024-01-27,""C"",-3.00"');
    expect(lines.map(({ payee, amount }) => [payee, amount])).toEqual([
      ['A, B', -1220],
      ['C', -300],
    ]);
  });

  it('of a spreadsheet, ="12" and an apostrophe before digits, are no text', () => {
    const lines = linesOf(
      'Date,Account,Payee,Amount',
      '2024-01-26,="0012345",\'t Hoekje,-12.20',
      "2024-01-27,'0012345,Bar,-3.00",
    );
    expect(lines.map(({ accountKey, payee }) => [accountKey, payee])).toEqual([
      ['0012345', "'t Hoekje"],
      ['0012345', 'Bar'],
    ]);
  });
});
