import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../platform/config/config.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';
import { bootstrapRoles, connectionsTo, createDatabase, embeddedDatabase } from '../../platform/database/roles.ts';
import { startEmbeddedPostgres } from '../../platform/embedded-postgres/embedded-postgres.ts';
import { type Restored, restore } from './restore.ts';

/**
 * Restores a backup beside everything else: into a PostgreSQL of its own, in a folder below DATA_DIR that is removed
 * afterwards, with the keys of the settings. Touches nothing of the installation.
 */
export async function restoreBeside(
  config: Config,
  file: string,
  identities: readonly string[],
  tell: (step: string) => void,
): Promise<Restored> {
  const folder = await mkdtemp(join(config.dataDir, 'restore-drill-'));
  const { backup } = loadSecrets(config);
  const scratch: Config = {
    ...config,
    dataDir: folder,
    s3: null,
    database: { ...config.database, url: undefined },
    givenSecrets: { ...config.givenSecrets, backup },
  };
  const postgres = await startEmbeddedPostgres({ dataDir: folder, isDurable: false });
  try {
    const secrets = loadSecrets(scratch);
    await bootstrapRoles(postgres.superuser, secrets.databasePasswords);
    await createDatabase(postgres.superuser, embeddedDatabase);
    const { host, port } = postgres.superuser;
    const target = { host: host ?? '', port: port ?? 0, database: embeddedDatabase };
    const connections = connectionsTo(target, secrets.databasePasswords);
    return await restore({ config: scratch, secrets, connections, file, identities, tell });
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
