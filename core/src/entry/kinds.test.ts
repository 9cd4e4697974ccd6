import { describe, expect, it } from 'vitest';
import { read } from './testing/read.ts';

const expenses: string[] = [
  'lunch 12',
  'paid 12 for lunch',
  'income tax 24000',
  'maid salary 3000',
  'pension contribution 200',
  'got a haircut 25',
  'got groceries 45',
  'got 2 coffees 7',
  'bank charged me 15 fee',
  'return ticket train 45',
  'loan interest paid 200',
  'atm fee 3',
  'security deposit 900 rent',
  'birthday card 5',
  'savings plan 50',
  'paid 200 in cash',
  'transferred 500 to Ravi',
  'gave 300 to Ravi',
  'dinner 90 paid by card',
  '-20 salary advance',
];
const incomes: string[] = [
  'salary 5.2k',
  'got 50',
  'got 50 back from Anna',
  'received 500 from Acme',
  'Rs 1,25,000 salary credited',
  'interest 231 credited',
  'bonus 900',
  'cashback 12',
  'refund 20 amazon',
  'returned shoes 79 to Zara',
  'tax refund 640',
  'sold old bike 100',
  '+100 sold old bike',
  '+50',
  'won 50 at bingo',
  'Tom paid me back 50',
  'Anna sent me 20',
  'client paid 900',
  'got paid 2500',
  'dividend 42',
  'rent received 900',
  'reimbursed 80 for taxi',
  'borrowed 500 from dad',
];
const transfers: [string, string | null, string | null, string][] = [
  ['transfer 500 from checking to savings', 'checking', 'savings', ''],
  ['500 from savings to checking', 'savings', 'checking', ''],
  ['moved 10k to my savings account', null, 'savings', 'from_account'],
  ['transferred 200 to savings', null, 'savings', 'from_account'],
  ['put 250 into savings', null, 'savings', 'from_account'],
  ['500 to savings', null, 'savings', 'from_account'],
  ['transfer 100', null, null, 'from_account to_account'],
  ['withdrew 200 from ATM', null, 'cash', ''],
  ['cash withdrawal 80', null, 'cash', ''],
  ['atm 60 from checking', 'checking', 'cash', ''],
  ['took out 60 cash', null, 'cash', ''],
  ['deposited 200 cash into checking', 'cash', 'checking', ''],
  ['paid credit card bill 4300', null, 'card', ''],
  ['credit card payment 250 from checking', 'checking', 'card', ''],
  ['paid off credit card 500', null, 'card', ''],
];
const noEntries: string[] = [
  '',
  '   ',
  '...',
  'how much did I spend on coffee',
  "what's my balance",
  'show me groceries last month',
  'coffee?',
  'hello',
  'undo',
  'delete the last one',
  'set a budget of 500 for food',
  'remind me to pay rent 900',
  'which category is biggest',
  'did I pay the rent',
  'wie viel habe ich ausgegeben',
];
const methods: [string, string | null, string | null][] = [
  ['lunch 12 with visa', 'visa', null],
  ['lunch 12 in cash', 'cash', 'cash'],
  ['lunch 12 cash', 'cash', 'cash'],
  ['lunch 12 via upi', 'upi', null],
  ['lunch 12 upi', 'upi', null],
  ['lunch 12 by card', 'card', null],
  ['lunch 12 w/ amex', 'amex', null],
  ['lunch 12 paid by debit card', 'debit card', null],
  ['lunch 12 on my credit card', 'credit card', 'card'],
  ['insurance 50 direct debit', 'direct debit', null],
  ['lunch 12 gpay', 'google pay', null],
  ['lunch 12 from checking', null, 'checking'],
  ['lunch 12 from savings', null, 'savings'],
  ['birthday card 5', null, null],
  ['gift card 50', null, null],
  ['health check 40', null, null],
];
const recurrences: [string, string | null][] = [
  ['rent 900 every month', 'monthly'],
  ['rent 900 monthly', 'monthly'],
  ['rent 900 a month', 'monthly'],
  ['rent 900 per month', 'monthly'],
  ['rent 900/month', 'monthly'],
  ['rent 900 each month', 'monthly'],
  ['rent 900 on the 1st of every month', 'monthly'],
  ['cleaning 40 every 2 weeks', 'biweekly'],
  ['cleaning 40 every two weeks', 'biweekly'],
  ['cleaning 40 every friday', 'weekly'],
  ['cleaning 40 weekly', 'weekly'],
  ['insurance 600 yearly', 'yearly'],
  ['insurance 600 every 3 months', 'quarterly'],
  ['insurance 600 every 6 months', 'every-6-months'],
  ['coffee 4 daily', 'daily'],
  ['monthly rent 900', 'monthly'],
  ['weekly groceries 90', null],
  ['lunch 12 a week ago', null],
];

describe('kinds', () => {
  it.each(expenses)('%s is an expense', (text) => {
    const { kind, draft } = read(text);
    expect(kind).toBe('expense');
    expect(draft.amount).toBeLessThan(0);
  });
  it.each(incomes)('%s is income', (text) => {
    const { kind, draft } = read(text);
    expect(kind).toBe('income');
    expect(draft.amount).toBeGreaterThan(0);
  });
  it.each(transfers)('%s is a transfer', (text, from, to, asked) => {
    const { kind, draft, questions } = read(text);
    expect(kind).toBe('transfer');
    expect(draft).toMatchObject({ accountId: from, transferAccountId: to, categoryId: null, payee: null });
    expect(questions.map(({ field }) => field).join(' ')).toBe(asked);
  });
  it.each(noEntries)('"%s" is no entry', (text) => expect(read(text).kind).toBe('not-an-entry'));
  it('says nothing about an empty line and asks about a question', () => {
    expect(read('').questions).toEqual([]);
    expect(read('how much is left').questions.map(({ field }) => field)).toEqual(['not_an_entry']);
  });
});

describe('how it was paid', () => {
  it.each(methods)('%s', (text, method, account) => {
    expect(read(text).draft).toMatchObject({ paymentMethod: method, accountId: account });
  });
  it('takes the account that is called like the method', () => {
    const accounts = [{ id: 'v', name: 'Visa', kind: 'credit_card', currency: 'USD' }];
    expect(read('coffee 4.50 with visa', { accounts }).draft).toMatchObject({ paymentMethod: 'visa', accountId: 'v' });
  });
});

describe('how often', () => {
  it.each(recurrences)('%s', (text, expected) => expect(read(text).extra.recurrence).toBe(expected));
});

describe('refunds', () => {
  it('are marked, and keep the category of what came back', () => {
    const refund = read('refund of 39.99 from Zara');
    expect(refund.extra.isRefund).toBe(true);
    expect(refund.draft).toMatchObject({ amount: 3999, payee: 'Zara', categoryId: 'shopping' });
    expect(read('returned shoes 79 to Zara').extra.isRefund).toBe(true);
    expect(read('tax refund 640').extra.isRefund).toBe(false);
  });
});
