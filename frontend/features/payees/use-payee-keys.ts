import type { Payee } from '@expenseai/contracts/payees';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';

/** `j` and `k` go from tick to tick, `x` sets the one of the row that has the focus. None without `toggle`. */
export function usePayeeKeys(shown: readonly Payee[], toggle: ((payee: Payee) => void) | null): void {
  const t = useTranslations('payeeList.keys');
  const move = (steps: number) => {
    const ticks: (HTMLElement | null)[] = [...document.querySelectorAll<HTMLElement>('[data-payee]')];
    const at = ticks.indexOf(focusedTick());
    ticks[at === -1 ? 0 : Math.max(0, Math.min(ticks.length - 1, at + steps))]?.focus();
  };
  const select = () => {
    const payee = shown.find(({ id }) => id === focusedTick()?.dataset.payee);
    if (payee) toggle?.(payee);
  };
  useShortcut(toggle && { keys: 'j', description: t('next'), run: () => move(1) });
  useShortcut(toggle && { keys: 'k', description: t('previous'), run: () => move(-1) });
  useShortcut(toggle && { keys: 'x', description: t('select'), run: select });
}

function focusedTick(): HTMLElement | null {
  return document.activeElement?.closest('li')?.querySelector<HTMLElement>('[data-payee]') ?? null;
}
