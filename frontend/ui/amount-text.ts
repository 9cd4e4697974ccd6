import type { Amount } from '@expenseai/core/money/amount';
import { type FormatAmountOptions, formatAmount } from '@expenseai/core/money/format-amount';
import { useCallback, useSyncExternalStore } from 'react';
import { useLocale } from 'use-intl';

/** Stands for every amount while they are hidden, whatever its size and sign. */
export const hiddenAmount = '•••';

const listeners = new Set<() => void>();

export function areAmountsHidden(): boolean {
  return document.documentElement.dataset.amounts === 'hidden';
}

/** Hides or shows all amounts of the page; public/boot.js does the same before the first paint. */
export function setAmountsHidden(isHidden: boolean): void {
  document.documentElement.dataset.amounts = isHidden ? 'hidden' : 'shown';
  for (const listener of listeners) listener();
}

/** True while amounts are hidden from who looks over the shoulder. */
export function useAreAmountsHidden(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    areAmountsHidden,
    () => false,
  );
}

/** Writes amounts that are read, not typed, in the reader's notation; hidden ones as `•••`. */
export function useAmountText(): (amount: Amount, currency: string, options?: FormatAmountOptions) => string {
  const locale = useLocale();
  const isHidden = useAreAmountsHidden();
  return useCallback(
    (amount, currency, options) => (isHidden ? hiddenAmount : formatAmount(amount, currency, locale, options)),
    [locale, isHidden],
  );
}
