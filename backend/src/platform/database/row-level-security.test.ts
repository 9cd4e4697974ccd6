import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { assertHeldToPolicies } from './roles.ts';

let app: TestApp;
let owner: Person;
let tenantTables: string[];
beforeAll(async () => {
  app = await startTestApp();
  owner = await app.signUp();
  const rows = await app.db.asSuperuser<{ table: string }>(`
    select c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'ledger_id'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`);
  tenantTables = rows.map((row) => row.table);
});
afterAll(() => app.close());

test('every ledger table forces row-level security', async () => {
  const rows = await app.db.asSuperuser<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relname = any($1) and not (relrowsecurity and relforcerowsecurity)`,
    [[...tenantTables, 'ledgers']],
  );
  expect(rows).toEqual([]);
  expect(tenantTables.length).toBeGreaterThan(15);
});

test('with another ledger set, or none, no row of a ledger can be read, changed or deleted', async () => {
  const { pool } = app.db.database;
  for (const table of [...tenantTables, 'ledgers']) {
    for (const ledgerId of [uuid(), '']) {
      const client = await pool.connect();
      try {
        await client.query(`begin; set local app.ledger_id = '${ledgerId}'`);
        expect((await client.query(`select * from ${table}`)).rowCount, table).toBe(0);
        if (table !== 'audit_events') {
          const column = table === 'ledgers' ? 'id' : 'ledger_id';
          expect((await client.query(`update ${table} set ${column} = ${column}`)).rowCount, table).toBe(0);
          expect((await client.query(`delete from ${table}`)).rowCount, table).toBe(0);
        }
      } finally {
        await client.query('rollback');
        client.release();
      }
    }
  }
});

test('a row can’t be written into a ledger that isn’t set', async () => {
  const { pool } = app.db.database;
  const client = await pool.connect();
  try {
    await client.query(`begin; set local app.ledger_id = '${uuid()}'`);
    const insert = client.query(
      `insert into tags (ledger_id, id, name, created_operation_id, version) values ($1, $2, 'x', $2, 1)`,
      [owner.ledgerId, uuid()],
    );
    await expect(insert).rejects.toMatchObject({ code: '42501' });
  } finally {
    await client.query('rollback');
    client.release();
  }
});

test('the app’s roles can’t get past the policies, and the logs can only be added to', async () => {
  const roles = await app.db.asSuperuser(
    `select rolname from pg_roles where rolname like 'expenseai%' and (rolsuper or rolbypassrls)`,
  );
  expect(roles).toEqual([]);
  for (const table of ['audit_events', 'security_events']) {
    await expect(app.db.database.pool.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
    await expect(app.db.database.pool.query(`update ${table} set event = event`)).rejects.toMatchObject({
      code: '42501',
    });
  }
});

test('only the listed functions see past the policies, each with a fixed search path and no public execute', async () => {
  const functions = await app.db.asSuperuser<{ name: string }>(`
    select p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef order by 1`);
  expect(functions.map(({ name }) => name)).toEqual([
    'archive_audit_events',
    'audited_ledger_ids',
    'ledger_ids',
    'ledgers_of',
    'role_in',
    'storage_used',
    'transactions_with_tags',
    'transactions_with_text',
  ]);
  const careless = await app.db.asSuperuser(`
    select p.proname from pg_proc p join pg_roles r on r.oid = p.proowner
    where p.pronamespace = 'public'::regnamespace and p.prosecdef
      and (p.proconfig is null or not p.proconfig::text like '%search_path%' or r.rolcanlogin
        or has_function_privilege('public', p.oid, 'execute'))`);
  expect(careless).toEqual([]);
});

test('keys of ledger tables start with ledger_id, and none points across ledgers', async () => {
  const wrong = await app.db.asSuperuser(
    `select conrelid::regclass as table, conname from pg_constraint
     where conrelid = any($1::regclass[]) and contype in ('p', 'u', 'f')
       and (select attname from pg_attribute where attrelid = conrelid and attnum = conkey[1]) <> 'ledger_id'
       and confrelid <> 'users'::regclass`,
    [tenantTables],
  );
  expect(wrong).toEqual([]);
  const fromGlobal = await app.db.asSuperuser(
    `select conrelid::regclass as table, conname from pg_constraint
     where contype = 'f' and not conrelid = any($1::regclass[]) and confrelid = any($1::regclass[])
       and connamespace = 'public'::regnamespace`,
    [tenantTables],
  );
  expect(fromGlobal).toEqual([]);
});

test('a login that the policies don’t hold is refused', async () => {
  const { connections } = app.db;
  await expect(assertHeldToPolicies(connections.superuser)).rejects.toThrow('is a superuser');
  await expect(assertHeldToPolicies(connections.owner)).rejects.toThrow('owns the tables');
  await assertHeldToPolicies(connections.app);
});
