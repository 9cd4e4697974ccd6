import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { keptKeys, type Secrets } from '../config/secrets.ts';
import type { Database } from '../database/database.ts';
import { databaseConnections } from '../database/roles.ts';
import { Storage } from '../storage/storage.ts';
import { identityOfKey, recipientOf } from './backup-key.ts';
import { secondPlace } from './backup-places.ts';
import type { BackupDependencies } from './make-backup.ts';

/** Settings and secrets of the installation that is backed up; fits through a message to a thread. */
export interface BackupSource {
  config: Pick<Config, 'root' | 'dataDir' | 's3' | 'database' | 'givenSecrets' | 'backup'>;
  secrets: Pick<Secrets, 'backup' | 'databasePasswords'>;
}

/** What making a backup needs. */
export async function openBackups({ config, secrets }: BackupSource, database: Database): Promise<BackupDependencies> {
  const { recipient, folder, retentionDays } = config.backup;
  const identity = identityOfKey(secrets.backup);
  return {
    database,
    owner: databaseConnections(config, secrets).owner,
    storage: new Storage(config),
    keys: keptKeys(config),
    version: versionOf(config.root),
    dataDir: config.dataDir,
    folder,
    second: secondPlace(config.backup),
    recipients: [await recipientOf(identity), ...(recipient === undefined ? [] : [recipient])],
    identity,
    retentionDays,
    now: () => new Date(),
  };
}

function versionOf(root: string): string {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
