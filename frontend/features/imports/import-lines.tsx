'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { ChooseAll } from './choose-all.tsx';
import { useDecide } from './decide-queries.ts';
import { ImportLineGrid } from './import-line-grid.tsx';
import type { LineKind } from './import-params.ts';
import { useImportLines } from './import-queries.ts';
import { LineSelectionBar } from './line-selection-bar.tsx';
import { useChosenLines } from './use-chosen-lines.ts';
import { useDecideChosen } from './use-decide-chosen.ts';

interface ImportLinesProps {
  item: Import;
  kind: Exclude<LineKind, 'uncertain'>;
  canEdit: boolean;
}

/** The file's lines of one kind, each to be decided on, or many of them at once. */
export function ImportLines({ item, kind, canEdit }: ImportLinesProps) {
  const t = useTranslations('imports');
  const problemText = useProblemText();
  const { mutate: decide } = useDecide(item.id);
  const decideChosen = useDecideChosen(item.id);
  const { lines, hasNextPage, isFetching, fetchNextPage, isPending, error } = useImportLines(item, kind);
  const mayDecide = canEdit && item.status === 'ready';
  const total = item.counts[kind];
  const entries = useMemo(() => lines.map(({ n }) => ({ id: String(n), numbers: [n] })), [lines]);
  const chosen = useChosenLines(entries, { kind, total, isEnabled: mayDecide && kind !== 'invalid' });
  const { selection, count } = chosen;

  if (error) return <ErrorLine what={t('notLoaded')} next={problemText(error)} />;
  if (isPending) return <SkeletonRows rows={8} />;
  if (lines.length === 0) return <EmptyState>{t('noneNew')}</EmptyState>;
  return (
    <div>
      {mayDecide && kind !== 'invalid' && total > 1 ? (
        <div className="flex justify-end pt-2">
          <ChooseAll selection={selection} total={total} />
        </div>
      ) : null}
      <ImportLineGrid
        item={item}
        kind={kind}
        lines={lines}
        chosen={chosen}
        canEdit={mayDecide}
        onDecide={decide}
        onNearEnd={() => {
          if (hasNextPage && !isFetching) void fetchNextPage();
        }}
      />
      {count > 0 && kind !== 'invalid' ? (
        <LineSelectionBar
          kind={kind}
          count={count}
          onDecide={(decision) => {
            decideChosen(chosen.lines(), decision);
            selection.clear();
          }}
          onClear={selection.clear}
        />
      ) : null}
    </div>
  );
}
