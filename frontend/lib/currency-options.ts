import { allCurrencies } from '@expenseai/core/money/currencies';
import type { SelectOption } from '../ui/select.tsx';

/** Every currency with its name in the reader's language, by code. */
export function currencyOptions(locale: string): SelectOption[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency', fallback: 'none' });
  return allCurrencies()
    .map(({ code }) => {
      const name = names.of(code);
      return { value: code, label: name ? `${code}, ${name}` : code };
    })
    .sort((a, b) => (a.value < b.value ? -1 : 1));
}
