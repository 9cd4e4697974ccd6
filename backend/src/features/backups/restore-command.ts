import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { requireUnused } from '../../platform/backup/restore-archive.ts';
import { loadConfig } from '../../platform/config/config.ts';
import { loadSecrets } from '../../platform/config/secrets.ts';
import { startEmbeddedDatabase } from '../../platform/database/embedded-database.ts';
import { databaseConnections } from '../../platform/database/roles.ts';
import { holderOfDataFolder } from '../../platform/embedded-postgres/instance-lock.ts';
import { findBackup } from './find-backup.ts';
import { describeRestored, restore } from './restore.ts';

/**
 * `npm run restore -- FILE [--identity FILE]` restores a backup into an empty database, while ExpenseAI is stopped. The
 * backup is a path, or a name as `backup:list` gives it; the identity is a file with the key that is kept offline.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options: { identity: { type: 'string' } }, allowPositionals: true });
  const [named] = positionals;
  if (named === undefined)
    throw new Error('Say which backup: npm run restore -- FILE. npm run backup:list names them.');
  const config = loadConfig();
  const identities = values.identity === undefined ? [] : identitiesIn(resolve(config.root, values.identity));
  const file = await findBackup(config, named);
  const isEmbedded = config.database.url === undefined;
  const holder = isEmbedded && existsSync(config.dataDir) ? await holderOfDataFolder(config.dataDir) : undefined;
  if (holder !== undefined)
    throw new Error(`ExpenseAI is running as process ${holder}: stop it first. Nothing was changed.`);
  const secrets = loadSecrets(config);
  const { dataDir } = config;
  const passwords = secrets.databasePasswords;
  const postgres = isEmbedded ? await startEmbeddedDatabase({ dataDir, passwords, tell: console.log }) : undefined;
  try {
    const connections = databaseConnections(config, secrets);
    await requireUnused(connections.owner);
    const tell = (step: string) => console.log(`${step} …`);
    const restored = await restore({ config, secrets, connections, file, identities, tell });
    for (const line of describeRestored(restored)) console.log(line);
    if (restored.check.differingTotals > 0 || restored.check.brokenChains > 0) process.exitCode = 1;
  } finally {
    await postgres?.stop();
  }
}

/** As age writes them: one a line, beside comments. */
function identitiesIn(path: string): string[] {
  const found = readFileSync(path, 'utf8').match(/^AGE-SECRET-KEY-1[0-9A-Z]+$/gm) ?? [];
  if (found.length === 0) throw new Error(`${path} has no line that begins with AGE-SECRET-KEY-1.`);
  return found;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
