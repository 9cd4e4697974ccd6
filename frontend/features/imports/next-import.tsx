'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button.tsx';
import { useImportParams } from './import-params.ts';
import { useAnswer, useImports } from './import-queries.ts';

/** Where several files came together: the way to the next that waits for a review. */
export function NextImport({ after }: { after: Import }) {
  const waiting = (useImports().data?.pages.flatMap((page) => page.items) ?? [])
    .filter((item) => item.id !== after.id && (item.status === 'ready' || item.status === 'parsing'))
    .toReversed();
  // Ids are made in the order of time: first those that came with this one.
  const next = waiting.find((item) => item.id > after.id) ?? waiting[0];
  return next ? <OpenNext next={next} /> : null;
}

function OpenNext({ next }: { next: Import }) {
  const t = useTranslations('imports');
  const { open } = useImportParams();
  const { mutate, isPending } = useAnswer(next.id);
  return (
    <Button
      variant="filled"
      isBusy={isPending}
      onClick={() =>
        // Read again: the ledger now has the lines of the file before, and knows which account such a file belongs to.
        mutate({ answers: {} }, { onSettled: () => open(next.id) })
      }
    >
      {t('next', { file: next.fileName })}
    </Button>
  );
}
