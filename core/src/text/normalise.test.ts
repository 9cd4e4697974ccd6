import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey, normaliseText } from './normalise.ts';

describe('normaliseText', () => {
  it.each([
    ['  COFFEE  shop ', 'coffee shop'],
    ['Café  MÜLLER–Straße, 12', 'cafe muller strasse 12'],
    ["McDonald's", 'mcdonalds'],
    ['McDonald’s', 'mcdonalds'],
    ['M&S *0123', 'm s 0123'],
    ['AMAZON.DE/bill', 'amazon de bill'],
    ['Łódź Ærø İstanbul ılık', 'lodz aero istanbul ilik'],
    ['ΣΊΣΥΦΟΣ', 'σισυφοσ'],
    ['Ёлка йод', 'елка иод'],
    ['किराना दुकान', 'किराना दुकान'],
    ['شركة الكهرباء', 'شركة الكهرباء'],
    ['\u200fنت\u200cفلیکس', 'نتفلیکس'],
    ['が 한국 東京', 'が 한국 東京'],
    ['ＵＮＩＱＬＯ ｶﾌｪ', 'uniqlo カフェ'],
    ['🍕 — !', ''],
    ['', ''],
  ])('%j is %j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected.normalize('NFC'));
  });

  it('is idempotent, trimmed and without double spaces', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
        const once = normaliseText(text);
        expect(normaliseText(once)).toBe(once);
        expect(once).not.toMatch(/^ | $| {2}/);
      }),
      { numRuns: 500 },
    );
  });

  it('gives ASCII the same on the short way as on the long one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(normaliseText(`${text} é`)).toBe(`${normaliseText(text)} e`.trim());
      }),
    );
  });
});

describe('nameKey', () => {
  it('keeps names of symbols apart', () => {
    expect(nameKey('🍕')).not.toBe(nameKey('🚗'));
    expect(nameKey('🍕 Dining')).toBe(nameKey('dining'));
  });
});
