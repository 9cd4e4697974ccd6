import { loadConfig } from '../config/config.ts';
import { loadSecrets } from '../config/secrets.ts';
import { holderOfDataFolder } from '../embedded-postgres/instance-lock.ts';
import { startEmbeddedDatabase } from './embedded-database.ts';
import { migrate } from './migrate.ts';
import { databaseConnections } from './roles.ts';

/** `npm run migration:run`: brings the schema up to date, beside a running instance or by itself. */
async function main(): Promise<void> {
  const config = loadConfig();
  const secrets = loadSecrets(config);
  const isOurs = config.database.url === undefined && (await holderOfDataFolder(config.dataDir)) === undefined;
  const { dataDir } = config;
  const passwords = secrets.databasePasswords;
  const postgres = isOurs ? await startEmbeddedDatabase({ dataDir, passwords, tell: console.log }) : undefined;
  try {
    const names = await migrate(databaseConnections(config, secrets).owner);
    console.log(names.length === 0 ? 'The database is up to date.' : `Migrated: ${names.join(', ')}.`);
  } finally {
    await postgres?.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
