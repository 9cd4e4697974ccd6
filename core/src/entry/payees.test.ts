import { describe, expect, it } from 'vitest';
import { read } from './testing/read.ts';

const payees: [string, string | null][] = [
  ['coffee 4.50 at Blue Bottle', 'Blue Bottle'],
  ['coffee 4.50 at blue bottle', 'Blue Bottle'],
  ['coffee 4.50 @ starbucks', 'Starbucks'],
  ['starbucks 4.50', 'Starbucks'],
  ['STARBUCKS 4.50', 'Starbucks'],
  ['netflix 15.99', 'Netflix'],
  ['phone recharge 299 jio', 'Jio'],
  ['hotel in Lisbon 3 nights 312 booking.com', 'Booking.com'],
  ['mcdonalds 9', "McDonald's"],
  ["lunch 9 at mcdonald's", "McDonald's"],
  ['h&m 39', 'H&M'],
  ['uber eats 32 pizza', 'Uber Eats'],
  ['uber 14', 'Uber'],
  ['target 45.20', 'Target'],
  ['7-eleven 5', '7-Eleven'],
  ["lunch 12 at Joe's Diner", "Joe's Diner"],
  ["lunch 12 at joe's diner with Sam", "Joe's Diner"],
  ['lunch 12 at Marks and Spencer', 'Marks and Spencer'],
  ['flowers 30 from Bloom & Wild', 'Bloom & Wild'],
  ['rent 900 to Mr. Smith', 'Mr. Smith'],
  ['donated 100 to Red Cross', 'Red Cross'],
  ['paid Ravi 300', 'Ravi'],
  ['gave 300 to ravi', 'Ravi'],
  ['lent tom 50', 'Tom'],
  ['1200 freelance payment from Acme received', 'Acme'],
  ['got paid 2500 by Acme', 'Acme'],
  ['Zorblax 45', 'Zorblax'],
  ['shoes 79 Quuxmart', 'Quuxmart'],
  ['corner bakery 6', 'Corner Bakery'],
  ['marios pizza 14', 'Mario’s'],
  ['lunch', null],
  ['Lunch 12', null],
  ['LUNCH 12', null],
  ['Lunch With Friends 40', null],
  ['paid 2000 to plumber', null],
  ['birthday gift for mum 35', null],
  ['school fees 15000 for Aarav', null],
  ['ramen in Tokyo 12', null],
  ['train to Geneva 89', null],
  ['taxi from Heathrow to Camden 60', null],
  ['auto to station 60', null],
  ['lunch at work 9', null],
  ['lunch at the italian place 24', null],
  ['dinner 60 with Sam', null],
  ['orange 3', null],
  ['cost me 30 to fix the bike', null],
  ['flight 320 BA249', null],
  ['SIP 5000 in mutual fund', null],
];

describe('payees', () => {
  it.each(payees)('%s', (text, expected) => expect(read(text).draft.payee).toBe(expected));

  it('takes no German noun for a name', () => {
    expect(read('12,50 € Schnitzel', { locale: 'de-DE' }).draft.payee).toBeNull();
    expect(read('Schnitzel 12,50 bei Luigi', { locale: 'de-DE' }).draft.payee).toBe('Luigi');
  });

  it("knows the ledger's own payees and their category", () => {
    const { draft } = read('6.20 corner bakery');
    expect(draft).toMatchObject({ payeeId: 'p1', payee: 'Corner Bakery', categoryId: 'dining' });
  });
});
