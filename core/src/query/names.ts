import { nameKey } from '../text/normalise.ts';
import type { Query, Reference } from './tree.ts';

export interface Named {
  id: string;
  name: string;
}

export interface NamedCategory extends Named {
  groupId: string;
  kind: 'income' | 'expense';
}

/** What the names and ids of a query can refer to in one ledger. */
export interface QueryNames {
  categories: readonly NamedCategory[];
  categoryGroups: readonly Named[];
  accounts: readonly Named[];
  payees: readonly Named[];
}

export type NamedField = 'category' | 'account' | 'payee';

export interface NameIndex {
  /** Ids that carry the name, in the order of the ledger; a category's name may be a group's, too. */
  idsOf(field: NamedField, name: string): readonly string[];
  nameOf(field: NamedField, id: string): string | undefined;
  /** Every category, account or payee that a reference means; of a group all its categories. */
  resolve(field: NamedField, reference: Reference): ReadonlySet<string>;
  /** Undefined for a category that isn't there. */
  kindOf(categoryId: string): 'income' | 'expense' | undefined;
}

/** Looks names up by `nameKey`; made once for many queries or splits. */
export function indexNames(names: QueryNames): NameIndex {
  const fields: Record<NamedField, Field> = {
    category: indexField([...names.categoryGroups, ...names.categories]),
    account: indexField(names.accounts),
    payee: indexField(names.payees),
  };
  const members = new Map<string, string[]>(names.categoryGroups.map((group) => [group.id, []]));
  for (const category of names.categories) members.get(category.groupId)?.push(category.id);
  const kinds = new Map(names.categories.map((category) => [category.id, category.kind]));
  const idsOf = (field: NamedField, name: string) => fields[field].idsByKey.get(nameKey(name)) ?? [];
  return {
    idsOf,
    nameOf: (field, id) => fields[field].namesById.get(id),
    resolve: (field, reference) => {
      const ids = reference.by === 'id' ? [reference.id] : idsOf(field, reference.name);
      return new Set(field === 'category' ? ids.flatMap((id) => members.get(id) ?? [id]) : ids);
    },
    kindOf: (categoryId) => kinds.get(categoryId),
  };
}

interface Field {
  idsByKey: Map<string, string[]>;
  namesById: Map<string, string>;
}

function indexField(items: readonly Named[]): Field {
  const idsByKey = new Map<string, string[]>();
  const namesById = new Map<string, string>();
  for (const { id, name } of items) {
    const key = nameKey(name);
    const ids = idsByKey.get(key);
    if (ids) ids.push(id);
    else idsByKey.set(key, [id]);
    namesById.set(id, name);
  }
  return { idsByKey, namesById };
}

/** The field and reference of a condition that refers to a category, account or payee; null for any other. */
export function referenceOf(query: Query): { field: NamedField; reference: Reference } | null {
  if (query.type !== 'category' && query.type !== 'account' && query.type !== 'payee') return null;
  return query.target.by === 'none' ? null : { field: query.type, reference: query.target };
}
