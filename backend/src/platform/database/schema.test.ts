import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase();
});
afterAll(() => test_.close());

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Tables with their columns as `schema.ts` declares them. */
function declared(): Record<string, string[]> {
  const source = ['./schema.ts', './user-tables.ts', './installation-tables.ts']
    .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
    .join('\n');
  const interfaces = new Map<string, { columns: string[]; parents: string[] }>();
  for (const [, name = '', parents = '', body = ''] of source.matchAll(
    /interface (\w+)(?: extends ([\w, ]+))? \{\n([\s\S]*?)\n\}/g,
  )) {
    const columns = [...body.matchAll(/^ {2}(\w+)\??:/gm)].map(([, column = '']) => column);
    interfaces.set(name, {
      columns,
      parents: parents
        .split(',')
        .map((parent) => parent.trim())
        .filter(Boolean),
    });
  }
  const columnsOf = (name: string): string[] => {
    const found = interfaces.get(name);
    return found ? [...found.parents.flatMap(columnsOf), ...found.columns] : [];
  };
  const [, schema = ''] = source.match(/interface Schema \{([^}]*)\}/) ?? [];
  return Object.fromEntries(
    [...schema.matchAll(/(\w+): (\w+);/g)].map(([, table = '', type = '']) => [
      snake(table),
      columnsOf(type).map(snake).sort(),
    ]),
  );
}

test('the declared types have the tables and columns of the migrated database', async () => {
  const rows = await test_.asSuperuser<{ table: string; columns: string[] }>(`
    select table_name as table, array_agg(column_name::text order by column_name) as columns
    from information_schema.columns
    where table_schema = 'public' and table_name not like 'kysely%' group by 1 order by 1`);
  const migrated = Object.fromEntries(rows.map(({ table, columns }) => [table, columns.sort()]));
  expect(declared()).toEqual(migrated);
});
