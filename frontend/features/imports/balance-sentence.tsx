'use client';

import type { Import } from '@expenseai/contracts/imports';
import { amount } from '@expenseai/core/money/amount';
import { useTranslations } from 'use-intl';
import { useAmountText } from '../../ui/amount-text.ts';
import { StatusLine } from '../../ui/status-line.tsx';

/** Whether the ledger will stand where the bank says; nothing where the file states no balance. */
export function BalanceSentence({ item, open }: { item: Import; open: number }) {
  const t = useTranslations('imports');
  const amountText = useAmountText();
  const { balanceCheck, currency } = item;
  if (!balanceCheck || currency === null) return null;
  const { stated, computed, firstGapLine } = balanceCheck;
  const money = (value: typeof stated) => amountText(value, currency, { symbol: false });
  if (stated === computed) return <StatusLine tone="good">{t('balanceAgrees', { stated: money(stated) })}</StatusLine>;
  const difference = amountText(amount(computed - stated), currency, { symbol: false, sign: 'always' });
  return (
    <StatusLine tone="near">
      {t(item.status === 'done' ? 'balanceDiffersNow' : 'balanceDiffers', {
        stated: money(stated),
        computed: money(computed),
        difference,
      })}{' '}
      {open > 0
        ? t('balanceOpen', { count: open })
        : firstGapLine === null
          ? null
          : t('balanceFrom', { line: firstGapLine })}
    </StatusLine>
  );
}
