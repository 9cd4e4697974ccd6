'use client';

import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';
import { useLedger } from '../../lib/ledger.ts';
import { NotLoaded } from '../../lib/not-loaded.tsx';
import { useUndo } from '../../lib/undo.tsx';
import { useMedia } from '../../lib/use-media.ts';
import { Page } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { CategoryDecision } from './category-decision.tsx';
import { DuplicateDecision } from './duplicate-decision.tsx';
import { type Answer, isDuplicate } from './inbox-item.ts';
import { InboxList } from './inbox-list.tsx';
import { InboxProgress } from './inbox-progress.tsx';
import { useLinesOfAll } from './inbox-queries.ts';
import { KeyHints } from './key-hints.tsx';
import { NothingWaits } from './nothing-waits.tsx';
import { useFocusOnNext } from './use-focus-on-next.ts';
import { useInboxPage } from './use-inbox-page.ts';
import { useQuestion } from './use-question.ts';

/** What waits for a decision, one after the other. */
export function InboxPage() {
  const t = useTranslations('inbox');
  const { role } = useLedger();
  const { undo, dialog } = useUndo();
  const page = useInboxPage(undo);
  const { list, items, current, currentKey, decidedCount } = page;
  const isDesk = useMedia('desk');
  const canEdit = role !== 'viewer';
  const hasLines = useLinesOfAll(list.data);
  const question = useQuestion();
  const desk = useRef<HTMLDivElement>(null);
  const recent = useRef<readonly string[]>([]);
  useFocusOnNext(desk, currentKey ?? (page.isDone ? 'done' : null), decidedCount);

  useShortcut(current ? { keys: 'j', description: t('keys.next'), run: () => page.step(1) } : null);
  useShortcut(current ? { keys: 'k', description: t('keys.previous'), run: () => page.step(-1) } : null);
  const later = () => current && page.later(current);
  useShortcut(current ? { keys: 'ArrowRight', description: t('keys.later'), run: later } : null);
  useShortcut(current ? { keys: 'l', description: t('keys.later'), run: later } : null);
  useShortcut(decidedCount > 0 ? { keys: 'u', description: t('keys.undo'), run: page.undoLast } : null);
  useShortcut(decidedCount > 0 ? { keys: 'mod+z', description: t('keys.undo'), run: page.undoLast } : null);

  const problem = list.error ? (
    <NotLoaded what={t('notLoaded')} error={list.error} isBusy={list.isFetching} onRetry={list.refetch} />
  ) : null;
  if (!list.data) return <Page title={t('title')}>{problem ?? <SkeletonRows rows={8} />}</Page>;

  const onAnswer = (answer: Answer) => {
    if (!current) return;
    if (answer.kind === 'category' && answer.categoryId !== null) {
      const { categoryId } = answer;
      recent.current = [categoryId, ...recent.current.filter((id) => id !== categoryId)];
    }
    page.answer(current, answer);
  };
  return (
    <Page
      title={t('title')}
      isTitleHidden
      className="flex max-w-none flex-1 p-0! desk:grid desk:grid-cols-[320px_minmax(0,1fr)]"
    >
      {isDesk ? <InboxList items={items} putOff={page.putOff} current={current} onChoose={page.choose} /> : null}
      <div
        ref={desk}
        className="mx-auto flex w-full max-w-[880px] min-w-0 flex-col desk:col-start-2 px-4 pt-4 wide:px-8 wide:pt-8 desk:px-12"
      >
        {problem ? <div className="mb-4">{problem}</div> : null}
        <p role="status" className="sr-only">
          {page.wasSettledElsewhere ? `${t('elsewhere')} ` : null}
          {current ? t('nextUp', { left: t('left', { count: items.length }), question: question(current) }) : null}
          {page.isDone ? t('nothingWaits') : null}
        </p>
        {current ? (
          <>
            <InboxProgress left={items.length} decided={decidedCount} />
            {page.wasSettledElsewhere ? <p className="mb-3 text-13 text-ink-2">{t('elsewhere')}</p> : null}
            <div key={currentKey} className="slide-in">
              {isDuplicate(current) ? (
                <DuplicateDecision item={current} canEdit={canEdit} onAnswer={onAnswer} onLater={later} />
              ) : (
                <CategoryDecision
                  item={{ ...current, kind: 'category' }}
                  canEdit={canEdit}
                  hasAllLines={hasLines}
                  recent={recent.current}
                  onAnswer={onAnswer}
                  onLater={later}
                />
              )}
            </div>
            <KeyHints isDuplicate={isDuplicate(current)} />
          </>
        ) : page.isDone ? (
          <NothingWaits decided={decidedCount} onUndo={page.undoLast} />
        ) : (
          <SkeletonRows rows={3} />
        )}
      </div>
      {dialog}
    </Page>
  );
}
