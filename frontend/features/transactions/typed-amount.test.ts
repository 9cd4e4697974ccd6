import { amount } from '@expenseai/core/money/amount';
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { amountText, readTypedAmount } from './typed-amount.ts';

test.each([
  ['12.50+3', -1_550],
  ['-12.50', -1_250],
  ['−12.50', -1_250],
  ['+12.50', 1_250],
  ['80/3', -2_667],
  ['coffee', null],
  ['', null],
])('"%s" is %s', (text, value) => {
  expect(readTypedAmount(text, 'EUR', 'en-GB')).toBe(value);
});

test('follows the reader’s notation', () => {
  expect(readTypedAmount('1.234,50', 'EUR', 'de-DE')).toBe(-123_450);
  expect(amountText(amount(123_450), 'EUR', 'de-DE')).toBe('+1.234,50');
});

it('reads what it writes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e13, max: 1e13 }),
      fc.constantFrom('EUR', 'JPY', 'BHD'),
      fc.constantFrom('en-GB', 'de-DE', 'de-CH', 'en-IN'),
      (minor, currency, locale) => {
        expect(readTypedAmount(amountText(amount(minor), currency, locale), currency, locale)).toBe(amount(minor));
      },
    ),
  );
});
