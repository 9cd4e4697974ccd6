import fc from 'fast-check';
import { expect, test } from 'vitest';
import { similarText } from './similar-text.ts';

test.each([
  ['starbucks', 'starbucks store 1234 berlin'],
  ['netflix', 'paypal netflix com 4029357733'],
  ['corner deli', 'pos 4411 the corner deli'],
  ['tankstelle shell', 'shell tankstelle 0815'],
  ['wholefoods', 'whole foods market'],
  ['supermrkt lidl', 'supermarkt lidl'],
  ['amazon marketplace', 'amazon mark'],
])('%s is like %s', (a, b) => {
  expect(similarText(a, b)).toBeGreaterThanOrEqual(0.5);
});

test.each([
  ['card payment aldi', 'card payment rewe'],
  ['upi 123456789 ravi', 'upi 987654321 sita'],
  ['sepa lastschrift stadtwerke', 'sepa lastschrift vodafone'],
  ['kaffee', 'mietzahlung'],
  ['', ''],
  ['', 'kaffee'],
  ['a', 'b'],
])('%s is not like %s', (a, b) => {
  expect(similarText(a, b)).toBeLessThan(0.5);
});

test('it is symmetric, from 0 to 1, and 1 only for equal texts', () => {
  const text = fc
    .array(fc.constantFrom('card', 'aldi', 'rewe', 'a', '12', '1234', 'markt', 'marktplatz'))
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (a, b) => {
      const value = similarText(a, b);
      expect(value).toBeCloseTo(similarText(b, a), 12);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value === 1).toBe(a === b && a !== '');
    }),
  );
});

test('of a descriptor of 100,000 letters only the beginning is looked at', () => {
  const [one, other] = ['word card '.repeat(20), 'words aldi '.repeat(20)];
  const expected = similarText(one, other);
  expect(expected).toBeGreaterThan(0);
  expect(similarText(`${one}${'aldi '.repeat(20_000)}`, `${other}${'markt '.repeat(20_000)}`)).toBe(expected);
});
