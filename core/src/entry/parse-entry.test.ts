import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Amount } from '../money/amount.ts';
import { toDecimalString } from '../money/format-amount.ts';
import { amountOf, read } from './testing/read.ts';

describe('a whole sentence', () => {
  const text = 'coffee 4.50 yesterday at Blue Bottle with visa #work';

  it('becomes a draft that can be saved', () => {
    const { kind, draft, questions } = read(text);
    expect(kind).toBe('expense');
    expect(questions).toEqual([]);
    expect(draft).toEqual({
      date: '2026-11-23',
      amount: -450,
      currency: 'USD',
      payee: 'Blue Bottle',
      payeeId: null,
      accountId: null,
      transferAccountId: null,
      categoryId: 'dining',
      notes: 'coffee',
      tags: ['Work'],
      paymentMethod: 'visa',
      status: 'cleared',
    });
  });

  it('shows each part where it stands', () => {
    expect(read(text).parts.map(({ field, text: piece }) => [field, piece])).toEqual([
      ['category', 'coffee'],
      ['amount', '4.50'],
      ['date', 'yesterday'],
      ['payee', 'at Blue Bottle'],
      ['method', 'with visa'],
      ['tag', '#work'],
    ]);
  });
});

describe('what is asked', () => {
  const asked: [string, string][] = [
    ['lunch', 'amount'],
    ['500', 'category'],
    ['gave 300 to Ravi', 'category'],
    ['paid on 03/04 for parking 12', 'date'],
    ['#work', 'amount category'],
    ['🍕', 'amount category'],
    ['Zorblax', 'amount category'],
    ['paid salary to driver 8000', 'category'],
  ];
  it.each(asked)('%s', (text, fields) => {
    const { questions } = read(text, { locale: 'en' });
    expect(questions.map(({ field }) => field).join(' ')).toBe(fields);
    expect(questions.every(({ blocking }) => blocking)).toBe(true);
  });

  it('leaves the account that money comes from open without blocking', () => {
    expect(read('moved 500 to savings').questions).toMatchObject([{ field: 'from_account', blocking: false }]);
  });

  it('offers categories of the right kind', () => {
    const [question] = read('500').questions;
    expect(question?.options.length).toBeGreaterThan(2);
    const income = read('received 500 from Quux').questions[0];
    expect(income?.options.map(({ value }) => value)).toEqual(['salary', 'other_income']);
  });
});

describe('tags', () => {
  it('keep their spelling, and numbers are none', () => {
    expect(read('lunch 12 #Holiday #new-tag #holiday').draft.tags).toEqual(['holiday', 'new-tag']);
    expect(read('order #1234 shoes 45').draft.tags).toEqual([]);
  });
});

describe('hostile lines', () => {
  it.each([
    'a'.repeat(1000),
    'coffee 4.50 '.repeat(80),
    '1 '.repeat(500),
    '$'.repeat(1000),
    '#'.repeat(300),
    '-+-+-+5',
    'قهوة ٤٫٥٠ أمس',
    '\u202ecoffee 4.50',
    'coffee\u00004.50',
    'コーヒー450円',
    '((((((',
    '1/2/3/4/5',
    '1.2.3,4 lunch',
    'x x x 2x2x2',
    'every every every 5',
    'split split with with 4 ways',
    'on on on the the 5',
  ])('%#', (text) => {
    // What takes too long runs into the runner's time-out.
    const { parts } = read(text);
    expect(Array.isArray(parts)).toBe(true);
  });

  it('survives a malformed locale', () => {
    expect(read('lunch 12', { locale: 'not a locale' }).draft.amount).toBe(-1200);
    expect(read('lunch', { locale: '' }).questions).toHaveLength(1);
  });
});

const word = fc.constantFrom(
  ...'lunch paid 12 4.50 $5 € yesterday at Tesco with Sam split #work 3 for to from savings on the 15th 03/04 every month x + - and got refund 1,234 1.234 twenty lakh each % ( , . ? 🍕 k'.split(
    ' ',
  ),
);
const line = fc.oneof(
  fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('for any line', () => {
  it('parts lie in the text, sorted and apart', () => {
    fc.assert(
      fc.property(line, (text) => {
        let end = 0;
        for (const part of read(text).parts) {
          expect(part.start).toBeGreaterThanOrEqual(end);
          expect(part.end).toBeGreaterThan(part.start);
          expect(text.slice(part.start, part.end)).toBe(part.text);
          end = part.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 400 },
    );
  });

  it('what is null is asked, and what is asked again is answered the same', () => {
    fc.assert(
      fc.property(line, (text) => {
        const { kind, draft, questions } = read(text);
        expect(read(text)).toEqual(read(text));
        if (kind === 'not-an-entry') return;
        const fields = questions.map(({ field }) => field);
        expect(draft.amount !== null || fields.includes('amount')).toBe(true);
        expect(draft.date !== null || fields.includes('date')).toBe(true);
        expect(draft.categoryId !== null || kind === 'transfer' || fields.includes('category')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('reads every amount that it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9_999_999 }), (minor) => {
        const written = toDecimalString(minor as Amount, 'USD');
        expect(amountOf(`lunch ${written}`)).toBe(`${written} USD`);
        expect(amountOf(`$${written} lunch yesterday`)).toBe(`${written} USD`);
        expect(amountOf(`Essen ${written.replace('.', ',')}`, 'de-DE')).toBe(`${written} USD`);
      }),
      { numRuns: 200 },
    );
  });
});
