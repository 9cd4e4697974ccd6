import { nameKey } from '../text/normalise.ts';
import { type NamedField, type NameIndex, referenceOf } from './names.ts';
import { allOf, anyOf, not, type Query } from './tree.ts';

/**
 * The query with names turned into ids, as it is stored, so that a rename doesn't break it. A name that several things
 * carry becomes any of them; a group's name becomes the group, so that later categories of it count. A name that
 * nothing carries stays and matches nothing until something does.
 */
export function bindNames(query: Query, names: NameIndex): Query {
  return rewrite(query, (item) => {
    const found = referenceOf(item);
    if (found?.reference.by !== 'name') return [item];
    const ids = names.idsOf(found.field, found.reference.name);
    return ids.length === 0 ? [item] : ids.map((id) => condition(found.field, { by: 'id', id }));
  });
}

/**
 * The inverse of `bindNames`, for showing and editing: ids become today's names, where the name means no more than the
 * ids that stand together. Others stay ids, so that what is shown means what is stored.
 */
export function unbindIds(query: Query, names: NameIndex): Query {
  return rewrite(query, (item, siblings) => {
    const found = referenceOf(item);
    if (found?.reference.by !== 'id') return [item];
    const { field } = found;
    const name = names.nameOf(field, found.reference.id);
    if (name === undefined) return [item];
    const together = new Set(siblings.map((sibling) => idOf(sibling, field)));
    const ids = names.idsOf(field, name);
    if (!ids.every((id) => together.has(id))) return [item];
    // Two things of one name are written once.
    return found.reference.id === ids.find((id) => together.has(id)) ? [condition(field, { by: 'name', name })] : [];
  });
}

/** The stored query after a merge: the ids of what is gone become the id of what they were merged into. */
export function replaceIds(query: Query, field: NamedField, gone: ReadonlySet<string>, into: string): Query {
  return rewrite(query, (item, siblings) => {
    const id = idOf(item, field);
    if (id === null || !gone.has(id)) return [item];
    const alike = siblings.flatMap((sibling) => idOf(sibling, field) ?? []);
    // Among alternatives the one that stays is written once.
    const isWritten = alike.includes(into) || alike.find((other) => gone.has(other)) !== id;
    return isWritten ? [] : [condition(field, { by: 'id', id: into })];
  });
}

/**
 * The same for a tag, which queries know by its name. `others` are the tags that stay: one that is written alike is
 * meant by the same condition.
 */
export function replaceTag(query: Query, gone: string, into: string, others: readonly string[]): Query {
  const isShared = others.some((name) => nameKey(name) === nameKey(gone));
  return rewrite(query, (item, siblings) => {
    if (item.type !== 'tag' || nameKey(item.name) !== nameKey(gone)) return [item];
    const means = (sibling: Query) => sibling.type === 'tag' && nameKey(sibling.name) === nameKey(into);
    const stays: Query[] = isShared ? [item] : [];
    return [...stays, ...(siblings.some(means) ? [] : [{ type: 'tag', name: into } as const])];
  });
}

type Replace = (item: Query, siblings: readonly Query[]) => Query[];

/** Replaces conditions, each by any of what `replace` gives; `siblings` are the alternatives that it stands among. */
function rewrite(query: Query, replace: Replace): Query {
  switch (query.type) {
    case 'all':
      return allOf(query.items.map((item) => rewrite(item, replace)));
    case 'not':
      return not(rewrite(query.item, replace));
    case 'any':
      return alternatives(
        query.items.flatMap((item) => rewriteAlternative(item, query.items, replace)),
        query,
      );
    default:
      return alternatives(replace(query, [query]), query);
  }
}

function rewriteAlternative(item: Query, siblings: readonly Query[], replace: Replace): Query[] {
  const isNested = item.type === 'all' || item.type === 'any' || item.type === 'not';
  return isNested ? [rewrite(item, replace)] : replace(item, siblings);
}

function alternatives([first, ...others]: Query[], original: Query): Query {
  return first ? anyOf([first, ...others]) : original;
}

function condition(type: NamedField, target: { by: 'id'; id: string } | { by: 'name'; name: string }): Query {
  return { type, target };
}

function idOf(query: Query, field: NamedField): string | null {
  const found = referenceOf(query);
  return found?.field === field && found.reference.by === 'id' ? found.reference.id : null;
}
