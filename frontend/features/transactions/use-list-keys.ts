import { useTranslations } from 'use-intl';
import { useShortcut } from '../../lib/keyboard.ts';

interface ListKeys {
  canEdit: boolean;
  onMove: (steps: number) => void;
  onSelect: () => void;
  onOpen: () => void;
  onCategory: () => void;
  onTags: () => void;
  onEdit: () => void;
  onSplit: () => void;
  onDelete: () => void;
  onEscape: () => void;
}

/** The keys of the list; they work wherever the focus is, but in a text. */
export function useListKeys(keys: ListKeys): void {
  const t = useTranslations('transactions.keys');
  useShortcut({ keys: 'j', description: t('next'), run: () => keys.onMove(1) });
  useShortcut({ keys: 'k', description: t('previous'), run: () => keys.onMove(-1) });
  useShortcut({ keys: 'x', description: t('select'), run: keys.onSelect });
  useShortcut({ keys: 'o', description: t('open'), run: keys.onOpen });
  useShortcut(keys.canEdit ? { keys: 'c', description: t('category'), run: keys.onCategory } : null);
  useShortcut(keys.canEdit ? { keys: 't', description: t('tags'), run: keys.onTags } : null);
  useShortcut(keys.canEdit ? { keys: 'e', description: t('edit'), run: keys.onEdit } : null);
  useShortcut(keys.canEdit ? { keys: 's', description: t('split'), run: keys.onSplit } : null);
  useShortcut(keys.canEdit ? { keys: '#', description: t('delete'), run: keys.onDelete } : null);
  useShortcut({ keys: 'Escape', description: t('close'), run: keys.onEscape });
}
