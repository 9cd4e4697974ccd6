'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { commandBar } from '../../lib/handover.ts';
import { useShortcut } from '../../lib/keyboard.ts';
import { paths } from '../../lib/paths.ts';
import { undoToast } from '../../ui/toast-store.ts';
import { toggleRail } from './rail-state.ts';
import { openShortcuts, ShortcutsSheet } from './shortcuts-sheet.tsx';
import { useFindTransactions } from './use-find-transactions.ts';

/** The keys that work on every page, and the sheet that lists them, once their texts are there. */
export function FrameShortcuts() {
  // Asked of the whole: to name a part that isn't there yet is an error.
  return useTranslations().has('shortcuts.title') ? <Shortcuts /> : null;
}

function Shortcuts() {
  const t = useTranslations('shortcuts');
  const router = useRouter();
  const find = useFindTransactions();
  useShortcut({ keys: 'n', description: t('quickAdd'), run: () => commandBar.offer('add') });
  useShortcut({ keys: 'mod+k', description: t('command'), run: () => commandBar.offer('find'), isGlobal: true });
  useShortcut({ keys: '/', description: t('find'), run: find });
  useShortcut({ keys: 'i', description: t('import'), run: () => router.push(paths.imports()) });
  useShortcut({ keys: 'g h', description: t('goHome'), run: () => router.push(paths.home()) });
  useShortcut({ keys: 'g i', description: t('goInbox'), run: () => router.push(paths.inbox()) });
  useShortcut({ keys: 'g t', description: t('goTransactions'), run: () => router.push(paths.transactions()) });
  useShortcut({ keys: 'g m', description: t('goImports'), run: () => router.push(paths.imports()) });
  useShortcut({ keys: 'g y', description: t('goHistory'), run: () => router.push(paths.history()) });
  useShortcut({ keys: 'g a', description: t('goAccounts'), run: () => router.push(paths.accounts()) });
  useShortcut({ keys: 'g c', description: t('goCategories'), run: () => router.push(paths.categories()) });
  useShortcut({ keys: 'g s', description: t('goSettings'), run: () => router.push(paths.settings()) });
  useShortcut({ keys: 'u', description: t('undo'), run: () => undoToast() });
  useShortcut({ keys: 'mod+z', description: t('undo'), run: () => undoToast() });
  useShortcut({ keys: '[', description: t('rail'), run: toggleRail });
  useShortcut({ keys: '?', description: t('show'), run: openShortcuts });
  return <ShortcutsSheet />;
}
