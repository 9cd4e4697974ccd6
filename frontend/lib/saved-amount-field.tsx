'use client';

import { type Amount, amount, maxTransactionAmount } from '@expenseai/core/money/amount';
import { evaluateAmount } from '@expenseai/core/money/evaluate';
import { formatAmount } from '@expenseai/core/money/format-amount';
import { useLocale, useTranslations } from 'use-intl';
import type { FieldLook } from '../ui/field.tsx';
import { SavedTextField } from '../ui/saved-text-field.tsx';
import { decimalMarkOf } from './decimal-mark.ts';

interface SavedAmountFieldProps extends FieldLook {
  value: Amount | null;
  currency: string;
  /** Null for an emptied field. */
  onSave: (value: Amount | null, onKept: () => void) => void;
  onCorrect?: (() => void) | undefined;
  /** An amount below zero makes no sense here. */
  isPositive?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** An amount that is saved when it is left; sums such as `1200+350` may be typed. */
export function SavedAmountField({ value, currency, onSave, isPositive, ...field }: SavedAmountFieldProps) {
  const t = useTranslations('manage');
  const locale = useLocale();
  const read = (text: string) => readAmount(text, currency, locale);
  return (
    <SavedTextField
      {...field}
      aside={currency}
      isAmount
      inputMode="text"
      value={value === null ? '' : formatAmount(value, currency, locale, { symbol: false })}
      check={(text) => {
        const found = read(text);
        return found === 'wrong' || (isPositive && found !== null && found < 0) ? t('notAnAmount') : undefined;
      }}
      onSave={(text, onKept) => {
        const found = read(text);
        if (found === 'wrong') return;
        if (found === value) onKept();
        else onSave(found, onKept);
      }}
    />
  );
}

/** Null for an empty text, `wrong` for what is no amount. */
export function readAmount(text: string, currency: string, locale: string): Amount | null | 'wrong' {
  if (text.trim() === '') return null;
  const value = evaluateAmount(text.replaceAll('\u2212', '-'), currency, { decimalMark: decimalMarkOf(locale) });
  return value === null || Math.abs(value) > maxTransactionAmount ? 'wrong' : amount(value);
}
