'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';
import { Button } from '../../ui/button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ChooseAll } from './choose-all.tsx';
import { useDecide } from './decide-queries.ts';
import { answerOf, decisionsOf, groupUncertain, type UncertainGroup } from './group-uncertain.ts';
import { useImportLines } from './import-queries.ts';
import { LineSelectionBar } from './line-selection-bar.tsx';
import { UncertainCard } from './uncertain-card.tsx';
import { useChosenLines } from './use-chosen-lines.ts';
import { useDecideChosen } from './use-decide-chosen.ts';

type Answer = 'merge' | 'add' | 'skip';

interface UncertainLinesProps {
  item: Import;
  canEdit: boolean;
  /** Whether several can be chosen, to be decided on at once. */
  isChoosable?: boolean;
}

/** Lines of which it is open whether the ledger has them; one key each, then the next one is asked. */
export function UncertainLines({ item, canEdit, isChoosable = false }: UncertainLinesProps) {
  const t = useTranslations('imports');
  const { lines, isPending, hasNextPage, isFetchingNextPage, fetchNextPage } = useImportLines(item, 'uncertain');
  const { mutate } = useDecide(item.id);
  const groups = groupUncertain(lines);
  const open = groups.filter((group) => answerOf(group) === null);
  // A written import takes one answer a line, and no second thoughts but Undo.
  const isFinal = item.status === 'done';
  const mayAnswer = canEdit && (item.status === 'ready' || isFinal);
  const mayChoose = isChoosable && canEdit && item.status === 'ready';
  const total = item.counts.uncertain;
  const chosen = useChosenLines(
    groups.map((group) => ({ id: group.key, numbers: group.lines.map(({ n }) => n) })),
    { kind: 'uncertain', total, isEnabled: mayChoose, firstId: open[0]?.key },
  );
  const { selection, count } = chosen;
  const decideChosen = useDecideChosen(item.id);
  const current = groups.find((group) => group.key === chosen.currentId) ?? null;

  function answer(group: UncertainGroup, value: Answer) {
    if (isFinal && answerOf(group) !== null) return;
    const next = open.filter((other) => other !== group)[0];
    mutate(decisionsOf(group, value).map(({ n, action }) => ({ n, decision: { action } })));
    chosen.setCurrent(next?.key ?? null);
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
        {mayChoose && total > 1 ? (
          <span className="ml-auto">
            <ChooseAll selection={selection} total={total} />
          </span>
        ) : null}
      </header>
      {groups.map((group) => (
        <UncertainCard
          key={group.key}
          group={group}
          isCurrent={mayAnswer && group === current}
          isDisabled={!mayAnswer || (isFinal && answerOf(group) !== null)}
          isChosen={mayChoose ? selection.has(group.key) : undefined}
          onChoose={(isRange) => selection.toggle(group.key, isRange)}
          onFocus={() => chosen.setCurrent(group.key)}
          onAnswer={(value) => answer(group, value)}
        />
      ))}
      {hasNextPage ? (
        <Button size="small" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()} className="mt-3">
          {t('more')}
        </Button>
      ) : null}
      {count > 0 ? (
        <LineSelectionBar
          kind="uncertain"
          count={count}
          onDecide={(decision) => {
            decideChosen(chosen.lines(), decision);
            selection.clear();
          }}
          onClear={selection.clear}
        />
      ) : null}
    </section>
  );
}
