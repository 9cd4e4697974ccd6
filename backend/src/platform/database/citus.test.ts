import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

interface Placed {
  name: string;
  key: string | null;
  colocated: string | null;
}

const script = readFileSync(new URL('../../../../deploy/citus/distribute.sql', import.meta.url), 'utf8');
const placements = [...script.matchAll(/^ {2}\('(\w+)', '(\w+)', (?:'(\w+)'|null)\)[,;]$/gm)].map(
  ([, name = '', kind = '', key]) => ({ name, kind, key }),
);

/** Tables that a script places as `kind`. */
const placed = (kind: string) => placements.filter((placement) => placement.kind === kind).map(({ name }) => name);

/** Stands where Citus would: its functions write down what they were asked for, and place nothing. */
const citusThatOnlyNotes = `
  create schema citus;
  create table citus.placed (n integer generated always as identity, name text, key text, colocated text);
  create view citus.pg_dist_partition as select name::regclass as logicalrelid from citus.placed;
  create function citus.create_reference_table(wanted regclass) returns void
    language sql begin atomic insert into citus.placed (name) values (wanted::text); end;
  create function citus.create_distributed_table(wanted regclass, key text, colocate_with text) returns void
    language sql begin atomic insert into citus.placed (name, key, colocated) values (wanted::text, key, colocate_with); end;
  set search_path = public, citus;
`;

const foreignKeys = `
  select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`;

let db: TestDatabase;
let tenantTables: string[];
beforeAll(async () => {
  db = await createTestDatabase();
  const rows = await db.asSuperuser<{ name: string }>(
    `select table_name::text as name from information_schema.columns
     where table_schema = 'public' and column_name = 'ledger_id'`,
  );
  tenantTables = rows.map(({ name }) => name);
});
afterAll(() => db.close());

describe('the schema can be distributed by ledger: of the tables of ledgers', () => {
  it('every unique index starts with the ledger', async () => {
    const wrong = await db.asSuperuser(
      `select i.indexrelid::regclass::text as index from pg_index i
       join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
       where i.indisunique and i.indrelid = any($1::text[]::regclass[]) and a.attname <> 'ledger_id'`,
      [tenantTables],
    );
    expect(wrong).toEqual([]);
    expect(tenantTables.length).toBeGreaterThan(20);
  });

  it('every foreign key leads to the same ledger, or to a table that is on every node', async () => {
    const wrong = await db.asSuperuser(
      `select conname from pg_constraint
       where contype = 'f' and conrelid = any($1::text[]::regclass[])
         and confrelid <> all($2::text[]::regclass[])
         and not (
           (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) = 'ledger_id'
           and (select attname from pg_attribute where attrelid = confrelid and attnum = confkey[1])
             = case confrelid when 'ledgers'::regclass then 'id' else 'ledger_id' end)`,
      [tenantTables, placed('reference')],
    );
    expect(wrong).toEqual([]);
  });

  it('no foreign key sets a column to null or to its default, and none leads to them from other tables', async () => {
    const wrong = await db.asSuperuser(
      `select conname from pg_constraint
       where contype = 'f' and connamespace = 'public'::regnamespace and (
         conrelid = any($1::text[]::regclass[]) and (confdeltype in ('n', 'd') or confupdtype <> 'a')
         or confrelid = any($1::text[]::regclass[]) and conrelid <> all($1::text[]::regclass[]))`,
      [[...tenantTables, 'ledgers']],
    );
    expect(wrong).toEqual([]);
  });

  it('none has a trigger, a sequence, a child table or a column that is generated', async () => {
    const wrong = await db.asSuperuser(
      `select tgrelid::regclass::text as table, tgname as what from pg_trigger
         where not tgisinternal and tgrelid = any($1::text[]::regclass[])
       union all select attrelid::regclass::text, attname from pg_attribute
         where attrelid = any($1::text[]::regclass[]) and (attidentity <> '' or attgenerated <> '')
       union all select adrelid::regclass::text, pg_get_expr(adbin, adrelid) from pg_attrdef
         where adrelid = any($1::text[]::regclass[]) and pg_get_expr(adbin, adrelid) ~* 'nextval|random|clock_timestamp'
       union all select inhparent::regclass::text, inhrelid::regclass::text from pg_inherits
         where inhparent = any($1::text[]::regclass[])`,
      [[...tenantTables, 'ledgers']],
    );
    expect(wrong).toEqual([]);
  });
});

describe('the script that distributes', () => {
  it('names every table once: those of ledgers by their ledger, and on every node what they refer to', async () => {
    const tables = await db.asSuperuser<{ name: string }>(
      `select tablename::text as name from pg_tables where schemaname = 'public' order by 1`,
    );
    expect(placements.map(({ name }) => name).sort()).toEqual(tables.map(({ name }) => name).sort());
    expect(placed('distributed').sort()).toEqual([...tenantTables, 'ledgers'].sort());
    const wrongKeys = placements.filter(
      ({ name, kind, key }) => key !== (kind === 'distributed' ? (name === 'ledgers' ? 'id' : 'ledger_id') : undefined),
    );
    expect(wrongKeys).toEqual([]);
    const referred = await db.asSuperuser<{ name: string }>(
      `select distinct confrelid::regclass::text as name from pg_constraint
       where contype = 'f' and conrelid = any($1::text[]::regclass[]) and confrelid <> all($1::text[]::regclass[])`,
      [[...tenantTables, 'ledgers']],
    );
    expect(placed('reference')).toEqual(referred.map(({ name }) => name));
  });

  it('runs on the migrated schema, asks for each table beside its ledger, and leaves every key as it was', async () => {
    const before = await db.asSuperuser(foreignKeys);
    await db.asSuperuser(citusThatOnlyNotes);
    await db.asSuperuser(script);
    const asked = await db.asSuperuser<Placed>('select name, key, colocated from citus.placed order by n');
    expect(asked[0]).toEqual({ name: 'users', key: null, colocated: null });
    expect(asked[1]).toEqual({ name: 'ledgers', key: 'id', colocated: 'none' });
    expect(
      asked
        .slice(2)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(tenantTables.sort());
    for (const { key, colocated } of asked.slice(2)) {
      expect({ key, colocated }).toEqual({ key: 'ledger_id', colocated: 'public.ledgers' });
    }
    expect(await db.asSuperuser(foreignKeys)).toEqual(before);
  });

  it('does nothing a second time, and stops at a table that it doesn’t know', async () => {
    const count = async () => (await db.asSuperuser('select from citus.placed')).length;
    const before = await count();
    await db.asSuperuser(script);
    expect(await count()).toBe(before);
    await db.asSuperuser('create table public.forgotten (ledger_id uuid)');
    await expect(db.asSuperuser(script)).rejects.toThrow('forgotten');
    await db.asSuperuser('rollback');
  });
});
