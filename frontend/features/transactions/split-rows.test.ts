import { amount, sum } from '@expenseai/core/money/amount';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { balanceOf, equalTexts, type SplitRow, shareOf } from './split-rows.ts';

const whole = { total: amount(-4_118), currency: 'EUR', decimalMark: '.' as const };
const rows = (...texts: string[]): SplitRow[] =>
  texts.map((text, index) => ({ key: `${index}`, categoryId: null, notes: '', text }));

test.each([
  ['33.19', -3_319],
  ['12.50+3', -1_550],
  ['40%', -1_647],
  ['50 %', -2_059],
  ['-5', 500],
  ['101%', null],
  ['x', null],
  ['', null],
])('a share of "%s" is %s', (text, share) => {
  expect(shareOf(text, whole)).toBe(share);
});

describe('the last row', () => {
  it('takes what is left, whatever stands in it', () => {
    expect(balanceOf(rows('33.19', '999'), whole)).toMatchObject({ amounts: [-3_319, -799], canSave: true });
  });

  it('of too much given away can’t be saved', () => {
    expect(balanceOf(rows('41.19', ''), whole)).toMatchObject({ left: 1, isOver: true, canSave: false });
    expect(balanceOf(rows('41.18', ''), whole)).toMatchObject({ left: 0, isOver: false, canSave: false });
  });

  it('has all while the others are empty, and waits', () => {
    expect(balanceOf(rows('', ''), whole)).toMatchObject({ amounts: [null, -4_118], canSave: false });
  });

  it('waits for what can’t be read', () => {
    expect(balanceOf(rows('x', ''), whole)).toMatchObject({ left: null, canSave: false });
  });
});

it('always comes to the whole', () => {
  const cents = fc.integer({ min: -100_000, max: 100_000 });
  fc.assert(
    fc.property(
      cents,
      fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 8 }),
      (total, shares) => {
        const texts = shares.map((share) => (share / 100).toFixed(2));
        const { amounts } = balanceOf(rows(...texts, ''), { ...whole, total: amount(total) });
        expect(sum(amounts.filter((one) => one !== null))).toBe(amount(total));
      },
    ),
  );
});

it('equal shares come to the whole, the odd cent with the first', () => {
  const three = rows('', '', '');
  const texts = equalTexts(three, { ...whole, total: amount(-100) }, (share) => (share / 100).toFixed(2));
  expect(texts).toEqual(['0.34', '0.33', '0.33']);
  const filled = three.map((row, index) => ({ ...row, text: texts[index] ?? '' }));
  expect(balanceOf(filled, { ...whole, total: amount(-100) }).amounts).toEqual([-34, -33, -33]);
});
