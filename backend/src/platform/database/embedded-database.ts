import type { DatabasePasswords } from '../config/secrets.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres/embedded-postgres.ts';
import { keepPrograms } from '../embedded-postgres/kept-programs.ts';
import { bootstrapRoles, createDatabase, embeddedDatabase } from './roles.ts';
import { upgradeEmbedded } from './upgrade-embedded.ts';

export interface EmbeddedDatabaseOptions {
  dataDir: string;
  passwords: DatabasePasswords;
  /** Told what the person who starts should know. */
  tell: (sentence: string) => void;
  /** Gets each line that PostgreSQL writes. */
  onLog?: (line: string) => void;
}

/**
 * Runs the embedded PostgreSQL of a data folder, with the product's roles and its database, which is yet to be migrated.
 * A database of an older major version is upgraded before.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedPostgres> {
  const { dataDir, passwords, tell, onLog = () => undefined } = options;
  await upgradeEmbedded({ dataDir, passwords, tell, onLog });
  const postgres = await startEmbeddedPostgres({ dataDir, onLog });
  try {
    await bootstrapRoles(postgres.superuser, passwords);
    await createDatabase(postgres.superuser, embeddedDatabase);
  } catch (error) {
    await postgres.stop();
    throw error;
  }
  try {
    keepPrograms(dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    tell(`PostgreSQL’s programs could not be kept beside the database, which its next upgrade needs: ${reason}`);
  }
  return postgres;
}
