import { Client, type ClientConfig } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { testPasswords } from '../../testing/test-passwords.ts';
import { parseConfig } from '../config/config.ts';
import { bootstrapRoles, connectionsTo, databaseConnections } from './roles.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

async function run(config: ClientConfig, text: string): Promise<unknown[]> {
  const client = new Client(config);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

test('no role of the product is superuser or past row-level security, and the owner of the search functions has no login', async () => {
  const roles = await database.asSuperuser(
    "select rolname, rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname like 'expenseai%' order by 1",
  );
  expect(roles.map(Object.values)).toEqual([
    ['expenseai_app', false, false, true],
    ['expenseai_bulk', false, false, true],
    ['expenseai_owner', false, false, true],
    ['expenseai_search', false, false, false],
  ]);
});

test('only the bulk writer may switch off the checks of foreign keys', async () => {
  const replica = 'begin; set local session_replication_role = replica; commit';
  await run(database.connections.bulk, replica);
  await expect(run(database.connections.app, replica)).rejects.toThrow('permission denied to set parameter');
  await expect(run(database.connections.owner, replica)).rejects.toThrow('permission denied to set parameter');
});

test('a second bootstrap changes passwords and mends roles, and is no error', async () => {
  const [administrator, bulk] = [database.connections.superuser, database.connections.bulk];
  await run(administrator, 'alter role expenseai_bulk nologin');
  await expect(run(bulk, 'select 1')).rejects.toThrow('not permitted to log in');
  await bootstrapRoles(administrator, testPasswords);
  await run(bulk, 'select 1');
});

test('a database takes the roles of the product only', async () => {
  const target = { host: inject('databaseHost'), port: inject('databasePort') };
  const name = String(
    (await run(database.connections.app, 'select current_database() as name')).map((row) => Object(row).name),
  );
  await run(database.connections.superuser, "create role stranger login password 'stranger'");
  try {
    const stranger = { ...target, database: name, user: 'stranger', password: 'stranger' };
    await expect(run(stranger, 'select 1')).rejects.toThrow('permission denied for database');
  } finally {
    await run(database.connections.superuser, 'drop role stranger');
  }
});

test('connections are those of the URLs when there are any, each falling back to DATABASE_URL', () => {
  const secrets = { databasePasswords: testPasswords };
  const url = 'postgres://app:x@db/money';
  const ownerUrl = 'postgres://owner:x@db/money';
  const given = parseConfig({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl }, '/r');
  expect(databaseConnections(given, secrets)).toEqual({
    app: { connectionString: url, ssl: false },
    owner: { connectionString: ownerUrl, ssl: false },
    bulk: { connectionString: url, ssl: false },
    direct: { connectionString: url, ssl: false },
  });
  const embedded = databaseConnections(parseConfig({ DATA_DIR: '/srv/data' }, '/r'), secrets);
  const target = { host: '/srv/data/run', port: 5432, database: 'expenseai' };
  expect(embedded).toEqual(connectionsTo(target, testPasswords));
});
