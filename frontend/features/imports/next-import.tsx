'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useTranslations } from 'use-intl';
import { paths } from '../../lib/paths.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { useImports } from './import-queries.ts';

/** Where several files came together: the way to the next that waits for a review. */
export function NextImport({ after }: { after: Import }) {
  const t = useTranslations('imports');
  const waiting = useImports()
    .data?.pages.flatMap((page) => page.items)
    .filter((item) => item.id !== after.id && (item.status === 'ready' || item.status === 'parsing'))
    .at(-1);
  if (!waiting) return null;
  return (
    <ButtonLink variant="filled" href={paths.imports({ id: waiting.id })}>
      {t('next', { file: waiting.fileName })}
    </ButtonLink>
  );
}
