'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useQueryClient } from '@tanstack/react-query';
import { FileCheck, Upload as UploadIcon } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { call } from '../../lib/api.ts';
import { offeredFiles } from '../../lib/handover.ts';
import { useLedger } from '../../lib/ledger.ts';
import { useImportEvents } from '../../lib/live.ts';
import { paths } from '../../lib/paths.ts';
import { sendWithProgress } from '../../lib/transport.ts';
import { useUnloadQuestion } from '../../lib/use-unload-question.ts';
import { cx } from '../../ui/cx.ts';
import { Link } from '../../ui/link.tsx';
import { Bar } from '../../ui/progress-bar.tsx';
import { listKey, oneKey } from './import-keys.ts';
import { useImports } from './import-queries.ts';
import { type ImportSummary, summarise } from './import-summary.ts';
import { hasUnfinishedHint, noteUnfinished } from './unfinished-hint.ts';
import { useLiveImports } from './use-live-imports.ts';
import { expectPage, noteArrival, uploadQueue, useUploads } from './use-uploads.ts';

/** In the frame of every page: sends files that were given, follows imports, and says in a few words how they stand. */
export function ImportStatus() {
  const ledger = useLedger();
  const uploads = useUploads();
  useSending();
  useUnloadQuestion(uploads.some(({ state }) => state === 'waiting' || state === 'sending'));
  offeredFiles.useReceive((files) => {
    expectPage();
    uploadQueue().add(ledger.id, files);
  });

  // Only who has imports under way is worth a question: this one is on every page.
  const [isWanted, setWanted] = useState(() => hasUnfinishedHint(ledger.id));
  useImportEvents(() => setWanted(true));
  const imports = useImports(isWanted || uploads.length > 0);
  const items: readonly Import[] = imports.data?.pages.flatMap((page) => page.items) ?? [];
  const summary = summarise(uploads, items);
  const isUnfinished = summary.working.length + summary.ready.length > 0;
  useEffect(() => {
    if (imports.isSuccess) noteUnfinished(ledger.id, isUnfinished);
  }, [imports.isSuccess, ledger.id, isUnfinished]);
  const isOnPage = usePathname() === paths.imports();
  return <Indicator summary={summary} isOnPage={isOnPage} />;
}

function useSending(): void {
  const client = useQueryClient();
  const noteMade = useLiveImports();
  useEffect(() => {
    uploadQueue().sendWith(async ({ key, file, ledgerId }, onProgress, signal) => {
      const form = new FormData();
      form.append('file', file);
      const made = await call(
        'POST /ledgers/{ledgerId}/imports',
        { params: { ledgerId } },
        { form, transport: sendWithProgress(onProgress), signal, idempotencyKey: key },
      );
      noteUnfinished(ledgerId, true);
      client.setQueryData(oneKey(ledgerId, made.id), made);
      void client.invalidateQueries({ queryKey: listKey(ledgerId) });
      noteMade(made.id);
      noteArrival(made.id);
    });
  }, [client, noteMade]);
  useEffect(() => {
    const retry = () => uploadQueue().retryOffline();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, []);
}

function Indicator({ summary, isOnPage }: { summary: ImportSummary; isOnPage: boolean }) {
  const t = useTranslations('importStatus');
  const format = useFormatter();
  const { sending, failed, working, ready, share } = summary;
  const [first] = ready;
  const isMoving = sending > 0 || working.length > 0;
  const text =
    failed > 0
      ? t('failed', { count: failed })
      : sending > 0
        ? t('sending', { count: sending })
        : working.length > 0
          ? t('working', { count: working.length })
          : ready.length > 0
            ? t('ready', { count: ready.length })
            : null;
  const href =
    !isMoving && failed === 0 && ready.length === 1 && first ? paths.imports({ id: first.id }) : paths.imports();
  const Icon = isMoving || failed > 0 ? UploadIcon : FileCheck;
  return (
    <div role="status" className={cx('min-w-0', isOnPage && !isMoving && failed === 0 && 'hidden')}>
      {text === null ? null : (
        <Link
          href={href}
          className={cx(
            'hit-44 relative flex h-control min-w-0 items-center gap-2 overflow-hidden rounded-2 px-2 text-13 font-medium hover:bg-hover',
            failed > 0 ? 'text-bad' : 'text-ink-2',
          )}
        >
          <Icon aria-hidden="true" className="shrink-0" />
          <span className="truncate max-wide:sr-only">{text}</span>
          {isMoving ? (
            <>
              <span aria-hidden="true" className="text-12 text-ink-3 tabular-nums">
                {format.number(share, { style: 'percent', maximumFractionDigits: 0 })}
              </span>
              <Bar share={share} className="absolute inset-x-2 bottom-0.5 h-0.5 w-auto" />
            </>
          ) : null}
          {!isMoving && ready.length > 0 ? (
            <span aria-hidden="true" className="text-12 text-ink-3 wide:hidden">
              {format.number(ready.length)}
            </span>
          ) : null}
        </Link>
      )}
    </div>
  );
}
