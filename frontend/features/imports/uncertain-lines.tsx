'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { answerOf, decisionsOf, groupUncertain, type UncertainGroup } from './group-uncertain.ts';
import { useDecide, useImportLines } from './import-queries.ts';
import { UncertainCard } from './uncertain-card.tsx';

type Answer = 'merge' | 'add' | 'skip';

/** Lines of which it is open whether the ledger has them; one key each, then the next one is asked. */
export function UncertainLines({ item, canEdit }: { item: Import; canEdit: boolean }) {
  const t = useTranslations('imports');
  const { lines, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useImportLines(item, 'uncertain');
  const { mutate } = useDecide(item.id);
  const groups = groupUncertain(lines);
  const open = groups.filter((group) => answerOf(group) === null);
  const [chosenKey, setChosen] = useState<string | null>(null);
  const current = groups.find((group) => group.key === chosenKey) ?? open[0] ?? null;
  // A written import takes one answer a line, and no second thoughts but Undo.
  const isFinal = item.status === 'done';
  const mayAnswer = canEdit && (item.status === 'ready' || isFinal);

  function answer(group: UncertainGroup, value: Answer) {
    if (isFinal && answerOf(group) !== null) return;
    const next = open.filter((other) => other !== group)[0];
    mutate(decisionsOf(group, value).map(({ n, action }) => ({ n, decision: { action } })));
    setChosen(next?.key ?? null);
  }
  const byKey = (value: Answer) => () => current && answer(current, value);
  useShortcut(mayAnswer ? { keys: 'm', description: t('keys.merge'), run: byKey('merge') } : null);
  useShortcut(mayAnswer ? { keys: 'a', description: t('keys.add'), run: byKey('add') } : null);
  useShortcut(mayAnswer ? { keys: 's', description: t('keys.skip'), run: byKey('skip') } : null);

  if (isPending) return <SkeletonRows rows={4} />;
  return (
    <section>
      <header className="flex items-baseline gap-2 pt-3 pb-1">
        <h2 className="text-14">{t('needYourWord')}</h2>
        <span className="text-12 text-ink-2" aria-live="polite">
          {t('openQuestions', { lines: lines.length, questions: open.length })}
        </span>
      </header>
      {groups.map((group) => (
        <UncertainCard
          key={group.key}
          group={group}
          isCurrent={mayAnswer && group === current}
          isDisabled={!mayAnswer || (isFinal && answerOf(group) !== null)}
          onFocus={() => setChosen(group.key)}
          onAnswer={(value) => answer(group, value)}
        />
      ))}
      {hasNextPage ? (
        <Button size="small" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()} className="mt-3">
          {t('more')}
        </Button>
      ) : null}
    </section>
  );
}
