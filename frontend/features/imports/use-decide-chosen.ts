import { useFormatter, useTranslations } from 'use-intl';
import { useReference } from '../../lib/reference-queries.ts';
import type { ChosenLines } from './chosen-lines.ts';
import { useDecideMany } from './decide-queries.ts';

export type ChosenDecision = { action: 'add' | 'skip' } | { category: { id: string | null } };

/** Decides on the lines that are chosen, all in one request, and says what was decided. */
export function useDecideChosen(importId: string): (lines: ChosenLines, decision: ChosenDecision) => void {
  const t = useTranslations('imports');
  const tCategories = useTranslations('categories');
  const format = useFormatter();
  const { categories } = useReference();
  const { mutate } = useDecideMany(importId);
  const sentence = (decision: ChosenDecision, count: number) => {
    const shown = format.number(count);
    if ('action' in decision) return t(decision.action === 'add' ? 'chosenAdded' : 'chosenSkipped', { count, shown });
    const category = categories.get(decision.category.id ?? '')?.name ?? tCategories('none');
    return t('chosenCategory', { count, shown, category });
  };
  return (lines, decision) =>
    mutate({ changes: [{ ...lines, ...decision }], say: (count) => sentence(decision, count) });
}
