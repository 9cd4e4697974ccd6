import type { StatementAccount } from '@expenseai/core/importing/statement';

type Names = Record<NonNullable<StatementAccount['kind']>, string>;

const english: Names = {
  current: 'Current account',
  savings: 'Savings',
  credit_card: 'Credit card',
  cash: 'Cash',
  loan: 'Loan',
  investment: 'Investments',
};

const german: Names = {
  current: 'Girokonto',
  savings: 'Sparkonto',
  credit_card: 'Kreditkarte',
  cash: 'Bargeld',
  loan: 'Kredit',
  investment: 'Anlage',
};

/** What accounts are called that a file gives no name, in the language of who brought it. */
export function accountNames(locale: string): Names {
  return /^de\b/i.test(locale) ? german : english;
}
