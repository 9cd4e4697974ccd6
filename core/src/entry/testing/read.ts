import { plainDate } from '../../calendar/plain-date.ts';
import { type CommonCategory, commonCategories, type Prediction } from '../../categorising/categoriser.ts';
import type { Amount } from '../../money/amount.ts';
import { toDecimalString } from '../../money/format-amount.ts';
import type { Entry, EntryContext } from '../entry.ts';
import { parseEntry } from '../parse-entry.ts';

/** A Tuesday. */
const today = plainDate('2026-11-24');

const known: Readonly<Record<string, CommonCategory>> = {
  coffee: 'dining',
  lunch: 'dining',
  dinner: 'dining',
  pizza: 'dining',
  drinks: 'dining',
  chai: 'dining',
  groceries: 'groceries',
  milk: 'groceries',
  bread: 'groceries',
  tesco: 'groceries',
  lidl: 'groceries',
  taxi: 'transport',
  train: 'transport',
  uber: 'transport',
  bus: 'transport',
  parking: 'vehicle',
  fuel: 'vehicle',
  shell: 'vehicle',
  rent: 'housing',
  electricity: 'utilities',
  netflix: 'subscriptions',
  spotify: 'subscriptions',
  shoes: 'shopping',
  zara: 'shopping',
  amazon: 'shopping',
  plumber: 'household',
  cleaning: 'household',
  dentist: 'health',
  hotel: 'travel',
  tickets: 'entertainment',
  haircut: 'personal_care',
  gift: 'gifts_donations',
  insurance: 'insurance',
  tax: 'taxes',
  fee: 'fees',
};

/** Stands in for the model: knows a few words, each for sure. */
function predict({ text }: { text: string }): Prediction {
  const term = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .find((word) => known[word] !== undefined);
  const categoryId = term === undefined ? null : (known[term] ?? null);
  if (term === undefined || categoryId === null) return { categoryId: null, confidence: 0, evidence: [] };
  return { categoryId, confidence: 0.9, evidence: [{ source: 'general', term, count: 0, of: 0 }] };
}

const base: EntryContext = {
  today,
  locale: 'en-US',
  currency: 'USD',
  accounts: [
    { id: 'checking', name: 'Checking', kind: 'current', currency: 'USD', isDefault: true },
    { id: 'savings', name: 'Savings', kind: 'savings', currency: 'USD' },
    { id: 'cash', name: 'Cash', kind: 'cash', currency: 'USD' },
    { id: 'card', name: 'Credit card', kind: 'credit_card', currency: 'USD' },
  ],
  payees: [
    { id: 'p1', name: 'Corner Bakery', defaultCategoryId: 'dining' },
    { id: 'p2', name: 'Mario’s', defaultCategoryId: null },
  ],
  categories: commonCategories.map((common) => ({
    id: common,
    name: common.replaceAll('_', ' '),
    kind: common === 'salary' || common === 'other_income' ? 'income' : 'expense',
    common,
  })),
  tags: ['Work', 'holiday'],
  predict,
};

function contextWith(changes: Partial<EntryContext> = {}): EntryContext {
  return { ...base, ...changes };
}

export function read(text: string, changes: Partial<EntryContext> = {}): Entry {
  return parseEntry(text, contextWith(changes));
}

/** `4.50 USD` as read, `ask 12 USD | 24 USD` where it is asked. */
export function amountOf(text: string, locale = 'en-US', currency = 'USD'): string {
  const entry = read(text, { locale, currency });
  const question = entry.questions.find(({ field }) => field === 'amount');
  if (question) return ['ask', question.options.map(({ value }) => readable(value)).join(' | ')].join(' ').trim();
  return entry.draft.amount === null ? 'none' : readable(`${Math.abs(entry.draft.amount)} ${entry.draft.currency}`);
}

function readable(value: string): string {
  const [minor = '', currency = ''] = value.split(' ');
  return `${toDecimalString(Number(minor) as Amount, currency)} ${currency}`;
}
