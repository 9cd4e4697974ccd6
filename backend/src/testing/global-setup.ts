import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate } from '../platform/database/migrate.ts';
import { bootstrapRoles, connectionsTo, createDatabase } from '../platform/database/roles.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.ts';
import { templateDatabase, testPasswords } from './test-passwords.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseHost: string;
    databasePort: number;
  }
}

/** One PostgreSQL for all test files, with a migrated database that each of them copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'expenseai-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir, isDurable: false });
  const stop = async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { host, port } = postgres.superuser;
    if (host === undefined || port === undefined) throw new Error('The embedded PostgreSQL names no socket');
    await bootstrapRoles(postgres.superuser, testPasswords);
    await createDatabase(postgres.superuser, templateDatabase);
    await migrate(connectionsTo({ host, port, database: templateDatabase }, testPasswords).owner);
    project.provide('databaseHost', host);
    project.provide('databasePort', port);
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
