'use client';

import { ChevronLeft, ChevronRight, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { toProblem } from '../../lib/problem.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useProblemText } from '../../lib/use-problem-text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { DetailFacts } from './detail-facts.tsx';
import { DetailHistory } from './detail-history.tsx';
import { DetailSplits } from './detail-splits.tsx';
import { DetailWhy } from './detail-why.tsx';
import { PartMessages } from './part-messages.tsx';
import { useTransaction } from './transaction-queries.ts';

interface DetailPanelProps {
  id: string;
  canEdit: boolean;
  /** What a key opened it for; a new object for each press. */
  begin: { what: 'tags' | 'split' } | null;
  onClose: () => void;
  onMove: (steps: number) => void;
  onCategory: (id: string, categoryId: string | null) => void;
  onDelete: (id: string) => void;
  onUndo: (operationId: string) => void;
}

/** Everything about one transaction, beside the list; on a phone in its place. */
export function DetailPanel(props: DetailPanelProps) {
  return (
    <PartMessages>
      <Panel {...props} />
    </PartMessages>
  );
}

function Panel({ id, canEdit, begin, onClose, onMove, onCategory, onDelete, onUndo }: DetailPanelProps) {
  const t = useTranslations('transactions');
  const tUi = useTranslations('ui');
  const problemText = useProblemText();
  const { data: transaction, error } = useTransaction(id);
  // Deleted, or its making undone, while it was looked at: what was known of it is no longer so.
  const isGone = error !== null && toProblem(error).code === 'not-found';
  const closeButton = useRef<HTMLButtonElement>(null);
  const isPhone = useMedia('phone');
  const [isSplitting, setSplitting] = useState(false);
  // How often tags were asked for: each time the line for them opens anew.
  const [tagging, setTagging] = useState(0);
  useEffect(() => {
    if (begin?.what === 'split') setSplitting(true);
    if (begin?.what === 'tags') setTagging((count) => count + 1);
  }, [begin]);
  useEffect(() => {
    // Beside the list the focus stays in the list, so that its keys go on.
    if (isPhone) closeButton.current?.focus();
  }, [isPhone]);
  return (
    <aside
      aria-label={t('details')}
      className="sticky top-topbar z-10 print:hidden h-[calc(100dvh-var(--topbar))] w-panel shrink-0 overflow-y-auto border-l border-line bg-surface max-desk:fixed max-desk:right-0 max-desk:shadow-overlay max-wide:inset-x-0 max-wide:top-0 max-wide:bottom-(--bottombar) max-wide:z-30 max-wide:h-auto max-wide:w-auto max-wide:border-0 max-wide:shadow-none"
    >
      <header className="flex items-center gap-1 px-5 pt-2.5 max-wide:px-4">
        <span className="mr-auto text-12 text-ink-2">{t('one')}</span>
        <IconButton
          size="small"
          label={t('keys.previous')}
          icon={<ChevronLeft aria-hidden="true" />}
          onClick={() => onMove(-1)}
        />
        <IconButton
          size="small"
          label={t('keys.next')}
          icon={<ChevronRight aria-hidden="true" />}
          onClick={() => onMove(1)}
        />
        {canEdit ? (
          <IconButton
            size="small"
            label={t('delete')}
            icon={<Trash2 aria-hidden="true" />}
            onClick={() => onDelete(id)}
          />
        ) : null}
        <IconButton
          ref={closeButton}
          size="small"
          label={tUi('close')}
          icon={<X aria-hidden="true" />}
          onClick={onClose}
        />
      </header>
      {transaction && !isGone ? (
        <>
          <DetailFacts transaction={transaction} canEdit={canEdit} tagging={tagging} onCategory={onCategory} />
          <DetailSplits
            transaction={transaction}
            canEdit={canEdit}
            isEditing={isSplitting}
            onEditingChange={setSplitting}
          />
          {transaction.transferId === null ? <DetailWhy transaction={transaction} /> : null}
          <DetailHistory transaction={transaction} canEdit={canEdit} onUndo={onUndo} />
        </>
      ) : error ? (
        <div className="p-5">
          <ErrorLine what={t('notLoaded')} next={problemText(error)} />
        </div>
      ) : (
        <SkeletonRows rows={6} className="p-5" />
      )}
    </aside>
  );
}
