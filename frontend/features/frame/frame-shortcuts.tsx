'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';
import { paths } from '../../lib/paths.ts';
import { undoToast } from '../../ui/toast-store.ts';
import { toggleRail } from './rail-state.ts';
import { openShortcuts, ShortcutsSheet } from './shortcuts-sheet.tsx';
import { useFindTransactions } from './use-find-transactions.ts';

/** The keys that work on every page, and the sheet that lists them. */
export function FrameShortcuts() {
  const t = useTranslations('shortcuts');
  const router = useRouter();
  const find = useFindTransactions();
  useShortcut({ keys: '/', description: t('find'), run: find });
  useShortcut({ keys: 'i', description: t('import'), run: () => router.push(paths.imports()) });
  useShortcut({ keys: 'g t', description: t('goTransactions'), run: () => router.push(paths.transactions()) });
  useShortcut({ keys: 'u', description: t('undo'), run: () => undoToast() });
  useShortcut({ keys: 'mod+z', description: t('undo'), run: () => undoToast() });
  useShortcut({ keys: '[', description: t('rail'), run: toggleRail });
  useShortcut({ keys: '?', description: t('show'), run: openShortcuts });
  return <ShortcutsSheet />;
}
