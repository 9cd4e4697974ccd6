import { formatAmount } from '../money/format-amount.ts';
import type { AmountReading } from './amount.ts';
import type { DateReading } from './dates.ts';
import type { EntryCategory, EntryContext, EntryQuestion } from './entry.ts';

/** Asks for the amount; where several are possible they are the options, in minor units and currency: `1250 EUR`. */
export function askAmount(reading: AmountReading, context: EntryContext): EntryQuestion {
  const options = reading.options.map(({ amount, currency }) => ({
    value: `${amount} ${currency}`,
    label: formatAmount(amount, currency, safeLocale(context.locale), { symbol: true }),
  }));
  const text = options.length > 1 ? 'Which amount is it?' : 'How much was it?';
  return { field: 'amount', text, options, blocking: true };
}

export function askDate(reading: DateReading): EntryQuestion {
  const options = reading.options.map((date) => ({ value: date, label: date }));
  return { field: 'date', text: 'Which day was it?', options, blocking: true };
}

export function askCategory(options: readonly EntryCategory[]): EntryQuestion {
  return {
    field: 'category',
    text: 'What was it for?',
    options: options.map((category) => ({ value: category.id, label: category.name })),
    blocking: true,
  };
}

export function askAccount(
  field: 'from_account' | 'to_account',
  context: EntryContext,
  other: string | null,
): EntryQuestion {
  return {
    field,
    text: field === 'from_account' ? 'From which account?' : 'To which account?',
    options: context.accounts
      .filter((account) => account.id !== other)
      .map((account) => ({ value: account.id, label: account.name })),
    // The usual account is a fair start for where money leaves; where it arrives has none.
    blocking: field === 'to_account',
  };
}

export function askPaidBy(name: string): EntryQuestion {
  return {
    field: 'paid_by',
    text: `${name} paid. Is it your share that you want to record?`,
    options: [
      { value: name, label: `${name} paid, record my share` },
      { value: 'me', label: 'I paid it' },
    ],
    blocking: true,
  };
}

export function askWhatToDo(): EntryQuestion {
  return {
    field: 'not_an_entry',
    text: 'This reads like a question, not like a purchase.',
    options: [],
    blocking: true,
  };
}

function safeLocale(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
