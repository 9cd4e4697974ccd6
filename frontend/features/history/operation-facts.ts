import type { Operation } from '@expenseai/contracts/operations';
import { quoteName } from './quote-name.ts';

/** What an operation was, as its sentence and sign are chosen by. */
export const operationKinds = [
  'ledger.create',
  'ledger.update',
  'member.add',
  'member.update',
  'member.remove',
  'account.create',
  'account.update',
  'account.delete',
  'category.create',
  'category.update',
  'category.delete',
  'category.merge',
  'category-group.create',
  'category-group.update',
  'category-group.delete',
  'payee.create',
  'payee.update',
  'payee.delete',
  'payee.merge',
  'payee.bulk-update',
  'tag.create',
  'tag.update',
  'tag.delete',
  'tag.merge',
  'view.create',
  'view.update',
  'view.delete',
  'transaction.create',
  'transaction.update',
  'transaction.delete',
  'transaction.bulk-update',
  'transaction.bulk-delete',
  'import.commit',
  'import.decide',
] as const;
type OperationKind = (typeof operationKinds)[number];

/** The kind, or null of one that this page doesn't know yet. */
export function kindOf({ kind }: Pick<Operation, 'kind'>): OperationKind | null {
  return operationKinds.find((known) => known === kind) ?? null;
}

/** The facts that a summary may hold; what it lacks, or has in another form, is absent. */
export interface OperationFacts {
  name?: string;
  newName?: string;
  fields: readonly string[];
  count?: number;
  /** How many were merged beside the one that is named. */
  others?: number;
  isArchived?: boolean;
  isDemo?: boolean;
  isTransfer?: boolean;
  isLeaving?: boolean;
  role?: string;
  importId?: string;
  fileName?: string;
  action?: string;
  added?: number;
  merged?: number;
  duplicate?: number;
}

const texts = ['name', 'newName', 'role', 'importId', 'fileName', 'action'] as const;
const numbers = ['count', 'others', 'added', 'merged', 'duplicate'] as const;
const truths = ['isArchived', 'isDemo', 'isTransfer', 'isLeaving'] as const;

/** Reads a summary, whose shape depends on the kind and on the version that wrote it. */
export function factsOf({ summary }: Pick<Operation, 'summary'>): OperationFacts {
  const facts: OperationFacts = {
    fields: Array.isArray(summary.fields) ? summary.fields.filter((field) => typeof field === 'string') : [],
  };
  for (const key of texts) {
    const value = summary[key];
    if (typeof value === 'string') facts[key] = value;
  }
  for (const key of numbers) {
    const value = summary[key];
    if (typeof value === 'number') facts[key] = value;
  }
  for (const key of truths) {
    const value = summary[key];
    if (typeof value === 'boolean') facts[key] = value;
  }
  return facts;
}

/** Where what an operation touched can be seen. */
type Touched = { page: 'import'; id: string } | { page: 'transactions'; q: string };

const named = { account: 'account', category: 'category', payee: 'payee', tag: 'tag' } as const;

/** The import, or the transactions of what was made or changed; null where nothing leads there. */
export function touchedBy(operation: Pick<Operation, 'kind' | 'summary' | 'isUndone'>): Touched | null {
  const { importId, name, newName } = factsOf(operation);
  if (importId !== undefined) return { page: 'import', id: importId };
  const [entity = '', verb] = operation.kind.split('.');
  if (!Object.hasOwn(named, entity) || verb === 'delete' || name === undefined) return null;
  if (operation.isUndone && verb === 'create') return null;
  const now = operation.isUndone ? name : (newName ?? name);
  return { page: 'transactions', q: `${named[entity as keyof typeof named]}:${quoteName(now)}` };
}
