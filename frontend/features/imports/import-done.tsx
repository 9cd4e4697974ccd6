'use client';

import type { Import } from '@expenseai/contracts/imports';
import { printQuery } from '@expenseai/core/query/print-query';
import { allOf } from '@expenseai/core/query/tree';
import type { RefObject } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLedger } from '../../lib/ledger.ts';
import { paths } from '../../lib/paths.ts';
import { useUndo } from '../../lib/undo.tsx';
import { useWaitingCount } from '../../lib/waiting-count.ts';
import { Button } from '../../ui/button.tsx';
import { ButtonLink } from '../../ui/button-link.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { StatusLine } from '../../ui/status-line.tsx';
import { BalanceSentence } from './balance-sentence.tsx';
import { NextImport } from './next-import.tsx';
import { headlineOf, outcomeFacts } from './outcome-sentence.ts';
import { UncertainLines } from './uncertain-lines.tsx';

/** What was written, what waits, and the ways on and back. */
export function ImportDone({ item, ways }: { item: Import; ways: RefObject<HTMLDivElement | null> }) {
  const t = useTranslations('imports');
  const canEdit = useLedger().role !== 'viewer';
  const { undo, isUndoing, dialog } = useUndo();
  const { counts, operationId, isUndone, outcome } = item;
  const open = outcome?.open ?? 0;
  const facts = outcomeFacts(item).map(([fact, count]) => t(fact, { count }));
  return (
    <Page title={t('one')}>
      <p className="text-13 text-ink-2">{item.fileName}</p>
      {isUndone ? (
        <p className="pt-1 text-16 font-semibold">{t('undoneSentence')}</p>
      ) : (
        <>
          <p className="pt-1 text-16 font-semibold">{t(headlineOf(item), { count: outcome?.added ?? 0 })}</p>
          {facts.length > 0 ? <p className="pt-1 text-13">{facts.join(' ')}</p> : null}
          <p className="pt-2 empty:hidden">
            <BalanceSentence item={item} open={open} />
          </p>
        </>
      )}
      <div ref={ways} className="flex flex-wrap items-center gap-2 pt-5">
        <NextImport after={item} />
        {operationId !== null && !isUndone ? (
          <>
            <ButtonLink href={paths.transactions({ q: queryOf(item) })}>{t('showTransactions')}</ButtonLink>
            {canEdit ? (
              <Button isBusy={isUndoing} onClick={() => undo(operationId)}>
                {t('undoImport')}
              </Button>
            ) : null}
          </>
        ) : null}
        <ButtonLink href={paths.imports()}>{t('another')}</ButtonLink>
      </div>
      {counts.uncertain > 0 && !isUndone ? (
        <div className="max-w-160 pt-8">
          <UncertainLines item={item} canEdit={canEdit} />
        </div>
      ) : null}
      {operationId !== null && !isUndone && open === 0 ? (
        <p className="pt-5">
          <WhatWaits />
        </p>
      ) : null}
      {dialog}
    </Page>
  );
}

/** Where the categories that are only suggested are settled. */
function WhatWaits() {
  const t = useTranslations('imports');
  const format = useFormatter();
  const waiting = useWaitingCount();
  if (!waiting) return null;
  const { count, isMore } = waiting;
  if (count === 0) return <StatusLine tone="good">{t('allSettled')}</StatusLine>;
  const shown = `${format.number(count)}${isMore ? '+' : ''}`;
  return (
    <Link href={paths.inbox()} className="text-13 underline underline-offset-3">
      {t('waitsInInbox', { count, shown })}
    </Link>
  );
}

/** Lists what came with it, as near as a query can say. */
function queryOf({ accountId, firstDate, lastDate }: Import): string {
  return printQuery(
    allOf([
      ...(firstDate && lastDate ? [{ type: 'date' as const, from: firstDate, to: lastDate }] : []),
      ...(accountId ? [{ type: 'account' as const, target: { by: 'id' as const, id: accountId } }] : []),
      { type: 'is' as const, property: 'imported' as const },
    ]),
  );
}
