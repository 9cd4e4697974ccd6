import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDate } from '../calendar/plain-date.ts';
import { parseStatement } from './parse-statement.ts';

/** A statement before it is printed: what must come back, whatever the layout. */
interface Generated {
  rows: { date: PlainDate; amount: number; text: string }[];
}

interface Style {
  delimiter: ',' | ';' | '\t' | '|';
  mark: '.' | ',';
  groups: boolean;
  order: 'dmy' | 'mdy' | 'ymd';
  separator: '/' | '-' | '.';
  sign: 'signed' | 'trailing' | 'parentheses' | 'sides' | 'flag' | 'suffix';
  balance: boolean;
  newestFirst: boolean;
  preamble: boolean;
}

const words = ['Bakery', 'Rail; station', 'Café "Blau"', 'Books, pens', 'Gas station 24', 'Łódź market', 'Loan'];

const statements: fc.Arbitrary<Generated> = fc
  .record({
    start: fc.integer({ min: 0, max: 3000 }),
    rows: fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 3 }),
        cents: fc.integer({ min: 1, max: 500_000_000 }),
        isIn: fc.boolean(),
        word: fc.constantFrom(...words),
        number: fc.integer({ min: 10, max: 99 }),
      }),
      { minLength: 12, maxLength: 40 },
    ),
  })
  .map(({ start, rows }) => {
    let date = addDays(plainDate('2015-01-01'), start);
    return {
      rows: rows.map(({ gap, cents, isIn, word, number }, i) => {
        date = addDays(date, gap);
        // Every statement has both directions, and days that no month has.
        const amount = (i === 0 ? false : i === 1 ? true : isIn) ? cents : -cents;
        return { date, amount, text: `${word} no ${number}` };
      }),
    };
  })
  .filter(({ rows }) => rows.some((row) => Number(row.date.slice(8)) > 12));

const styles: fc.Arbitrary<Style> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  mark: fc.constantFrom('.', ','),
  groups: fc.boolean(),
  order: fc.constantFrom('dmy', 'mdy', 'ymd'),
  separator: fc.constantFrom('/', '-', '.'),
  sign: fc.constantFrom('signed', 'trailing', 'parentheses', 'sides', 'flag', 'suffix'),
  balance: fc.boolean(),
  newestFirst: fc.boolean(),
  preamble: fc.boolean(),
});

function print(statement: Generated, style: Style): string {
  const quote = (cell: string) => (/["\n]|[,;|\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const money = (cents: number) => {
    const [whole = '', decimals = ''] = (cents / 100).toFixed(2).split('.');
    const group = style.mark === '.' ? ',' : '.';
    const grouped = style.groups ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
    return `${grouped}${style.mark}${decimals}`;
  };
  const date = (value: PlainDate) => {
    const [year = '', month = '', day = ''] = value.split('-');
    const parts =
      style.order === 'ymd' ? [year, month, day] : style.order === 'dmy' ? [day, month, year] : [month, day, year];
    // Dots are only ever used with the day or the year first.
    return parts.join(style.order === 'mdy' && style.separator === '.' ? '/' : style.separator);
  };
  const amountCells = (amount: number): string[] => {
    const size = money(Math.abs(amount));
    const isOut = amount < 0;
    switch (style.sign) {
      case 'signed':
        return [isOut ? `-${size}` : size];
      case 'trailing':
        return [isOut ? `${size}-` : size];
      case 'parentheses':
        return [isOut ? `(${size})` : size];
      case 'suffix':
        return [`${size} ${isOut ? 'DR' : 'CR'}`];
      case 'sides':
        return isOut ? [size, ''] : ['', size];
      case 'flag':
        return [size, isOut ? 'D' : 'C'];
    }
  };
  const amountHeaders =
    style.sign === 'sides' ? ['Debit', 'Credit'] : style.sign === 'flag' ? ['Amount', 'D/C'] : ['Amount'];
  const header = ['Date', 'Description', ...amountHeaders, ...(style.balance ? ['Balance'] : [])];
  let balance = 100_000_000_000;
  const rows = statement.rows.map((row) => {
    balance += row.amount;
    return [date(row.date), row.text, ...amountCells(row.amount), ...(style.balance ? [money(balance)] : [])];
  });
  if (style.newestFirst) rows.reverse();
  const preamble = style.preamble ? [['Account', '12345678'], ['Printed for', 'A. Person'], ['']] : [];
  return [...preamble, header, ...rows].map((cells) => cells.map(quote).join(style.delimiter)).join('\n');
}

describe('a statement printed in any layout', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(statements, styles, (statement, style) => {
        const text = print(statement, style);
        const read = parseStatement(new TextEncoder().encode(text), { defaultCurrency: 'EUR' });
        const lines = style.newestFirst ? read.lines.toReversed() : read.lines;
        expect(read.questions).toEqual([]);
        expect(
          lines.map(({ date, amount, descriptor, problems }) => ({ date, amount, text: descriptor, problems })),
        ).toEqual(statement.rows.map((row) => ({ ...row, problems: [] })));
      }),
      { numRuns: 300 },
    );
  });

  it('never throws anything but a refusal, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          parseStatement(bytes, { defaultCurrency: 'EUR' });
        } catch (error) {
          expect(error).toMatchObject({ name: 'AppError' });
        }
      }),
    );
  });

  it('never throws anything but a refusal for broken rows either', () => {
    const cells = fc.constantFrom(
      '2024-01-31',
      '31/02/2024',
      '-5,00',
      '"',
      '""',
      ',',
      ';',
      '\n',
      '\u0000',
      'Text',
      'Date',
      'Amount',
      '<OFX>',
      '<STMTTRN>',
    );
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 40 }), (parts) => {
        try {
          parseStatement(new TextEncoder().encode(parts.join('')), { defaultCurrency: 'EUR' });
        } catch (error) {
          expect(error).toMatchObject({ name: 'AppError' });
        }
      }),
    );
  });
});
