import { defaultCategories } from '@expenseai/core/categorising/default-categories';
import { v7 as uuid } from 'uuid';
import type { Change } from '../../platform/operations/change.ts';

const cashNames: Record<string, string> = { en: 'Cash', de: 'Bargeld' };

/** What a new ledger starts with: categories in their groups and a cash account. */
export async function insertDefaults(change: Change, language: string): Promise<void> {
  await insertDefaultCategories(change, language);
  const id = uuid();
  await change.db
    .insertInto('accounts')
    .values({
      ...change.creation,
      id,
      name: cashNames[language] ?? 'Cash',
      kind: 'cash',
      currency: change.ledger.currency,
      number: null,
      openedOn: null,
      reconciledUntil: null,
    })
    .execute();
  change.created('account', [id]);
}

/** Inserts the default categories; gives the id of the category for each category of general knowledge. */
export async function insertDefaultCategories(change: Change, language: string): Promise<Map<string, string>> {
  const groups = defaultCategories(language).map((group, position) => ({ id: uuid(), position, ...group }));
  await change.db
    .insertInto('categoryGroups')
    .values(groups.map(({ id, name, position }) => ({ ...change.creation, id, name, position })))
    .execute();
  const categories = groups.flatMap((group) =>
    group.categories.map((category, position) => ({
      ...change.creation,
      id: uuid(),
      groupId: group.id,
      name: category.name,
      kind: category.kind,
      icon: category.icon,
      colour: category.colour,
      common: category.common,
      position,
    })),
  );
  await change.db.insertInto('categories').values(categories).execute();
  change.created(
    'category_group',
    groups.map((group) => group.id),
  );
  change.created(
    'category',
    categories.map((category) => category.id),
  );
  return new Map(categories.flatMap(({ common, id }) => (common === null ? [] : [[common, id] as const])));
}
