import {
  Bookmark,
  BookOpen,
  FolderTree,
  Hash,
  Inbox,
  Landmark,
  ListChecks,
  type LucideIcon,
  Pencil,
  Plus,
  Shapes,
  Store,
  Trash2,
  Upload,
  Users,
} from 'lucide-react';

const byKind: Record<string, LucideIcon> = {
  'transaction.create': Plus,
  'transaction.delete': Trash2,
  'transaction.bulk-update': ListChecks,
  'transaction.bulk-delete': Trash2,
  'import.commit': Upload,
  'import.decide': Inbox,
};
const byEntity: Record<string, LucideIcon> = {
  ledger: BookOpen,
  member: Users,
  account: Landmark,
  category: Shapes,
  'category-group': FolderTree,
  payee: Store,
  tag: Hash,
  view: Bookmark,
};

/** The sign of what a change was about; its title stands beside it. */
export function OperationIcon({ kind }: { kind: string }) {
  const Icon = byKind[kind] ?? byEntity[kind.split('.')[0] ?? ''] ?? Pencil;
  return <Icon aria-hidden="true" className="text-ink-3" />;
}
