import { plainDate } from '@expenseai/core/calendar/plain-date';
import { amount } from '@expenseai/core/money/amount';
import { describe, expect, it, test } from 'vitest';
import { draftOf, isComplete } from './entry-draft.ts';
import { type Edits, withEdit } from './entry-edits.ts';
import { makeEngine } from './entry-engine.ts';
import { requestOf } from './entry-request.ts';
import { isMeantAsEntry } from './is-meant-as-entry.ts';

const accounts = [
  { id: 'cash', name: 'Cash', kind: 'cash', currency: 'EUR' },
  { id: 'giro', name: 'Giro', kind: 'current', currency: 'EUR' },
  { id: 'dollars', name: 'Dollars', kind: 'current', currency: 'USD' },
];
const context = { accounts, usualAccountId: 'giro', currency: 'EUR' };
const today = plainDate('2026-11-24');
const engine = makeEngine({
  today,
  locale: 'en-GB',
  currency: 'EUR',
  accounts,
  payees: [{ id: 'zola', name: 'Zola', defaultCategoryId: null }],
  categories: [
    { id: 'dining', name: 'Eating out', kind: 'expense', common: 'dining' },
    { id: 'other', name: 'Other', kind: 'expense', common: 'other' },
  ],
  tags: [],
  recent: [],
  reviewThreshold: 0.8,
});
const draft = (text: string, edits: Edits = {}) => draftOf(engine.read(text), edits, context);
const request = (text: string, edits: Edits = {}) => requestOf(draft(text, edits), today);

test('a line is sent as it is shown, with what it assumes', () => {
  expect(request('coffee 4.50 yesterday at Zola #work')).toEqual({
    date: '2026-11-23',
    accountId: 'giro',
    status: 'cleared',
    amount: -450,
    payee: 'Zola',
    categoryId: 'dining',
    notes: 'coffee',
    tags: ['work'],
  });
});

test('what is assumed is dashed, what is said is not', () => {
  const { account, date } = draft('coffee 4.50');
  expect([account.state, date.state]).toEqual(['proposed', 'proposed']);
  expect(draft('coffee 4.50 yesterday from giro')).toMatchObject({
    account: { value: 'giro', state: 'settled' },
    date: { state: 'settled' },
  });
});

test('without an amount nothing is sent, and it is asked', () => {
  const asked = draft('coffee');
  expect(asked.amount.state).toBe('asked');
  expect(asked.questions[0]).toMatchObject({ field: 'amount', isBlocking: true });
  expect(isComplete(asked)).toBe(false);
  expect(request('coffee')).toBeNull();
});

test('a day to come is pending', () => {
  expect(request('coffee 4.50 tomorrow')).toMatchObject({ date: '2026-11-25', status: 'pending' });
});

describe('an edit', () => {
  it('answers the question and holds while the line says the same', () => {
    const entry = engine.read('coffee');
    const edits = withEdit({}, entry, 'amount', amount(-999));
    expect(request('coffee', edits)).toMatchObject({ amount: -999 });
    expect(request('coffee yesterday', edits)).toMatchObject({ amount: -999 });
  });

  it('has had its day once the line says something else', () => {
    const edits = withEdit({}, engine.read('coffee 4.50'), 'amount', amount(-999));
    expect(request('coffee 4.50', edits)).toMatchObject({ amount: -999 });
    expect(request('coffee 5', edits)).toMatchObject({ amount: -500 });
  });

  it('can take a category away', () => {
    const edits = withEdit({}, engine.read('coffee 4.50'), 'categoryId', null);
    expect(request('coffee 4.50', edits)).toMatchObject({ categoryId: null });
  });
});

describe('an amount in another currency', () => {
  it('is held by the account of that currency', () => {
    expect(request('coffee 4.50 usd')).toMatchObject({ accountId: 'dollars', amount: -450 });
  });

  it('of which there is no account is not saved in the wrong one', () => {
    const asked = draft('coffee 450 yen');
    expect(asked.questions).toContainEqual({ field: 'no-account', options: [], isBlocking: true });
    expect(isComplete(asked)).toBe(false);
  });

  it('follows the account that is chosen where the line names none', () => {
    const edits = withEdit({}, engine.read('coffee 4.50'), 'accountId', 'dollars');
    expect(draft('coffee 4.50', edits)).toMatchObject({ currency: 'USD', amount: { value: -450 } });
  });
});

describe('a transfer', () => {
  it('has two accounts and neither payee nor category', () => {
    expect(request('move 200 from giro to cash')).toEqual({
      date: '2026-11-24',
      accountId: 'giro',
      transferAccountId: 'cash',
      status: 'cleared',
      amount: -20_000,
    });
  });

  it('between currencies asks what arrives', () => {
    const text = 'move 200 from giro to dollars';
    expect(draft(text)).toMatchObject({ arrivesCurrency: 'USD', arrives: { state: 'asked' } });
    const edits = withEdit({}, engine.read(text), 'arrives', amount(21_500));
    expect(request(text, edits)).toMatchObject({ amount: -20_000, transferAmount: 21_500 });
  });
});

test.each([
  ['coffee 4.50', 'find', true],
  ['coffee', 'find', false],
  ['coffee', 'add', true],
  ['invoice 2024', 'find', false],
  ['invoice 2024', 'add', true],
  ['450', 'find', false],
  ['amount:>20', 'find', false],
  ['how much did I spend on fuel this year?', 'add', false],
] as const)('"%s" in a bar opened to %s: is a transaction %s', (text, wish, expected) => {
  expect(isMeantAsEntry(engine.read(text), text, wish)).toBe(expected);
});
