import { describe, expect, it } from 'vitest';
import { groupPayees, mostInGroup, type WaitingPayee } from './group-payees.ts';

function payee(name: string | null, count: number, more: Partial<WaitingPayee> = {}): WaitingPayee {
  return { name, currency: 'EUR', categoryId: 'shopping', count, ...more };
}

function grouped(...payees: WaitingPayee[]) {
  return groupPayees(payees).map(({ payees: members, count, word }) => [members.map(({ name }) => name), count, word]);
}

describe('groupPayees', () => {
  it('brings together payees that share a word', () => {
    expect(grouped(payee('Zorblat Market', 1), payee('Quillfeather', 3), payee('Zorblat Prime', 4))).toEqual([
      [['Zorblat Prime', 'Zorblat Market'], 5, 'zorblat'],
      [['Quillfeather'], 3, null],
    ]);
  });

  it('brings together payees that are known for the category', () => {
    const dining = { categoryId: 'dining' };
    expect(
      grouped(payee('Starbucks', 2, dining), payee('Zorblat', 9, dining), payee('Burger King', 1, dining)),
    ).toEqual([
      [['Zorblat'], 9, null],
      [['Starbucks', 'Burger King'], 3, null],
    ]);
  });

  it.each([
    ['another category', { categoryId: 'dining' }],
    ['no category', { categoryId: null }],
    ['another currency', { currency: 'USD' }],
  ])('keeps apart what has %s', (_, more) => {
    expect(grouped(payee('Zorblat North', 1), payee('Zorblat South', 1, more))).toHaveLength(2);
  });

  it('keeps apart what shares only a short word, and lines without a payee', () => {
    expect(grouped(payee('Zorblat de', 1), payee('Quill de', 1), payee(null, 1), payee(null, 1))).toHaveLength(4);
  });

  it('has each payee in the group where it answers for most lines', () => {
    const payees = [
      payee('Zorblat Quill', 5),
      payee('Zorblat North', 1),
      payee('Quill South', 3),
      payee('Quill East', 1),
    ];
    expect(grouped(...payees)).toEqual([
      [['Zorblat Quill', 'Quill South', 'Quill East'], 9, 'quill'],
      [['Zorblat North'], 1, null],
    ]);
  });

  it('makes several groups of many, the biggest first', () => {
    const many = Array.from({ length: 2 * mostInGroup + 1 }, (_, n) => payee(`Zorblat B${'x'.repeat(n)}`, n + 1));
    const groups = groupPayees(many);
    expect(groups.map(({ payees }) => payees.length)).toEqual([mostInGroup, mostInGroup, 1]);
    expect(groups.flatMap(({ payees }) => payees.map(({ count }) => count))).toEqual(
      many.map(({ count }) => count).toReversed(),
    );
  });

  it('has each of thousands of payees once', () => {
    const many = Array.from({ length: 3_000 }, (_, n) => payee(`Word${n % 70} Name${n % 90} Shop${n}`, (n % 50) + 1));
    const inGroups = groupPayees(many).flatMap(({ payees }) => payees);
    expect(inGroups).toHaveLength(many.length);
    expect(new Set(inGroups)).toEqual(new Set(many));
  });
});
