import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvRow } from './csv-cell.ts';

/** Reads one row as RFC 4180 says. */
function readRow(line: string): string[] {
  return [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,"\r\n]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  );
}

describe('cells of CSV', () => {
  it.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['@SUM(A1)', `'@SUM(A1)`],
    ['+49 30 1234', `'+49 30 1234`],
    ['-1+1', `'-1+1`],
    ['\tx', `'\tx`],
    ['＝1', `'＝1`],
    ['-12.50', '-12.50'],
    ['Café, 2', '"Café, 2"'],
    ['two\nlines', '"two\nlines"'],
    [' padded ', '" padded "'],
    ['', ''],
  ])('write %j as %j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it('are read back as they were, but for the apostrophe, and never begin a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (values) => {
        const row = csvRow(values);
        expect(row.endsWith('\r\n')).toBe(true);
        const read = readRow(row.slice(0, -2));
        expect(read).toHaveLength(values.length);
        read.forEach((cell, index) => {
          const value = values[index] ?? '';
          expect([value, `'${value}`]).toContain(cell);
          if (/^[=+\-@\t\r]/.test(cell)) expect(Number.isFinite(Number(cell))).toBe(true);
        });
      }),
    );
  });
});
