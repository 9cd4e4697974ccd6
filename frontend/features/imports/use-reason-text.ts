import type { MatchReason } from '@expenseai/core/matching/match-types';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';

const reasons = [
  'same-id',
  'same-line',
  'text-cut-short',
  'deleted-before',
  'skipped-before',
  'merged-before',
  'pending-booked',
  'entered-before',
  'transfer-leg',
  'id-reused',
  'ids-changed',
  'repeated-in-file',
  'other-text',
  'near-date',
  'pending-amount-changed',
] as const satisfies readonly MatchReason[];

/** Why a line may be one that the ledger has; a reason that this page doesn't know is left out. */
export function useReasonText(): (reason: string) => string {
  const t = useTranslations('imports.reasons');
  return useCallback(
    (reason) => {
      const known = reasons.find((candidate) => candidate === reason);
      return known ? t(known) : '';
    },
    [t],
  );
}
