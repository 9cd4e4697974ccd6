import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { Database } from '../platform/database/database.ts';
import { connectionsTo, createDatabase, type DatabaseConnections } from '../platform/database/roles.ts';
import { templateDatabase, testPasswords } from './test-passwords.ts';

export interface TestDatabase {
  connections: Required<DatabaseConnections>;
  database: Database;
  bulkDatabase: Database;
  /** Runs SQL past row-level security, to arrange and to look. */
  asSuperuser: <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;
  close: () => Promise<void>;
}

/** A fresh copy of the migrated database for one test file. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const target = { host: inject('databaseHost'), port: inject('databasePort') };
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const { superuser } = connectionsTo({ ...target, database: 'postgres' }, testPasswords);
  await createDatabase(superuser, name, templateDatabase);
  const connections = connectionsTo({ ...target, database: name }, testPasswords);
  const options = {
    connections: 10,
    statementTimeoutMs: 30_000,
    onError: (error: Error) => {
      throw error;
    },
  };
  const database = new Database(connections.app, options);
  const bulkDatabase = new Database(connections.bulk, { ...options, connections: 2, hasLongStatements: true });
  const administrator = new pg.Client({ ...connections.superuser, database: name });
  await administrator.connect();
  return {
    connections,
    database,
    bulkDatabase,
    asSuperuser: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await administrator.query<Row>(text, values)).rows,
    close: async () => {
      await administrator.end();
      await bulkDatabase.close();
      await database.close();
    },
  };
}
