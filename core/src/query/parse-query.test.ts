import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { maxQueryLength, parseQuery } from './parse-query.ts';
import { printQuery } from './print-query.ts';
import { type AmountCondition, allOf, anyOf, not, type Query } from './tree.ts';

const id = '0198c0de-0000-7000-8000-00000000000a';
const word = (text: string): Query => ({ type: 'text', text });
const category = (name: string): Query => ({ type: 'category', target: { by: 'name', name } });
const above20: Query = { type: 'amount', from: { value: '20', isIncluded: false }, to: null, isSigned: false };

describe('parseQuery', () => {
  it('reads the words of the manual', () => {
    expect(parseQuery('coffee category:food -tag:work amount:>20 date:last-month is:unreviewed has:receipt')).toEqual({
      type: 'all',
      items: [
        word('coffee'),
        category('food'),
        not({ type: 'tag', name: 'work' }),
        above20,
        { type: 'date', from: 'last-month', to: 'last-month' },
        { type: 'is', property: 'unreviewed' },
        { type: 'has', part: 'receipt' },
      ],
    });
  });

  it.each<[string, Query]>([
    ['', { type: 'all', items: [] }],
    ['  ', { type: 'all', items: [] }],
    ['coffee', word('coffee')],
    ['"flat white"', word('flat white')],
    ['“flat white”', word('flat white')],
    ['"say \\"hi\\" \\\\"', word('say "hi" \\')],
    ['-coffee', not(word('coffee'))],
    ['--coffee', word('coffee')],
    ['tea - milk', allOf([word('tea'), word('-'), word('milk')])],
    ['e-mail 12:30', allOf([word('e-mail'), word('12:30')])],
    ['a OR b c', anyOf([word('a'), allOf([word('b'), word('c')])])],
    ['(a OR b) c', allOf([anyOf([word('a'), word('b')]), word('c')])],
    ['a AND (b c)', allOf([word('a'), word('b'), word('c')])],
    ['-(a b)', not(allOf([word('a'), word('b')]))],
    ['or and', allOf([word('or'), word('and')])],
    ['category:food,"Eating out"', anyOf([category('food'), category('Eating out')])],
    ['CATEGORY:None', { type: 'category', target: { by: 'none' } }],
    ['category:"none"', category('none')],
    [`category:${id.toUpperCase()}`, { type: 'category', target: { by: 'id', id } }],
    [`account:"${id}"`, { type: 'account', target: { by: 'name', name: id } }],
    ['account:none', { type: 'account', target: { by: 'name', name: 'none' } }],
    ['payee:none', { type: 'payee', target: { by: 'none' } }],
    ['type:Transfer', { type: 'kind', kind: 'transfer' }],
    [
      'status:pending,cleared',
      anyOf([
        { type: 'status', status: 'pending' },
        { type: 'status', status: 'cleared' },
      ]),
    ],
    ['currency:eur', { type: 'currency', currency: 'EUR' }],
    ['date:2026-q1', { type: 'date', from: '2026-Q1', to: '2026-Q1' }],
    ['date:2026-01-01..2026-03', { type: 'date', from: '2026-01-01', to: '2026-03' }],
    ['date:..yesterday', { type: 'date', from: null, to: 'yesterday' }],
    ['date:last-3-months..', { type: 'date', from: 'last-3-months', to: null }],
  ])('reads %j', (text, expected) => {
    expect(parseQuery(text)).toEqual(expected);
  });

  it.each<[string, Partial<AmountCondition>]>([
    ['20', { from: { value: '20', isIncluded: true }, to: { value: '20', isIncluded: true }, isSigned: false }],
    ['=9,99', { from: { value: '9.99', isIncluded: true }, to: { value: '9.99', isIncluded: true } }],
    ['>=1,234.50', { from: { value: '1234.5', isIncluded: true }, to: null }],
    ['<.50', { from: null, to: { value: '0.5', isIncluded: false }, isSigned: false }],
    ['<=-20', { from: null, to: { value: '-20', isIncluded: true }, isSigned: true }],
    ['+020.00', { from: { value: '20', isIncluded: true }, isSigned: true }],
    ['20..50', { from: { value: '20', isIncluded: true }, to: { value: '50', isIncluded: true }, isSigned: false }],
    ['-50..20', { from: { value: '-50', isIncluded: true }, to: { value: '20', isIncluded: true }, isSigned: true }],
    ['20..', { from: { value: '20', isIncluded: true }, to: null }],
    ['<0', { from: null, to: { value: '0', isIncluded: false }, isSigned: true }],
    ['>0', { from: { value: '0', isIncluded: false }, to: null, isSigned: true }],
    ['<=0', { from: null, to: { value: '0', isIncluded: true }, isSigned: false }],
    ['-0', { from: { value: '0', isIncluded: true }, isSigned: true }],
  ])('reads amount:%s', (text, expected) => {
    expect(parseQuery(`amount:${text}`)).toMatchObject(expected);
  });

  it.each<[string, number, string]>([
    ['coffee "flat', 7, 'closing "'],
    ['(coffee', 7, 'closing bracket'],
    ['coffee)', 6, 'opening bracket'],
    ['()', 1, 'a word'],
    ['coffee OR', 9, 'a word'],
    ['OR coffee', 0, 'a word'],
    ['coffee -(', 9, 'a word'],
    ['categry:food', 0, 'category:'],
    ['cat:food', 0, 'category:'],
    ['http://shop', 0, 'quotes'],
    ['category: food', 9, 'directly after category:'],
    ['category:food,', 14, 'directly after category:'],
    ['tag:""', 4, 'directly after tag:'],
    ['amount:lots', 7, 'an amount'],
    ['amount:', 7, 'directly after amount:'],
    ['amount:..', 7, 'an amount'],
    ['amount:1,2,3', 7, 'an amount'],
    ['amount:50..20', 7, '20..50'],
    ['date:soon', 5, 'a date'],
    ['date:2026-02-30', 5, 'a date'],
    ['date:2026..2025', 5, '2025..2026'],
    ['date:1..2..3', 5, 'a date'],
    ['status:done', 7, 'pending, cleared or reconciled'],
    ['is:split,nice', 9, 'unreviewed'],
    ['currency:euro', 9, 'EUR'],
    [`${'('.repeat(60)}a`, 50, '50 levels'],
    [`${'-'.repeat(3000)}a`, 50, '50 levels'],
    ['a'.repeat(maxQueryLength + 1), maxQueryLength, 'at most'],
  ])('tells where %j is wrong and what was expected', (text, position, expected) => {
    const error = errorOf(text);
    expect(error.code).toBe('query-syntax');
    expect(error.details.extra).toEqual({ position, expected: expect.stringContaining(expected) });
    expect(error.details.errors).toHaveLength(1);
  });

  it('answers any text with a tree or with a mistake of form inside of it', () => {
    const pieces = fc.constantFrom(
      'a',
      'OR',
      '(',
      ')',
      '-',
      '"',
      ' ',
      ':',
      ',',
      '..',
      'category:',
      'amount:',
      'date:',
      'is:',
      '>',
      '20',
      '2026',
      'x',
      '\\',
      '“',
      '”',
      'é',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const text = parts.join('');
        try {
          const query = parseQuery(text);
          expect(parseQuery(printQuery(query))).toEqual(query);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          const position = Number(error.details.extra?.position);
          expect(position >= 0 && position <= text.length).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

describe('printQuery', () => {
  it.each([
    'coffee category:food -tag:work amount:>20 date:last-month',
    'category:food,"Eating out" OR -(a b)',
    '(a OR b) -(c OR d) -category:none,rent',
    'amount:=9.99 amount:+20..+50 amount:<0 amount:<=-5.5 amount:-5..+5',
    'date:2026-Q1.. date:..today date:2026-01..2026-03 date:today',
    '"OR" "-" "12:30" "" "a \\"b\\" \\\\"',
    'amount:=1 OR amount:=2',
    'type:income,transfer status:pending is:split has:tag currency:EUR payee:none account:"none"',
    `category:${id}`,
    '',
  ])('leaves %j as it is', (text) => {
    expect(printQuery(parseQuery(text))).toBe(text);
  });

  it('is the inverse of parseQuery', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(parseQuery(printQuery(query))).toEqual(query);
      }),
      { numRuns: 2000 },
    );
  });
});

function errorOf(text: string): AppError {
  try {
    parseQuery(text);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error(`"${text}" is a query`);
}

const freeText = fc.oneof(
  fc.constantFrom('OR', 'none', 'a:b', '-x', 'a,b', '"', '\\', '“x”', id),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const name = freeText.filter((text) => text.trim() !== '');
const reference = fc.oneof(
  name.map((text) => ({ by: 'name' as const, name: text })),
  fc.uuid().map((text) => ({ by: 'id' as const, id: text })),
);
const optionalReference = fc.oneof(reference, fc.constant({ by: 'none' as const }));
const periodWord = fc.constantFrom('today', 'last-month', 'last-30-days', 'this-year');
const number = fc.tuple(fc.nat(500), fc.nat(99)).map(([whole, cents]) => String(whole + cents / 100));

const amountCondition: fc.Arbitrary<Query> = fc.oneof(
  number.map((value): Query => {
    const bound = { value, isIncluded: true };
    return { type: 'amount', from: bound, to: bound, isSigned: false };
  }),
  fc
    .tuple(number, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean())
    .map(([value, isIncluded, isFrom, isMinus, isSigned]): Query => {
      const isZero = value === '0';
      const bound = { value: isMinus && isSigned && !isZero ? `-${value}` : value, isIncluded };
      return {
        type: 'amount',
        from: isFrom ? bound : null,
        to: isFrom ? null : bound,
        isSigned: isSigned || (isZero && !isIncluded),
      };
    }),
);

const condition: fc.Arbitrary<Query> = fc.oneof(
  freeText.map(word),
  optionalReference.map((target): Query => ({ type: 'category', target })),
  reference.map((target): Query => ({ type: 'account', target })),
  optionalReference.map((target): Query => ({ type: 'payee', target })),
  name.map((text): Query => ({ type: 'tag', name: text })),
  amountCondition,
  fc
    .tuple(fc.option(periodWord), fc.option(periodWord))
    .filter(([from, to]) => from !== null || to !== null)
    .map(([from, to]): Query => ({ type: 'date', from, to })),
  fc.constantFrom<Query[]>(
    { type: 'status', status: 'pending' },
    { type: 'kind', kind: 'income' },
    { type: 'is', property: 'split' },
    { type: 'has', part: 'tag' },
    { type: 'currency', currency: 'EUR' },
  ),
);

const { query: anyQuery } = fc.letrec<{ query: Query }>((tie) => {
  const items = fc.array(tie('query'), { minLength: 2, maxLength: 4 });
  return {
    query: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      condition,
      items.map(allOf),
      items.map(([first, ...rest]) => anyOf([first ?? word('x'), ...rest])),
      tie('query').map(not),
    ),
  };
});
