import { useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import { useAmountText } from '../../ui/amount-text.ts';
import { showToast } from '../../ui/toast-store.ts';
import type { Draft } from './draft.ts';

/** Says what was saved, with its way back. */
export function useSavedToast(onUndo: (operationId: string) => void) {
  const t = useTranslations('quickAdd');
  const amountText = useAmountText();
  const { accounts, categories } = useReference();
  return ({ kind, amount, currency, payee, category, account, transferAccount }: Draft, operationId: string | null) => {
    if (amount.value === null) return;
    const sign = kind === 'transfer' ? 'never' : 'always';
    const transfer = `${accounts.get(account.value ?? '')?.name ?? ''} → ${accounts.get(transferAccount.value ?? '')?.name ?? ''}`;
    const where = kind === 'transfer' ? [transfer] : [payee.value, categories.get(category.value ?? '')?.name];
    const what = [amountText(amount.value, currency, { sign }), ...where].filter(Boolean).join(', ');
    showToast({ message: t('saved', { what }), onUndo: operationId ? () => onUndo(operationId) : undefined });
  };
}
