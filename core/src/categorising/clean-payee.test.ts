import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPayee, payeeKey } from './clean-payee.ts';

describe('cleanPayee', () => {
  it.each([
    ['SQ *BLUE BOTTLE 0042 SAN FRANCISCO CA', 'Blue Bottle San Francisco'],
    ['PAYPAL *SPOTIFY', 'Spotify'],
    ['AMZN Mktp US*1A2B3C4D5', 'Amazon'],
    ['REWE SAGT DANKE. 4711//BERLIN/DE 2026-01-02T12:33', 'REWE'],
    ['Debited Rs 250.00 from a/c XX1234 to Flipkart. UPI:123456789012.', 'Flipkart'],
    ['Paid Rs 99 to Airtel via UPI 98xxxxx123@ybl UTR 123456789012', 'Airtel'],
    ['UPI-ZOMATO-ZOMATO@HDFCBANK-HDFC0000001-409812345678-PAYMENT', 'Zomato'],
    ['PURCHASE AUTHORIZED ON 01/02 STARBUCKS STORE 12345 SEATTLE WA S123456789 CARD 1234', 'Starbucks Seattle'],
    ['CARTE 12/03 CARREFOUR CITY CB*1234', 'Carrefour City'],
    ['PRLV SEPA FREE MOBILE', 'Free Mobile'],
    ['H&amp;M OSLO CITY', 'H&M Oslo City'],
    ['Vodafone GmbH', 'Vodafone'],
    ['TECH MARKET PVT LTD', 'Tech Market'],
    ['MCDONALDS F8018', "McDonald's"],
    ['7-ELEVEN #5828', '7-Eleven'],
    ['NETFLIX.COM', 'Netflix'],
    ['/TRTP/SEPA INCASSO/IBAN/NL12/NAME/KPN B.V./REMI/12', 'KPN'],
    ['Credit Card Payment', 'Credit Card Payment'],
    ['VISA', 'VISA'],
    ['12345678', '12345678'],
  ])('%s → %s', (descriptor, expected) => expect(cleanPayee(descriptor)).toBe(expected));

  it('never gives nothing for something, and at most 200 characters', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 300 })), (text) => {
        const name = cleanPayee(text);
        expect(name.length).toBeLessThanOrEqual(200);
        if (text.trim()) expect(name).not.toBe('');
      }),
    );
  });

  it('reads a descriptor of 100,000 characters', () => {
    expect(cleanPayee(`REWE ${'9'.repeat(100_000)}`)).toBe('REWE');
  });
});

describe('payeeKey', () => {
  it.each([
    ['Big Bazaar', 'BIGBAZAAR 1200'],
    ["McDonald's", 'MCDONALDS'],
    ['Café Müller', 'CAFE MULLER'],
    ['H&M', 'H & M'],
  ])('is one for %s and %s', (a, b) => expect(payeeKey(a)).toBe(payeeKey(b)));

  it('keeps numbers where there is nothing else', () => {
    expect(payeeKey('4711')).toBe('4711');
    expect(payeeKey('4711')).not.toBe(payeeKey('4712'));
  });
});
