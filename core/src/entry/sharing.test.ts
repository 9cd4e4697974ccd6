import { describe, expect, it } from 'vitest';
import { read } from './testing/read.ts';

const shared: [string, string[], number | null][] = [
  ['split dinner 120 with Sam', ['Sam'], 6000],
  ['split dinner 120 with sam and mia', ['Sam', 'Mia'], 4000],
  ['dinner 120 split with Sam, Mia & Lee', ['Sam', 'Mia', 'Lee'], 3000],
  ['drinks 80 split 4 ways with Tom, Mia and Lee', ['Tom', 'Mia', 'Lee'], 2000],
  ['drinks 80 split 4 ways', [], 2000],
  ['drinks 100 split three ways', [], 3333],
  ['split taxi 30 between 3 of us', [], 1000],
  ['shared taxi 30 with 2 friends', [], 1000],
  ['dinner 90 50/50 with Anna', ['Anna'], 4500],
  ['dinner 120 with Sam, my share 30', [], 3000],
  ['dinner 90 split with my brother', ['Brother'], 4500],
  ['dinner 60 with Sam', [], null],
  ['lunch 12', [], null],
];

describe('sharing', () => {
  it.each(shared)('%s', (text, names, own) => {
    const { extra, draft } = read(text);
    expect(extra).toMatchObject({ splitWith: names, ownShare: own, paidBy: null });
    expect(draft.payee).toBeNull();
  });

  it('records only the own share where somebody else paid, and asks', () => {
    const { draft, extra, questions } = read('Sam paid 90 for dinner, my half');
    expect(draft.amount).toBe(-4500);
    expect(extra).toMatchObject({ paidBy: 'Sam', ownShare: 4500 });
    expect(questions).toMatchObject([{ field: 'paid_by', blocking: true }]);
    expect(read('dinner 90 paid by Sam').extra.paidBy).toBe('Sam');
    expect(read('dinner 90 paid by card').extra.paidBy).toBeNull();
    expect(read('Tom paid me 50').extra.paidBy).toBeNull();
    expect(read('I paid 50 for lunch').extra.paidBy).toBeNull();
  });

  it('asks whether a half is meant or the whole', () => {
    const [question] = read('dinner 90 my half').questions;
    expect(question?.options.map(({ value }) => value)).toEqual(['9000 USD', '4500 USD']);
  });
});
