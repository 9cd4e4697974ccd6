import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootstrapRoles, createDatabase, embeddedDatabase } from '../platform/database/roles.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../platform/embedded-postgres/embedded-postgres.ts';
import { testPasswords } from './test-passwords.ts';

export interface OwnPostgres {
  /** Settings of the product that uses it as another server's database. */
  settings: Record<string, string>;
  socketDir: string;
  /** `fast` cuts its clients and writes everything out, `immediate` is what a crash of the server is. */
  restart: (how: 'fast' | 'immediate') => Promise<void>;
  close: () => Promise<void>;
}

/** A PostgreSQL of the test's own, that keeps what it has acknowledged, with the product's roles and database. */
export async function startOwnPostgres(): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'expenseai-own-'));
  let postgres: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir });
  await bootstrapRoles(postgres.superuser, testPasswords);
  await createDatabase(postgres.superuser, embeddedDatabase);
  const { socketDir } = postgres;
  const urlOf = (role: 'app' | 'owner' | 'bulk') =>
    `postgres://expenseai_${role}:${testPasswords[role]}@${encodeURIComponent(socketDir)}/${embeddedDatabase}`;
  return {
    settings: { DATABASE_URL: urlOf('app'), DATABASE_OWNER_URL: urlOf('owner'), DATABASE_BULK_URL: urlOf('bulk') },
    socketDir,
    restart: async (how) => {
      if (how === 'immediate') {
        process.kill(postgres.pid, 'SIGQUIT');
        await postgres.exited;
      }
      await postgres.stop();
      postgres = await startEmbeddedPostgres({ dataDir });
    },
    close: async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true });
    },
  };
}
