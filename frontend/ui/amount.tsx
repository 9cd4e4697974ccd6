'use client';

import { type Amount as MinorUnits } from '@expenseai/core/money/amount';
import { formatAmountParts } from '@expenseai/core/money/format-amount';
import { useLocale } from 'use-intl';
import { hiddenAmount, useAmountText, useAreAmountsHidden } from './amount-text.ts';
import { cx } from './cx.ts';

interface AmountProps {
  amount: MinorUnits;
  currency: string;
  /** `transfer` carries no sign and no weight; `sum` has a sign only where it is negative; `difference` always has one. */
  kind?: 'movement' | 'transfer' | 'sum' | 'difference' | undefined;
  /** Not yet a fact: dashed. */
  isPending?: boolean | undefined;
  /** The currency, where no column head or title says it. */
  hasSymbol?: boolean | undefined;
  className?: string | undefined;
}

/** An amount in a row or sentence: U+2212 and ink for out, + and green for in. */
export function Amount({ amount, currency, kind = 'movement', isPending, hasSymbol = false, className }: AmountProps) {
  const amountText = useAmountText();
  const isIncome = kind === 'movement' && amount > 0;
  const sign = kind === 'transfer' ? 'never' : kind === 'sum' ? 'auto' : 'always';
  return (
    <span
      className={cx(
        'whitespace-nowrap',
        kind === 'transfer' ? 'text-ink-3' : 'font-medium',
        isIncome && 'text-good',
        isPending && 'not-yet-fact',
        className,
      )}
    >
      {amountText(amount, currency, { sign, symbol: hasSymbol })}
    </span>
  );
}

const sizes = { 16: 'text-16 font-semibold', 20: 'text-20 font-medium', 28: 'text-28 font-semibold' } as const;

/** The figure a section or page is about: with its symbol, decimals quieter. */
export function Figure({
  amount,
  currency,
  size = 20,
  sign = 'auto',
}: {
  amount: MinorUnits;
  currency: string;
  size?: keyof typeof sizes | undefined;
  sign?: 'auto' | 'always' | 'never' | undefined;
}) {
  const parts = formatAmountParts(amount, currency, useLocale(), { sign });
  if (useAreAmountsHidden()) return <span className={cx('whitespace-nowrap', sizes[size])}>{hiddenAmount}</span>;
  return (
    <span className={cx('whitespace-nowrap', sizes[size])}>
      {parts.prefix}
      {parts.integer}
      <span className="text-ink-3">{parts.fraction}</span>
      {parts.suffix}
    </span>
  );
}
