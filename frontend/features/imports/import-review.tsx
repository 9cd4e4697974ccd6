'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { useMedia } from '../../lib/use-media.ts';
import { cx } from '../../ui/cx.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorLine } from '../../ui/status-line.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { BalanceSentence } from './balance-sentence.tsx';
import { ImportFooter } from './import-footer.tsx';
import { ImportLines } from './import-lines.tsx';
import { type LineKind, lineKinds, useImportParams } from './import-params.ts';
import { ImportSentence } from './import-sentence.tsx';
import { plannedOutcome } from './moved-outcome.ts';
import { UncertainLines } from './uncertain-lines.tsx';
import { useRemarkText } from './use-remark-text.ts';

/** What will be written, line by line, before anything is. */
export function ImportReview({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const { tab, setTab } = useImportParams();
  const isDesk = useMedia('desk');
  const isPhone = useMedia('phone');
  const canEdit = useLedger().role !== 'viewer';
  const problemText = useRemarkText('fileProblems');
  const { counts } = item;
  const planned = plannedOutcome(item);
  // On a narrow window what needs a decision comes first; on a wide one it stands beside the lines.
  const order: readonly LineKind[] = isDesk ? lineKinds : ['uncertain', ...lineKinds.filter((k) => k !== 'uncertain')];
  const kinds = order.filter((kind) => counts[kind] > 0 || kind === 'new');
  const shown = tab && kinds.includes(tab) ? tab : (kinds.find((kind) => counts[kind] > 0) ?? 'new');
  const isBeside = isDesk && counts.uncertain > 0 && shown !== 'uncertain';
  const isReading = item.status === 'parsing';
  return (
    <div className="flex flex-1 flex-col">
      <Page
        title={t('reviewTitle')}
        note={<span className="max-wide:hidden">{t('nothingYet')}</span>}
        className="flex-1 pb-4!"
      >
        {item.problem === null || isReading ? null : (
          <div className="pb-3">
            <ErrorLine what={t('notWritten')} next={problemText(item.problems, item.problem)} />
          </div>
        )}
        <ImportSentence item={item} />
        {isPhone ? (
          <p className="pb-3 empty:hidden">
            <BalanceSentence item={item} open={planned.open} />
          </p>
        ) : null}
        <div aria-busy={isReading} className={cx(isReading && 'opacity-55')}>
          <Tabs
            label={t('lines')}
            tabs={kinds.map((kind) => ({
              value: kind,
              label: t(`tabs.${kind}`),
              // Of the uncertain ones, those that still want a word.
              count: format.number(kind === 'uncertain' ? planned.open : counts[kind]),
              isAsked: kind === 'uncertain' && planned.open > 0,
            }))}
            value={shown}
            onChange={setTab}
          >
            <div className={cx(isBeside && 'grid grid-cols-[minmax(0,1fr)_minmax(0,400px)] items-start gap-10')}>
              {shown === 'uncertain' ? (
                <div className="max-w-160">
                  <UncertainLines item={item} canEdit={canEdit} isChoosable={item.status === 'ready'} />
                </div>
              ) : (
                <ImportLines item={item} kind={shown} canEdit={canEdit} />
              )}
              {isBeside ? (
                <aside
                  aria-label={t('needYourWord')}
                  className="sticky top-topbar max-h-[calc(100dvh-120px)] overflow-y-auto px-0.5"
                >
                  <UncertainLines item={item} canEdit={canEdit} />
                </aside>
              ) : null}
            </div>
          </Tabs>
        </div>
      </Page>
      {canEdit ? <ImportFooter item={item} /> : null}
    </div>
  );
}
