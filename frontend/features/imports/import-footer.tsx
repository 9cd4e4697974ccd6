'use client';

import type { Import } from '@expenseai/contracts/imports';
import { useFormatter, useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';
import { useMedia } from '../../lib/use-media.ts';
import { useModifier } from '../../lib/use-modifier.ts';
import { Button } from '../../ui/button.tsx';
import { BalanceSentence } from './balance-sentence.tsx';
import { DropImport } from './drop-import.tsx';
import { useCommit } from './import-queries.ts';
import { plannedOutcome } from './moved-outcome.ts';

/** What will be written and what won't, whether the balance agrees, and the one button that writes. */
export function ImportFooter({ item }: { item: Import }) {
  const t = useTranslations('imports');
  const format = useFormatter();
  const commit = useCommit(item.id);
  const modifier = useModifier();
  // There it stands above the lines, where there is room for it.
  const isPhone = useMedia('phone');
  const planned = plannedOutcome(item);
  const toWrite = planned.added + planned.merged;
  const isReady = item.status === 'ready' && item.questions.length === 0;
  const write = () => {
    if (isReady && !commit.isPending) commit.mutate(undefined);
  };
  useShortcut({ keys: 'mod+Enter', description: t('keys.commit'), run: write, isGlobal: true });
  const aside = [
    planned.duplicate > 0 ? t('staysOut', { count: planned.duplicate }) : null,
    planned.skipped > 0 ? t('skippedCount', { count: planned.skipped }) : null,
    planned.open > 0 ? t('undecided', { count: planned.open }) : null,
    item.counts.invalid > 0 ? t('invalidCount', { count: item.counts.invalid }) : null,
  ].filter((part) => part !== null);
  return (
    <footer className="sticky bottom-(--bottombar) z-10 flex min-h-14 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line-2 bg-surface px-4 py-2 text-13 wide:px-8">
      <p className="max-wide:flex-1" aria-live="polite">
        <span className="font-medium">
          {planned.merged > 0
            ? t('plannedBoth', { added: format.number(planned.added), matched: format.number(planned.merged) })
            : t('plannedNew', { added: format.number(planned.added) })}
        </span>
        <span className="ml-3 text-ink-2 max-wide:hidden">{aside.join(' · ')}</span>
      </p>
      <span className="flex-1 max-wide:hidden" />
      {item.questions.length > 0 ? (
        <span className="text-12 text-warn">{t('openFirst', { count: item.questions.length })}</span>
      ) : isPhone ? null : (
        <BalanceSentence item={item} open={planned.open} />
      )}
      <DropImport id={item.id} className="max-wide:hidden" />
      <Button variant="filled" shortcut={`${modifier}↵`} disabled={!isReady} isBusy={commit.isPending} onClick={write}>
        {toWrite > 0 ? t('importCount', { count: format.number(toWrite) }) : t('finish')}
      </Button>
    </footer>
  );
}
